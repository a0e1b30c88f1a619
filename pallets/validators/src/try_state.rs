//! The invariants of README.md, under the same numbers.

use crate::{
	types::{are_distinct, is_valid},
	Config, Pallet, Planned, SessionLength, Validators,
};
use frame::prelude::*;

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
		Ok(())
	}
}
