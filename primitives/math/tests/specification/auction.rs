//! Lots, bids and settlement (reference, sections 5 and 13.4).

use crate::common::*;
use huxian_math::{
	auction::{
		is_complete, lot_threshold, minimum_bid_ascending, minimum_bid_descending, settle_slice, split_slice,
		start_value, Settlement, SlicePart,
	},
	Fixed, HuxPerKit, MathError, Parameters,
};
use num_bigint::BigInt;
use num_rational::BigRational;
use proptest::prelude::*;

const CHECKER: Parameters = Parameters::checker();
const HUXIAN: Parameters = Parameters::huxian();
const HUX: u128 = 1_000_000_000_000;

fn slice(amount: u128, min_kit_for_unwarranted: Option<u128>) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted }
}

#[test]
fn an_auction_starts_at_the_liquidation_price_rounded_up() {
	assert_eq!(start_value(2_000_000, &price(3, 7)), Ok(4_666_667));
	assert_eq!(start_value(2_000_000, &price(0, 7)), Err(MathError::DivisionByZero));
}

#[test]
fn the_asked_price_falls_by_about_a_percent_a_minute() {
	let asked = |seconds| minimum_bid_descending(&CHECKER.auctions, 2_000_000, seconds);
	assert_eq!(asked(0), Ok(2_000_000));
	assert_eq!(asked(1), Ok(1_999_666));
	assert_eq!(asked(2), Ok(1_999_333));
	assert_eq!(asked(60), Ok(1_980_098));
	assert_eq!(asked(120), Ok(1_960_394));
	assert_eq!(asked(u64::MAX), Ok(1));
}

#[test]
fn a_bid_must_be_a_third_of_a_percent_better() {
	assert_eq!(minimum_bid_ascending(&CHECKER.auctions, 2_000_000), Ok(2_006_599));
	assert_eq!(minimum_bid_ascending(&CHECKER.auctions, 0), Ok(1));
	assert_eq!(minimum_bid_ascending(&CHECKER.auctions, u128::MAX), Err(MathError::Overflow));
}

#[test]
fn a_bid_wins_after_both_intervals() {
	let params = &CHECKER.auctions;
	assert!(is_complete(params, 21, 1201));
	assert!(!is_complete(params, 20, 100_000));
	assert!(!is_complete(params, 100_000, 1200));
	assert!(is_complete(&HUXIAN.auctions, 201, 1201));
	assert!(!is_complete(&HUXIAN.auctions, 200, 1201));
}

#[test]
fn a_lot_is_a_twentieth_of_a_long_queue() {
	let threshold = |queue| lot_threshold(&CHECKER, queue, 0, &price(1, 1));
	assert_eq!(threshold(0), Ok(10_000_000_000));
	assert_eq!(threshold(200_000_000_000), Ok(10_000_000_000));
	assert_eq!(threshold(200_000_000_020), Ok(10_000_000_001));
}

#[test]
fn a_lot_of_this_chain_can_be_paid_for() {
	// 1 % of 500 000 KIT at 2 HUX is 10 000 HUX; with a tenth of the kit a lot is a tenth.
	let threshold = |kit| lot_threshold(&HUXIAN, 0, kit * HUX, &price(2, 1));
	assert_eq!(threshold(1_000_000), Ok(10_000 * HUX));
	assert_eq!(threshold(500_000), Ok(10_000 * HUX));
	assert_eq!(threshold(50_000), Ok(1_000 * HUX));
	// The least slice always fits.
	assert_eq!(threshold(0), Ok(HUXIAN.min_slice));
	let crowded = lot_threshold(&HUXIAN, 1_000_000 * HUX, 10_000_000 * HUX, &price(2, 1));
	assert_eq!(crowded, Ok(50_000 * HUX));
	assert_eq!(lot_threshold(&HUXIAN, u128::MAX, u128::MAX, &price(u128::MAX, 1)), Ok(u128::MAX / 20));
}

#[test]
fn the_parts_of_a_split_slice_must_bring_no_less_than_the_whole() {
	let (first, second) = split_slice(&slice(3, Some(10)), 1).unwrap();
	assert_eq!((first, second), (slice(1, Some(4)), slice(2, Some(7))));
	let (first, second) = split_slice(&slice(3, None), 3).unwrap();
	assert_eq!((first, second), (slice(3, None), slice(0, None)));
	assert_eq!(split_slice(&slice(3, None), 4), Err(MathError::Insufficient));
	assert_eq!(split_slice(&slice(0, Some(1)), 0), Err(MathError::DivisionByZero));
}

#[test]
fn a_warranted_slice_pays_a_tenth_and_the_owner_gets_the_rest() {
	let settle = |min_kit, debt| settle_slice(&CHECKER, &slice(2, min_kit), 3, 1_000, debt).unwrap();
	// ⌊2000 / 3⌋ = 666, a tenth of it rounded up is 67.
	let warranted = Settlement { slice_kit: 666, warranted: true, penalty: 67, to_repay: 599, repaid: 599, excess: 0 };
	assert_eq!(settle(None, 1_000), warranted);
	assert_eq!(settle(Some(667), 1_000), warranted);
	assert_eq!(settle(None, 100), Settlement { repaid: 100, excess: 499, ..warranted });
	let unwarranted =
		Settlement { slice_kit: 666, warranted: false, penalty: 0, to_repay: 666, repaid: 600, excess: 66 };
	assert_eq!(settle(Some(666), 600), unwarranted);
}

