//! Refused calls, each with its own error and without a trace.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;

fn root() -> RuntimeOrigin {
	RuntimeOrigin::root()
}

#[test]
fn unsuitable_pools_are_refused() {
	execute(|| {
		assert_noop!(Amo::create(root(), PAN, 9, params()), Error::<Test>::UnknownPool);
		assert_noop!(Amo::create(root(), PAN, FIXED, params()), Error::<Test>::FixedGuide);
		assert_noop!(Amo::create(root(), PAN, PRIVATE, params()), Error::<Test>::PrivatePool);
		assert_noop!(Amo::create(root(), PAN, OTHER, params()), Error::<Test>::WrongPool);
		assert_noop!(Amo::create(root(), USD, POOL, params()), Error::<Test>::WrongPool);
		assert_noop!(Amo::create(root(), PAN, POOL, params()), Error::<Test>::PoolInUse);
		crate::AmoCount::<Test>::put(MAX_AMOS);
		assert_noop!(Amo::create(root(), PAN, POOL, params()), Error::<Test>::TooManyAmos);
		crate::AmoCount::<Test>::put(1);
	});
}

#[test]
fn steps_below_the_minimum_swap_of_the_psm_are_refused() {
	execute(|| {
		change_psm(|psm| psm.min_swap = params().min_step + 1);
		assert_noop!(Amo::create(root(), PAN, POOL, params()), Error::<Test>::StepBelowMinimumSwap);
		assert_noop!(Amo::set_params(root(), 0, params()), Error::<Test>::StepBelowMinimumSwap);
		change_psm(|psm| psm.min_swap = params().min_step);
		assert_ok!(Amo::set_params(root(), 0, params()));
	});
}

#[test]
fn unknown_numbers_are_refused() {
	execute(|| {
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Amo::set_params(root(), 1, params()), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::step(bob(), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::sweep_profit(bob(), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 1), Error::<Test>::UnknownAmo);
		assert_noop!(Amo::resume(root(), 1), Error::<Test>::UnknownAmo);
	});
}

#[test]
fn ordinary_accounts_are_refused() {
	execute(|| {
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Amo::create(bob(), PAN, POOL, params()), DispatchError::BadOrigin);
		assert_noop!(Amo::set_params(bob(), 0, params()), DispatchError::BadOrigin);
		assert_noop!(Amo::pause(bob(), 0), DispatchError::BadOrigin);
		assert_noop!(Amo::resume(bob(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn pausing_twice_and_resuming_without_a_pause_are_refused() {
	execute(|| {
		assert_noop!(Amo::resume(root(), 0), Error::<Test>::NotPaused);
		assert_ok!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0));
		assert_noop!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0), Error::<Test>::AlreadyPaused);
	});
}

#[test]
fn profit_stays_while_the_backing_is_below_the_unit() {
	execute(|| {
		// The AMO has bought more than it minted.
		push_price(99_700);
		next_block();
		let sweep = || Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0);
		change_psm(|psm| psm.backing = 999_900);
		assert_noop!(sweep(), Error::<Test>::BackingTooLow);
		change_psm(|psm| psm.backing = 1_000_000);
		assert_ok!(sweep());
	});
}

#[test]
fn sweeping_holdings_that_cover_debt_is_refused() {
	execute(|| {
		let sweep = || Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0);
		assert_noop!(sweep(), Error::<Test>::NothingToSweep);
		push_price(100_150);
		next_block();
		// The sale brought more than a dollar for each: the difference is the profit.
		let (value, debt) = (stressed_value(), debt());
		if value > debt && ledger().external.balance().unwrap() > 0 {
			assert_ok!(sweep());
			assert!(Assets::balance(USD, RESERVE) * 10_u128.pow(12) <= value - debt);
			assert_eq!(ledger().swept, Assets::balance(USD, RESERVE));
		}
		assert_noop!(sweep(), Error::<Test>::NothingToSweep);
	});
}
