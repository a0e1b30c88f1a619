//! The error of this crate.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Reason for which a calculation has no answer. Functions of this crate return it and never
/// panic.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MathError {
	/// The result does not fit its type.
	Overflow,
	/// A price, an index or a lot of zero is a divisor.
	DivisionByZero,
	/// The result is below zero, or an operand is that must not be.
	Negative,
	/// The observation is older than the state that it updates.
	TimeReversed,
	/// The rule in force needs a price of kit, and there is none.
	MissingPrice,
	/// The preset contradicts itself, for example a penalty above one.
	InvalidParameters,
	/// The liquidation price is above the minting price.
	InvalidPrices,
	/// More is taken than there is.
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
			Self::Insufficient => "more is taken than there is",
		})
	}
}

impl core::error::Error for MathError {}
