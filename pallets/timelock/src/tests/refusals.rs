//! Each error. A refused call changes nothing.

use crate::{mock::*, Error, NextOperation, Operation, Operations, MAX_CALL_LENGTH, MAX_OPERATIONS};
use frame::testing_prelude::*;

const ENOUGH: Weight = Weight::from_parts(1_000_000, 0);

#[test]
fn only_the_committee_announces() {
	execute(|| {
		for who in [GUARDIAN, ALICE] {
			assert_noop!(Timelock::schedule(signed(who), Box::new(set_number(1))), DispatchError::BadOrigin);
		}
		assert_noop!(Timelock::schedule(RuntimeOrigin::root(), Box::new(set_number(1))), DispatchError::BadOrigin);
	});
}

#[test]
fn a_call_that_was_not_announced_cannot_be_executed() {
	execute(|| {
		for who in [COMMITTEE, GUARDIAN, ALICE] {
			assert_noop!(set_number(1).dispatch(signed(who)), DispatchError::BadOrigin);
		}
		assert_noop!(execute_call(0, ENOUGH), Error::<Runtime>::UnknownOperation);
		assert_noop!(Timelock::cancel(signed(GUARDIAN), 0), Error::<Runtime>::UnknownOperation);
		assert_noop!(Timelock::execute(RuntimeOrigin::none(), 0, ENOUGH), DispatchError::BadOrigin);
		announce(set_number(1));
		assert_noop!(Timelock::cancel(RuntimeOrigin::none(), 0), DispatchError::BadOrigin);
	});
}

#[test]
fn a_call_that_needs_no_notice_cannot_be_announced() {
	execute(|| {
		let remark = RuntimeCall::System(frame::deps::frame_system::Call::remark { remark: vec![] });
		assert_noop!(Timelock::schedule(signed(COMMITTEE), Box::new(remark)), Error::<Runtime>::NotAnnounceable);
	});
}

#[test]
fn a_refused_execution_costs_its_overhead_only() {
	execute(|| {
		let refused = Timelock::execute(signed(ALICE), 0, ENOUGH).unwrap_err();
		assert_eq!(refused.post_info.actual_weight, Some(<() as crate::WeightInfo>::execute()));
	});
}

#[test]
fn a_call_that_is_too_long_is_refused() {
	execute(|| {
		let overhead = set_number_with(1, 1_000).encode().len() - 1_000;
		let longest = MAX_CALL_LENGTH as usize - overhead;
		announce(set_number_with(1, longest));
		let longer = Box::new(set_number_with(1, longest + 1));
		assert_noop!(Timelock::schedule(signed(COMMITTEE), longer), Error::<Runtime>::CallTooLong);
	});
}

#[test]
fn one_call_too_many_is_refused() {
	execute(|| {
		(0..MAX_OPERATIONS).for_each(|to| announce(set_number(to)));
		let more = Box::new(set_number(1));
		assert_noop!(Timelock::schedule(signed(COMMITTEE), more.clone()), Error::<Runtime>::TooManyOperations);
		assert_ok!(Timelock::cancel(signed(GUARDIAN), 5));
		announce(*more);
	});
}

#[test]
fn a_limit_below_what_the_call_may_take_is_refused() {
	execute(|| {
		announce(set_number(8));
		System::set_block_number(1 + DELAY);
		let exactly = Weight::from_parts(8_000, 0);
		let less = exactly - Weight::from_parts(1, 0);
		assert_noop!(execute_call(0, less), Error::<Runtime>::LimitTooLow);
		assert_ok!(execute_call(0, exactly));
	});
}

#[test]
fn a_call_announced_to_another_runtime_is_refused_and_can_be_cancelled() {
	execute(|| {
		announce(set_number(8));
		announce(set_number(9));
		let change = |id, how: fn(&mut Operation<u64>)| {
			Operations::<Runtime>::mutate(id, |operation| how(operation.as_mut().unwrap()));
		};
		change(0, |operation| operation.call = BoundedVec::truncate_from([set_number(8).encode(), vec![0]].concat()));
		// The bytes still decode as a call of this runtime.
		change(1, |operation| operation.version = 1);
		System::set_block_number(1 + DELAY);
		for id in [0, 1] {
			assert_noop!(execute_call(id, ENOUGH), Error::<Runtime>::UnknownCall);
			assert_ok!(Timelock::cancel(signed(GUARDIAN), id));
		}
	});
}

#[test]
fn deeply_nested_calls_are_refused_before_they_are_decoded() {
	execute(|| {
		let nested = (0..300)
			.fold(set_number(1), |inner, _| RuntimeCall::Timelock(crate::Call::schedule { call: Box::new(inner) }));
		announce(nested);
		System::set_block_number(1 + DELAY);
		assert_noop!(execute_call(0, ENOUGH), Error::<Runtime>::UnknownCall);
	});
}

#[test]
fn overflowing_numbers_and_blocks_are_refused() {
	execute(|| {
		System::set_block_number(u64::MAX - DELAY - GRACE + 1);
		assert_noop!(
			Timelock::schedule(signed(COMMITTEE), Box::new(set_number(1))),
			Error::<Runtime>::ArithmeticOverflow
		);
		System::set_block_number(1);
		NextOperation::<Runtime>::put(u32::MAX);
		assert_noop!(
			Timelock::schedule(signed(COMMITTEE), Box::new(set_number(1))),
			Error::<Runtime>::ArithmeticOverflow
		);
		assert_eq!(Operations::<Runtime>::iter_values().collect::<Vec<Operation<u64>>>(), []);
	});
}
