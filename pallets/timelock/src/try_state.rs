//! The invariants of README.md, under the same numbers.

use crate::{types::*, Config, Delay, NextOperation, Operations, Pallet};
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> DispatchResult {
		let next = NextOperation::<T>::get();
		let mut found: u32 = 0;
		for (id, Operation { call, ready, expires, .. }) in Operations::<T>::iter() {
			ensure!(id < next, "I1: an operation has a number that was not given out");
			ensure!(
				ready.checked_add(&T::Grace::get()) == Some(expires),
				"I2: an operation does not expire after the grace period"
			);
			ensure!(!call.is_empty(), "I3: an operation has no call");
			found = found.saturating_add(1);
		}
		ensure!(
			found == Operations::<T>::count() && found <= MAX_OPERATIONS,
			"I4: the number of operations is not the counted one, or too high"
		);
		ensure!(!Delay::<T>::get().is_zero(), "I5: there is no notice");
		Ok(())
	}
}
