//! Unsigned integers that are wide enough, and the two products that amounts need most.
//!
//! | type | for | the widest use |
//! |---|---|---|
//! | [`U256`] | the two sides of a price | quantity · index: 254 bits |
//! | [`U512`] | powers, and comparisons of two prices | 256 + 256 = 512 bits |
//! | [`U768`] | every other intermediate ([`crate::Exact`]) | the liquidation test: collateral (128) · two fractions (64) · two prices (512) = 704 bits |
//! | [`U896`] | the discriminant of a pool's curve ([`crate::curve`]) | 835 bits |
//!
//! So no amount and no price is refused because of an intermediate: an overflow is one of the result.

// What the macro below expands to is not ours to check.
#![allow(clippy::all, missing_docs)]

use crate::error::MathError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

uint::construct_uint! {
	/// 256 bits; its encoding is the little-endian number.
	#[derive(Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
	pub struct U256(4);
}

uint::construct_uint! {
	/// 512 bits, for intermediates only.
	pub struct U512(8);
}

uint::construct_uint! {
	/// 768 bits, for intermediates only.
	pub struct U768(12);
}

uint::construct_uint! {
	/// 896 bits, for squares whose root is wanted.
	pub struct U896(14);
}

impl From<U256> for U512 {
	fn from(U256([a, b, c, d]): U256) -> Self {
		Self([a, b, c, d, 0, 0, 0, 0])
	}
}

impl From<U256> for U768 {
	fn from(U256([a, b, c, d]): U256) -> Self {
		Self([a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0])
	}
}

impl TryFrom<U768> for U256 {
	type Error = MathError;

	fn try_from(wide: U768) -> Result<Self, MathError> {
		match wide.0 {
			[a, b, c, d, 0, 0, 0, 0, 0, 0, 0, 0] => Ok(Self([a, b, c, d])),
			_ => Err(MathError::Overflow),
		}
	}
}

impl From<U768> for U896 {
	fn from(U768([a, b, c, d, e, f, g, h, i, j, k, l]): U768) -> Self {
		Self([a, b, c, d, e, f, g, h, i, j, k, l, 0, 0])
	}
}

impl From<U512> for U896 {
	fn from(U512([a, b, c, d, e, f, g, h]): U512) -> Self {
		Self([a, b, c, d, e, f, g, h, 0, 0, 0, 0, 0, 0])
	}
}

impl TryFrom<U896> for U768 {
	type Error = MathError;

	fn try_from(wide: U896) -> Result<Self, MathError> {
		match wide.0 {
			[a, b, c, d, e, f, g, h, i, j, k, l, 0, 0] => Ok(Self([a, b, c, d, e, f, g, h, i, j, k, l])),
			_ => Err(MathError::Overflow),
		}
	}
}

impl TryFrom<U896> for U512 {
	type Error = MathError;

	fn try_from(wide: U896) -> Result<Self, MathError> {
		match wide.0 {
			[a, b, c, d, e, f, g, h, 0, 0, 0, 0, 0, 0] => Ok(Self([a, b, c, d, e, f, g, h])),
			_ => Err(MathError::Overflow),
		}
	}
}

/// ⌊a · b / divisor⌋ with an exact intermediate.
///
/// Errors: `DivisionByZero`; `Overflow` when the quotient does not fit.
pub fn mul_div_floor(a: u128, b: u128, divisor: u128) -> Result<u128, MathError> {
	let (quotient, _) = mul_div(a, b, divisor)?;
	Ok(quotient)
}

/// ⌈a · b / divisor⌉ with an exact intermediate.
///
/// Errors: `DivisionByZero`; `Overflow` when the quotient does not fit.
pub fn mul_div_ceil(a: u128, b: u128, divisor: u128) -> Result<u128, MathError> {
	let (quotient, exact) = mul_div(a, b, divisor)?;
	if exact {
		Ok(quotient)
	} else {
		quotient.checked_add(1).ok_or(MathError::Overflow)
	}
}

/// The quotient of a · b and `divisor`, and whether nothing was left over.
fn mul_div(a: u128, b: u128, divisor: u128) -> Result<(u128, bool), MathError> {
	if divisor == 0 {
		return Err(MathError::DivisionByZero);
	}
	let product = U256::from(a).checked_mul(U256::from(b)).ok_or(MathError::Overflow)?;
	let (quotient, rest) = product.div_mod(U256::from(divisor));
	let quotient = u128::try_from(quotient).map_err(|_| MathError::Overflow)?;
	Ok((quotient, rest.is_zero()))
}

/// ⌊amount · upper / lower⌋, and whether nothing was left over; both sides of the ratio have at most 256 bits.
///
/// Errors: `DivisionByZero`.
pub fn scaled(amount: u128, upper: U256, lower: U256) -> Result<(U512, bool), MathError> {
	if lower.is_zero() {
		return Err(MathError::DivisionByZero);
	}
	// Most products are narrow, and a narrow division costs a third.
	if let Some(product) = U256::from(amount).checked_mul(upper) {
		let (quotient, rest) = product.div_mod(lower);
		return Ok((quotient.into(), rest.is_zero()));
	}
	let product = U512::from(amount).checked_mul(upper.into()).ok_or(MathError::Overflow)?;
	let (quotient, rest) = product.div_mod(lower.into());
	Ok((quotient, rest.is_zero()))
}

#[cfg(test)]
mod tests {
	use super::*;
	use num_bigint::BigUint;
	use num_traits::Zero;
	use proptest::prelude::*;

	fn big(value: impl ToString) -> BigUint {
		value.to_string().parse().unwrap()
	}

	/// Of any length up to 256 bits.
	fn any_width() -> impl Strategy<Value = U256> {
		(any::<[u64; 4]>(), 0..256usize).prop_map(|(limbs, shift)| U256(limbs) >> shift)
	}

	proptest! {
		#[test]
		fn scaled_is_the_floor_whatever_fits(amount: u128, upper in any_width(), lower in any_width()) {
			if lower.is_zero() {
				prop_assert_eq!(scaled(amount, upper, lower), Err(MathError::DivisionByZero));
				return Ok(());
			}
			let (product, divisor) = (big(amount) * big(upper), big(lower));
			let (quotient, exact) = scaled(amount, upper, lower).unwrap();
			prop_assert_eq!(big(quotient), &product / &divisor);
			prop_assert_eq!(exact, (product % divisor).is_zero());
		}
	}
}
