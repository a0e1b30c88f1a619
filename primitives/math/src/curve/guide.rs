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
	/// Base token: the one that is priced.
	Base,
	/// Quote token: the one that prices are in.
	Quote,
}

impl Side {
	/// Returns the other token.
	pub const fn other(self) -> Self {
		match self {
			Self::Base => Self::Quote,
			Self::Quote => Self::Base,
		}
	}
}

/// Price around which a pool trades: quote per base, as a ratio of smallest units.
///
/// Both numbers are above zero; quotes fail if one is not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "oracle price")]
#[doc(alias = "DODO i")]
pub struct Guide {
	/// Amount of quote, in smallest units.
	pub numerator: u128,
	/// Amount of base that costs `numerator`, in smallest units.
	pub denominator: u128,
}

impl Guide {
	/// Returns `numerator` / `denominator`. Errors: `DivisionByZero` if either is zero.
	pub fn new(numerator: u128, denominator: u128) -> Result<Self, MathError> {
		let guide = Self { numerator, denominator };
		guide.ensure_valid()?;
		Ok(guide)
	}

	/// Returns the same price as a [`Ratio`]. Errors: `DivisionByZero` if `denominator` is zero.
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

	/// Returns the price of the other token in `side`. The inverse is as exact as the guide.
	///
	/// Errors: `DivisionByZero`.
	pub(super) fn rate(&self, side: Side) -> Result<Rate, MathError> {
		self.ensure_valid()?;
		Ok(match side {
			Side::Quote => Rate { upper: self.numerator, lower: self.denominator },
			Side::Base => Rate { upper: self.denominator, lower: self.numerator },
		})
	}
}

/// Price of one token in the other: `upper` units of one for `lower` units of the other.
///
/// Both numbers are above zero.
#[derive(Clone, Copy, Debug)]
pub(super) struct Rate {
	pub upper: u128,
	pub lower: u128,
}
