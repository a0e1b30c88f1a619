//! Parameters of a pool: guide price, curve, fee.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::Kind;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::{arithmetic::FixedU128, prelude::ensure};
use huxian_math::{curve::Shape, Fraction};
use huxian_traits::{governance::GovernedParams, oracle::Feed, Moment};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Maximum fee, in millionths: 5 %.
pub const MAX_FEE: u32 = 50_000;
/// Upper bound of [`PriceSource::Oracle`]'s `maximum_step`, in millionths: 50 %.
pub const MAX_STEP: u32 = 500_000;
/// Minimum k of a proactive curve around an oracle price: 0.0045.
#[doc(alias = "FLATTEST_GUIDED")]
pub const MIN_ORACLE_K: Fraction = Fraction::new(45, 10_000);

/// Price of one whole token of a pool, in dollars.
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
#[doc(alias = "Worth")]
pub enum UnitPrice {
	/// One dollar, by definition, times the backing of a family's token.
	Dollar,
	/// Value of an oracle feed.
	///
	/// For a family's token it is the feed of its unit, such as ether: the backing is counted by
	/// itself.
	Feed(Feed),
}

impl UnitPrice {
	/// Returns the feed of the price; `None` if it is a dollar by definition.
	pub fn feed(&self) -> Option<Feed> {
		match self {
			Self::Dollar => None,
			Self::Feed(feed) => Some(*feed),
		}
	}
}

/// Source of the guide price.
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
pub enum PriceSource {
	/// Constant price, in whole quote tokens per whole base token, times the backing of a family's
	/// token.
	Fixed(FixedU128),
	/// Price of the base token divided by the price of the quote token.
	Oracle {
		/// Price of a whole base token.
		base: UnitPrice,
		/// Price of a whole quote token.
		quote: UnitPrice,
		/// Maximum age of a feed's value, in milliseconds.
		maximum_age: Moment,
		/// Maximum step of the guide price without confirmation by a second median, in millionths.
		maximum_step: u32,
	},
}

/// Parameters of a pool, set by a committee.
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
#[doc(alias = "Terms")]
pub struct PoolParams {
	/// Source of the guide price.
	pub source: PriceSource,
	/// Curve around the guide price.
	pub shape: Shape,
	/// Fee of a trade, in millionths of the amount bought. It stays in the pool.
	pub fee: u32,
}

/// Bound that parameters of a pool violate.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidPoolParams {
	/// Fee above [`MAX_FEE`].
	FeeTooHigh,
	/// Unusable source of the guide price.
	InvalidSource,
	/// Linear curve of a public pool.
	LinearInPublicPool,
	/// Proactive curve around an oracle price with k below [`MIN_ORACLE_K`].
	CurveTooFlat,
}

impl GovernedParams for PoolParams {
	type Context = Kind;
	type Invalid = InvalidPoolParams;

	/// Checks the parameters for a pool of `kind`.
	fn validate(&self, kind: Kind) -> Result<(), InvalidPoolParams> {
		ensure!(self.fee <= MAX_FEE, InvalidPoolParams::FeeTooHigh);
		self.source.validate()?;
		match (&self.shape, &self.source) {
			(Shape::Linear(_), _) => ensure!(kind == Kind::Private, InvalidPoolParams::LinearInPublicPool),
			(Shape::Pmm(pmm), PriceSource::Oracle { .. }) => {
				let (k, min) = (pmm.k(), MIN_ORACLE_K);
				let steep = product(k.numerator, min.denominator) >= product(min.numerator, k.denominator);
				ensure!(steep, InvalidPoolParams::CurveTooFlat);
			},
			(Shape::Pmm(_), PriceSource::Fixed(_)) => (),
		}
		Ok(())
	}

	/// Returns true if the fee falls, the source is another or checked less, or the curve changes.
	///
	/// A steeper curve counts as well as a flatter one: it costs liquidity providers when the
	/// missing inventory comes back along it.
	fn is_looser_than(&self, before: &Self) -> bool {
		let Self { source, shape, fee } = self;
		*fee < before.fee || !is_same_curve(shape, &before.shape) || source.is_looser_than(&before.source)
	}
}

impl PriceSource {
	/// Checks that the price is neither zero nor that of a token in itself, and checks the bounds
	/// of age and step.
	fn validate(&self) -> Result<(), InvalidPoolParams> {
		let valid = match self {
			Self::Fixed(price) => price.into_inner() > 0,
			// Two dollars, or a feed over itself, would be a fixed price in disguise.
			Self::Oracle { base, quote, maximum_age, maximum_step } => {
				base != quote && *maximum_age > 0 && (1..=MAX_STEP).contains(maximum_step)
			},
		};
		ensure!(valid, InvalidPoolParams::InvalidSource);
		Ok(())
	}

	/// Returns true if this is another price, or accepts older values or larger steps.
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

	/// Returns true if both sources give the same price, with checks of any strictness.
	pub(crate) fn is_same_price(&self, other: &Self) -> bool {
		match (self, other) {
			(Self::Oracle { base, quote, .. }, Self::Oracle { base: other_base, quote: other_quote, .. }) => {
				(base, quote) == (other_base, other_quote)
			},
			_ => self == other,
		}
	}
}

/// Returns true if two curves are equal, even if their k is written as different fractions.
fn is_same_curve(one: &Shape, other: &Shape) -> bool {
	let (one, other): (Fraction, Fraction) = match (*one, *other) {
		(Shape::Pmm(one), Shape::Pmm(other)) => (one.into(), other.into()),
		(Shape::Linear(one), Shape::Linear(other)) => (one.into(), other.into()),
		_ => return false,
	};
	product(one.numerator, other.denominator) == product(other.numerator, one.denominator)
}

/// Returns the product of two numbers, which always fits.
fn product(one: u32, other: u32) -> u64 {
	u64::from(one).saturating_mul(other.into())
}
