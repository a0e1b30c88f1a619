//! The list of validators, and the conditions for a valid list.

use crate::Config;
use alloc::collections::BTreeSet;
use frame::prelude::*;

/// Number of a session, counted from 0 as in `pallet-session`.
pub type SessionIndex = u32;

/// Lower bound of the session length, in blocks.
///
/// A change of authorities must be able to become final before the next one.
pub const MIN_SESSION_LENGTH: u32 = 10;

/// Upper bound of the delay of a handover that restarts finality, in blocks.
pub const MAX_HANDOVER_DELAY: u32 = 3_000;

/// The finality gadget.
pub trait Finality<BlockNumber> {
	/// Hands over to the authorities of the next session without the consent of the old ones.
	///
	/// The handover comes `delay` blocks after the beginning of that session. The new authorities
	/// vote on top of the block `best_finalized`.
	fn restart(delay: BlockNumber, best_finalized: BlockNumber);
}

/// A statement signed with all session keys of a validator: two signatures need 128 bytes.
pub type Proof = BoundedVec<u8, ConstU32<512>>;

/// The session keys of validators, and the transaction pool of the node that has them.
pub trait Node<AccountId> {
	/// Signs `statement` with the registered session keys of `who`.
	///
	/// Returns `None` unless the node that runs this code has all of them. Off-chain only.
	fn prove(who: &AccountId, statement: &[u8]) -> Option<Proof>;

	/// Returns true if `proof` is `statement`, signed with the registered session keys of `who`.
	fn is_valid(who: &AccountId, statement: &[u8], proof: &Proof) -> bool;

	/// Sends `validators.prove_ready` to the transaction pool. Returns true if the pool took it.
	///
	/// Off-chain only.
	fn submit(who: AccountId, session: SessionIndex, proof: Proof) -> bool;
}

/// Returns the number of validators that may be new in a set that `stay` others stay in.
///
/// If all new ones fail, fewer than a third of the set have failed. Among fewer than four each one
/// counts, and one at a time may come. If nobody stays, there is no set to protect.
pub(crate) fn entries(stay: u32) -> u32 {
	match stay {
		0 => u32::MAX,
		1..=3 => 1,
		// `stay` is at least 4.
		_ => stay.saturating_sub(1).checked_div(3).unwrap_or_default(),
	}
}

/// A list of validators, in the order of addition.
pub type ValidatorsOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxValidators>;

/// Returns the number of `validators`. The bound is a `u32`, so nothing saturates.
pub(crate) fn count<T: Config>(validators: &ValidatorsOf<T>) -> u32 {
	validators.len().saturated_into()
}

/// Returns true if `validators` are at least [`Config::MinValidators`].
pub(crate) fn are_enough<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	count::<T>(validators) >= T::MinValidators::get()
}

/// Returns true if no account is among `validators` twice.
pub(crate) fn are_distinct<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	validators.iter().collect::<BTreeSet<_>>().len() == validators.len()
}

/// Returns true if `validators` are a valid list: distinct, and enough.
///
/// An empty list is valid on a chain whose genesis named no validator.
pub(crate) fn is_valid<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	(validators.is_empty() || are_enough::<T>(validators)) && are_distinct::<T>(validators)
}
