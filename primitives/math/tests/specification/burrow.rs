//! Predicates and limits of burrows (reference, sections 4 and 13.2).

use crate::common::*;
use huxian_math::{burrow::expected_kit, Burrow, Fixed, MathError, Parameters, Prices};
use num_bigint::BigInt;
use proptest::prelude::*;

const CHECKER: Parameters = Parameters::checker();
const HUXIAN: Parameters = Parameters::huxian();

fn at_one() -> Prices {
	initial().prices().unwrap()
}

#[test]
fn a_burrow_is_overburrowed_below_its_limit() {
	let minting = *standard_prices().minting();
	assert_eq!(burrow(7_673_400, 10_000_000, 0).is_overburrowed(&CHECKER, &minting), Ok(false));
	assert_eq!(burrow(7_673_399, 10_000_000, 0).is_overburrowed(&CHECKER, &minting), Ok(true));
}

#[test]
fn a_burrow_is_liquidatable_below_its_limit() {
	let prices = standard_prices();
	assert_eq!(burrow(6_171_200, 10_000_000, 0).is_liquidatable(&CHECKER, &prices), Ok(false));
	assert_eq!(burrow(6_171_199, 10_000_000, 0).is_liquidatable(&CHECKER, &prices), Ok(true));
	let inactive = Burrow { active: false, ..burrow(0, 10_000_000, 0) };
	assert_eq!(inactive.is_liquidatable(&CHECKER, &prices), Ok(false));
}

#[test]
fn collateral_at_auction_counts_with_nine_tenths() {
	assert_eq!(burrow(2_469_999, 4_000_000, 3_000_000).is_liquidatable(&CHECKER, &at_one()), Ok(true));
	assert_eq!(burrow(2_470_000, 4_000_000, 3_000_000).is_liquidatable(&CHECKER, &at_one()), Ok(false));
	// More kit is expected than is owed: such a burrow is never liquidatable.
	assert_eq!(burrow(0, 4, 3_000_000).is_liquidatable(&CHECKER, &at_one()), Ok(false));
}

#[test]
fn a_cancellation_is_warranted_up_to_a_certain_debt() {
	let minting = *at_one().minting();
	let warranted = |debt| burrow(5_000_000, debt, 3_000_000).is_cancellation_warranted(&CHECKER, &minting, 1_000_000);
	assert_eq!(warranted(4_657_142), Ok(true));
	assert_eq!(warranted(4_657_143), Ok(false));
	assert_eq!(burrow(5, 0, 3).is_cancellation_warranted(&CHECKER, &minting, 4), Err(MathError::Insufficient));
}

#[test]
fn the_limit_can_be_minted_and_no_unit_more() {
	let minting = *standard_prices().minting();
	let empty = burrow(12_345_678_904, 0, 0);
	let limit = empty.max_mintable(&CHECKER, &minting).unwrap();
	let owing = |debt| Burrow { debt, ..empty };
	assert_eq!(owing(limit).is_overburrowed(&CHECKER, &minting), Ok(false));
	assert_eq!(owing(limit + 1).is_overburrowed(&CHECKER, &minting), Ok(true));
	assert_eq!(owing(limit - 5).mintable_room(&CHECKER, &minting), Ok(5));
	assert_eq!(owing(limit + 5).mintable_room(&CHECKER, &minting), Ok(0));
}

#[test]
fn collateral_of_100_for_a_debt_of_1() {
	let minting = *at_one().minting();
	let burrow = burrow(100, 1, 0);
	// ⌊100 / 2.1⌋ = 47, and ⌈2.1⌉ = 3 must stay.
	assert_eq!(burrow.mintable_room(&CHECKER, &minting), Ok(46));
	assert_eq!(burrow.max_withdrawable(&CHECKER, &minting), Ok(97));
}

#[test]
fn a_debt_grows_with_the_adjustment_index() {
	let burrow = burrow(0, 10, 0);
	let grown = |parameters, index| burrow.accrue(parameters, index).map(|burrow| burrow.debt);
	assert_eq!(grown(&CHECKER, fixed(1, 1)), Ok(10));
	assert_eq!(grown(&CHECKER, fixed(11, 10)), Ok(10));
	// 1.1 is not exact in binary: 10 · 1.1 lies below 11, and this chain rounds up.
	assert_eq!(grown(&HUXIAN, fixed(11, 10)), Ok(11));
	assert_eq!(grown(&HUXIAN, fixed(3, 2)), Ok(15));
	assert_eq!(grown(&HUXIAN, Fixed::from_raw(-1)), Err(MathError::Negative));
	let broken = Burrow { adjustment_index: Fixed::ZERO, ..burrow };
	assert_eq!(broken.accrue(&HUXIAN, Fixed::ONE), Err(MathError::DivisionByZero));
}

#[test]
fn the_hux_of_a_burrow_includes_its_deposit_while_it_is_active() {
	let burrow = burrow(2_000_000, 0, 3_000_000);
	assert_eq!(burrow.associated(&CHECKER), Ok(6_000_000));
	assert_eq!(Burrow { active: false, ..burrow }.associated(&CHECKER), Ok(5_000_000));
}

