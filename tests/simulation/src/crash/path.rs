//! Paths of the price of HUX.

use crate::statistics::Random;
use anyhow::{bail, Result};
use std::{fmt, ops::Range, str::FromStr};

const HOUR: u64 = 3_600;
/// Window in which the worst fall of a series is sought, in seconds.
const FALL_WINDOW: i64 = 48 * 3_600;
/// Time from the start of the simulation to the worst fall, in seconds.
const BEFORE: i64 = 6 * 3_600;
/// Time from the start of the worst fall to the end of the simulation, in seconds.
const AFTER: i64 = 96 * 3_600;

/// A path of the price of HUX.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PricePath {
	/// The worst stretch of a real market.
	Market,
	/// The worst stretch of a real market, with each logarithmic return doubled.
	Doubled,
	/// A fall by half within an hour.
	Hour,
	/// A fall by 60 % within a day.
	Day,
	/// A fall by 60 % within a day, with an outage of the oracle for six hours in its middle.
	Outage,
}

impl PricePath {
	/// All paths.
	pub const ALL: [Self; 5] = [Self::Market, Self::Doubled, Self::Hour, Self::Day, Self::Outage];

	/// Returns its name.
	pub fn name(self) -> &'static str {
		match self {
			Self::Market => "market",
			Self::Doubled => "doubled",
			Self::Hour => "hour",
			Self::Day => "day",
			Self::Outage => "outage",
		}
	}

	/// Returns whether it follows a series of prices.
	pub fn needs_history(self) -> bool {
		matches!(self, Self::Market | Self::Doubled)
	}
}

impl fmt::Display for PricePath {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(self.name())
	}
}

impl FromStr for PricePath {
	type Err = String;

	fn from_str(text: &str) -> Result<Self, String> {
		Self::ALL
			.into_iter()
			.find(|path| path.name() == text)
			.ok_or_else(|| "expected market, doubled, hour, day or outage".into())
	}
}

/// A point of a series of prices.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
	/// Time, in seconds since 1970.
	pub time: i64,
	/// Price, in any unit.
	pub price: f64,
}

/// The price of HUX over time, as a part of the first one.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct PriceCurve {
	/// Times in seconds and prices, oldest first.
	points: Vec<(f64, f64)>,
	outage: Option<Range<u64>>,
}

impl PriceCurve {
	/// Returns the curve of `path`.
	///
	/// `Market` and `Doubled` use the worst stretch of `history`, or of a seeded walk without any.
	pub fn new(path: PricePath, history: &[Point], seed: u64) -> Result<Self> {
		let straight = |seconds: u64, to: f64| vec![(0.0, 1.0), (seconds as f64, to)];
		let (points, outage) = match path {
			PricePath::Hour => (straight(HOUR, 0.5), None),
			PricePath::Day => (straight(24 * HOUR, 0.4), None),
			PricePath::Outage => (straight(24 * HOUR, 0.4), Some(9 * HOUR..15 * HOUR)),
			PricePath::Market | PricePath::Doubled => {
				let walk = if history.is_empty() { walk(seed) } else { history.to_vec() };
				let power = if path == PricePath::Doubled { 2.0 } else { 1.0 };
				(worst_stretch(&walk, power)?, None)
			},
		};
		Ok(Self { points, outage })
	}

	/// Returns the price `second` seconds after the start.
	///
	/// It is linear on a logarithmic scale between two points, and constant after the last.
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

	/// Returns the end, in seconds since the start.
	pub fn end(&self) -> u64 {
		self.points.last().map_or(0, |(time, _)| time.ceil() as u64)
	}

	/// Returns whether the oracle is down at `second`.
	pub fn is_oracle_down(&self, second: u64) -> bool {
		self.outage.as_ref().is_some_and(|outage| outage.contains(&second))
	}

	/// Returns start and end of the outage of the oracle, in hours.
	pub fn outage_hours(&self) -> Option<(f64, f64)> {
		let hours = |second: u64| second as f64 / HOUR as f64;
		self.outage.as_ref().map(|outage| (hours(outage.start), hours(outage.end)))
	}
}

/// Returns the stretch around the worst fall within two days, with returns times `power`.
fn worst_stretch(history: &[Point], power: f64) -> Result<Vec<(f64, f64)>> {
	let mut worst: Option<(f64, i64)> = None;
	for (place, from) in history.iter().enumerate() {
		let within = history.iter().skip(place).take_while(|to| to.time <= from.time + FALL_WINDOW);
		let lowest = within.map(|to| to.price / from.price).fold(1.0, f64::min);
		if worst.is_none_or(|(fall, _)| lowest < fall) {
			worst = Some((lowest, from.time));
		}
	}
	let Some((_, start)) = worst else { bail!("the series has no prices") };
	let stretch: Vec<&Point> =
		history.iter().filter(|point| (start - BEFORE..=start + AFTER).contains(&point.time)).collect();
	let Some(first) = stretch.first() else { bail!("the series has no prices") };
	Ok(stretch.iter().map(|at| ((at.time - first.time) as f64, (at.price / first.price).powf(power))).collect())
}

/// Returns two years of random hourly prices: normal returns, with a large one now and then.
fn walk(seed: u64) -> Vec<Point> {
	let mut random = Random::new(seed, "prices");
	let mut price = 1.0_f64;
	(0..2 * 365 * 24)
		.map(|hour| {
			let normal = random.normal();
			let size = if random.uniform() < 0.02 { 0.04 } else { 0.008 };
			price *= (normal * size).exp();
			Point { time: hour * 3_600, price }
		})
		.collect()
}

#[cfg(test)]
mod tests {
	use super::*;

	fn lowest(curve: &PriceCurve) -> f64 {
		curve.points.iter().map(|(_, price)| *price).fold(1.0, f64::min)
	}

	#[test]
	fn paths_end_at_their_price() {
		let price = |path, hours: u64| PriceCurve::new(path, &[], 1).unwrap().price(hours * HOUR);
		assert_eq!((price(PricePath::Hour, 0), price(PricePath::Hour, 1), price(PricePath::Hour, 50)), (1.0, 0.5, 0.5));
		assert!((price(PricePath::Day, 24) - 0.4).abs() < 1e-12);
		assert!((price(PricePath::Day, 12) - 0.4_f64.sqrt()).abs() < 1e-12);
		let outage = PriceCurve::new(PricePath::Outage, &[], 1).unwrap();
		assert_eq!([8, 9, 14, 15].map(|hour| outage.is_oracle_down(hour * HOUR)), [false, true, true, false]);
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
		let market = PriceCurve::new(PricePath::Market, &history, 1).unwrap();
		let doubled = PriceCurve::new(PricePath::Doubled, &history, 1).unwrap();
		assert!((lowest(&market) - 0.5).abs() < 1e-9 && (lowest(&doubled) - 0.25).abs() < 1e-9);
		assert!(market.end() > 90 * HOUR);
	}

	#[test]
	fn without_a_series_a_seeded_walk_is_used() {
		let one = PriceCurve::new(PricePath::Market, &[], 1).unwrap();
		assert_eq!(one, PriceCurve::new(PricePath::Market, &[], 1).unwrap());
		assert_ne!(one, PriceCurve::new(PricePath::Market, &[], 2).unwrap());
		assert!(lowest(&one) < 0.85, "{}", lowest(&one));
	}
}
