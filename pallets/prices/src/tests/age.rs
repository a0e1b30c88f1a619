//! How a price grows old.

use crate::{mock::*, QuorumRules};
use huxian_traits::oracle::{FreshPrice, Quote};

#[test]
fn a_value_is_fresh_until_it_is_as_old_as_the_rules_allow() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		feed(2, 1_000);

		advance(10 * MINUTE - 1);
		assert_eq!(quote(), fresh(1_000, 0));

		advance(1);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn a_median_is_as_old_as_its_oldest_contributor() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		advance(4 * MINUTE);
		feed(2, 1_000);
		advance(4 * MINUTE);
		feed(3, 1_000);

		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn when_the_oldest_expires_the_others_are_asked_again() {
	ExtBuilder::default().build_and_execute(|| {
		// Given values fed at minutes 0, 4 and 8
		feed(1, 1_000);
		advance(4 * MINUTE);
		feed(2, 1_010);
		advance(4 * MINUTE);
		feed(3, 1_020);

		// When the first has expired and nobody has fed since
		advance(2 * MINUTE);

		// Then the other two are combined
		assert_eq!(quote(), fresh(1_015, 4));

		// and when the second has expired too, there is no quorum.
		advance(4 * MINUTE);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn an_expired_value_does_not_come_back_when_another_member_feeds() {
	ExtBuilder::default().build_and_execute(|| {
		feed(1, 1_000);
		advance(10 * MINUTE);
		feed(2, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn a_median_does_not_outlive_its_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a median of two values of different age
		feed(1, 1_000);
		advance(9 * MINUTE);
		feed(2, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));

		// When the older has expired and the younger is fed again, alone
		advance(MINUTE);
		feed(2, 1_000);

		// Then the old median is not believed.
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn nothing_fed_at_time_zero_is_ever_fresh() {
	let rules = QuorumRules::LOCAL;
	assert!(!rules.is_fresh(0, 0));
	assert!(!rules.is_fresh(0, 1));
}

#[test]
fn nothing_from_the_future_is_fresh() {
	assert!(QuorumRules::LOCAL.is_fresh(START, START));
	assert!(!QuorumRules::LOCAL.is_fresh(START + 1, START));
}

#[test]
fn before_the_first_timestamp_there_is_no_quorum() {
	ExtBuilder::default().build_and_execute(|| {
		Timestamp::set_timestamp(0);
		feed(1, 1_000);
		feed(2, 1_000);
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn readers_learn_how_long_a_value_stays_fresh() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(<Prices as FreshPrice>::maximum_age(), 10 * MINUTE);
	});
}
