//! Values that contradict each other.

use crate::{mock::*, QuorumParams};
use frame::testing_prelude::*;
use huxian_traits::oracle::{Feed, Quote};

#[test]
fn two_values_may_be_one_percent_apart() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_010);
		assert_eq!(quote(), fresh(1_005, 0));
	});
}

#[test]
fn two_values_more_than_one_percent_apart_are_disputed() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed_raw(Feed::Index, RuntimeOrigin::signed(2), thousandths(1_010) + FixedU128::from_inner(1));
		assert_eq!(quote(), Quote::Disputed);
	});
}

#[test]
fn three_values_may_be_five_percent_apart() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_040);
		feed(3, 1_050);
		assert_eq!(quote(), fresh(1_040, 0));
	});
}

#[test]
fn four_values_more_than_five_percent_apart_are_disputed() {
	ExtBuilder::default().members(4).build_and_execute(|| {
		(1..=3).for_each(|member| feed(member, 1_000));
		assert_eq!(quote(), fresh(1_000, 0));

		feed(4, 1_051);
		assert_eq!(quote(), Quote::Disputed);
	});
}

#[test]
fn five_values_are_never_disputed() {
	ExtBuilder::default().members(5).params(QuorumParams::PUBLIC).build_and_execute(|| {
		(1..=4).for_each(|member| feed(member, 1_000));
		feed(5, 2_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn a_median_does_not_outlive_a_dispute() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));

		// When one of the two feeds another value
		advance(MINUTE);
		feed(2, 2_000);

		assert_eq!(quote(), Quote::Disputed);
	});
}

#[test]
fn a_dispute_ends_when_the_members_agree_again() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 2_000);
		advance(MINUTE);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn a_dispute_ends_when_the_contradicting_value_grows_old() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a value that contradicts two others
		feed(3, 2_000);
		advance(5 * MINUTE);
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), Quote::Disputed);

		// When its ten minutes are over and nobody has fed since, then the other two count.
		advance(5 * MINUTE);
		assert_eq!(quote(), fresh(1_000, 5));
	});
}
