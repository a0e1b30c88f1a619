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
mod origin;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

#[cfg(feature = "runtime-benchmarks")]
pub use benchmarking::BenchmarkHelper;
pub use origin::EnsureAnnounced;
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
	use alloc::boxed::Box;
	use codec::MaxEncodedLen;
	use frame::{deps::frame_support::traits::EnsureOriginWithArg, prelude::*, traits::Contains};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(1);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The origin of the runtime. It includes [`Origin`].
		type RuntimeOrigin: From<Origin>
			+ From<frame_system::RawOrigin<Self::AccountId>>
			+ Into<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = <Self as Config>::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ Decode;

		/// The calls that may be announced.
		///
		/// Must exclude calls that return `Ok` although an inner call failed, such as
		/// `utility.batch`: the failure would go unnoticed.
		type Announceable: Contains<<Self as Config>::RuntimeCall>;

		/// The announced calls that may be executed in this block.
		type Executable: Contains<<Self as Config>::RuntimeCall>;

		/// The announced calls that the root dispatches, not [`Origin::Announced`].
		///
		/// For calls of pallets whose origin is fixed to the root. Must be few, and exact.
		type AsRoot: Contains<<Self as Config>::RuntimeCall>;

		/// The calls that may be announced with the short notice of an emergency.
		type Emergency: Contains<<Self as Config>::RuntimeCall>;

		/// The origin that may announce calls.
		type ScheduleOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The origin that may announce calls with the short notice of an emergency.
		type EmergencyOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The origin that may cancel an announced call.
		///
		/// `None` stands for a call that this runtime cannot execute, because it was announced to
		/// another one.
		type CancelOrigin: EnsureOriginWithArg<
			<Self as frame_system::Config>::RuntimeOrigin,
			Option<<Self as Config>::RuntimeCall>,
		>;

		/// Length of the notice in blocks if the genesis has none, at least 1.
		#[pallet::constant]
		type DefaultDelay: Get<BlockNumberFor<Self>>;

		/// Divisor of the notice in an emergency, at least 1.
		#[pallet::constant]
		type EmergencyDivisor: Get<BlockNumberFor<Self>>;

		/// Number of blocks after the notice in which a call may be executed, at least 1.
		///
		/// After that the call must be announced again.
		#[pallet::constant]
		type Grace: Get<BlockNumberFor<Self>>;

		/// Weights of the calls.
		type WeightInfo: WeightInfo;

		/// Makes calls for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<<Self as Config>::RuntimeCall>;
	}

	/// The origin of announced calls.
	#[pallet::origin]
	#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
	pub enum Origin {
		/// The committee, after its notice.
		Announced,
	}

	/// Length of the notice in blocks.
	///
	/// Set once, by the genesis. Networks on one machine have a short notice, public ones days.
	#[pallet::storage]
	pub type Delay<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery, T::DefaultDelay>;

	/// The announced calls that were neither executed nor cancelled.
	#[pallet::storage]
	pub type Operations<T: Config> =
		CountedStorageMap<_, Twox64Concat, OperationId, Operation<BlockNumberFor<T>>, OptionQuery>;

	/// Number of the next operation.
	#[pallet::storage]
	pub type NextOperation<T: Config> = StorageValue<_, OperationId, ValueQuery>;

	/// The length of the notice.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Length of the notice in blocks, at least 1. The default is [`Config::DefaultDelay`].
		pub delay: Option<BlockNumberFor<T>>,
	}

	#[pallet::genesis_build]
	impl<T: Config> BuildGenesisConfig for GenesisConfig<T> {
		fn build(&self) {
			if let Some(delay) = self.delay {
				assert!(!delay.is_zero(), "timelock: no notice in the genesis");
				Delay::<T>::put(delay);
			}
		}
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::DefaultDelay::get().is_zero(),
				"DefaultDelay must be at least 1: without a notice a timelock has no effect"
			);
			assert!(
				!T::EmergencyDivisor::get().is_zero(),
				"EmergencyDivisor must be at least 1: the notice is divided by it"
			);
			assert!(!T::Grace::get().is_zero(), "Grace must be at least 1: otherwise no call can ever be executed");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Announces a call. It may be executed when the notice is over.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::ScheduleOrigin`].
		///
		/// ## Parameters
		///
		/// - `call`: the call, of at most [`MAX_CALL_LENGTH`] bytes. It will be dispatched from
		///   [`Origin::Announced`].
		///
		/// ## Errors
		///
		/// - [`Error::NotAnnounceable`]: [`Config::Announceable`] does not contain `call`.
		/// - [`Error::CallTooLong`]: `call` has more bytes than [`MAX_CALL_LENGTH`].
		/// - [`Error::TooManyOperations`]: there are [`MAX_OPERATIONS`] announced calls.
		/// - [`Error::ArithmeticOverflow`]: a number would overflow.
		///
		/// ## Events
		///
		/// - [`Event::Scheduled`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::schedule())]
		pub fn schedule(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResult {
			T::ScheduleOrigin::ensure_origin(origin)?;
			Self::do_schedule(&call, Delay::<T>::get())
		}

		/// Executes an announced call after its notice.
		///
		/// ## Dispatch Origin
		///
		/// Must be signed, by anyone.
		///
		/// ## Details
		///
		/// If the call fails, nothing changes, and it may be tried again until it expires.
		///
		/// ## Parameters
		///
		/// - `operation`: the number of the operation.
		/// - `limit`: the weight that the call may have at most. The signer pays for it, and the
		///   unused part is refunded.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownOperation`]: `operation` is not announced.
		/// - [`Error::NotReady`]: the notice is not over.
		/// - [`Error::NotExecutable`]: [`Config::Executable`] does not contain the call.
		/// - [`Error::Expired`]: the grace period is over.
		/// - [`Error::UnknownCall`]: it was announced to a runtime of another version.
		/// - [`Error::LimitTooLow`]: the declared weight of the call is above `limit`.
		/// - The errors of the call itself.
		///
		/// ## Events
		///
		/// - [`Event::Executed`], after the events of the call.
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::execute().saturating_add(*limit))]
		pub fn execute(
			origin: OriginFor<T>,
			#[pallet::compact] operation: OperationId,
			limit: Weight,
		) -> DispatchResultWithPostInfo {
			let by = ensure_signed(origin)?;
			Self::do_execute(by, operation, limit)
		}

		/// Cancels an announced call, or removes an expired one.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::CancelOrigin`]. For an expired call it may be signed, by anyone.
		///
		/// ## Parameters
		///
		/// - `operation`: the number of the operation.
		///
		/// ## Errors
		///
		/// - [`Error::UnknownOperation`]: `operation` is not announced.
		///
		/// ## Events
		///
		/// - [`Event::Cancelled`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel().max(T::WeightInfo::execute()))]
		pub fn cancel(origin: OriginFor<T>, #[pallet::compact] operation: OperationId) -> DispatchResult {
			Self::do_cancel(origin, operation)
		}

		/// Announces a call with the short notice of an emergency.
		///
		/// ## Dispatch Origin
		///
		/// Must be [`Config::EmergencyOrigin`].
		///
		/// ## Details
		///
		/// The notice is [`Delay`] divided by [`Config::EmergencyDivisor`], at least one block.
		///
		/// ## Parameters
		///
		/// - `call`: as in [`Pallet::schedule`].
		///
		/// ## Errors
		///
		/// - [`Error::NoEmergency`]: [`Config::Emergency`] does not contain `call`.
		/// - Those of [`Pallet::schedule`].
		///
		/// ## Events
		///
		/// - [`Event::Scheduled`].
		#[pallet::call_index(3)]
		#[pallet::weight(T::WeightInfo::schedule())]
		pub fn schedule_emergency(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResult {
			T::EmergencyOrigin::ensure_origin(origin)?;
			ensure!(T::Emergency::contains(&call), Error::<T>::NoEmergency);
			let notice = Delay::<T>::get().checked_div(&T::EmergencyDivisor::get()).unwrap_or_default();
			Self::do_schedule(&call, notice.max(One::one()))
		}
	}
}
