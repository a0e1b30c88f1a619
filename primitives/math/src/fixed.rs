//! Signed 64.64 binary fixed point.

use crate::{error::MathError, exact::Exact, wide::U512};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// A signed number with 64 bits before and 64 bits after the binary point: its raw value is the number times 2^64.
///
/// Quantity, index, target, drift and the growth indices are of this type (reference, section 1). All operations are
/// exact up to one floor (toward minus infinity).
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

/// 10^18: the scale of decimal numbers with 18 places.
const DECIMAL_18: u128 = 1_000_000_000_000_000_000;
/// 2^32: turns a fraction of 64 bits into one of 96.
const TWO_TO_32: u64 = 4_294_967_296;
/// 2^96: one, with a fraction of 96 bits.
const TWO_TO_96: u128 = 79_228_162_514_264_337_593_543_950_336;

impl Fixed {
	/// 0.
	pub const ZERO: Self = Self(0);
	/// 1, raw 2^64.
	pub const ONE: Self = Self(18_446_744_073_709_551_616);
	/// The largest number, a little below 2^63.
	pub const MAX: Self = Self(i128::MAX);
	/// The smallest number, −2^63.
	pub const MIN: Self = Self(i128::MIN);

	/// The number of this raw value (times 2^-64).
	pub const fn from_raw(raw: i128) -> Self {
		Self(raw)
	}

	/// The raw value: the number times 2^64.
	pub const fn raw(&self) -> i128 {
		self.0
	}

	/// A whole number. Errors: `Overflow` from 2^63 on.
	pub fn from_integer(integer: i128) -> Result<Self, MathError> {
		integer.checked_mul(Self::ONE.0).map(Self).ok_or(MathError::Overflow)
	}

	/// ⌊numerator / denominator⌋ in units of 2^-64. Errors: `DivisionByZero`, `Overflow`.
	pub fn from_ratio(numerator: i128, denominator: i128) -> Result<Self, MathError> {
		Exact::from(numerator).times(Self::ONE)?.floor_div(denominator)?.to_fixed()
	}

	/// From a decimal number with 18 places (the inner value of a `FixedU128`), rounded down. Errors: `Overflow`.
	pub fn from_decimal_18(value: u128) -> Result<Self, MathError> {
		Exact::from(value).times(Self::ONE)?.floor_div(DECIMAL_18)?.to_fixed()
	}

	/// As a decimal number with 18 places, rounded down. Errors: `Negative`, `Overflow`.
	pub fn to_decimal_18(&self) -> Result<u128, MathError> {
		if self.is_negative() {
			return Err(MathError::Negative);
		}
		Exact::from(*self).times(DECIMAL_18)?.floor_div(Self::ONE)?.to_u128()
	}

	/// Whether it is below zero.
	pub const fn is_negative(&self) -> bool {
		self.0.is_negative()
	}

	/// Whether it is zero.
	pub const fn is_zero(&self) -> bool {
		self.0 == 0
	}

	/// self + other, exact. Errors: `Overflow`.
	pub fn plus(self, other: Self) -> Result<Self, MathError> {
		self.0.checked_add(other.0).map(Self).ok_or(MathError::Overflow)
	}

	/// self − other, exact. Errors: `Overflow`.
	pub fn minus(self, other: Self) -> Result<Self, MathError> {
		self.0.checked_sub(other.0).map(Self).ok_or(MathError::Overflow)
	}

	/// ⌊self · other⌋ in units of 2^-64. Errors: `Overflow`.
	pub fn mul_floor(self, other: Self) -> Result<Self, MathError> {
		Exact::from(self).times(other)?.floor_div(Self::ONE)?.to_fixed()
	}

	/// ⌊self / other⌋ in units of 2^-64. Errors: `DivisionByZero`, `Overflow`.
	pub fn div_floor(self, other: Self) -> Result<Self, MathError> {
		Self::from_ratio(self.0, other.0)
	}

	/// −self. Errors: `Overflow` for the smallest number.
	pub fn negated(self) -> Result<Self, MathError> {
		self.0.checked_neg().map(Self).ok_or(MathError::Overflow)
	}

	/// `base` to the power of `exponent`, rounded down (reference, section 1).
	///
	/// Square and multiply on a fraction of 96 bits with a floor at each step; the 32 extra bits keep the result equal
	/// to that of one final division in every golden vector. The power of 0 is 1.
	///
	/// Errors: `Negative` for a base below zero, `Overflow`.
	pub fn pow_floor(base: Self, exponent: u64) -> Result<Self, MathError> {
		/// A fraction of 96 bits under an integer of 63: what does not fit this is no `Fixed`.
		const WIDEST: usize = 159;

		let base = Exact::from(base).to_u128()?;
		let one = U512::from(TWO_TO_96);
		let multiply = |a: U512, b: U512| -> Result<U512, MathError> {
			// At most 2 · 159 bits.
			let product = a.checked_mul(b).ok_or(MathError::Overflow)?;
			let floor = product.checked_div(one).ok_or(MathError::DivisionByZero)?;
			if floor.bits() > WIDEST {
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
			// A square that overflows is a factor, at least one, of a power that does: never too early an error.
			square = multiply(square, square)?;
		}
		let raw = power.checked_div(U512::from(TWO_TO_32)).ok_or(MathError::DivisionByZero)?;
		i128::try_from(raw).map(Self).map_err(|_| MathError::Overflow)
	}
}

impl fmt::Display for Fixed {
	/// The exact decimal number: up to 64 places, without trailing zeros.
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
		// Each round moves one decimal digit before the point and removes a factor of two from below it.
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
	//! In JSON a fixed-point number is the string of its raw value: numbers there have 53 bits for sure and no more.

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
