//! What `pallet-session` asks.

use crate::{Config, Event, Pallet, Planned, SessionIndex, SessionLength, Validators, ValidatorsOf};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame::{
	prelude::BlockNumberFor,
	traits::{Get, ValidatorRegistration},
};
use pallet_session::SessionManager;

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Called at the beginning of session `index - 1`, and at genesis for the sessions 0 and 1: who shall be the
	/// authorities of session `index`, or `None` if the same as before.
	///
	/// Only validators with session keys are named. `pallet-session` would leave the others out by itself, but would
	/// neither always notice that the set has shrunk nor ever take one back who has registered keys again.
	///
	/// If nobody on the list has keys the answer is `None` as well, for without authorities there are no blocks:
	/// `pallet-session` then keeps those of the last ones who have keys, and if there are none Aura and GRANDPA keep
	/// the keys that they work with.
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let validators = Self::with_keys();
		if validators == Planned::<T>::get() {
			return None;
		}
		Planned::<T>::put(&validators);
		if validators.is_empty() {
			return None;
		}
		Self::deposit_event(Event::SetPlanned { session: index, validators: validators.clone() });
		Some(validators.into_inner())
	}

	fn start_session(_: SessionIndex) {}

	fn end_session(_: SessionIndex) {}
}

impl<T: Config> Pallet<T> {
	/// The validators who have registered session keys, in the order of the list.
	fn with_keys() -> ValidatorsOf<T> {
		let mut validators = Validators::<T>::get();
		validators.retain(T::Keys::is_registered);
		validators
	}
}

/// Blocks in a session: the period of `pallet_session::PeriodicSessions`.
pub struct SessionLengthOf<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for SessionLengthOf<T> {
	fn get() -> BlockNumberFor<T> {
		SessionLength::<T>::get()
	}
}
