//! Liquidation with the constants of the reference (reference, sections 4.1 and 13.3).

use crate::common::*;
use huxian_math::{
	parameters::MinKitRule, Burrow, Fixed, Liquidation, LiquidationKind, LiquidationKind::*, MathError, Parameters,
	Prices, State,
};
use proptest::prelude::*;

const CHECKER: Parameters = Parameters::checker();
const HUXIAN: Parameters = Parameters::huxian();

/// The reference's constants, with the rule of its specification.
const BEFORE: Parameters = Parameters { min_kit_rule: MinKitRule::BeforeLiquidation, ..CHECKER };

fn at_one() -> Prices {
	initial().prices().unwrap()
}

fn liquidated(collateral: u128, debt: u128, prices: &Prices) -> Option<Liquidation> {
	burrow(collateral, debt, 0).liquidate(&BEFORE, prices).unwrap()
}

/// Kind, reward, auctioned amount, collateral left, least unwarranted proceeds.
type Summary = (LiquidationKind, u128, u128, u128, Option<u128>);

fn summary(collateral: u128, debt: u128) -> Option<Summary> {
	let done = liquidated(collateral, debt, &standard_prices())?;
	Some((done.kind, done.reward, done.auctioned, done.burrow.collateral, done.min_kit_for_unwarranted))
}

#[test]
fn the_boundaries_of_partial_complete_and_close() {
	const DEBT: u128 = 10_000_000;
	assert_eq!(summary(6_171_200, DEBT), None);
	assert_eq!(summary(6_171_199, DEBT), Some((Partial, 1_006_171, 2_818_396, 2_346_632, Some(8_677_329))));
	assert_eq!(summary(5_065_065, DEBT), Some((Partial, 1_005_065, 4_060_000, 0, Some(15_229_815))));
	let (kind, reward, auctioned, left, _) = summary(5_065_064, DEBT).unwrap();
	assert_eq!((kind, reward, auctioned, left), (Complete, 1_005_065, 4_059_999, 0));
	let (kind, reward, auctioned, left, _) = summary(1_001_001, DEBT).unwrap();
	assert_eq!((kind, reward, auctioned, left), (Complete, 1_001_001, 0, 0));
	assert_eq!(summary(1_001_000, DEBT), Some((Close, 1_001_001, 999_999, 0, Some(18_981_000))));
}

#[test]
fn the_three_examples() {
	assert_eq!(summary(10_000_000, 20_000_000), Some((Partial, 1_010_000, 7_142_472, 1_847_528, Some(27_141_394))));
	assert_eq!(summary(10_000_000, 100_000_000), Some((Complete, 1_010_000, 8_990_000, 0, Some(170_810_000))));
	assert_eq!(summary(1_000_000, 100_000_000), Some((Close, 1_001_000, 999_000, 0, Some(189_810_000))));
}

#[test]
fn the_shipped_rule_judges_the_burrow_after_liquidation() {
	let done = burrow(10_000_000, 20_000_000, 0).liquidate(&CHECKER, &standard_prices()).unwrap().unwrap();
	assert_eq!(done.min_kit_for_unwarranted, Some(17_685_376));
	let done = burrow(1_000_000, 100_000_000, 0).liquidate(&CHECKER, &standard_prices()).unwrap().unwrap();
	assert_eq!(done.min_kit_for_unwarranted, None);
}

#[test]
fn the_kinds_of_liquidation_are_adjacent() {
	let kind = |collateral, debt| liquidated(collateral, debt, &at_one()).map(|done| done.kind);
	for collateral in (0..=1_001_000).step_by(7_919).chain([1_001_000]) {
		assert_eq!(kind(collateral, 526_843), Some(Close));
	}
	for collateral in [1_001_001u128, 1_500_000, 3_000_000, 40_000_000] {
		let enough = (8991 * collateral).div_ceil(10_000) - 899_999;
		if enough > 526_843 {
			assert_eq!(kind(collateral, enough), Some(Complete), "{collateral}");
		}
	}
	assert_eq!(kind(10_000_000, 5_263_157), None);
	for debt in [5_263_158, 6_000_000, 8_091_000] {
		assert_eq!(kind(10_000_000, debt), Some(Partial));
	}
	assert_eq!(kind(10_000_000, 8_091_001), Some(Complete));
}

