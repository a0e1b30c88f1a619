//! Signed integers of 768 bits, in which formulas are evaluated before their one rounding.
//!
//! All conversions between [`Exact`] and [`Fixed`] are here, and the operations of [`Fixed`] that
//! need them.

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
	/// Zero.
	pub const ZERO: Self = Self { negative: false, magnitude: U768::zero() };

	/// Returns the number with this sign and magnitude.
	pub fn new(negative: bool, magnitude: U768) -> Self {
		Self { negative: negative && !magnitude.is_zero(), magnitude }
	}

	/// Returns whether the number is below zero.
	pub fn is_negative(&self) -> bool {
		self.negative
	}

	/// Returns whether the number is zero.
	pub fn is_zero(&self) -> bool {
		self.magnitude.is_zero()
	}

	/// Returns the distance from zero.
	pub fn magnitude(&self) -> U768 {
		self.magnitude
	}

	/// Returns −self.
	pub fn negated(self) -> Self {
		Self::new(!self.negative, self.magnitude)
	}

	/// Returns self + other. Errors: `Overflow`.
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

	/// Returns self − other. Errors: `Overflow`.
	pub fn minus(self, other: impl Into<Self>) -> Result<Self, MathError> {
		self.plus(other.into().negated())
	}

	/// Returns self · other. Errors: `Overflow`.
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

	/// Returns the product of all `factors`, 1 if there are none. Errors: `Overflow`.
	pub fn product(factors: &[Self]) -> Result<Self, MathError> {
		factors.iter().try_fold(Self::from(1u32), |product, factor| product.times(*factor))
	}

	/// Returns ⌊self / divisor⌋, toward minus infinity. Errors: `DivisionByZero`, `Overflow`.
	pub fn floor_div(self, divisor: impl Into<Self>) -> Result<Self, MathError> {
		let (quotient, exact) = self.truncating_div(divisor.into())?;
		if exact || !quotient.negative {
			return Ok(Self::new(quotient.negative, quotient.magnitude));
		}
		let magnitude = quotient.magnitude.checked_add(U768::one()).ok_or(MathError::Overflow)?;
		Ok(Self::new(true, magnitude))
	}

	/// Returns ⌈self / divisor⌉, toward plus infinity. Errors: `DivisionByZero`, `Overflow`.
	pub fn ceil_div(self, divisor: impl Into<Self>) -> Result<Self, MathError> {
		Ok(self.negated().floor_div(divisor)?.negated())
	}

	/// Returns the quotient, rounded toward zero, and whether it is exact.
	///
	/// The quotient has the sign of the true one even where its magnitude is zero. Only the two
	/// functions above see it.
	fn truncating_div(self, divisor: Self) -> Result<(Self, bool), MathError> {
		if divisor.is_zero() {
			return Err(MathError::DivisionByZero);
		}
		let negative = self.negative != divisor.negative;
		// Most divisions are narrow, or by the one of fixed-point numbers: both are cheap.
		let (magnitude, exact) = match (U256::try_from(self.magnitude), U256::try_from(divisor.magnitude)) {
			(Ok(dividend), Ok(divisor)) => narrow_div(dividend, divisor),
			_ => {
				let (quotient, rest) = self.magnitude.div_mod(divisor.magnitude);
				(quotient, rest.is_zero())
			},
		};
		Ok((Self { negative, magnitude }, exact))
	}

	/// Returns the number as an amount. Errors: `Negative`, `Overflow`.
	pub fn to_u128(self) -> Result<u128, MathError> {
		if self.negative {
			return Err(MathError::Negative);
		}
		u128::try_from(self.magnitude).map_err(|_| MathError::Overflow)
	}

	/// Returns the number as a signed integer. Errors: `Overflow`.
	pub fn to_i128(self) -> Result<i128, MathError> {
		let magnitude = u128::try_from(self.magnitude).map_err(|_| MathError::Overflow)?;
		let signed = if self.negative { 0i128.checked_sub_unsigned(magnitude) } else { i128::try_from(magnitude).ok() };
		signed.ok_or(MathError::Overflow)
	}

	/// Returns the fixed-point number with this raw value. Errors: `Overflow`.
	pub fn to_fixed(self) -> Result<Fixed, MathError> {
		self.to_i128().map(Fixed::from_raw)
	}

	/// Returns the number as one side of a price. Errors: `Negative`, `Overflow`.
	pub fn to_u256(self) -> Result<U256, MathError> {
		if self.negative {
			return Err(MathError::Negative);
		}
		U256::try_from(self.magnitude)
	}
}

