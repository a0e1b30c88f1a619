//! # Validators
//!
//! The authorities of the chain, added and removed by committee, active two sessions later.
//!
//! ## Pallet API
//!
//! See the [`pallet`] module for its configuration, calls, storage, events and errors.
//! `pallet-session` asks this pallet for the authorities through
//! [`pallet_session::SessionManager`].
//!
//! ## Overview
//!
//! The committee keeps a list of accounts, in the order of addition. At the beginning of each
//! session `pallet-session` plans the next one and asks for its authorities. This pallet returns
//! the accounts of the list that have registered session keys. It does so only if they have
//! changed, because GRANDPA hands over to a new set after each answer.
//!
//! ## Terms
//!
//! * **Validator**: an account on the committee's list.
//! * **Planned**: the validators that had keys when the set was last planned. They are the
//!   authorities of the coming sessions.
//! * **Authority**: a validator whose keys sign blocks in this session.
//!
//! A change made in session *n* is planned at the beginning of session *n* + 1. It is active from
//! the beginning of session *n* + 2.
//!
//! There is no delegation and there are no offences yet: see README.md.

#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
mod benchmarking;
mod errors;
mod events;
mod impls;
#[cfg(test)]
mod mock;
mod readiness;
mod session;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use session::SessionLengthOf;
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

/// Target of this pallet's log lines.
pub(crate) const LOG_TARGET: &str = "runtime::validators";

