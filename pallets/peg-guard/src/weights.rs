//! What `pallet_peg_guard` costs.
//!
//! Not measured yet: `scripts/benchmark.sh pallet_peg_guard` writes this file, and `SubstrateWeight` with it. Until then
//! there are numbers for the tests of this pallet only.

#![allow(missing_docs)]

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// What `create_instance` costs.
	fn create_instance() -> Weight;
	/// What `add_external` costs.
	fn add_external() -> Weight;
	/// What `remove_external` costs.
	fn remove_external() -> Weight;
	/// What `set_rules` costs.
	fn set_rules() -> Weight;
	/// What `set_max_debt` costs.
	fn set_max_debt() -> Weight;
	/// What `set_weights` costs.
	/// `n` goes from 1 to 16.
	fn set_weights(n: u32) -> Weight;
	/// What `stop` costs.
	fn stop() -> Weight;
	/// What `shut` costs.
	fn shut() -> Weight;
	/// What `reopen` costs.
	fn reopen() -> Weight;
	/// What `hold_queue` costs.
	fn hold_queue() -> Weight;
	/// What `release_queue` costs.
	fn release_queue() -> Weight;
	/// What `serve` costs.
	/// `n` goes from 1 to 16.
	fn serve(n: u32) -> Weight;
	/// What `claim` costs.
	fn claim() -> Weight;
	/// What `step` costs.
	fn step() -> Weight;
	/// What `step_family` costs.
	/// `n` goes from 1 to 16.
	fn step_family(n: u32) -> Weight;
	/// What `step_change` costs.
	fn step_change() -> Weight;
	/// What `psm_mint` costs.
	/// `n` goes from 1 to 16.
	fn psm_mint(n: u32) -> Weight;
	/// What `psm_redeem` costs.
	fn psm_redeem() -> Weight;
}

/// For tests: a thousand for a call, and round numbers for what the hook counts.
impl WeightInfo for () {
	fn create_instance() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn add_external() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn remove_external() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_rules() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_max_debt() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn set_weights(n: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_mul(n.into())
	}
	fn stop() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn shut() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn reopen() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn hold_queue() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn release_queue() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn serve(n: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_add(Weight::from_parts(1_000, 0).saturating_mul(n.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn step() -> Weight {
		Weight::from_parts(100, 0)
	}
	fn step_family(n: u32) -> Weight {
		Weight::from_parts(100, 0).saturating_add(Weight::from_parts(10, 0).saturating_mul(n.into()))
	}
	fn step_change() -> Weight {
		Weight::from_parts(1_000, 0)
	}
	fn psm_mint(n: u32) -> Weight {
		Weight::from_parts(1_000, 0).saturating_add(Weight::from_parts(10, 0).saturating_mul(n.into()))
	}
	fn psm_redeem() -> Weight {
		Weight::from_parts(1_000, 0)
	}
}
