//! The events of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A call was announced. [`Operations`] holds the call itself.
		Scheduled {
			/// Number of the operation.
			operation: OperationId,
			/// Hash of the encoded call.
			call_hash: T::Hash,
			/// First block in which the call may be executed.
			ready: BlockNumberFor<T>,
			/// First block in which the call may no longer be executed.
			expires: BlockNumberFor<T>,
		},
		/// An announced call was executed and succeeded.
		Executed {
			/// Number of the operation.
			operation: OperationId,
			/// Signer of the transaction that executed it.
			by: T::AccountId,
		},
		/// An announced call was cancelled, or removed after it had expired.
		Cancelled {
			/// Number of the operation.
			operation: OperationId,
		},
	}
}
