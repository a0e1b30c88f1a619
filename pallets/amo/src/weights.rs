//! Stands in until `scripts/benchmark.sh` has run.

#![allow(missing_docs)]

use frame::weights_prelude::*;

pub trait WeightInfo {
	fn create() -> Weight;
	fn set_params() -> Weight;
	fn step() -> Weight;
	fn sweep_profit() -> Weight;
	fn pause() -> Weight;
	fn resume() -> Weight;
	fn idle() -> Weight;
	fn look() -> Weight;
	fn expand() -> Weight;
	fn reduce() -> Weight;
}

pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn create() -> Weight {
		Weight::zero()
	}
	fn set_params() -> Weight {
		Weight::zero()
	}
	fn step() -> Weight {
		Weight::zero()
	}
	fn sweep_profit() -> Weight {
		Weight::zero()
	}
	fn pause() -> Weight {
		Weight::zero()
	}
	fn resume() -> Weight {
		Weight::zero()
	}
	fn idle() -> Weight {
		Weight::zero()
	}
	fn look() -> Weight {
		Weight::zero()
	}
	fn expand() -> Weight {
		Weight::zero()
	}
	fn reduce() -> Weight {
		Weight::zero()
	}
}

impl WeightInfo for () {
	fn create() -> Weight {
		Weight::zero()
	}
	fn set_params() -> Weight {
		Weight::zero()
	}
	fn step() -> Weight {
		Weight::zero()
	}
	fn sweep_profit() -> Weight {
		Weight::zero()
	}
	fn pause() -> Weight {
		Weight::zero()
	}
	fn resume() -> Weight {
		Weight::zero()
	}
	fn idle() -> Weight {
		Weight::zero()
	}
	fn look() -> Weight {
		Weight::zero()
	}
	fn expand() -> Weight {
		Weight::zero()
	}
	fn reduce() -> Weight {
		Weight::zero()
	}
}
