//! The invariants of README.md, under the same numbers.

use crate::{
	types::{are_distinct, is_valid},
	Config, Pallet, Planned, Ready, SessionLength, Validators,
};
use frame::{prelude::*, traits::Get};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> DispatchResult {
		let validators = Validators::<T>::get();
		ensure!(are_distinct::<T>(&validators), "I1: a validator is listed twice");
		ensure!(is_valid::<T>(&validators), "I2: there are too few validators");
		ensure!(are_distinct::<T>(&Planned::<T>::get()), "I3: a validator is planned twice");
		ensure!(
			SessionLength::<T>::get() >= crate::MIN_SESSION_LENGTH.into(),
			"I4: sessions are shorter than 10 blocks"
		);
		let (planned, now) = (Planned::<T>::get(), T::CurrentSession::get());
		for (who, session) in Ready::<T>::iter() {
			ensure!(validators.contains(&who), "I5: an account that is not on the list has proven itself");
			ensure!(!planned.contains(&who), "I5: a planned validator waits");
			ensure!(session <= now, "I5: a proof is from the future");
		}
		Ok(())
	}
}
