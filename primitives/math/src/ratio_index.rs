//! The order in which burrows become unsafe.
//!
//! The ratio of a burrow is its collateral over its *normalised* debt: debt / adjustment index. It
//! changes when the burrow is operated, not when time passes or prices move. A burrow is
//! liquidatable if its ratio is below a threshold, which is one number for all burrows:
//! liquidation factor · liquidation price · adjustment index. So burrows sorted by their ratio
//! stay sorted, and the unsafe ones are always the first.
//!
//! A ratio is quantised to a key of 32 bits:
//!
//! - 8 bits for the position of its leading bit, from 2^-128 to 2^127;
//! - 24 bits for the bits after it.
//!
//! Keys are rounded down, so that a burrow never stands behind its true place. They never decrease
//! where the ratio does not. Ratios beyond the range get the first or the last key.
//!
//! Collateral at auction counts with liquidation factor · (1 − penalty), which is 1.71. That is
//! exact when minting and liquidation price are equal. Burrows with slices must be checked
//! separately: with a higher minting price they become liquidatable earlier than their key says.

use crate::{
	burrow::{effective_collateral, Burrow},
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	parameters::Parameters,
	price::HuxPerKit,
	wide::U768,
};

/// Number of positions of the leading bit with keys of their own: 2^-128 to 2^127.
const EXPONENTS: u32 = 256;
/// Number of keys for each position: 2^24.
const MANTISSA: u32 = 16_777_216;
/// Factor that scales the smallest ratio with a key of its own to 2^24: 2^152, as a product.
const SCALE: (u128, u32) = (1 << 127, 2 * MANTISSA);

/// Returns the key of a burrow, `None` if it has no debt.
///
/// It is the key of (collateral + 1.71 · at auction) · adjustment index / debt, rounded down. It
/// does not depend on the time at which the debt was accrued.
///
/// Errors: `Negative` for an index below zero, `InvalidParameters`.
pub fn ratio_key(parameters: &Parameters, burrow: &Burrow) -> Result<Option<u32>, MathError> {
	if burrow.debt == 0 {
		return Ok(None);
	}
	let collateral = effective_collateral(parameters, burrow)?;
	let numerator = collateral.numerator.times(burrow.adjustment_index)?;
	let denominator = Exact::product(&[collateral.denominator, burrow.debt.into(), Fixed::ONE.into()])?;
	key(numerator, denominator).map(Some)
}

/// Returns the last key that a liquidatable burrow without slices can have.
///
/// It is the key of liquidation factor · liquidation price · adjustment index, plus one. The one
/// makes up for the rounding of debts: an accrued debt lies less than one unit above its exact
/// value. For debts of at least 2^25 units (0.00003 KIT) that is less than a step of the key.
///
/// Errors: `Negative` for an index below zero, `DivisionByZero` in the preset.
pub fn threshold_key(
	parameters: &Parameters,
	adjustment_index: Fixed,
	liquidation: &HuxPerKit,
) -> Result<u32, MathError> {
	let factor = parameters.liquidation_factor;
	let numerator = Exact::product(&[factor.numerator.into(), liquidation.hux(), adjustment_index.into()])?;
	let denominator = Exact::product(&[factor.denominator.into(), liquidation.kit(), Fixed::ONE.into()])?;
	// There is no key after the last one: saturation is the rule.
	Ok(key(numerator, denominator)?.saturating_add(1))
}

/// Returns the key of numerator / denominator, rounded down.
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

/// Returns the 24 bits after the leading one; `None` for zero.
fn mantissa(wide: &U768) -> Option<u32> {
	let mut limbs = wide.0.iter().rev().copied().skip_while(|limb| *limb == 0);
	let upper = u128::from(limbs.next()?).checked_shl(64)?;
	// Below the lowest limb there are zeros.
	let window = upper | u128::from(limbs.next().unwrap_or(0));
	let leading = window.checked_shl(window.leading_zeros())?.checked_shr(128 - 25)?;
	u32::try_from(leading).ok()?.checked_sub(MANTISSA)
}
