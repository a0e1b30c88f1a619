//! Results of liquidation on this chain, from any state and at any prices (reference,
//! section 13.3). The numbers of the reference itself are in `liquidation`.

use crate::{common::*, liquidation::check};
use huxian_math::{
	auction::{settle_slice, start_value, SlicePart},
	mul_div_floor, Burrow, Fixed, HuxPerKit, LiquidationKind,
	LiquidationKind::*,
	Parameters, Prices,
};
use proptest::prelude::*;

const HUXIAN: Parameters = Parameters::huxian();
const HUX: u128 = 1_000_000_000_000;

/// Returns kind, reward, auctioned amount and collateral left, with `here` for both prices.
fn summary(collateral: u128, debt: u128, here: HuxPerKit) -> Option<(LiquidationKind, u128, u128, u128)> {
	let prices = Prices::new(here, here).unwrap();
	let done = burrow(collateral, debt, 0).liquidate(&HUXIAN, &prices).unwrap()?;
	Some((done.kind, done.reward, done.auctioned, done.burrow.collateral))
}

#[test]
fn the_boundaries_of_this_chain() {
	let debt = 405 * HUX;
	// 405 · 1.9 · 2.
	assert_eq!(summary(1_539 * HUX, debt, price(2, 1)), None);
	let (kind, reward, _, _) = summary(1_539 * HUX - 1, debt, price(2, 1)).unwrap();
	assert_eq!((kind, reward), (Partial, 11_538_999_999_999));
	// (1 701 − 989) / 0.89 of 989.
	assert_eq!(summary(1_000 * HUX, debt, price(2, 1)), Some((Partial, 11 * HUX, 800 * HUX, 189 * HUX)));
	// 900 HUX are just enough: 900 · 1.89 / 2.1 / 2.
	let enough = 910_910_910_910_910;
	assert_eq!(summary(enough, debt, price(2, 1)), Some((Partial, 10_910_910_910_910, 900 * HUX, 0)));
	let (kind, _, auctioned, left) = summary(enough - 1, debt, price(2, 1)).unwrap();
	assert_eq!((kind, auctioned, left), (Complete, 900 * HUX - 1, 0));
	// Less a thousandth, this is exactly the next creation deposit; one unit less is too little.
	let nothing = 10_010_010_010_010;
	assert_eq!(summary(nothing, debt, price(2, 1)), Some((Complete, 10_010_010_010_010, 0, 0)));
	assert_eq!(summary(nothing - 1, debt, price(2, 1)), Some((Close, 10_010_010_010_010, 10 * HUX - 1, 0)));
	assert_eq!(summary(0, debt, price(2, 1)), Some((Close, 10 * HUX, 0, 0)));
}

