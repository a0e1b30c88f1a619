//! The age of prices.

use crate::{mock::*, QuorumParams};
use huxian_traits::oracle::{FreshPrice, Quote};

#[test]
fn a_value_is_fresh_until_it_reaches_the_maximum_age() {
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
fn when_the_oldest_value_expires_the_others_are_combined_again() {
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

		// Then there is no quorum.
		assert_eq!(quote(), Quote::NoQuorum);
	});
}

#[test]
fn a_value_fed_at_time_zero_is_never_fresh() {
	let params = QuorumParams::LOCAL;
	assert!(!params.is_fresh(0, 0));
	assert!(!params.is_fresh(0, 1));
}

#[test]
fn a_value_from_the_future_is_not_fresh() {
	assert!(QuorumParams::LOCAL.is_fresh(START, START));
	assert!(!QuorumParams::LOCAL.is_fresh(START + 1, START));
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
fn readers_can_ask_for_the_maximum_age() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(<Prices as FreshPrice>::maximum_age(), 10 * MINUTE);
	});
}
