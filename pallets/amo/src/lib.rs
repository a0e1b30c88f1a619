//! # Market operations
//!
//! A market operation (AMO) holds the price of a token at its peg. It mints and sells the token
//! while the price is above, and buys it back and burns it while the price is below.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors. The guard of
//! the PSM reads the accounts through
//! [`AmoAccounting`](huxian_traits::peg::AmoAccounting), which this pallet implements.
//!
//! ## Overview
//!
//! In each block one AMO steps:
//!
//! 1. `step` observes the market and plans an act.
//! 2. `limits` bounds the amount of the act.
//! 3. An `operation` moves the amount, through the acts of `trader`.
//! 4. Each act is booked in the `ledger`.
//!
//! A step that breaks a limit is undone as a whole. The README has the decision table of a step,
//! the limits, the invariants and the reasons.
//!
//! ## Terms
//!
//! * **Family**, **external**, **PSM**: as the guard of the peg (`pallet-peg-guard`) defines them.
//! * **Peg**: one unit of the family, for example one dollar.
//! * **Debt**: the amount that an AMO has minted and not burned again.
//! * **Value under stress**: a cautious valuation of everything that an AMO holds.
//! * **Expand**: mint. **Contract**: buy back and burn, which no pause forbids.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod errors;
mod events;
mod hooks;
mod impls;
mod ledger;
mod limits;
mod market_view;
#[cfg(test)]
mod mock;
mod operation;
mod step;
#[cfg(test)]
mod tests;
mod trader;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

/// Target of the pallet's log lines.
#[cfg(any(feature = "try-runtime", test))]
pub(crate) const LOG_TARGET: &str = "runtime::amo";

