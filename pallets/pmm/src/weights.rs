//! Weights of `pallet_pmm`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `create_pool`.
	fn create_pool() -> Weight;
	/// Returns the weight of `set_pool_params`.
	fn set_pool_params() -> Weight;
	/// Returns the weight of `add_liquidity`.
	fn add_liquidity() -> Weight;
	/// Returns the weight of `remove_liquidity`.
	fn remove_liquidity() -> Weight;
	/// Returns the weight of `swap_exact_in`.
	fn swap_exact_in() -> Weight;
	/// Returns the weight of `swap_exact_out`.
	fn swap_exact_out() -> Weight;
	/// Returns the weight of `pause_pool`.
	fn pause_pool() -> Weight;
	/// Returns the weight of `resume_pool`.
	fn resume_pool() -> Weight;
	/// Returns the weight of `allow_account`.
	fn allow_account() -> Weight;
	/// Returns the weight of `sweep_surplus`.
	fn sweep_surplus() -> Weight;
	/// Returns the weight of `observe`.
	fn observe() -> Weight;
	/// Returns the weight of `observe_none`.
	fn observe_none() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Pmm::PoolCount` (r:1 w:1)
	/// Proof: `Pmm::PoolCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:2 w:0)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Asset` (r:1 w:1)
	/// Proof: `PmmShares::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Metadata` (r:1 w:1)
	/// Proof: `PmmShares::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:0 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn create_pool() -> Weight {
		// Proof size in bytes, measured: `2111`
		// Least time: 74_398_000 picoseconds.
		Weight::from_parts(81_566_000, 6360)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn set_pool_params() -> Weight {
		// Proof size in bytes, measured: `495`
		// Least time: 22_708_000 picoseconds.
		Weight::from_parts(27_350_000, 3779)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Asset` (r:1 w:1)
	/// Proof: `PmmShares::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Account` (r:2 w:2)
	/// Proof: `PmmShares::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn add_liquidity() -> Weight {
		// Proof size in bytes, measured: `5696`
		// Least time: 225_265_000 picoseconds.
		Weight::from_parts(242_287_000, 11426)
			.saturating_add(T::DbWeight::get().reads(15_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Account` (r:1 w:1)
	/// Proof: `PmmShares::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Asset` (r:1 w:1)
	/// Proof: `PmmShares::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn remove_liquidity() -> Weight {
		// Proof size in bytes, measured: `3208`
		// Least time: 177_942_000 picoseconds.
		Weight::from_parts(189_188_000, 11426)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(9_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Allowlist` (r:1 w:0)
	/// Proof: `Pmm::Allowlist` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn swap_exact_in() -> Weight {
		// Proof size in bytes, measured: `5246`
		// Least time: 193_141_000 picoseconds.
		Weight::from_parts(206_460_000, 11426)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Allowlist` (r:1 w:0)
	/// Proof: `Pmm::Allowlist` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn swap_exact_out() -> Weight {
		// Proof size in bytes, measured: `5246`
		// Least time: 189_368_000 picoseconds.
		Weight::from_parts(204_113_000, 11426)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn pause_pool() -> Weight {
		// Proof size in bytes, measured: `495`
		// Least time: 22_537_000 picoseconds.
		Weight::from_parts(28_094_000, 3779)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn resume_pool() -> Weight {
		// Proof size in bytes, measured: `495`
		// Least time: 22_414_000 picoseconds.
		Weight::from_parts(27_925_000, 3779)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Allowlist` (r:0 w:1)
	/// Proof: `Pmm::Allowlist` (`max_values`: None, `max_size`: Some(60), added: 2535, mode: `MaxEncodedLen`)
	fn allow_account() -> Weight {
		// Proof size in bytes, measured: `495`
		// Least time: 22_942_000 picoseconds.
		Weight::from_parts(27_428_000, 3779)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sweep_surplus() -> Weight {
		// Proof size in bytes, measured: `2709`
		// Least time: 142_257_000 picoseconds.
		Weight::from_parts(152_937_000, 11426)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::OracleHeads` (r:1 w:1)
	/// Proof: `Pmm::OracleHeads` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Observations` (r:14 w:1)
	/// Proof: `Pmm::Observations` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn observe() -> Weight {
		// Proof size in bytes, measured: `18988`
		// Least time: 353_284_000 picoseconds.
		Weight::from_parts(373_071_000, 37516)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Pmm::PoolCount` (r:1 w:0)
	/// Proof: `Pmm::PoolCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn observe_none() -> Weight {
		// Proof size in bytes, measured: `116`
		// Least time: 5_585_000 picoseconds.
		Weight::from_parts(6_612_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn create_pool() -> Weight {
		Weight::from_parts(81_566_000, 6360)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn set_pool_params() -> Weight {
		Weight::from_parts(27_350_000, 3779)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn add_liquidity() -> Weight {
		Weight::from_parts(242_287_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(15_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
	fn remove_liquidity() -> Weight {
		Weight::from_parts(189_188_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(9_u64))
	}
	fn swap_exact_in() -> Weight {
		Weight::from_parts(206_460_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn swap_exact_out() -> Weight {
		Weight::from_parts(204_113_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn pause_pool() -> Weight {
		Weight::from_parts(28_094_000, 3779)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume_pool() -> Weight {
		Weight::from_parts(27_925_000, 3779)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn allow_account() -> Weight {
		Weight::from_parts(27_428_000, 3779)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn sweep_surplus() -> Weight {
		Weight::from_parts(152_937_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn observe() -> Weight {
		Weight::from_parts(373_071_000, 37516)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn observe_none() -> Weight {
		Weight::from_parts(6_612_000, 1493)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
}