#[test]
fn a_burrow_can_be_completed_and_then_closed() {
	let first = liquidated(4_369_345_928_872_593_390, 3_928_478_924_648_448_718, &at_one()).unwrap();
	assert_eq!((first.kind, first.burrow.collateral, first.burrow.active), (Complete, 0, true));
	let second = first.burrow.liquidate(&BEFORE, &at_one()).unwrap().unwrap();
	assert_eq!((second.kind, second.auctioned, second.reward), (Close, 0, CHECKER.creation_deposit));
	assert_eq!(second.min_kit_for_unwarranted, None);
	assert_eq!(second.burrow.liquidate(&BEFORE, &at_one()), Ok(None));
}

#[test]
fn the_collateral_to_auction_may_be_below_zero() {
	let wanted = |index| {
		let minting = State::initial(Fixed::from_integer(index).unwrap(), 0).minting_price().unwrap();
		burrow(3, 3, 3).collateral_to_auction(&CHECKER, &minting).unwrap().to_i128()
	};
	assert_eq!(wanted(100_000), Ok(707_856));
	assert_eq!(wanted(1), Ok(-2));
	let harsh = Parameters { liquidation_penalty: huxian_math::Fraction::new(6, 10), ..CHECKER };
	let refused = burrow(3, 3, 3).collateral_to_auction(&harsh, at_one().minting());
	assert_eq!(refused, Err(MathError::InvalidParameters));
}

#[test]
fn the_least_unwarranted_proceeds_by_hand() {
	let minting = *at_one().minting();
	let least = |collateral, at_auction, debt, amount| {
		burrow(collateral, debt, at_auction).min_kit_for_unwarranted(&CHECKER, &minting, amount).unwrap()
	};
	assert_eq!(least(0, 0, 0, 1), Some(0));
	assert_eq!(least(0, 0, 1, 1), None);
	assert_eq!(least(1, 0, 0, 1), Some(0));
	assert_eq!(least(1, 0, 1, 1), Some(2));
	assert_eq!(least(2, 2, 5, 2), Some(7));
}

#[test]
fn a_slice_of_this_chain_has_a_minimum() {
	const HUX: u128 = 1_000_000_000_000;
	let done = |collateral, debt| burrow(collateral, debt, 0).liquidate(&HUXIAN, &at_one()).unwrap().unwrap();
	// Barely liquidatable: 20.9 HUX cover 11 KIT. After the refill 10.88 HUX are left against
	// 23.1 owed: all of it is too little.
	let small = done(20 * HUX, 11 * HUX);
	assert_eq!((small.kind, small.burrow.collateral), (Complete, 0));
	// With the deposit of this chain partial slices are large. Without it the bound matters.
	let gentle = Parameters { creation_deposit: 0, reward_fraction: huxian_math::Fraction::new(0, 1), ..HUXIAN };
	let partial = burrow(37 * HUX, 20 * HUX, 0).liquidate(&gentle, &at_one()).unwrap().unwrap();
	// (42 - 37) / 0.89 = 5.6 HUX would do.
	assert_eq!((partial.kind, partial.auctioned, partial.burrow.collateral), (Partial, 10 * HUX, 27 * HUX));
	let last = burrow(9 * HUX, 5 * HUX, 0).liquidate(&gentle, &at_one()).unwrap().unwrap();
	assert_eq!((last.kind, last.auctioned, last.burrow.collateral), (Complete, 9 * HUX, 0));
}