// The code that macros generate uses `as` and `expect`. The work of the calls is in `impls.rs`,
// where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{weights::WeightInfo, Proof, SessionIndex, ValidatorsOf, MIN_SESSION_LENGTH};
	use alloc::vec::Vec;
	use frame::{prelude::*, traits::ValidatorRegistration};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The origin that may add and remove validators.
		type AdminOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The registry of session keys: `pallet-session`.
		type Keys: ValidatorRegistration<Self::AccountId>;

		/// The number of the current session: that of `pallet-session`.
		type CurrentSession: Get<SessionIndex>;

		/// The session keys of validators, and the nodes that have them.
		type Node: crate::Node<Self::AccountId>;

		/// The finality gadget.
		type Finality: crate::Finality<BlockNumberFor<Self>>;

		/// Number of validators that must be left on the list, at least 1.
		#[pallet::constant]
		type MinValidators: Get<u32>;

		/// Number of validators that the list can hold.
		#[pallet::constant]
		type MaxValidators: Get<u32>;

		/// Length of a session in blocks if the genesis has none.
		#[pallet::constant]
		type DefaultSessionLength: Get<BlockNumberFor<Self>>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Registers session keys for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<Self::AccountId>;
	}

	/// The committee's list, in the order of addition.
	#[pallet::storage]
	pub type Validators<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	/// The validators that had keys when the set was last planned: the last answer to
	/// `pallet-session`.
	#[pallet::storage]
	pub type Planned<T: Config> = StorageValue<_, ValidatorsOf<T>, ValueQuery>;

	/// The last session in which the node of a waiting validator proved itself.
	///
	/// Only validators on the list have an entry. It goes when they are planned or removed.
	#[pallet::storage]
	pub type Ready<T: Config> =
		StorageMap<_, Twox64Concat, <T as frame_system::Config>::AccountId, SessionIndex, OptionQuery>;

	/// Length of a session in blocks.
	///
	/// Set once, by the genesis. Networks on one machine have short sessions, public ones an hour.
	#[pallet::storage]
	pub type SessionLength<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery, T::DefaultSessionLength>;

	/// The validators of the first block, and the session length.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// The validators of the first block: none, or at least [`Config::MinValidators`].
		///
		/// The genesis of `pallet-session` holds their keys and must come after this one.
		pub validators: Vec<T::AccountId>,
		/// Length of a session in blocks, at least [`MIN_SESSION_LENGTH`]. The default is
		/// [`Config::DefaultSessionLength`].
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
				assert!(length >= MIN_SESSION_LENGTH.into(), "validators: sessions are shorter than 10 blocks");
				SessionLength::<T>::put(length);
			}
		}
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

		fn offchain_worker(_: BlockNumberFor<T>) {
			Self::prove_own();
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
		/// The account goes to the end of the list and waits. It is planned at the end of a session
		/// in which its node has proven itself (`prove_ready`), one session before it is an
		/// authority. At most ⌊(n − 1) / 3⌋ enter a set that n others stay in; one if n is below 4.
		///
		/// ## Parameters
		///
		/// - `who`: the account of the validator. It must have registered session keys.
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
		/// The other accounts keep their order. The account remains an authority for up to two
		/// sessions, until the set without it becomes active. Its session keys stay registered:
		/// only the account itself can purge them.
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

		/// Restarts finality after it has stalled for good.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::AdminOrigin`].
		///
		/// ## Details
		///
		/// Finality stalls if a third of the authorities or more are down. Remove them first. The
		/// nodes hand over to the authorities of the next session, `delay` blocks after it begins.
		/// The old ones do not have to agree.
		///
		/// ## Parameters
		///
		/// - `delay`: number of blocks that pass before the handover. No fork should be longer.
		/// - `best_finalized`: height of the highest block that is final on a node of the new
		///   authorities.
		///
		/// ## Errors
		///
		/// - [`Error::DelayOutOfBounds`]: `delay` is 0 or above [`MAX_HANDOVER_DELAY`].
		/// - [`Error::FutureBlock`]: `best_finalized` is not below the height of this block.
		///
		/// ## Events
		///
		/// - [`Event::FinalityRestarted`].
		#[pallet::call_index(2)]
		// One write and no list: less than an addition, which also reads twice.
		#[pallet::weight(T::WeightInfo::add_validator())]
		pub fn restart_finality(
			origin: OriginFor<T>,
			delay: BlockNumberFor<T>,
			best_finalized: BlockNumberFor<T>,
		) -> DispatchResult {
			T::AdminOrigin::ensure_origin(origin)?;
			Self::do_restart_finality(delay, best_finalized)
		}

		/// Proves that the node of a waiting validator runs.
		///
		/// ## Dispatch Origin
		///
		/// Nobody signs this transaction, and nobody pays for it. The proof authorises it. The node
		/// makes and sends it by itself while its validator waits.
		///
		/// ## Details
		///
		/// A validator without a running node would count against finality. So it is planned only
		/// at the end of a session in which its node has signed with all session keys.
		///
		/// ## Parameters
		///
		/// - `who`: the validator.
		/// - `session`: the current session.
		/// - `proof`: the statement, signed with all session keys.
		///
		/// ## Errors
		///
		/// The transaction is invalid for the same reasons, and then no block contains it.
		///
		/// - [`Error::NotWaiting`]: `who` is not on the list, has no keys, or is planned.
		/// - [`Error::WrongSession`]: `session` is not the current one.
		/// - [`Error::AlreadyProven`]: a proof of this session is recorded.
		/// - [`Error::BadProof`]: a signature is not valid.
		///
		/// ## Events
		///
		/// - [`Event::ReadinessProven`].
		#[pallet::call_index(3)]
		// Seven reads, one write and two signatures: less than the planning of a session, which
		// reads 102 items.
		#[pallet::weight(T::WeightInfo::new_session())]
		#[pallet::weight_of_authorize(T::WeightInfo::new_session())]
		#[pallet::authorize(Pallet::<T>::authorize_ready)]
		pub fn prove_ready(
			origin: OriginFor<T>,
			who: T::AccountId,
			session: SessionIndex,
			proof: Proof,
		) -> DispatchResult {
			ensure_authorized(origin)?;
			Self::do_prove_ready(who, session, &proof)
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns the committee's list, in the order of addition.
		pub fn validators() -> Vec<T::AccountId> {
			Validators::<T>::get().into_inner()
		}

		/// Returns the validators that have keys and wait to be planned, in the order of the list.
		pub fn waiting() -> Vec<T::AccountId> {
			Self::waiting_validators()
		}

		/// Returns the authorities of the next session.
		pub fn planned() -> Vec<T::AccountId> {
			Planned::<T>::get().into_inner()
		}
	}
}
