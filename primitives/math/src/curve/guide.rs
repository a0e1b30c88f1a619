//! The two tokens of a pool and the price between them.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{error::MathError, price::Ratio};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// One of the two tokens of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Side {
	/// The token that is priced.
	Base,
	/// The token that prices are in.
	Quote,
}

impl Side {
	/// The other token.
	pub const fn other(self) -> Self {
		match self {
			Self::Base => Self::Quote,
			Self::Quote => Self::Base,
		}
	}
}

/// The price that a pool is led by: quote per base, a ratio of smallest units. Both are above zero; a zero makes what
/// uses it fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Guide {
	/// Units of quote …
	pub numerator: u128,
	/// … for so many units of base.
	pub denominator: u128,
}

impl Guide {
	/// numerator / denominator. Errors: `DivisionByZero` if either is zero.
	pub fn new(numerator: u128, denominator: u128) -> Result<Self, MathError> {
		let guide = Self { numerator, denominator };
		guide.ensure_valid()?;
		Ok(guide)
	}

	/// The same price. Errors: `DivisionByZero` without base.
	pub fn ratio(&self) -> Result<Ratio, MathError> {
		Ratio::from_amounts(self.numerator, self.denominator)
	}

	/// Errors: `DivisionByZero` if either number is zero.
	pub(super) fn ensure_valid(&self) -> Result<(), MathError> {
		if self.numerator == 0 || self.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		Ok(())
	}

	/// What one unit of the other token is worth in `side`. The guide turned over is as exact as the guide.
	/// Errors: `DivisionByZero`.
	pub(super) fn rate(&self, side: Side) -> Result<Rate, MathError> {
		self.ensure_valid()?;
		Ok(match side {
			Side::Quote => Rate { upper: self.numerator, lower: self.denominator },
			Side::Base => Rate { upper: self.denominator, lower: self.numerator },
		})
	}
}

/// Units of one token, `upper`, for `lower` units of the other. Both above zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate {
	pub upper: u128,
	pub lower: u128,
}
