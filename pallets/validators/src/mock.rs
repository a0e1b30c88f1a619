//! A chain with `pallet-session` and this pallet, sessions of ten blocks, and a consensus that
//! records its authorities.

use crate as pallet_validators;
use frame::{
	deps::sp_runtime::{
		impl_opaque_keys,
		testing::UintAuthorityId,
		traits::{ConvertInto, OpaqueKeys},
		KeyTypeId, RuntimeAppPublic,
	},
	testing_prelude::*,
};
use pallet_session::{PeriodicSessions, SessionHandler};
use pallet_validators::{Node, Proof};

pub type AccountId = u64;
pub type Block = MockBlock<Runtime>;

/// Length of a session in blocks.
pub const SESSION: u64 = 10;

construct_runtime!(
	pub enum Runtime {
		System: frame_system,
		Balances: pallet_balances,
		// Before `Session`: its genesis asks for the validators.
		Validators: pallet_validators,
		Session: pallet_session,
	}
);

#[derive_impl(frame_system::config_preludes::TestDefaultConfig)]
impl frame_system::Config for Runtime {
	type Block = Block;
	type AccountData = pallet_balances::AccountData<u64>;
}

#[derive_impl(pallet_balances::config_preludes::TestDefaultConfig)]
impl pallet_balances::Config for Runtime {
	type AccountStore = System;
}

impl pallet_validators::Config for Runtime {
	type AdminOrigin = EnsureRoot<AccountId>;
	type CurrentSession = CurrentSession;
	type Finality = Restarts;
	type Node = Nodes;
	type Keys = Session;
	type MinValidators = ConstU32<2>;
	type MaxValidators = ConstU32<5>;
	type DefaultSessionLength = ConstU64<SESSION>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = BenchmarkSetup;
}

/// The number of the current session.
pub struct CurrentSession;

impl Get<u32> for CurrentSession {
	fn get() -> u32 {
		Session::current_index()
	}
}

parameter_types! {
	/// The validators whose nodes run and have their session keys.
	pub static Running: Vec<AccountId> = (1..=20).collect();
	/// The number of proofs that nodes have sent.
	pub static Sent: u32 = 0;
}

/// The nodes of all validators. A proof that is sent stands in the same block.
pub struct Nodes;

impl Nodes {
	/// Returns `statement`, signed with the session keys of `who`.
	pub fn sign(who: AccountId, statement: &[u8]) -> Option<Proof> {
		let keys = Session::load_keys(&who)?;
		keys.number.sign(&statement).map(|signature| signature.encode().try_into().unwrap())
	}
}

impl Node<AccountId> for Nodes {
	fn prove(who: &AccountId, statement: &[u8]) -> Option<Proof> {
		Running::get().contains(who).then(|| Self::sign(*who, statement)).flatten()
	}

	fn is_valid(who: &AccountId, statement: &[u8], proof: &Proof) -> bool {
		Session::load_keys(who).is_some_and(|keys| keys.ownership_proof_is_valid(statement, proof))
	}

	fn submit(who: AccountId, session: u32, proof: Proof) -> bool {
		Sent::mutate(|sent| *sent += 1);
		Validators::authorize_ready(TransactionSource::Local, &who, &session, &proof).is_ok()
			&& Validators::prove_ready(authorized(), who, session, proof).is_ok()
	}
}

/// Returns the origin of a transaction that its call has authorised.
pub fn authorized() -> RuntimeOrigin {
	frame::deps::frame_system::RawOrigin::Authorized.into()
}

parameter_types! {
	/// The last restart of finality: delay and height.
	pub static Restarted: Option<(u64, u64)> = None;
}

/// Records the restarts of finality.
pub struct Restarts;

impl pallet_validators::Finality<u64> for Restarts {
	fn restart(delay: u64, best_finalized: u64) {
		Restarted::set(Some((delay, best_finalized)));
	}
}

impl_opaque_keys! {
	pub struct SessionKeys {
		pub number: UintAuthorityId,
	}
}

type Sessions = PeriodicSessions<pallet_validators::SessionLengthOf<Runtime>, ConstU64<0>>;

impl pallet_session::Config for Runtime {
	type RuntimeEvent = RuntimeEvent;
	type ValidatorId = AccountId;
	type ValidatorIdOf = ConvertInto;
	type ShouldEndSession = Sessions;
	type NextSessionRotation = Sessions;
	type SessionManager = Validators;
	type SessionHandler = Consensus;
	type Keys = SessionKeys;
	type DisablingStrategy = ();
	type WeightInfo = ();
	type Currency = Balances;
	type KeyDeposit = ConstU64<0>;
}

parameter_types! {
	/// The keys that sign blocks, as Aura and GRANDPA would have them.
	pub static Authorities: Vec<u64> = vec![];
	/// Number of changes of the authorities.
	pub static Handovers: u32 = 0;
}

