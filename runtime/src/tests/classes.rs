//! Each call has a class, and all filters follow from it.

use super::world::*;
use crate::{
	configs::{
		classes::{self, Class},
		filters::{NeverPaused, SafeCalls},
		pauses::PauseSubject,
	},
	currency::HUX,
	*,
};
use frame_support::{
	assert_noop, assert_ok,
	traits::{Contains, GetCallMetadata},
};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};
use sp_runtime::{traits::Dispatchable, DispatchError};

type Paused = pallet_tx_pause::Error<Runtime>;

fn name(pallet: &str, call: &str) -> pallet_tx_pause::RuntimeCallNameOf<Runtime> {
	let bounded = |text: &str| text.as_bytes().to_vec().try_into().expect("names are short");
	(bounded(pallet), bounded(call))
}

fn members(count: u32) -> RuntimeOrigin {
	pallet_collective::RawOrigin::<AccountId, pallet_collective::Instance1>::Members(count, 3).into()
}

fn dispatch(call: impl Into<RuntimeCall>, origin: RuntimeOrigin) -> Result<(), DispatchError> {
	call.into().dispatch(origin).map(|_| ()).map_err(|error| error.error)
}

#[test]
fn each_call_has_a_class_under_its_name() {
	let mut count = 0;
	for pallet in RuntimeCall::get_module_names() {
		for call in RuntimeCall::get_call_names(pallet) {
			let class = classes::of_name(pallet.as_bytes(), call.as_bytes());
			assert!(class.is_some(), "{pallet}.{call} has no class");
			count += 1;
		}
	}
	assert_eq!(classes::ALL.len(), count, "a call is listed twice");
	assert_eq!(classes::of_name(b"Balances", b"nothing"), None);
	assert_eq!(classes::of_name(b"Nothing", b"transfer"), None);
}

#[test]
fn a_call_and_its_name_have_the_same_class() {
	let calls: [RuntimeCall; 4] = [
		frame_system::Call::remark { remark: Vec::new() }.into(),
		pallet_burrows::Call::touch { burrow: 0 }.into(),
		pallet_timelock::Call::cancel { operation: 0 }.into(),
		pallet_pmm::Call::resume_pool { pool: 0 }.into(),
	];
	for call in calls {
		let names = call.get_call_metadata();
		let by_name = classes::of_name(names.pallet_name.as_bytes(), names.function_name.as_bytes());
		assert_eq!(by_name, Some(classes::of(&call)));
	}
}

#[test]
fn a_pause_reaches_ordinary_calls_only() {
	dev(|| {
		for (pallet, call, class) in classes::ALL {
			let outcome = TxPause::pause(RuntimeOrigin::root(), name(pallet, call));
			if matches!(class, Class::Ordinary | Class::Announced) {
				assert_ok!(outcome);
			} else {
				assert_eq!(outcome, Err(Paused::Unpausable.into()), "{pallet}.{call}");
			}
		}
		// A name of no call would hold a place for nothing.
		assert_noop!(TxPause::pause(RuntimeOrigin::root(), name("Balances", "nothing")), Paused::Unpausable);
		assert!(NeverPaused::contains(&name("Nothing", "transfer")));
	});
}

#[test]
fn nothing_that_ends_an_emergency_or_removes_a_party_is_paused() {
	// The calls of the findings, by name: a change of their class must be seen here.
	for (pallet, call) in [
		("OracleMembers", "remove_member"),
		("Prices", "remove_member"),
		("Prices", "promote_substitute"),
		("Validators", "remove_validator"),
		("Validators", "restart_finality"),
		("TechnicalCommittee", "set_members"),
		("TechnicalCommittee", "close"),
		("SafeMode", "force_exit"),
		("TxPause", "unpause"),
		("Guardian", "resume"),
		("Timelock", "schedule"),
		("Timelock", "execute"),
		("Timelock", "cancel"),
		("System", "apply_authorized_upgrade"),
		("Controller", "set_params"),
		("Pmm", "resume_pool"),
		("Amo", "resume"),
		("PegGuard", "resume_external"),
		("PegGuard", "disable_external"),
		("Burrows", "revoke"),
		("Multisig", "as_multi"),
		("Proxy", "proxy"),
		("Proxy", "remove_proxies"),
		("Utility", "batch_all"),
		("MetaTx", "dispatch"),
	] {
		let class = classes::of_name(pallet.as_bytes(), call.as_bytes()).expect("there is such a call");
		assert!(class.is_safe() && !class.is_pausable(), "{pallet}.{call}");
	}
}

