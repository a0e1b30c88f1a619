//! A list of validators, and when it is one.

use crate::Config;
use alloc::collections::BTreeSet;
use frame::prelude::*;

/// Counts sessions from 0, as `pallet-session` does.
pub type SessionIndex = u32;

/// Sessions are never shorter than this: a change of authorities must be able to become final before the next.
pub const SHORTEST_SESSION: u32 = 10;

/// A list of validators, in the order of addition.
pub type ValidatorsOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as Config>::MaxValidators>;

/// How many `validators` there are. The bound is a `u32`, so nothing saturates.
pub(crate) fn count<T: Config>(validators: &ValidatorsOf<T>) -> u32 {
	validators.len().saturated_into()
}

/// Whether `validators` are as many as there must be.
pub(crate) fn are_enough<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	count::<T>(validators) >= T::MinValidators::get()
}

/// Whether nobody is among `validators` twice.
pub(crate) fn are_distinct<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	validators.iter().collect::<BTreeSet<_>>().len() == validators.len()
}

/// Whether `validators` may stand on the list: enough of them, or none on a chain that was never given any; and nobody
/// twice.
pub(crate) fn is_valid<T: Config>(validators: &ValidatorsOf<T>) -> bool {
	(validators.is_empty() || are_enough::<T>(validators)) && are_distinct::<T>(validators)
}
