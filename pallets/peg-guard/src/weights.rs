//! Weights of `pallet_peg_guard`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `create_family`.
	fn create_family() -> Weight;
	/// Returns the weight of `add_external`.
	fn add_external() -> Weight;
	/// Returns the weight of `remove_external`.
	fn remove_external() -> Weight;
	/// Returns the weight of `set_params`.
	fn set_params() -> Weight;
	/// Returns the weight of `set_max_debt`.
	fn set_max_debt() -> Weight;
	/// Returns the weight of `set_weights`.
	/// `n` goes from 1 to 16.
	fn set_weights(n: u32, ) -> Weight;
	/// Returns the weight of `pause_minting`.
	fn pause_minting() -> Weight;
	/// Returns the weight of `disable_external`.
	fn disable_external() -> Weight;
	/// Returns the weight of `resume_external`.
	fn resume_external() -> Weight;
	/// Returns the weight of `hold_queue`.
	fn hold_queue() -> Weight;
	/// Returns the weight of `release_queue`.
	fn release_queue() -> Weight;
	/// Returns the weight of `process_queue`.
	/// `n` goes from 1 to 16.
	fn process_queue(n: u32, ) -> Weight;
	/// Returns the weight of `claim`.
	fn claim() -> Weight;
	/// Returns the weight of `step`.
	fn step() -> Weight;
	/// Returns the weight of `step_family`.
	/// `n` goes from 1 to 16.
	fn step_family(n: u32, ) -> Weight;
	/// Returns the weight of `step_change`.
	fn step_change() -> Weight;
	/// Returns the weight of `psm_mint`.
	/// `n` goes from 1 to 16.
	fn psm_mint(n: u32, ) -> Weight;
	/// Returns the weight of `psm_redeem`.
	fn psm_redeem() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:0)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmosOfFamily` (r:1 w:0)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::FamilyIds` (r:1 w:1)
	/// Proof: `PegGuard::FamilyIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:1)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:0 w:1)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	fn create_family() -> Weight {
		// Proof size in bytes, measured: `2223`
		// Least time: 81_527_000 picoseconds.
		Weight::from_parts(88_989_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Metadata` (r:1 w:0)
	/// Proof: `Assets::Metadata` (`max_values`: None, `max_size`: Some(140), added: 2615, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:1)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::AssetCeilingWeight` (r:1 w:1)
	/// Proof: `Psm::AssetCeilingWeight` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::MintingFee` (r:1 w:1)
	/// Proof: `Psm::MintingFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:1 w:1)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn add_external() -> Weight {
		// Proof size in bytes, measured: `7178`
		// Least time: 243_133_000 picoseconds.
		Weight::from_parts(261_828_000, 43630)
			.saturating_add(T::DbWeight::get().reads(25_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmosOfFamily` (r:1 w:0)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:1)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmDebt` (r:1 w:1)
	/// Proof: `Psm::PsmDebt` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Psm::AssetCeilingWeight` (r:0 w:1)
	/// Proof: `Psm::AssetCeilingWeight` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::MintingFee` (r:0 w:1)
	/// Proof: `Psm::MintingFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:0 w:1)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn remove_external() -> Weight {
		// Proof size in bytes, measured: `2638`
		// Least time: 107_301_000 picoseconds.
		Weight::from_parts(126_606_000, 4083)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	fn set_params() -> Weight {
		// Proof size in bytes, measured: `828`
		// Least time: 35_343_000 picoseconds.
		Weight::from_parts(54_497_000, 4083)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::Psm` (r:1 w:1)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	fn set_max_debt() -> Weight {
		// Proof size in bytes, measured: `1510`
		// Least time: 59_179_000 picoseconds.
		Weight::from_parts(75_355_000, 4083)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:16)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:16 w:0)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::AssetCeilingWeight` (r:16 w:16)
	/// Proof: `Psm::AssetCeilingWeight` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn set_weights(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `5081 + n * (16 ±0)`
		// Least time: 178_349_000 picoseconds.
		Weight::from_parts(263_863_945, 43630)
			// Standard error: 1_061_470
			.saturating_add(Weight::from_parts(16_038_099, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(18_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn pause_minting() -> Weight {
		// Proof size in bytes, measured: `4392`
		// Least time: 101_516_000 picoseconds.
		Weight::from_parts(117_044_000, 7760)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn disable_external() -> Weight {
		// Proof size in bytes, measured: `1230`
		// Least time: 47_461_000 picoseconds.
		Weight::from_parts(81_939_000, 3655)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	fn resume_external() -> Weight {
		// Proof size in bytes, measured: `4401`
		// Least time: 102_763_000 picoseconds.
		Weight::from_parts(126_737_000, 7760)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn hold_queue() -> Weight {
		// Proof size in bytes, measured: `902`
		// Least time: 39_133_000 picoseconds.
		Weight::from_parts(46_454_000, 4083)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	fn release_queue() -> Weight {
		// Proof size in bytes, measured: `902`
		// Least time: 37_673_000 picoseconds.
		Weight::from_parts(45_882_000, 4083)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:17 w:16)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::RedemptionRequests` (r:16 w:16)
	/// Proof: `PegGuard::RedemptionRequests` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:16)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:32 w:32)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:17 w:17)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn process_queue(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `3927 + n * (462 ±0)`
		// Least time: 157_675_000 picoseconds.
		Weight::from_parts(127_012_423, 4083)
			// Standard error: 656_126
			.saturating_add(Weight::from_parts(73_588_470, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(2_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(n.into()))
	}
	/// Storage: `PegGuard::Families` (r:1 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Undeliverable` (r:1 w:1)
	/// Proof: `PegGuard::Undeliverable` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof size in bytes, measured: `3424`
		// Least time: 133_591_000 picoseconds.
		Weight::from_parts(149_421_000, 6208)
			.saturating_add(T::DbWeight::get().reads(9_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::FamilyIds` (r:1 w:0)
	/// Proof: `PegGuard::FamilyIds` (`max_values`: Some(1), `max_size`: Some(33), added: 528, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Cursor` (r:1 w:1)
	/// Proof: `PegGuard::Cursor` (`max_values`: Some(1), `max_size`: Some(4), added: 499, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:8 w:0)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	fn step() -> Weight {
		// Proof size in bytes, measured: `350`
		// Least time: 34_996_000 picoseconds.
		Weight::from_parts(39_658_000, 25734)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:17 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:16 w:0)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmosOfFamily` (r:1 w:0)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	fn step_family(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `3744 + n * (272 ±0)`
		// Least time: 100_346_000 picoseconds.
		Weight::from_parts(127_180_508, 4375)
			// Standard error: 678_319
			.saturating_add(Weight::from_parts(17_341_070, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3385).saturating_mul(n.into()))
	}
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:0)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:0)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Amo::AmosOfFamily` (r:1 w:0)
	/// Proof: `Amo::AmosOfFamily` (`max_values`: None, `max_size`: Some(109), added: 2584, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:1)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::MintingFee` (r:1 w:1)
	/// Proof: `Psm::MintingFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:1 w:1)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	fn step_change() -> Weight {
		// Proof size in bytes, measured: `5792`
		// Least time: 148_784_000 picoseconds.
		Weight::from_parts(183_370_000, 7760)
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().writes(5_u64))
	}
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:0)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::MintingFee` (r:1 w:1)
	/// Proof: `Psm::MintingFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmDebt` (r:17 w:1)
	/// Proof: `Psm::PsmDebt` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Psm::AssetCeilingWeight` (r:17 w:0)
	/// Proof: `Psm::AssetCeilingWeight` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:1 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Operators` (r:1 w:0)
	/// Proof: `Amo::Operators` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::QuorumConfig` (r:1 w:0)
	/// Proof: `Prices::QuorumConfig` (`max_values`: Some(1), `max_size`: Some(529), added: 1024, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Submissions` (r:2 w:0)
	/// Proof: `Prices::Submissions` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmAdmin` (r:1 w:0)
	/// Proof: `Psm::PsmAdmin` (`max_values`: None, `max_size`: Some(121), added: 2596, mode: `MaxEncodedLen`)
	fn psm_mint(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `6011 + n * (179 ±0)`
		// Least time: 269_287_000 picoseconds.
		Weight::from_parts(291_996_706, 11426)
			// Standard error: 262_849
			.saturating_add(Weight::from_parts(11_627_354, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(11_u64))
			.saturating_add(Weight::from_parts(0, 2531).saturating_mul(n.into()))
	}
	/// Storage: `Psm::Psm` (r:1 w:0)
	/// Proof: `Psm::Psm` (`max_values`: None, `max_size`: Some(89), added: 2564, mode: `MaxEncodedLen`)
	/// Storage: `Psm::ExternalAssets` (r:1 w:0)
	/// Proof: `Psm::ExternalAssets` (`max_values`: None, `max_size`: Some(42), added: 2517, mode: `MaxEncodedLen`)
	/// Storage: `Psm::RedemptionFee` (r:1 w:0)
	/// Proof: `Psm::RedemptionFee` (`max_values`: None, `max_size`: Some(44), added: 2519, mode: `MaxEncodedLen`)
	/// Storage: `Psm::PsmDebt` (r:1 w:1)
	/// Proof: `Psm::PsmDebt` (`max_values`: None, `max_size`: Some(56), added: 2531, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:4 w:4)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:2 w:2)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Externals` (r:2 w:1)
	/// Proof: `PegGuard::Externals` (`max_values`: None, `max_size`: Some(190), added: 2665, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::Families` (r:1 w:1)
	/// Proof: `PegGuard::Families` (`max_values`: None, `max_size`: Some(618), added: 3093, mode: `MaxEncodedLen`)
	/// Storage: `Amo::Operators` (r:1 w:0)
	/// Proof: `Amo::Operators` (`max_values`: None, `max_size`: Some(52), added: 2527, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `PegGuard::RedemptionRequests` (r:0 w:1)
	/// Proof: `PegGuard::RedemptionRequests` (`max_values`: None, `max_size`: Some(112), added: 2587, mode: `MaxEncodedLen`)
	fn psm_redeem() -> Weight {
		// Proof size in bytes, measured: `5579`
		// Least time: 276_630_000 picoseconds.
		Weight::from_parts(296_871_000, 11426)
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().writes(11_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn create_family() -> Weight {
		Weight::from_parts(88_989_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn add_external() -> Weight {
		Weight::from_parts(261_828_000, 43630)
			.saturating_add(ParityDbWeight::get().reads(25_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn remove_external() -> Weight {
		Weight::from_parts(126_606_000, 4083)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn set_params() -> Weight {
		Weight::from_parts(54_497_000, 4083)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_max_debt() -> Weight {
		Weight::from_parts(75_355_000, 4083)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_weights(n: u32, ) -> Weight {
		Weight::from_parts(263_863_945, 43630)
			.saturating_add(Weight::from_parts(16_038_099, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(18_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2519).saturating_mul(n.into()))
	}
	fn pause_minting() -> Weight {
		Weight::from_parts(117_044_000, 7760)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn disable_external() -> Weight {
		Weight::from_parts(81_939_000, 3655)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn resume_external() -> Weight {
		Weight::from_parts(126_737_000, 7760)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn hold_queue() -> Weight {
		Weight::from_parts(46_454_000, 4083)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn release_queue() -> Weight {
		Weight::from_parts(45_882_000, 4083)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn process_queue(n: u32, ) -> Weight {
		Weight::from_parts(127_012_423, 4083)
			.saturating_add(Weight::from_parts(73_588_470, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().reads((6_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 5218).saturating_mul(n.into()))
	}
	fn claim() -> Weight {
		Weight::from_parts(149_421_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(9_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn step() -> Weight {
		Weight::from_parts(39_658_000, 25734)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn step_family(n: u32, ) -> Weight {
		Weight::from_parts(127_180_508, 4375)
			.saturating_add(Weight::from_parts(17_341_070, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 3385).saturating_mul(n.into()))
	}
	fn step_change() -> Weight {
		Weight::from_parts(183_370_000, 7760)
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().writes(5_u64))
	}
	fn psm_mint(n: u32, ) -> Weight {
		Weight::from_parts(291_996_706, 11426)
			.saturating_add(Weight::from_parts(11_627_354, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
			.saturating_add(Weight::from_parts(0, 2531).saturating_mul(n.into()))
	}
	fn psm_redeem() -> Weight {
		Weight::from_parts(296_871_000, 11426)
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().writes(11_u64))
	}
}
