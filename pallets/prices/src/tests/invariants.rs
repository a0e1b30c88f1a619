//! `do_try_state` reports each broken invariant.

use crate::{mock::*, QuorumConfig, QuorumParams, Submission, Submissions};
use frame::testing_prelude::*;
use huxian_traits::oracle::Feed;
use pallet_oracle::{RawValues, TimestampedValue, Values};

/// Runs `act` and expects that invariant `number` is reported.
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
fn i1_parameters_out_of_bounds() {
	broken("I1", || {
		QuorumConfig::<Runtime>::mutate(|quorum| {
			quorum.params = QuorumParams { minimum_values: 0, ..QuorumParams::LOCAL }
		});
	});
}

fn change_first_submission(change: impl FnOnce(&mut Submission<AccountId>)) {
	Submissions::<Runtime>::mutate(Feed::Index, |submissions| change(&mut submissions[0]));
}

#[test]
fn i2_a_submission_with_another_value() {
	broken("I2", || change_first_submission(|fed| fed.value = thousandths(1_001)));
}

#[test]
fn i2_a_submission_with_another_time() {
	broken("I2", || {
		advance(MINUTE);
		change_first_submission(|fed| fed.timestamp = START + MINUTE);
	});
}

#[test]
fn i2_a_submission_of_an_account_that_has_not_fed() {
	broken("I2", || change_first_submission(|fed| fed.who = 3));
}

#[test]
fn i2_two_submissions_of_one_account() {
	broken("I2", || {
		Submissions::<Runtime>::mutate(Feed::Index, |submissions| {
			submissions.try_push(submissions[0].clone()).unwrap()
		});
	});
}

#[test]
fn i2_a_submission_of_root() {
	broken("I2", || {
		feed_raw(Feed::Index, RuntimeOrigin::root(), thousandths(1_000));
		change_first_submission(|fed| fed.who = Prices::root());
	});
}

#[test]
fn i3_a_value_from_the_future() {
	broken("I3", || {
		let future = TimestampedValue { value: thousandths(1_000), timestamp: START + 1 };
		RawValues::<Runtime>::insert(3, Feed::Index, future);
	});
}

#[test]
fn i4_a_combined_value_of_the_oracle() {
	broken("I4", || {
		let price = TimestampedValue { value: thousandths(1_000), timestamp: START };
		Values::<Runtime>::insert(Feed::HuxUsd, price);
	});
}

#[test]
fn i5_a_member_that_is_not_stored() {
	broken("I5", || QuorumConfig::<Runtime>::mutate(|quorum| quorum.members = vec![1, 2].try_into().unwrap()));
}
