//! A call waits, is made, is taken back or runs out.

use crate::{mock::*, Event, NextOperation, Operation, Operations};
use frame::{testing_prelude::*, traits::Hash};

/// As much as any call here takes.
const ENOUGH: Weight = Weight::from_parts(1_000_000, 0);

#[test]
fn what_is_announced_is_kept_as_it_is_for_everybody_to_read() {
	execute(|| {
		announce(raise(7));
		let call = BoundedVec::truncate_from(raise(7).encode());
		let (ready, expires) = (1 + DELAY, 1 + DELAY + GRACE);
		let call_hash = <Runtime as frame::deps::frame_system::Config>::Hashing::hash(&call);
		assert_eq!(Operations::<Runtime>::get(0), Some(Operation { call, version: 0, ready, expires }));
		assert_eq!(events(), [Event::Scheduled { operation: 0, call_hash, ready, expires }]);
		assert_eq!(number(), 0);
	});
}

#[test]
fn it_is_made_by_anyone_when_the_notice_is_over() {
	execute(|| {
		announce(raise(7));
		System::set_block_number(DELAY);
		assert_noop!(make(0, ENOUGH), crate::Error::<Runtime>::NotReady);
		System::set_block_number(1 + DELAY);
		assert_ok!(make(0, ENOUGH));
		assert_eq!(number(), 7);
		assert_eq!(events().last(), Some(&Event::Executed { operation: 0, by: ALICE }));
		// Once.
		assert_noop!(make(0, ENOUGH), crate::Error::<Runtime>::UnknownOperation);
	});
}

#[test]
fn only_what_the_call_took_is_paid_for() {
	execute(|| {
		announce(raise(8));
		System::set_block_number(1 + DELAY);
		let info = Timelock::execute(by(ALICE), 0, ENOUGH).unwrap();
		let itself = <() as crate::WeightInfo>::execute();
		assert_eq!(info.actual_weight, Some(itself + Weight::from_parts(8 * 500, 0)));
	});
}

#[test]
fn what_fails_has_not_happened_and_may_be_tried_again() {
	execute(|| {
		announce(raise(100));
		System::set_block_number(1 + DELAY);
		assert_noop!(make(0, ENOUGH), ruled::Error::<Runtime>::Unlucky);
		assert_eq!(number(), 0);
		assert!(Operations::<Runtime>::contains_key(0));
	});
}

#[test]
fn the_guardian_takes_it_back_at_any_time() {
	execute(|| {
		for ready in [false, true] {
			let id = NextOperation::<Runtime>::get();
			announce(raise(7));
			if ready {
				System::set_block_number(System::block_number() + DELAY);
			}
			assert_ok!(Timelock::cancel(by(GUARDIAN), id));
			assert_eq!(events().last(), Some(&Event::Cancelled { operation: id }));
			assert_noop!(make(id, ENOUGH), crate::Error::<Runtime>::UnknownOperation);
		}
	});
}

#[test]
fn after_its_time_it_is_cleared_away_by_anyone() {
	execute(|| {
		announce(raise(7));
		System::set_block_number(DELAY + GRACE);
		assert_noop!(Timelock::cancel(by(ALICE), 0), DispatchError::BadOrigin);
		System::set_block_number(1 + DELAY + GRACE);
		assert_noop!(make(0, ENOUGH), crate::Error::<Runtime>::Expired);
		assert_ok!(Timelock::cancel(by(ALICE), 0));
		assert_eq!(Operations::<Runtime>::count(), 0);
	});
}

#[test]
fn a_genesis_says_how_long_the_notice_is() {
	let genesis = |delay| pallet_timelock_genesis(Some(delay));
	genesis(3).execute_with(|| {
		System::set_block_number(1);
		announce(raise(1));
		assert_eq!(Operations::<Runtime>::get(0).unwrap().ready, 4);
	});
	assert!(std::panic::catch_unwind(|| genesis(0)).is_err());
}

fn pallet_timelock_genesis(delay: Option<u64>) -> TestState {
	let timelock = crate::GenesisConfig { delay };
	TestState::new(RuntimeGenesisConfig { timelock, ..Default::default() }.build_storage().unwrap())
}
