//! The order in which burrows become unsafe.

use crate::common::*;
use huxian_math::{
	ratio_index::{ratio_key, threshold_key},
	Burrow, Fixed, HuxPerKit, Parameters, Prices,
};
use num_rational::BigRational;
use proptest::prelude::*;

const HUXIAN: Parameters = Parameters::huxian();

fn key(burrow: &Burrow) -> u32 {
	ratio_key(&HUXIAN, burrow).unwrap().unwrap()
}

/// (collateral + 1.71 · at auction) · adjustment index / debt.
fn ratio(burrow: &Burrow) -> BigRational {
	let covered = rational(burrow.collateral, 1u32) + rational(burrow.at_auction, 1u32) * of_fraction(171, 100);
	covered * of_fixed(burrow.adjustment_index) / rational(burrow.debt, 1u32)
}

/// The smallest ratio with this key.
fn value(key: u32) -> BigRational {
	let (exponent, mantissa) = (key >> 24, key & 0xFF_FFFF);
	let power = |exponent: u32| BigRational::from(num_bigint::BigInt::from(2).pow(exponent));
	let leading = rational((1u32 << 24) + mantissa, 1u32 << 24);
	if exponent >= 128 {
		leading * power(exponent - 128)
	} else {
		leading / power(128 - exponent)
	}
}

#[test]
fn a_ratio_of_one_is_in_the_middle_of_the_keys() {
	assert_eq!(key(&burrow(1, 1, 0)), 128 << 24);
	assert_eq!(key(&burrow(3, 2, 0)), (128 << 24) + (1 << 23));
	assert_eq!(key(&burrow(1, 2, 0)), 127 << 24);
	assert_eq!(key(&burrow(0, 1, 0)), 0);
	assert_eq!(ratio_key(&HUXIAN, &burrow(1, 0, 0)), Ok(None));
}

#[test]
fn the_ends_of_the_range_have_the_first_and_the_last_key() {
	let worst = Burrow { adjustment_index: Fixed::from_raw(1), ..burrow(1, u128::MAX, 0) };
	let best = Burrow { adjustment_index: Fixed::MAX, ..burrow(u128::MAX, 1, u128::MAX) };
	assert_eq!((key(&worst), key(&best)), (0, u32::MAX));
	assert_eq!(threshold_key(&HUXIAN, Fixed::MAX, &price(u128::MAX, 1)), Ok(u32::MAX));
	assert_eq!(threshold_key(&HUXIAN, Fixed::ZERO, &price(1, 1)), Ok(1));
}

#[test]
fn collateral_at_auction_counts_for_1_71() {
	assert_eq!(key(&burrow(29, 200, 100)), key(&burrow(200, 200, 0)));
}

#[test]
fn the_threshold_is_the_same_for_all() {
	// At a price of 2: 1.9 · 2 = 3.8.
	let threshold = threshold_key(&HUXIAN, Fixed::ONE, &price(2, 1)).unwrap();
	assert!(key(&burrow(3_799_999, 1_000_000, 0)) <= threshold);
	assert!(key(&burrow(3_800_003, 1_000_000, 0)) > threshold);
}

fn burrows() -> impl Strategy<Value = Burrow> {
	(amounts(), amounts(), amounts(), 1i128..i128::MAX, 0u32..127).prop_map(
		|(collateral, debt, at_auction, raw, shift)| Burrow {
			adjustment_index: Fixed::from_raw((raw >> shift).max(1)),
			..burrow(collateral, debt.max(1), at_auction)
		},
	)
}

proptest! {
	#![proptest_config(cases(2_000))]

	#[test]
	fn keys_never_fall_where_ratios_do_not(a in burrows(), b in burrows()) {
		let (worse, better) = if ratio(&a) <= ratio(&b) { (a, b) } else { (b, a) };
		prop_assert!(key(&worse) <= key(&better));
	}

	#[test]
	fn neighbours_are_in_order(a in burrows(), collateral in 0u128..3, debt in 0u128..3) {
		let better = Burrow { collateral: a.collateral.saturating_add(collateral), debt: a.debt.saturating_sub(debt).max(1), ..a };
		prop_assert!(key(&a) <= key(&better));
	}

	#[test]
	fn a_key_is_rounded_down_by_less_than_a_step(burrow in burrows()) {
		let (key, ratio) = (key(&burrow), ratio(&burrow));
		if key > 0 {
			prop_assert!(value(key) <= ratio);
		}
		if key < u32::MAX {
			prop_assert!(ratio < value(key + 1));
		}
	}

	#[test]
	fn no_liquidatable_burrow_is_missed(
		debt in 1u128 << 25..1 << 100, nearness in 0u128..2_000_000, then in indices(), now in indices(), quantity in indices(), index in indices(),
	) {
		// Collateral near the limit, from either side.
		let liquidation = HuxPerKit::of_index(quantity, index).unwrap();
		let owing = Burrow { debt, adjustment_index: then, ..burrow(0, 0, 0) };
		let accrued = owing.accrue(&HUXIAN, now).unwrap();
		let limit = of_fraction(19, 10) * rational(accrued.debt, 1u32) * of_ratio(&liquidation.ratio());
		let collateral: u128 = limit.ceil().to_integer().to_string().parse().unwrap();
		let collateral = (collateral + nearness).saturating_sub(1_000_000);

		let (stored, accrued) = (Burrow { collateral, ..owing }, Burrow { collateral, ..accrued });
		let threshold = threshold_key(&HUXIAN, now, &liquidation).unwrap();
		if accrued.is_liquidatable(&HUXIAN, &Prices::new(liquidation, liquidation).unwrap()).unwrap() {
			prop_assert!(key(&stored) <= threshold);
			prop_assert!(key(&accrued) <= threshold);
		}
		// Two steps above the limit no burrow is below the threshold.
		let limit = limit * of_fraction(1 << 22, (1 << 22) - 1) + rational(2u32, 1u32);
		if rational(collateral, 1u32) > limit {
			prop_assert!(key(&stored) > threshold);
		}
	}

	#[test]
	fn with_equal_prices_slices_make_no_difference(
		collateral in 0u128..1 << 90, debt in 1u128 << 25..1 << 90, at_auction in 0u128..1 << 90, quantity in indices(), index in indices(),
	) {
		let liquidation = HuxPerKit::of_index(quantity, index).unwrap();
		let burrow = burrow(collateral, debt, at_auction);
		let threshold = threshold_key(&HUXIAN, Fixed::ONE, &liquidation).unwrap();
		if burrow.is_liquidatable(&HUXIAN, &Prices::new(liquidation, liquidation).unwrap()).unwrap() {
			prop_assert!(key(&burrow) <= threshold);
		}
	}

	#[test]
	fn a_higher_minting_price_is_never_an_early_key(
		collateral in 0u128..1 << 90, debt in 1u128 << 25..1 << 90, at_auction in 0u128..1 << 90, a in indices(), b in indices(),
	) {
		let (minting, liquidation) = (a.max(b), a.min(b));
		let prices = Prices::new(
			HuxPerKit::of_index(Fixed::ONE, minting).unwrap(),
			HuxPerKit::of_index(Fixed::ONE, liquidation).unwrap(),
		).unwrap();
		let burrow = burrow(collateral, debt, at_auction);
		// Two steps below the threshold every burrow is liquidatable.
		if key(&burrow) + 2 < threshold_key(&HUXIAN, Fixed::ONE, prices.liquidation()).unwrap() {
			prop_assert_eq!(burrow.is_liquidatable(&HUXIAN, &prices), Ok(true));
		}
	}
}
