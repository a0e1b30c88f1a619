//! The values to feed at a time of the series.

use super::{
	synthetic::RandomWalk,
	value::{Feed, Values},
};
use crate::series::Series;
use anyhow::{bail, Result};
use huxian_client::amount::FIXED_PLACES;

/// All values to feed: those of a source, which change, and constant ones.
#[derive(Debug)]
pub struct Market {
	source: Source,
	constant: Values,
}

/// The source of the values that change. There is only one, so its size does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Debug)]
pub enum Source {
	/// Series from files.
	Files(Files),
	/// Random walk.
	Walk(RandomWalk),
}

impl Market {
	/// Returns a market of the values of `source`, and of `constant` values at all times.
	pub fn new(source: Source, constant: Values) -> Self {
		Self { source, constant }
	}

	/// Returns the first time with all series of the index.
	pub fn begins(&self) -> i64 {
		match &self.source {
			Source::Files(files) => files.begins(),
			Source::Walk(walk) => walk.begins(),
		}
	}

	/// Returns the time from which on there are no values.
	pub fn ends(&self) -> i64 {
		match &self.source {
			Source::Files(files) => files.ends(),
			Source::Walk(_) => i64::MAX,
		}
	}

	/// Returns the end of the gap that `time` is in; `None` outside of gaps.
	pub fn gap_until(&self, time: i64) -> Option<i64> {
		match &self.source {
			Source::Files(files) => files.gap_until(time),
			Source::Walk(_) => None,
		}
	}

	/// Returns the values at `time`, the index first.
	pub fn values(&mut self, time: i64) -> Values {
		let mut values = match &mut self.source {
			Source::Files(files) => files.values(time),
			Source::Walk(walk) => walk.values(time),
		};
		values.extend(self.constant.iter().copied());
		values
	}
}

impl Source {
	/// Returns true if it has values of `feed`.
	pub fn has(&self, feed: &Feed) -> bool {
		match self {
			Self::Files(files) => {
				files.dollars.iter().any(|(known, _)| known == feed)
					|| (*feed == Feed::Index && files.index_usd.is_some())
			},
			Self::Walk(_) => matches!(feed, Feed::Index | Feed::HuxUsd),
		}
	}
}

/// Series from files.
#[derive(Debug)]
pub struct Files {
	/// Series of the feeds in dollars.
	dollars: Vec<(Feed, Series)>,
	/// Series of the index in dollars.
	index_usd: Option<Series>,
}

impl Files {
	/// Returns the source of these series. Fails if they make no value, or have no time in common.
	pub fn new(dollars: Vec<(Feed, Series)>, index_usd: Option<Series>) -> Result<Self> {
		let files = Self { dollars, index_usd };
		if files.index_usd.is_some() && files.hux_usd().is_none() {
			bail!("--index-usd alone makes no index: it is divided by HUX/USD; give --hux-usd FILE as well");
		}
		if files.dollars.is_empty() {
			bail!("nothing to feed");
		}
		if files.begins() >= files.ends() {
			let (hux, index) = (files.hux_usd().map(span), files.index_usd.as_ref().map(span));
			bail!("the series have no time in common: {} and {}", hux.unwrap_or_default(), index.unwrap_or_default());
		}
		Ok(files)
	}

	fn hux_usd(&self) -> Option<&Series> {
		self.dollars.iter().find(|(feed, _)| *feed == Feed::HuxUsd).map(|(_, series)| series)
	}

	/// Returns the series of the index: they decide on begin, end and gaps.
	fn leading(&self) -> Vec<&Series> {
		self.hux_usd().into_iter().chain(self.index_usd.as_ref()).collect()
	}

	/// Returns all series.
	pub fn all(&self) -> impl Iterator<Item = &Series> {
		self.dollars.iter().map(|(_, series)| series).chain(self.index_usd.as_ref())
	}

	fn begins(&self) -> i64 {
		let leading = self.leading().iter().map(|series| series.begins()).max();
		leading.or_else(|| self.all().map(Series::begins).min()).unwrap_or(0)
	}

	fn ends(&self) -> i64 {
		// A series of a single point has no spacing: it lasts for a second.
		let end = |series: &Series| series.ends().max(series.last() + 1);
		let leading = self.leading().into_iter().map(end).min();
		leading.or_else(|| self.all().map(end).max()).unwrap_or(0)
	}

