//! `do_try_state` reports each broken invariant.

use crate::{mock::*, Delay, NextOperation, Operation, Operations};
use frame::testing_prelude::*;

/// Runs `act` and expects that invariant `number` is reported.
fn broken(number: &str, act: impl FnOnce()) {
	state().execute_with(|| {
		announce(set_number(1));
		assert_ok!(Timelock::do_try_state());
		act();
		match Timelock::do_try_state() {
			Err(DispatchError::Other(message)) => assert!(message.starts_with(number), "{message}"),
			other => panic!("{number} went unnoticed: {other:?}"),
		}
	});
}

/// Changes the announced operation.
fn change(how: impl FnOnce(&mut Operation<u64>)) {
	Operations::<Runtime>::mutate(0, |operation| how(operation.as_mut().unwrap()));
}

#[test]
fn i1_a_number_that_was_not_given_out() {
	broken("I1", || NextOperation::<Runtime>::put(0));
}

#[test]
fn i2_another_expiry() {
	broken("I2", || change(|operation| operation.expires += 1));
}

#[test]
fn i3_no_call() {
	broken("I3", || change(|operation| operation.call = Default::default()));
}

#[test]
fn i4_an_operation_that_is_not_counted() {
	broken("I4", || {
		let key = Operations::<Runtime>::hashed_key_for(0);
		frame::deps::sp_io::storage::clear(&key);
	});
}

#[test]
fn i5_no_notice() {
	broken("I5", || Delay::<Runtime>::put(0));
}
