//! Fractions, lossless prices, and the two prices of kit that burrows are measured with.

use crate::{
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	wide::{U256, U512},
};
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use core::cmp::Ordering;
use scale_info::TypeInfo;

/// A constant fraction of a preset, such as 21/10; not negative.
///
/// Functions that read one with a denominator of zero fail.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Fraction {
	/// Upper number.
	pub numerator: u32,
	/// Lower number, above zero.
	pub denominator: u32,
}

impl Fraction {
	/// Returns numerator / denominator.
	pub const fn new(numerator: u32, denominator: u32) -> Self {
		Self { numerator, denominator }
	}

	/// Returns ⌊amount · self⌋. Errors: `DivisionByZero`, `Overflow`.
	pub fn of_floor(&self, amount: u128) -> Result<u128, MathError> {
		crate::wide::mul_div_floor(amount, self.numerator.into(), self.denominator.into())
	}

	/// Returns ⌈amount · self⌉. Errors: `DivisionByZero`, `Overflow`.
	pub fn of_ceil(&self, amount: u128) -> Result<u128, MathError> {
		crate::wide::mul_div_ceil(amount, self.numerator.into(), self.denominator.into())
	}

	/// Returns 1 − self. Errors: `InvalidParameters` above one.
	pub fn complement(&self) -> Result<Self, MathError> {
		let numerator = self.denominator.checked_sub(self.numerator).ok_or(MathError::InvalidParameters)?;
		Ok(Self { numerator, denominator: self.denominator })
	}
}

/// A lossless, unreduced, non-negative ratio of two integers of 256 bits.
///
/// The denominator is above zero; decoding refuses any other.
///
/// Comparison is by value: 1/2 equals 2/4.
#[derive(Clone, Copy, Debug, Encode, MaxEncodedLen, TypeInfo)]
pub struct Ratio {
	numerator: U256,
	denominator: U256,
}

impl Ratio {
	/// Returns numerator / denominator. Errors: `DivisionByZero`.
	pub fn new(numerator: U256, denominator: U256) -> Result<Self, MathError> {
		if denominator.is_zero() {
			return Err(MathError::DivisionByZero);
		}
		Ok(Self { numerator, denominator })
	}

	/// Returns the ratio of two amounts. Errors: `DivisionByZero`.
	pub fn from_amounts(numerator: u128, denominator: u128) -> Result<Self, MathError> {
		Self::new(numerator.into(), denominator.into())
	}

	/// Returns the upper number.
	pub fn numerator(&self) -> U256 {
		self.numerator
	}

	/// Returns the lower number, above zero.
	pub fn denominator(&self) -> U256 {
		self.denominator
	}

	/// Returns whether the ratio is zero.
	pub fn is_zero(&self) -> bool {
		self.numerator.is_zero()
	}

	/// Returns the ratio as a fixed-point number, rounded down. Errors: `Overflow`.
	pub fn to_fixed_floor(&self) -> Result<Fixed, MathError> {
		Exact::from(self.numerator).times(Fixed::ONE)?.floor_div(self.denominator)?.to_fixed()
	}

	/// Returns ⌊amount · self⌋. Errors: `Overflow`.
	pub fn of_floor(&self, amount: u128) -> Result<u128, MathError> {
		Exact::from(amount).times(self.numerator)?.floor_div(self.denominator)?.to_u128()
	}
}

impl Default for Ratio {
	/// Returns 0 / 1.
	fn default() -> Self {
		Self { numerator: U256::zero(), denominator: U256::one() }
	}
}

impl Ord for Ratio {
	fn cmp(&self, other: &Self) -> Ordering {
		// Prices of a pool are ratios of amounts, and most comparisons are of such: their products
		// fit into 256 bits.
		let amounts = [self.numerator, self.denominator, other.numerator, other.denominator];
		if amounts.iter().all(|amount| amount.bits() <= 128) {
			let (left, _) = self.numerator.overflowing_mul(other.denominator);
			let (right, _) = other.numerator.overflowing_mul(self.denominator);
			return left.cmp(&right);
		}
		// 256 and 256 bits: a product of 512 never overflows.
		let (left, _) = U512::from(self.numerator).overflowing_mul(other.denominator.into());
		let (right, _) = U512::from(other.numerator).overflowing_mul(self.denominator.into());
		left.cmp(&right)
	}
}

impl PartialOrd for Ratio {
	fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
		Some(self.cmp(other))
	}
}

impl PartialEq for Ratio {
	fn eq(&self, other: &Self) -> bool {
		self.cmp(other) == Ordering::Equal
	}
}

impl Eq for Ratio {}

impl Decode for Ratio {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		let (numerator, denominator) = Decode::decode(input)?;
		Self::new(numerator, denominator).map_err(|_| "a ratio with a denominator of zero".into())
	}
}

impl DecodeWithMemTracking for Ratio {}

/// A price of kit, in HUX per KIT.
///
/// Both have 12 decimals, so it is also the ratio of their smallest units.
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
pub struct HuxPerKit(Ratio);

impl HuxPerKit {
	/// Returns the price with this ratio.
	pub const fn new(ratio: Ratio) -> Self {
		Self(ratio)
	}

	/// Returns the price at which a pool of these reserves trades. Errors: `DivisionByZero` without
	/// kit.
	pub fn of_reserves(hux: u128, kit: u128) -> Result<Self, MathError> {
		Ratio::from_amounts(hux, kit).map(Self)
	}

	/// Returns quantity · index, exactly: the minting or liquidation price (reference, section 3).
	///
	/// Errors: `Negative`.
	pub fn of_index(quantity: Fixed, index: Fixed) -> Result<Self, MathError> {
		let numerator = Exact::from(quantity).times(index)?.to_u256()?;
		let denominator = Exact::from(Fixed::ONE).times(Fixed::ONE)?.to_u256()?;
		Ratio::new(numerator, denominator).map(Self)
	}

	/// Returns the ratio of HUX to KIT.
	pub const fn ratio(&self) -> Ratio {
		self.0
	}

	/// Returns the upper number, for formulas.
	pub(crate) fn hux(&self) -> Exact {
		self.0.numerator.into()
	}

	/// Returns the lower number, for formulas.
	pub(crate) fn kit(&self) -> Exact {
		self.0.denominator.into()
	}
}

/// The two prices of kit that burrows are measured with.
///
/// Minting uses the higher one, liquidation the lower one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Prices {
	minting: HuxPerKit,
	liquidation: HuxPerKit,
}

impl Prices {
	/// Returns both prices.
	///
	/// Errors: `InvalidPrices` if the liquidation price is above the minting price.
	pub fn new(minting: HuxPerKit, liquidation: HuxPerKit) -> Result<Self, MathError> {
		if liquidation > minting {
			return Err(MathError::InvalidPrices);
		}
		Ok(Self { minting, liquidation })
	}

	/// Returns the price that limits debts.
	pub const fn minting(&self) -> &HuxPerKit {
		&self.minting
	}

	/// Returns the price that burrows are liquidated at.
	pub const fn liquidation(&self) -> &HuxPerKit {
		&self.liquidation
	}
}
