//! What the hook and the call cost. Unmeasured: replaced by `scripts/benchmark.sh`.

#![allow(missing_docs)]

use frame::weights_prelude::*;

/// What the pallet's calls and hooks cost.
pub trait WeightInfo {
	fn tick() -> Weight;
	fn set_settings() -> Weight;
}

/// Weights for a runtime with its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn tick() -> Weight {
		T::DbWeight::get().reads_writes(32, 6)
	}
	fn set_settings() -> Weight {
		T::DbWeight::get().reads_writes(0, 1)
	}
}

impl WeightInfo for () {
	fn tick() -> Weight {
		ParityDbWeight::get().reads_writes(32, 6)
	}
	fn set_settings() -> Weight {
		ParityDbWeight::get().reads_writes(0, 1)
	}
}
