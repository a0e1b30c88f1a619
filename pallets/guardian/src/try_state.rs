//! The invariants of README.md, under the same numbers.

use crate::{types::*, Config, Episodes, NextEnd, Pallet, Pauses};
use frame::{deps::frame_system, prelude::*};

impl<T: Config> Pallet<T> {
	/// Checks all invariants.
	pub fn do_try_state() -> DispatchResult {
		let now = frame_system::Pallet::<T>::block_number();
		let (mut found, mut first) = (0u32, None);
		for (subject, _) in Pauses::<T>::iter() {
			let ends = Episodes::<T>::get(T::Pausing::kind(&subject)).map(|episode| episode.ends);
			ensure!(ends.is_some_and(|ends| now < ends), "G1: a pause is recorded without a running episode");
			first = match (first, ends) {
				(Some(first), Some(ends)) => Some(ends.min(first)),
				(first, ends) => first.or(ends),
			};
			found = found.saturating_add(1);
		}
		ensure!(NextEnd::<T>::get() == first, "G2: the next end is not the first end of an episode with pauses");
		ensure!(
			found == Pauses::<T>::count() && found <= MAX_PAUSES,
			"G3: the number of pauses is not the counted one, or too high"
		);
		for episode in Episodes::<T>::iter_values() {
			ensure!(episode.ends < episode.free, "G4: an episode has no cool-down");
		}
		Ok(())
	}
}
