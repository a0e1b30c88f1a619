//! Reading ahead as the node does it; only the runtime is asked natively.

use crate::{
	database::{state_at, Database},
	Hashing,
};
use anyhow::{anyhow, Result};
use huxian_node::ahead::{self, Lookahead};
use huxian_runtime::{ahead as runtime, Hash};
use huxian_traits::BurrowId;
use polkadot_sdk::{
	sp_blockchain::{self, Error},
	sp_externalities::set_and_run_with_externalities,
	sp_state_machine::{Backend, Ext, OverlayedChanges},
};

/// Reads what the sweep after `block` may need into the memory of the database; returns how many entries that were.
pub fn read(database: &Database, block: Hash) -> Result<usize> {
	ahead::read(database, block, &Native { database, block }).map_err(|error| anyhow!("cannot read ahead: {error}"))
}

/// The keys of what is read ahead over a state.
pub fn keys(state: &impl Backend<Hashing>) -> Vec<Vec<u8>> {
	over(state, || runtime::entries_of(&runtime::sweepable()))
}

struct Native<'a> {
	database: &'a Database,
	block: Hash,
}

impl Native<'_> {
	fn ask<T>(&self, what: impl FnOnce() -> T) -> sp_blockchain::Result<T> {
		let state = state_at(self.database, self.block).map_err(|error| Error::Backend(error.to_string()))?;
		Ok(over(&state, what))
	}
}

impl Lookahead for Native<'_> {
	fn sweepable(&self) -> sp_blockchain::Result<Vec<BurrowId>> {
		self.ask(runtime::sweepable)
	}

	fn entries_of(&self, burrows: Vec<BurrowId>) -> sp_blockchain::Result<Vec<Vec<u8>>> {
		self.ask(|| runtime::entries_of(&burrows))
	}
}

fn over<T>(state: &impl Backend<Hashing>, what: impl FnOnce() -> T) -> T {
	let mut changes = OverlayedChanges::<Hashing>::default();
	set_and_run_with_externalities(&mut Ext::new(&mut changes, state, None), what)
}
