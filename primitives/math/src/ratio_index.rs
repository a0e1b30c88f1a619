//! The order in which burrows become unsafe.
//!
//! Collateral over *normalised* debt (debt / adjustment index) does not change when time passes or prices move, only
//! when its burrow is operated. Whether a burrow is liquidatable depends on that ratio and on one number for all of
//! them, liquidation factor · liquidation price · adjustment index. So burrows that are sorted by their ratio stay
//! sorted, and the unsafe ones are always the first.
//!
//! A ratio is quantised to a key of 32 bits: 8 for the position of its leading bit (2^-128 to 2^127), 24 for the bits
//! after it. Keys are rounded down, so that a burrow never stands behind its true place; they never decrease where the
//! ratio does not. What lies beyond the range gets the first or the last key.
//!
//! What is at auction counts with liquidation factor · (1 − penalty) (1.71). That is exact when minting and liquidation
//! price are equal; when the minting price is higher, a burrow with slices becomes liquidatable earlier than its key
//! says and must be looked at separately.

use crate::{
	burrow::{covered, Burrow},
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	parameters::Parameters,
	price::HuxPerKit,
	wide::U768,
};

/// How many positions of the leading bit have keys of their own: from 2^-128 to 2^127.
const EXPONENTS: u32 = 256;
/// 2^24: how many keys there are for each.
const MANTISSA: u32 = 16_777_216;
/// 2^152, as a product: scales the smallest ratio with a key of its own to 2^24.
const SCALE: (u128, u32) = (1 << 127, 2 * MANTISSA);

/// The key of a burrow, `None` if it has no debt. It does not matter when its debt was accrued.
///
/// key(⌊(collateral + 1.71 · at auction) · adjustment index / debt⌋). Errors: `Negative` for an index below zero,
/// `InvalidParameters`.
pub fn ratio_key(parameters: &Parameters, burrow: &Burrow) -> Result<Option<u32>, MathError> {
	if burrow.debt == 0 {
		return Ok(None);
	}
	let covered = covered(parameters, burrow)?;
	let numerator = covered.numerator.times(burrow.adjustment_index)?;
	let denominator = Exact::product(&[covered.denominator, burrow.debt.into(), Fixed::ONE.into()])?;
	key(numerator, denominator).map(Some)
}

/// The last key that a liquidatable burrow without slices can have: key(liquidation factor · liquidation price ·
/// adjustment index), and one more.
///
/// The one more makes up for the rounding of debts: an accrued debt may lie less than one unit above its exact value,
/// which is less than a step of the key for debts of at least 2^25 units (0.00003 KIT).
/// Errors: `Negative` for an index below zero, `DivisionByZero` in the preset.
pub fn threshold_key(
	parameters: &Parameters,
	adjustment_index: Fixed,
	liquidation: &HuxPerKit,
) -> Result<u32, MathError> {
	let factor = parameters.liquidation_factor;
	let numerator = Exact::product(&[factor.numerator.into(), liquidation.hux(), adjustment_index.into()])?;
	let denominator = Exact::product(&[factor.denominator.into(), liquidation.kit(), Fixed::ONE.into()])?;
	// The last key is the last key.
	Ok(key(numerator, denominator)?.saturating_add(1))
}

/// The key of numerator / denominator, rounded down.
fn key(numerator: Exact, denominator: Exact) -> Result<u32, MathError> {
	if numerator.is_negative() {
		return Err(MathError::Negative);
	}
	let (high, low) = SCALE;
	let scaled = numerator.times(high)?.times(low)?.floor_div(denominator)?.magnitude();
	// A ratio of 2^-128 is scaled to 2^24, of 25 bits: its exponent is 0.
	let Some(exponent) = scaled.bits().checked_sub(25) else { return Ok(0) };
	let Some(exponent) = u32::try_from(exponent).ok().filter(|exponent| *exponent < EXPONENTS) else {
		return Ok(u32::MAX);
	};
	let key = exponent.checked_mul(MANTISSA).and_then(|key| key.checked_add(mantissa(&scaled)?));
	key.ok_or(MathError::Overflow)
}

/// The 24 bits after the leading one; `None` for zero.
fn mantissa(wide: &U768) -> Option<u32> {
	let mut limbs = wide.0.iter().rev().copied().skip_while(|limb| *limb == 0);
	let upper = u128::from(limbs.next()?).checked_shl(64)?;
	// Below the lowest limb there are zeros.
	let window = upper | u128::from(limbs.next().unwrap_or(0));
	let leading = window.checked_shl(window.leading_zeros())?.checked_shr(128 - 25)?;
	u32::try_from(leading).ok()?.checked_sub(MANTISSA)
}
