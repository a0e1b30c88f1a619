//! The backing of minted tokens, the haircut that shares a loss, and the ceilings of its parts.

use super::{product, share_of, Ppm, ONE, WHOLE};
use crate::{
	error::MathError,
	wide::{mul_div_ceil, mul_div_floor, U256},
};

/// One millionth, with 18 decimal places.
const PLACES: u128 = 1_000_000_000_000;

/// Returns the value of a reserve of `debt`: ⌊debt · price⌋. Down: for the protocol.
///
/// It saturates at the largest amount.
pub fn value_at(debt: u128, price: u128) -> u128 {
	mul_div_floor(debt, price, ONE).unwrap_or(u128::MAX)
}

/// Returns the backing ratio in millionths: ⌊value / circulating⌋. Down: for the protocol.
///
/// It is at most the whole, and the whole when nothing circulates.
pub fn backing(value: u128, circulating: u128) -> Ppm {
	if value >= circulating {
		return WHOLE;
	}
	let ratio = mul_div_floor(value, WHOLE.into(), circulating).unwrap_or_default();
	Ppm::try_from(ratio).unwrap_or(WHOLE)
}

/// Returns whether a token has fallen from its unit, given its state before.
///
/// It falls when it is more than `threshold` below its unit. It recovers when it is at most two
/// thirds of the threshold below. The distance keeps anybody from waiting for the very edge.
pub fn has_fallen(was: bool, below: Ppm, threshold: Ppm) -> bool {
	let still = u64::from(below).saturating_mul(3) > u64::from(threshold).saturating_mul(2);
	below > threshold || (was && still)
}

/// Returns the haircut of a redemption while its family has fallen tokens. Up: for the protocol.
///
/// With it no redemption pays more than the backing ratio:
///
/// - A token that has not fallen counts as its unit: the haircut is 1 − backing.
/// - A fallen token at or below the backing ratio is paid out at par, without a haircut.
/// - A fallen token above the backing ratio has a haircut of ⌈1 − backing / price⌉. So redeeming
///   into the better one of two fallen tokens leaves no loss to other holders.
pub fn haircut(backing: Ppm, price: u128, fallen: bool) -> Ppm {
	if !fallen {
		return WHOLE.saturating_sub(backing);
	}
	// No token counts for more than its unit. The backing with 18 decimal places fits easily.
	let (price, backing) = (price.min(ONE), u128::from(backing).saturating_mul(PLACES));
	let Some(above) = price.checked_sub(backing) else { return 0 };
	let cut = mul_div_ceil(above, WHOLE.into(), price).unwrap_or_default();
	Ppm::try_from(cut).unwrap_or(WHOLE)
}

/// Returns whether `part` is within a share of `whole`: part ≤ ⌊share · max(whole, floor)⌋.
///
/// Both are amounts after the change. The floor lets a small whole begin.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn within_share(part: u128, whole: u128, share: Ppm, floor: u128) -> Result<bool, MathError> {
	Ok(part <= share_of(whole.max(floor), share)?)
}

/// Returns the most that may be added to `part`, and with it to `whole`, so that
/// [`within_share`] holds.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn share_room(part: u128, whole: u128, share: Ppm, floor: u128) -> Result<u128, MathError> {
	let of_floor = share_of(floor, share)?.saturating_sub(part);
	Ok(of_floor.max(share_room_of_whole(part, whole, share)?))
}

/// Returns the largest a with part + a ≤ share · (whole + a), without a floor:
/// ⌊(share · whole − part) / (1 − share)⌋.
fn share_room_of_whole(part: u128, whole: u128, share: Ppm) -> Result<u128, MathError> {
	let Some(over) = product(whole, share.into())?.checked_sub(product(part, WHOLE.into())?) else { return Ok(0) };
	match WHOLE.checked_sub(share) {
		None | Some(0) => Ok(u128::MAX),
		Some(rest) => {
			let room = over.checked_div(U256::from(rest)).ok_or(MathError::DivisionByZero)?;
			Ok(u128::try_from(room).unwrap_or(u128::MAX))
		},
	}
}
