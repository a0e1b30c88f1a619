//! The ways that the price of HUX goes.

use crate::statistics::Dice;
use anyhow::{bail, Result};
use std::{fmt, ops::Range, str::FromStr};

const HOUR: u64 = 3_600;
/// The worst fall of a series is looked for within so many hours.
const WORST_WITHIN: i64 = 48 * 3_600;
/// It begins so long after the simulation,
const BEFORE: i64 = 6 * 3_600;
/// which goes on for so long after its beginning.
const AFTER: i64 = 96 * 3_600;

/// Which way the price goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fall {
	/// The worst stretch of a real market, as it was.
	Market,
	/// The same with each logarithmic return doubled.
	Doubled,
	/// To half within an hour.
	Hour,
	/// By 60 % within a day.
	Day,
	/// The same, and the oracle is silent for six hours in the middle.
	Outage,
}

impl Fall {
	/// All of them.
	pub const ALL: [Self; 5] = [Self::Market, Self::Doubled, Self::Hour, Self::Day, Self::Outage];

	/// Its name.
	pub fn name(self) -> &'static str {
		match self {
			Self::Market => "market",
			Self::Doubled => "doubled",
			Self::Hour => "hour",
			Self::Day => "day",
			Self::Outage => "outage",
		}
	}

	/// Whether it follows a series.
	pub fn needs_history(self) -> bool {
		matches!(self, Self::Market | Self::Doubled)
	}
}

impl fmt::Display for Fall {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}

impl FromStr for Fall {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		Self::ALL
			.into_iter()
			.find(|fall| fall.name() == text)
			.ok_or_else(|| "expected market, doubled, hour, day or outage".into())
	}
}

/// A price of a series.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
	/// Seconds since 1970.
	pub time: i64,
	/// The price, in any unit.
	pub price: f64,
}

/// The price of HUX over the time of a simulation, as a part of what it was at the beginning.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Curve {
	/// Seconds and prices, oldest first.
	points: Vec<(f64, f64)>,
	silence: Option<Range<u64>>,
}

impl Curve {
	/// The way `fall` goes; through the worst stretch of `history`, or of a seeded walk when that is empty.
	pub fn new(fall: Fall, history: &[Point], seed: u64) -> Result<Self> {
		let straight = |seconds: u64, to: f64| vec![(0.0, 1.0), (seconds as f64, to)];
		let (points, silence) = match fall {
			Fall::Hour => (straight(HOUR, 0.5), None),
			Fall::Day => (straight(24 * HOUR, 0.4), None),
			Fall::Outage => (straight(24 * HOUR, 0.4), Some(9 * HOUR..15 * HOUR)),
			Fall::Market | Fall::Doubled => {
				let walk = if history.is_empty() { walk(seed) } else { history.to_vec() };
				let power = if fall == Fall::Doubled { 2.0 } else { 1.0 };
				(worst_stretch(&walk, power)?, None)
			},
		};
		Ok(Self { points, silence })
	}

	/// The price so many seconds after the beginning: between two points it goes straight on a logarithmic scale; after the last it stays.
	pub fn price(&self, second: u64) -> f64 {
		let second = second as f64;
		let after = self.points.partition_point(|(time, _)| *time <= second);
		match (after.checked_sub(1).and_then(|before| self.points.get(before)), self.points.get(after)) {
			(Some((from, low)), Some((to, high))) => {
				(low.ln() + (high.ln() - low.ln()) * (second - from) / (to - from)).exp()
			},
			(Some((_, price)), None) | (None, Some((_, price))) => *price,
			(None, None) => 1.0,
		}
	}

	/// When it ends.
	pub fn end(&self) -> u64 {
		self.points.last().map_or(0, |(time, _)| time.ceil() as u64)
	}

	/// Whether the oracle is silent.
	pub fn is_silent(&self, second: u64) -> bool {
		self.silence.as_ref().is_some_and(|silence| silence.contains(&second))
	}

