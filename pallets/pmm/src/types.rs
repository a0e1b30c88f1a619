//! What the pools keep.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::Trailing;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::arithmetic::FixedU128;
use huxian_math::{
	curve::{Guide, Inventory, Shape, Side},
	Fraction,
};
use huxian_traits::{oracle::Feed, AssetId, Balance, Moment};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Parts in one: fees, steps and surcharges are counted in millionths.
pub const MILLION: u32 = 1_000_000;
/// The highest fee: 5 %.
pub const HIGHEST_FEE: u32 = 50_000;
/// The largest step of a guide price that a pool can be told to believe at once: a half.
pub const HIGHEST_STEP: u32 = 500_000;
/// How far two medians may lie apart of which the second confirms a step above the maximum.
pub const CONFIRMATION: u32 = 5_000;
/// The flattest proactive curve that a pool with a moving guide price may have.
pub const FLATTEST_GUIDED: Fraction = Fraction::new(45, 10_000);
/// Shares of the first deposit that stay with the pool for ever, so that a share can never become so dear that a later deposit is lost in
/// the rounding.
pub const LOCKED_SHARES: Balance = 1_000;
/// The most pools: each is looked at in every block.
pub const MAX_POOLS: u32 = 16;
/// The most decimals of a token in a pool: with more, prices do not fit.
pub const MOST_DECIMALS: u8 = 24;
/// Decimals of pool shares.
pub const SHARE_DECIMALS: u8 = 12;

/// Who trades with a pool and provides it. Whoever holds shares may always take out what they stand for.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Kind {
	/// Anyone.
	Public,
	/// Listed accounts.
	Private,
}

/// What one side of a pool is worth in dollars.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Worth {
	/// A dollar, by definition.
	Dollar,
	/// What the oracle says.
	Feed(Feed),
}

impl Worth {
	/// The feed that says it, if it is not by definition.
	pub fn feed(&self) -> Option<Feed> {
		match self {
			Self::Dollar => None,
			Self::Feed(feed) => Some(*feed),
		}
	}
}

/// Where the guide price comes from.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Source {
	/// It never moves: so many whole quote tokens for a whole base token.
	Fixed(FixedU128),
	/// The worth of the base token over that of the quote token.
	Oracle {
		/// Of a whole base token.
		base: Worth,
		/// Of a whole quote token.
		quote: Worth,
		/// No price that is older counts, in milliseconds.
		maximum_age: Moment,
		/// A step of the guide price above this, in millionths, must be confirmed by a second median.
		maximum_step: u32,
	},
}

/// What a committee sets.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub struct Terms {
	/// Where the guide price comes from.
	pub source: Source,
	/// The curve around it.
	pub shape: Shape,
	/// What stays in the pool of every trade, in millionths of what is bought.
	pub fee: u32,
}

impl Terms {
	/// Whether a trade costs less by these terms than by those, or its price comes from elsewhere, may be older or jump further, or lies on another
	/// curve: also a steeper one takes from those who provide, because what is short comes back along it.
	pub fn is_looser_than(&self, before: &Self) -> bool {
		let Self { source, shape, fee } = self;
		*fee < before.fee || !is_same(shape, &before.shape) || source.is_looser_than(&before.source)
	}
}

impl Source {
	/// Whether this is another price, or an older or less certain one may count.
	fn is_looser_than(&self, before: &Self) -> bool {
		match (self, before) {
			(
				Self::Oracle { base, quote, maximum_age, maximum_step },
				Self::Oracle {
					base: base_before,
					quote: quote_before,
					maximum_age: age_before,
					maximum_step: step_before,
				},
			) => (base, quote) != (base_before, quote_before) || maximum_age > age_before || maximum_step > step_before,
			_ => self != before,
		}
	}
}

