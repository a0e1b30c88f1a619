//! Weights of `pallet_validators`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor. Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `add_validator`.
	fn add_validator() -> Weight;
	/// Returns the weight of `remove_validator`.
	fn remove_validator() -> Weight;
	/// Returns the weight of `new_session`.
	fn new_session() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:1 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	fn add_validator() -> Weight {
		// Proof size in bytes, measured: `4306`
		// Least time: 26_635_000 picoseconds.
		Weight::from_parts(30_348_000, 7771)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:1)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	fn remove_validator() -> Weight {
		// Proof size in bytes, measured: `3291`
		// Least time: 14_344_000 picoseconds.
		Weight::from_parts(17_018_000, 4687)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Validators::Validators` (r:1 w:0)
	/// Proof: `Validators::Validators` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	/// Storage: `Session::NextKeys` (r:100 w:0)
	/// Proof: `Session::NextKeys` (`max_values`: None, `max_size`: None, mode: `Measured`)
	/// Storage: `Validators::Planned` (r:1 w:1)
	/// Proof: `Validators::Planned` (`max_values`: Some(1), `max_size`: Some(3202), added: 3697, mode: `MaxEncodedLen`)
	fn new_session() -> Weight {
		// Proof size in bytes, measured: `14732`
		// Least time: 437_960_000 picoseconds.
		Weight::from_parts(458_109_000, 263222)
			.saturating_add(T::DbWeight::get().reads(102_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn add_validator() -> Weight {
		Weight::from_parts(30_348_000, 7771)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn remove_validator() -> Weight {
		Weight::from_parts(17_018_000, 4687)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn new_session() -> Weight {
		Weight::from_parts(458_109_000, 263222)
			.saturating_add(ParityDbWeight::get().reads(102_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