#[test]
fn no_slice_is_larger_than_its_lot() {
	assert_eq!(settle_slice(&CHECKER, &slice(4, None), 3, 9, 9), Err(MathError::Insufficient));
	assert_eq!(settle_slice(&CHECKER, &slice(0, None), 0, 9, 9), Err(MathError::DivisionByZero));
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn a_settlement_loses_nothing(amount in amounts(), rest in amounts(), bid in amounts(), min_kit in proptest::option::of(amounts()), debt in amounts()) {
		let Some(lot) = amount.checked_add(rest).filter(|lot| *lot > 0) else { return Ok(()) };
		let done = settle_slice(&HUXIAN, &slice(amount, min_kit), lot, bid, debt).unwrap();
		prop_assert!(done.slice_kit <= bid && done.repaid <= debt);
		prop_assert_eq!(done.slice_kit, done.penalty + done.repaid + done.excess);
		prop_assert!(done.excess == 0 || done.repaid == debt);
		prop_assert_eq!(done.penalty > 0, done.warranted && done.slice_kit > 0);
	}

	#[test]
	fn a_split_keeps_the_amount(amount in 1..u128::MAX, part in 0u128..1000, min_kit in amounts()) {
		let whole = slice(amount, Some(min_kit));
		let (left, right) = split_slice(&whole, amount / 1000 * part).unwrap();
		prop_assert_eq!(left.amount + right.amount, amount);
		let sum = num_bigint::BigInt::from(left.min_kit_for_unwarranted.unwrap()) + right.min_kit_for_unwarranted.unwrap();
		prop_assert!(sum >= min_kit.into() && sum <= num_bigint::BigInt::from(min_kit) + 1);
	}

	#[test]
	fn an_asked_price_never_rises(start in amounts(), a in 0u64..200_000, b in 0u64..200_000) {
		let asked = |seconds| minimum_bid_descending(&HUXIAN.auctions, start, seconds).unwrap();
		prop_assert!(asked(a.min(b)) >= asked(a.max(b)));
	}

	#[test]
	fn an_asked_price_is_the_floor_of_its_formula(start in 0u128..1 << 60, elapsed in 0u32..120) {
		// The decay per second is rounded up to 2^-64.
		let decay = (big(Fixed::ONE) + 5_999u32) / 6_000u32;
		let power = BigRational::new(big(Fixed::ONE) - decay, big(Fixed::ONE)).pow(i32::try_from(elapsed).unwrap());
		let exact = (rational(start, 1u32) * power).floor().to_integer().max(1.into());
		let asked = BigInt::from(minimum_bid_descending(&HUXIAN.auctions, start, elapsed.into()).unwrap());
		// One unit less where the rounding of the power crosses a boundary.
		prop_assert!(asked == exact || asked == exact - 1u32, "{asked}");
	}

	#[test]
	fn a_next_bid_is_the_floor_of_its_formula(leading in amounts()) {
		let factor = big(Fixed::ONE) * 33u32 / 10_000u32 + big(Fixed::ONE);
		let expected = (BigInt::from(leading) * factor / big(Fixed::ONE)).max(BigInt::from(1));
		match minimum_bid_ascending(&HUXIAN.auctions, leading) {
			Ok(asked) => prop_assert_eq!(BigInt::from(asked), expected),
			Err(_) => prop_assert!(expected > u128::MAX.into()),
		}
	}

	#[test]
	fn a_start_value_is_the_ceiling_of_its_formula(lot in amounts(), liquidation in ratios()) {
		match start_value(lot, &HuxPerKit::new(liquidation)) {
			Ok(value) => {
				let exact = rational(lot, 1u32) / of_ratio(&liquidation);
				prop_assert_eq!(BigInt::from(value), exact.ceil().to_integer());
			},
			Err(MathError::DivisionByZero) => prop_assert!(liquidation.is_zero()),
			Err(_) => prop_assert!(rational(lot, 1u32) > of_ratio(&liquidation) * rational(u128::MAX, 1u32)),
		}
	}

	#[test]
	fn a_lot_is_bounded_by_the_parameters(queue in amounts(), circulating in amounts(), liquidation in ratios()) {
		let wanted = (queue / 20).max(10_000 * HUX);
		let payable = (rational(circulating, 100u32) * of_ratio(&liquidation)).floor().to_integer();
		let expected = BigInt::from(wanted).min(payable).max(BigInt::from(10 * HUX));
		let lot = lot_threshold(&HUXIAN, queue, circulating, &HuxPerKit::new(liquidation)).unwrap();
		prop_assert_eq!(BigInt::from(lot), expected);
	}
}