/// Whether two curves are the same, however their k is written.
fn is_same(one: &Shape, other: &Shape) -> bool {
	let (one, other): (Fraction, Fraction) = match (*one, *other) {
		(Shape::Pmm(one), Shape::Pmm(other)) => (one.into(), other.into()),
		(Shape::Linear(one), Shape::Linear(other)) => (one.into(), other.into()),
		_ => return false,
	};
	let product = |upper: u32, lower: u32| u64::from(upper).saturating_mul(lower.into());
	product(one.numerator, other.denominator) == product(other.numerator, one.denominator)
}

/// A price step above the maximum that waits for its confirmation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Suspect {
	/// Where the price seems to have gone.
	pub guide: Guide,
	/// When this was noticed: what confirms it must have been fed after.
	pub noticed: Moment,
}

/// Everything that has ever come into a pool and left it, per side. The sums wrap at 2^128 by rule: only their difference means something,
/// and that is exact as long as a reserve fits.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Flows {
	/// Base that came in.
	pub base_in: Balance,
	/// Base that left.
	pub base_out: Balance,
	/// Quote that came in.
	pub quote_in: Balance,
	/// Quote that left.
	pub quote_out: Balance,
}

impl Flows {
	/// Counts what came in.
	pub fn enter(&mut self, base: Balance, quote: Balance) {
		self.base_in = self.base_in.wrapping_add(base);
		self.quote_in = self.quote_in.wrapping_add(quote);
	}

	/// Counts what left.
	pub fn leave(&mut self, base: Balance, quote: Balance) {
		self.base_out = self.base_out.wrapping_add(base);
		self.quote_out = self.quote_out.wrapping_add(quote);
	}
}

/// A pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Pool {
	/// The token that is priced.
	pub base: AssetId,
	/// The token it is priced in.
	pub quote: AssetId,
	/// Decimals of the base token.
	pub base_decimals: u8,
	/// Decimals of the quote token.
	pub quote_decimals: u8,
	/// Who trades and provides.
	pub kind: Kind,
	/// What a committee has set.
	pub terms: Terms,
	/// Whether trades and deposits are refused.
	pub paused: bool,
	/// What it holds by its books, and what it aims at; all zero while nobody provides.
	pub inventory: Inventory,
	/// Shares that exist, those locked included.
	pub shares: Balance,
	/// The guide price that the last trade or block has seen.
	pub guide: Option<Guide>,
	/// The price it has come from; `None` until somebody provides and there is a price.
	pub trailing: Option<Trailing>,
	/// A step that waits for its confirmation.
	pub suspect: Option<Suspect>,
	/// All that has come and gone.
	pub flows: Flows,
}

impl Pool {
	/// Which side a token is; `None` when it is neither.
	pub fn side_of(&self, asset: AssetId) -> Option<Side> {
		match asset {
			asset if asset == self.base => Some(Side::Base),
			asset if asset == self.quote => Some(Side::Quote),
			_ => None,
		}
	}

	/// The token of a side.
	pub fn asset(&self, side: Side) -> AssetId {
		match side {
			Side::Base => self.base,
			Side::Quote => self.quote,
		}
	}

	/// Whether its curve is the linear one, whose targets are set and not found.
	pub fn is_linear(&self) -> bool {
		matches!(self.terms.shape, Shape::Linear(_))
	}

	/// Whether nobody provides.
	pub fn is_empty(&self) -> bool {
		self.shares == 0
	}
}

/// What a trade comes to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deal {
	/// The side that is sold to the pool.
	pub sold: Side,
	/// How much of it.
	pub paid: Balance,
	/// How much of the other side the trader gets.
	pub received: Balance,
	/// What the fee leaves in the pool of what was bought.
	pub fee: Balance,
	/// What the trailing price leaves in the pool of what the curve would have given, in millionths of it, down.
	pub surcharge: u32,
	/// The pool's inventory before the trade, its targets regressed.
	pub before: Inventory,
	/// The pool's inventory after it.
	pub after: Inventory,
	/// The guide price.
	pub guide: Guide,
}
