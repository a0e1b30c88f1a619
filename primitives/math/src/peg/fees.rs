//! The parts of a fee, in millionths, each rounded up: for the protocol.
//!
//! mint = base + how far the token is below its unit + how full its window is; redeem = base + how far it is above its
//! unit + the haircut. None is above the whole.

use super::{
	bucket::{Capacity, Window},
	product, Ppm, ONE, WHOLE,
};
use crate::{
	error::MathError,
	wide::{mul_div_ceil, mul_div_floor, U256},
};

/// In how many steps the fee rises between half a window and a full one.
pub const STEPS: u32 = 10;

/// What fees are rounded up to, so that a price that flickers does not move them: a basis point.
pub const BASIS_POINT: Ppm = 100;

/// How far a price is from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deviation {
	/// How far below, in millionths; rounded up.
	pub below: Ppm,
	/// How far above, in millionths; rounded up, and at most `u32::MAX`.
	pub above: Ppm,
}

impl Deviation {
	/// How far `price`, with 18 decimal places, is from one.
	pub fn of(price: u128) -> Self {
		let millionths = |difference: u128| {
			mul_div_ceil(difference, WHOLE.into(), ONE).ok().and_then(|ppm| Ppm::try_from(ppm).ok()).unwrap_or(Ppm::MAX)
		};
		match (ONE.checked_sub(price), price.checked_sub(ONE)) {
			(Some(below), _) => Self { below: millionths(below), above: 0 },
			(_, Some(above)) => Self { below: 0, above: millionths(above) },
			(None, None) => Self::default(),
		}
	}
}

/// `fee` rounded up to whole basis points, and never above the whole.
pub fn in_basis_points(fee: Ppm) -> Ppm {
	let points = fee.div_ceil(BASIS_POINT);
	points.checked_mul(BASIS_POINT).map_or(WHOLE, |fee| fee.min(WHOLE))
}

/// The step that a bucket is on: 0 up to half of it, then a tenth of the other half each, 10 when it is full. That is
/// ⌈10 · (2 · level − capacity) / capacity⌉, at least 0 and at most 10; 10 for a bucket that holds nothing.
///
/// Errors: none.
pub fn step(level: u128, capacity: u128) -> Result<u32, MathError> {
	if level >= capacity {
		return Ok(STEPS);
	}
	let twice = product(level, 2)?;
	let Some(over) = twice.checked_sub(U256::from(capacity)) else { return Ok(0) };
	// Below the capacity, since the level is.
	let over = u128::try_from(over).map_err(|_| MathError::Overflow)?;
	let step = mul_div_ceil(over, STEPS.into(), capacity)?;
	Ok(u32::try_from(step).unwrap_or(STEPS).min(STEPS))
}

/// The most that a bucket may hold on a step: ⌊capacity · (10 + step) / 20⌋, the inverse of [`step`].
///
/// Errors: none for steps up to the last one.
pub fn highest_level(capacity: u128, step: u32) -> Result<u128, MathError> {
	let tenths = STEPS.saturating_add(step.min(STEPS));
	mul_div_floor(capacity, tenths.into(), 2_u128.saturating_mul(STEPS.into()))
}

/// What may come in at once: whatever climbs no more than one step.
///
/// Errors: those of [`Window::step`] and [`highest_level`].
pub fn at_once(window: &Window, capacity: &Capacity) -> Result<u128, MathError> {
	let next = window.step(capacity)?.saturating_add(1);
	let hour = highest_level(capacity.hour, next)?.saturating_sub(window.hour);
	let day = highest_level(capacity.day, next)?.saturating_sub(window.day);
	Ok(hour.min(day))
}

/// The part of a mint fee that a window on `step` adds: ⌈(top − base) · step / 10⌉.
pub fn window_part(base: Ppm, top: Ppm, step: u32) -> Ppm {
	let rise = u64::from(top.saturating_sub(base)).saturating_mul(step.min(STEPS).into());
	Ppm::try_from(rise.div_ceil(STEPS.into())).unwrap_or(WHOLE)
}

/// What minting costs.
pub fn mint_fee(base: Ppm, top: Ppm, deviation: Deviation, step: u32) -> Ppm {
	sum(&[base, in_basis_points(deviation.below), window_part(base, top, step)])
}

/// What redeeming costs.
pub fn redeem_fee(base: Ppm, deviation: Deviation, haircut: Ppm) -> Ppm {
	sum(&[base, in_basis_points(deviation.above), in_basis_points(haircut)])
}

/// The parts together: nobody pays more than all.
fn sum(parts: &[Ppm]) -> Ppm {
	parts.iter().fold(0, |sum: Ppm, part| sum.saturating_add(*part)).min(WHOLE)
}
