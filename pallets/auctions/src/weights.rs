//! What the auctions cost. Unmeasured: replaced by `scripts/benchmark.sh`.

#![allow(missing_docs)]

use frame::weights_prelude::*;

/// What the pallet's calls and hooks cost.
pub trait WeightInfo {
	fn bid() -> Weight;
	fn claim() -> Weight;
	fn settle(n: u32) -> Weight;
	fn step() -> Weight;
	fn complete() -> Weight;
	fn start() -> Weight;
	fn drip() -> Weight;
}

/// Weights for a runtime with its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn bid() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
	fn claim() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
	fn settle(n: u32) -> Weight {
		T::DbWeight::get().reads_writes(12, 12).saturating_mul(n.max(1).into())
	}
	fn step() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
	fn complete() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
	fn start() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
	fn drip() -> Weight {
		T::DbWeight::get().reads_writes(12, 12)
	}
}

impl WeightInfo for () {
	fn bid() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
	fn claim() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
	fn settle(n: u32) -> Weight {
		ParityDbWeight::get().reads_writes(12, 12).saturating_mul(n.max(1).into())
	}
	fn step() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
	fn complete() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
	fn start() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
	fn drip() -> Weight {
		ParityDbWeight::get().reads_writes(12, 12)
	}
}
