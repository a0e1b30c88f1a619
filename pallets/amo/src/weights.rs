//! Weights of `pallet_amo`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `create`.
	fn create() -> Weight;
	/// Returns the weight of `set_params`.
	fn set_params() -> Weight;
	/// Returns the weight of `step`.
	fn step() -> Weight;
	/// Returns the weight of `sweep_profit`.
	fn sweep_profit() -> Weight;
	/// Returns the weight of `pause`.
	fn pause() -> Weight;
	/// Returns the weight of `resume`.
	fn resume() -> Weight;
	/// Returns the weight of `idle`.
	fn idle() -> Weight;
	/// Returns the weight of `assess`.
	fn assess() -> Weight;
	/// Returns the weight of `expand`.
	fn expand() -> Weight;
	/// Returns the weight of `stressed_value`.
	fn stressed_value() -> Weight;
	/// Returns the weight of `contract`.
	fn contract() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Amo::AmoCount` (r:1 w:1)
	/// Proof: `Amo::AmoCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:1 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmosOfFamily` (r:1 w:1)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Operators` (r:0 w:1)
	/// Proof: `Amo::Operators` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Amos` (r:0 w:1)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// Proof size in bytes, measured: `5224`
		// Least time: 217_167_000 picoseconds.
		Weight::from_parts(280_729_000, 4375)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Amo::Amos` (r:1 w:1)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Proof size in bytes, measured: `334`
		// Least time: 72_931_000 picoseconds.
		Weight::from_parts(76_538_000, 3602)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Scheduled` (r:1 w:1)
	/// Proof: `Amo::Scheduled` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:16 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:0)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::OracleHeads` (r:1 w:0)
	/// Proof: `Pmm::OracleHeads` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Observations` (r:16 w:0)
	/// Proof: `Pmm::Observations` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn step() -> Weight {
		// Proof size in bytes, measured: `27346`
		// Least time: 823_128_000 picoseconds.
		Weight::from_parts(935_709_000, 55150)
			.saturating_add(T::DbWeight::get().reads(59_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:1 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:1)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn sweep_profit() -> Weight {
		// Proof size in bytes, measured: `6832`
		// Least time: 387_761_000 picoseconds.
		Weight::from_parts(549_814_000, 6360)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Amo::Amos` (r:1 w:1)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn pause() -> Weight {
		// Proof size in bytes, measured: `334`
		// Least time: 71_001_000 picoseconds.
		Weight::from_parts(75_059_000, 3602)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Amo::Amos` (r:1 w:1)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	fn resume() -> Weight {
		// Proof size in bytes, measured: `334`
		// Least time: 71_594_000 picoseconds.
		Weight::from_parts(89_945_000, 3602)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmoCount` (r:1 w:0)
	/// Proof: `Amo::AmoCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	fn idle() -> Weight {
		// Proof size in bytes, measured: `188`
		// Least time: 5_347_000 picoseconds.
		Weight::from_parts(6_121_000, 1493)
			.saturating_add(T::DbWeight::get().reads(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmoCount` (r:1 w:0)
	/// Proof: `Amo::AmoCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Scheduled` (r:1 w:1)
	/// Proof: `Amo::Scheduled` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:16 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:1)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::OracleHeads` (r:1 w:0)
	/// Proof: `Pmm::OracleHeads` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Observations` (r:16 w:0)
	/// Proof: `Pmm::Observations` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn assess() -> Weight {
		// Proof size in bytes, measured: `27373`
		// Least time: 793_997_000 picoseconds.
		Weight::from_parts(992_605_000, 55150)
			.saturating_add(T::DbWeight::get().reads(60_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmoCount` (r:1 w:0)
	/// Proof: `Amo::AmoCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Scheduled` (r:1 w:1)
	/// Proof: `Amo::Scheduled` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:17 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:16 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:1)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::OracleHeads` (r:1 w:0)
	/// Proof: `Pmm::OracleHeads` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Observations` (r:16 w:0)
	/// Proof: `Pmm::Observations` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `SafeMode::EnteredUntil` (r:1 w:0)
	/// Proof: `SafeMode::EnteredUntil` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:6)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Operators` (r:1 w:0)
	/// Proof: `Amo::Operators` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:0)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:1 w:0)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmDebt` (r:1 w:1)
	/// Proof: `Psm::PsmDebt` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Asset` (r:1 w:1)
	/// Proof: `PmmShares::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Account` (r:1 w:1)
	/// Proof: `PmmShares::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	fn expand() -> Weight {
		// Proof size in bytes, measured: `30626`
		// Least time: 1_785_914_000 picoseconds.
		Weight::from_parts(1_951_956_000, 55150)
			.saturating_add(T::DbWeight::get().reads(75_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
	/// Storage: `Amo::AmosOfFamily` (r:1 w:0)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:1 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:0)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:0)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	fn stressed_value() -> Weight {
		// Proof size in bytes, measured: `5650`
		// Least time: 246_271_000 picoseconds.
		Weight::from_parts(270_059_000, 4375)
			.saturating_add(T::DbWeight::get().reads(10_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmoCount` (r:1 w:0)
	/// Proof: `Amo::AmoCount` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Scheduled` (r:1 w:1)
	/// Proof: `Amo::Scheduled` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Amos` (r:1 w:0)
	/// Proof: `Amo::Amos` (`max_values`: None, `max_size`: Some(137), added: 2612, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:17 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:16 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Ledgers` (r:1 w:1)
	/// Proof: `Amo::Ledgers` (`max_values`: None, `max_size`: Some(255), added: 2730, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Pools` (r:1 w:1)
	/// Proof: `Pmm::Pools` (`max_values`: None, `max_size`: Some(314), added: 2789, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::OracleHeads` (r:1 w:0)
	/// Proof: `Pmm::OracleHeads` (`max_values`: None, `max_size`: Some(132), added: 2607, mode: `MaxEncodedLen`)
	/// Storage: `Pmm::Observations` (r:16 w:0)
	/// Proof: `Pmm::Observations` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Account` (r:1 w:1)
	/// Proof: `PmmShares::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `PmmShares::Asset` (r:1 w:1)
	/// Proof: `PmmShares::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:6 w:6)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Operators` (r:1 w:0)
	/// Proof: `Amo::Operators` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:0)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:1 w:0)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmDebt` (r:1 w:1)
	/// Proof: `Psm::PsmDebt` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	fn contract() -> Weight {
		// Proof size in bytes, measured: `30974`
		// Least time: 1_740_785_000 picoseconds.
		Weight::from_parts(1_855_708_000, 55150)
			.saturating_add(T::DbWeight::get().reads(74_u64))
			.saturating_add(T::DbWeight::get().writes(17_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(280_729_000, 4375)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(76_538_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn step() -> Weight {
		Weight::from_parts(935_709_000, 55150)
			.saturating_add(ParityDbWeight::get().reads(59_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn sweep_profit() -> Weight {
		Weight::from_parts(549_814_000, 6360)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn pause() -> Weight {
		Weight::from_parts(75_059_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn resume() -> Weight {
		Weight::from_parts(89_945_000, 3602)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn idle() -> Weight {
		Weight::from_parts(6_121_000, 1493)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
	}
	fn assess() -> Weight {
		Weight::from_parts(992_605_000, 55150)
			.saturating_add(ParityDbWeight::get().reads(60_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn expand() -> Weight {
		Weight::from_parts(1_951_956_000, 55150)
			.saturating_add(ParityDbWeight::get().reads(75_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
	}
	fn stressed_value() -> Weight {
		Weight::from_parts(270_059_000, 4375)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
	}
	fn contract() -> Weight {
		Weight::from_parts(1_855_708_000, 55150)
			.saturating_add(ParityDbWeight::get().reads(74_u64))
			.saturating_add(ParityDbWeight::get().writes(17_u64))
	}
}
