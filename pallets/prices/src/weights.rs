//! What `pallet_prices` costs.
//!
//! Written by `scripts/benchmark.sh` on 2026-11-21: steps 20, repeats 20,
//! Compiled WebAssembly, Intel(R) Xeon(R) Processor. Do not edit: change the benchmarks and run the script.

#![cfg_attr(rustfmt, rustfmt_skip)]
#![allow(unused_parens, unused_imports, missing_docs, clippy::unnecessary_cast)]

use frame::weights_prelude::*;

/// What has to be measured for this pallet.
pub trait WeightInfo {
	/// What `set_rules` costs.
	fn set_rules() -> Weight;
	/// What `forget` costs.
	/// `n` goes from 1 to 64.
	fn forget(n: u32, ) -> Weight;
	/// What `feed_values` costs.
	/// `v` goes from 1 to 32.
	fn feed_values(v: u32, ) -> Weight;
	/// What `oracle_on_finalize` costs.
	fn oracle_on_finalize() -> Weight;
	/// What `quote` costs.
	fn quote() -> Weight;
	/// What `members_changed` costs.
	fn members_changed() -> Weight;
}

/// For a runtime, which has its own price of reads and writes.
pub struct SubstrateWeight<T>(PhantomData<T>);
impl<T: frame_system::Config> WeightInfo for SubstrateWeight<T> {
	/// Storage: `Prices::Rules` (r:0 w:1)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	fn set_rules() -> Weight {
		// Proof size in bytes, measured: `0`
		// Least time: 5_520_000 picoseconds.
		Weight::from_parts(6_510_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `OracleMembers::Members` (r:1 w:0)
	/// Proof: `OracleMembers::Members` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Oracle::RawValues` (r:65 w:64)
	/// Proof: `Oracle::RawValues` (`max_values`: None, `max_size`: Some(77), added: 2552, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Words` (r:64 w:64)
	/// Proof: `Prices::Words` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	fn forget(n: u32, ) -> Weight {
		// Proof size in bytes, measured: `2067 + n * (90 ±0)`
		// Least time: 35_935_000 picoseconds.
		Weight::from_parts(28_544_648, 3542)
			// Standard error: 67_807
			.saturating_add(Weight::from_parts(10_806_347, 0).saturating_mul(n.into()))
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
	/// Storage: `Prices::Words` (r:32 w:32)
	/// Proof: `Prices::Words` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	fn feed_values(v: u32, ) -> Weight {
		// Proof size in bytes, measured: `2582 + v * (689 ±0)`
		// Least time: 119_703_000 picoseconds.
		Weight::from_parts(131_725_061, 2030)
			// Standard error: 895_764
			.saturating_add(Weight::from_parts(97_261_873, 0).saturating_mul(v.into()))
			.saturating_add(T::DbWeight::get().reads(3_u64))
			.saturating_add(T::DbWeight::get().reads((18_u64).saturating_mul(v.into())))
			.saturating_add(T::DbWeight::get().writes(1_u64))
			.saturating_add(T::DbWeight::get().writes((2_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 40832).saturating_mul(v.into()))
	}
	/// Storage: `Oracle::HasDispatched` (r:0 w:1)
	/// Proof: `Oracle::HasDispatched` (`max_values`: Some(1), `max_size`: Some(545), added: 1040, mode: `MaxEncodedLen`)
	fn oracle_on_finalize() -> Weight {
		// Proof size in bytes, measured: `0`
		// Least time: 1_266_000 picoseconds.
		Weight::from_parts(1_650_000, 0)
			.saturating_add(T::DbWeight::get().writes(1_u64))
	}
	/// Storage: `Timestamp::Now` (r:1 w:0)
	/// Proof: `Timestamp::Now` (`max_values`: Some(1), `max_size`: Some(8), added: 503, mode: `MaxEncodedLen`)
	/// Storage: `OracleMembers::Members` (r:1 w:0)
	/// Proof: `OracleMembers::Members` (`max_values`: Some(1), `max_size`: Some(513), added: 1008, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Rules` (r:1 w:0)
	/// Proof: `Prices::Rules` (`max_values`: Some(1), `max_size`: Some(16), added: 511, mode: `MaxEncodedLen`)
	/// Storage: `Prices::Words` (r:1 w:0)
	/// Proof: `Prices::Words` (`max_values`: None, `max_size`: Some(910), added: 3385, mode: `MaxEncodedLen`)
	fn quote() -> Weight {
		// Proof size in bytes, measured: `1705`
		// Least time: 19_917_000 picoseconds.
		Weight::from_parts(22_892_000, 4375)
			.saturating_add(T::DbWeight::get().reads(4_u64))
	}
	fn members_changed() -> Weight {
		Weight::from_parts(15_000_000, 2030)
			.saturating_add(T::DbWeight::get().reads_writes(1, 1))
	}
}

/// For tests.
impl WeightInfo for () {
	fn set_rules() -> Weight {
		Weight::from_parts(6_510_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn forget(n: u32, ) -> Weight {
		Weight::from_parts(28_544_648, 3542)
			.saturating_add(Weight::from_parts(10_806_347, 0).saturating_mul(n.into()))
			.saturating_add(ParityDbWeight::get().reads(2_u64))
			.saturating_add(ParityDbWeight::get().reads((2_u64).saturating_mul(n.into())))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(n.into())))
			.saturating_add(Weight::from_parts(0, 3385).saturating_mul(n.into()))
	}
	fn feed_values(v: u32, ) -> Weight {
		Weight::from_parts(131_725_061, 2030)
			.saturating_add(Weight::from_parts(97_261_873, 0).saturating_mul(v.into()))
			.saturating_add(ParityDbWeight::get().reads(3_u64))
			.saturating_add(ParityDbWeight::get().reads((18_u64).saturating_mul(v.into())))
			.saturating_add(ParityDbWeight::get().writes(1_u64))
			.saturating_add(ParityDbWeight::get().writes((2_u64).saturating_mul(v.into())))
			.saturating_add(Weight::from_parts(0, 40832).saturating_mul(v.into()))
	}
	fn oracle_on_finalize() -> Weight {
		Weight::from_parts(1_650_000, 0)
			.saturating_add(ParityDbWeight::get().writes(1_u64))
	}
	fn quote() -> Weight {
		Weight::from_parts(22_892_000, 4375)
			.saturating_add(ParityDbWeight::get().reads(4_u64))
	}
	fn members_changed() -> Weight {
		Weight::from_parts(15_000_000, 2030)
			.saturating_add(ParityDbWeight::get().reads_writes(1, 1))
	}
}
