//! What is refused, each with its own error and without a trace.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

#[test]
fn pools_that_none_works_in() {
	execute(|| {
		assert_noop!(Amo::create(root(), PAN, 9, terms()), Error::<Test>::UnknownPool);
		assert_noop!(Amo::create(root(), PAN, FIXED, terms()), Error::<Test>::FixedGuide);
		assert_noop!(Amo::create(root(), PAN, PRIVATE, terms()), Error::<Test>::PrivatePool);
		assert_noop!(Amo::create(root(), PAN, OTHER, terms()), Error::<Test>::WrongPool);
		assert_noop!(Amo::create(root(), USD, POOL, terms()), Error::<Test>::WrongPool);
		assert_noop!(Amo::create(root(), PAN, POOL, terms()), Error::<Test>::PoolTaken);
		crate::AmoCount::<Test>::put(MAX_AMOS);
		assert_noop!(Amo::create(root(), PAN, POOL, terms()), Error::<Test>::TooManyAmos);
		crate::AmoCount::<Test>::put(1);
	});
}

#[test]
fn numbers_of_none() {
	execute(|| {
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Amo::set_params(root(), 1, terms()), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::step(bob(), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::sweep_profit(bob(), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::resume(root(), 1), Error::<Test>::UnknownAmo);
	});
}

#[test]
fn strangers() {
	execute(|| {
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Amo::create(bob(), PAN, POOL, terms()), DispatchError::BadOrigin);
		assert_noop!(Amo::set_params(bob(), 0, terms()), DispatchError::BadOrigin);
		assert_noop!(Amo::pause(bob(), 0), DispatchError::BadOrigin);
		assert_noop!(Amo::resume(bob(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn pausing_twice_and_resuming_what_runs() {
	execute(|| {
		assert_noop!(Amo::resume(root(), 0), Error::<Test>::NotPaused);
		assert_ok!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0));
		assert_noop!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0), Error::<Test>::AlreadyPaused);
	});
}

#[test]
fn sweeping_what_stands_for_a_debt() {
	execute(|| {
		let sweep = || Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0);
		assert_noop!(sweep(), Error::<Test>::NothingToSweep);
		push(100_150);
		next_block();
		// What it sold brought more than a dollar each: that much, and no more, is profit.
		let (at_floor, owed) = (crate::desk::Desk::<Test>::open(0).unwrap().at_floor().unwrap(), debt());
		if at_floor > owed && books().external.left().unwrap() > 0 {
			assert_ok!(sweep());
			assert!(Assets::balance(USD, RESERVE) * 10_u128.pow(12) <= at_floor - owed);
			assert_eq!(books().swept, Assets::balance(USD, RESERVE));
		}
		assert_noop!(sweep(), Error::<Test>::NothingToSweep);
	});
}
