//! What the calls cost. Unmeasured: replaced by `scripts/benchmark.sh`.

#![allow(missing_docs)]

use frame::weights_prelude::*;

/// What the pallet's calls cost.
pub trait WeightInfo {
	fn create() -> Weight;
	fn deposit() -> Weight;
	fn withdraw() -> Weight;
	fn mint() -> Weight;
	fn burn() -> Weight;
	fn activate() -> Weight;
	fn deactivate() -> Weight;
	fn set_delegate() -> Weight;
	fn set_open() -> Weight;
	fn grant() -> Weight;
	fn revoke() -> Weight;
	fn revoke_all() -> Weight;
	fn transfer() -> Weight;
	fn accept_transfer() -> Weight;
	fn touch() -> Weight;
	fn mark_for_liquidation() -> Weight;
	fn cancel_slice() -> Weight;
	fn sweep(n: u32) -> Weight;
}

/// Weights for a runtime with its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn deposit() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn withdraw() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn mint() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn burn() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn activate() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn deactivate() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn set_delegate() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn set_open() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn grant() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn revoke() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn revoke_all() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn transfer() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn accept_transfer() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn touch() -> Weight {
		T::DbWeight::get().reads_writes(14, 8)
	}
	fn mark_for_liquidation() -> Weight {
		T::DbWeight::get().reads_writes(20, 20)
	}
	fn cancel_slice() -> Weight {
		T::DbWeight::get().reads_writes(20, 20)
	}
	fn sweep(n: u32) -> Weight {
		T::DbWeight::get()
			.reads_writes(20, 20)
			.saturating_add(T::DbWeight::get().reads_writes(6, 8).saturating_mul(n.into()))
	}
}

impl WeightInfo for () {
	fn create() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn deposit() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn withdraw() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn mint() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn burn() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn activate() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn deactivate() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn set_delegate() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn set_open() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn grant() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn revoke() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn revoke_all() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn transfer() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn accept_transfer() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn touch() -> Weight {
		ParityDbWeight::get().reads_writes(14, 8)
	}
	fn mark_for_liquidation() -> Weight {
		ParityDbWeight::get().reads_writes(20, 20)
	}
	fn cancel_slice() -> Weight {
		ParityDbWeight::get().reads_writes(20, 20)
	}
	fn sweep(n: u32) -> Weight {
		ParityDbWeight::get()
			.reads_writes(20, 20)
			.saturating_add(ParityDbWeight::get().reads_writes(6, 8).saturating_mul(n.into()))
	}
}
