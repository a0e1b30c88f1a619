//! The work of a block: the choice of the AMO that steps.

use crate::{pallet::*, weights::WeightInfo as _};
use frame::{deps::frame_support::weights::Weight, prelude::*};
use huxian_traits::kit::Clock;

impl<T: Config> Pallet<T> {
	/// Steps one AMO. Returns the weight of the block.
	///
	/// Even blocks serve the requests for steps, oldest first. In odd blocks, and without a
	/// request, the AMOs take turns: so requests cannot keep an AMO from its turn.
	pub(crate) fn step_block(block: BlockNumberFor<T>) -> Weight {
		let (now, count) = (T::Clock::now(), AmoCount::<T>::get());
		if now == 0 || count == 0 {
			return T::WeightInfo::idle();
		}
		let number = block.saturated_into::<u32>();
		let mut requested = Scheduled::<T>::get();
		if requested.is_empty() || number.checked_rem(2) == Some(1) {
			let turn = number.div_euclid(2).checked_rem(count).defensive_unwrap_or_default();
			return Self::step_of(turn, now);
		}
		let id = requested.remove(0);
		Scheduled::<T>::put(requested);
		Self::step_of(id, now)
	}

	/// Returns the maximum weight of a block's step.
	#[doc(alias = "heaviest")]
	pub fn max_weight() -> Weight {
		T::WeightInfo::assess().max(T::WeightInfo::expand()).max(T::WeightInfo::contract())
	}
}
