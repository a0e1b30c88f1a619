//! What `pallet_burrows` costs.
//!
//! Written by `scripts/benchmark.sh` with frame-omni-bencher 64.0.0 on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor. Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// What `guard` costs.
	fn guard() -> Weight;
	/// What `create` costs.
	fn create() -> Weight;
	/// What `deposit` costs.
	fn deposit() -> Weight;
	/// What `withdraw` costs.
	fn withdraw() -> Weight;
	/// What `mint` costs.
	fn mint() -> Weight;
	/// What `burn` costs.
	fn burn() -> Weight;
	/// What `activate` costs.
	fn activate() -> Weight;
	/// What `deactivate` costs.
	fn deactivate() -> Weight;
	/// What `set_delegate` costs.
	fn set_delegate() -> Weight;
	/// What `set_open` costs.
	fn set_open() -> Weight;
	/// What `grant` costs.
	fn grant() -> Weight;
	/// What `revoke` costs.
	fn revoke() -> Weight;
	/// What `revoke_all` costs.
	fn revoke_all() -> Weight;
	/// What `transfer` costs.
	fn transfer() -> Weight;
	/// What `accept_transfer` costs.
	fn accept_transfer() -> Weight;
	/// What `touch` costs.
	fn touch() -> Weight;
	/// What `mark_for_liquidation` costs.
	fn mark_for_liquidation() -> Weight;
	/// What `cancel_slice` costs.
	fn cancel_slice() -> Weight;
	/// What `sweep` costs.
	/// `n` goes from 0 to 200.
	fn sweep(n: u32, ) -> Weight;
	/// What `look` costs.
	/// `n` goes from 0 to 300.
	fn look(n: u32, ) -> Weight;
}

