//! Weights of `pallet_guardian`.
//!
//! PLACEHOLDER

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `pause`.
	fn pause() -> Weight;
	/// Returns the weight of `resume`.
	fn resume() -> Weight;
	/// Returns the weight of `idle`.
	fn idle() -> Weight;
	/// Returns the weight of `end_episodes`.
	fn end_episodes(n: u32, ) -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn pause() -> Weight {
		Weight::from_parts(80_000_000, 5539)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(80_000_000, 5539)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	fn idle() -> Weight {
		Weight::from_parts(5_000_000, 1489)
			.saturating_add(T::DbWeight::get().reads(1_u64))
	}
	fn end_episodes(n: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 5539)
			.saturating_add(Weight::from_parts(80_000_000, 3000).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((3_u64).saturating_mul(n.into())))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn pause() -> Weight {
		Weight::from_parts(80_000_000, 5539)
	}
	fn resume() -> Weight {
		Weight::from_parts(80_000_000, 5539)
	}
	fn idle() -> Weight {
		Weight::from_parts(5_000_000, 1489)
	}
	fn end_episodes(n: u32, ) -> Weight {
		Weight::from_parts(80_000_000, 5539).saturating_add(Weight::from_parts(80_000_000, 3000).saturating_mul(n.into()))
	}
}
