//! The committee confirms and ends pauses.

use crate::{mock::*, Error, Event, PauseState, Pauses};
use frame::testing_prelude::*;

#[test]
fn others_decide_nothing() {
	execute(|| {
		assert_noop!(pause(ALICE, 2), DispatchError::BadOrigin);
		assert_noop!(resume(ALICE, 2), DispatchError::BadOrigin);
		assert_noop!(resume(GUARDIAN, 2), DispatchError::BadOrigin);
	});
}

#[test]
fn a_confirmed_pause_stays() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert_ok!(pause(COMMITTEE, 2));
		assert_eq!(events().last(), Some(&Event::Confirmed { subject: 2 }));
		run_to(2 * LENGTH);
		assert!(is_shut(2));
		assert_ok!(resume(COMMITTEE, 2));
		assert!(!is_shut(2));
	});
}

#[test]
fn a_pause_of_the_committee_has_no_end() {
	execute(|| {
		assert_ok!(pause(COMMITTEE, 2));
		assert_eq!(events(), [Event::Paused { subject: 2, ends: None }]);
		assert_noop!(pause(COMMITTEE, 2), DispatchError::Exhausted);
		run_to(10 * LENGTH);
		assert!(is_shut(2));
	});
}

#[test]
fn the_guardian_does_not_renew_what_the_committee_ended() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert_ok!(resume(COMMITTEE, 2));
		assert!(!is_shut(2));
		assert_noop!(pause(GUARDIAN, 2), Error::<Runtime>::Lifted);
		// Something else may need it in the same episode.
		assert_ok!(pause(GUARDIAN, 4));
		run_to(1 + LENGTH);
		assert_noop!(pause(GUARDIAN, 2), Error::<Runtime>::CoolingDown);
	});
}

#[test]
fn the_end_of_an_episode_leaves_the_pause_of_the_committee() {
	execute(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert_ok!(resume(COMMITTEE, 2));
		assert_ok!(pause(COMMITTEE, 2));
		assert_eq!(Pauses::<Runtime>::get(2), Some(PauseState::Confirmed));
		run_to(2 * LENGTH);
		assert!(is_shut(2));
	});
}

#[test]
fn what_is_not_paused_is_not_resumed() {
	execute(|| {
		assert_noop!(resume(COMMITTEE, 2), DispatchError::CannotLookup);
	});
}
