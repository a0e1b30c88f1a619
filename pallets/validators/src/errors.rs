//! The errors of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The account is already a validator.
		AlreadyValidator,
		/// The account is not a validator.
		NotValidator,
		/// The list holds `MaxValidators`. Remove another validator first.
		TooManyValidators,
		/// The list holds only `MinValidators`. Add another validator first.
		TooFewValidators,
		/// The account has no session keys. It must call `session.set_keys` first.
		NoKeys,
		/// The validator does not wait: it is not on the list, has no session keys, or is planned
		/// already. A node proves itself only while its validator waits.
		NotWaiting,
		/// The proof is for another session than the current one. Sign it again.
		WrongSession,
		/// The validator has proven itself in this session already.
		AlreadyProven,
		/// The proof is not signed with all session keys of the validator.
		BadProof,
		/// The delay is 0, or above `MAX_HANDOVER_DELAY`.
		DelayOutOfBounds,
		/// The block that is said to be final does not exist yet. Ask the nodes for their highest
		/// final block.
		FutureBlock,
	}
}