/// Checks the result of a liquidation (reference, section 13.3).
pub fn check(
	parameters: &Parameters,
	before: &Burrow,
	prices: &Prices,
	done: &Liquidation,
) -> Result<(), TestCaseError> {
	let after = &done.burrow;
	let minting = prices.minting();
	prop_assert_eq!(before.is_overburrowed(parameters, minting), Ok(true));
	prop_assert_eq!(before.is_optimistically_overburrowed(parameters, minting), Ok(true));
	prop_assert_eq!(after.is_overburrowed(parameters, minting), Ok(true));
	prop_assert_eq!(after.at_auction, before.at_auction + done.auctioned);
	prop_assert_eq!(before.associated(parameters), Ok(done.reward + after.associated(parameters).unwrap()));
	prop_assert_eq!(after.debt, before.debt);
	match done.kind {
		Partial => {
			prop_assert!(after.active);
			prop_assert_eq!(after.is_liquidatable(parameters, prices), Ok(false));
			prop_assert_eq!(after.is_optimistically_overburrowed(parameters, minting), Ok(false));
			prop_assert_eq!(before.collateral, after.collateral + done.auctioned + done.reward);
		},
		Complete => {
			prop_assert!(after.active && after.collateral == 0);
			prop_assert_eq!(before.collateral, done.auctioned + done.reward);
		},
		Close => {
			prop_assert!(!after.active && after.collateral == 0);
			prop_assert_eq!(after.is_liquidatable(parameters, prices), Ok(false));
			prop_assert_eq!(before.collateral + parameters.creation_deposit, done.auctioned + done.reward);
		},
	}
	Ok(())
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn a_liquidation_keeps_every_unit(collateral in 0u128..1 << 60, part in 0u128..1 << 62, at_auction in 0u128..1 << 58) {
		let before = burrow(collateral, part, at_auction);
		let prices = standard_prices();
		match before.liquidate(&CHECKER, &prices).unwrap() {
			Some(done) => {
				check(&CHECKER, &before, &prices, &done)?;
				if done.kind == Complete {
					prop_assert_eq!(done.burrow.is_liquidatable(&CHECKER, &prices), Ok(true));
					prop_assert_eq!(done.burrow.is_optimistically_overburrowed(&CHECKER, prices.minting()), Ok(true));
				}
			}
			None => prop_assert_eq!(before.is_liquidatable(&CHECKER, &prices), Ok(false)),
		}
	}

	#[test]
	fn a_burrow_that_cannot_pay_the_next_creation_deposit_is_closed(collateral in 0u128..=1_001_000, debt in 526_843u128..1 << 60) {
		prop_assert_eq!(liquidated(collateral, debt, &at_one()).map(|done| done.kind), Some(Close));
	}

	#[test]
	fn a_burrow_that_all_its_collateral_cannot_rescue_is_liquidated_completely(collateral in 1_001_001u128..1 << 60, more in 0u128..1 << 60) {
		// Liquidatable, and beyond 0.9 of the collateral after the reward and the next deposit.
		let debt = (collateral * 10 / 19 + 1).max((8_991 * collateral).div_ceil(10_000).saturating_sub(899_999)) + more;
		let done = liquidated(collateral, debt, &at_one()).unwrap();
		prop_assert_eq!((done.kind, done.burrow.collateral), (Complete, 0));
	}

	#[test]
	fn a_burrow_that_a_part_can_rescue_is_liquidated_in_part(debt in 5_263_158u128..=8_091_000) {
		prop_assert_eq!(liquidated(10_000_000, debt, &at_one()).map(|done| done.kind), Some(Partial));
	}

	#[test]
	fn a_liquidation_of_this_chain_keeps_every_unit(collateral in 0u128..1 << 60, part in 1u128..1 << 20, at_auction in 0u128..1 << 40) {
		let before = burrow(collateral, collateral / part * 600_000 + part, at_auction);
		let prices = standard_prices();
		if let Some(done) = before.liquidate(&HUXIAN, &prices).unwrap() {
			check(&HUXIAN, &before, &prices, &done)?;
			prop_assert!(done.kind != Partial || done.auctioned >= HUXIAN.min_slice);
		}
	}

	#[test]
	fn the_least_unwarranted_proceeds_are_the_ceiling_of_their_formula(
		collateral in 1u128..1 << 100, debt in 0u128..1 << 100, at_auction in 0u128..1 << 100, amount in 0u128..1 << 60,
	) {
		let minting = *standard_prices().minting();
		let owed = rational(debt, 1u32) - rational(at_auction, 1u32) * of_fraction(9, 10) / of_ratio(&minting.ratio());
		let exact = rational(amount, 1u32) * of_fraction(19, 10) * owed.max(of_fraction(0, 1)) / rational(collateral, 1u32);
		let expected = exact.ceil().to_integer();
		match burrow(collateral, debt, at_auction).min_kit_for_unwarranted(&CHECKER, &minting, amount) {
			Ok(least) => prop_assert_eq!(num_bigint::BigInt::from(least.unwrap()), expected),
			Err(_) => prop_assert!(expected > u128::MAX.into()),
		}
	}
}
