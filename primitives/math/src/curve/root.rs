//! Square roots and quotients of wide integers.

use crate::{
	error::MathError,
	exact::Exact,
	price::Ratio,
	wide::{U256, U512, U768, U896},
};

/// Newton's iteration from above in one type: `x ↦ ⌊(x + ⌊square/x⌋)/2⌋` falls until it has reached ⌊√square⌋.
///
/// The start is the root of the leading 127 or 128 bits plus one: not below the root, and right to 63 bits, so that two
/// or three steps and the one that shows that nothing falls any more are enough.
macro_rules! newton {
	($square:expr, $bits:expr, $wide:ident) => {{
		let square: $wide = $square;
		// Even, and 127 or 128 bits stay.
		let shift = $bits.saturating_sub(127) & !1;
		let leading = u128::try_from(square >> shift).map_err(|_| MathError::Overflow)?;
		let start = leading.isqrt().checked_add(1).ok_or(MathError::Overflow)?;
		let mut root = $wide::from(start) << (shift >> 1);
		loop {
			let quotient = square.checked_div(root).ok_or(MathError::DivisionByZero)?;
			let next = root.checked_add(quotient).ok_or(MathError::Overflow)? >> 1usize;
			if next >= root {
				break root;
			}
			root = next;
		}
	}};
}

/// ⌊√square⌋, in the narrowest type that holds the square.
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

/// ⌈√square⌉.
pub(super) fn ceil_sqrt(square: U896) -> Result<U512, MathError> {
	let root = floor_sqrt(square)?;
	if U896::from(root).checked_mul(root.into()) == Some(square) {
		return Ok(root);
	}
	root.checked_add(U512::one()).ok_or(MathError::Overflow)
}

/// ⌈√⌈numerator/denominator⌉⌉ of two numbers that are not negative: the least integer v with v² · denominator ≥
/// numerator.
pub(super) fn ceil_sqrt_of_quotient(numerator: Exact, denominator: Exact) -> Result<Exact, MathError> {
	let square = numerator.ceil_div(denominator)?;
	exact(ceil_sqrt(square.magnitude().into())?)
}

/// A root as a term of a formula.
pub(super) fn exact(root: U512) -> Result<Exact, MathError> {
	Ok(Exact::new(false, U768::try_from(U896::from(root))?))
}

/// numerator / denominator (not negative) in 256 and 256 bits: exact if both fit, else rounded down by less than one
/// part in 2^254.
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

/// The largest power of two below 2^255 which `larger`/`smaller` can be multiplied with in 256 bits, 1 if there is
/// none. The quotient is below 2^(difference of bits + 1).
// A shift of wide integers never panics.
#[allow(clippy::arithmetic_side_effects)]
fn scale(larger: &Exact, smaller: &Exact) -> U256 {
	let difference = larger.magnitude().bits().saturating_sub(smaller.magnitude().bits());
	U256::one() << 254usize.saturating_sub(difference)
}
