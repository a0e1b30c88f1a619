//! The guardian's pauses end with their episode, and a cool-down follows.

use crate::{mock::*, Episodes, Error, Event, NextEnd, Pauses, MAX_PAUSES};
use frame::testing_prelude::*;

#[test]
fn a_pause_of_the_guardian_ends_by_itself() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert!(is_shut(2));
		run_to(LENGTH);
		assert!(is_shut(2));
		run_to(LENGTH + 1);
		assert!(!is_shut(2));
		assert_eq!(
			events(),
			[Event::Paused { subject: 2, ends: Some(1 + LENGTH) }, Event::Ended { subject: 2, result: Ok(()) }]
		);
		assert_eq!(NextEnd::<Runtime>::get(), None);
	});
}

#[test]
fn all_pauses_of_a_kind_end_together() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		run_to(LENGTH);
		assert_ok!(pause(GUARDIAN, 4));
		run_to(LENGTH + 1);
		assert!(!is_shut(2) && !is_shut(4));
	});
}

#[test]
fn after_an_episode_the_guardian_waits() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		run_to(LENGTH + 1);
		// Another thing of the same kind is refused as well.
		for door in [2, 4] {
			assert_noop!(pause(GUARDIAN, door), Error::<Runtime>::CoolingDown);
		}
		run_to(LENGTH + COOL_DOWN);
		assert_noop!(pause(GUARDIAN, 2), Error::<Runtime>::CoolingDown);
		run_to(LENGTH + COOL_DOWN + 1);
		assert_ok!(pause(GUARDIAN, 2));
	});
}

#[test]
fn kinds_do_not_wait_for_each_other() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		run_to(3);
		assert_ok!(pause(GUARDIAN, 3));
		assert_eq!(NextEnd::<Runtime>::get(), Some(3 + LENGTH / 2));
		run_to(3 + LENGTH / 2);
		assert!(is_shut(2) && !is_shut(3));
		assert_eq!(NextEnd::<Runtime>::get(), Some(1 + LENGTH));
		assert_eq!(Episodes::<Runtime>::get(false).unwrap().free, 3 + LENGTH / 2 + COOL_DOWN);
	});
}

#[test]
fn a_thing_is_paused_once() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert_noop!(pause(GUARDIAN, 2), Error::<Runtime>::AlreadyPaused);
	});
}

#[test]
fn a_pause_that_fails_begins_no_episode() {
	execute(|| {
		assert_ok!(pause(COMMITTEE, 2));
		assert_noop!(pause(GUARDIAN, 2), DispatchError::Exhausted);
		assert_eq!(Episodes::<Runtime>::get(true), None);
	});
}

#[test]
fn a_thing_that_does_not_resume_holds_up_nothing() {
	execute(|| {
		for door in [STUCK, 2, 4] {
			assert_ok!(pause(GUARDIAN, door));
		}
		open(4);
		run_to(1 + LENGTH);
		assert!(is_shut(STUCK) && !is_shut(2));
		assert!(events().contains(&Event::Ended { subject: STUCK, result: Err(DispatchError::Unavailable) }));
		assert!(events().contains(&Event::Ended { subject: 4, result: Err(DispatchError::CannotLookup) }));
		assert_eq!(Pauses::<Runtime>::count(), 0);
	});
}

#[test]
fn there_is_a_limit_for_the_guardian_and_none_for_the_committee() {
	execute(|| {
		for index in 0..MAX_PAUSES {
			assert_ok!(pause(GUARDIAN, index * 2));
		}
		assert_noop!(pause(GUARDIAN, 1), Error::<Runtime>::TooManyPauses);
		assert_ok!(pause(COMMITTEE, 1));
		let weight = {
			System::set_block_number(1 + LENGTH);
			Guardian::end_episodes(1 + LENGTH)
		};
		assert_eq!(weight, Guardian::max_weight());
		assert!(is_shut(1) && !is_shut(2));
	});
}

#[test]
fn a_number_of_a_block_does_not_overflow() {
	execute(|| {
		System::set_block_number(u64::MAX - LENGTH);
		assert_noop!(pause(GUARDIAN, 2), Error::<Runtime>::ArithmeticOverflow);
	});
}
