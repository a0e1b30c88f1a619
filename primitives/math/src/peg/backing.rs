//! What stands behind the tokens that were minted, who bears it when that is too little, and how much of it may be of
//! one kind.

use super::{product, share_of, Ppm, ONE, WHOLE};
use crate::{
	error::MathError,
	wide::{mul_div_ceil, mul_div_floor, U256},
};

/// A millionth, with 18 decimal places.
const PLACES: u128 = 1_000_000_000_000;

/// ⌊debt · price⌋: what a reserve of `debt` is worth. Down: for the protocol. What does not fit is as much as there can
/// be.
pub fn value_at(debt: u128, price: u128) -> u128 {
	mul_div_floor(debt, price, ONE).unwrap_or(u128::MAX)
}

/// The backing ratio: ⌊value / out⌋ in millionths, at most the whole; the whole when nothing is out. Down: for the
/// protocol.
pub fn backing(value: u128, out: u128) -> Ppm {
	if value >= out {
		return WHOLE;
	}
	let ratio = mul_div_floor(value, WHOLE.into(), out).unwrap_or_default();
	Ppm::try_from(ratio).unwrap_or(WHOLE)
}

/// Whether a token has fallen from its unit: it has when it is more than `from` below it, and stays so until it is at
/// most two thirds of that below it. So nobody can wait for the very edge.
pub fn has_fallen(was: bool, below: Ppm, from: Ppm) -> bool {
	let still = u64::from(below).saturating_mul(3) > u64::from(from).saturating_mul(2);
	below > from || (was && still)
}

/// What is taken off a redemption while the family of tokens has fallen ones: as much as makes it pay the backing ratio.
///
/// A token that has not fallen counts as its unit. One that has is paid out as it is, at par, unless its price is above
/// the backing ratio: then ⌈1 − backing / price⌉, so that leaving with the better one of two fallen tokens leaves no loss
/// to the others either. Up: for the protocol.
pub fn haircut(backing: Ppm, price: u128, fallen: bool) -> Ppm {
	if !fallen {
		return WHOLE.saturating_sub(backing);
	}
	// No token counts for more than its unit; the backing with 18 decimal places fits easily.
	let (price, backing) = (price.min(ONE), u128::from(backing).saturating_mul(PLACES));
	let Some(above) = price.checked_sub(backing) else { return 0 };
	let cut = mul_div_ceil(above, WHOLE.into(), price).unwrap_or_default();
	Ppm::try_from(cut).unwrap_or(WHOLE)
}

/// Whether a part that grows by `amount` to `part` stays within a share of a whole that grows to `whole`:
/// part ≤ ⌊share · max(whole, floor)⌋. The floor lets a young whole begin.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn within_share(part: u128, whole: u128, share: Ppm, floor: u128) -> Result<bool, MathError> {
	Ok(part <= share_of(whole.max(floor), share)?)
}

/// The most that may be added to a part, and with it to the whole, so that [`within_share`] holds.
///
/// Errors: `Overflow`, for a share above the whole only.
pub fn share_room(part: u128, whole: u128, share: Ppm, floor: u128) -> Result<u128, MathError> {
	let of_floor = share_of(floor, share)?.saturating_sub(part);
	Ok(of_floor.max(share_room_of_whole(part, whole, share)?))
}

/// Without a floor: the largest a with part + a ≤ share · (whole + a), that is ⌊(share · whole − part) / (1 − share)⌋.
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
