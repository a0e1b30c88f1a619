//! Each invariant is noticed when it is broken.

use crate::{mock::*, LastChange, QuorumRules, Rules};
use frame::testing_prelude::*;
use huxian_traits::oracle::Feed;
use pallet_oracle::{RawValues, TimestampedValue, Values};

fn broken(number: &str, act: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		feed(1, 1_000);
		feed(2, 1_000);
		assert_ok!(Prices::do_try_state());
		act();
		match Prices::do_try_state() {
			Err(DispatchError::Other(message)) => assert!(message.starts_with(number), "{message}"),
			other => panic!("{number} went unnoticed: {other:?}"),
		}
	});
}

#[test]
fn i1_rules_out_of_bounds() {
	broken("I1", || Rules::<Runtime>::put(QuorumRules { minimum_values: 0, ..QuorumRules::LOCAL }));
}

#[test]
fn i2_a_median_with_another_value() {
	broken("I2", || {
		Values::<Runtime>::insert(Feed::Index, TimestampedValue { value: thousandths(1_001), timestamp: START });
	});
}

#[test]
fn i2_a_median_younger_than_its_contributors() {
	broken("I2", || {
		advance(MINUTE);
		let younger = TimestampedValue { value: thousandths(1_000), timestamp: START + MINUTE };
		Values::<Runtime>::insert(Feed::Index, younger);
	});
}

#[test]
fn i2_a_median_of_former_members() {
	broken("I2", || smuggle_members(vec![3, 4, 5]));
}

#[test]
fn i3_a_value_from_the_future() {
	broken("I3", || {
		let future = TimestampedValue { value: thousandths(1_000), timestamp: START + 1 };
		RawValues::<Runtime>::insert(3, Feed::Index, future);
	});
}

#[test]
fn i3_a_median_from_the_future() {
	broken("I3", || {
		let future = TimestampedValue { value: thousandths(1_000), timestamp: START + 1 };
		Values::<Runtime>::insert(Feed::HuxUsd, future);
	});
}

#[test]
fn i3_a_change_in_the_future() {
	broken("I3", || LastChange::<Runtime>::put(START + 1));
}
