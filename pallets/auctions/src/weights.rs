//! What `pallet_auctions` costs.
//!
//! Written by `scripts/benchmark.sh` with frame-omni-bencher 64.0.0 on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor. Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// What `bid` costs.
	fn bid() -> Weight;
	/// What `claim` costs.
	fn claim() -> Weight;
	/// What `settle` costs.
	/// `n` goes from 1 to 64.
	fn settle(n: u32, ) -> Weight;
	/// What `step` costs.
	fn step() -> Weight;
	/// What `complete` costs.
	fn complete() -> Weight;
	/// What `start` costs.
	fn start() -> Weight;
	/// What `drip` costs.
	fn drip() -> Weight;
}

/// For a runtime, which has its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Time` (r:1 w:0)
	/// Proof: `Auctions::Time` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::OpenLots` (r:1 w:1)
	/// Proof: `Auctions::OpenLots` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// Proof size in bytes, measured: `2578`
		// Least time: 128_218_000 picoseconds.
		Weight::from_parts(156_207_000, 8817)
			.saturating_add(T::DbWeight::get().reads(11_u64))
			.saturating_add(T::DbWeight::get().writes(10_u64))
	}
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof size in bytes, measured: `633`
		// Least time: 62_775_000 picoseconds.
		Weight::from_parts(77_732_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:1)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:66 w:66)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:4 w:4)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Dripping` (r:1 w:1)
	/// Proof: `Auctions::Dripping` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Burrows` (r:64 w:64)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:1)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:64)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:64)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:64)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn settle(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `15253 + n * (188 ±0)`
		// Least time: 300_145_000 picoseconds.
		Weight::from_parts(253_182_777, 24534)
			// Standard error: 173_878
			.saturating_add(Weight::from_parts(93_476_823, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(16_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(14_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	/// Storage: `Auctions::Time` (r:1 w:1)
	/// Proof: `Auctions::Time` (`max_values`: Some(1), `max_size`: Some(24), added: 519, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::OpenLots` (r:1 w:0)
	/// Proof: `Auctions::OpenLots` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:0)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:0)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	fn step() -> Weight {
		// Proof size in bytes, measured: `416`
		// Least time: 13_218_000 picoseconds.
		Weight::from_parts(16_651_000, 1886)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:1)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(129), added: 624, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::OpenLots` (r:1 w:1)
	/// Proof: `Auctions::OpenLots` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// Proof size in bytes, measured: `974`
		// Least time: 17_590_000 picoseconds.
		Weight::from_parts(21_880_000, 3667)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:4 w:9)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::NextAuction` (r:1 w:1)
	/// Proof: `Auctions::NextAuction` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::OpenLots` (r:1 w:1)
	/// Proof: `Auctions::OpenLots` (`max_values`: Some(1), `max_size`: Some(401), added: 896, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:1)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Auctions` (r:0 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	fn start() -> Weight {
		// Proof size in bytes, measured: `12050`
		// Least time: 75_271_000 picoseconds.
		Weight::from_parts(93_995_000, 24534)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Auctions::Dripping` (r:1 w:1)
	/// Proof: `Auctions::Dripping` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn drip() -> Weight {
		// Proof size in bytes, measured: `1553`
		// Least time: 106_284_000 picoseconds.
		Weight::from_parts(129_836_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
}

/// For tests.
impl WeightInfo for () {
	fn bid() -> Weight {
		Weight::from_parts(156_207_000, 8817)
			.saturating_add(ParityDbWeight::get().reads(11_u64))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(77_732_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn settle(n: u32, ) -> Weight {
		Weight::from_parts(253_182_777, 24534)
			.saturating_add(Weight::from_parts(93_476_823, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(16_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	fn step() -> Weight {
		Weight::from_parts(16_651_000, 1886)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(21_880_000, 3667)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(93_995_000, 24534)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
	}
	fn drip() -> Weight {
		Weight::from_parts(129_836_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
}
