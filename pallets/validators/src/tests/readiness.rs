//! The proof that a node runs, and the number of entries in a session.

use crate::{mock::*, types::entries, Error, Event, Proof, Ready};
use frame::testing_prelude::*;

type E = Error<Runtime>;

fn proof_of(who: AccountId, session: u32) -> Proof {
	Nodes::sign(who, &Validators::statement(&who, session)).expect("it has keys")
}

fn prove(who: AccountId, session: u32, proof: Proof) -> DispatchResult {
	Validators::prove_ready(authorized(), who, session, proof)
}

/// HF25: a dead validator was added to two, and finality was lost for good.
#[test]
fn a_validator_whose_node_is_down_never_becomes_an_authority() {
	ExtBuilder::default().validators(vec![1, 2]).build_and_execute(|| {
		Running::set(vec![1, 2]);
		add(4);
		begin_session(5);
		assert_eq!(active(), (vec![1, 2], vec![1, 2]));
		assert_eq!(Validators::waiting(), [4]);
		assert_eq!(Handovers::get(), 0);

		// When its node runs, then it is active two sessions later.
		Running::set(vec![1, 2, 4]);
		begin_session(6);
		assert_eq!((Validators::planned(), Validators::waiting()), (vec![1, 2, 4], vec![]));
		begin_session(7);
		assert_eq!(active(), (vec![1, 2, 4], vec![1, 2, 4]));
	});
}

#[test]
fn a_proof_of_an_earlier_session_does_not_suffice() {
	ExtBuilder::default().build_and_execute(|| {
		Running::set(vec![]);
		add(4);
		begin_session(1);
		assert_ok!(prove(4, 1, proof_of(4, 1)));
		assert_eq!(events().last(), Some(&Event::ReadinessProven { who: 4, session: 1 }));
		purge_keys(4);
		begin_session(2);
		// It was proven in session 1, but its keys are registered again in session 2 only.
		set_keys(4, 4);
		begin_session(3);
		assert_eq!(Validators::waiting(), [4]);
		assert_ok!(prove(4, 3, proof_of(4, 3)));
		begin_session(4);
		assert_eq!(Validators::planned(), [1, 2, 3, 4]);
	});
}

#[test]
fn one_enters_at_a_time_among_few() {
	ExtBuilder::default().validators(vec![1, 2]).build_and_execute(|| {
		[3, 4, 5].into_iter().for_each(add);
		begin_session(1);
		assert_eq!((Validators::planned(), Validators::waiting()), (vec![1, 2, 3], vec![4, 5]));
		begin_session(2);
		assert_eq!((Validators::planned(), Validators::waiting()), (vec![1, 2, 3, 4], vec![5]));
		begin_session(3);
		assert_eq!((Validators::planned(), Validators::waiting()), (vec![1, 2, 3, 4, 5], vec![]));
		assert_eq!(Ready::<Runtime>::iter().count(), 0);
	});
}

/// If all new validators fail, GRANDPA still has its two thirds.
#[test]
fn new_validators_that_fail_are_fewer_than_a_third() {
	assert_eq!([1, 2, 3, 4, 6, 7, 9, 10, 100].map(entries), [1, 1, 1, 1, 1, 2, 2, 3, 33]);
	for stay in 4..=100 {
		let total = stay + entries(stay);
		assert!(3 * entries(stay) < total, "{stay} stay");
		assert_eq!(entries(stay), (stay - 1) / 3);
	}
}

#[test]
fn those_who_leave_do_not_make_room() {
	ExtBuilder::default().validators(vec![1, 2, 3, 4, 5]).build_and_execute(|| {
		// Two of five are replaced: three stay, so one enters and the other waits.
		[1, 2].into_iter().for_each(remove);
		[6, 7].into_iter().for_each(add);
		begin_session(1);
		assert_eq!(Validators::planned(), [3, 4, 5, 6]);
		begin_session(2);
		assert_eq!(Validators::planned(), [3, 4, 5, 6, 7]);
	});
}

#[test]
fn a_node_sends_one_proof_for_each_session() {
	ExtBuilder::default().validators(vec![1, 2]).build_and_execute(|| {
		[3, 4].into_iter().for_each(add);
		begin_session(1);
		// Both in session 0; 4 again in session 1.
		assert_eq!(Sent::get(), 3);
		begin_session(2);
		assert_eq!(Sent::get(), 3);
	});
}

#[test]
fn a_proof_is_refused_for_its_reason() {
	ExtBuilder::default().build_and_execute(|| {
		let refused = |who, session, proof: Proof, error: E, invalid: InvalidTransaction| {
			let validity = Validators::authorize_ready(TransactionSource::External, &who, &session, &proof);
			assert_eq!(validity.map(|_| ()), Err(invalid.into()));
			assert_noop!(prove(who, session, proof), error);
		};
		refused(4, 0, proof_of(4, 0), E::NotWaiting, InvalidTransaction::Call);
		refused(1, 0, proof_of(1, 0), E::NotWaiting, InvalidTransaction::Call);
		add(4);
		refused(4, 1, proof_of(4, 1), E::WrongSession, InvalidTransaction::Stale);
		for bad in [proof_of(4, 1), proof_of(5, 0), Proof::default()] {
			refused(4, 0, bad, E::BadProof, InvalidTransaction::BadProof);
		}
		assert_ok!(prove(4, 0, proof_of(4, 0)));
		refused(4, 0, proof_of(4, 0), E::AlreadyProven, InvalidTransaction::Stale);
		purge_keys(4);
		refused(4, 0, Proof::default(), E::NotWaiting, InvalidTransaction::Call);
		for origin in [RuntimeOrigin::signed(4), RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Validators::prove_ready(origin, 4, 0, Proof::default()), BadOrigin);
		}
	});
}

#[test]
fn the_pool_keeps_one_proof_for_each_validator_and_session() {
	ExtBuilder::default().build_and_execute(|| {
		[4, 5].into_iter().for_each(add);
		let valid = |who| {
			let proof = proof_of(who, 0);
			Validators::authorize_ready(TransactionSource::External, &who, &0, &proof).unwrap().0
		};
		let first = valid(4);
		assert_eq!((first.provides.len(), first.requires.len(), first.propagate), (1, 0, true));
		assert_eq!(valid(4).provides, first.provides);
		assert_ne!(valid(5).provides, first.provides);
	});
}

#[test]
fn a_removed_validator_leaves_no_proof() {
	ExtBuilder::default().build_and_execute(|| {
		add(4);
		assert_ok!(prove(4, 0, proof_of(4, 0)));
		remove(4);
		assert_eq!(Ready::<Runtime>::iter().count(), 0);
	});
}
