//! # Validators
//!
//! The authorities of the chain, added and removed by committee, active two sessions later.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors. `pallet-session` asks this
//! pallet for its authorities through [`pallet_session::SessionManager`].
//!
//! ## Overview
//!
//! The committee keeps a list of accounts, in the order in which they were added. At the beginning of every session
//! `pallet-session` plans the next one and asks who shall be its authorities: those of the list who have registered
//! session keys. It is told so only when that has changed, because every answer makes GRANDPA hand over to a new set.
//!
//! ## Terms
//!
//! * **Validator**: an account on the committee's list.
//! * **Planned**: the validators who had keys when the set was last planned: the authorities of the coming sessions.
//! * **Authority**: a validator whose keys sign blocks in this session.
//!
//! A change made in session *n* is planned at the beginning of session *n* + 1 and active from the beginning of session
//! *n* + 2.
//!
//! There is no delegation and there are no offences yet: see README.md.

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
mod benchmarking;
mod impls;
#[cfg(test)]
mod mock;
mod session;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

pub use pallet::*;
pub use session::SessionLengthOf;
pub use types::*;
pub use weights::WeightInfo;

/// Prepares the world around this pallet for a benchmark.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<AccountId> {
	/// Registers session keys for `who`.
	fn register_keys(who: &AccountId);
}

// What the macros write out uses `as` and `expect`; what the calls do stands in `impls.rs`, where neither is allowed.
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{weights::WeightInfo, SessionIndex, ValidatorsOf};
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::ValidatorRegistration};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Who may add and remove validators.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// Knows who has registered session keys: `pallet-session`.
		type Keys: ValidatorRegistration<Self::AccountId>;

		/// The fewest validators that may be left; at least 1.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// The most validators there may be.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Blocks in a session where the genesis does not say.
		#[pallet::constant]
		type DefaultSessionLength: Get<BlockNumberFor<Self>>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Registers keys for a benchmark.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;
	}

	/// The committee's list, in the order of addition.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	/// The validators who had keys when the set was last planned: what `pallet-session` was told last.
	#[pallet::storage]
	pub type Planned<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	/// Blocks in a session. Set once, by the genesis: networks on one machine have short sessions, public ones an hour.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery, T::DefaultSessionLength>;

	/// The validators of the first block.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The validators of the first block: none, or at least [`Config::MinValidators`]. Their keys belong into the
		/// genesis of `pallet-session`, which must come after this one.
		pub validators: Vec<T::AccountId>,
		/// Blocks in a session, at least [`SHORTEST_SESSION`](crate::SHORTEST_SESSION); [`Config::DefaultSessionLength`] when
		/// not given.
		pub session_length: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			let validators = ValidatorsOf::<T>::try_from(self.validators.clone());
			assert!(validators.is_ok(), "validators: more than MaxValidators in the genesis");
			let validators = validators.unwrap_or_default();
			assert!(
				crate::types::is_valid::<T>(&validators),
				"validators: too few, or one of them twice, in the genesis"
			);
			Validators::<T>::put(validators);
			if let Some(length) = self.session_length {
				assert!(length >= crate::SHORTEST_SESSION.into(), "validators: sessions are shorter than 10 blocks");
				SessionLength::<T>::put(length);
			}
		}
	}

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The committee has added a validator. It becomes an authority two sessions later, if it keeps its session
		/// keys.
		ValidatorAdded {
			/// Who was added, at the end of the list.
			who: T::AccountId,
			/// How many validators there are now.
			count: u32,
		},
		/// The committee has removed a validator. It ceases to be an authority two sessions later.
		ValidatorRemoved {
			/// Who was removed.
			who: T::AccountId,
			/// How many validators there are now.
			count: u32,
		},
		/// The authorities will change.
		SetPlanned {
			/// The first session of the new authorities: the one after that which begins with this block.
			session: SessionIndex,
			/// The new authorities, in order.
			validators: ValidatorsOf<T>,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// The account is a validator already.
		AlreadyValidator,
		/// The account is not a validator.
		NotValidator,
		/// There are as many validators as there may be. Remove another one first.
		TooManyValidators,
		/// There are as few validators as there may be. Add another one first.
		TooFewValidators,
		/// The account has no session keys. It must call `session.set_keys` first.
		NoKeys,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				T::MinValidators::get() >= 1,
				"MinValidators must be at least 1: without authorities there are no blocks"
			);
			assert!(T::MinValidators::get() <= T::MaxValidators::get(), "MinValidators must not exceed MaxValidators");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Adds a validator.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The account goes to the end of the list and becomes an authority two sessions later.
		///
		/// ## Parameters
		///
		/// - `who`: the account of the validator, which must have registered session keys.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyValidator`]: `who` is on the list.
		/// - [`Error::NoKeys`]: `who` has no session keys.
		/// - [`Error::TooManyValidators`]: the list holds [`Config::MaxValidators`].
		///
		/// ## Events
		///
		/// - [`Event::ValidatorAdded`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::add_validator())]
		pub fn add_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_add_validator(who)
		}

		/// Removes a validator.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// The account leaves the list, the others keep their order. It remains an authority for up to two sessions,
		/// until the set without it becomes active. Its session keys stay registered; they are its own to purge.
		///
		/// ## Parameters
		///
		/// - `who`: the account of the validator.
		///
		/// ## Errors
		///
		/// - [`Error::NotValidator`]: `who` is not on the list.
		/// - [`Error::TooFewValidators`]: the list holds no more than [`Config::MinValidators`].
		///
		/// ## Events
		///
		/// - [`Event::ValidatorRemoved`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::remove_validator())]
		pub fn remove_validator(origin: OriginFor<T>, who: T::AccountId) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_remove_validator(who)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// The committee's list, in the order of addition.
		pub fn validators() -> Vec<T::AccountId> {
			Validators::<T>::get().into_inner()
		}

		/// The authorities of the next session.
		pub fn planned() -> Vec<T::AccountId> {
			Planned::<T>::get().into_inner()
		}
	}
}
