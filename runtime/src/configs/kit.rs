//! The kit system.

use super::governance::Administrators;
use crate::*;
use frame_support::{parameter_types, traits::fungible::ItemOf, weights::Weight, PalletId};
use sp_runtime::{traits::AccountIdConversion, Perbill};

parameter_types! {
	/// KIT, as a token of `assets`.
	pub const KitAsset: u32 = constants::token::KIT;
	/// KIT, as a side of a pool.
	pub const Kit: AssetKind = AssetKind::WithId(constants::token::KIT);
	/// Holds what is at auction and what is bid; nobody has its key.
	pub AuctionsAccount: AccountId = PalletId(*b"hx/auctn").into_account_truncating();
	/// A quarter of a block is the sweep's.
	pub SweepWeight: Weight = Perbill::from_percent(25) * super::system::RuntimeBlockWeights::get().max_block;
}

/// KIT as a currency of its own.
pub type KitToken = ItemOf<Assets, KitAsset, AccountId>;

impl pallet_controller::Config for Runtime {
	type AdminOrigin = Administrators;
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
	type Auctions = Auctions;
	type Collateral = Balances;
	type Controller = Controller;
	type Preset = adapters::HuxianPreset;
	type RuntimeHoldReason = RuntimeHoldReason;
	type SweepWeight = SweepWeight;
	type WeightInfo = pallet_burrows::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::KitWorld;
}

impl pallet_auctions::Config for Runtime {
	type Account = AuctionsAccount;
	type Burrows = Burrows;
	type Clock = adapters::ChainClock;
	type Controller = Controller;
	type Hux = Balances;
	type Kit = KitToken;
	type Market = adapters::KitPool;
	type Preset = adapters::HuxianPreset;
	type WeightInfo = pallet_auctions::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::KitWorld;
}
