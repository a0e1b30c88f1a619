//! What the calls of this pallet, and reading a price, cost.
//!
//! Unmeasured placeholder, replaced by `scripts/benchmark.sh`.

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// [`Pallet::set_rules`](crate::Pallet::set_rules).
	fn set_rules() -> Weight;
	/// [`Pallet::forget`](crate::Pallet::forget) when it removes `n` values.
	fn forget(n: u32) -> Weight;
	/// The oracle's `feed_values` with `v` values, each combined from those of as many members as there can be.
	fn feed_values(v: u32) -> Weight;
	/// The oracle's `on_finalize` after every member and Root have fed.
	fn oracle_on_finalize() -> Weight;
	/// Reading a price from the values of as many members as there can be.
	fn quote() -> Weight;
	/// Reading a price from a stored median.
	fn quote_stored() -> Weight;
}

/// For tests. Unmeasured placeholder, replaced by `scripts/benchmark.sh`.
impl WeightInfo for () {
	fn set_rules() -> Weight {
		Weight::from_parts(10_000_000, 1_500).saturating_add(ParityDbWeight::get().reads_writes(1, 2))
	}

	fn forget(n: u32) -> Weight {
		Weight::from_parts(10_000_000, 4_000)
			.saturating_add(Weight::from_parts(1_000_000, 2_600).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(1))
			.saturating_add(ParityDbWeight::get().reads_writes(1, 1).saturating_mul(n.into()))
	}

	fn feed_values(v: u32) -> Weight {
		Weight::from_parts(10_000_000, 6_000)
			.saturating_add(Weight::from_parts(30_000_000, 45_000).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads_writes(4, 1))
			.saturating_add(ParityDbWeight::get().reads_writes(18, 2).saturating_mul(v.into()))
	}

	fn oracle_on_finalize() -> Weight {
		Weight::from_parts(1_000_000, 0).saturating_add(ParityDbWeight::get().writes(1))
	}

	fn quote() -> Weight {
		Weight::from_parts(20_000_000, 45_000).saturating_add(ParityDbWeight::get().reads(21))
	}

	fn quote_stored() -> Weight {
		Weight::from_parts(5_000_000, 3_600).saturating_add(ParityDbWeight::get().reads(4))
	}
}