// The macros' output uses `as` and `expect`. The work of the calls is in files of its own, where
// neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use alloc::vec::Vec;
	use frame::{prelude::*, token::fungibles::Mutate};
	use huxian_api::views::AmoView;
	use huxian_traits::{governance::Authority, kit::Clock, market::PoolMarket, peg::PsmAccess, Balance, PoolId};

	/// Version of the storage layout.
	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Origin that creates AMOs, sets their parameters, and resumes expansion.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// Clock of the chain.
		type Clock: Clock;

		/// True in an emergency, for example in safe mode: then no AMO expands.
		type Emergency: Get<bool>;

		/// Origin that pauses expansion, and can do nothing else.
		type GuardianOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Pools.
		type Market: PoolMarket<Self::AccountId>;

		/// Seed of the accounts of AMOs.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// The PSM, through its guard.
		type Psm: PsmAccess<Self::AccountId>;

		/// Account that receives swept profit.
		type Reserve: Get<Self::AccountId>;

		/// Tokens.
		type Tokens: Mutate<Self::AccountId, AssetId = TokenId, Balance = Balance>;

		/// Weights of calls and hooks.
		type WeightInfo: crate::weights::WeightInfo;

		/// Set-up of the benchmarks' worst case.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Number of AMOs that were created; each has a number below it.
	#[pallet::storage]
	pub type AmoCount<T> = StorageValue<_, AmoId, ValueQuery>;

	/// AMOs by number.
	#[pallet::storage]
	pub type Amos<T> = StorageMap<_, Twox64Concat, AmoId, AmoInfo, OptionQuery>;

	/// Ledgers of AMOs by number.
	#[pallet::storage]
	pub type Ledgers<T> = StorageMap<_, Twox64Concat, AmoId, AmoLedger, ValueQuery>;

	/// Numbers of AMOs by account.
	#[pallet::storage]
	pub type Operators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AmoId, OptionQuery>;

	/// AMOs of a family: their numbers, pools and externals.
	#[pallet::storage]
	pub type AmosOfFamily<T> =
		StorageMap<_, Twox64Concat, TokenId, BoundedVec<(AmoId, PoolId, TokenId), ConstU32<MAX_AMOS>>, ValueQuery>;

	/// Requested steps, oldest first. Each even block serves one.
	#[pallet::storage]
	pub type Scheduled<T> = StorageValue<_, BoundedVec<AmoId, ConstU32<MAX_AMOS>>, ValueQuery>;

	/// An AMO of the genesis block: family, pool, parameters.
	pub type GenesisAmo = (TokenId, PoolId, AmoParams);

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// AMOs: family, pool, parameters.
		pub amos: Vec<GenesisAmo>,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (family, pool, params) in &self.amos {
				let created = Pallet::<T>::do_create(*family, *pool, *params);
				assert!(created.is_ok(), "amo.amos: family {family}, pool {pool}: {created:?}");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Steps one AMO, before any transaction of the block.
		fn on_initialize(block: BlockNumberFor<T>) -> Weight {
			Self::step_block(block)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Creates an AMO, with no debt and no holdings.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`] with the authority to loosen: one more AMO may mint.
		///
		/// ## Parameters
		/// - `family`: the token that is held at its peg.
		/// - `pool`: a public pool whose guide price an oracle sets. It prices `family` in one of
		///   its externals, and no AMO works in it.
		/// - `params`: the parameters, within the bounds of [`AmoParams::validate`].
		///
		/// ## Errors
		/// [`Error::OutOfBounds`], [`Error::TooManyAmos`], [`Error::UnknownPool`],
		/// [`Error::FixedGuide`], [`Error::PrivatePool`], [`Error::WrongPool`],
		/// [`Error::StepBelowMinimumSwap`], [`Error::PoolInUse`], [`Error::NeedsNotice`].
		///
		/// ## Events
		/// [`Event::AmoCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(origin: OriginFor<T>, family: TokenId, pool: PoolId, params: AmoParams) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			ensure!(authority.may_set(true), Error::<T>::NeedsNotice);
			Self::do_create(family, pool, params).map(|_| ())
		}

		/// Sets all parameters of an AMO.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`]; with the authority to loosen if `params` are looser than the
		/// present ones.
		///
		/// ## Parameters
		/// - `amo`: the number of the AMO.
		/// - `params`: the parameters, within the bounds of [`AmoParams::validate`].
		///
		/// ## Errors
		/// [`Error::OutOfBounds`], [`Error::UnknownAmo`], [`Error::StepBelowMinimumSwap`],
		/// [`Error::NeedsNotice`].
		///
		/// ## Events
		/// [`Event::ParamsSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, amo: AmoId, params: AmoParams) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_params(authority, amo, params)
		}

		/// Requests a step of an AMO in the next even block, before the turns of the others.
		///
		/// ## Dispatch Origin
		/// Signed, by any account.
		///
		/// ## Details
		/// The step is never made here: otherwise the signer could put trades around it.
		///
		/// ## Parameters
		/// - `amo`: the number of the AMO.
		///
		/// ## Errors
		/// [`Error::UnknownAmo`], [`Error::AlreadyScheduled`].
		///
		/// While a step would do nothing, the call fails with the reason: [`Error::NoPrice`],
		/// [`Error::NothingToDo`], [`Error::SpotDeviatesFromTwap`], [`Error::ExpansionPaused`],
		/// [`Error::PsmClosed`], [`Error::BackingTooLow`], [`Error::PoolImbalanced`],
		/// [`Error::CoolingDown`], [`Error::MintCapReached`], [`Error::HourlyLimitReached`],
		/// [`Error::PsmShareTooLow`].
		///
		/// ## Events
		/// [`Event::StepScheduled`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::step())]
		pub fn step(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_schedule_step(who, amo)
		}

		/// Sends the profit of an AMO to the reserve.
		///
		/// ## Dispatch Origin
		/// Signed, by any account.
		///
		/// ## Parameters
		/// - `amo`: the number of the AMO.
		///
		/// ## Errors
		/// [`Error::UnknownAmo`], [`Error::PsmClosed`], [`Error::NoPrice`],
		/// [`Error::NothingToSweep`], [`Error::BackingTooLow`].
		///
		/// ## Events
		/// [`Event::ProfitSwept`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::sweep_profit())]
		pub fn sweep_profit(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(amo)
		}

		/// Pauses the expansion of an AMO. Contraction goes on.
		///
		/// ## Dispatch Origin
		/// [`Config::GuardianOrigin`].
		///
		/// ## Parameters
		/// - `amo`: the number of the AMO.
		///
		/// ## Errors
		/// [`Error::UnknownAmo`], [`Error::AlreadyPaused`].
		///
		/// ## Events
		/// [`Event::ExpansionPaused`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_pause(amo, true)
		}

		/// Resumes the expansion of an AMO.
		///
		/// ## Dispatch Origin
		/// [`Config::AdminOrigin`].
		///
		/// ## Parameters
		/// - `amo`: the number of the AMO.
		///
		/// ## Errors
		/// [`Error::UnknownAmo`], [`Error::NotPaused`].
		///
		/// ## Events
		/// [`Event::ExpansionResumed`].
		#[pallet::call_index(5)]
		#[pallet::weight(T::WeightInfo::resume())]
		pub fn resume(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_pause(amo, false)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns all AMOs: their markets, ledgers and limits.
		pub fn operations() -> Vec<AmoView<T::AccountId>> {
			Self::view_operations()
		}
	}
}