	fn gap_until(&self, time: i64) -> Option<i64> {
		let leading = self.leading();
		match (leading.as_slice(), self.dollars.as_slice()) {
			// Without an index, only a single series can have gaps to skip.
			([], [(_, only)]) => only.gap_until(time),
			(leading, _) => leading.iter().filter_map(|series| series.gap_until(time)).max(),
		}
	}

	fn values(&self, time: i64) -> Values {
		let hux_usd = self.hux_usd().and_then(|series| series.price_at(time));
		let index_usd = self.index_usd.as_ref().and_then(|series| series.price_at(time));
		let index = index_usd.zip(hux_usd).and_then(|(index, hux)| index.over(hux, FIXED_PLACES));
		let index = index.map(|value| (Feed::Index, value));
		let dollars = self.dollars.iter().filter_map(|(feed, series)| {
			// A series that has ended is no longer fed, so the oracle's value becomes stale.
			let is_live = *feed == Feed::HuxUsd || time < series.ends() || series.spacing == 0;
			let price = series.price_at(time).filter(|_| is_live)?;
			Some((*feed, price.units(FIXED_PLACES)?))
		});
		index.into_iter().chain(dollars).filter(|(_, value)| *value > 0).collect()
	}
}

fn span(series: &Series) -> String {
	let (from, to) = (huxian_client::moment::format(series.begins()), huxian_client::moment::format(series.ends()));
	format!("{} ({from} to {to})", series.name)
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_client::{
		amount::Decimal,
		moment::{self, HOUR},
	};

	fn series(text: &str, scale: &str) -> Series {
		Series::read(text.as_bytes(), "t", &scale.parse::<Decimal>().unwrap(), 3 * HOUR).unwrap()
	}

	const HOURLY: &str = "2017-07-01T11:00:00Z,2509.17\n2017-07-01T12:00:00Z,2488.43\n2017-07-01T13:00:00Z,2500\n";
	const MONTHLY: &str = "2017-06-01,1.0335\n2017-07-01,1.0425\n2017-08-01,1.0337\n";

	#[test]
	fn the_index_is_the_exact_quotient_and_comes_first() {
		let files = Files::new(vec![(Feed::HuxUsd, series(HOURLY, "0.0001"))], Some(series(MONTHLY, "1"))).unwrap();
		let time = moment::parse("2017-07-01 11:30:00").unwrap();
		assert_eq!(
			files.values(time),
			[(Feed::Index, 4_154_760_339_076_268_248), (Feed::HuxUsd, 250_917_000_000_000_000)]
		);
		// The index lasts from the later begin to the earlier end.
		assert_eq!(files.begins(), moment::parse("2017-07-01 11:00:00").unwrap());
		assert_eq!(files.ends(), moment::parse("2017-07-01 14:00:00").unwrap());
	}

	#[test]
	fn feeds_in_dollars_begin_and_end_independently() {
		let files = Files::new(
			vec![
				(Feed::HuxUsd, series(MONTHLY, "1")),
				(Feed::EurUsd, series(HOURLY, "1")),
				(Feed::Asset(20), series(MONTHLY, "2")),
			],
			None,
		)
		.unwrap();
		let feeds = |time: &str| -> Vec<Feed> {
			files.values(moment::parse(time).unwrap()).iter().map(|(feed, _)| *feed).collect()
		};
		assert_eq!(feeds("2017-06-15"), [Feed::HuxUsd, Feed::Asset(20)]);
		assert_eq!(feeds("2017-07-01 12:00:00"), [Feed::HuxUsd, Feed::EurUsd, Feed::Asset(20)]);
		assert_eq!(feeds("2017-07-02"), [Feed::HuxUsd, Feed::Asset(20)]);
	}

	#[test]
	fn an_index_needs_both_series_and_a_common_time() {
		let fail = |dollars, index| Files::new(dollars, index).map(|_| ()).unwrap_err().to_string();
		assert!(fail(vec![], Some(series(MONTHLY, "1"))).contains("--hux-usd"));
		let later = series("2020-01-01 00:00:00,1\n2020-01-01 01:00:00,1\n", "1");
		assert!(fail(vec![(Feed::HuxUsd, series(HOURLY, "1"))], Some(later)).contains("no time in common"));
	}
}
