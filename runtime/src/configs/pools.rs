//! PMM pools: market makers around a guide price.

use super::origins::Administrators;
use crate::*;
use frame_support::{parameter_types, PalletId};
use frame_system::EnsureRoot;
use sp_runtime::traits::AccountIdConversion;

parameter_types! {
	pub const PmmPalletId: PalletId = PalletId(*b"hx/pools");
	/// Pot of protocol money without a purpose yet. It has no key.
	pub ReserveAccount: AccountId = PalletId(*b"hx/resrv").into_account_truncating();
}

impl pallet_pmm::Config for Runtime {
	type AdminOrigin = Administrators;
	type Assets = Assets;
	type Clock = adapters::ChainClock;
	// Through `pallet_guardian`.
	type GuardianOrigin = EnsureRoot<AccountId>;
	type PalletId = PmmPalletId;
	type Prices = Prices;
	type Reserve = ReserveAccount;
	type Shares = PmmShares;
	type WeightInfo = pallet_pmm::weights::SubstrateWeight<Runtime>;
	type Worth = PegGuard;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::PmmSetup;
}
