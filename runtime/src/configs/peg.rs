//! Tokens that are minted one to one against others, the guard at that door, and the market operations that hold them at their unit.

use super::governance::{Administrators, Guardian};
use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstU32, Get},
	weights::Weight,
	PalletId,
};
use pallet_peg_guard::{types::MAX_EXTERNALS, Doorkeeper, EnsureGuard, PsmWeights};
use sp_runtime::{traits::AccountIdConversion, Perbill};

parameter_types! {
	/// The account of each market operation is the one of this name and of its number.
	pub const AmoPalletId: PalletId = PalletId(*b"hx/amo!!");
	pub const PsmPalletId: PalletId = PalletId(*b"hx/psm!!");
	/// The reserve of each family is the account of this name and of its token.
	pub const ReservePot: PalletId = PalletId(*b"hx/peg-r");
	/// The only admin of the stability module, and the escrow of its queue; nobody has its key.
	pub GuardAccount: AccountId = PalletId(*b"hx/guard").into_account_truncating();
	/// A fiftieth of a block is the guard's.
	pub GuardWeight: Weight = Perbill::from_percent(2) * super::system::RuntimeBlockWeights::get().max_block;
}

impl pallet_psm::Config for Runtime {
	type AssetId = u32;
	type Consideration = ();
	type CreateOrigin = EnsureGuard<Runtime>;
	type Fungibles = Doorkeeper<Runtime>;
	type MaxExternals = ConstU32<MAX_EXTERNALS>;
	type PalletId = PsmPalletId;
	type PalletsOrigin = OriginCaller;
	type RuntimeOrigin = RuntimeOrigin;
	type WeightInfo = PsmWeights<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::Tokens;
}

impl pallet_peg_guard::Config for Runtime {
	type Account = GuardAccount;
	type AdminOrigin = Administrators;
	type Amo = Amo;
	type Clock = adapters::ChainClock;
	type GuardianOrigin = Guardian;
	type Prices = Prices;
	type ReservePot = ReservePot;
	type StepWeight = GuardWeight;
	type Tokens = Assets;
	type WeightInfo = pallet_peg_guard::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::Tokens;
}

/// Nothing is minted in an emergency.
pub struct Emergency;
impl Get<bool> for Emergency {
	fn get() -> bool {
		SafeMode::is_entered()
	}
}

impl pallet_amo::Config for Runtime {
	type AdminOrigin = Administrators;
	type Clock = adapters::ChainClock;
	type Door = PegGuard;
	type Emergency = Emergency;
	type GuardianOrigin = Guardian;
	type Market = Pmm;
	type PalletId = AmoPalletId;
	type Reserve = super::pools::ReserveAccount;
	type Tokens = Assets;
	type WeightInfo = pallet_amo::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = super::benchmarks::Markets;
}