#[test]
fn a_burrow_of_a_multisig_can_be_rescued_in_every_pause() {
	dev(|| {
		burrow_and_pool();
		let others = vec![account(Bob)];
		let mut signatories = [account(Alice), account(Bob)];
		signatories.sort();
		let multisig = Multisig::multi_account_id(&signatories, 1);
		block(|| {
			assert_ok!(Balances::transfer_keep_alive(by(Alice), multisig.clone().into(), 100 * HUX));
			let carrier = PauseSubject::Call(name("Multisig", "as_multi_threshold_1"));
			assert_noop!(Guardian::pause(members(1), carrier), Paused::Unpausable);
			assert_ok!(Guardian::pause(members(1), PauseSubject::SafeMode));
		});
		block(|| {
			let before = Burrows::view_burrow(0).unwrap().collateral;
			let deposit = pallet_burrows::Call::deposit { burrow: 0, amount: 50 * HUX };
			assert_ok!(Burrows::set_open(by(Alice), 0, true, false));
			let by_one = |call: RuntimeCall| pallet_multisig::Call::as_multi_threshold_1 {
				other_signatories: others.clone(),
				call: call.into(),
			};
			assert_ok!(dispatch(by_one(deposit.into()), by(Alice)));
			assert_eq!(Burrows::view_burrow(0).unwrap().collateral, before + 50 * HUX);
			// What it carries is filtered.
			let transfer = pallet_balances::Call::transfer_keep_alive { dest: account(Bob).into(), value: HUX };
			let before = Balances::free_balance(account(Bob));
			let _ = dispatch(by_one(transfer.into()), by(Alice));
			assert_eq!(Balances::free_balance(account(Bob)), before);
		});
	});
}

#[test]
fn safe_mode_follows_the_classes() {
	dev(|| {
		let transfer: RuntimeCall =
			pallet_balances::Call::transfer_all { dest: account(Bob).into(), keep_alive: true }.into();
		let remove: RuntimeCall = pallet_prices::Call::remove_member { who: account(Charlie), substitute: None }.into();
		assert!(!SafeCalls::contains(&transfer) && SafeCalls::contains(&remove));
		assert_ok!(Guardian::pause(members(1), PauseSubject::SafeMode));
		assert_ok!(dispatch(remove, members(2)));
	});
}

#[test]
fn a_proxy_for_harmless_calls_does_not_reach_the_root() {
	use crate::configs::accounts::ProxyType;
	use frame_support::traits::InstanceFilter;
	let remark: RuntimeCall = frame_system::Call::remark { remark: Vec::new() }.into();
	let sudo: RuntimeCall = pallet_sudo::Call::sudo { call: remark.clone().into() }.into();
	let feed: RuntimeCall = pallet_oracle::Call::feed_values { values: Default::default() }.into();
	let deposit: RuntimeCall = pallet_burrows::Call::deposit { burrow: 0, amount: 1 }.into();
	for (call, non_transfer, burrows, feeds) in [
		(&remark, true, false, false),
		(&sudo, false, false, false),
		(&feed, true, false, true),
		(&deposit, false, true, false),
	] {
		assert_eq!(ProxyType::NonTransfer.filter(call), non_transfer, "{call:?}");
		assert_eq!(ProxyType::Burrows.filter(call), burrows, "{call:?}");
		assert_eq!(ProxyType::Feed.filter(call), feeds, "{call:?}");
	}
}
