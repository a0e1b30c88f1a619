//! Notice: looser parameters are announced by the committee, and a third of it can cancel.

use super::world::*;
use crate::{
	configs::{origins::CommitteeInstance, peg::Emergency},
	constants::token::{CEURT, CUSDC, KIT, PAN},
	currency::HUX,
	*,
};
use frame_support::{
	assert_ok,
	traits::{Get, SortedMembers},
	weights::Weight,
	BoundedVec,
};
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};
use sp_runtime::{traits::Dispatchable, DispatchError};

fn committee(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, CommitteeInstance>::Members(count, 3).into()
}

fn dispatch(call: RuntimeCall, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

/// Calls that loosen parameters of the development chain, with the error of each pallet.
fn loosening() -> Vec<(RuntimeCall, DispatchError)> {
	let mut params = Controller::params();
	params.min_depth = HUX;
	let mut quorum = Prices::params();
	quorum.maximum_age += 1;
	let mut pool = pallet_pmm::Pools::<Runtime>::get(0).expect("the development chain has a pool").params;
	pool.fee -= 1;
	let amo = pallet_amo::Amos::<Runtime>::get(0).expect("it has a market operation");
	let mut amo_params = amo.params;
	amo_params.mint_cap += 1;
	let mut family = pallet_peg_guard::Families::<Runtime>::get(PAN).expect("it has PAN").params;
	family.hourly_inflow_share += 1;
	vec![
		(
			pallet_controller::Call::set_params { params }.into(),
			pallet_controller::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_prices::Call::set_params { params: quorum }.into(),
			pallet_prices::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_pmm::Call::set_pool_params { pool: 0, params: pool }.into(),
			pallet_pmm::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_amo::Call::set_params { amo: 0, params: amo_params }.into(),
			pallet_amo::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_amo::Call::create { family: PAN, pool: 0, params: amo_params }.into(),
			pallet_amo::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_peg_guard::Call::set_params { family: PAN, params: family }.into(),
			pallet_peg_guard::Error::<Runtime>::NeedsNotice.into(),
		),
		(
			pallet_peg_guard::Call::set_max_debt { family: PAN, value: Balance::MAX }.into(),
			pallet_peg_guard::Error::<Runtime>::NeedsNotice.into(),
		),
	]
}

/// Executes an announced call as an ordinary account.
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
			// A batch of two does not bypass the notice.
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
					Err(pallet_amo::Error::<Runtime>::PoolInUse.into())
				} else {
					Ok(())
				};
				assert_eq!(execute(operation), expected, "{call:?}");
			}
		});
		assert_eq!(Controller::params().min_depth, HUX);
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
		assert_eq!(execute(operation), Err(pallet_timelock::Error::<Runtime>::NotExecutable.into()));
		assert_ok!(dispatch(pallet_timelock::Call::cancel { operation }.into(), committee(1)));
	});
}

#[test]
fn only_what_needs_notice_is_announced() {
	dev(|| {
		let pages = frame_system::Call::set_heap_pages { pages: 1 }.into();
		let transfer = pallet_balances::Call::transfer_allow_death { dest: account(Bob).into(), value: HUX }.into();
		let (loosens, _) = loosening().remove(0);
		// This batch would succeed and do nothing if its inner call failed.
		let may_do_nothing = pallet_utility::Call::batch { calls: vec![loosens.clone()] }.into();
		let mixed = pallet_utility::Call::batch_all { calls: vec![loosens.clone(), loosens] };
		let hidden = pallet_utility::Call::batch_all { calls: vec![mixed.clone().into(), may_do_nothing] }.into();
		for call in [pages, transfer, hidden] {
			let schedule = pallet_timelock::Call::schedule { call: Box::new(call) }.into();
			assert_eq!(
				dispatch(schedule, committee(3)),
				Err(pallet_timelock::Error::<Runtime>::NotAnnounceable.into())
			);
		}
		announce(mixed.into());
	});
}

