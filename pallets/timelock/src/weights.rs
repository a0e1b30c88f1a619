//! Weights of `pallet_timelock`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-22: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `schedule`.
	fn schedule() -> Weight;
	/// Returns the weight of `execute`.
	fn execute() -> Weight;
	/// Returns the weight of `cancel`.
	fn cancel() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Timelock::CounterForOperations` (r:1 w:1)
	/// Proof: `Timelock::CounterForOperations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Timelock::NextOperation` (r:1 w:1)
	/// Proof: `Timelock::NextOperation` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Timelock::Delay` (r:1 w:0)
	/// Proof: `Timelock::Delay` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Timelock::Operations` (r:1 w:1)
	/// Proof: `Timelock::Operations` (`max_values`: None, `max_size`: Some(2074), added: 4549, mode: `MaxEncodedLen`)
	fn schedule() -> Weight {
		// Proof size in bytes, measured: `917`
		// Least time: 41_209_000 picoseconds.
		Weight::from_parts(77_034_000, 5539)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timelock::Operations` (r:1 w:1)
	/// Proof: `Timelock::Operations` (`max_values`: None, `max_size`: Some(2074), added: 4549, mode: `MaxEncodedLen`)
	/// Storage: `Timelock::CounterForOperations` (r:1 w:1)
	/// Proof: `Timelock::CounterForOperations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `TxPause::PausedCalls` (r:2 w:0)
	/// Proof: `TxPause::PausedCalls` (`max_values`: None, `max_size`: Some(532), added: 3007, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:1)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	fn execute() -> Weight {
		// Proof size in bytes, measured: `3170`
		// Least time: 1_099_715_000 picoseconds.
		Weight::from_parts(1_235_415_000, 7004)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Timelock::Operations` (r:1 w:1)
	/// Proof: `Timelock::Operations` (`max_values`: None, `max_size`: Some(2074), added: 4549, mode: `MaxEncodedLen`)
	/// Storage: `Timelock::CounterForOperations` (r:1 w:1)
	/// Proof: `Timelock::CounterForOperations` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn cancel() -> Weight {
		// Proof size in bytes, measured: `2908`
		// Least time: 25_549_000 picoseconds.
		Weight::from_parts(32_984_000, 5539)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn schedule() -> Weight {
		Weight::from_parts(77_034_000, 5539)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn execute() -> Weight {
		Weight::from_parts(1_235_415_000, 7004)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn cancel() -> Weight {
		Weight::from_parts(32_984_000, 5539)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
}
