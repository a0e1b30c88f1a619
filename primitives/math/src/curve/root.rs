//! Square roots and quotients of wide integers.

use crate::{
	error::MathError,
	exact::Exact,
	price::Ratio,
	wide::{U256, U512, U768, U896},
};

/// Newton's iteration from above in one integer type.
///
/// `x ↦ ⌊(x + ⌊square/x⌋)/2⌋` never falls below the root s = ⌊√square⌋.
///
/// - The start is the root of the leading 127 or 128 bits plus one. It is not below s, and above
///   it by less than 2 parts in 2⁶³.
/// - A step reduces an excess e to at most e²/2s: d right bits become 2d + 1, from d = 62.
/// - Once all bits of the root are right, the excess is at most one. A product finds it, which is
///   cheaper than the division of another step.
macro_rules! newton {
	($square:expr, $bits:expr, $wide:ident) => {{
		let square: $wide = $square;
		// Even, and 127 or 128 bits stay.
		let shift = $bits.saturating_sub(127) & !1;
		let leading = u128::try_from(square >> shift).map_err(|_| MathError::Overflow)?;
		let start = leading.isqrt().checked_add(1).ok_or(MathError::Overflow)?;
		let mut root = $wide::from(start) << (shift >> 1);
		let mut right: usize = 62;
		while right <= $bits.div_ceil(2) {
			let quotient = square.checked_div(root).ok_or(MathError::DivisionByZero)?;
			root = root.checked_add(quotient).ok_or(MathError::Overflow)? >> 1usize;
			right = right.saturating_mul(2).saturating_add(1);
		}
		match root.checked_mul(root) {
			Some(product) if product <= square => root,
			// A product that does not fit is above the square.
			_ => root.checked_sub($wide::one()).ok_or(MathError::Overflow)?,
		}
	}};
}

/// Returns ⌊√square⌋, computed in the narrowest type that holds `square`.
// Shifts of wide integers drop bits and never panic.
#[allow(clippy::arithmetic_side_effects)]
pub(super) fn floor_sqrt(square: U896) -> Result<U512, MathError> {
	let bits = square.bits();
	if let Ok(narrow) = u128::try_from(square) {
		return Ok(narrow.isqrt().into());
	}
	match U512::try_from(square) {
		Ok(narrow) => Ok(newton!(narrow, bits, U512)),
		Err(_) => U512::try_from(newton!(square, bits, U896)),
	}
}

/// Returns ⌈√square⌉.
pub(super) fn ceil_sqrt(square: U896) -> Result<U512, MathError> {
	let root = floor_sqrt(square)?;
	// Below 256 bits the square fits the root's own type.
	let exact = match root.checked_mul(root) {
		Some(narrow) => U896::from(narrow) == square,
		None => U896::from(root).checked_mul(root.into()) == Some(square),
	};
	if exact {
		return Ok(root);
	}
	root.checked_add(U512::one()).ok_or(MathError::Overflow)
}

/// Returns ⌈√⌈numerator/denominator⌉⌉ of two numbers that are not negative.
///
/// It is the smallest integer v with v² · denominator ≥ numerator.
pub(super) fn ceil_sqrt_of_quotient(numerator: Exact, denominator: Exact) -> Result<Exact, MathError> {
	let square = numerator.ceil_div(denominator)?;
	exact(ceil_sqrt(square.magnitude().into())?)
}

/// Converts a root into a term of a formula.
pub(super) fn exact(root: U512) -> Result<Exact, MathError> {
	Ok(Exact::new(false, U768::try_from(U896::from(root))?))
}

/// Returns numerator / denominator, not negative, as a ratio of two numbers of 256 bits.
///
/// It is exact if both fit, else rounded down by less than one part in 2^254.
///
/// Errors: `DivisionByZero`; `Overflow` for a ratio outside of [2^-254, 2^256).
pub(super) fn ratio(numerator: Exact, denominator: Exact) -> Result<Ratio, MathError> {
	if let (Ok(numerator), Ok(denominator)) = (numerator.to_u256(), denominator.to_u256()) {
		return Ratio::new(numerator, denominator);
	}
	if numerator >= denominator {
		let scale = scale(&numerator, &denominator);
		let scaled = numerator.times(scale)?.floor_div(denominator)?;
		return Ratio::new(scaled.to_u256()?, scale);
	}
	let scale = scale(&denominator, &numerator);
	let scaled = denominator.times(scale)?.ceil_div(numerator)?;
	Ratio::new(scale, scaled.to_u256()?)
}

/// Returns the largest power of two below 2^255 by which larger/smaller fits 256 bits; else 1.
///
/// The quotient is below 2^(difference of bits + 1).
// A shift of wide integers never panics.
#[allow(clippy::arithmetic_side_effects)]
fn scale(larger: &Exact, smaller: &Exact) -> U256 {
	let difference = larger.magnitude().bits().saturating_sub(smaller.magnitude().bits());
	U256::one() << 254usize.saturating_sub(difference)
}

#[cfg(test)]
mod tests {
	use super::*;
	use num_bigint::BigUint;

	fn big(value: impl ToString) -> BigUint {
		value.to_string().parse().unwrap()
	}

	fn check(square: U896) {
		let root = big(square).sqrt();
		assert_eq!(big(floor_sqrt(square).unwrap()), root, "{square}");
		let up = if &root * &root == big(square) { root } else { root + 1u32 };
		assert_eq!(big(ceil_sqrt(square).unwrap()), up, "{square}");
	}

	#[test]
	fn around_every_power_of_two_and_its_square() {
		for bits in 0..896 {
			let power = U896::one() << bits;
			check(power - 1);
			check(power);
			check(power.checked_add(U896::one()).unwrap());
		}
		check(U896::MAX);
	}

	#[test]
	fn around_squares() {
		let mut root = U896::from(3u32);
		// Roots with irregular digits, up to 448 bits.
		while root.bits() < 446 {
			root = root * 5u32 + (root >> 7usize);
			let square = root * root;
			check(square - 1);
			check(square);
			check(square + 1);
		}
	}

	#[test]
	fn ratios_are_exact_or_rounded_down() {
		let power = |bits: usize| Exact::new(false, U768::one() << bits);
		let third = |bits: usize| ratio(power(bits), Exact::from(3u32)).unwrap();
		assert_eq!((third(255).numerator(), third(255).denominator()), (U256::one() << 255usize, U256::from(3u32)));
		// 2^300/3 is above 256 bits, 3/2^300 below 2^-254.
		assert_eq!(ratio(power(300), 3u32.into()).err(), Some(MathError::Overflow));
		assert_eq!(ratio(3u32.into(), power(300)).err(), Some(MathError::Overflow));
		let wide = ratio(power(300), power(299).plus(1u32).unwrap()).unwrap();
		assert_eq!(wide.denominator(), U256::one() << 253usize);
		assert_eq!(wide.numerator(), (U256::one() << 254usize) - 1);
		let turned = ratio(power(299).plus(1u32).unwrap(), power(300)).unwrap();
		assert_eq!((turned.numerator(), turned.denominator()), (U256::one() << 253usize, U256::one() << 254usize));
		assert_eq!(ratio(1u32.into(), Exact::ZERO).err(), Some(MathError::DivisionByZero));
	}
}