/// Burrows with prices, the lower one at least half of the higher one.
///
/// Burrows have one to a thousand million HUX and owe up to 1.2 times their worth at the minting
/// price. Half of them have collateral at auction. About one in seven is liquidated partially, and
/// one in seven completely.
fn situations() -> impl Strategy<Value = (Burrow, Prices)> {
	let sizes = (0u128..1 << 70, 0u32..32).prop_map(|(amount, shift)| amount >> shift);
	let sliced = prop_oneof![Just(0u128), 0u128..500_000];
	let distance = prop_oneof![Just(1_000i128), 500i128..1_000];
	(sizes, 0u128..1_200_000, sliced, indices(), distance).prop_map(|(collateral, owed, sliced, minting, distance)| {
		let liquidation = Fixed::from_raw(minting.raw() / 1_000 * distance);
		let of_index = |index| HuxPerKit::of_index(Fixed::ONE, index).unwrap();
		let prices = Prices::new(of_index(minting), of_index(liquidation)).unwrap();
		let worth = collateral * owed / 1_000_000;
		let debt = mul_div_floor(worth, Fixed::ONE.raw().unsigned_abs(), minting.raw().unsigned_abs()).unwrap();
		(burrow(collateral, debt, collateral * sliced / 1_000_000), prices)
	})
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn every_liquidation_keeps_its_promises((before, prices) in situations()) {
		let minting = prices.minting();
		let Some(done) = before.liquidate(&HUXIAN, &prices).unwrap() else {
			prop_assert_eq!(before.is_liquidatable(&HUXIAN, &prices), Ok(false));
			return Ok(());
		};
		check(&HUXIAN, &before, &prices, &done)?;
		prop_assert!(done.kind != Partial || done.auctioned >= HUXIAN.min_slice);
		// All its collateral could not rescue it; a slice below the minimum might have.
		if done.kind == Complete && done.auctioned >= HUXIAN.min_slice {
			prop_assert_eq!(done.burrow.is_liquidatable(&HUXIAN, &prices), Ok(true));
			prop_assert_eq!(done.burrow.is_optimistically_overburrowed(&HUXIAN, minting), Ok(true));
		}
	}

	#[test]
	fn a_liquidatable_burrow_is_overburrowed((burrow, prices) in situations()) {
		let minting = prices.minting();
		let overburrowed = burrow.is_overburrowed(&HUXIAN, minting).unwrap();
		let optimistically = burrow.is_optimistically_overburrowed(&HUXIAN, minting).unwrap();
		let liquidatable = burrow.is_liquidatable(&HUXIAN, &prices).unwrap();
		prop_assert!(!liquidatable || optimistically);
		prop_assert!(!optimistically || overburrowed);
	}

	#[test]
	fn more_debt_or_less_collateral_never_makes_a_burrow_safe(
		(before, prices) in situations(), more in 0u128..1 << 70, less in 0u128..1 << 70,
	) {
		if before.is_liquidatable(&HUXIAN, &prices).unwrap() {
			let collateral = before.collateral.saturating_sub(less);
			let worse = Burrow { debt: before.debt + more, collateral, ..before };
			prop_assert_eq!(worse.is_liquidatable(&HUXIAN, &prices), Ok(true));
		}
	}

	#[test]
	fn after_two_liquidations_there_is_no_third((before, prices) in situations()) {
		let mut now = before;
		let mut rewards = 0;
		let mut kinds = Vec::new();
		while let Some(done) = now.liquidate(&HUXIAN, &prices).unwrap() {
			kinds.push(done.kind);
			prop_assert!(kinds.len() <= 2);
			rewards += done.reward;
			now = done.burrow;
		}
		let expected = matches!(kinds.as_slice(), [] | [Partial] | [Close] | [Complete] | [Complete, Close]);
		prop_assert!(expected, "{kinds:?}");
		prop_assert_eq!(now.is_liquidatable(&HUXIAN, &prices), Ok(false));
		prop_assert_eq!(before.associated(&HUXIAN), Ok(rewards + now.associated(&HUXIAN).unwrap()));
	}

	#[test]
	fn no_slice_comes_back_at_the_price_that_made_it((before, prices) in situations()) {
		if let Some(done) = before.liquidate(&HUXIAN, &prices).unwrap() {
			let warranted = done.burrow.is_cancellation_warranted(&HUXIAN, prices.minting(), done.auctioned);
			prop_assert_eq!(warranted, Ok(false));
		}
	}

	#[test]
	fn a_partial_slice_that_sells_at_the_minting_price_brings_the_burrow_back((before, prices) in situations()) {
		let before = Burrow { at_auction: 0, ..before };
		let Some(done) = before.liquidate(&HUXIAN, &prices).unwrap() else { return Ok(()) };
		if done.kind == Partial {
			let part = SlicePart { amount: done.auctioned, min_kit_for_unwarranted: done.min_kit_for_unwarranted };
			let bid = start_value(part.amount, prices.minting()).unwrap();
			let settlement = settle_slice(&HUXIAN, &part, part.amount, bid, before.debt).unwrap();
			// Except for the unit by which the penalty was rounded up.
			let debt = (before.debt - settlement.repaid).saturating_sub(1);
			let after = Burrow { debt, at_auction: 0, ..done.burrow };
			prop_assert_eq!(after.is_overburrowed(&HUXIAN, prices.minting()), Ok(false));
		}
	}
}
