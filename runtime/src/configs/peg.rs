//! The peg: the PSM, its guard, and the market operations.

use super::origins::Administrators;
use crate::{constants::token::FAMILIES, *};
use frame_support::{
	parameter_types,
	traits::{ConstU32, Contains, Get},
	weights::Weight,
	PalletId,
};
use frame_system::EnsureRoot;
use pallet_peg_guard::{types::MAX_EXTERNALS, EnsureGuard, GuardedFungibles, PsmWeights};
use sp_runtime::{traits::AccountIdConversion, Perbill};

parameter_types! {
	/// Pot of the market operations. Each has the sub-account of its number.
	pub const AmoPalletId: PalletId = PalletId(*b"hx/amo!!");
	/// Seed of the PSM accounts. Each family has the account of its token.
	pub const PsmPalletId: PalletId = PalletId(*b"hx/psm!!");
	/// Pot of the fees. Each family has the sub-account of its token.
	pub const FeePot: PalletId = PalletId(*b"hx/peg-r");
	/// The only admin of the PSM, and the escrow of the redemption queue. It has no key.
	pub GuardAccount: AccountId = PalletId(*b"hx/guard").into_account_truncating();
	/// Weight that the guard's hook may use: a fiftieth of a block.
	pub GuardWeight: Weight = Perbill::from_percent(2) * super::system::RuntimeBlockWeights::get().max_block;
}

/// Tokens that the PSM may issue: those of the ids that are reserved for families.
///
/// KIT has the controller as its issuer, and every other token a bridge.
pub struct FamilyTokens;
impl Contains<u32> for FamilyTokens {
	fn contains(token: &u32) -> bool {
		// Benchmarks make tokens of their own.
		FAMILIES.contains(token) || cfg!(feature = "runtime-benchmarks")
	}
}

impl pallet_psm::Config for Runtime {
	type AssetId = u32;
	type Consideration = ();
	type CreateOrigin = EnsureGuard<Runtime>;
	type Fungibles = GuardedFungibles<Runtime>;
	type MaxExternals = ConstU32<MAX_EXTERNALS>;
	type PalletId = PsmPalletId;
	type PalletsOrigin = OriginCaller;
	type RuntimeOrigin = RuntimeOrigin;
	type WeightInfo = PsmWeights<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::TokenSetup;
}

impl pallet_peg_guard::Config for Runtime {
	type Account = GuardAccount;
	type AdminOrigin = Administrators;
	type Amo = Amo;
	type Clock = adapters::ChainClock;
	type FamilyTokens = FamilyTokens;
	type FeePot = FeePot;
	// Through `pallet_guardian`.
	type GuardianOrigin = EnsureRoot<AccountId>;
	type Pools = Pmm;
	type Prices = Prices;
	type StepWeight = GuardWeight;
	type Tokens = Assets;
	type WeightInfo = pallet_peg_guard::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::TokenSetup;
}

/// Returns true in safe mode: market operations then do not mint.
pub struct Emergency;
impl Get<bool> for Emergency {
	fn get() -> bool {
		SafeMode::is_entered()
	}
}

impl pallet_amo::Config for Runtime {
	type AdminOrigin = Administrators;
	type Clock = adapters::ChainClock;
	type Emergency = Emergency;
	// Through `pallet_guardian`.
	type GuardianOrigin = EnsureRoot<AccountId>;
	type Market = Pmm;
	type PalletId = AmoPalletId;
	type Psm = PegGuard;
	type Reserve = super::pools::ReserveAccount;
	type Tokens = Assets;
	type WeightInfo = pallet_amo::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::AmoSetup;
}
