//! Implementations for `pallet-session`.

use crate::{
	types::entries, Config, Event, Pallet, Planned, Ready, SessionIndex, SessionLength, Validators, ValidatorsOf,
};
use alloc::vec::Vec;
use core::marker::PhantomData;
use frame::{
	deps::frame_system,
	prelude::{BlockNumberFor, SaturatedConversion as _},
	traits::{Get, ValidatorRegistration, Zero as _},
};
use pallet_session::SessionManager;

impl<T: Config> SessionManager<T::AccountId> for Pallet<T> {
	/// Returns the authorities of session `index`, or `None` if they do not change.
	///
	/// `pallet-session` calls this at the beginning of session `index - 1`, and at genesis for the
	/// sessions 0 and 1.
	///
	/// Only validators with session keys are returned, and new ones only if their nodes run.
	/// `pallet-session` would leave out the others itself, but with two faults. It does not always
	/// notice that the set has shrunk. It never takes back a validator that registers keys again.
	///
	/// If no validator on the list has keys, the result is `None` too, because without authorities
	/// there are no blocks. `pallet-session` then keeps those of the last authorities that have
	/// keys. If none has, Aura and GRANDPA keep the keys that they work with.
	fn new_session(index: SessionIndex) -> Option<Vec<T::AccountId>> {
		let planned = Planned::<T>::get();
		let validators = Self::plan(index, &planned);
		if validators == planned {
			return None;
		}
		for entered in validators.iter().filter(|who| !planned.contains(who)) {
			Ready::<T>::remove(entered);
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
	/// Returns the set of session `index`: validators with keys, in the order of the list.
	///
	/// A validator that is not in the last set, `planned`, enters only if its node has proven
	/// itself in the session that has just ended. The number of entries is limited by [`entries`];
	/// the others wait.
	fn plan(index: SessionIndex, planned: &ValidatorsOf<T>) -> ValidatorsOf<T> {
		let mut validators = Validators::<T>::get();
		validators.retain(T::Keys::is_registered);
		// The genesis knows no session that has ended.
		if frame_system::Pallet::<T>::block_number().is_zero() {
			return validators;
		}
		// The list has at most `MaxValidators`, a `u32`.
		let stay = validators.iter().filter(|who| planned.contains(who)).count().saturated_into();
		let mut room = entries(stay);
		let ended = index.checked_sub(2);
		validators.retain(|who| {
			if planned.contains(who) {
				return true;
			}
			let enters = room > 0 && ended.is_some() && Ready::<T>::get(who) == ended;
			room = room.saturating_sub(u32::from(enters));
			enters
		});
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
