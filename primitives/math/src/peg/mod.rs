//! The arithmetic of the peg's guard: how fast a token may come in, what a swap costs, what stands behind the tokens
//! that were minted.
//!
//! - [`bucket`]: leaky buckets, and the two of them that make the window of a token.
//! - [`fees`]: the parts of a fee.
//! - [`backing`]: the backing ratio, the haircut that shares a loss, and the ceilings.
//!
//! Amounts are in the smallest unit of the token that is minted, shares and fees in millionths ([`Ppm`]), prices in
//! units of the reference with 18 decimal places, times in milliseconds.

pub mod backing;
pub mod bucket;
pub mod fees;

use crate::{
	error::MathError,
	wide::{mul_div_floor, U256},
};

/// A fraction, in millionths.
pub type Ppm = u32;

/// All of it, in millionths.
pub const WHOLE: Ppm = 1_000_000;

/// A price of one: 18 decimal places.
pub const ONE: u128 = 1_000_000_000_000_000_000;

/// ⌊amount · share / 10⁶⌋. Down: what is shared out is never more than there is.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn share_of(amount: u128, share: Ppm) -> Result<u128, MathError> {
	mul_div_floor(amount, share.into(), WHOLE.into())
}

/// ⌊amount · 10^(to − from)⌋: an amount of a token with `from` decimals in units of one with `to` decimals. Exact when
/// `to` is not below `from`; down otherwise.
///
/// Errors: `Overflow`.
pub fn rescale(amount: u128, from: u8, to: u8) -> Result<u128, MathError> {
	let factor = |by: u8| 10_u128.checked_pow(by.into());
	if let Some(fewer) = from.checked_sub(to) {
		// More than 38 decimals less: nothing is left.
		return Ok(factor(fewer).and_then(|factor| amount.checked_div(factor)).unwrap_or_default());
	}
	if amount == 0 {
		return Ok(0);
	}
	let more = to.checked_sub(from).ok_or(MathError::Negative)?;
	factor(more).and_then(|factor| amount.checked_mul(factor)).ok_or(MathError::Overflow)
}

/// ⌊price · 10¹⁸ / unit⌋: a price in units of another one. Down: for the protocol, which would rather believe that a
/// token has lost its peg.
///
/// Errors: `DivisionByZero`, `Overflow`.
pub fn price_in(price: u128, unit: u128) -> Result<u128, MathError> {
	mul_div_floor(price, ONE, unit)
}

/// a · b, exactly.
fn product(a: u128, b: u128) -> Result<U256, MathError> {
	U256::from(a).checked_mul(U256::from(b)).ok_or(MathError::Overflow)
}
