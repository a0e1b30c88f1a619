//! Tokens and pool shares, and the pools of `asset_conversion`.

use crate::*;
use frame_support::{
	ord_parameter_types, parameter_types,
	traits::{
		fungible::{NativeFromLeft, UnionOf},
		tokens::imbalance::ResolveAssetTo,
		AsEnsureOriginWithArg, ConstU128, ConstU32, VariantCountOf,
	},
	PalletId,
};
use frame_system::{EnsureRootWithSuccess, EnsureSignedBy};
use sp_runtime::{traits::AccountIdConversion, Permill};

impl pallet_balances::Config for Runtime {
	type AccountStore = System;
	type Balance = Balance;
	type DoneSlashHandler = ();
	type DustRemoval = ();
	type ExistentialDeposit = ConstU128<{ currency::EXISTENTIAL_DEPOSIT }>;
	type FreezeIdentifier = RuntimeFreezeReason;
	type MaxFreezes = VariantCountOf<RuntimeFreezeReason>;
	type MaxLocks = ConstU32<50>;
	type MaxReserves = ConstU32<50>;
	type ReserveIdentifier = [u8; 8];
	type RuntimeEvent = RuntimeEvent;
	type RuntimeFreezeReason = RuntimeFreezeReason;
	type RuntimeHoldReason = RuntimeHoldReason;
	type WeightInfo = pallet_balances::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	/// Owner of the protocol's tokens. It has no key.
	pub TokenOwner: AccountId = PalletId(*b"hx/token").into_account_truncating();
	pub const AssetDeposit: Balance = 100 * currency::HUX;
	pub const AssetAccountDeposit: Balance = currency::deposit(1, 16);
	pub const ApprovalDeposit: Balance = currency::EXISTENTIAL_DEPOSIT;
	pub const MetadataDepositBase: Balance = currency::deposit(1, 68);
	pub const MetadataDepositPerByte: Balance = currency::deposit(0, 1);
}

/// All tokens but HUX. Only Root creates them, so no stranger can take the id of a mirror.
pub type AssetsInstance = pallet_assets::Instance1;

impl pallet_assets::Config<AssetsInstance> for Runtime {
	type ApprovalDeposit = ApprovalDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = AssetDeposit;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = codec::Compact<u32>;
	type Balance = Balance;
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureRootWithSuccess<AccountId, TokenOwner>>;
	type Currency = Balances;
	type Extra = ();
	type ForceOrigin = frame_system::EnsureRoot<AccountId>;
	type Freezer = ();
	type Holder = ();
	type MetadataDepositBase = MetadataDepositBase;
	type MetadataDepositPerByte = MetadataDepositPerByte;
	type RemoveItemsLimit = ConstU32<1000>;
	type ReserveData = ();
	type RuntimeEvent = RuntimeEvent;
	type StringLimit = ConstU32<50>;
	type WeightInfo = pallet_assets::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::AssetIds;
}

ord_parameter_types! {
	/// Account of `asset_conversion`, which alone creates and destroys its pool shares.
	pub const ConversionAccount: AccountId =
		AccountIdConversion::<AccountId>::into_account_truncating(&ConversionPalletId::get());
}

parameter_types! {
	pub const ConversionPalletId: PalletId = PalletId(*b"hx/swaps");
}

/// Shares of the pools of `asset_conversion`, which counts their ids up.
pub type PoolSharesInstance = pallet_assets::Instance2;

impl pallet_assets::Config<PoolSharesInstance> for Runtime {
	type ApprovalDeposit = ApprovalDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = ConstU128<0>;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = u32;
	type Balance = Balance;
	type CallbackHandle = ();
	type CreateOrigin = AsEnsureOriginWithArg<EnsureSignedBy<ConversionAccount, AccountId>>;
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

/// Shares of the pools of `pmm`, by the number of the pool. Only the pallet mints and burns them.
pub type PmmSharesInstance = pallet_assets::Instance3;

impl pallet_assets::Config<PmmSharesInstance> for Runtime {
	type ApprovalDeposit = ApprovalDeposit;
	type AssetAccountDeposit = AssetAccountDeposit;
	type AssetDeposit = ConstU128<0>;
	type AssetId = u32;
	type AssetIdAllocator = ();
	type AssetIdParameter = u32;
	type Balance = Balance;
	type CallbackHandle = ();
	#[cfg(not(feature = "runtime-benchmarks"))]
	type CreateOrigin = AsEnsureOriginWithArg<frame_support::traits::NeverEnsureOrigin<AccountId>>;
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

/// HUX and all tokens behind one interface.
pub type AllTokens = UnionOf<Balances, Assets, NativeFromLeft, AssetKind, AccountId>;

parameter_types! {
	pub const Hux: AssetKind = AssetKind::Native;
	pub const SwapFee: Permill = Permill::from_parts(2_000);
	pub const MaxSwapFee: Permill = Permill::from_percent(5);
	pub const WithdrawalFee: Permill = Permill::zero();
	pub const PoolSetupFee: Balance = 100 * currency::HUX;
	pub TreasuryAccount: AccountId = PalletId(*b"hx/treas").into_account_truncating();
}

/// Requires HUX on one side of every pool.
pub type PoolLocator = pallet_asset_conversion::WithFirstAsset<
	Hux,
	AccountId,
	AssetKind,
	pallet_asset_conversion::AccountIdConverter<ConversionPalletId, (AssetKind, AssetKind)>,
>;

impl pallet_asset_conversion::Config for Runtime {
	type AdminOrigin = super::origins::AfterNotice;
	type AssetKind = AssetKind;
	type Assets = pool_tokens::PoolTokens;
	type Balance = Balance;
	type HigherPrecisionBalance = sp_core::U256;
	type LPFee = SwapFee;
	type LiquidityWithdrawalFee = WithdrawalFee;
	type MaxSwapFee = MaxSwapFee;
	// Every pool has HUX on one side, so the longest path is token, HUX, token.
	type MaxSwapPathLength = ConstU32<3>;
	type MintMinLiquidity = ConstU128<1_000>;
	type PalletId = ConversionPalletId;
	type PoolAssetId = u32;
	type PoolAssets = pool_tokens::PoolShares;
	type PoolId = (AssetKind, AssetKind);
	type PoolLocator = PoolLocator;
	type PoolSetupFee = PoolSetupFee;
	type PoolSetupFeeAsset = Hux;
	type PoolSetupFeeTarget = ResolveAssetTo<TreasuryAccount, AllTokens>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = pallet_asset_conversion::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::PairSetup;
}
