//! Every error, and that it changes nothing.

use crate::{mock::*, Error, NextOperation, Operation, Operations, MAX_CALL, MAX_OPERATIONS};
use frame::testing_prelude::*;

const ENOUGH: Weight = Weight::from_parts(1_000_000, 0);

#[test]
fn only_the_committee_announces() {
	execute(|| {
		for who in [GUARDIAN, ALICE] {
			assert_noop!(Timelock::schedule(by(who), Box::new(raise(1))), DispatchError::BadOrigin);
		}
		assert_noop!(Timelock::schedule(RuntimeOrigin::root(), Box::new(raise(1))), DispatchError::BadOrigin);
	});
}

#[test]
fn what_was_not_announced_is_made_by_nobody() {
	execute(|| {
		for who in [COMMITTEE, GUARDIAN, ALICE] {
			assert_noop!(raise(1).dispatch(by(who)), DispatchError::BadOrigin);
		}
		assert_noop!(make(0, ENOUGH), Error::<Runtime>::UnknownOperation);
		assert_noop!(Timelock::cancel(by(GUARDIAN), 0), Error::<Runtime>::UnknownOperation);
		assert_noop!(Timelock::execute(RuntimeOrigin::none(), 0, ENOUGH), DispatchError::BadOrigin);
		assert_noop!(Timelock::cancel(RuntimeOrigin::none(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn what_needs_no_notice_is_not_announced() {
	execute(|| {
		let remark = RuntimeCall::System(frame::deps::frame_system::Call::remark { remark: vec![] });
		assert_noop!(Timelock::schedule(by(COMMITTEE), Box::new(remark)), Error::<Runtime>::NotAnnounceable);
	});
}

#[test]
fn who_is_refused_pays_only_for_being_told() {
	execute(|| {
		let refused = Timelock::execute(by(ALICE), 0, ENOUGH).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(<() as crate::WeightInfo>::execute()));
	});
}

#[test]
fn a_call_that_is_too_long_is_refused() {
	execute(|| {
		let overhead = raise_with(1, 1_000).encode().len() - 1_000;
		let longest = MAX_CALL as usize - overhead;
		announce(raise_with(1, longest));
		let longer = Box::new(raise_with(1, longest + 1));
		assert_noop!(Timelock::schedule(by(COMMITTEE), longer), Error::<Runtime>::CallTooLong);
	});
}

#[test]
fn one_call_too_many_is_refused() {
	execute(|| {
		(0..MAX_OPERATIONS).for_each(|to| announce(raise(to)));
		let more = Box::new(raise(1));
		assert_noop!(Timelock::schedule(by(COMMITTEE), more.clone()), Error::<Runtime>::TooManyOperations);
		assert_ok!(Timelock::cancel(by(GUARDIAN), 5));
		announce(*more);
	});
}

#[test]
fn a_limit_below_what_the_call_may_take_is_refused() {
	execute(|| {
		announce(raise(8));
		System::set_block_number(1 + DELAY);
		let exactly = Weight::from_parts(8_000, 0);
		let less = exactly - Weight::from_parts(1, 0);
		assert_noop!(make(0, less), Error::<Runtime>::LimitTooLow);
		assert_ok!(make(0, exactly));
	});
}

#[test]
fn a_call_of_another_runtime_is_refused_and_can_be_taken_back() {
	execute(|| {
		announce(raise(8));
		announce(raise(9));
		let change = |id, how: fn(&mut Operation<u64>)| {
			Operations::<Runtime>::mutate(id, |operation| how(operation.as_mut().unwrap()));
		};
		change(0, |operation| operation.call = BoundedVec::truncate_from([raise(8).encode(), vec![0]].concat()));
		// It reads as a call of this one all the same.
		change(1, |operation| operation.version = 1);
		System::set_block_number(1 + DELAY);
		for id in [0, 1] {
			assert_noop!(make(id, ENOUGH), Error::<Runtime>::UnknownCall);
			assert_ok!(Timelock::cancel(by(GUARDIAN), id));
		}
	});
}

#[test]
fn calls_in_calls_in_calls_are_refused_before_they_are_read() {
	execute(|| {
		let nested =
			(0..300).fold(raise(1), |inner, _| RuntimeCall::Timelock(crate::Call::schedule { call: Box::new(inner) }));
		announce(nested);
		System::set_block_number(1 + DELAY);
		assert_noop!(make(0, ENOUGH), Error::<Runtime>::UnknownCall);
	});
}

#[test]
fn numbers_and_blocks_may_run_out() {
	execute(|| {
		System::set_block_number(u64::MAX - DELAY - GRACE + 1);
		assert_noop!(Timelock::schedule(by(COMMITTEE), Box::new(raise(1))), Error::<Runtime>::ArithmeticOverflow);
		System::set_block_number(1);
		NextOperation::<Runtime>::put(u32::MAX);
		assert_noop!(Timelock::schedule(by(COMMITTEE), Box::new(raise(1))), Error::<Runtime>::ArithmeticOverflow);
		assert_eq!(Operations::<Runtime>::iter_values().collect::<Vec<Operation<u64>>>(), []);
	});
}
