//! Database of a node, with blocks that only change the state.

use crate::{records::Entry, Block, Hashing};
use anyhow::{Context, Result};
use huxian_runtime::{Hash, Header, VERSION};
use polkadot_sdk::{
	sc_client_api::{Backend as _, BlockImportOperation, NewBlockState, TrieCacheContext},
	sc_client_db::{self, BlocksPruning, DatabaseSettings, DatabaseSource, PruningMode},
	sp_core::storage::Storage,
	sp_runtime::traits::Header as _,
};
use std::path::Path;

/// Database type of a node.
pub type Database = sc_client_db::Backend<Block>;
/// State of a block.
pub type State = <Database as polkadot_sdk::sc_client_api::Backend<Block>>::State;

/// Default size of a node's trie cache, in bytes.
pub const NODE_CACHE: usize = 1024 * 1024 * 1024;
/// Maximum length of a fork, in blocks; there are no forks here.
const CANONICALIZATION_DELAY: u64 = 4_096;

/// Opens or creates the ParityDB in `folder`.
///
/// `cache` is the size of the trie cache in bytes; `None` for no cache.
pub fn open(folder: &Path, cache: Option<usize>) -> Result<Database> {
	let settings = DatabaseSettings {
		trie_cache_maximum_size: cache,
		state_pruning: Some(PruningMode::ArchiveAll),
		source: DatabaseSource::ParityDb { path: folder.to_owned() },
		blocks_pruning: BlocksPruning::KeepAll,
		pruning_filters: Vec::new(),
		metrics_registry: None,
	};
	Database::new(settings, CANONICALIZATION_DELAY).with_context(|| {
		format!("cannot open the database in {}; remove that folder to have it made again", folder.display())
	})
}

/// Returns the state of `block`, cached as for a block that is being imported.
pub fn state_at(database: &Database, block: Hash) -> Result<State> {
	database
		.state_at(block, TrieCacheContext::Trusted)
		.with_context(|| format!("the database has no state of block {block:?}"))
}

/// A chain whose blocks only change the state.
pub struct Chain {
	database: Database,
	head: Header,
}

impl Chain {
	/// Creates a chain with `storage` as its genesis.
	pub fn begin(database: Database, storage: Storage) -> Result<Self> {
		let mut operation = database.begin_operation()?;
		let root = operation.set_genesis_state(storage, true, VERSION.state_version())?;
		let head = commit(&database, operation, header(0, root, Hash::default()))?;
		Ok(Self { database, head })
	}

	/// Adds a block that writes `entries`.
	pub fn append(&mut self, entries: &[Entry]) -> Result<()> {
		let parent = self.head();
		let (root, changes) = {
			let state = state_at(&self.database, parent)?;
			let delta = entries.iter().map(|(key, value)| (key.as_slice(), Some(value.as_slice())));
			polkadot_sdk::sp_state_machine::Backend::<Hashing>::storage_root(&state, delta, VERSION.state_version())
		};
		let mut operation = self.database.begin_operation()?;
		self.database.begin_state_operation(&mut operation, parent)?;
		operation.update_db_storage(changes)?;
		self.head = commit(&self.database, operation, header(self.head.number() + 1, root, parent))?;
		Ok(())
	}

	/// Returns the hash of the last block.
	pub fn head(&self) -> Hash {
		self.head.hash()
	}
}

fn header(number: u32, state_root: Hash, parent: Hash) -> Header {
	Header::new(number, Hash::default(), state_root, parent, Default::default())
}

fn commit(
	database: &Database,
	mut operation: <Database as polkadot_sdk::sc_client_api::Backend<Block>>::BlockImportOperation,
	header: Header,
) -> Result<Header> {
	let body: Vec<<Block as polkadot_sdk::sp_runtime::traits::Block>::Extrinsic> = Vec::new();
	operation.set_block_data(header.clone(), Some(body), None, None, NewBlockState::Best, true)?;
	database.commit_operation(operation).context("cannot write a block; is the disk full?")?;
	Ok(header)
}
