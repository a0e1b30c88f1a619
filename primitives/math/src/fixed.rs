//! Signed 64.64 binary fixed point.

use crate::{error::MathError, wide::U512};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// A signed number with 64 bits before and 64 bits after the binary point: its raw value is the
/// number times 2^64.
///
/// Quantity, index, target, drift and the growth indices are of this type (reference, section 1).
/// All operations are exact up to one floor, toward minus infinity. Those that need a wider
/// intermediate are in [`crate::exact`].
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct Fixed(i128);

/// 2^32: the factor from a fraction of 64 bits to one of 96.
const TWO_TO_32: u64 = 4_294_967_296;
/// 2^96: one, with a fraction of 96 bits.
const TWO_TO_96: u128 = 79_228_162_514_264_337_593_543_950_336;

impl Fixed {
	/// Zero.
	pub const ZERO: Self = Self(0);
	/// One, raw 2^64.
	pub const ONE: Self = Self(18_446_744_073_709_551_616);
	/// The largest number, a little below 2^63.
	pub const MAX: Self = Self(i128::MAX);
	/// The smallest number, −2^63.
	pub const MIN: Self = Self(i128::MIN);

	/// Returns the number with this raw value: `raw` · 2^-64.
	pub const fn from_raw(raw: i128) -> Self {
		Self(raw)
	}

	/// Returns the raw value: the number times 2^64.
	pub const fn raw(&self) -> i128 {
		self.0
	}

	/// Returns a whole number. Errors: `Overflow` from 2^63 on.
	pub fn from_integer(integer: i128) -> Result<Self, MathError> {
		integer.checked_mul(Self::ONE.0).map(Self).ok_or(MathError::Overflow)
	}

	/// Returns whether the number is below zero.
	pub const fn is_negative(&self) -> bool {
		self.0.is_negative()
	}

	/// Returns whether the number is zero.
	pub const fn is_zero(&self) -> bool {
		self.0 == 0
	}

	/// Returns self + other, exactly. Errors: `Overflow`.
	pub fn plus(self, other: Self) -> Result<Self, MathError> {
		self.0.checked_add(other.0).map(Self).ok_or(MathError::Overflow)
	}

	/// Returns self − other, exactly. Errors: `Overflow`.
	pub fn minus(self, other: Self) -> Result<Self, MathError> {
		self.0.checked_sub(other.0).map(Self).ok_or(MathError::Overflow)
	}

	/// Returns −self. Errors: `Overflow` for the smallest number.
	pub fn negated(self) -> Result<Self, MathError> {
		self.0.checked_neg().map(Self).ok_or(MathError::Overflow)
	}

	/// Returns `base` to the power of `exponent`, rounded down (reference, section 1).
	///
	/// Squares and multiplies on a fraction of 96 bits with a floor at each step. Thanks to the 32
	/// extra bits the result equals that of one final division in every golden vector. With
	/// exponent 0 it is 1.
	///
	/// Errors: `Negative` for a base below zero, `Overflow`.
	pub fn pow_floor(base: Self, exponent: u64) -> Result<Self, MathError> {
		/// Bits of the widest `Fixed` with a fraction of 96 bits: its integer has 63.
		const MAX_BITS: usize = 159;

		let base = u128::try_from(base.0).map_err(|_| MathError::Negative)?;
		let one = U512::from(TWO_TO_96);
		let multiply = |a: U512, b: U512| -> Result<U512, MathError> {
			// At most 2 · 159 bits.
			let product = a.checked_mul(b).ok_or(MathError::Overflow)?;
			let floor = product.checked_div(one).ok_or(MathError::DivisionByZero)?;
			if floor.bits() > MAX_BITS {
				return Err(MathError::Overflow);
			}
			Ok(floor)
		};

		let mut power = one;
		let mut square = U512::from(base).checked_mul(U512::from(TWO_TO_32)).ok_or(MathError::Overflow)?;
		let mut rest = exponent;
		loop {
			if rest.checked_rem(2) == Some(1) {
				power = multiply(power, square)?;
			}
			rest = rest.checked_div(2).unwrap_or(0);
			if rest == 0 || power.is_zero() {
				break;
			}
			// The square is a factor of the power, which is no smaller: if the square overflows, so
			// does the power.
			square = multiply(square, square)?;
		}
		let raw = power.checked_div(U512::from(TWO_TO_32)).ok_or(MathError::DivisionByZero)?;
		i128::try_from(raw).map(Self).map_err(|_| MathError::Overflow)
	}
}

impl fmt::Display for Fixed {
	/// Writes the exact decimal number: up to 64 places, without trailing zeros.
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		let magnitude = self.0.unsigned_abs();
		let one = Self::ONE.0.unsigned_abs();
		let (integer, mut fraction) = (magnitude.checked_div(one), magnitude.checked_rem(one));
		if self.is_negative() {
			formatter.write_str("-")?;
		}
		write!(formatter, "{}", integer.unwrap_or(0))?;
		if fraction.is_some_and(|fraction| fraction != 0) {
			formatter.write_str(".")?;
		}
		// Each round moves one decimal digit before the point and removes a factor of two after it.
		while let Some(scaled) =
			fraction.filter(|fraction| *fraction != 0).and_then(|fraction| fraction.checked_mul(10))
		{
			write!(formatter, "{}", scaled.checked_div(one).unwrap_or(0))?;
			fraction = scaled.checked_rem(one);
		}
		Ok(())
	}
}

#[cfg(feature = "serde")]
mod as_string {
	//! The form in JSON: the raw value as a string, because numbers there have 53 bits.

	use super::Fixed;
	use core::fmt;
	use serde::{
		de::{Error, Visitor},
		Deserialize, Deserializer, Serialize, Serializer,
	};

	impl Serialize for Fixed {
		fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
			serializer.collect_str(&self.raw())
		}
	}

	impl<'de> Deserialize<'de> for Fixed {
		fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
			deserializer.deserialize_str(Raw)
		}
	}

	struct Raw;

	impl Visitor<'_> for Raw {
		type Value = Fixed;

		fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
			formatter.write_str("the raw value of a 64.64 number as a string")
		}

		fn visit_str<E: Error>(self, text: &str) -> Result<Fixed, E> {
			text.parse().map(Fixed::from_raw).map_err(E::custom)
		}
	}
}