/// For a runtime, which has its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	fn guard() -> Weight {
		Self::withdraw()
	}
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `754`
		// Least time: 73_072_000 picoseconds.
		Weight::from_parts(88_053_000, 6196)
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
		// Least time: 86_337_000 picoseconds.
		Weight::from_parts(103_873_000, 6196)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `3411`
		// Least time: 101_817_000 picoseconds.
		Weight::from_parts(123_585_000, 6196)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(6_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:1)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `4048`
		// Least time: 86_900_000 picoseconds.
		Weight::from_parts(107_304_000, 5754)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:1)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `4231`
		// Least time: 95_578_000 picoseconds.
		Weight::from_parts(114_291_000, 5754)
			.saturating_add(T::DbWeight::get().reads(8_u64))
			.saturating_add(T::DbWeight::get().writes(7_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:1 w:1)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	fn activate() -> Weight {
		// Proof size in bytes, measured: `973`
		// Least time: 73_940_000 picoseconds.
		Weight::from_parts(87_015_000, 3654)
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
		// Least time: 52_852_000 picoseconds.
		Weight::from_parts(65_513_000, 3654)
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().writes(3_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn set_delegate() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 22_942_000 picoseconds.
		Weight::from_parts(29_106_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn set_open() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 16_197_000 picoseconds.
		Weight::from_parts(21_125_000, 3654)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:0)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn grant() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 22_138_000 picoseconds.
		Weight::from_parts(28_219_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:0)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn revoke() -> Weight {
		// Proof size in bytes, measured: `2562`
		// Least time: 22_979_000 picoseconds.
		Weight::from_parts(29_290_000, 5754)
			.saturating_add(T::DbWeight::get().reads(2_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:0 w:1)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	fn revoke_all() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 18_183_000 picoseconds.
		Weight::from_parts(22_974_000, 3654)
			.saturating_add(T::DbWeight::get().reads(1_u64))
			.saturating_add(T::DbWeight::get().writes(2_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	fn transfer() -> Weight {
		// Proof size in bytes, measured: `282`
		// Least time: 17_160_000 picoseconds.
		Weight::from_parts(22_256_000, 3654)
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
		// Least time: 76_585_000 picoseconds.
		Weight::from_parts(93_622_000, 6218)
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().writes(8_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn touch() -> Weight {
		// Proof size in bytes, measured: `826`
		// Least time: 40_599_000 picoseconds.
		Weight::from_parts(51_793_000, 3654)
			.saturating_add(T::DbWeight::get().reads(4_u64))
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:3 w:3)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `13012`
		// Least time: 209_478_000 picoseconds.
		Weight::from_parts(250_305_000, 24534)
			.saturating_add(T::DbWeight::get().reads(14_u64))
			.saturating_add(T::DbWeight::get().writes(20_u64))
	}
	/// Storage: `Burrows::Burrows` (r:1 w:1)
	/// Proof: `Burrows::Burrows` (`max_values`: None, `max_size`: Some(189), added: 2664, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Grants` (r:1 w:0)
	/// Proof: `Burrows::Grants` (`max_values`: None, `max_size`: Some(2289), added: 4764, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueHead` (r:1 w:1)
	/// Proof: `Auctions::QueueHead` (`max_values`: Some(1), `max_size`: Some(86), added: 581, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::QueueNodes` (r:9 w:9)
	/// Proof: `Auctions::QueueNodes` (`max_values`: None, `max_size`: Some(3411), added: 5886, mode: `MaxEncodedLen`)
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
	/// Storage: `System::Account` (r:2 w:2)
	/// Proof: `System::Account` (`max_values`: None, `max_size`: Some(128), added: 2603, mode: `MaxEncodedLen`)
	/// Storage: `Balances::Holds` (r:1 w:1)
	/// Proof: `Balances::Holds` (`max_values`: None, `max_size`: Some(139), added: 2614, mode: `MaxEncodedLen`)
	/// Storage: `Auctions::SlicesOf` (r:0 w:1)
	/// Proof: `Auctions::SlicesOf` (`max_values`: None, `max_size`: Some(28), added: 2503, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::Watched` (r:0 w:1)
	/// Proof: `Burrows::Watched` (`max_values`: None, `max_size`: Some(8), added: 2483, mode: `MaxEncodedLen`)
	/// Storage: `Burrows::RatioIndex` (r:0 w:2)
	/// Proof: `Burrows::RatioIndex` (`max_values`: None, `max_size`: Some(12), added: 2487, mode: `MaxEncodedLen`)
	fn cancel_slice() -> Weight {
		// Proof size in bytes, measured: `10429`
		// Least time: 197_135_000 picoseconds.
		Weight::from_parts(239_527_000, 53964)
			.saturating_add(T::DbWeight::get().reads(19_u64))
			.saturating_add(T::DbWeight::get().writes(19_u64))
	}
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
	/// Storage: `Auctions::Ledger` (r:1 w:1)
	/// Proof: `Auctions::Ledger` (`max_values`: Some(1), `max_size`: Some(176), added: 671, mode: `MaxEncodedLen`)
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
		// Proof size in bytes, measured: `12473 + n * (292 ±0)`
		// Least time: 28_211_000 picoseconds.
		Weight::from_parts(95_667_987, 24534)
			// Standard error: 108_492
			.saturating_add(Weight::from_parts(84_324_371, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(12_u64))
			.saturating_add(T::DbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(10_u64))
			.saturating_add(T::DbWeight::get().writes((7_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	/// Storage: `Controller::Core` (r:1 w:0)
	/// Proof: `Controller::Core` (`max_values`: Some(1), `max_size`: Some(290), added: 785, mode: `MaxEncodedLen`)
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
	fn look(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `823 + n * (55 ±0)`
		// Least time: 27_156_000 picoseconds.
		Weight::from_parts(46_302_056, 3932)
			// Standard error: 23_454
			.saturating_add(Weight::from_parts(12_133_249, 0).saturating_mul(n.into()))
			.saturating_add(T::DbWeight::get().reads(5_u64))
			.saturating_add(T::DbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
}

/// For tests.
impl WeightInfo for () {
	fn guard() -> Weight {
		Self::withdraw()
	}
	fn create() -> Weight {
		Weight::from_parts(88_053_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(7_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn deposit() -> Weight {
		Weight::from_parts(103_873_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn withdraw() -> Weight {
		Weight::from_parts(123_585_000, 6196)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(6_u64))
	}
	fn mint() -> Weight {
		Weight::from_parts(107_304_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn burn() -> Weight {
		Weight::from_parts(114_291_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(8_u64))
			.saturating_add(ParityDbWeight::get().writes(7_u64))
	}
	fn activate() -> Weight {
		Weight::from_parts(87_015_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(6_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn deactivate() -> Weight {
		Weight::from_parts(65_513_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().writes(3_u64))
	}
	fn set_delegate() -> Weight {
		Weight::from_parts(29_106_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn set_open() -> Weight {
		Weight::from_parts(21_125_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn grant() -> Weight {
		Weight::from_parts(28_219_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke() -> Weight {
		Weight::from_parts(29_290_000, 5754)
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn revoke_all() -> Weight {
		Weight::from_parts(22_974_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(2_u64))
	}
	fn transfer() -> Weight {
		Weight::from_parts(22_256_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(1_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn accept_transfer() -> Weight {
		Weight::from_parts(93_622_000, 6218)
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().writes(8_u64))
	}
	fn touch() -> Weight {
		Weight::from_parts(51_793_000, 3654)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn mark_for_liquidation() -> Weight {
		Weight::from_parts(250_305_000, 24534)
			.saturating_add(ParityDbWeight::get().reads(14_u64))
			.saturating_add(ParityDbWeight::get().writes(20_u64))
	}
	fn cancel_slice() -> Weight {
		Weight::from_parts(239_527_000, 53964)
			.saturating_add(ParityDbWeight::get().reads(19_u64))
			.saturating_add(ParityDbWeight::get().writes(19_u64))
	}
	fn sweep(n: u32, ) -> Weight {
		Weight::from_parts(95_667_987, 24534)
			.saturating_add(Weight::from_parts(84_324_371, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(12_u64))
			.saturating_add(ParityDbWeight::get().reads((4_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(10_u64))
			.saturating_add(ParityDbWeight::get().writes((7_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
	fn look(n: u32, ) -> Weight {
		Weight::from_parts(46_302_056, 3932)
			.saturating_add(Weight::from_parts(12_133_249, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(5_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(Weight::from_parts(0, 2664).saturating_mul(n.into()))
	}
}
