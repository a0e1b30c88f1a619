//! The arithmetic of the peg's guard: rate limits, fees and backing of minted tokens.
//!
//! - [`bucket`]: leaky buckets, and the window of a token, which is two of them.
//! - [`fees`]: the parts of a fee.
//! - [`backing`]: the backing ratio, the haircut that shares a loss, and the ceilings.
//!
//! | quantity | unit |
//! |---|---|
//! | amount | smallest unit of the token that is minted |
//! | share, fee | millionths ([`Ppm`]) |
//! | price | units of the reference, with 18 decimal places |
//! | time | milliseconds |

pub mod backing;
pub mod bucket;
pub mod fees;

use crate::{
	error::MathError,
	wide::{mul_div_floor, U256},
};

/// Fraction, in millionths.
pub type Ppm = u32;

/// The whole, in millionths.
pub const WHOLE: Ppm = 1_000_000;

/// Price of one, with 18 decimal places.
pub const ONE: u128 = 1_000_000_000_000_000_000;

/// Returns ⌊amount · share / 10⁶⌋. Down: shares never add up to more than the amount.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn share_of(amount: u128, share: Ppm) -> Result<u128, MathError> {
	mul_div_floor(amount, share.into(), WHOLE.into())
}

/// Returns an amount of a token with `from` decimals in units of one with `to` decimals:
/// ⌊amount · 10^(to − from)⌋.
///
/// It is exact when `to` is not below `from`, and rounded down otherwise.
///
/// Errors: `Overflow`.
pub fn rescale(amount: u128, from: u8, to: u8) -> Result<u128, MathError> {
	let factor = |by: u8| 10_u128.checked_pow(by.into());
	if let Some(fewer) = from.checked_sub(to) {
		// With more than 38 decimals less the result is 0.
		return Ok(factor(fewer).and_then(|factor| amount.checked_div(factor)).unwrap_or_default());
	}
	if amount == 0 {
		return Ok(0);
	}
	let more = to.checked_sub(from).ok_or(MathError::Negative)?;
	factor(more).and_then(|factor| amount.checked_mul(factor)).ok_or(MathError::Overflow)
}

/// Returns a price in units of another one: ⌊price · 10¹⁸ / unit⌋.
///
/// Down: for the protocol, which errs on the side of a lost peg.
///
/// Errors: `DivisionByZero`, `Overflow`.
pub fn price_in(price: u128, unit: u128) -> Result<u128, MathError> {
	mul_div_floor(price, ONE, unit)
}

/// Returns a · b, exactly.
fn product(a: u128, b: u128) -> Result<U256, MathError> {
	U256::from(a).checked_mul(U256::from(b)).ok_or(MathError::Overflow)
}