	/// When the oracle is silent, in hours.
	pub fn silence_hours(&self) -> Option<(f64, f64)> {
		let hours = |second: u64| second as f64 / HOUR as f64;
		self.silence.as_ref().map(|silence| (hours(silence.start), hours(silence.end)))
	}
}

/// The stretch around the worst fall within two days.
fn worst_stretch(history: &[Point], power: f64) -> Result<Vec<(f64, f64)>> {
	let mut worst: Option<(f64, i64)> = None;
	for (place, from) in history.iter().enumerate() {
		let within = history.iter().skip(place).take_while(|to| to.time <= from.time + WORST_WITHIN);
		let lowest = within.map(|to| to.price / from.price).fold(1.0, f64::min);
		if worst.is_none_or(|(fall, _)| lowest < fall) {
			worst = Some((lowest, from.time));
		}
	}
	let Some((_, begins)) = worst else { bail!("the series has no prices") };
	let stretch: Vec<&Point> =
		history.iter().filter(|point| (begins - BEFORE..=begins + AFTER).contains(&point.time)).collect();
	let Some(first) = stretch.first() else { bail!("the series has no prices") };
	Ok(stretch.iter().map(|at| ((at.time - first.time) as f64, (at.price / first.price).powf(power))).collect())
}

/// Two years of hourly prices that nobody has seen: each return the sum of twelve draws, now and then a large one.
fn walk(seed: u64) -> Vec<Point> {
	let mut dice = Dice::new(seed, "prices");
	let mut price = 1.0_f64;
	(0..2 * 365 * 24)
		.map(|hour| {
			let bell = dice.bell();
			let size = if dice.part() < 0.02 { 0.04 } else { 0.008 };
			price *= (bell * size).exp();
			Point { time: hour * 3_600, price }
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn lowest(curve: &Curve) -> f64 {
		curve.points.iter().map(|(_, price)| *price).fold(1.0, f64::min)
	}

	#[test]
	fn falls_end_where_they_say() {
		let price = |fall, hours: u64| Curve::new(fall, &[], 1).unwrap().price(hours * HOUR);
		assert_eq!((price(Fall::Hour, 0), price(Fall::Hour, 1), price(Fall::Hour, 50)), (1.0, 0.5, 0.5));
		assert!((price(Fall::Day, 24) - 0.4).abs() < 1e-12);
		assert!((price(Fall::Day, 12) - 0.4_f64.sqrt()).abs() < 1e-12);
		let outage = Curve::new(Fall::Outage, &[], 1).unwrap();
		assert_eq!([8, 9, 14, 15].map(|hour| outage.is_silent(hour * HOUR)), [false, true, true, false]);
	}

	#[test]
	fn the_worst_two_days_of_a_series_are_found_and_doubled() {
		let hours = 0..400;
		let history: Vec<Point> = hours
			.map(|hour| {
				let fall = f64::from((hour - 200).clamp(0, 10)) * 0.05;
				Point { time: i64::from(hour) * 3_600, price: 100.0 * (1.0 - fall) }
			})
			.collect();
		// The fall from the 200th hour on is half of the price within ten hours.
		let market = Curve::new(Fall::Market, &history, 1).unwrap();
		let doubled = Curve::new(Fall::Doubled, &history, 1).unwrap();
		assert!((lowest(&market) - 0.5).abs() < 1e-9 && (lowest(&doubled) - 0.25).abs() < 1e-9);
		assert!(market.end() > 90 * HOUR);
	}

	#[test]
	fn without_a_series_there_is_a_seeded_one() {
		let one = Curve::new(Fall::Market, &[], 1).unwrap();
		assert_eq!(one, Curve::new(Fall::Market, &[], 1).unwrap());
		assert_ne!(one, Curve::new(Fall::Market, &[], 2).unwrap());
		assert!(lowest(&one) < 0.85, "{}", lowest(&one));
	}
}
