//! Feeds, and the trait that reads their prices together with their age.

use crate::Moment;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::arithmetic::FixedU128;
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A quantity that oracle members feed, as a decimal number with 18 places (`FixedU128`).
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Feed {
	/// HUX per unit of the index that kit follows. The unit is one Swiss franc in development.
	Index,
	/// US dollars per HUX.
	HuxUsd,
	/// US dollars per troy ounce of gold.
	XauUsd,
	/// US dollars per euro.
	EurUsd,
	/// US dollars per ether.
	EthUsd,
	/// US dollars per bitcoin.
	BtcUsd,
	/// US dollars per CKB.
	CkbUsd,
	/// US dollars per whole token of an asset, by its market price.
	Asset(u32),
}

/// The state of a feed.
///
/// A value comes with its age or not at all, so a stale price cannot be read as a fresh one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Quote {
	/// Enough members have fed fresh values, and these agree.
	Fresh {
		/// Median of the values, in the unit of the feed.
		value: FixedU128,
		/// Time when the oldest of the values was fed, in milliseconds since 1970.
		since: Moment,
	},
	/// Too few members have fed a fresh value.
	NoQuorum,
	/// The values lie too far apart to trust any of them.
	Disputed,
}

/// Reads prices together with their age.
pub trait FreshPrice {
	/// Returns the quote of `feed` now, from values of current members.
	fn quote(feed: &Feed) -> Quote;
	/// Returns the quote of `feed` at `now`. Saves a read for callers that know the time.
	///
	/// `now` must be the time of the chain, in milliseconds since 1970.
	fn quote_at(feed: &Feed, now: Moment) -> Quote;
	/// Returns the quotes of `feeds` at `now`, in their order.
	fn quotes_at(feeds: &[Feed], now: Moment) -> Vec<Quote> {
		feeds.iter().map(|feed| Self::quote_at(feed, now)).collect()
	}
	/// Returns the age at which a value is no longer fresh, in milliseconds.
	fn maximum_age() -> Moment;
}
