//! Reading ahead as the node does it, with the runtime called natively.

use crate::{
	database::{state_at, Database},
	Hashing,
};
use anyhow::{anyhow, Result};
use huxian_node::read_ahead::{self, ReadAhead};
use huxian_runtime::{read_ahead as runtime, Hash};
use huxian_traits::BurrowId;
use polkadot_sdk::{
	sp_blockchain::{self, Error},
	sp_externalities::set_and_run_with_externalities,
	sp_state_machine::{Backend, Ext, OverlayedChanges},
};

/// Reads entries that the sweep after `block` may need into memory; returns their number.
pub fn read(database: &Database, block: Hash) -> Result<usize> {
	read_ahead::read(database, block, &Native { database, block })
		.map_err(|error| anyhow!("cannot read ahead: {error}"))
}

/// Returns the keys of the entries that are read ahead over `state`.
pub fn keys(state: &impl Backend<Hashing>) -> Vec<Vec<u8>> {
	over(state, || runtime::entries_of(&runtime::sweepable()))
}

/// The runtime, called natively over the state of a block.
struct Native<'a> {
	database: &'a Database,
	block: Hash,
}

impl Native<'_> {
	fn call<T>(&self, function: impl FnOnce() -> T) -> sp_blockchain::Result<T> {
		let state = state_at(self.database, self.block).map_err(|error| Error::Backend(error.to_string()))?;
		Ok(over(&state, function))
	}
}

impl ReadAhead for Native<'_> {
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>> {
		self.call(runtime::sweepable)
	}

	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>> {
		self.call(|| runtime::entries_of(&burrows))
	}
}

/// Runs `function` over `state`; its changes are dropped.
fn over<T>(state: &impl Backend<Hashing>, function: impl FnOnce() -> T) -> T {
	let mut changes = OverlayedChanges::<Hashing>::default();
	set_and_run_with_externalities(&mut Ext::new(&mut changes, state, None), function)
}
