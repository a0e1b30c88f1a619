//! Implementations for `pallet-session`.

use crate::{Config, Event, Pallet, Planned, SessionIndex, SessionLength, Validators, ValidatorsOf};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame::{
	prelude::BlockNumberFor,
	traits::{Get, ValidatorRegistration},
};
use pallet_session::SessionManager;

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Returns the authorities of session `index`, or `None` if they do not change.
	///
	/// `pallet-session` calls this at the beginning of session `index - 1`, and at genesis for the
	/// sessions 0 and 1.
	///
	/// Only validators with session keys are returned. `pallet-session` would leave out the others
	/// itself, but with two faults. It does not always notice that the set has shrunk. It never
	/// takes back a validator that registers keys again.
	///
	/// If no validator on the list has keys, the result is `None` too, because without authorities
	/// there are no blocks. `pallet-session` then keeps those of the last authorities that have
	/// keys. If none has, Aura and GRANDPA keep the keys that they work with.
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
	/// Returns the validators that have registered session keys, in the order of the list.
	fn with_keys() -> ValidatorsOf<T> {
		let mut validators = Validators::<T>::get();
		validators.retain(T::Keys::is_registered);
		validators
	}
}

/// Length of a session in blocks, as the period of `pallet_session::PeriodicSessions`.
pub struct SessionLengthOf<T>(PhantomData<T>);

impl<T: Config> Get<BlockNumberFor<T>> for SessionLengthOf<T> {
	fn get() -> BlockNumberFor<T> {
		SessionLength::<T>::get()
	}
}
