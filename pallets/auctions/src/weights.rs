//! Weights of `pallet_auctions`.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor.
//! Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// Weights that benchmarks measure for this pallet.
pub trait WeightInfo {
	/// Returns the weight of `bid`.
	fn bid() -> Weight;
	/// Returns the weight of `claim`.
	fn claim() -> Weight;
	/// Returns the weight of `settle`.
	/// `n` goes from 1 to 64.
	fn settle(n: u32, ) -> Weight;
	/// Returns the weight of `step`.
	fn step() -> Weight;
	/// Returns the weight of `complete`.
	fn complete() -> Weight;
	/// Returns the weight of `start`.
	fn start() -> Weight;
	/// Returns the weight of `drip`.
	fn drip() -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:3 w:3)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn bid() -> Weight {
		// Proof size in bytes, measured: `2817`
		// Least time: 132_349_000 picoseconds.
		Weight::from_parts(142_595_000, 8817)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	fn claim() -> Weight {
		// Proof size in bytes, measured: `660`
		// Least time: 70_748_000 picoseconds.
		Weight::from_parts(76_339_000, 6196)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(4_u64))
	}
	/// Storage: `System::Account` (r:65 w:65)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:1)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:66 w:66)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:9 w:9)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Dripping` (r:1 w:1)
	/// Proof: `Auctions::Dripping` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Burrows` (r:64 w:64)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:1)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:64)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:64)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:64)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn settle(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `11279 + n * (223 ±0)`
		// Least time: 342_490_000 picoseconds.
		Weight::from_parts(298_091_831, 53964)
			// Standard error: 463_299
			.saturating_add(Weight::from_parts(95_707_719, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(21_u64))
			.saturating_add(T::DbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(19_u64))
			.saturating_add(T::DbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:0)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:0)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	fn step() -> Weight {
		// Proof size in bytes, measured: `996`
		// Least time: 15_152_000 picoseconds.
		Weight::from_parts(16_818_000, 2470)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Auctions::Auctions` (r:1 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:1)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	fn complete() -> Weight {
		// Proof size in bytes, measured: `1555`
		// Least time: 20_121_000 picoseconds.
		Weight::from_parts(22_897_000, 3667)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
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
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:1)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Auctions` (r:0 w:1)
	/// Proof: `Auctions::Auctions` (`max_values`: None, `max_size`: Some(202), added: 2677, mode: `MaxEncodedLen`)
	fn start() -> Weight {
		// Proof size in bytes, measured: `12083`
		// Least time: 89_778_000 picoseconds.
		Weight::from_parts(98_787_000, 24534)
			.saturating_add(T::DbWeight::get().reads(10_u64))
			.saturating_add(T::DbWeight::get().writes(14_u64))
	}
	/// Storage: `Auctions::Dripping` (r:1 w:1)
	/// Proof: `Auctions::Dripping` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:2 w:2)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	fn drip() -> Weight {
		// Proof size in bytes, measured: `1583`
		// Least time: 125_862_000 picoseconds.
		Weight::from_parts(135_275_000, 6208)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn bid() -> Weight {
		Weight::from_parts(142_595_000, 8817)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn claim() -> Weight {
		Weight::from_parts(76_339_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(4_u64))
	}
	fn settle(n: u32, ) -> Weight {
		Weight::from_parts(298_091_831, 53964)
			.saturating_add(Weight::from_parts(95_707_719, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(21_u64))
			.saturating_add(ParityDbWeight::get().reads((3_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(19_u64))
			.saturating_add(ParityDbWeight::get().writes((6_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	fn step() -> Weight {
		Weight::from_parts(16_818_000, 2470)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn complete() -> Weight {
		Weight::from_parts(22_897_000, 3667)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn start() -> Weight {
		Weight::from_parts(98_787_000, 24534)
			.saturating_add(ParityDbWeight::get().reads(10_u64))
			.saturating_add(ParityDbWeight::get().writes(14_u64))
	}
	fn drip() -> Weight {
		Weight::from_parts(135_275_000, 6208)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
}
