//! Block production, finality and sessions.

use super::origins::TwoThirdsOfCommittee;
use crate::*;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64},
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::ConvertInto;

/// Maximum number of validators.
pub type MaxAuthorities = ConstU32<100>;

impl pallet_aura::Config for Runtime {
	type AllowMultipleBlocksPerSlot = ConstBool<false>;
	type AuthorityId = AuraId;
	type DisabledValidators = Session;
	type MaxAuthorities = MaxAuthorities;
	type SlotDuration = ConstU64<{ time::SLOT_DURATION }>;
}

impl pallet_grandpa::Config for Runtime {
	type EquivocationReportSystem = ();
	type KeyOwnerProof = sp_core::Void;
	type MaxAuthorities = MaxAuthorities;
	type MaxNominators = ConstU32<0>;
	type MaxSetIdSessionEntries = ConstU64<0>;
	type RuntimeEvent = RuntimeEvent;
	type WeightInfo = ();
}

/// Restarts GRANDPA.
pub struct RestartGrandpa;
impl pallet_validators::Finality<BlockNumber> for RestartGrandpa {
	fn restart(delay: BlockNumber, best_finalized: BlockNumber) {
		let noted = Grandpa::note_stalled(RuntimeOrigin::root(), delay, best_finalized);
		frame_support::defensive_assert!(noted.is_ok(), "GRANDPA refused the root");
	}
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = ();
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_validators::Config for Runtime {
	type AdminOrigin = TwoThirdsOfCommittee;
	type DefaultSessionLength = HourlySessions;
	type Finality = RestartGrandpa;
	type Keys = Session;
	type MaxValidators = MaxAuthorities;
	type MinValidators = ConstU32<1>;
	type WeightInfo = pallet_validators::weights::SubstrateWeight<Runtime>;
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = crate::benchmarks::ValidatorKeys;
}

parameter_types! {
	/// Deposit of a validator for its session keys, in units of HUX.
	pub const KeyDeposit: Balance = 10 * currency::HUX;
}

impl pallet_session::Config for Runtime {
	type Currency = Balances;
	type DisablingStrategy = ();
	type KeyDeposit = KeyDeposit;
	type Keys = opaque::SessionKeys;
	type NextSessionRotation =
		pallet_session::PeriodicSessions<pallet_validators::SessionLengthOf<Runtime>, SessionOffset>;
	type RuntimeEvent = RuntimeEvent;
	type SessionHandler = <opaque::SessionKeys as sp_runtime::traits::OpaqueKeys>::KeyTypeIdProviders;
	type SessionManager = Validators;
	type ShouldEndSession =
		pallet_session::PeriodicSessions<pallet_validators::SessionLengthOf<Runtime>, SessionOffset>;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type WeightInfo = pallet_session::weights::SubstrateWeight<Runtime>;
}

parameter_types! {
	pub const HourlySessions: BlockNumber = time::HOURS;
	pub const SessionOffset: BlockNumber = 0;
}
