//! A chain in memory: blocks of the real runtime, built as a node does.

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

/// Length of a slot, in milliseconds.
pub const SLOT: Moment = huxian_runtime::time::SLOT_DURATION;
/// Interval of commits of changes to the trie, in blocks. An overlay keeps them until then.
const COMMIT_INTERVAL: u32 = 100;

/// Length of a transaction beside its call, in bytes: signer, signature and extensions.
const ENVELOPE_BYTES: usize = 110;

/// Returns the account of a role and number.
pub fn account(role: &str, number: u32) -> AccountId {
	blake2_256(&(role, number).encode()).into()
}

/// Converts whole coins to units; 0 for an amount of zero or below.
pub fn units(coins: f64) -> Balance {
	(coins * HUX as f64) as Balance
}

/// Converts units to whole coins.
pub fn coins(units: Balance) -> f64 {
	units as f64 / HUX as f64
}

/// A chain in memory.
pub struct Chain {
	state: TestExternalities,
	uncommitted: u32,
}

/// A block that was built.
pub struct BuiltBlock {
	/// Height.
	pub number: u32,
	/// Weight of its hooks, as a part of a block, without the full block that a new session
	/// declares.
	pub hooks: f64,
	/// Weight of its transactions, as a part of a block.
	pub transactions: f64,
	/// Events.
	pub events: Vec<RuntimeEvent>,
}

/// A block under construction: its weight for ordinary transactions, in picoseconds.
pub struct BlockBuilder {
	left: u64,
	used: u64,
	fees: Balance,
}

impl Chain {
	/// Returns a chain whose genesis is a preset with `changes`. All presets have three members of
	/// the oracle.
	pub fn new(preset: &str, changes: serde_json::Value) -> Result<Self> {
		let patch = genesis::get_preset(&preset.into()).ok_or_else(|| anyhow!("unknown preset"))?;
		let mut config = serde_json::to_value(RuntimeGenesisConfig::default())?;
		merge(&mut config, serde_json::from_slice(&patch)?);
		merge(&mut config, changes);
		let mut state = TestExternalities::default();
		state
			.execute_with(|| build_state::<RuntimeGenesisConfig>(config.to_string().into_bytes()))
			.map_err(|error| anyhow!("the genesis does not build: {error}"))?;
		Ok(Self { state, uncommitted: 0 })
	}

	/// Mints HUX to an account, as a genesis does.
	pub fn endow(&mut self, who: &AccountId, amount: Balance) -> Result<()> {
		let minted = self.execute_with(|| <Balances as Mutate<AccountId>>::mint_into(who, amount));
		minted.map(drop).map_err(|error| anyhow!("cannot endow an account: {error:?}"))
	}

	/// Runs `function` on the state.
	pub fn execute_with<T>(&mut self, function: impl FnOnce() -> T) -> T {
		self.state.execute_with(function)
	}

	/// Builds one block: hooks, clock, `calls`, hooks.
	///
	/// A block that begins a session takes no ordinary transactions.
	pub fn build_block(&mut self, now: Moment, calls: impl FnOnce(&mut BlockBuilder)) -> Result<BuiltBlock> {
		if self.uncommitted >= COMMIT_INTERVAL {
			self.state.commit_all().map_err(|error| anyhow!("cannot write the state: {error}"))?;
			self.uncommitted = 0;
		}
		self.uncommitted += 1;
		self.execute_with(|| {
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
			let mut builder =
				BlockBuilder { left: if is_new_session { 0 } else { normal.min(rest) }, used: 0, fees: 0 };
			calls(&mut builder);
			AllPalletsWithSystem::on_finalize(number);
			let share = |weight: u64| weight as f64 / whole as f64;
			Ok(BuiltBlock {
				number,
				hooks: share(hooks),
				transactions: share(builder.used),
				events: System::read_events_no_consensus().map(|record| record.event).collect(),
			})
		})
	}

	/// Checks the invariants of all pallets.
	pub fn check_invariants(&mut self) -> Result<()> {
		self.execute_with(|| AllPalletsWithSystem::try_state(System::block_number(), TryStateSelect::All))
			.map_err(|error| anyhow!("an invariant is broken: {error:?}"))
	}
}

impl BlockBuilder {
	/// Returns whether the block takes no ordinary transactions.
	pub fn is_full(&self) -> bool {
		self.left == 0
	}

	/// Returns the fees that all transactions of this block would have paid, in units of HUX.
	pub fn fees(&self) -> Balance {
		self.fees
	}

	/// Submits a transaction of `who`, if it fits. Its fee is counted and not paid.
	pub fn submit(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> Result<(), DispatchError> {
		let call = call.into();
		let base = <Runtime as frame_system::Config>::BlockWeights::get().get(DispatchClass::Normal).base_extrinsic;
		let info = call.get_dispatch_info();
		let weight = info.call_weight.saturating_add(base).ref_time();
		self.left = self.left.checked_sub(weight).ok_or(DispatchError::Exhausted)?;
		self.used += weight;
		let bytes = (call.encoded_size() + ENVELOPE_BYTES) as u32;
		let outcome = call.dispatch(RuntimeOrigin::signed(who.clone()));
		let (Ok(post) | Err(DispatchErrorWithPostInfo { post_info: post, .. })) = &outcome;
		self.fees += Payment::compute_actual_fee(bytes, &info, post, 0);
		outcome.map(drop).map_err(|error| error.error)
	}

	/// Submits a transaction that the caller tries again if it fails; returns whether it succeeded.
	pub fn try_submit(&mut self, who: &AccountId, call: impl Into<RuntimeCall>) -> bool {
		self.submit(who, call).is_ok()
	}
}

/// Applies a patch to a genesis: objects are merged, other values are replaced.
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