/// A consensus that takes new authorities only when they are said to have changed, as Aura and
/// GRANDPA do.
pub struct Consensus;

impl Consensus {
	fn take<Ks: OpaqueKeys>(validators: &[(AccountId, Ks)]) {
		let numbers = validators.iter().map(|(_, keys)| keys.get::<UintAuthorityId>(UintAuthorityId::ID).unwrap().0);
		Authorities::set(numbers.collect());
	}
}

impl SessionHandler<AccountId> for Consensus {
	const KEY_TYPE_IDS: &'static [KeyTypeId] = &[UintAuthorityId::ID];

	fn on_genesis_session<Ks: OpaqueKeys>(validators: &[(AccountId, Ks)]) {
		Self::take(validators);
		Handovers::set(0);
	}

	fn on_new_session<Ks: OpaqueKeys>(changed: bool, validators: &[(AccountId, Ks)], _: &[(AccountId, Ks)]) {
		if changed {
			Self::take(validators);
			Handovers::mutate(|handovers| *handovers += 1);
		}
	}

	fn on_disabled(_: u32) {}
}

#[cfg(feature = "runtime-benchmarks")]
pub struct BenchmarkSetup;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_validators::BenchmarkHelper<AccountId> for BenchmarkSetup {
	fn register_keys(who: &AccountId) {
		pallet_session::NextKeys::<Runtime>::insert(who, keys(*who));
	}

	fn register_own_keys(who: &AccountId) {
		Self::register_keys(who);
		Running::mutate(|running| running.push(*who));
	}
}

/// Builds the first block. The default: validators 1 to 3, and key *n* for each account *n* from 1
/// to 9.
pub struct ExtBuilder {
	validators: Vec<AccountId>,
	keys: Vec<AccountId>,
}

impl Default for ExtBuilder {
	fn default() -> Self {
		Self { validators: vec![1, 2, 3], keys: (1..=9).collect() }
	}
}

impl ExtBuilder {
	/// Sets the validators.
	pub fn validators(mut self, validators: Vec<AccountId>) -> Self {
		self.validators = validators;
		self
	}

	/// Sets the accounts that have keys.
	pub fn keys(mut self, keys: Vec<AccountId>) -> Self {
		self.keys = keys;
		self
	}

	/// Returns the state of the first block.
	pub fn build(self) -> TestState {
		let genesis = RuntimeGenesisConfig {
			balances: pallet_balances::GenesisConfig {
				balances: (1..=20).map(|who| (who, 1_000)).collect(),
				..Default::default()
			},
			validators: pallet_validators::GenesisConfig { validators: self.validators, session_length: None },
			session: pallet_session::GenesisConfig {
				keys: self.keys.into_iter().map(|who| (who, who, keys(who))).collect(),
				..Default::default()
			},
			..Default::default()
		};
		let mut state = TestState::new(genesis.build_storage().unwrap());
		state.execute_with(|| System::set_block_number(1));
		state
	}

	/// Runs `test`, then checks the invariants.
	pub fn build_and_execute(self, test: impl FnOnce()) {
		self.build().execute_with(|| {
			test();
			assert_ok!(Validators::do_try_state());
		});
	}
}

/// Returns the session keys with this number.
pub fn keys(number: u64) -> SessionKeys {
	SessionKeys { number: UintAuthorityId(number) }
}

/// Registers the keys with this number for `who`, by a transaction.
pub fn set_keys(who: AccountId, number: u64) {
	let proof = UintAuthorityId(number).sign(&who.encode()).unwrap().encode();
	assert_ok!(Session::set_keys(RuntimeOrigin::signed(who), keys(number), proof));
}

/// Purges the session keys of `who`, by a transaction.
pub fn purge_keys(who: AccountId) {
	assert_ok!(Session::purge_keys(RuntimeOrigin::signed(who)));
}

/// Adds `who` as the committee.
pub fn add(who: AccountId) {
	assert_ok!(Validators::add_validator(RuntimeOrigin::root(), who));
}

/// Removes `who` as the committee.
pub fn remove(who: AccountId) {
	assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), who));
}

/// Runs blocks until the next session has begun.
pub fn next_session() {
	let session = Session::current_index();
	while Session::current_index() == session {
		let block = System::block_number() + 1;
		System::set_block_number(block);
		Session::on_initialize(block);
		<Validators as Hooks<u64>>::offchain_worker(block);
	}
}

/// Runs blocks until `session` has begun.
pub fn begin_session(session: u32) {
	while Session::current_index() < session {
		next_session();
	}
}

/// Returns the active accounts of `pallet-session`, and the keys that consensus works with.
pub fn active() -> (Vec<AccountId>, Vec<u64>) {
	(Session::validators(), Authorities::get())
}

/// Returns the events of this pallet so far.
pub fn events() -> Vec<pallet_validators::Event<Runtime>> {
	System::read_events_for_pallet()
}