#[test]
fn a_burrow_becomes_liquidatable_above_a_price_and_an_index() {
	let safe = burrow(190, 50, 0);
	// 190 / (1.9 · 50) = 2.
	assert_eq!(safe.liquidatable_above(&CHECKER), Ok(Some(price(2, 1))));
	assert_eq!(safe.liquidatable_at_index(&CHECKER, fixed(1, 2)), Ok(Some(fixed(4, 1))));
	assert_eq!(safe.liquidatable_at_index(&CHECKER, Fixed::ZERO), Err(MathError::DivisionByZero));
	assert_eq!(burrow(190, 0, 0).liquidatable_above(&CHECKER), Ok(None));
	assert_eq!(safe.health(&CHECKER, &price(1, 1)), Ok(Some(fixed(190, 105))));
	assert_eq!(burrow(0, 1, 0).health(&CHECKER, &price(1, 1)), Ok(Some(Fixed::ZERO)));
}

#[test]
fn no_kit_is_expected_without_collateral_at_auction() {
	let worthless = price(0, 1);
	assert!(expected_kit(&CHECKER, 0, &worthless).unwrap().numerator.is_zero());
	assert_eq!(expected_kit(&CHECKER, 1, &worthless).unwrap_err(), MathError::DivisionByZero);
	assert_eq!(of_signed(&expected_kit(&CHECKER, 10, &price(3, 1)).unwrap()), of_fraction(3, 1));
}

#[test]
fn a_liquidation_price_above_the_minting_price_is_refused() {
	assert_eq!(Prices::new(price(1, 2), price(2, 3)), Err(MathError::InvalidPrices));
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn limits_are_the_last_that_hold(
		collateral in amounts(), debt in 1..u128::MAX >> 32, quantity in indices(), index in indices(),
	) {
		let minting = huxian_math::HuxPerKit::of_index(quantity, index).unwrap();
		let burrow = burrow(collateral, debt, 0);
		let withdrawable = burrow.max_withdrawable(&HUXIAN, &minting).unwrap();
		let over = |collateral, debt| Burrow { collateral, debt, ..burrow }.is_overburrowed(&HUXIAN, &minting).unwrap();
		if !over(collateral, debt) {
			prop_assert!(!over(collateral - withdrawable, debt));
			prop_assert!(withdrawable == collateral || over(collateral - withdrawable - 1, debt));
			let room = burrow.mintable_room(&HUXIAN, &minting).unwrap();
			if let Some(all) = debt.checked_add(room) {
				prop_assert!(!over(collateral, all));
				prop_assert!(all == u128::MAX || over(collateral, all + 1));
			}
		} else {
			prop_assert_eq!(withdrawable, 0);
			prop_assert_eq!(burrow.mintable_room(&HUXIAN, &minting), Ok(0));
		}
	}

	#[test]
	fn predicates_are_their_formulas(collateral in amounts(), debt in amounts(), at_auction in amounts(), prices in any_prices()) {
		let burrow = burrow(collateral, debt, at_auction);
		let (minting, liquidation) = (of_ratio(&prices.minting().ratio()), of_ratio(&prices.liquidation().ratio()));
		let (has, owes) = (rational(collateral, 1u32), rational(debt, 1u32));
		prop_assert_eq!(burrow.is_overburrowed(&CHECKER, prices.minting()), Ok(has < of_fraction(21, 10) * &owes * &minting));
		if minting > of_fraction(0, 1) {
			let owed = owes - rational(at_auction, 1u32) * of_fraction(9, 10) / &minting;
			prop_assert_eq!(burrow.is_liquidatable(&CHECKER, &prices), Ok(has < of_fraction(19, 10) * &owed * liquidation));
			prop_assert_eq!(
				burrow.is_optimistically_overburrowed(&CHECKER, prices.minting()),
				Ok(has < of_fraction(21, 10) * owed * minting)
			);
		}
	}

	#[test]
	fn a_burrow_is_liquidatable_above_its_price(
		collateral in 0u128..1 << 80, debt in 1u128..1 << 80, at_auction in 0u128..1 << 80, quantity in indices(), index in indices(),
	) {
		let burrow = burrow(collateral, debt, at_auction);
		let here = huxian_math::HuxPerKit::of_index(quantity, index).unwrap();
		let prices = Prices::new(here, here).unwrap();
		let limit = burrow.liquidatable_above(&HUXIAN).unwrap().unwrap();
		prop_assert_eq!(burrow.is_liquidatable(&HUXIAN, &prices), Ok(here > limit));
		let limit = burrow.liquidatable_at_index(&HUXIAN, quantity).unwrap().unwrap();
		prop_assert_eq!(burrow.is_liquidatable(&HUXIAN, &prices), Ok(index > limit));
	}

	#[test]
	fn rounding_up_adds_less_than_a_unit(debt in 0u128..1 << 100, then in indices(), now in indices()) {
		let burrow = Burrow { debt, adjustment_index: then, ..burrow(0, 0, 0) };
		let (down, up) = (burrow.accrue(&CHECKER, now).unwrap().debt, burrow.accrue(&HUXIAN, now).unwrap().debt);
		let exact = rational(debt, 1u32) * of_fixed(now) / of_fixed(then);
		prop_assert_eq!(BigInt::from(down), exact.floor().to_integer());
		prop_assert_eq!(BigInt::from(up), exact.ceil().to_integer());
	}
}
