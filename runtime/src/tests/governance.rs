//! The powers of governance: a minority cannot hold the chain, and upgrades need notice.

use super::world::*;
use crate::{
	configs::{origins::CommitteeInstance, pauses::PauseSubject},
	*,
};
use frame_support::{assert_noop, assert_ok, weights::Weight};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{
	traits::{Dispatchable, Hash as _},
	DispatchError,
};

type Refused = pallet_timelock::Error<Runtime>;

fn members(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CommitteeInstance>::Members(count, 3).into()
}

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Proposes `call` with a threshold of one: it is executed at once. Returns its result.
fn alone(who: Sr25519Keyring, call: RuntimeCall) -> Result<(), DispatchError> {
	use pallet_collective::Event::MemberExecuted;
	let length = u32::try_from(codec::Encode::encoded_size(&call)).expect("short");
	System::reset_events();
	assert_ok!(TechnicalCommittee::propose(by(who), 1, Box::new(call), length));
	let outcome = System::events().into_iter().rev().find_map(|record| match record.event {
		RuntimeEvent::TechnicalCommittee(
			pallet_collective::Event::Executed { result, .. } | MemberExecuted { result, .. },
		) => Some(result),
		_ => None,
	});
	outcome.expect("a motion of one is executed at once")
}

fn announce(call: RuntimeCall) -> u32 {
	let operation = pallet_timelock::NextOperation::<Runtime>::get();
	assert_ok!(dispatch(pallet_timelock::Call::schedule { call: call.into() }, members(2)));
	operation
}

fn execute(operation: u32) -> Result<(), DispatchError> {
	let limit = Weight::from_parts(10_000_000_000, 1_000_000);
	dispatch(pallet_timelock::Call::execute { operation, limit }, by(Alice))
}

fn wait(blocks: BlockNumber) {
	for _ in 0..blocks {
		block(|| ());
	}
}

fn without(member: Sr25519Keyring) -> RuntimeCall {
	let new_members = [Alice, Bob, Charlie, Dave].into_iter().filter(|who| *who != member).map(account).collect();
	pallet_collective::Call::set_members { new_members, prime: None, old_count: 3 }.into()
}

/// Returns the call that enters safe mode.
fn enter() -> RuntimeCall {
	pallet_guardian::Call::pause { subject: PauseSubject::SafeMode }.into()
}

#[test]
fn one_member_does_not_extend_safe_mode() {
	dev(|| {
		let mut calls: Vec<RuntimeCall> = vec![enter()];
		calls.extend((0..500).map(|_| pallet_safe_mode::Call::force_extend {}.into()));
		let all = pallet_utility::Call::batch_all { calls };
		assert_eq!(alone(Bob, all.into()), Err(DispatchError::BadOrigin));
		assert!(!SafeMode::is_entered());
		// Entering alone is the guardian's right, extending is not.
		assert_eq!(alone(Bob, pallet_safe_mode::Call::force_enter {}.into()), Err(DispatchError::BadOrigin));
		assert_eq!(alone(Bob, enter()), Ok(()));
		assert_eq!(alone(Bob, pallet_safe_mode::Call::force_extend {}.into()), Err(DispatchError::BadOrigin));
		assert_ok!(SafeMode::force_extend(members(2)));
		assert_ok!(SafeMode::force_exit(members(2)));
	});
}

#[test]
fn nobody_vetoes_the_own_removal() {
	dev(|| {
		let operation = announce(without(Bob));
		let cancel: RuntimeCall = pallet_timelock::Call::cancel { operation }.into();
		assert_eq!(alone(Bob, cancel.clone()), Err(DispatchError::BadOrigin));
		// Safe mode, which Bob can enter, does not stop it either.
		assert_eq!(alone(Bob, enter()), Ok(()));
		wait(pallet_timelock::Delay::<Runtime>::get());
		assert_ok!(execute(operation));
		assert!(!pallet_collective::Members::<Runtime, CommitteeInstance>::get().contains(&account(Bob)));
	});
}

