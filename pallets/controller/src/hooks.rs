//! The work of the hook. The tick itself stands in `tick.rs`.

use crate::{pallet::*, weights::WeightInfo as _};
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Ticks once and returns the weight used.
	pub(crate) fn do_on_initialize() -> Weight {
		let minute = if Self::tick() { T::WeightInfo::minute() } else { Weight::zero() };
		T::WeightInfo::tick().saturating_add(minute)
	}

	/// Returns the maximum weight of the hook: that of a block that ends a minute.
	pub fn max_weight() -> Weight {
		T::WeightInfo::tick().saturating_add(T::WeightInfo::minute())
	}
}
