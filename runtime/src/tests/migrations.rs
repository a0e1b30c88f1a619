//! Upgrades: the migrations of this version, and the convention that they follow.

use super::world::{account, block, by, chain, check_invariants, dev, start};
use crate::{currency::HUX, genesis, migrations::Migrations, *};
use frame_support::{
	migrations::VersionedMigration,
	traits::{GetStorageVersion, OnRuntimeUpgrade, StorageVersion, UncheckedOnRuntimeUpgrade},
	weights::Weight,
};
use sp_keyring::Sr25519Keyring::Alice;

/// The pallets of ours, with the storage version in the state and the one in the code.
fn versions() -> Vec<(&'static str, StorageVersion, StorageVersion)> {
	macro_rules! versions {
		($($pallet:ident),*) => {
			vec![$((stringify!($pallet), $pallet::on_chain_storage_version(), $pallet::in_code_storage_version())),*]
		};
	}
	versions!(Amo, Auctions, Burrows, Controller, PegGuard, Pmm, Prices, Timelock, Validators)
}

#[test]
fn every_pallet_of_ours_has_a_storage_version_from_the_genesis_on() {
	chain(genesis::DEVELOPMENT, || {
		for (pallet, on_chain, in_code) in versions() {
			assert!(in_code >= 1, "{pallet} has no storage version");
			assert_eq!(on_chain, in_code, "{pallet} begins with the version of its code");
		}
	});
}

#[test]
fn the_migrations_keep_all_invariants() {
	chain(genesis::DEVELOPMENT, || {
		block(|| ());
		// An upgrade is recognised by the version of the last runtime.
		frame_system::LastRuntimeUpgrade::<Runtime>::kill();
		let weight = Executive::try_runtime_upgrade(frame_try_runtime::UpgradeCheckSelect::All).expect("upgrades");
		assert!(weight.all_lte(configs::system::RuntimeBlockWeights::get().max_block), "fits into a block");
		for (pallet, on_chain, in_code) in versions() {
			assert_eq!(on_chain, in_code, "{pallet} is at the version of its code");
		}
		block(|| ());
	});
}

/// A migration as the convention asks for: it would raise `burrows` from version 0 to 1.
struct Example;
impl UncheckedOnRuntimeUpgrade for Example {
	fn on_runtime_upgrade() -> Weight {
		frame_support::storage::unhashed::put(b"example", &1u32);
		Weight::from_parts(1, 0)
	}
}
type ExampleMigration = VersionedMigration<0, 1, Example, Burrows, <Runtime as frame_system::Config>::DbWeight>;

#[test]
fn a_versioned_migration_is_applied_once() {
	let applied = || frame_support::storage::unhashed::take::<u32>(b"example").is_some();
	chain(genesis::DEVELOPMENT, || {
		StorageVersion::new(0).put::<Burrows>();
		ExampleMigration::try_on_runtime_upgrade(true).expect("applies");
		assert!(applied());
		assert_eq!(Burrows::on_chain_storage_version(), 1);
		ExampleMigration::try_on_runtime_upgrade(true).expect("does nothing");
		assert!(!applied(), "it has been applied before");
	});
}

#[test]
fn burrows_are_listed_in_order_after_the_migration_from_version_1() {
	use crate::migrations::burrows_v1_to_v2::v1;
	use pallet_burrows::OwnedBy;
	dev(|| {
		// Given three burrows of Alice, listed as in version 1,
		start();
		block(|| {
			for _ in 0..3 {
				Burrows::create(by(Alice), None, None, 100 * HUX).expect("a burrow can be created");
			}
		});
		for burrow in 0..3u64 {
			OwnedBy::<Runtime>::remove(account(Alice), burrow.to_be_bytes());
			v1::OwnedBy::insert(account(Alice), burrow, ());
		}
		StorageVersion::new(1).put::<Burrows>();
		// when the chain is upgraded,
		Migrations::try_on_runtime_upgrade(true).expect("applies");
		// then they are listed in order, and all invariants hold.
		let ids: Vec<u64> = Burrows::view_burrows_of(&account(Alice), 1, 9).into_iter().map(|view| view.id).collect();
		assert_eq!(ids, [1, 2]);
		assert_eq!(Burrows::on_chain_storage_version(), 2);
		check_invariants();
	});
}

#[test]
fn pending_fees_of_version_9_are_paid_slowly_and_the_drip_in_each_block() {
	use crate::migrations::controller_v1_to_v2::OldRecord;
	use pallet_auctions::{types::Stream, Dripping};
	chain(genesis::DEVELOPMENT, || {
		super::world::start();
		let now = pallet_controller::ControllerState::<Runtime>::get().expect("it has started");
		let old = OldRecord {
			state: now.state,
			flows: now.flows,
			pending_fees: 57_601,
			index_since: now.index_since,
			index_fresh: true,
			shallow_at: now.shallow_at,
			market_usable: false,
			kit_price: None,
			sampled_minute: 0,
			params: now.params,
		};
		let key = pallet_controller::ControllerState::<Runtime>::hashed_key();
		frame_support::storage::unhashed::put(&key, &old);
		Dripping::<Runtime>::mutate(|drips| drips.hux = Stream { remaining: 28_801, portion: 1_000 });
		StorageVersion::new(1).put::<Controller>();
		StorageVersion::new(1).put::<Auctions>();

		Migrations::on_runtime_upgrade();
		let record = pallet_controller::ControllerState::<Runtime>::get().expect("it decodes");
		assert_eq!((record.pending_fees, record.fee_portion), (57_601, 3));
		assert_eq!(record, pallet_controller::ControllerRecord { pending_fees: 57_601, fee_portion: 3, ..now });
		assert_eq!(Dripping::<Runtime>::get().hux, Stream { remaining: 28_801, portion: 2 });
		assert!(Controller::on_chain_storage_version() == 2 && Auctions::on_chain_storage_version() == 2);
	});
}

#[test]
fn removals_are_counted_from_the_members_at_the_upgrade() {
	use frame_support::traits::SortedMembers;
	dev(|| {
		pallet_prices::Rosters::<Runtime>::kill();
		StorageVersion::new(1).put::<Prices>();
		Migrations::on_runtime_upgrade();
		let roster = pallet_prices::Rosters::<Runtime>::get();
		assert_eq!(roster.announced.to_vec(), OracleMembers::sorted_members());
		assert_eq!(Prices::on_chain_storage_version(), 2);
	});
}

#[test]
fn nothing_is_migrated_twice() {
	chain(genesis::DEVELOPMENT, || {
		Migrations::on_runtime_upgrade();
		let before = sp_io::storage::root(sp_runtime::StateVersion::V1);
		Migrations::on_runtime_upgrade();
		assert_eq!(sp_io::storage::root(sp_runtime::StateVersion::V1), before);
	});
}
