//! What is fed to the chain, and how it is read.

use crate::Moment;
use alloc::vec::Vec;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{arithmetic::FixedU128, prelude::Weight};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// A value that oracle members feed, as a decimal number with 18 places (`FixedU128`).
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
	/// HUX per unit of the index that kit follows (development: one Swiss franc).
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
	/// US dollars per whole token of an asset: what the market pays for it.
	Asset(u32),
}

/// What is known of a feed: its value comes with its age or not at all, so a stale price cannot be read as a fresh one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Quote {
	/// The members agree.
	Fresh {
		/// The median.
		value: FixedU128,
		/// When the oldest value that went into it was fed.
		since: Moment,
	},
	/// Too few members have fed a value that is young enough.
	NoQuorum,
	/// The members' values lie too far apart to trust any of them.
	Disputed,
}

/// Reads prices together with their age.
pub trait FreshPrice {
	/// What the present members say of `feed` at this moment.
	fn quote(feed: &Feed) -> Quote;
	/// The same, for a caller who has looked at the clock already: `now` is what it shows.
	fn quote_at(feed: &Feed, now: Moment) -> Quote;
	/// The same of several feeds, in their order.
	fn quotes_at(feeds: &[Feed], now: Moment) -> Vec<Quote> {
		feeds.iter().map(|feed| Self::quote_at(feed, now)).collect()
	}
	/// The most that one [`FreshPrice::quote`] can cost.
	fn quote_weight() -> Weight;
	/// How long a value stays fresh, in milliseconds.
	fn maximum_age() -> Moment;
}
