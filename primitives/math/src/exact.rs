//! Signed integers of 768 bits: what formulas are evaluated in before their one rounding.

use crate::{
	error::MathError,
	fixed::Fixed,
	wide::{U256, U768},
};
use core::{cmp::Ordering, fmt};

/// A signed integer with a magnitude below 2^768. Every operation is checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Exact {
	/// Never set for zero.
	negative: bool,
	magnitude: U768,
}

impl Exact {
	/// 0.
	pub const ZERO: Self = Self { negative: false, magnitude: U768::zero() };

	/// The number of this sign and magnitude.
	pub fn new(negative: bool, magnitude: U768) -> Self {
		Self { negative: negative && !magnitude.is_zero(), magnitude }
	}

	/// Whether it is below zero.
	pub fn is_negative(&self) -> bool {
		self.negative
	}

	/// Whether it is zero.
	pub fn is_zero(&self) -> bool {
		self.magnitude.is_zero()
	}

	/// Its distance from zero.
	pub fn magnitude(&self) -> U768 {
		self.magnitude
	}

	/// With the other sign.
	pub fn negated(self) -> Self {
		Self::new(!self.negative, self.magnitude)
	}

	/// self + other. Errors: `Overflow`.
	pub fn plus(self, other: impl Into<Self>) -> Result<Self, MathError> {
		let other = other.into();
		if self.negative == other.negative {
			let magnitude = self.magnitude.checked_add(other.magnitude).ok_or(MathError::Overflow)?;
			return Ok(Self::new(self.negative, magnitude));
		}
		let difference = self.magnitude.abs_diff(other.magnitude);
		let negative = if self.magnitude >= other.magnitude { self.negative } else { other.negative };
		Ok(Self::new(negative, difference))
	}

	/// self − other. Errors: `Overflow`.
	pub fn minus(self, other: impl Into<Self>) -> Result<Self, MathError> {
		self.plus(other.into().negated())
	}

	/// self · other. Errors: `Overflow`.
	pub fn times(self, other: impl Into<Self>) -> Result<Self, MathError> {
		let other = other.into();
		let negative = self.negative != other.negative;
		// Most products are narrow, and a narrow product costs a ninth.
		if let (Ok(left), Ok(right)) = (U256::try_from(self.magnitude), U256::try_from(other.magnitude)) {
			if let (product, false) = left.overflowing_mul(right) {
				return Ok(Self::new(negative, product.into()));
			}
		}
		let magnitude = self.magnitude.checked_mul(other.magnitude).ok_or(MathError::Overflow)?;
		Ok(Self::new(negative, magnitude))
	}

	/// The product of all `factors`; 1 if there are none. Errors: `Overflow`.
	pub fn product(factors: &[Self]) -> Result<Self, MathError> {
		factors.iter().try_fold(Self::from(1u32), |product, factor| product.times(*factor))
	}

	/// ⌊self / divisor⌋, toward minus infinity. Errors: `DivisionByZero`, `Overflow`.
	pub fn floor_div(self, divisor: impl Into<Self>) -> Result<Self, MathError> {
		let (quotient, exact) = self.truncating_div(divisor.into())?;
		if exact || !quotient.negative {
			return Ok(Self::new(quotient.negative, quotient.magnitude));
		}
		let magnitude = quotient.magnitude.checked_add(U768::one()).ok_or(MathError::Overflow)?;
		Ok(Self::new(true, magnitude))
	}

	/// ⌈self / divisor⌉, toward plus infinity. Errors: `DivisionByZero`, `Overflow`.
	pub fn ceil_div(self, divisor: impl Into<Self>) -> Result<Self, MathError> {
		Ok(self.negated().floor_div(divisor)?.negated())
	}

	/// The quotient toward zero and whether nothing was left over. The sign of the quotient is that of the true
	/// quotient even where the magnitude is zero: only the two functions above see it.
	fn truncating_div(self, divisor: Self) -> Result<(Self, bool), MathError> {
		if divisor.is_zero() {
			return Err(MathError::DivisionByZero);
		}
		let negative = self.negative != divisor.negative;
		// Most divisions are narrow, or by the one of fixed-point numbers: both cost a fraction of a wide one.
		let (magnitude, exact) = match (U256::try_from(self.magnitude), U256::try_from(divisor.magnitude)) {
			(Ok(dividend), Ok(divisor)) => narrow_div(dividend, divisor),
			_ => {
				let (quotient, rest) = self.magnitude.div_mod(divisor.magnitude);
				(quotient, rest.is_zero())
			},
		};
		Ok((Self { negative, magnitude }, exact))
	}

