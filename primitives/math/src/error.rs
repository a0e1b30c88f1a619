//! Why a calculation has no answer.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Why a calculation has no answer. No function of this crate panics; this is what it returns instead.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MathError {
	/// The result does not fit its type.
	Overflow,
	/// Something was to be divided by nothing: a price, an index or a lot of zero.
	DivisionByZero,
	/// The result, or an operand that must not be, is below zero.
	Negative,
	/// The observation is older than the state that it should update.
	TimeReversed,
	/// The rule in force needs a price of kit and there is none.
	MissingPrice,
	/// The preset contradicts itself, for example a penalty above one.
	InvalidParameters,
	/// The liquidation price is above the minting price.
	InvalidPrices,
	/// More was to be taken than there is.
	Insufficient,
}

impl fmt::Display for MathError {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		formatter.write_str(match self {
			Self::Overflow => "the result does not fit its type",
			Self::DivisionByZero => "division by zero",
			Self::Negative => "below zero",
			Self::TimeReversed => "the observation is older than the state",
			Self::MissingPrice => "there is no price of kit",
			Self::InvalidParameters => "the parameters contradict each other",
			Self::InvalidPrices => "the liquidation price is above the minting price",
			Self::Insufficient => "more was to be taken than there is",
		})
	}
}

impl core::error::Error for MathError {}
