#![doc = include_str!("../README.md")]
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
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

// The code that macros generate uses `as` and `expect`. The work of the calls is in `impls.rs`,
// where neither is allowed.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo};
	use frame::prelude::*;

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	/// A thing that can be paused.
	pub type SubjectOf<T> = <<T as Config>::Pausing as Pausing>::Subject;
	/// A group of things with a common period and cool-down.
	pub type KindOf<T> = <<T as Config>::Pausing as Pausing>::Kind;

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The origins that pause, with their power.
		type PauseOrigin: EnsureOrigin<Self::RuntimeOrigin, Success = Power>;

		/// The origin that ends pauses.
		type ResumeOrigin: EnsureOrigin<Self::RuntimeOrigin>;

		/// The things that can be paused.
		type Pausing: Pausing<BlockNumber = BlockNumberFor<Self>>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes things for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<SubjectOf<Self>>;
	}

	/// The last episode of each kind.
	#[pallet::storage]
	pub type Episodes<T: Config> = StorageMap<_, Twox64Concat, KindOf<T>, Episode<BlockNumberFor<T>>, OptionQuery>;

	/// The things that the guardian paused in the running episodes.
	#[pallet::storage]
	pub type Pauses<T: Config> = CountedStorageMap<_, Blake2_128Concat, SubjectOf<T>, PauseState, OptionQuery>;

	/// First block in which an episode with recorded pauses ends; `None` if there are none.
	#[pallet::storage]
	pub type NextEnd<T: Config> = StorageValue<_, BlockNumberFor<T>, OptionQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn on_initialize(now: BlockNumberFor<T>) -> Weight {
			Self::end_episodes(now)
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Pauses something, or confirms a pause of the guardian.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::PauseOrigin`], with the power of the guardian or of the committee.
		///
		/// ## Details
		///
		/// A pause by the guardian ends with the episode of its kind. The first pause of a kind
		/// begins an episode. After it the guardian pauses nothing of that kind in the cool-down.
		/// A pause by the committee lasts until [`Pallet::resume`].
		///
		/// ## Parameters
		///
		/// - `subject`: the thing to be paused.
		///
		/// ## Errors
		///
		/// - [`Error::AlreadyPaused`]: the guardian paused `subject` in this episode.
		/// - [`Error::Lifted`]: the committee resumed `subject` in this episode.
		/// - [`Error::CoolingDown`]: the cool-down of the kind is not over.
		/// - [`Error::TooManyPauses`]: there are [`MAX_PAUSES`] recorded pauses.
		/// - [`Error::ArithmeticOverflow`]: a number would overflow.
		/// - The errors of the pause itself.
		///
		/// ## Events
		///
		/// - [`Event::Paused`] or [`Event::Confirmed`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::pause().saturating_add(T::Pausing::weight(subject)))]
		pub fn pause(origin: OriginFor<T>, subject: SubjectOf<T>) -> DispatchResult {
			match T::PauseOrigin::ensure_origin(origin)? {
				Power::Guardian => Self::pause_as_guardian(subject),
				Power::Committee => Self::pause_as_committee(subject),
			}
		}

		/// Ends a pause, of the guardian or of the committee.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::ResumeOrigin`].
		///
		/// ## Details
		///
		/// The guardian cannot pause the same thing again in the running episode.
		///
		/// ## Parameters
		///
		/// - `subject`: the paused thing.
		///
		/// ## Errors
		///
		/// - The errors of resuming `subject`, such as when it is not paused.
		///
		/// ## Events
		///
		/// - [`Event::Resumed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::resume().saturating_add(T::Pausing::weight(subject)))]
		pub fn resume(origin: OriginFor<T>, subject: SubjectOf<T>) -> DispatchResult {
			T::ResumeOrigin::ensure_origin(origin)?;
			Self::do_resume(subject)
		}
	}
}
