//! What the calls of this pallet cost.
//!
//! Unmeasured placeholder, replaced by `scripts/benchmark.sh`.

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// [`Pallet::add_validator`](crate::Pallet::add_validator) that makes the list full.
	fn add_validator() -> Weight;
	/// [`Pallet::remove_validator`](crate::Pallet::remove_validator) from a full list.
	fn remove_validator() -> Weight;
	/// Planning a session with a full list. Charged to nobody: a block that begins a session is charged as full by
	/// `pallet-session`, and this says whether it is.
	fn new_session() -> Weight;
}

/// For tests. Unmeasured placeholder, replaced by `scripts/benchmark.sh`.
impl WeightInfo for () {
	fn add_validator() -> Weight {
		Weight::from_parts(15_000_000, 6_000).saturating_add(ParityDbWeight::get().reads_writes(2, 1))
	}

	fn remove_validator() -> Weight {
		Weight::from_parts(15_000_000, 5_000).saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}

	fn new_session() -> Weight {
		Weight::from_parts(100_000_000, 300_000).saturating_add(ParityDbWeight::get().reads_writes(102, 1))
	}
}
