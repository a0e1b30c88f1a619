//! How many members it takes.

use crate::{mock::*, QuorumRules};
use frame::prelude::FixedU128;
use huxian_traits::oracle::Quote;

#[test]
fn nothing_was_ever_fed() {
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
		// Given three of six members, which is more than the two values that the rules ask for
		feed(1, 1_000);
		feed(2, 1_000);
		feed(3, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);

		// When a fourth comes
		feed(4, 1_000);

		// Then they are the majority.
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn the_rules_can_ask_for_more_than_a_majority() {
	let rules = QuorumRules { minimum_members: 3, minimum_values: 3, maximum_age: 10 * MINUTE };
	ExtBuilder::default().rules(rules).build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);

		feed(3, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn too_few_members_are_not_believed_even_when_unanimous() {
	ExtBuilder::default().members(4).rules(QuorumRules::PUBLIC).build_and_execute(|| {
		(1..=4).for_each(|member| feed(member, 1_000));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn one_member_is_enough_in_development() {
	ExtBuilder::default().members(1).rules(QuorumRules::DEVELOPMENT).build_and_execute(|| {
		feed(1, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn more_members_than_a_quote_pays_for_have_no_quorum() {
	ExtBuilder::default().members(17).rules(QuorumRules::DEVELOPMENT).build_and_execute(|| {
		(1..=17).for_each(|member| feed(member, 1_000));
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn as_many_members_as_there_can_be_agree() {
	ExtBuilder::default().members(16).build_and_execute(|| {
		(1..=16).for_each(|member| feed(member, 1_000 + u128::from(member)));
		// The mean of 1.008 and 1.009.
		assert_eq!(quote(), Quote::Fresh { value: FixedU128::from_rational(10_085, 10_000), since: START });
	});
}
