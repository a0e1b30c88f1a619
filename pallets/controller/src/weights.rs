//! Weights of `pallet_controller`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `tick`.
	fn tick() -> Weight;
	/// Returns the weight of `minute`.
	fn minute() -> Weight;
	/// Returns the weight of `pay_fees`. Not measured yet: it is that of `minute`, which pays fees too.
	fn pay_fees() -> Weight {
		Self::minute()
	}
	/// Returns the weight of `set_params`.
	fn set_params() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:1 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:1)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:0)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn tick() -> Weight {
		// Proof size in bytes, measured: `2859`
		// Least time: 49_634_000 picoseconds.
		Weight::from_parts(57_002_000, 4375)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Controller::PriceSamples` (r:1 w:1)
	/// Proof: `Controller::PriceSamples` (`max_values`: Some(1), `max_size`: Some(601), added: 1096, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn minute() -> Weight {
		// Proof size in bytes, measured: `2009`
		// Least time: 58_520_000 picoseconds.
		Weight::from_parts(64_589_000, 3675)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Controller::ControllerState` (r:1 w:1)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Proof size in bytes, measured: `524`
		// Least time: 17_519_000 picoseconds.
		Weight::from_parts(24_744_000, 1872)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn tick() -> Weight {
		Weight::from_parts(57_002_000, 4375)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn minute() -> Weight {
		Weight::from_parts(64_589_000, 3675)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(24_744_000, 1872)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
