//! The kit system.

use super::governance::TwoThirdsOfCommittee;
use crate::*;
use frame_support::{parameter_types, traits::fungible::ItemOf};

parameter_types! {
	/// KIT, as a token of `assets`.
	pub const KitAsset: u32 = constants::token::KIT;
	/// KIT, as a side of a pool.
	pub const Kit: AssetKind = AssetKind::WithId(constants::token::KIT);
}

/// KIT as a currency of its own.
pub type KitToken = ItemOf<Assets, KitAsset, AccountId>;

impl pallet_controller::Config for Runtime {
	type AdminOrigin = TwoThirdsOfCommittee;
	type Clock = adapters::ChainClock;
	type Kit = KitToken;
	type Market = adapters::KitPool;
	type Preset = adapters::HuxianPreset;
	type Prices = Prices;
	type WeightInfo = pallet_controller::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::KitWorld;
}

impl pallet_burrows::Config for Runtime {
	type Collateral = Balances;
	type Controller = Controller;
	type Preset = adapters::HuxianPreset;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_burrows::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::KitWorld;
}
