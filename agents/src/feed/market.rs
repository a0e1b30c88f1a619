//! What there is to feed at a time of the series.

use super::synthetic::Walk;
use crate::{amount::FIXED_PLACES, series::Series};
use anyhow::{bail, Result};
use std::{fmt, str::FromStr};
use subxt::dynamic::Value;

/// What the oracle can be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
	/// HUX per unit of the index.
	Index,
	/// Dollars per HUX.
	HuxUsd,
	/// Dollars per ounce of gold.
	XauUsd,
	/// Dollars per euro.
	EurUsd,
	/// Dollars per ether.
	EthUsd,
	/// Dollars per bitcoin.
	BtcUsd,
	/// Dollars per CKB.
	CkbUsd,
	/// Dollars per unit of the asset of this id.
	Asset(u32),
}

impl fmt::Display for Feed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Asset(id) => write!(f, "Asset({id})"),
			other => write!(f, "{other:?}"),
		}
	}
}

impl Feed {
	/// As the chain's metadata names it.
	pub fn value(&self) -> Value {
		match self {
			Self::Asset(id) => Value::unnamed_variant("Asset", [Value::u128((*id).into())]),
			other => Value::unnamed_variant(other.to_string(), []),
		}
	}
}

/// Values in units of 10^-18, in the order in which they are fed.
pub type Values = Vec<(Feed, u128)>;

impl FromStr for Feed {
	type Err = String;

	/// As the metadata names it, or the number of an asset.
	fn from_str(text: &str) -> Result<Self, String> {
		Ok(match text {
			"Index" => Self::Index,
			"HuxUsd" => Self::HuxUsd,
			"XauUsd" => Self::XauUsd,
			"EurUsd" => Self::EurUsd,
			"EthUsd" => Self::EthUsd,
			"BtcUsd" => Self::BtcUsd,
			"CkbUsd" => Self::CkbUsd,
			id => Self::Asset(id.parse().map_err(|_| {
				format!("`{id}` is neither the number of an asset nor Index, HuxUsd, XauUsd, EurUsd, EthUsd, BtcUsd, CkbUsd")
			})?),
		})
	}
}

/// What there is to feed: what a source says of a time, and what stands still.
#[derive(Debug)]
pub struct Market {
	source: Source,
	steady: Values,
}

/// Where values come from that change. There is one of it, so its size does not matter.
#[allow(clippy::large_enum_variant)]
#[derive(Debug)]
pub enum Source {
	/// Files.
	Files(Files),
	/// A random walk.
	Walk(Walk),
}

impl Market {
	/// Beside the values of `source`, those of `steady` are fed at all times.
	pub fn new(source: Source, steady: Values) -> Self {
		Self { source, steady }
	}

	/// The first time with all that the index needs.
	pub fn begins(&self) -> i64 {
		match &self.source {
			Source::Files(files) => files.begins(),
			Source::Walk(walk) => walk.begins(),
		}
	}

	/// The time from which there is nothing left to feed.
	pub fn ends(&self) -> i64 {
		match &self.source {
			Source::Files(files) => files.ends(),
			Source::Walk(_) => i64::MAX,
		}
	}

	/// When `time` lies in a gap: the next time with a price.
	pub fn gap_until(&self, time: i64) -> Option<i64> {
		match &self.source {
			Source::Files(files) => files.gap_until(time),
			Source::Walk(_) => None,
		}
	}

	/// What to feed at `time`; the index first.
	pub fn values(&mut self, time: i64) -> Values {
		let mut values = match &mut self.source {
			Source::Files(files) => files.values(time),
			Source::Walk(walk) => walk.values(time),
		};
		values.extend(self.steady.iter().copied());
		values
	}
}

impl Source {
	/// Whether it says anything of a feed.
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
	/// Dollars per something.
	dollars: Vec<(Feed, Series)>,
	/// Dollars per unit of the index.
	index_usd: Option<Series>,
}

impl Files {
	/// The series of each dollar feed, and the index in dollars.
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

	/// What the index is made of.
	fn leading(&self) -> Vec<&Series> {
		self.hux_usd().into_iter().chain(self.index_usd.as_ref()).collect()
	}

	/// All series.
	pub fn all(&self) -> impl Iterator<Item = &Series> {
		self.dollars.iter().map(|(_, series)| series).chain(self.index_usd.as_ref())
	}

	fn begins(&self) -> i64 {
		let leading = self.leading().iter().map(|series| series.begins()).max();
		leading.or_else(|| self.all().map(Series::begins).min()).unwrap_or(0)
	}

	fn ends(&self) -> i64 {
		// A single point is held for a second, not for no time at all.
		let end = |series: &Series| series.ends().max(series.last() + 1);
		let leading = self.leading().into_iter().map(end).min();
		leading.or_else(|| self.all().map(end).max()).unwrap_or(0)
	}

	fn gap_until(&self, time: i64) -> Option<i64> {
		let leading = self.leading();
		match (leading.as_slice(), self.dollars.as_slice()) {
			// Without an index there is one clock only when there is one series.
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
			// What has come to its end is no longer fed: the oracle finds it stale by itself.
			let is_live = *feed == Feed::HuxUsd || time < series.ends() || series.spacing == 0;
			let price = series.price_at(time).filter(|_| is_live)?;
			Some((*feed, price.units(FIXED_PLACES)?))
		});
		index.into_iter().chain(dollars).filter(|(_, value)| *value > 0).collect()
	}
}

fn span(series: &Series) -> String {
	let (from, to) = (crate::moment::format(series.begins()), crate::moment::format(series.ends()));
	format!("{} ({from} to {to})", series.name)
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::{
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
		// Before both have begun, and after the shorter one has ended, there is no index.
		assert_eq!(files.begins(), moment::parse("2017-07-01 11:00:00").unwrap());
		assert_eq!(files.ends(), moment::parse("2017-07-01 14:00:00").unwrap());
	}

	#[test]
	fn dollar_feeds_go_by_themselves_and_end_by_themselves() {
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

	#[test]
	fn feeds_are_named_as_the_chain_names_them() {
		assert_eq!(Feed::HuxUsd.value(), Value::unnamed_variant("HuxUsd", []));
		assert_eq!(Feed::Asset(20).value(), Value::unnamed_variant("Asset", [Value::u128(20)]));
	}
}
