//! `do_try_state` reports each broken invariant.

use crate::{mock::*, Planned, Validators as List};
use frame::testing_prelude::*;

/// Runs `act` and expects that invariant `number` is reported.
fn broken(number: &str, act: impl FnOnce()) {
	ExtBuilder::default().build().execute_with(|| {
		assert_ok!(Validators::do_try_state());
		act();
		match Validators::do_try_state() {
			Err(DispatchError::Other(message)) => assert!(message.starts_with(number), "{message}"),
			other => panic!("{number} went unnoticed: {other:?}"),
		}
	});
}

#[test]
fn i1_a_validator_listed_twice() {
	broken("I1", || List::<Runtime>::put(BoundedVec::truncate_from(vec![1, 2, 1])));
}

#[test]
fn i2_too_few_validators() {
	broken("I2", || List::<Runtime>::put(BoundedVec::truncate_from(vec![1])));
}

#[test]
fn i3_a_validator_planned_twice() {
	broken("I3", || Planned::<Runtime>::put(BoundedVec::truncate_from(vec![1, 1])));
}
