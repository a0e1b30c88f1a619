//! The work of the calls.

use crate::{
	types::{are_enough, count},
	Config, Error, Event, Finality, Pallet, Ready, Validators, ValidatorsOf, MAX_HANDOVER_DELAY,
};
use frame::{deps::frame_system, prelude::*, traits::ValidatorRegistration};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_add_validator(who: T::AccountId) -> DispatchResult {
		let mut validators = Validators::<T>::get();
		ensure!(!validators.contains(&who), Error::<T>::AlreadyValidator);
		ensure!(T::Keys::is_registered(&who), Error::<T>::NoKeys);
		validators.try_push(who.clone()).map_err(|_| Error::<T>::TooManyValidators)?;
		let count = Self::put(validators);
		Self::deposit_event(Event::ValidatorAdded { who, count });
		Ok(())
	}

	pub(crate) fn do_remove_validator(who: T::AccountId) -> DispatchResult {
		let mut validators = Validators::<T>::get();
		let before = validators.len();
		validators.retain(|validator| *validator != who);
		ensure!(validators.len() < before, Error::<T>::NotValidator);
		ensure!(are_enough::<T>(&validators), Error::<T>::TooFewValidators);
		let count = Self::put(validators);
		Ready::<T>::remove(&who);
		Self::deposit_event(Event::ValidatorRemoved { who, count });
		Ok(())
	}

	pub(crate) fn do_restart_finality(delay: BlockNumberFor<T>, best_finalized: BlockNumberFor<T>) -> DispatchResult {
		ensure!(!delay.is_zero() && delay <= MAX_HANDOVER_DELAY.into(), Error::<T>::DelayOutOfBounds);
		ensure!(best_finalized < frame_system::Pallet::<T>::block_number(), Error::<T>::FutureBlock);
		T::Finality::restart(delay, best_finalized);
		Self::deposit_event(Event::FinalityRestarted { delay, best_finalized });
		Ok(())
	}

	/// Stores the list and returns its length.
	fn put(validators: ValidatorsOf<T>) -> u32 {
		let count = count::<T>(&validators);
		Validators::<T>::put(validators);
		count
	}
}
