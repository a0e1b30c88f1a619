//! Calls of the root, the short notice of an emergency, and calls that not everybody may cancel.

use crate::{mock::*, Error, Operation, Operations};
use frame::testing_prelude::*;

const ENOUGH: Weight = Weight::from_parts(2_000_000, 0);

fn announce_in_emergency(who: AccountId, call: RuntimeCall) -> DispatchResult {
	Timelock::schedule_emergency(signed(who), Box::new(call))
}

#[test]
fn the_root_dispatches_only_what_needs_it() {
	execute(|| {
		// The number 1 000 is set by the root only, all others by an announced call only.
		announce(set_number(1_000));
		announce(set_number(7));
		System::set_block_number(1 + DELAY);
		assert_ok!(execute_call(0, ENOUGH));
		assert_eq!(number(), 1_000);
		assert_ok!(execute_call(1, ENOUGH));
		assert_eq!(number(), 7);
	});
}

#[test]
fn an_emergency_has_a_short_notice() {
	execute(|| {
		assert_ok!(announce_in_emergency(ALL, set_number(1_000)));
		let Operation { ready, expires, .. } = Operations::<Runtime>::get(0).unwrap();
		assert_eq!((ready, expires), (1 + DELAY / 5, 1 + DELAY / 5 + GRACE));
		System::set_block_number(ready - 1);
		assert_noop!(execute_call(0, ENOUGH), Error::<Runtime>::NotReady);
		System::set_block_number(ready);
		assert_ok!(execute_call(0, ENOUGH));
	});
}

#[test]
fn the_notice_of_an_emergency_has_at_least_a_block() {
	execute(|| {
		crate::Delay::<Runtime>::put(3);
		assert_ok!(announce_in_emergency(ALL, set_number(1_000)));
		assert_eq!(Operations::<Runtime>::get(0).unwrap().ready, 2);
	});
}

#[test]
fn an_emergency_needs_more_consent_and_certain_calls() {
	execute(|| {
		for who in [COMMITTEE, GUARDIAN, ALICE] {
			assert_noop!(announce_in_emergency(who, set_number(1_000)), DispatchError::BadOrigin);
		}
		assert_noop!(announce_in_emergency(ALL, set_number(7)), Error::<Runtime>::NoEmergency);
	});
}

#[test]
fn a_held_call_waits() {
	execute(|| {
		announce(set_number(7));
		System::set_block_number(1 + DELAY);
		Held::set(true);
		assert_noop!(execute_call(0, ENOUGH), Error::<Runtime>::NotExecutable);
		Held::set(false);
		assert_ok!(execute_call(0, ENOUGH));
	});
}

#[test]
fn the_guardian_does_not_cancel_each_call() {
	execute(|| {
		announce(set_number(2_000));
		assert_noop!(Timelock::cancel(signed(GUARDIAN), 0), DispatchError::BadOrigin);
		assert_ok!(Timelock::cancel(signed(COMMITTEE), 0));
	});
}

#[test]
fn the_guardian_cancels_a_call_of_another_runtime() {
	execute(|| {
		announce(set_number(2_000));
		Operations::<Runtime>::mutate(0, |operation| operation.as_mut().unwrap().version += 1);
		assert_ok!(Timelock::cancel(signed(GUARDIAN), 0));
	});
}