	/// As an amount. Errors: `Negative`, `Overflow`.
	pub fn to_u128(self) -> Result<u128, MathError> {
		if self.negative {
			return Err(MathError::Negative);
		}
		u128::try_from(self.magnitude).map_err(|_| MathError::Overflow)
	}

	/// As a signed integer. Errors: `Overflow`.
	pub fn to_i128(self) -> Result<i128, MathError> {
		let magnitude = u128::try_from(self.magnitude).map_err(|_| MathError::Overflow)?;
		let signed = if self.negative { 0i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() };
		signed.ok_or(MathError::Overflow)
	}

	/// As the fixed-point number of this raw value. Errors: `Overflow`.
	pub fn to_fixed(self) -> Result<Fixed, MathError> {
		self.to_i128().map(Fixed::from_raw)
	}

	/// As one side of a price. Errors: `Negative`, `Overflow`.
	pub fn to_u256(self) -> Result<U256, MathError> {
		if self.negative {
			return Err(MathError::Negative);
		}
		U256::try_from(self.magnitude)
	}
}

/// The quotient, and whether nothing was left over. The divisor is above zero.
fn narrow_div(dividend: U256, divisor: U256) -> (U768, bool) {
	let (U256([first, second, third, fourth]), U256([low, high, 0, 0])) = (dividend, divisor) else {
		let (quotient, rest) = dividend.div_mod(divisor);
		return (quotient.into(), rest.is_zero());
	};
	match (low, high) {
		// 2^64.
		(0, 1) => (U256([second, third, fourth, 0]).into(), first == 0),
		_ if third == 0 && fourth == 0 => {
			let (dividend, divisor) = (dividend.low_u128(), divisor.low_u128());
			let quotient = dividend.checked_div(divisor).unwrap_or_default();
			// No more than the dividend, and a product costs a fraction of a second division.
			(quotient.into(), quotient.wrapping_mul(divisor) == dividend)
		},
		_ => {
			let (quotient, rest) = dividend.div_mod(divisor);
			(quotient.into(), rest.is_zero())
		},
	}
}

impl Ord for Exact {
	fn cmp(&self, other: &Self) -> Ordering {
		match (self.negative, other.negative) {
			(false, true) => Ordering::Greater,
			(true, false) => Ordering::Less,
			(false, false) => self.magnitude.cmp(&other.magnitude),
			(true, true) => other.magnitude.cmp(&self.magnitude),
		}
	}
}

impl PartialOrd for Exact {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl fmt::Display for Exact {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		if self.negative {
			formatter.write_str("-")?;
		}
		fmt::Display::fmt(&self.magnitude, formatter)
	}
}

impl From<u32> for Exact {
	fn from(value: u32) -> Self {
		Self::new(false, value.into())
	}
}

impl From<u64> for Exact {
	fn from(value: u64) -> Self {
		Self::new(false, value.into())
	}
}

impl From<u128> for Exact {
	fn from(value: u128) -> Self {
		Self::new(false, value.into())
	}
}

impl From<i128> for Exact {
	fn from(value: i128) -> Self {
		Self::new(value.is_negative(), value.unsigned_abs().into())
	}
}

impl From<Fixed> for Exact {
	/// Its raw value.
	fn from(value: Fixed) -> Self {
		value.raw().into()
	}
}

impl From<U256> for Exact {
	fn from(value: U256) -> Self {
		Self::new(false, value.into())
	}
}

/// A signed ratio, exact and not reduced. The denominator is above zero.
#[derive(Clone, Copy, Debug)]
pub struct SignedRatio {
	/// Carries the sign.
	pub numerator: Exact,
	/// Above zero.
	pub denominator: Exact,
}

impl SignedRatio {
	/// 0 / 1.
	pub fn zero() -> Self {
		Self { numerator: Exact::ZERO, denominator: 1u32.into() }
	}

	/// As a fixed-point number, rounded down. Errors: `DivisionByZero`, `Overflow`.
	pub fn to_fixed(&self) -> Result<Fixed, MathError> {
		self.numerator.times(Fixed::ONE)?.floor_div(self.denominator)?.to_fixed()
	}
}
