//! Changes of stored data at an upgrade of the runtime.
//!
//! # Convention
//!
//! 1. A change of a storage item, or of a type in it, raises `STORAGE_VERSION` of its pallet by
//!    one.
//! 2. The migration is a module here, named after pallet and versions: `burrows_v1_to_v2`. It holds
//!    the old types, and an [`UncheckedOnRuntimeUpgrade`] that reads old entries and writes new
//!    ones.
//! 3. [`VersionedMigration`] wraps it. Applied twice, it changes nothing the second time.
//! 4. The wrapped type goes to the end of [`Migrations`], with the `spec_version` that brings it.
//! 5. A migration reads a bounded number of entries. More entries need `pallet-migrations`, which
//!    spreads them over blocks.
//! 6. `pre_upgrade` and `post_upgrade` state the invariant that survives, and a test in
//!    `tests/migrations.rs` starts from old entries.
//! 7. A migration is removed once every network has applied it.
//!
//! Versions up to 9 have run on no public network. The migrations from them serve networks of
//! developers.
//!
//! [`UncheckedOnRuntimeUpgrade`]: frame_support::traits::UncheckedOnRuntimeUpgrade
//! [`VersionedMigration`]: frame_support::migrations::VersionedMigration

use crate::{Auctions, Burrows, Controller, Prices, Runtime};
use frame_support::migrations::VersionedMigration;
use polkadot_sdk::*;

/// The database weights, which a migration pays.
type DbWeight = <Runtime as frame_system::Config>::DbWeight;

/// The migrations of this `spec_version`, in the order in which they run.
pub type Migrations = (
	// 10
	VersionedMigration<1, 2, controller_v1_to_v2::Slowly, Controller, DbWeight>,
	VersionedMigration<1, 2, auctions_v1_to_v2::EachBlock, Auctions, DbWeight>,
	VersionedMigration<1, 2, burrows_v1_to_v2::OrderOwners, Burrows, DbWeight>,
	VersionedMigration<1, 2, prices_v1_to_v2::AnnounceMembers, Prices, DbWeight>,
);

/// Lists the burrows of an owner in order: a key begins with the highest byte of the number.
pub mod burrows_v1_to_v2 {
	use super::DbWeight;
	use crate::{AccountId, Runtime};
	use alloc::vec::Vec;
	use frame_support::{traits::UncheckedOnRuntimeUpgrade, weights::Weight};
	use huxian_traits::BurrowId;
	use pallet_burrows::OwnedBy;
	use polkadot_sdk::frame_support;

	/// Maximum number of burrows that are migrated. A larger chain needs `pallet-migrations`.
	pub const MAX_BURROWS: usize = 10_000;

	/// The storage of version 1.
	pub mod v1 {
		use crate::AccountId;
		use frame_support::{pallet_prelude::OptionQuery, storage_alias, Blake2_128Concat, Twox64Concat};
		use huxian_traits::BurrowId;
		use polkadot_sdk::frame_support;

		/// Burrows by their owner, in the order of a hash.
		#[storage_alias]
		pub type OwnedBy =
			StorageDoubleMap<Burrows, Blake2_128Concat, AccountId, Twox64Concat, BurrowId, (), OptionQuery>;
	}

	/// Writes each listing under its new key.
	pub struct OrderOwners;

	impl UncheckedOnRuntimeUpgrade for OrderOwners {
		fn on_runtime_upgrade() -> Weight {
			// Both maps have the same place, so all old keys are read before the first new one is
			// written.
			let old: Vec<(AccountId, BurrowId)> = v1::OwnedBy::iter_keys().take(MAX_BURROWS).collect();
			for (owner, burrow) in &old {
				v1::OwnedBy::remove(owner, burrow);
			}
			for (owner, burrow) in &old {
				OwnedBy::<Runtime>::insert(owner, burrow.to_be_bytes(), ());
			}
			let count = u64::try_from(old.len()).unwrap_or(u64::MAX);
			DbWeight::get().reads_writes(count.saturating_add(1), count.saturating_mul(2))
		}

		#[cfg(feature = "try-runtime")]
		fn pre_upgrade() -> Result<Vec<u8>, polkadot_sdk::sp_runtime::TryRuntimeError> {
			let mut old: Vec<(AccountId, BurrowId)> = v1::OwnedBy::iter_keys().collect();
			frame_support::ensure!(old.len() <= MAX_BURROWS, "there are more burrows than one block migrates");
			old.sort();
			Ok(codec::Encode::encode(&old))
		}

