//! The kit system: controller, burrows and auctions.

use super::origins::Administrators;
use crate::*;
use frame_support::{parameter_types, traits::fungible::ItemOf, weights::Weight, PalletId};
use sp_runtime::{traits::AccountIdConversion, Perbill};

parameter_types! {
	/// Identity of KIT in `assets`.
	pub const KitAsset: u32 = constants::token::KIT;
	/// KIT as one side of a pool.
	pub const Kit: AssetKind = AssetKind::WithId(constants::token::KIT);
	/// Account that holds collateral at auction and bids. It has no key.
	pub AuctionsAccount: AccountId = PalletId(*b"hx/auctn").into_account_truncating();
	/// Weight that the sweep of burrows may use: a quarter of a block.
	pub SweepWeight: Weight = Perbill::from_percent(25) * super::system::RuntimeBlockWeights::get().max_block;
}

/// KIT as a single currency.
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
	type BenchmarkHelper = crate::benchmarks::ControllerSetup;
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
	type BenchmarkHelper = crate::benchmarks::BurrowsSetup;
}

impl pallet_auctions::Config for Runtime {
	type Account = AuctionsAccount;
	type Burrows = Burrows;
	type Clock = adapters::ChainClock;
	type Controller = Controller;
	type Hux = Balances;
	type Kit = KitToken;
	type KitAccess = adapters::KitGate;
	type Market = adapters::KitPool;
	type Preset = adapters::HuxianPreset;
	type WeightInfo = pallet_auctions::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::AuctionsSetup;
}
