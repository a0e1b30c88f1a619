//! A chain of `pallet-session` and this pallet, with sessions of ten blocks and a consensus that remembers what it was
//! told.

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

pub type AccountId = u64;
pub type Block = MockBlock<Runtime>;

/// Blocks of a session.
pub const SESSION: u64 = 10;

construct_runtime!(
	pub enum Runtime {
		System: frame_system,
		Balances: pallet_balances,
		// Before the sessions: their genesis asks for the validators.
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
	type Keys = Session;
	type MinValidators = ConstU32<2>;
	type MaxValidators = ConstU32<5>;
	type DefaultSessionLength = ConstU64<SESSION>;
	type WeightInfo = ();
	#[cfg(feature = "runtime-benchmarks")]
	type BenchmarkHelper = Preparations;
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
	/// How often they were told of a change.
	pub static Handovers: u32 = 0;
}

/// A consensus that, as Aura and GRANDPA do, takes new authorities only when it is told that they changed.
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
pub struct Preparations;

#[cfg(feature = "runtime-benchmarks")]
impl pallet_validators::BenchmarkHelper<AccountId> for Preparations {
	fn register_keys(who: &AccountId) {
		pallet_session::NextKeys::<Runtime>::insert(who, keys(*who));
	}
}

/// Builds the first block: validators 1 to 3 unless told otherwise, and keys for the accounts 1 to 9 (key *n* for
/// account *n*).
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
	/// Other validators.
	pub fn validators(mut self, validators: Vec<AccountId>) -> Self {
		self.validators = validators;
		self
	}

	/// Keys for other accounts.
	pub fn keys(mut self, keys: Vec<AccountId>) -> Self {
		self.keys = keys;
		self
	}

	/// The state of the first block.
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

/// The session keys with this number.
pub fn keys(number: u64) -> SessionKeys {
	SessionKeys { number: UintAuthorityId(number) }
}

/// `who` registers the keys with this number, as a transaction.
pub fn set_keys(who: AccountId, number: u64) {
	let proof = UintAuthorityId(number).sign(&who.encode()).unwrap().encode();
	assert_ok!(Session::set_keys(RuntimeOrigin::signed(who), keys(number), proof));
}

/// `who` gives up its session keys, as a transaction.
pub fn purge_keys(who: AccountId) {
	assert_ok!(Session::purge_keys(RuntimeOrigin::signed(who)));
}

/// The committee adds `who`.
pub fn add(who: AccountId) {
	assert_ok!(Validators::add_validator(RuntimeOrigin::root(), who));
}

/// The committee removes `who`.
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
	}
}

/// Runs blocks until `session` has begun.
pub fn begin_session(session: u32) {
	while Session::current_index() < session {
		next_session();
	}
}

/// The accounts whose keys `pallet-session` takes for active, and the keys that consensus works with.
pub fn active() -> (Vec<AccountId>, Vec<u64>) {
	(Session::validators(), Authorities::get())
}

/// The events of this pallet so far.
pub fn events() -> Vec<pallet_validators::Event<Runtime>> {
	System::read_events_for_pallet()
}
