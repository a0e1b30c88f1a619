//! Keys as an attacker would choose them.
//!
//! A key of the index is 4 bytes of ratio and 8 bytes of burrow number, unhashed. So an attacker
//! chooses all 24 half-bytes.
//!
//! Here every endangered burrow has the same ratio. At each half-byte of that ratio, a safe burrow
//! branches off the path: seven of them alone. All other safe ones are at the nearest safe ratio.
//! The endangered ones branch among themselves at each half-byte of the number. So the path has a
//! node for every half-byte, and cannot be longer.
//!
//! This is a bound, not a possible attack. Such numbers are assigned only after 2^63 burrows.
//! Numbers up to a million differ in their last five half-bytes.

use crate::population::DEBTS;
use huxian_runtime::{constants::currency::HUX, Balance};
use huxian_traits::BurrowId;

/// Ratio of all endangered burrows: the key of about 4.204 HUX per KIT.
///
/// One can be added to every half-byte but the last, and three to the last, without a carry.
pub const RATIO: u32 = 0x820D_11B4;
/// Number of safe burrows that branch off alone at a half-byte of the ratio.
pub const SAFE_NEIGHBOURS: u32 = 7;
/// First key that the sweep does not look at.
///
/// The exact threshold is one key above [`RATIO`]. The sweep looks at one key more.
const SAFE_RATIO: u32 = RATIO + 3;
/// Number of half-bytes in a burrow's number.
const HALF_BYTES: u32 = 16;

/// Returns collateral in the middle of the range that is quantised to `key`, for this debt.
pub fn collateral(key: u32, debt: Balance) -> Balance {
	// A key has 8 bits of exponent, with a bias of 128, and 24 bits after the leading one.
	let (exponent, mantissa) = ((key >> 24) - 128, Balance::from(key & 0xFF_FFFF));
	(debt * (2 * (0x100_0000 + mantissa) + 1)) << exponent >> 25
}

/// Returns the collateral and the debt of the safe burrow at `place`.
pub fn neighbour(place: usize, debt: Balance) -> (Balance, Balance) {
	match u32::try_from(place) {
		Ok(place) if place < SAFE_NEIGHBOURS => {
			// The debt is small, because the first half-byte multiplies the ratio by 65 536.
			let debt = DEBTS.0 as Balance * HUX;
			(collateral(RATIO + (1 << (4 * (7 - place))), debt), debt)
		},
		_ => (collateral(SAFE_RATIO, debt), debt),
	}
}

/// Returns a ratio in the middle of the key after [`RATIO`].
pub fn threshold() -> f64 {
	let key = RATIO + 1;
	let mantissa = f64::from(key & 0xFF_FFFF) + 0.5;
	(1.0 + mantissa / f64::from(1 << 24)) * 2_f64.powi((key >> 24) as i32 - 128)
}

/// Returns the number of the endangered burrow at `place`.
///
/// The first burrows branch off alone, one at each of the first half-bytes. All others branch two
/// ways at each of the last half-bytes.
pub fn number(place: u32, count: u32) -> BurrowId {
	let levels = u32::BITS - count.leading_zeros();
	let single = HALF_BYTES - levels;
	let base = 0x8888_8888_8888_8888;
	if place < single {
		return base + (1 << (4 * (HALF_BYTES - 1 - place)));
	}
	let fork = |level: u32| BurrowId::from((place - single) >> level & 1) << (4 * level);
	(0..levels).map(fork).sum::<BurrowId>() + base
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_math::{ratio_index::ratio_key, Burrow, Fixed, Parameters};
	use std::collections::BTreeSet;

	fn key(collateral: Balance, debt: Balance) -> u32 {
		let mut burrow = Burrow::new(collateral, Fixed::ONE);
		burrow.debt = debt;
		ratio_key(&Parameters::huxian(), &burrow).unwrap().unwrap()
	}

	#[test]
	fn a_collateral_has_the_intended_key() {
		for debt in [150 * HUX, 149_999 * HUX + 17] {
			assert_eq!(key(collateral(RATIO, debt), debt), RATIO);
			assert_eq!(key(collateral(SAFE_RATIO, debt), debt), SAFE_RATIO);
		}
	}

	#[test]
	fn a_safe_burrow_branches_off_at_each_half_byte_of_the_ratio() {
		let shared = |place| {
			let (collateral, debt) = neighbour(place, 1_000 * HUX);
			(key(collateral, debt) ^ RATIO).leading_zeros() / 4
		};
		assert_eq!((0..8).map(shared).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
	}

	#[test]
	fn endangered_burrows_branch_at_each_half_byte_of_their_numbers() {
		let numbers: BTreeSet<BurrowId> = (0..300).map(|place| number(place, 300)).collect();
		assert_eq!(numbers.len(), 300);
		let branches: BTreeSet<u32> =
			numbers.iter().zip(numbers.iter().skip(1)).map(|(one, next)| (one ^ next).leading_zeros() / 4).collect();
		assert_eq!(branches, (0..16).collect());
	}
}
