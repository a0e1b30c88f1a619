//! What `pallet_pmm` costs. Not measured yet.

#![allow(missing_docs)]

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	fn create_pool() -> Weight;
	fn set_pool_params() -> Weight;
	fn add_liquidity() -> Weight;
	fn remove_liquidity() -> Weight;
	fn swap_exact_in() -> Weight;
	fn swap_exact_in_known() -> Weight;
	fn swap_exact_out() -> Weight;
	fn swap_exact_out_known() -> Weight;
	fn pause_pool() -> Weight;
	fn resume_pool() -> Weight;
	fn list_account() -> Weight;
	fn sweep_surplus() -> Weight;
	fn observe() -> Weight;
	fn observe_none() -> Weight;
}

/// For a runtime.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn set_pool_params() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn add_liquidity() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn remove_liquidity() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_in() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_in_known() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_out() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_out_known() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn pause_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn resume_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn list_account() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn sweep_surplus() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn observe() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn observe_none() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
}

impl WeightInfo for () {
	fn create_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn set_pool_params() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn add_liquidity() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn remove_liquidity() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_in() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_in_known() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_out() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn swap_exact_out_known() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn pause_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn resume_pool() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn list_account() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn sweep_surplus() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn observe() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
	fn observe_none() -> Weight {
		Weight::from_parts(1_000_000_000, 10_000)
	}
}
