//! Weights of `pallet_burrows`.
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
	/// Returns the weight of `deposit`.
	fn deposit() -> Weight;
	/// Returns the weight of `withdraw`.
	fn withdraw() -> Weight;
	/// Returns the weight of `mint`.
	fn mint() -> Weight;
	/// Returns the weight of `burn`.
	fn burn() -> Weight;
	/// Returns the weight of `activate`.
	fn activate() -> Weight;
	/// Returns the weight of `deactivate`.
	fn deactivate() -> Weight;
	/// Returns the weight of `set_delegate`.
	fn set_delegate() -> Weight;
	/// Returns the weight of `set_open`.
	fn set_open() -> Weight;
	/// Returns the weight of `grant`.
	fn grant() -> Weight;
	/// Returns the weight of `revoke`.
	fn revoke() -> Weight;
	/// Returns the weight of `revoke_all`.
	fn revoke_all() -> Weight;
	/// Returns the weight of `transfer`.
	fn transfer() -> Weight;
	/// Returns the weight of `accept_transfer`.
	fn accept_transfer() -> Weight;
	/// Returns the weight of `touch`.
	fn touch() -> Weight;
	/// Returns the weight of `mark_for_liquidation`.
	fn mark_for_liquidation() -> Weight;
	/// Returns the weight of `cancel_slice`.
	fn cancel_slice() -> Weight;
	/// Returns the weight of `settlement_check`.
	fn settlement_check() -> Weight;
	/// Returns the weight of `sweep`.
	/// `n` goes from 0 to 200.
	fn sweep(n: u32, ) -> Weight;
	/// Returns the weight of `examine`.
	/// `n` goes from 0 to 300.
	fn examine(n: u32, ) -> Weight;
}

