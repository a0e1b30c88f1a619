#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod collateral;
mod dispatchables;
mod errors;
mod events;
mod hooks;
pub mod index;
mod liquidation;
#[cfg(test)]
mod mock;
mod rights;
mod sweep;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

use frame::deps::frame_support::pallet_macros::import_section;
pub use pallet::*;
pub use types::{BurrowRecord, Grant, Rights};
pub use weights::WeightInfo;

/// Target of the pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::burrows";

// The code that the macros generate uses `as` and `expect`; the modules above may use neither.
#[import_section(dispatchables::dispatchables)]
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{index::IndexKey, types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_api::views::BurrowView;
	use huxian_math::{LiquidationKind, Parameters};
	use huxian_traits::{
		auctions::{Auctions, SliceId},
		kit::Controller,
		Balance, BurrowId,
	};

	/// Version of the storage layout.
	pub const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// Account as calls name it.
	pub type AccountIdLookupOf<T> = <<T as frame_system::Config>::Lookup as StaticLookup>::Source;
	/// Burrow as it is stored.
	pub type BurrowRecordOf<T> = BurrowRecord<<T as frame_system::Config>::AccountId>;
	/// Grant of one account.
	pub type GrantOf<T> = Grant<<T as frame_system::Config>::AccountId>;
	/// Grants of a burrow.
	pub type GrantsOf<T> = BoundedVec<GrantOf<T>, ConstU32<MAX_GRANTS>>;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Auctions in which collateral is sold.
		type Auctions: Auctions<Self::AccountId>;

		/// Token HUX. Collateral is on hold on the account of its owner.
		type Collateral: fungible::Mutate<Self::AccountId, Balance = Balance>
			+ fungible::MutateHold<Self::AccountId, Balance = Balance, Reason = Self::RuntimeHoldReason>;

		/// Controller: the terms of each block, and the minting and burning of kit.
		type Controller: Controller<Self::AccountId>;

		/// Constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// Hold reason of the runtime.
		type RuntimeHoldReason: From<HoldReason>;

		/// Weight that the sweep of a block may use.
		type SweepWeight: Get<Weight>;

		/// Weights of the calls and the hook.
		type WeightInfo: crate::weights::WeightInfo;

		/// Set-up of the benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	/// The pallet.
	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// All burrows.
	#[pallet::storage]
	pub type Burrows<T: Config> = StorageMap<_, Twox64Concat, BurrowId, BurrowRecordOf<T>, OptionQuery>;

	/// Burrows by their owner, in order: a key is the number of a burrow, its highest byte first.
	#[pallet::storage]
	pub type OwnedBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Identity, [u8; 8], (), OptionQuery>;

	/// Grants by their burrow.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Twox64Concat, BurrowId, GrantsOf<T>, ValueQuery>;

	/// Identity of the next burrow: the number of burrows ever created.
	#[pallet::storage]
	pub type NextBurrow<T: Config> = StorageValue<_, BurrowId, ValueQuery>;

	/// Active burrows that owe kit, sorted by their ratio: the first is the riskiest.
	#[pallet::storage]
	#[doc(alias = "SortedTroves")]
	pub type RatioIndex<T: Config> = StorageMap<_, Identity, IndexKey, (), OptionQuery>;

	/// Active burrows that owe kit and have slices: the index is not exact for them.
	#[pallet::storage]
	pub type Watched<T: Config> = StorageMap<_, Identity, [u8; 8], (), OptionQuery>;

	/// Last watched burrow that a sweep examined.
	#[pallet::storage]
	pub type WatchCursor<T: Config> = StorageValue<_, [u8; 8], ValueQuery>;

	/// Key of the index behind which the next sweep continues.
	///
	/// It is set only if a sweep used up its weight and skipped burrows.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, IndexKey, OptionQuery>;

	/// Reasons why HUX is on hold.
	#[pallet::composite_enum]
	pub enum HoldReason {
		/// Collateral or creation deposit of a burrow.
		Collateral,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Sends unsafe burrows to auction, the riskiest first.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::do_on_initialize()
		}

		fn integrity_test() {
			Self::do_integrity_test()
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns one burrow, with its debt accrued to this block; `None` if it does not exist.
		pub fn burrow(id: BurrowId) -> Option<BurrowView<T::AccountId>> {
			Self::view_burrow(id)
		}

		/// Returns the maximum that `mint` accepts in this block, in units of 10^-12 KIT.
		pub fn max_mintable(id: BurrowId) -> Option<Balance> {
			Self::view_max_mintable(id)
		}
	}
}
