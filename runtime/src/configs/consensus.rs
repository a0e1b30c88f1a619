//! Block production, finality and sessions.

use super::origins::TwoThirdsOfCommittee;
use crate::*;
use codec::Encode;
use frame_support::{
	parameter_types,
	traits::{ConstBool, ConstU32, ConstU64, Get},
};
use sp_consensus_aura::sr25519::AuthorityId as AuraId;
use sp_runtime::traits::{ConvertInto, OpaqueKeys};

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

/// The number of the current session.
pub struct CurrentSession;
impl Get<u32> for CurrentSession {
	fn get() -> u32 {
		Session::current_index()
	}
}

/// The session keys in the keystore of a node, and its transaction pool.
pub struct SessionNode;
impl pallet_validators::Node<AccountId> for SessionNode {
	fn prove(who: &AccountId, statement: &[u8]) -> Option<pallet_validators::Proof> {
		let mut keys = Session::load_keys(who)?;
		let signatures = keys.create_ownership_proof(statement).ok()?;
		signatures.encode().try_into().ok()
	}

	fn is_valid(who: &AccountId, statement: &[u8], proof: &pallet_validators::Proof) -> bool {
		Session::load_keys(who).is_some_and(|keys| keys.ownership_proof_is_valid(statement, proof))
	}

	fn submit(who: AccountId, session: u32, proof: pallet_validators::Proof) -> bool {
		let call = pallet_validators::Call::prove_ready { who, session, proof };
		let transaction = UncheckedExtrinsic::new_transaction(call.into(), unsigned_extension());
		sp_io::offchain::submit_transaction(transaction.encode()).is_ok()
	}
}

/// Returns the extensions of a transaction that its call authorises, so that nobody signs or pays.
pub fn unsigned_extension() -> TxExtension {
	(
		frame_system::AuthorizeCall::new(),
		frame_system::CheckNonZeroSender::new(),
		frame_system::CheckSpecVersion::new(),
		frame_system::CheckTxVersion::new(),
		frame_system::CheckGenesis::new(),
		frame_system::CheckMortality::from(sp_runtime::generic::Era::Immortal),
		frame_system::CheckNonce::from(Nonce::default().into()),
		extensions::Ranked(frame_system::CheckWeight::new()),
		extensions::Ranked(extensions::FreeFeeds(pallet_asset_conversion_tx_payment::ChargeAssetTxPayment::from(
			0, None,
		))),
		extensions::PrioritiseFeeds,
		frame_metadata_hash_extension::CheckMetadataHash::new(false),
		extensions::Ranked(frame_system::WeightReclaim::new()),
	)
}

impl pallet_authorship::Config for Runtime {
	type EventHandler = ();
	type FindAuthor = pallet_session::FindAccountFromAuthorIndex<Self, Aura>;
}

impl pallet_validators::Config for Runtime {
	type AdminOrigin = TwoThirdsOfCommittee;
	type CurrentSession = CurrentSession;
	type DefaultSessionLength = HourlySessions;
	type Finality = RestartGrandpa;
	type Keys = Session;
	type MaxValidators = MaxAuthorities;
	type MinValidators = ConstU32<1>;
	type Node = SessionNode;
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
