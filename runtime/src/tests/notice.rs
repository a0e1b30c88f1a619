//! What loosens is announced: the committee, its notice, and who may stop it.

use super::world::*;
use crate::{
	configs::{governance::CommitteeInstance, peg::Emergency},
	constants::token::PAN,
	currency::HUX,
	*,
};
use frame_support::{assert_ok, traits::Get, weights::Weight};
use sp_keyring::Sr25519Keyring::{Alice, Bob};
use sp_runtime::{traits::Dispatchable, DispatchError};

fn committee(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CommitteeInstance>::Members(count, 3).into()
}

fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Calls that loosen something of the development chain, and how each pallet refuses them.
fn loosening() -> Vec<(RuntimeCall, DispatchError)> {
	let mut settings = Controller::settings();
	settings.depth = HUX;
	let mut rules = Prices::rules();
	rules.maximum_age += 1;
	let mut pool = pallet_pmm::Pools::<Runtime>::get(0).expect("the development chain has a pool").terms;
	pool.fee -= 1;
	let amo = pallet_amo::Amos::<Runtime>::get(0).expect("it has a market operation");
	let mut terms = amo.terms;
	terms.mint_cap += 1;
	let mut family = pallet_peg_guard::Families::<Runtime>::get(PAN).expect("it has PAN").rules;
	family.hour_share += 1;
	vec![
		(
			pallet_controller::Call::set_settings { settings }.into(),
			pallet_controller::Error::<Runtime>::NeedsNotice.into(),
		),
		(pallet_prices::Call::set_rules { rules }.into(), pallet_prices::Error::<Runtime>::NeedsNotice.into()),
		(
			pallet_pmm::Call::set_pool_params { pool: 0, terms: pool }.into(),
			pallet_pmm::Error::<Runtime>::NeedsNotice.into(),
		),
		(pallet_amo::Call::set_params { amo: 0, terms }.into(), pallet_amo::Error::<Runtime>::NeedsNotice.into()),
		(
			pallet_amo::Call::create { family: PAN, pool: 0, terms }.into(),
			pallet_amo::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_peg_guard::Call::set_rules { family: PAN, rules: family }.into(),
			pallet_peg_guard::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_peg_guard::Call::set_max_debt { family: PAN, value: Balance::MAX }.into(),
			pallet_peg_guard::Error::<Runtime>::NeedsNotice.into(),
		),
	]
}

/// Makes an announced call as anyone would.
fn execute(operation: u32) -> Result<(), DispatchError> {
	let limit = Weight::from_parts(10_000_000_000, 1_000_000);
	dispatch(pallet_timelock::Call::execute { operation, limit }.into(), by(Alice))
}

fn announce(call: RuntimeCall) -> u32 {
	let operation = pallet_timelock::NextOperation::<Runtime>::get();
	assert_ok!(dispatch(pallet_timelock::Call::schedule { call: call.into() }.into(), committee(2)));
	operation
}

#[test]
fn what_loosens_is_refused_at_once_and_made_after_its_notice() {
	dev(|| {
		for (call, refusal) in loosening() {
			assert_eq!(dispatch(call.clone(), committee(2)), Err(refusal));
			assert_eq!(dispatch(call.clone(), committee(3)), Err(refusal));
			// Two in a batch are no way around it.
			let batch = pallet_utility::Call::batch_all { calls: vec![call] };
			assert_eq!(dispatch(batch.into(), committee(3)), Err(refusal));
		}
		let calls: Vec<_> = loosening().into_iter().map(|(call, _)| call).collect();
		let announced: Vec<_> = calls.iter().cloned().map(announce).collect();
		let delay = pallet_timelock::Delay::<Runtime>::get();
		for _ in 1..delay {
			block(|| ());
		}
		assert_eq!(execute(announced[0]), Err(pallet_timelock::Error::<Runtime>::NotReady.into()));
		block(|| {
			for (operation, call) in announced.into_iter().zip(calls) {
				// There is one market operation in that pool already.
				let expected = if matches!(call, RuntimeCall::Amo(pallet_amo::Call::create { .. })) {
					Err(pallet_amo::Error::<Runtime>::PoolTaken.into())
				} else {
					Ok(())
				};
				assert_eq!(execute(operation), expected, "{call:?}");
			}
		});
		assert_eq!(Controller::settings().depth, HUX);
		assert_eq!(pallet_psm::Psm::<Runtime>::get(PAN).expect("it has PAN").max_debt, Balance::MAX);
	});
}

#[test]
fn the_root_needs_no_notice() {
	dev(|| {
		let (call, _) = loosening().remove(0);
		assert_ok!(dispatch(call, RuntimeOrigin::root()));
	});
}

#[test]
fn a_third_takes_it_back_and_less_than_two_thirds_do_not_announce() {
	dev(|| {
		let (call, _) = loosening().remove(0);
		let schedule = || pallet_timelock::Call::schedule { call: call.clone().into() }.into();
		assert_eq!(dispatch(schedule(), committee(1)), Err(DispatchError::BadOrigin));
		assert_eq!(dispatch(schedule(), by(Alice)), Err(DispatchError::BadOrigin));
		let operation = announce(call.clone());
		let cancel = || pallet_timelock::Call::cancel { operation }.into();
		assert_eq!(dispatch(cancel(), by(Bob)), Err(DispatchError::BadOrigin));
		assert_ok!(dispatch(cancel(), committee(1)));
		assert_eq!(execute(operation), Err(pallet_timelock::Error::<Runtime>::UnknownOperation.into()));
	});
}

#[test]
fn in_safe_mode_nothing_is_loosened_and_what_was_announced_can_be_taken_back() {
	dev(|| {
		let (call, _) = loosening().remove(0);
		let operation = announce(call);
		for _ in 0..pallet_timelock::Delay::<Runtime>::get() {
			block(|| ());
		}
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		assert!(Emergency::get());
		assert_eq!(execute(operation), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
		assert_ok!(dispatch(pallet_timelock::Call::cancel { operation }.into(), committee(1)));
	});
}

#[test]
fn announced_calls_do_nothing_that_only_the_root_or_a_person_does() {
	dev(|| {
		let code = frame_system::Call::set_code { code: vec![] }.into();
		let transfer = pallet_balances::Call::transfer_allow_death { dest: account(Bob).into(), value: HUX }.into();
		for call in [code, transfer] {
			let operation = announce(call);
			for _ in 0..pallet_timelock::Delay::<Runtime>::get() {
				block(|| ());
			}
			assert_eq!(execute(operation), Err(DispatchError::BadOrigin));
		}
	});
}

#[test]
fn public_networks_wait_for_two_days() {
	assert_eq!(<Runtime as pallet_timelock::Config>::DefaultDelay::get(), 57_600);
	chain(genesis::SPOKE, || assert_eq!(pallet_timelock::Delay::<Runtime>::get(), 57_600));
	dev(|| assert_eq!(pallet_timelock::Delay::<Runtime>::get(), 10));
}
