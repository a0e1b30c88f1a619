//! `do_try_state` reports each broken invariant.

use crate::{mock::*, Episodes, NextEnd, Pauses};
use frame::testing_prelude::*;

/// Runs `act` and expects that invariant `number` is reported.
fn broken(number: &str, act: impl FnOnce()) {
	state().execute_with(|| {
		assert_ok!(pause(GUARDIAN, 2));
		assert_ok!(Guardian::do_try_state());
		act();
		match Guardian::do_try_state() {
			Err(DispatchError::Other(message)) => assert!(message.starts_with(number), "{message}"),
			other => panic!("{number} went unnoticed: {other:?}"),
		}
	});
}

#[test]
fn g1_a_pause_without_an_episode() {
	broken("G1", || Episodes::<Runtime>::remove(true));
	broken("G1", || System::set_block_number(1 + LENGTH));
}

#[test]
fn g2_another_next_end() {
	broken("G2", NextEnd::<Runtime>::kill);
}

#[test]
fn g3_a_pause_that_is_not_counted() {
	broken("G3", || frame::deps::sp_io::storage::clear(&Pauses::<Runtime>::counter_storage_final_key()));
}

#[test]
fn g4_no_cool_down() {
	broken("G4", || Episodes::<Runtime>::mutate(true, |episode| episode.as_mut().unwrap().free = 1 + LENGTH));
}
