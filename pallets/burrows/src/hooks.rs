//! The weights of the sweep. Its work stands in `sweep.rs`.

use crate::{pallet::*, types::*, weights::WeightInfo as _, LOG_TARGET};
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use huxian_traits::kit::Controller;

impl<T: Config> Pallet<T> {
	/// Sweeps once and returns the weight used.
	///
	/// Burrows that turn out to be safe are charged as examined, all others as liquidated.
	pub(crate) fn do_on_initialize() -> Weight {
		// Before the first price no burrow owes kit.
		let Ok(terms) = T::Controller::terms() else { return T::WeightInfo::sweep(0) };
		let max = Self::max_swept();
		// A burrow whose slice cannot be queued must not lose its collateral: all is undone.
		match with_storage_layer(|| Self::try_sweep(&terms, max)) {
			Ok(swept) => {
				let tried = swept.examined.defensive_saturating_sub(swept.safe);
				let safe = if swept.safe > 0 { T::WeightInfo::examine(swept.safe) } else { Weight::zero() };
				T::WeightInfo::sweep(tried).saturating_add(safe)
			},
			Err(error) => {
				frame::log::error!(target: LOG_TARGET, "the sweep was undone: {error:?}");
				Self::deposit_event(Event::SweepFailed { burrow: None, error });
				T::WeightInfo::sweep(max)
			},
		}
	}

	/// Returns the maximum number of burrows that a sweep examines: those that fit into its weight.
	pub(crate) fn max_swept() -> u32 {
		let base = T::WeightInfo::sweep(0);
		let per_burrow = T::WeightInfo::sweep(1).saturating_sub(base);
		let available = T::SweepWeight::get().saturating_sub(base);
		// `integrity_test` refuses a runtime in which this is zero.
		let max = available.checked_div_per_component(&per_burrow).unwrap_or_default();
		u32::try_from(max).unwrap_or(u32::MAX).min(MAX_SWEPT)
	}

	/// Returns the maximum weight of the hook.
	///
	/// To examine a burrow weighs no more than to liquidate it; `integrity_test` checks this.
	#[doc(alias = "heaviest")]
	pub fn max_weight() -> Weight {
		T::WeightInfo::sweep(Self::max_swept()).saturating_add(T::WeightInfo::examine(0))
	}

	/// Checks the weights that the sweep relies on.
	pub(crate) fn do_integrity_test() {
		assert!(Self::max_swept() > 0, "`SweepWeight` is too small for a single burrow");
		let per_burrow = |weight: fn(u32) -> Weight| weight(1).saturating_sub(weight(0));
		let (examine, sweep) = (per_burrow(T::WeightInfo::examine), per_burrow(T::WeightInfo::sweep));
		assert!(sweep.all_gte(examine), "`examine` weighs more than `sweep`: run the benchmarks again");
	}
}