#[test]
fn a_change_of_members_hides_in_no_batch_and_is_cancelled_by_more_than_a_third() {
	dev(|| {
		let batch = pallet_utility::Call::batch_all { calls: vec![without(Bob)] };
		let nested = pallet_utility::Call::batch_all { calls: vec![batch.clone().into()] };
		for call in [without(Bob), batch.into(), nested.into()] {
			let operation = announce(call);
			assert_eq!(
				dispatch(pallet_timelock::Call::cancel { operation }, members(1)),
				Err(DispatchError::BadOrigin)
			);
			assert_ok!(dispatch(pallet_timelock::Call::cancel { operation }, members(2)));
		}
	});
}

#[test]
fn an_upgrade_is_announced_by_its_hash_and_applied_by_anyone() {
	dev(|| {
		let code = vec![1, 2, 3];
		let code_hash = <Runtime as frame_system::Config>::Hashing::hash(&code);
		let upgrade: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash }.into();
		// Not even the whole committee does it at once.
		assert_eq!(dispatch(upgrade.clone(), members(3)), Err(DispatchError::BadOrigin));
		let operation = announce(upgrade.clone());
		let delay = pallet_timelock::Delay::<Runtime>::get();
		wait(delay - 1);
		assert_eq!(execute(operation), Err(Refused::NotReady.into()));
		wait(1);
		assert_ok!(execute(operation));
		assert_eq!(System::authorized_upgrade().map(|upgrade| *upgrade.code_hash()), Some(code_hash));
		// Other code is refused.
		let other = frame_system::Call::apply_authorized_upgrade { code: vec![4] };
		assert_eq!(dispatch(other, by(Dave)), Err(frame_system::Error::<Runtime>::Unauthorized.into()));
	});
}

#[test]
fn an_emergency_upgrade_needs_three_quarters_and_a_shorter_notice() {
	dev(|| {
		let code_hash = Default::default();
		let upgrade: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash }.into();
		let urgent = |call: &RuntimeCall| pallet_timelock::Call::schedule_emergency { call: call.clone().into() };
		assert_eq!(dispatch(urgent(&upgrade), members(2)), Err(DispatchError::BadOrigin));
		assert_eq!(dispatch(urgent(&without(Bob)), members(3)), Err(Refused::NoEmergency.into()));
		assert_ok!(dispatch(enter(), members(1)));
		assert_ok!(dispatch(urgent(&upgrade), members(3)));
		let notice = (pallet_timelock::Delay::<Runtime>::get() / 8).max(1);
		assert_eq!(pallet_timelock::Operations::<Runtime>::get(0).unwrap().ready, System::block_number() + notice);
		wait(notice);
		// In safe mode too: an upgrade can end the emergency.
		assert_ok!(execute(0));
		assert!(System::authorized_upgrade().is_some());
	});
}

#[test]
fn an_upgrade_stands_in_no_batch() {
	dev(|| {
		let upgrade: RuntimeCall = frame_system::Call::authorize_upgrade { code_hash: Default::default() }.into();
		let batch: RuntimeCall = pallet_utility::Call::batch_all { calls: vec![upgrade] }.into();
		let schedule = pallet_timelock::Call::schedule { call: batch.into() };
		assert_noop!(dispatch(schedule, members(2)), DispatchError::from(Refused::NotAnnounceable));
	});
}

#[test]
fn two_thirds_restart_finality_at_once() {
	dev(|| {
		let restart = pallet_validators::Call::restart_finality { delay: 5, best_finalized: 0 };
		assert_eq!(alone(Bob, restart.clone().into()), Err(DispatchError::BadOrigin));
		assert_ok!(dispatch(enter(), members(1)));
		assert_ok!(dispatch(restart, members(2)));
		assert_eq!(Grandpa::stalled(), Some((5, 0)));
	});
}
