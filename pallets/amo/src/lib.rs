//! # Market operations
//!
//! What mints a token while it costs more than its unit and sells it, and takes it back while it costs less: the hand of the protocol in
//! the market of its own money.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors.
//!
//! ## Overview
//!
//! - `step`: what a block does: one market operation looks at its market, and acts if it has to.
//! - `operation`: what every kind of market operation can do, and the first kind: one in a pool.
//! - `desk`: single acts, each with its entry in the books.
//! - `calls`: making them, their terms, asking for a step, sweeping profit.
//!
//! ## Terms
//!
//! * **Family**, **external**, **door**, **unit**: as the guard of the peg has them.
//! * **Debt**: what a market operation minted less what it burned.
//! * **At the floor**: what all it has would bring in a bad moment.
//! * **Expand**: mint. **Reduce**: take back, which is never forbidden.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![deny(missing_docs)]
#![cfg_attr(
	not(any(test, feature = "runtime-benchmarks")),
	deny(
		clippy::unwrap_used,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::as_conversions,
		clippy::arithmetic_side_effects,
		clippy::panic
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod desk;
mod errors;
mod events;
#[cfg(test)]
mod mock;
mod operation;
mod step;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

// What the macros write out uses `as` and `expect`; what the calls do stands in files of its own, where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use alloc::vec::Vec;
	use frame::{prelude::*, token::fungibles::Mutate};
	use huxian_traits::{
		governance::Authority, kit::Clock, market::PoolMarket, peg::PegDoor, views::AmoView, Balance, PoolId,
	};

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Makes market operations, sets their terms, and lets them expand again.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Authority>;

		/// The clock of the chain.
		type Clock: Clock;

		/// The doors of the families.
		type Door: PegDoor<Self::AccountId>;

		/// Whether there is an emergency: then nothing is minted that stays.
		type Emergency: Get<bool>;

		/// May stop them from expanding, and nothing else.
		type GuardianOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The pools.
		type Market: PoolMarket<Self::AccountId>;

		/// Accounts of market operations are derived from it.
		#[pallet::constant]
		type PalletId: Get<PalletId>;

		/// Where profit goes.
		type Reserve: Get<Self::AccountId>;

		/// The tokens.
		type Tokens: Mutate<Self::AccountId, AssetId = TokenId, Balance = Balance>;

		/// What hooks and calls cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// How many market operations there are: their numbers are below it.
	#[pallet::storage]
	pub type AmoCount<T> = StorageValue<_, AmoId, ValueQuery>;

	/// The market operations.
	#[pallet::storage]
	pub type Amos<T> = StorageMap<_, Twox64Concat, AmoId, Mandate, OptionQuery>;

	/// Their books.
	#[pallet::storage]
	pub type AllBooks<T> = StorageMap<_, Twox64Concat, AmoId, Books, ValueQuery>;

	/// Whose an account is.
	#[pallet::storage]
	pub type Operators<T: Config> = StorageMap<_, Blake2_128Concat, T::AccountId, AmoId, OptionQuery>;

	/// The market operations of a family, with their pools and their externals.
	#[pallet::storage]
	pub type OfFamily<T> =
		StorageMap<_, Twox64Concat, TokenId, BoundedVec<(AmoId, PoolId, TokenId), ConstU32<MAX_AMOS>>, ValueQuery>;

	/// Those that somebody has asked to step, the first ones first: one a block.
	#[pallet::storage]
	pub type Scheduled<T> = StorageValue<_, BoundedVec<AmoId, ConstU32<MAX_AMOS>>, ValueQuery>;

	/// A market operation that exists from the first block on.
	pub type GenesisAmo = (TokenId, PoolId, Terms);

	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The market operations: family, pool, terms.
		pub amos: Vec<GenesisAmo>,
		#[doc(hidden)]
		#[serde(skip)]
		pub _config: PhantomData<T>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			for (family, pool, terms) in &self.amos {
				let made = Pallet::<T>::do_create(*family, *pool, *terms);
				assert!(made.is_ok(), "amo.amos: family {family}, pool {pool}: {made:?}");
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// One market operation looks at its market, and acts if it has to.
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
		/// Makes a market operation. It owes nothing and has nothing.
		///
		/// # Origin
		/// [`Config::AdminOrigin`] with the authority to loosen: one more operation may mint.
		///
		/// # Parameters
		/// - `family`: the token that it holds at its unit.
		/// - `pool`: a public pool with an oracle's guide price, that prices the family's token in one of those behind it, and has none yet.
		/// - `terms`: within the bounds of [`Terms::check`].
		///
		/// # Errors
		/// [`Error::OutOfBounds`], [`Error::TooManyAmos`], [`Error::UnknownPool`], [`Error::FixedGuide`], [`Error::PrivatePool`],
		/// [`Error::WrongPool`], [`Error::PoolTaken`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::AmoCreated`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::create())]
		pub fn create(origin: OriginFor<T>, family: TokenId, pool: PoolId, terms: Terms) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			// One more that may mint.
			ensure!(authority.may_set(true), Error::<T>::NeedsNotice);
			Self::do_create(family, pool, terms).map(|_| ())
		}

		/// Sets the terms of a market operation, all of them and at once.
		///
		/// # Origin
		/// [`Config::AdminOrigin`]; with the authority to loosen for terms that are looser than those before.
		///
		/// # Errors
		/// [`Error::OutOfBounds`], [`Error::UnknownAmo`], [`Error::NeedsNotice`].
		///
		/// # Events
		/// [`Event::TermsSet`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::set_params())]
		pub fn set_params(origin: OriginFor<T>, amo: AmoId, terms: Terms) -> DispatchResult {
			let authority = T::AdminOrigin::ensure_origin(origin)?;
			Self::do_set_terms(authority, amo, terms)
		}

		/// Has a market operation step in the next even block, before the others. A step never happens here: somebody could put trades of his own
		/// around it.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Errors
		/// [`Error::UnknownAmo`], [`Error::AlreadyScheduled`]; and why it would do nothing: [`Error::NoPrice`], [`Error::NothingToDo`],
		/// [`Error::NotCalm`], [`Error::ExpansionPaused`], [`Error::DoorShut`], [`Error::BackingTooLow`], [`Error::PoolTilted`],
		/// [`Error::CoolingDown`], [`Error::CapReached`], [`Error::HourUsedUp`], [`Error::TooLittleLiquid`].
		///
		/// # Events
		/// [`Event::StepScheduled`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::step())]
		pub fn step(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			let who = ensure_signed(origin)?;
			Self::do_step(who, amo)
		}

		/// Sends to the reserve what a market operation has beyond what it owes.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Errors
		/// [`Error::UnknownAmo`], [`Error::DoorShut`], [`Error::NoPrice`], [`Error::NothingToSweep`].
		///
		/// # Events
		/// [`Event::ProfitSwept`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::sweep_profit())]
		pub fn sweep_profit(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			ensure_signed(origin)?;
			Self::do_sweep(amo)
		}

		/// Stops a market operation from expanding. It goes on taking back.
		///
		/// # Origin
		/// [`Config::GuardianOrigin`].
		///
		/// # Errors
		/// [`Error::UnknownAmo`], [`Error::AlreadyPaused`].
		///
		/// # Events
		/// [`Event::ExpansionPaused`].
		#[pallet::call_index(4)]
		#[pallet::weight(T::WeightInfo::pause())]
		pub fn pause(origin: OriginFor<T>, amo: AmoId) -> DispatchResult {
			T::GuardianOrigin::ensure_origin(origin)?;
			Self::do_pause(amo, true)
		}

		/// Lets a market operation expand again.
		///
		/// # Origin
		/// [`Config::AdminOrigin`].
		///
		/// # Errors
		/// [`Error::UnknownAmo`], [`Error::NotPaused`].
		///
		/// # Events
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
		/// All market operations: where their tokens stand, their books, what holds them.
		pub fn operations() -> Vec<AmoView<T::AccountId>> {
			Self::view_operations()
		}
	}
}
