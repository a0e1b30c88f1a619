//! The pools that make a market around a guide price.

use super::governance::{Administrators, Guardian};
use crate::*;
use frame_support::{
	parameter_types,
	traits::{AsEnsureOriginWithArg, ConstU128, ConstU32, NeverEnsureOrigin},
	PalletId,
};
use sp_runtime::traits::AccountIdConversion;

parameter_types! {
	pub const PmmPalletId: PalletId = PalletId(*b"hx/pools");
	/// What belongs to the protocol and is not bound to a purpose; nobody has its key.
	pub ReserveAccount: AccountId = PalletId(*b"hx/resrv").into_account_truncating();
}

/// Shares of the pools of `pmm`, by the pool's number; only the pools make and destroy them.
pub type PmmSharesInstance = pallet_assets::Instance3;

impl pallet_assets::Config<PmmSharesInstance> for Runtime {
	type ApprovalDeposit = super::tokens::ApprovalDeposit;
	type AssetAccountDeposit = super::tokens::AssetAccountDeposit;
	type AssetDeposit = ConstU128<0>;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = u32;
	type Balance = Balance;
	type CallbackHandle = ();
	#[cfg(not(feature = "runtime-benchmarks"))]
	type CreateOrigin = AsEnsureOriginWithArg<NeverEnsureOrigin<AccountId>>;
	#[cfg(feature = "runtime-benchmarks")]
	type CreateOrigin = AsEnsureOriginWithArg<frame_system::EnsureSigned<AccountId>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = ConstU128<0>;
	type MetadataDepositPerByte = ConstU128<0>;
	type RemoveItemsLimit = ConstU32<1000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = ();
}

impl pallet_pmm::Config for Runtime {
	type AdminOrigin = Administrators;
	type Assets = Assets;
	type Clock = adapters::ChainClock;
	type GuardianOrigin = Guardian;
	type PalletId = PmmPalletId;
	type Prices = Prices;
	type Reserve = ReserveAccount;
	type Shares = PmmShares;
	type WeightInfo = pallet_pmm::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::Traders;
}
