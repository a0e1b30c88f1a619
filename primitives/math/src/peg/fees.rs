//! The parts of a fee, in millionths, each rounded up: for the protocol.
//!
//! | fee | parts |
//! |---|---|
//! | mint | base + deviation of the token below its unit + surcharge for a full window |
//! | redeem | base + deviation of the token above its unit + haircut |
//!
//! No fee is above the whole.

use super::{bucket::STEPS, Ppm, ONE, WHOLE};
use crate::wide::mul_div_ceil;

/// A basis point, in millionths. Parts of a fee are rounded up to it, so that a price that flickers
/// does not move them.
pub const BASIS_POINT: Ppm = 100;

/// Distance of a price from one.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Deviation {
	/// Distance below one, in millionths; rounded up.
	pub below: Ppm,
	/// Distance above one, in millionths; rounded up, and at most `u32::MAX`.
	pub above: Ppm,
}

impl Deviation {
	/// Returns the distance from one of `price`, which has 18 decimal places.
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

/// Returns `fee` rounded up to whole basis points, at most the whole.
pub fn in_basis_points(fee: Ppm) -> Ppm {
	let points = fee.div_ceil(BASIS_POINT);
	points.checked_mul(BASIS_POINT).map_or(WHOLE, |fee| fee.min(WHOLE))
}

/// Returns the part of a mint fee for a window on `step`: ⌈(top − base) · step / 10⌉.
pub fn window_part(base: Ppm, top: Ppm, step: u32) -> Ppm {
	let rise = u64::from(top.saturating_sub(base)).saturating_mul(step.min(STEPS).into());
	Ppm::try_from(rise.div_ceil(STEPS.into())).unwrap_or(WHOLE)
}

/// Returns the fee of minting.
pub fn mint_fee(base: Ppm, top: Ppm, deviation: Deviation, step: u32) -> Ppm {
	sum(&[base, in_basis_points(deviation.below), window_part(base, top, step)])
}

/// Returns the fee of redeeming.
pub fn redeem_fee(base: Ppm, deviation: Deviation, haircut: Ppm) -> Ppm {
	sum(&[base, in_basis_points(deviation.above), in_basis_points(haircut)])
}

/// Returns the sum of `parts`, at most the whole.
fn sum(parts: &[Ppm]) -> Ppm {
	parts.iter().fold(0, |sum: Ppm, part| sum.saturating_add(*part)).min(WHOLE)
}
