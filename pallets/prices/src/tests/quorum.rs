//! The numbers of members and values that make a quorum.

use crate::{mock::*, QuorumParams};
use frame::prelude::FixedU128;
use huxian_traits::oracle::Quote;

#[test]
fn without_values_there_is_no_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn two_of_three_members_are_enough_and_one_is_not() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);

		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn half_of_the_members_is_not_more_than_half() {
	ExtBuilder::default().members(6).build_and_execute(|| {
		// Given values of three of six members, more than the two that the parameters require
		feed(1, 1_000);
		feed(2, 1_000);
		feed(3, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);

		// When a fourth member feeds
		feed(4, 1_000);

		// Then the four are the majority.
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn the_parameters_can_require_more_than_a_majority() {
	let params = QuorumParams { minimum_members: 3, minimum_values: 3, maximum_age: 10 * MINUTE };
	ExtBuilder::default().params(params).build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);

		feed(3, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn too_few_members_have_no_quorum_even_when_unanimous() {
	ExtBuilder::default().members(4).params(QuorumParams::PUBLIC).build_and_execute(|| {
		(1..=4).for_each(|member| feed(member, 1_000));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn one_member_is_enough_in_development() {
	ExtBuilder::default().members(1).params(QuorumParams::DEVELOPMENT).build_and_execute(|| {
		feed(1, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn more_members_than_a_quote_reads_have_no_quorum() {
	ExtBuilder::default().members(17).params(QuorumParams::DEVELOPMENT).build_and_execute(|| {
		(1..=17).for_each(|member| feed(member, 1_000));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn a_full_membership_gives_a_median() {
	ExtBuilder::default().members(16).build_and_execute(|| {
		(1..=16).for_each(|member| feed(member, 1_000 + u128::from(member)));
		// The mean of 1.008 and 1.009.
		assert_eq!(quote(), Quote::Fresh { value: FixedU128::from_rational(10_085, 10_000), since: START });
	});
}
