//! Weights of `pallet_prices`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor. Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `set_params`.
	fn set_params() -> Weight;
	/// Returns the weight of `purge_submissions`.
	/// `n` goes from 1 to 64.
	fn purge_submissions(n: u32, ) -> Weight;
	/// Returns the weight of `feed_values`.
	/// `v` goes from 1 to 32.
	fn feed_values(v: u32, ) -> Weight;
	/// Returns the weight of `oracle_on_finalize`.
	fn oracle_on_finalize() -> Weight;
	/// Returns the weight of `quote`.
	fn quote() -> Weight;
	/// Returns the weight of `members_changed`.
	fn members_changed() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Prices::QuorumConfig` (r:1 w:1)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Proof size in bytes, measured: `216`
		// Least time: 10_379_000 picoseconds.
		Weight::from_parts(12_380_000, 2014)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OracleMembers::Members` (r:1 w:0)
	/// Proof: `OracleMembers::Members` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:65 w:64)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:64 w:64)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	fn purge_submissions(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `2067 + n * (90 ±0)`
		// Least time: 35_880_000 picoseconds.
		Weight::from_parts(40_948_646, 3542)
			// Standard error: 77_670
			.saturating_add(Weight::from_parts(10_459_866, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3385).saturating_mul(n.into()))
	}
	/// Storage: `OracleMembers::Members` (r:1 w:0)
	/// Proof: `OracleMembers::Members` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::HasDispatched` (r:1 w:1)
	/// Proof: `Oracle::HasDispatched` (`max_values`: Some(1), `max_size`: Some(545), added: 1040, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:512 w:32)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::Values` (r:32 w:0)
	/// Proof: `Oracle::Values` (`max_values`: None, `max_size`: Some(37), added: 2512, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:32 w:32)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	fn feed_values(v: u32, ) -> Weight {
		// Proof size in bytes, measured: `3100 + v * (689 ±0)`
		// Least time: 120_595_000 picoseconds.
		Weight::from_parts(46_264_805, 2030)
			// Standard error: 129_340
			.saturating_add(Weight::from_parts(92_973_599, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((18_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 40832).saturating_mul(v.into()))
	}
	/// Storage: `Oracle::HasDispatched` (r:0 w:1)
	/// Proof: `Oracle::HasDispatched` (`max_values`: Some(1), `max_size`: Some(545), added: 1040, mode: `MaxEncodedLen`)
	fn oracle_on_finalize() -> Weight {
		// Proof size in bytes, measured: `0`
		// Least time: 1_307_000 picoseconds.
		Weight::from_parts(1_885_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:1 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	fn quote() -> Weight {
		// Proof size in bytes, measured: `1639`
		// Least time: 14_520_000 picoseconds.
		Weight::from_parts(15_937_000, 4375)
			.saturating_add(T::DbWeight::get().reads(3_u64))
	}
	/// Storage: `Prices::QuorumConfig` (r:1 w:1)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	fn members_changed() -> Weight {
		// Proof size in bytes, measured: `632`
		// Least time: 6_197_000 picoseconds.
		Weight::from_parts(6_897_000, 2014)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn set_params() -> Weight {
		Weight::from_parts(12_380_000, 2014)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn purge_submissions(n: u32, ) -> Weight {
		Weight::from_parts(40_948_646, 3542)
			.saturating_add(Weight::from_parts(10_459_866, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3385).saturating_mul(n.into()))
	}
	fn feed_values(v: u32, ) -> Weight {
		Weight::from_parts(46_264_805, 2030)
			.saturating_add(Weight::from_parts(92_973_599, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((18_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 40832).saturating_mul(v.into()))
	}
	fn oracle_on_finalize() -> Weight {
		Weight::from_parts(1_885_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn quote() -> Weight {
		Weight::from_parts(15_937_000, 4375)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
	}
	fn members_changed() -> Weight {
		Weight::from_parts(6_897_000, 2014)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
}