#[test]
fn members_of_committee_and_oracle_change_only_after_notice() {
	dev(|| {
		let members = |who: &[Sr25519Keyring]| who.iter().map(|who| account(*who)).collect::<Vec<_>>();
		let captured = members(&[Bob, Alice]);
		let pool_id = (AssetKind::Native, AssetKind::WithId(KIT));
		let calls: [RuntimeCall; 6] = [
			pallet_collective::Call::set_members { new_members: captured.clone(), prime: None, old_count: 3 }.into(),
			pallet_collective::Call::kill { proposal_hash: Default::default() }.into(),
			pallet_membership::Call::add_member { who: account(Dave).into() }.into(),
			pallet_membership::Call::reset_members { members: captured.clone() }.into(),
			pallet_membership::Call::remove_member { who: account(Charlie).into() }.into(),
			pallet_asset_conversion::Call::set_pool_fee { pool_id, fee: Default::default() }.into(),
		];
		for call in &calls {
			assert_eq!(dispatch(call.clone(), committee(3)), Err(DispatchError::BadOrigin), "{call:?}");
		}
		let [set, _, add, ..] = calls;
		// A member that feeds false prices can be removed at once.
		let remove = pallet_prices::Call::remove_member { who: account(Charlie), substitute: None }.into();
		assert_ok!(dispatch(remove, committee(2)));
		let both = announce(pallet_utility::Call::batch_all { calls: vec![set, add] }.into());
		for _ in 0..pallet_timelock::Delay::<Runtime>::get() {
			block(|| ());
		}
		assert_ok!(execute(both));
		assert_eq!(pallet_collective::Members::<Runtime, CommitteeInstance>::get(), captured);
		assert!(OracleMembers::contains(&account(Dave)));
	});
}

#[test]
fn two_thirds_add_tokens_and_shift_weights_after_notice() {
	dev(|| {
		let weight = |token| pallet_peg_guard::Externals::<Runtime>::get(token).map(|external| external.weight);
		let less = weight(CUSDC).expect("it is behind PAN") - 1;
		let weights = vec![(CUSDC, less)].try_into().expect("one fits");
		let set = RuntimeCall::from(pallet_peg_guard::Call::set_weights { family: PAN, weights });
		let add =
			pallet_peg_guard::Call::add_external { family: PAN, external: CEURT, domain: 138, decimals: 6, weight: 1 };
		let calls = [set, add.into()];
		let announced = calls.clone().map(|call| {
			assert_eq!(
				dispatch(call.clone(), committee(3)),
				Err(pallet_peg_guard::Error::<Runtime>::NeedsNotice.into())
			);
			announce(call)
		});
		for _ in 0..pallet_timelock::Delay::<Runtime>::get() {
			block(|| ());
		}
		for operation in announced {
			assert_ok!(execute(operation));
		}
		assert_eq!([CUSDC, CEURT].map(weight), [Some(less), Some(1)]);
	});
}

#[test]
fn leaving_the_kit_pool_is_never_paused() {
	dev(|| {
		let leave = || {
			RuntimeCall::from(pallet_asset_conversion::Call::remove_liquidity {
				asset1: Box::new(AssetKind::Native),
				asset2: Box::new(AssetKind::WithId(KIT)),
				lp_token_burn: 1,
				amount1_min_receive: 0,
				amount2_min_receive: 0,
				withdraw_to: account(Alice),
			})
		};
		let name = |text: &[u8]| BoundedVec::try_from(text.to_vec()).expect("short");
		let paused = TxPause::pause(RuntimeOrigin::root(), (name(b"AssetConversion"), name(b"remove_liquidity")));
		assert_eq!(paused, Err(pallet_tx_pause::Error::<Runtime>::Unpausable.into()));
		assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		assert_ne!(dispatch(leave(), by(Alice)), Err(frame_system::Error::<Runtime>::CallFiltered.into()));
	});
}

#[test]
fn public_networks_wait_for_two_days() {
	assert_eq!(<Runtime as pallet_timelock::Config>::DefaultDelay::get(), 57_600);
	chain(genesis::SPOKE, || assert_eq!(pallet_timelock::Delay::<Runtime>::get(), 57_600));
	dev(|| assert_eq!(pallet_timelock::Delay::<Runtime>::get(), 10));
}
