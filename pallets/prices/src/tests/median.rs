//! The median, and the values that count.

use crate::{
	aggregate::{aggregate, is_within_bounds},
	mock::*,
	Contribution, QuorumParams, MAX_VALUE, MIN_VALUE,
};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, Quote};

const TINY: FixedU128 = FixedU128::from_inner(1);

fn median_of(values: &[u128]) -> FixedU128 {
	let contributions = values
		.iter()
		.map(|value| Contribution { value: FixedU128::from_inner(*value), timestamp: START })
		.collect::<Vec<_>>();
	match aggregate(&QuorumParams::DEVELOPMENT, contributions.len() as u32, &contributions) {
		Quote::Fresh { value, .. } => value,
		other => panic!("{values:?} gave {other:?}"),
	}
}

#[test]
fn the_middle_of_an_odd_number_of_values() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_020);
		feed(2, 1_000);
		feed(3, 1_004);
		assert_eq!(quote(), fresh(1_004, 0));
	});
}

#[test]
fn the_mean_of_the_middle_two_of_an_even_number_of_values() {
	ExtBuilder::default().members(4).build_and_execute(|| {
		feed(1, 1_030);
		feed(2, 1_000);
		feed(3, 1_010);
		feed(4, 1_020);
		assert_eq!(quote(), fresh(1_015, 0));
	});
}

#[test]
fn the_mean_is_rounded_down() {
	assert_eq!(median_of(&[1_000_000_000, 1_000_000_001]), FixedU128::from_inner(1_000_000_000));
}

#[test]
fn the_largest_values_do_not_overflow() {
	let highest = MAX_VALUE.into_inner();
	assert_eq!(median_of(&[highest, highest]), MAX_VALUE);
	assert_eq!(median_of(&[highest, highest, highest, highest - 1]), MAX_VALUE);
}

#[test]
fn two_false_values_of_five_leave_the_median_among_the_honest_ones() {
	ExtBuilder::default().members(5).params(QuorumParams::PUBLIC).build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_001);
		feed(3, 1_002);
		feed(4, 900_000);
		feed(5, 900_000);
		assert_eq!(quote(), fresh(1_002, 0));
	});
}

#[test]
fn zero_and_values_out_of_bounds_do_not_count() {
	for invalid in [FixedU128::zero(), MIN_VALUE - TINY, MAX_VALUE + TINY, FixedU128::max_value()] {
		assert!(!is_within_bounds(invalid));
		ExtBuilder::default().build_and_execute(|| {
			// Given one honest value and one out of bounds
			feed(1, 1_000);
			feed_raw(Feed::Index, RuntimeOrigin::signed(2), invalid);
			assert_eq!(quote(), Quote::NoQuorum);

			// When a second honest value comes, then the other one neither counts nor disputes.
			feed(3, 1_000);
			assert_eq!(quote(), fresh(1_000, 0));
		});
	}
}

#[test]
fn the_bounds_themselves_count() {
	for value in [MIN_VALUE, MAX_VALUE] {
		assert!(is_within_bounds(value));
		ExtBuilder::default().build_and_execute(|| {
			feed_raw(Feed::Index, RuntimeOrigin::signed(1), value);
			feed_raw(Feed::Index, RuntimeOrigin::signed(2), value);
			assert_eq!(quote(), Quote::Fresh { value, since: START });
		});
	}
}

#[test]
fn a_value_out_of_bounds_replaces_the_earlier_value_of_the_member() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));

		advance(MINUTE);
		feed_raw(Feed::Index, RuntimeOrigin::signed(2), FixedU128::zero());

		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn the_value_that_root_feeds_does_not_count() {
	ExtBuilder::default().build_and_execute(|| {
		// Given one member and Root
		feed(1, 1_000);
		feed_raw(Feed::Index, RuntimeOrigin::root(), thousandths(1_000));
		assert_eq!(quote(), Quote::NoQuorum);

		// When two members feed values far from Root's, then Root's value is neither in the median
		// nor in a dispute.
		advance(MINUTE);
		feed(1, 2_000);
		feed(2, 2_010);
		assert_eq!(quote(), fresh(2_005, 1));
	});
}

#[test]
fn values_of_root_do_not_count_even_if_its_account_is_a_member() {
	ExtBuilder::default().params(QuorumParams::DEVELOPMENT).build_and_execute(|| {
		let root: AccountId = OracleAccount::get().into_account_truncating();
		change_members(vec![root]);
		feed_raw(Feed::Index, RuntimeOrigin::root(), thousandths(1_000));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn feeds_do_not_mix() {
	ExtBuilder::default().build_and_execute(|| {
		feed_to(Feed::HuxUsd, 1, 5_000);
		feed_to(Feed::Index, 2, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}
