//! Keys as an attacker would choose them.
//!
//! The index is keyed by 4 bytes of ratio and 8 of burrow number, unhashed: 24 half-bytes that somebody chooses. Here every endangered burrow
//! has the same ratio, and a safe one parts from its path at each half-byte of that ratio: seven on their own, and all others crowd together at
//! the nearest ratio that is safe. The endangered fork among themselves at each half-byte of the number. So no path can be longer: a node for
//! every half-byte.
//!
//! Numbers like these are given out after 2^63 burrows only. It is a bound, not an attack that could be made: numbers that count up to a million
//! differ in their last five half-bytes.

use crate::population::DEBTS;
use huxian_runtime::{constants::currency::HUX, Balance};
use huxian_traits::BurrowId;

/// The ratio of all endangered: the key of about 4.204 HUX per KIT. Every half-byte but the last can be one more, the last three more.
pub const RATIO: u32 = 0x820D_11B4;
/// Safe burrows that each part from the path at a half-byte of the ratio.
pub const SAFE_NEIGHBOURS: u32 = 7;
/// The threshold is found one key above the exact one, and that lies one above [`RATIO`]: this is the first key that is not looked at.
const CROWD: u32 = RATIO + 3;
/// Half-bytes of a burrow's number.
const HALF_BYTES: u32 = 16;

/// HUX of collateral in the middle of what is quantised to `key`, for this debt.
pub fn collateral(key: u32, debt: Balance) -> Balance {
	// A key is 8 bits of exponent, of which 128 stands for one, and 24 bits after the leading one.
	let (exponent, mantissa) = ((key >> 24) - 128, Balance::from(key & 0xFF_FFFF));
	(debt * (2 * (0x100_0000 + mantissa) + 1)) << exponent >> 25
}

/// The collateral and the debt of a safe burrow.
pub fn neighbour(place: usize, debt: Balance) -> (Balance, Balance) {
	match u32::try_from(place) {
		Ok(place) if place < SAFE_NEIGHBOURS => {
			// A high ratio of a small debt: the first half-byte multiplies it by 65 536.
			let debt = DEBTS.0 as Balance * HUX;
			(collateral(RATIO + (1 << (4 * (7 - place))), debt), debt)
		},
		_ => (collateral(CROWD, debt), debt),
	}
}

/// A ratio in the middle of the key after [`RATIO`].
pub fn threshold() -> f64 {
	let key = RATIO + 1;
	let mantissa = f64::from(key & 0xFF_FFFF) + 0.5;
	(1.0 + mantissa / f64::from(1 << 24)) * 2_f64.powi((key >> 24) as i32 - 128)
}

/// The number of an endangered burrow: some part from the others at one of the first half-bytes, all others at two ways for each of the last.
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
	fn a_collateral_has_the_key_it_was_made_for() {
		for debt in [150 * HUX, 149_999 * HUX + 17] {
			assert_eq!(key(collateral(RATIO, debt), debt), RATIO);
			assert_eq!(key(collateral(CROWD, debt), debt), CROWD);
		}
	}

	#[test]
	fn a_safe_burrow_parts_from_the_path_at_each_half_byte_of_the_ratio() {
		let shared = |place| {
			let (collateral, debt) = neighbour(place, 1_000 * HUX);
			(key(collateral, debt) ^ RATIO).leading_zeros() / 4
		};
		assert_eq!((0..8).map(shared).collect::<Vec<_>>(), (0..8).collect::<Vec<_>>());
	}

	#[test]
	fn the_endangered_part_from_each_other_at_each_half_byte_of_their_numbers() {
		let numbers: BTreeSet<BurrowId> = (0..300).map(|place| number(place, 300)).collect();
		assert_eq!(numbers.len(), 300);
		let partings: BTreeSet<u32> =
			numbers.iter().zip(numbers.iter().skip(1)).map(|(one, next)| (one ^ next).leading_zeros() / 4).collect();
		assert_eq!(partings, (0..16).collect());
	}
}
