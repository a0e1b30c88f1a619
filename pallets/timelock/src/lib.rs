#![doc = include_str!("../README.md")]
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
mod origin;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
mod types;
pub mod weights;

pub use origin::EnsureAnnounced;
pub use pallet::*;
pub use types::*;
pub use weights::WeightInfo;

/// Makes calls for benchmarks.
#[cfg(feature = "runtime-benchmarks")]
pub trait BenchmarkHelper<Call> {
	/// A call that can be announced and made; about `length` bytes, not more, that take as long to read as any.
	fn call(length: u32) -> Call;
}

// What the macros write out uses `as` and `expect`; what the calls do stands in `impls.rs`, where neither is allowed.
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo};
	use alloc::boxed::Box;
	use codec::MaxEncodedLen;
	use frame::{prelude::*, traits::Contains};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(0);

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The origin of the runtime, which has one for announced calls.
		type RuntimeOrigin: From<Origin> + Into<<Self as frame_system::Config>::RuntimeOrigin>;

		/// The calls of the runtime.
		type RuntimeCall: Parameter
			+ Dispatchable<RuntimeOrigin = <Self as Config>::RuntimeOrigin, PostInfo = PostDispatchInfo>
			+ GetDispatchInfo
			+ Decode;

		/// What can be announced. Not what succeeds when something within it fails: it would be made, and nothing done.
		type Announceable: Contains<<Self as Config>::RuntimeCall>;

		/// Who announces calls.
		type ScheduleOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// Who takes an announced call back.
		type CancelOrigin: EnsureOrigin<<Self as frame_system::Config>::RuntimeOrigin>;

		/// Blocks of notice where the genesis does not say; at least 1.
		#[pallet::constant]
		type DefaultDelay: Get<BlockNumberFor<Self>>;

		/// For so many blocks after its notice a call may be made; then it must be announced again.
		#[pallet::constant]
		type Grace: Get<BlockNumberFor<Self>>;

		/// What the calls cost.
		type WeightInfo: WeightInfo;

		/// Makes calls for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::BenchmarkHelper<<Self as Config>::RuntimeCall>;
	}

	/// Who makes a call that was announced.
	#[pallet::origin]
	#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
	pub enum Origin {
		/// The committee, after its notice.
		Announced,
	}

	/// Blocks of notice. Set once, by the genesis: networks on one machine wait for blocks, public ones for days.
	#[pallet::storage]
	pub type Delay<T: Config> = StorageValue<_, BlockNumberFor<T>, ValueQuery, T::DefaultDelay>;

	/// Calls that were announced and neither made nor taken back.
	#[pallet::storage]
	pub type Operations<T: Config> =
		CountedStorageMap<_, Twox64Concat, OperationId, Operation<BlockNumberFor<T>>, OptionQuery>;

	/// The identity of the next one.
	#[pallet::storage]
	pub type NextOperation<T: Config> = StorageValue<_, OperationId, ValueQuery>;

	/// How long the notice is.
	#[pallet::genesis_config]
	#[derive(DefaultNoBound)]
	pub struct GenesisConfig<T: Config> {
		/// Blocks of notice, at least 1; [`Config::DefaultDelay`] when not given.
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

	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was announced. What it is stands in [`Operations`].
		Scheduled {
			/// Its identity.
			operation: OperationId,
			/// The hash of the call.
			call_hash: T::Hash,
			/// From this block on it may be made.
			ready: BlockNumberFor<T>,
			/// From this block on it may not any more.
			expires: BlockNumberFor<T>,
		},
		/// An announced call was made.
		Executed {
			/// Its identity.
			operation: OperationId,
			/// Who made it.
			by: T::AccountId,
		},
		/// An announced call was taken back, or cleared away after its time.
		Cancelled {
			/// Its identity.
			operation: OperationId,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// As many calls are announced as may be: make or take back one of them first.
		TooManyOperations,
		/// This call cannot be announced: it needs no notice, or is not one of the committee's.
		NotAnnounceable,
		/// The call is longer than can be announced: split it.
		CallTooLong,
		/// No call of this identity is announced: it was made, taken back, or never was.
		UnknownOperation,
		/// The notice is not over yet: `ready` of the operation is the block to wait for.
		NotReady,
		/// The time to make this call is over: it must be announced again.
		Expired,
		/// The call may take more than the given limit: give a larger one.
		LimitTooLow,
		/// The runtime was upgraded since the call was announced: cancel it and announce it anew.
		UnknownCall,
		/// There is no number left for another operation, or no block for it to wait for.
		ArithmeticOverflow,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		fn integrity_test() {
			assert!(
				!T::DefaultDelay::get().is_zero(),
				"DefaultDelay must be at least 1: without notice there is no point"
			);
			assert!(!T::Grace::get().is_zero(), "Grace must be at least 1: otherwise no call can ever be made");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Announces a call: it may be made when the notice is over.
		///
		/// # Origin
		/// [`Config::ScheduleOrigin`].
		///
		/// # Parameters
		/// - `call`: at most [`MAX_CALL`] bytes; it will be made as [`Origin::Announced`].
		///
		/// # Errors
		/// [`Error::NotAnnounceable`], [`Error::CallTooLong`], [`Error::TooManyOperations`], [`Error::ArithmeticOverflow`].
		///
		/// # Events
		/// [`Event::Scheduled`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::schedule())]
		pub fn schedule(origin: OriginFor<T>, call: Box<<T as Config>::RuntimeCall>) -> DispatchResult {
			T::ScheduleOrigin::ensure_origin(origin)?;
			Self::do_schedule(&call)
		}

		/// Makes an announced call after its notice. If it fails nothing has happened, and it may be tried again.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Parameters
		/// - `limit`: the most that the call may take; paid for, and what of it was not needed given back.
		///
		/// # Errors
		/// [`Error::UnknownOperation`], [`Error::NotReady`], [`Error::Expired`], [`Error::UnknownCall`], [`Error::LimitTooLow`], and those of
		/// the call itself.
		///
		/// # Events
		/// [`Event::Executed`], after those of the call.
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

		/// Takes an announced call back. One whose time is over may be cleared away by anyone.
		///
		/// # Origin
		/// [`Config::CancelOrigin`]; signed by anyone after its time.
		///
		/// # Errors
		/// [`Error::UnknownOperation`].
		///
		/// # Events
		/// [`Event::Cancelled`].
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::cancel())]
		pub fn cancel(origin: OriginFor<T>, #[pallet::compact] operation: OperationId) -> DispatchResult {
			let is_guardian = match T::CancelOrigin::try_origin(origin) {
				Ok(_) => true,
				Err(origin) => ensure_signed(origin).map(|_| false)?,
			};
			Self::do_cancel(operation, is_guardian)
		}
	}
}
