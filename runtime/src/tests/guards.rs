//! Filters and pauses: refused calls, and the calls that safe mode allows.

use super::world::*;
use crate::{constants::token::KIT, currency::HUX, *};
use codec::Encode;
use frame_support::{assert_noop, assert_ok};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{traits::Dispatchable, DispatchError};

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

fn filtered() -> DispatchError {
	frame_system::Error::<Runtime>::CallFiltered.into()
}

fn burrows(call: pallet_burrows::Call<Runtime>) -> RuntimeCall {
	call.into()
}

#[test]
fn safe_mode_lets_people_lower_their_risk_and_blocks_go_on() {
	dev(|| {
		burrow_and_pool();
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		});
		// Blocks are made, because the call of the clock is not filtered.
		for _ in 0..3 {
			block(|| feed_all(400));
		}
		block(|| {
			let transfer = pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: HUX };
			assert_eq!(dispatch(transfer, by(Alice)), Err(filtered()));
			assert_eq!(
				dispatch(burrows(pallet_burrows::Call::mint { burrow: 0, kit: HUX }), by(Alice)),
				Err(filtered())
			);
			assert_eq!(
				dispatch(burrows(pallet_burrows::Call::withdraw { burrow: 0, amount: HUX }), by(Alice)),
				Err(filtered())
			);
			assert_ok!(dispatch(burrows(pallet_burrows::Call::deposit { burrow: 0, amount: HUX }), by(Alice)));
			assert_ok!(dispatch(burrows(pallet_burrows::Call::burn { burrow: 0, kit: HUX }), by(Alice)));
		});
	});
}

#[test]
fn safe_mode_looks_into_calls_that_carry_others() {
	dev(|| {
		burrow_and_pool();
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		});
		block(|| {
			let transfer = pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: HUX };
			let before = Balances::free_balance(account(Bob));
			let _ = dispatch(pallet_utility::Call::batch { calls: vec![transfer.into()] }, by(Alice));
			assert_eq!(Balances::free_balance(account(Bob)), before);
			let burn = burrows(pallet_burrows::Call::burn { burrow: 0, kit: HUX });
			let debt = Burrows::view_burrow(0).unwrap().debt;
			assert_ok!(dispatch(pallet_utility::Call::batch { calls: vec![burn] }, by(Alice)));
			assert!(Burrows::view_burrow(0).unwrap().debt < debt);
		});
	});
}

#[test]
fn nobody_enters_safe_mode_by_deposit() {
	dev(|| {
		assert_noop!(SafeMode::enter(by(Alice)), pallet_safe_mode::Error::<Runtime>::NotConfigured);
	});
}

#[test]
fn deposits_and_burns_cannot_be_paused() {
	dev(|| {
		let pause = |call: &[u8]| {
			let name = (b"Burrows".to_vec().try_into().expect("short"), call.to_vec().try_into().expect("short"));
			TxPause::pause(RuntimeOrigin::root(), name)
		};
		assert_noop!(pause(b"burn"), pallet_tx_pause::Error::<Runtime>::Unpausable);
		assert_noop!(pause(b"deposit"), pallet_tx_pause::Error::<Runtime>::Unpausable);
		assert_ok!(pause(b"mint"));
		assert_eq!(dispatch(burrows(pallet_burrows::Call::mint { burrow: 0, kit: HUX }), by(Alice)), Err(filtered()));
	});
}

#[test]
fn supply_cannot_be_burned_behind_the_counters() {
	dev(|| {
		burrow_and_pool();
		let refund = |allow_burn| pallet_assets::Call::<Runtime, pallet_assets::Instance1>::refund {
			id: KIT.into(),
			allow_burn,
		};
		assert_eq!(dispatch(RuntimeCall::Assets(refund(true)), by(Alice)), Err(filtered()));
		assert_ne!(dispatch(RuntimeCall::Assets(refund(false)), by(Alice)), Err(filtered()));
	});
}

#[test]
fn only_root_creates_tokens() {
	dev(|| {
		let create = || pallet_assets::Call::<Runtime, pallet_assets::Instance1>::create {
			id: 10_000.into(),
			admin: account(Bob).into(),
			min_balance: 1,
		};
		assert_eq!(dispatch(RuntimeCall::Assets(create()), by(Bob)), Err(DispatchError::BadOrigin));
	});
}

#[test]
fn parameters_are_changed_by_two_thirds_only() {
	dev(|| {
		let params = pallet_controller::ControllerParams::default;
		assert_noop!(Controller::set_params(by(Alice), params()), DispatchError::BadOrigin);
		let committee = pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(2, 3);
		assert_ok!(Controller::set_params(committee.into(), params()));
	});
}

#[test]
fn transactions_carry_the_extensions_in_their_order() {
	use sp_runtime::traits::TransactionExtension;
	let names: Vec<_> = <TxExtension as TransactionExtension<RuntimeCall>>::metadata()
		.into_iter()
		.map(|extension| extension.identifier)
		.collect();
	assert_eq!(
		names,
		[
			"AuthorizeCall",
			"CheckNonZeroSender",
			"CheckSpecVersion",
			"CheckTxVersion",
			"CheckGenesis",
			"CheckMortality",
			"CheckNonce",
			"CheckWeight",
			"ChargeAssetTxPayment",
			"PrioritiseFeeds",
			"CheckMetadataHash",
			"WeightReclaim",
		]
	);
	assert!(extensions::PrioritiseFeeds.encode().is_empty());
}

#[test]
fn feeds_of_members_come_before_everything_that_pays() {
	use sp_runtime::{
		traits::{TransactionExtension as _, TxBaseImplication},
		transaction_validity::TransactionSource,
	};
	dev(|| {
		let value = (huxian_traits::oracle::Feed::Index, sp_runtime::FixedU128::from(4));
		let values = frame_support::BoundedVec::truncate_from(vec![value]);
		let feed = RuntimeCall::from(pallet_oracle::Call::feed_values { values });
		let other = RuntimeCall::from(frame_system::Call::remark { remark: Vec::new() });
		let priority = |call: &RuntimeCall, origin: RuntimeOrigin| {
			extensions::PrioritiseFeeds
				.validate(origin, call, &Default::default(), 0, (), &TxBaseImplication(()), TransactionSource::External)
				.expect("it refuses nothing")
				.0
				.priority
		};
		// A tip of some ten thousand HUX reaches half of the range. Only the top is out of reach.
		assert_eq!(priority(&feed, by(Charlie)), u64::MAX);
		assert_eq!(priority(&feed, by(sp_keyring::Sr25519Keyring::Dave)), 0);
		assert_eq!(priority(&other, by(Charlie)), 0);
	});
}
