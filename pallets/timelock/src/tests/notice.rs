//! A call waits, is executed, is cancelled or expires.

use crate::{mock::*, Event, NextOperation, Operation, Operations};
use frame::{testing_prelude::*, traits::Hash};

/// Weight that is enough for any call here.
const ENOUGH: Weight = Weight::from_parts(1_000_000, 0);

#[test]
fn an_announced_call_is_stored_as_it_is_encoded() {
	execute(|| {
		announce(set_number(7));
		let call = BoundedVec::truncate_from(set_number(7).encode());
		let (ready, expires) = (1 + DELAY, 1 + DELAY + GRACE);
		let call_hash = <Runtime as frame::deps::frame_system::Config>::Hashing::hash(&call);
		assert_eq!(Operations::<Runtime>::get(0), Some(Operation { call, version: 0, ready, expires }));
		assert_eq!(events(), [Event::Scheduled { operation: 0, call_hash, ready, expires }]);
		assert_eq!(number(), 0);
	});
}

#[test]
fn anyone_executes_a_call_once_its_notice_is_over() {
	execute(|| {
		announce(set_number(7));
		System::set_block_number(DELAY);
		assert_noop!(execute_call(0, ENOUGH), crate::Error::<Runtime>::NotReady);
		System::set_block_number(1 + DELAY);
		assert_ok!(execute_call(0, ENOUGH));
		assert_eq!(number(), 7);
		assert_eq!(events().last(), Some(&Event::Executed { operation: 0, by: ALICE }));
		// Only once.
		assert_noop!(execute_call(0, ENOUGH), crate::Error::<Runtime>::UnknownOperation);
	});
}

#[test]
fn unused_weight_is_refunded() {
	execute(|| {
		announce(set_number(8));
		System::set_block_number(1 + DELAY);
		let info = Timelock::execute(signed(ALICE), 0, ENOUGH).unwrap();
		let overhead = <() as crate::WeightInfo>::execute();
		assert_eq!(info.actual_weight, Some(overhead + Weight::from_parts(8 * 500, 0)));
	});
}

#[test]
fn a_failed_call_changes_nothing_and_may_be_tried_again() {
	execute(|| {
		announce(set_number(100));
		System::set_block_number(1 + DELAY);
		assert_noop!(execute_call(0, ENOUGH), settings::Error::<Runtime>::TooLarge);
		assert_eq!(number(), 0);
		assert!(Operations::<Runtime>::contains_key(0));
	});
}

#[test]
fn the_guardian_cancels_at_any_time() {
	execute(|| {
		for ready in [false, true] {
			let id = NextOperation::<Runtime>::get();
			announce(set_number(7));
			if ready {
				System::set_block_number(System::block_number() + DELAY);
			}
			assert_ok!(Timelock::cancel(signed(GUARDIAN), id));
			assert_eq!(events().last(), Some(&Event::Cancelled { operation: id }));
			assert_noop!(execute_call(id, ENOUGH), crate::Error::<Runtime>::UnknownOperation);
		}
	});
}

#[test]
fn anyone_removes_an_expired_call() {
	execute(|| {
		announce(set_number(7));
		System::set_block_number(DELAY + GRACE);
		assert_noop!(Timelock::cancel(signed(ALICE), 0), DispatchError::BadOrigin);
		System::set_block_number(1 + DELAY + GRACE);
		assert_noop!(execute_call(0, ENOUGH), crate::Error::<Runtime>::Expired);
		assert_ok!(Timelock::cancel(signed(ALICE), 0));
		assert_eq!(Operations::<Runtime>::count(), 0);
	});
}

#[test]
fn the_genesis_sets_the_length_of_the_notice() {
	let genesis = |delay| pallet_timelock_genesis(Some(delay));
	genesis(3).execute_with(|| {
		System::set_block_number(1);
		announce(set_number(1));
		assert_eq!(Operations::<Runtime>::get(0).unwrap().ready, 4);
	});
	assert!(std::panic::catch_unwind(|| genesis(0)).is_err());
}

/// Returns the state of a genesis with a notice of `delay` blocks.
fn pallet_timelock_genesis(delay: Option<u64>) -> TestState {
	let timelock = crate::GenesisConfig { delay };
	TestState::new(RuntimeGenesisConfig { timelock, ..Default::default() }.build_storage().unwrap())
}
