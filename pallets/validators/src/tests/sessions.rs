//! From the list to the authorities, with `pallet-session`.

use crate::{mock::*, Event};

#[test]
fn an_added_validator_is_active_exactly_two_sessions_later() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a validator added during session 3
		begin_session(3);
		add(4);

		// When session 4 begins, then it is planned, and nothing has changed
		next_session();
		assert_eq!(Validators::planned(), vec![1, 2, 3, 4]);
		assert_eq!(
			events().last(),
			Some(&Event::SetPlanned { session: 5, validators: vec![1, 2, 3, 4].try_into().unwrap() })
		);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));

		// and it is an authority from the first block of session 5 on.
		next_session();
		assert_eq!(Session::current_index(), 5);
		assert_eq!(System::block_number(), 5 * SESSION);
		assert_eq!(active(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4]));
		assert_eq!(Handovers::get(), 1);
	});
}

#[test]
fn a_removed_validator_is_active_for_exactly_two_sessions_more() {
	ExtBuilder::default().build_and_execute(|| {
		begin_session(3);
		remove(2);

		begin_session(4);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));

		begin_session(5);
		assert_eq!(active(), (vec![1, 3], vec![1, 3]));
	});
}

#[test]
fn a_change_in_the_first_session_waits_for_two_sessions_as_well() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Session::current_index(), 0);
		add(4);
		begin_session(1);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));
		begin_session(2);
		assert_eq!(active(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4]));
	});
}

#[test]
fn changes_of_following_sessions_follow_each_other() {
	ExtBuilder::default().build_and_execute(|| {
		add(4);
		begin_session(1);
		remove(1);
		begin_session(2);
		assert_eq!(active(), (vec![1, 2, 3, 4], vec![1, 2, 3, 4]));
		begin_session(3);
		assert_eq!(active(), (vec![2, 3, 4], vec![2, 3, 4]));
		begin_session(6);
		assert_eq!(active(), (vec![2, 3, 4], vec![2, 3, 4]));
		assert_eq!(Handovers::get(), 2);
	});
}

#[test]
fn a_change_undone_within_a_session_plans_nothing() {
	ExtBuilder::default().build_and_execute(|| {
		add(4);
		remove(4);
		begin_session(4);
		assert_eq!(Handovers::get(), 0);
		assert!(!events().iter().any(|event| matches!(event, Event::SetPlanned { .. })));
	});
}

#[test]
fn new_keys_of_a_validator_are_active_two_sessions_later() {
	ExtBuilder::default().build_and_execute(|| {
		set_keys(2, 22);
		begin_session(1);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));
		begin_session(2);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 22, 3]));
	});
}

#[test]
fn a_validator_that_purges_its_keys_is_left_out() {
	// True for each place in the list. The SDK alone does not notify consensus for the last one.
	for purged in 1..=3 {
		ExtBuilder::default().build_and_execute(|| {
			purge_keys(purged);
			begin_session(2);
			let others = (1..=3).filter(|who| *who != purged).collect::<Vec<_>>();
			assert_eq!(active(), (others.clone(), others));
			assert_eq!(Validators::validators(), vec![1, 2, 3]);
		});
	}
}

#[test]
fn a_validator_comes_back_when_it_registers_keys_again() {
	ExtBuilder::default().build_and_execute(|| {
		purge_keys(3);
		begin_session(4);
		assert_eq!(active(), (vec![1, 2], vec![1, 2]));

		set_keys(3, 33);
		begin_session(5);
		assert_eq!(active(), (vec![1, 2], vec![1, 2]));
		begin_session(6);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 33]));
	});
}

#[test]
fn if_all_purge_their_keys_consensus_keeps_the_last_ones() {
	ExtBuilder::default().build_and_execute(|| {
		// Given that all validators have purged their keys
		(1..=3).for_each(purge_keys);

		// Then the sessions have no validators, but consensus keeps its keys
		begin_session(5);
		assert_eq!(active(), (vec![], vec![1, 2, 3]));
		assert_eq!(Handovers::get(), 0);

		// and the validators take over two sessions after they have keys, even the same ones.
		(1..=3).for_each(|who| set_keys(who, 30 + who));
		begin_session(7);
		assert_eq!(active(), (vec![1, 2, 3], vec![31, 32, 33]));
	});
}

#[test]
fn if_no_account_on_the_list_has_keys_the_last_authorities_stay() {
	ExtBuilder::default().build_and_execute(|| {
		// Given that one validator was removed, and the other two have purged their keys
		remove(3);
		purge_keys(1);
		purge_keys(2);

		// Then the removed one makes the blocks
		begin_session(4);
		assert_eq!(active(), (vec![3], vec![3]));

		// until one on the list has keys again.
		set_keys(2, 2);
		begin_session(6);
		assert_eq!(active(), (vec![2], vec![2]));
	});
}
