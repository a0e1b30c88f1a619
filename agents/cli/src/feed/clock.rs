//! The clock of the series: converts real time into a time of the series.

use super::market::Market;
use huxian_client::moment;
use std::time::Duration;

/// Behaviour of the clock in a gap of the series.
#[derive(clap::ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub enum Gaps {
	/// Jump to the next point.
	Skip,
	/// Keep running; the last price is fed.
	Hold,
}

/// The clock of the series.
#[derive(Debug)]
pub struct Clock {
	from: i64,
	until: i64,
	speed: u32,
	gaps: Gaps,
	repeat: bool,
	/// Seconds of the series that were skipped, less those that were repeated.
	shift: i64,
}

/// A reading of the clock.
#[derive(Debug, PartialEq, Eq)]
pub struct Reading {
	/// Time in seconds since 1970; `None` after the end of the series.
	pub time: Option<i64>,
	/// Message about a skipped gap or a repetition.
	pub notice: Option<String>,
}

impl Clock {
	/// Returns a clock that runs from `from` to before `until`, in seconds since 1970. It runs
	/// `speed` seconds of the series in a second of real time.
	pub fn new(from: i64, until: i64, speed: u32, gaps: Gaps, repeat: bool) -> Self {
		Self { from, until, speed, gaps, repeat, shift: 0 }
	}

	/// Returns the time of the series when `elapsed` has passed since the start.
	pub fn read(&mut self, elapsed: Duration, market: &Market) -> Reading {
		let run = elapsed.as_millis().saturating_mul(self.speed.into()) / 1_000;
		let mut time = self.from.saturating_add(i64::try_from(run).unwrap_or(i64::MAX)).saturating_add(self.shift);
		let mut notice = None;
		if self.gaps == Gaps::Skip {
			if let Some(next) = market.gap_until(time) {
				notice = Some(format!(
					"gap in the series: from {} straight to {}",
					moment::format(time),
					moment::format(next)
				));
				self.shift += next - time;
				time = next;
			}
		}
		if time < self.until {
			return Reading { time: Some(time), notice };
		}
		if !self.repeat {
			return Reading { time: None, notice: None };
		}
		self.shift -= time - self.from;
		let notice = Some(format!("the series is over: again from {}", moment::format(self.from)));
		Reading { time: Some(self.from), notice }
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
		feed::{
			market::{Files, Source},
			value::Feed,
		},
		series::Series,
	};
	use huxian_client::{amount::Decimal, moment::HOUR};

	fn market() -> (i64, Market) {
		let text = "2017-07-01 00:00:00,1\n2017-07-01 01:00:00,2\n2017-07-01 02:00:00,3\n2017-07-01 10:00:00,4\n";
		let series = Series::read(text.as_bytes(), "t", &Decimal::one(), 3 * HOUR).unwrap();
		let start = series.begins();
		(start, Market::new(Source::Files(Files::new(vec![(Feed::HuxUsd, series)], None).unwrap()), Vec::new()))
	}

	fn seconds(seconds: u64) -> Duration {
		Duration::from_secs(seconds)
	}

	#[test]
	fn time_is_accelerated_and_gaps_are_skipped() {
		let (start, market) = market();
		let mut clock = Clock::new(start, start + 11 * HOUR, 1_200, Gaps::Skip, false);
		assert_eq!(clock.read(seconds(0), &market).time, Some(start));
		assert_eq!(clock.read(Duration::from_millis(1_500), &market).time, Some(start + 1_800));
		assert_eq!(clock.read(seconds(6), &market), Reading { time: Some(start + 2 * HOUR), notice: None });
		// The gap lasts from the third to the tenth hour.
		let reading = clock.read(seconds(9), &market);
		assert_eq!(reading.time, Some(start + 10 * HOUR));
		assert!(reading.notice.unwrap().starts_with("gap in the series"));
		assert_eq!(clock.read(seconds(10), &market).time, Some(start + 10 * HOUR + 1_200));
		assert_eq!(clock.read(seconds(12), &market).time, None);
	}

	#[test]
	fn gaps_can_be_held_and_the_series_repeated() {
		let (start, market) = market();
		let mut clock = Clock::new(start, start + 11 * HOUR, 3_600, Gaps::Hold, true);
		assert_eq!(clock.read(seconds(9), &market), Reading { time: Some(start + 9 * HOUR), notice: None });
		let reading = clock.read(seconds(11), &market);
		assert_eq!(reading.time, Some(start));
		assert!(reading.notice.unwrap().contains("again from 2017-07-01 00:00:00"));
		assert_eq!(clock.read(seconds(13), &market).time, Some(start + 2 * HOUR));
	}
}
