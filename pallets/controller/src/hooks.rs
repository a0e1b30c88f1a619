//! The work of the hook. The tick itself stands in `tick.rs`.

use crate::{pallet::*, tick::Extra, weights::WeightInfo as _};
use frame::prelude::*;

impl<T: Config> Pallet<T> {
	/// Ticks once and returns the weight used.
	pub(crate) fn do_on_initialize() -> Weight {
		let Extra { minute_ended, fees_paid } = Self::tick();
		let mut weight = T::WeightInfo::tick();
		if minute_ended {
			weight.saturating_accrue(T::WeightInfo::minute());
		}
		if fees_paid {
			weight.saturating_accrue(T::WeightInfo::pay_fees());
		}
		weight
	}

	/// Returns the maximum weight of the hook: that of a block that ends a minute and pays fees.
	pub fn max_weight() -> Weight {
		T::WeightInfo::tick().saturating_add(T::WeightInfo::minute()).saturating_add(T::WeightInfo::pay_fees())
	}
}