/// Returns the quotient, rounded down, and whether it is exact. `divisor` is above zero.
fn narrow_div(dividend: U256, divisor: U256) -> (U768, bool) {
	let (U256([first, second, third, fourth]), U256([low, high, 0, 0])) = (dividend, divisor) else {
		let (quotient, rest) = dividend.div_mod(divisor);
		return (quotient.into(), rest.is_zero());
	};
	match (low, high) {
		// Division by 2^64 is a shift.
		(0, 1) => (U256([second, third, fourth, 0]).into(), first == 0),
		_ if third == 0 && fourth == 0 => {
			let (dividend, divisor) = (dividend.low_u128(), divisor.low_u128());
			let quotient = dividend.checked_div(divisor).unwrap_or_default();
			// The product is at most the dividend. It costs a fraction of a second division.
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
	/// Returns the raw value.
	fn from(value: Fixed) -> Self {
		value.raw().into()
	}
}

impl From<U256> for Exact {
	fn from(value: U256) -> Self {
		Self::new(false, value.into())
	}
}

/// Scale of decimal numbers with 18 places: 10^18.
const DECIMAL_18: u128 = 1_000_000_000_000_000_000;

/// The operations that need a wider intermediate.
impl Fixed {
	/// Returns ⌊numerator / denominator⌋ in units of 2^-64. Errors: `DivisionByZero`, `Overflow`.
	pub fn from_ratio(numerator: i128, denominator: i128) -> Result<Self, MathError> {
		Exact::from(numerator).times(Self::ONE)?.floor_div(denominator)?.to_fixed()
	}

	/// Returns a decimal number with 18 places (the inner value of a `FixedU128`), rounded down.
	/// Errors: `Overflow`.
	pub fn from_decimal_18(value: u128) -> Result<Self, MathError> {
		Exact::from(value).times(Self::ONE)?.floor_div(DECIMAL_18)?.to_fixed()
	}

	/// Returns the number as a decimal one with 18 places, rounded down.
	///
	/// Errors: `Negative`, `Overflow`.
	pub fn to_decimal_18(&self) -> Result<u128, MathError> {
		if self.is_negative() {
			return Err(MathError::Negative);
		}
		Exact::from(*self).times(DECIMAL_18)?.floor_div(Self::ONE)?.to_u128()
	}

	/// Returns ⌊self · other⌋ in units of 2^-64. Errors: `Overflow`.
	pub fn mul_floor(self, other: Self) -> Result<Self, MathError> {
		Exact::from(self).times(other)?.floor_div(Self::ONE)?.to_fixed()
	}
}

/// A signed ratio, exact and not reduced.
#[derive(Clone, Copy, Debug)]
pub struct SignedRatio {
	/// Upper number, which carries the sign.
	pub numerator: Exact,
	/// Lower number, above zero.
	pub denominator: Exact,
}

impl SignedRatio {
	/// Returns 0 / 1.
	pub fn zero() -> Self {
		Self { numerator: Exact::ZERO, denominator: 1u32.into() }
	}

	/// Returns the ratio as a fixed-point number, rounded down.
	///
	/// Errors: `DivisionByZero`, `Overflow`.
	pub fn to_fixed(&self) -> Result<Fixed, MathError> {
		self.numerator.times(Fixed::ONE)?.floor_div(self.denominator)?.to_fixed()
	}
}
