//! The work of the calls.

use crate::{types::*, weights::WeightInfo as _, *};
use codec::DecodeLimit;
use frame::{
	deps::{
		frame_support::{
			dispatch::{extract_actual_weight, DispatchInfo, WithPostDispatchInfo},
			storage::with_storage_layer,
			traits::EnsureOriginWithArg as _,
		},
		frame_system,
	},
	prelude::*,
	traits::{Contains, Hash},
};

/// Depth of nested calls at most, as in any transaction.
const MAX_DEPTH: u32 = frame::deps::frame_support::MAX_EXTRINSIC_DEPTH;

type OperationOf<T> = Operation<BlockNumberFor<T>>;

impl<T: Config> Pallet<T> {
	/// Announces `call`, to be executed from `notice` blocks after this one.
	pub(crate) fn do_schedule(call: &<T as Config>::RuntimeCall, notice: BlockNumberFor<T>) -> DispatchResult {
		ensure!(T::Announceable::contains(call), Error::<T>::NotAnnounceable);
		let call = BoundedVec::try_from(call.encode()).map_err(|_| Error::<T>::CallTooLong)?;
		ensure!(Operations::<T>::count() < MAX_OPERATIONS, Error::<T>::TooManyOperations);
		let operation = NextOperation::<T>::get();
		let next = operation.checked_add(1).ok_or(Error::<T>::ArithmeticOverflow)?;
		let now = frame_system::Pallet::<T>::block_number();
		let ready = now.checked_add(&notice).ok_or(Error::<T>::ArithmeticOverflow)?;
		let expires = ready.checked_add(&T::Grace::get()).ok_or(Error::<T>::ArithmeticOverflow)?;
		let call_hash = T::Hashing::hash(&call);

		NextOperation::<T>::put(next);
		Operations::<T>::insert(operation, Operation { call, version: Self::version(), ready, expires });
		Self::deposit_event(Event::Scheduled { operation, call_hash, ready, expires });
		Ok(())
	}

	pub(crate) fn do_execute(by: T::AccountId, id: OperationId, limit: Weight) -> DispatchResultWithPostInfo {
		let overhead = T::WeightInfo::execute();
		let (call, info) =
			Self::due_call(id, limit).map_err(|error| DispatchError::from(error).with_weight(overhead))?;
		let origin: <T as Config>::RuntimeOrigin =
			if T::AsRoot::contains(&call) { frame_system::RawOrigin::Root.into() } else { Origin::Announced.into() };
		// Removed before it is dispatched, so that the call cannot execute itself again. A call
		// that fails undoes the removal.
		let outcome = with_storage_layer(|| {
			Operations::<T>::remove(id);
			call.dispatch(origin)
		});
		let weight = overhead.saturating_add(extract_actual_weight(&outcome, &info));
		outcome.map_err(|failure| failure.error.with_weight(weight))?;
		Self::deposit_event(Event::Executed { operation: id, by });
		Ok(Some(weight).into())
	}

	/// Returns the call of an operation that may be executed now, with its declared weight.
	fn due_call(id: OperationId, limit: Weight) -> Result<(<T as Config>::RuntimeCall, DispatchInfo), Error<T>> {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::UnknownOperation)?;
		let now = frame_system::Pallet::<T>::block_number();
		ensure!(now >= operation.ready, Error::<T>::NotReady);
		ensure!(now < operation.expires, Error::<T>::Expired);
		let call = Self::decoded(&operation).ok_or(Error::<T>::UnknownCall)?;
		ensure!(T::Executable::contains(&call), Error::<T>::NotExecutable);
		let info = call.get_dispatch_info();
		ensure!(info.call_weight.all_lte(limit), Error::<T>::LimitTooLow);
		Ok((call, info))
	}

	/// Returns the `spec_version` of the runtime.
	fn version() -> u32 {
		T::Version::get().spec_version
	}

	/// Returns the call of `operation`; `None` if it was announced to another runtime.
	fn decoded(operation: &OperationOf<T>) -> Option<<T as Config>::RuntimeCall> {
		let is_known = operation.version == Self::version();
		let bytes = &mut &operation.call[..];
		is_known.then(|| <T as Config>::RuntimeCall::decode_all_with_depth_limit(MAX_DEPTH, bytes).ok()).flatten()
	}

	pub(crate) fn do_cancel(origin: OriginFor<T>, id: OperationId) -> DispatchResult {
		let operation = Operations::<T>::get(id).ok_or(Error::<T>::UnknownOperation)?;
		if let Err(origin) = T::CancelOrigin::try_origin(origin, &Self::decoded(&operation)) {
			ensure_signed(origin)?;
			let is_over = frame_system::Pallet::<T>::block_number() >= operation.expires;
			ensure!(is_over, DispatchError::BadOrigin);
		}
		Operations::<T>::remove(id);
		Self::deposit_event(Event::Cancelled { operation: id });
		Ok(())
	}
}