		#[cfg(feature = "try-runtime")]
		fn post_upgrade(state: Vec<u8>) -> Result<(), polkadot_sdk::sp_runtime::TryRuntimeError> {
			let keys = OwnedBy::<Runtime>::iter_keys();
			let mut new: Vec<(AccountId, BurrowId)> =
				keys.map(|(owner, key)| (owner, BurrowId::from_be_bytes(key))).collect();
			new.sort();
			frame_support::ensure!(state == codec::Encode::encode(&new), "every burrow keeps its owner");
			Ok(())
		}
	}
}

/// Removals of members are counted from the members at the upgrade.
pub mod prices_v1_to_v2 {
	use super::DbWeight;
	use crate::{OracleMembers, Runtime};
	use frame_support::{
		traits::{SortedMembers, UncheckedOnRuntimeUpgrade},
		weights::Weight,
		BoundedVec,
	};
	use pallet_prices::Rosters;
	use polkadot_sdk::frame_support;

	/// Takes the members as announced.
	pub struct AnnounceMembers;

	impl UncheckedOnRuntimeUpgrade for AnnounceMembers {
		fn on_runtime_upgrade() -> Weight {
			let members = OracleMembers::sorted_members();
			Rosters::<Runtime>::mutate(|roster| roster.announced = BoundedVec::truncate_from(members));
			DbWeight::get().reads_writes(2, 1)
		}
	}
}

/// The record of the controller knows the portion of pending fees, and the depth of the pool.
pub mod controller_v1_to_v2 {
	use super::*;
	use frame_support::{traits::UncheckedOnRuntimeUpgrade, weights::Weight};
	use huxian_math::{HuxPerKit, State};
	use huxian_traits::{Balance, Moment};
	use pallet_controller::{ControllerParams, ControllerRecord, ControllerState, Flows};

	/// The record of version 1.
	#[derive(codec::Decode, codec::Encode)]
	pub struct OldRecord {
		/// As now.
		pub state: State,
		/// As now.
		pub flows: Flows,
		/// Fees accrued but not yet minted. Now they are paid in portions.
		pub pending_fees: Balance,
		/// As now.
		pub index_since: Moment,
		/// As now.
		pub index_fresh: bool,
		/// As now.
		pub shallow_at: Moment,
		/// As now.
		pub market_usable: bool,
		/// As now.
		pub kit_price: Option<HuxPerKit>,
		/// As now.
		pub sampled_minute: Moment,
		/// As now.
		pub params: ControllerParams,
	}

	/// Lets all pending fees wait, and takes the pool for as deep as it was at the last tick.
	pub struct Slowly;
	impl UncheckedOnRuntimeUpgrade for Slowly {
		fn on_runtime_upgrade() -> Weight {
			let _ = ControllerState::<Runtime>::translate(|old: Option<OldRecord>| {
				let old = old?;
				let record = ControllerRecord {
					state: old.state,
					flows: old.flows,
					pending_fees: 0,
					fee_portion: 0,
					index_since: old.index_since,
					index_fresh: old.index_fresh,
					// Within the window after a shallow moment the next samples decide.
					pool_deep: old.market_usable,
					shallow_at: old.shallow_at,
					market_usable: old.market_usable,
					kit_price: old.kit_price,
					sampled_minute: old.sampled_minute,
					params: old.params,
				};
				record.with_waiting_fees(old.pending_fees)
			});
			DbWeight::get().reads_writes(1, 1)
		}
	}
}

/// The drip pays in each block, so a portion is smaller.
pub mod auctions_v1_to_v2 {
	use super::*;
	use frame_support::{traits::UncheckedOnRuntimeUpgrade, weights::Weight};
	use pallet_auctions::{types::DRIP_BLOCKS, Dripping};

	/// Spreads what drips over the full duration again.
	pub struct EachBlock;
	impl UncheckedOnRuntimeUpgrade for EachBlock {
		fn on_runtime_upgrade() -> Weight {
			Dripping::<Runtime>::mutate(|drips| {
				for stream in [&mut drips.kit, &mut drips.hux] {
					stream.portion = stream.remaining.div_ceil(DRIP_BLOCKS);
				}
			});
			DbWeight::get().reads_writes(1, 1)
		}
	}
}
