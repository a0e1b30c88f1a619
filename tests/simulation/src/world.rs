//! A chain in memory: blocks as the node makes them on the real runtime, without the node.

use anyhow::{anyhow, Result};
use codec::Encode;
use huxian_runtime::{
	constants::currency::HUX, genesis, AccountId, AllPalletsWithSystem, Balance, Balances, Runtime, RuntimeCall,
	RuntimeEvent, RuntimeGenesisConfig, RuntimeOrigin, Session, System, Timestamp,
};
use huxian_traits::Moment;
use polkadot_sdk::{
	frame_support::{
		dispatch::{DispatchClass, GetDispatchInfo},
		genesis_builder_helper::build_state,
		traits::{fungible::Mutate, OnFinalize, OnInitialize, TryState, TryStateSelect},
	},
	frame_system,
	sp_consensus_aura::{Slot, AURA_ENGINE_ID},
	sp_io::{hashing::blake2_256, TestExternalities},
	sp_runtime::{traits::Dispatchable, Digest, DigestItem, DispatchError, DispatchErrorWithPostInfo},
};

type Payment = polkadot_sdk::pallet_transaction_payment::Pallet<Runtime>;

/// Milliseconds of a slot.
pub const SLOT: Moment = huxian_runtime::time::SLOT_DURATION;
/// Changes are written to the trie every so many blocks: before that they are kept aside, removed keys among them.
const COMMIT_EVERY: u32 = 100;

/// Bytes of a transaction beside its call: who signs, his signature, and what it is checked for.
const ENVELOPE: usize = 110;

/// The account of somebody.
pub fn account(role: &str, number: u32) -> AccountId {
	blake2_256(&(role, number).encode()).into()
}

/// Whole coins as units; nothing for what is not above zero.
pub fn units(coins: f64) -> Balance {
	(coins * HUX as f64) as Balance
}

/// Units as coins.
pub fn coins(units: Balance) -> f64 {
	units as f64 / HUX as f64
}

/// The chain.
pub struct Chain {
	state: TestExternalities,
	uncommitted: u32,
}

/// What a block was.
pub struct Made {
	/// Its height.
	pub number: u32,
	/// What its hooks took, as a part of a block. Not in it: the whole block that a new session declares.
	pub hooks: f64,
	/// What its transactions took, as a part of a block.
	pub transactions: f64,
	/// What happened.
	pub events: Vec<RuntimeEvent>,
}

/// What is left of a block for ordinary transactions, in picoseconds.
pub struct Room {
	left: u64,
	used: u64,
	fees: Balance,
}

impl Chain {
	/// A chain that begins with a preset, and `changes` to it. All presets have three members that feed.
	pub fn new(preset: &str, changes: serde_json::Value) -> Result<Self> {
		let patch = genesis::get_preset(&preset.into()).ok_or_else(|| anyhow!("there is no such preset"))?;
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
		merge(&mut config, serde_json::from_slice(&patch)?);
		merge(&mut config, changes);
		let mut state = TestExternalities::default();
		state
			.execute_with(|| build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()))
			.map_err(|error| anyhow!("the genesis does not build: {error}"))?;
		Ok(Self { state, uncommitted: 0 })
	}

	/// Gives somebody HUX out of nothing, as a genesis does.
	pub fn endow(&mut self, who: &AccountId, amount: Balance) -> Result<()> {
		let minted = self.look(|| <Balances as Mutate<AccountId>>::mint_into(who, amount));
		minted.map(drop).map_err(|error| anyhow!("cannot endow an account: {error:?}"))
	}

	/// Reads the state.
	pub fn look<T>(&mut self, read: impl FnOnce() -> T) -> T {
		self.state.execute_with(read)
	}

	/// One block: hooks, clock, `calls`, hooks. A block that begins a session takes no ordinary transactions.
	pub fn block(&mut self, now: Moment, calls: impl FnOnce(&mut Room)) -> Result<Made> {
		if self.uncommitted >= COMMIT_EVERY {
			self.state.commit_all().map_err(|error| anyhow!("cannot write the state: {error}"))?;
			self.uncommitted = 0;
		}
		self.uncommitted += 1;
		self.look(|| {
			let number = System::block_number() + 1;
			let digest = Digest { logs: vec![DigestItem::PreRuntime(AURA_ENGINE_ID, Slot::from(now / SLOT).encode())] };
			System::reset_events();
			System::initialize(&number, &System::parent_hash(), &digest);
			let session = Session::current_index();
			let declared = AllPalletsWithSystem::on_initialize(number).ref_time();
			let limits = <Runtime as frame_system::Config>::BlockWeights::get();
			let whole = limits.max_block.ref_time();
			let is_new_session = Session::current_index() != session;
			let hooks = if is_new_session { declared.saturating_sub(whole) } else { declared };
			Timestamp::set(RuntimeOrigin::none(), now).map_err(|error| anyhow!("the clock: {:?}", error))?;
			let normal = limits.get(DispatchClass::Normal).max_total.unwrap_or(limits.max_block).ref_time();
			let rest = whole.saturating_sub(hooks).saturating_sub(limits.base_block.ref_time());
			let mut room = Room { left: if is_new_session { 0 } else { normal.min(rest) }, used: 0, fees: 0 };
			calls(&mut room);
			AllPalletsWithSystem::on_finalize(number);
			let share = |weight: u64| weight as f64 / whole as f64;
			Ok(Made {
				number,
				hooks: share(hooks),
				transactions: share(room.used),
				events: System::read_events_no_consensus().map(|record| record.event).collect(),
			})
		})
	}

	/// Checks the invariants of all pallets.
	pub fn check(&mut self) -> Result<()> {
		self.look(|| AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All))
			.map_err(|error| anyhow!("an invariant is broken: {error:?}"))
	}
}

impl Room {
	/// Whether the block takes no ordinary transactions.
	pub fn is_closed(&self) -> bool {
		self.left == 0
	}

	/// What all transactions of this block would have paid in fees.
	pub fn fees(&self) -> Balance {
		self.fees
	}

	/// A transaction of `who`, if it fits. It pays no fee, which is only counted.
	pub fn submit(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
		let call = call.into();
		let base = <Runtime as frame_system::Config>::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let info = call.get_dispatch_info();
		let weight = info.call_weight.saturating_add(base).ref_time();
		self.left = self.left.checked_sub(weight).ok_or(DispatchError::Exhausted)?;
		self.used += weight;
		let bytes = (call.encoded_size() + ENVELOPE) as u32;
		let outcome = call.dispatch(RuntimeOrigin::signed(who.clone()));
		let (Ok(post) | Err(DispatchErrorWithPostInfo { post_info: post, .. })) = &outcome;
		self.fees += Payment::compute_actual_fee(bytes, &info, post, 0);
		outcome.map(drop).map_err(|error| error.error)
	}

	/// The same, for what is tried again with another block when the chain refuses it; returns whether it was done.
	pub fn attempt(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> bool {
		self.submit(who, call).is_ok()
	}
}

/// Lays a patch over a genesis: objects are merged, everything else is replaced.
pub fn merge(config: &mut serde_json::Value, patch: serde_json::Value) {
	match (config, patch) {
		(serde_json::Value::Object(config), serde_json::Value::Object(patch)) => {
			for (key, value) in patch {
				merge(config.entry(key).or_insert(serde_json::Value::Null), value);
			}
		},
		(config, patch) => *config = patch,
	}
}