/// Weights for a runtime, with its own weights of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::NextBurrow` (r:1 w:1)
	/// Proof: `Burrows::NextBurrow` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::OwnedBy` (r:0 w:1)
	/// Proof: `Burrows::OwnedBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Burrows` (r:0 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn create() -> Weight {
		// Proof size in bytes, measured: `787`
		// Least time: 80_936_000 picoseconds.
		Weight::from_parts(90_368_000, 6196)
			.saturating_add(T::DbWeight::get().reads(7_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn deposit() -> Weight {
		// Proof size in bytes, measured: `2897`
		// Least time: 97_410_000 picoseconds.
		Weight::from_parts(109_584_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn withdraw() -> Weight {
		// Proof size in bytes, measured: `3444`
		// Least time: 118_575_000 picoseconds.
		Weight::from_parts(136_761_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:1)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn mint() -> Weight {
		// Proof size in bytes, measured: `4081`
		// Least time: 102_271_000 picoseconds.
		Weight::from_parts(115_735_000, 5754)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:1)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Asset` (r:1 w:1)
	/// Proof: `Assets::Asset` (`max_values`: None, `max_size`: Some(210), added: 2685, mode: `MaxEncodedLen`)
	/// Storage: `Assets::Account` (r:1 w:1)
	/// Proof: `Assets::Account` (`max_values`: None, `max_size`: Some(134), added: 2609, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn burn() -> Weight {
		// Proof size in bytes, measured: `4264`
		// Least time: 115_077_000 picoseconds.
		Weight::from_parts(127_099_000, 5754)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	fn activate() -> Weight {
		// Proof size in bytes, measured: `1006`
		// Least time: 88_155_000 picoseconds.
		Weight::from_parts(97_194_000, 3654)
			.saturating_add(T::DbWeight::get().reads(6_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	fn deactivate() -> Weight {
		// Proof size in bytes, measured: `484`
		// Least time: 63_356_000 picoseconds.
		Weight::from_parts(69_728_000, 3654)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn set_delegate() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 26_448_000 picoseconds.
		Weight::from_parts(30_427_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn set_open() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 18_896_000 picoseconds.
		Weight::from_parts(22_901_000, 3654)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:0)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn grant() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 25_357_000 picoseconds.
		Weight::from_parts(29_790_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:0)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 26_951_000 picoseconds.
		Weight::from_parts(31_442_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:0 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn revoke_all() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 20_447_000 picoseconds.
		Weight::from_parts(24_461_000, 3654)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn transfer() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 18_914_000 picoseconds.
		Weight::from_parts(22_371_000, 3654)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:2 w:2)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:0 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::OwnedBy` (r:0 w:2)
	/// Proof: `Burrows::OwnedBy` (`max_values`: None, `max_size`: Some(64), added: 2539, mode: `MaxEncodedLen`)
	fn accept_transfer() -> Weight {
		// Proof size in bytes, measured: `649`
		// Least time: 88_367_000 picoseconds.
		Weight::from_parts(97_168_000, 6218)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn touch() -> Weight {
		// Proof size in bytes, measured: `859`
		// Least time: 46_234_000 picoseconds.
		Weight::from_parts(52_141_000, 3654)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:4 w:9)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:1)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:1)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn mark_for_liquidation() -> Weight {
		// Proof size in bytes, measured: `13068`
		// Least time: 235_792_000 picoseconds.
		Weight::from_parts(257_362_000, 24534)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:1 w:1)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:9 w:9)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:1)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn cancel_slice() -> Weight {
		// Proof size in bytes, measured: `10500`
		// Least time: 210_178_000 picoseconds.
		Weight::from_parts(234_359_000, 53964)
			.saturating_add(T::DbWeight::get().reads(20_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Auctions::State` (r:1 w:0)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Unsettled` (r:1 w:0)
	/// Proof: `Auctions::Unsettled` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:32 w:0)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	fn settlement_check() -> Weight {
		// Proof size in bytes, measured: `1601`
		// Least time: 164_111_000 picoseconds.
		Weight::from_parts(173_437_000, 81086)
			.saturating_add(T::DbWeight::get().reads(34_u64))
	}
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::SweepCursor` (r:1 w:0)
	/// Proof: `Burrows::SweepCursor` (`max_values`: Some(1), `max_size`: Some(12), added: 507, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:201 w:400)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Burrows` (r:200 w:200)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:200 w:200)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:201 w:201)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::State` (r:1 w:1)
	/// Proof: `Auctions::State` (`max_values`: Some(1), `max_size`: Some(985), added: 1480, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:4 w:12)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Dripping` (r:1 w:1)
	/// Proof: `Auctions::Dripping` (`max_values`: Some(1), `max_size`: Some(64), added: 559, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:200)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:200)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	fn sweep(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `12529 + n * (292 ±0)`
		// Least time: 28_817_000 picoseconds.
		Weight::from_parts(10_985_766, 24534)
			// Standard error: 483_757
			.saturating_add(Weight::from_parts(87_897_857, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	/// Storage: `Controller::ControllerState` (r:1 w:0)
	/// Proof: `Controller::ControllerState` (`max_values`: Some(1), `max_size`: Some(387), added: 882, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::WatchCursor` (r:1 w:1)
	/// Proof: `Burrows::WatchCursor` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:301 w:0)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Burrows` (r:300 w:0)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn examine(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `856 + n * (55 ±0)`
		// Least time: 27_409_000 picoseconds.
		Weight::from_parts(41_852_679, 3932)
			// Standard error: 25_111
			.saturating_add(Weight::from_parts(11_581_500, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
}

/// Weights for tests, with the reads and writes of ParityDB.
impl WeightInfo for () {
	fn create() -> Weight {
		Weight::from_parts(90_368_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn deposit() -> Weight {
		Weight::from_parts(109_584_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(136_761_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(115_735_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn burn() -> Weight {
		Weight::from_parts(127_099_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn activate() -> Weight {
		Weight::from_parts(97_194_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn deactivate() -> Weight {
		Weight::from_parts(69_728_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_delegate() -> Weight {
		Weight::from_parts(30_427_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_open() -> Weight {
		Weight::from_parts(22_901_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn grant() -> Weight {
		Weight::from_parts(29_790_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(31_442_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_all() -> Weight {
		Weight::from_parts(24_461_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn transfer() -> Weight {
		Weight::from_parts(22_371_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(97_168_000, 6218)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn touch() -> Weight {
		Weight::from_parts(52_141_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn mark_for_liquidation() -> Weight {
		Weight::from_parts(257_362_000, 24534)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
	fn cancel_slice() -> Weight {
		Weight::from_parts(234_359_000, 53964)
			.saturating_add(ParityDbWeight::get().reads(20_u64))
			.saturating_add(ParityDbWeight::get().writes(19_u64))
	}
	fn settlement_check() -> Weight {
		Weight::from_parts(173_437_000, 81086)
			.saturating_add(ParityDbWeight::get().reads(34_u64))
	}
	fn sweep(n: u32, ) -> Weight {
		Weight::from_parts(10_985_766, 24534)
			.saturating_add(Weight::from_parts(87_897_857, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
			.saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	fn examine(n: u32, ) -> Weight {
		Weight::from_parts(41_852_679, 3932)
			.saturating_add(Weight::from_parts(11_581_500, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
}
