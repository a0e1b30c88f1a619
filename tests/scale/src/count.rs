//! Counts of a sweep: entries read and written, and the trie nodes that hold them.

use crate::{
	database::{self, Database},
	read_ahead,
	state::PreparedState,
	sweep::SweepBlock,
	Hashing,
};
use anyhow::Result;
use huxian_runtime::Hash;
use polkadot_sdk::{
	sp_core::storage::{ChildInfo, StateVersion},
	sp_state_machine::{
		backend::AsTrieBackend, Backend, BackendTransaction, IterArgs, StateMachineStats, StorageIterator, StorageKey,
		StorageValue, TrieBackendBuilder, TrieBackendStorage, UsageInfo,
	},
	sp_trie::{DBValue, MerkleValue},
};
use serde::{Deserialize, Serialize};
use std::{
	collections::HashSet,
	fmt,
	sync::{Mutex, PoisonError},
};

/// Counts of one sweep.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
	/// Distinct entries read.
	pub reads: usize,
	/// Distinct keys whose next key was read: steps along an index.
	pub steps: usize,
	/// Distinct entries written or removed.
	pub writes: usize,
	/// Distinct nodes and values of the trie fetched for the entries.
	pub nodes: usize,
	/// Further distinct nodes fetched for the root of the new state.
	pub root_nodes: usize,
}

/// Sweeps `expected` burrows of a state and counts.
///
/// Entries that the controller reads or writes before the sweep are not counted.
pub fn count(prepared: &PreparedState, expected: u32) -> Result<Counts> {
	let database = database::open(&prepared.database, None)?;
	count_in(&database, prepared, expected)
}

/// Does the same as [`count`] in an open database.
pub fn count_in(database: &Database, prepared: &PreparedState, expected: u32) -> Result<Counts> {
	let state = database::state_at(database, prepared.head)?;
	let trie = state.as_trie_backend();
	let nodes = Nodes { inner: trie.backend_storage(), fetched: Distinct::default() };
	let keys = Keys {
		inner: TrieBackendBuilder::<_, Hashing>::new(&nodes, *trie.root()).build(),
		read: Distinct::default(),
		stepped: Distinct::default(),
	};
	let mut block = SweepBlock::new(&keys, prepared.plan.threshold(expected)?)?;
	let before = (keys.read.len(), keys.stepped.len(), block.changed(), nodes.fetched.len());
	block.sweep();
	let after = (keys.read.len(), keys.stepped.len(), block.changed(), nodes.fetched.len());
	block.root();
	let root_nodes = nodes.fetched.len() - after.3;
	block.ensure_swept(expected)?;
	Ok(Counts {
		reads: after.0 - before.0,
		steps: after.1 - before.1,
		writes: after.2 - before.2,
		nodes: after.3 - before.3,
		root_nodes,
	})
}

/// Returns how many entries a sweep of `expected` burrows reads that were not read ahead.
pub fn not_read_ahead(prepared: &PreparedState, expected: u32) -> Result<usize> {
	let database = database::open(&prepared.database, None)?;
	let state = database::state_at(&database, prepared.head)?;
	let known: HashSet<Vec<u8>> = read_ahead::keys(&state).into_iter().collect();
	let keys = Keys { inner: state, read: Distinct::default(), stepped: Distinct::default() };
	let mut block = SweepBlock::new(&keys, prepared.plan.threshold(expected)?)?;
	block.sweep();
	block.ensure_swept(expected)?;
	Ok(keys.read.without(&known))
}

/// A set of distinct keys or nodes.
struct Distinct<T>(Mutex<HashSet<T>>);

impl<T> Default for Distinct<T> {
	fn default() -> Self {
		Self(Mutex::default())
	}
}

impl<T: Eq + std::hash::Hash> Distinct<T> {
	fn add(&self, item: T) {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(item);
	}

	/// Returns how many items are not in `known`.
	fn without(&self, known: &HashSet<T>) -> usize {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).difference(known).count()
	}

	fn len(&self) -> usize {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
	}
}

/// Records the nodes that are fetched from the database.
struct Nodes<'a, S> {
	inner: &'a S,
	fetched: Distinct<Hash>,
}

impl<S: TrieBackendStorage<Hashing>> TrieBackendStorage<Hashing> for Nodes<'_, S> {
	fn get(&self, key: &Hash, prefix: (&[u8], Option<u8>)) -> Result<Option<DBValue>, String> {
		self.fetched.add(*key);
		self.inner.get(key, prefix)
	}
}

/// Records the entries that are read, and the steps between keys.
struct Keys<B> {
	inner: B,
	read: Distinct<Vec<u8>>,
	stepped: Distinct<Vec<u8>>,
}

impl<B> fmt::Debug for Keys<B> {
	fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
		out.write_str("a state whose reads are counted")
	}
}

/// Iterator over keys and values.
struct Walk<B: Backend<Hashing>>(B::RawIter);

impl<B: Backend<Hashing>> StorageIterator<Hashing> for Walk<B> {
	type Backend = Keys<B>;
	type Error = B::Error;

	fn next_key(&mut self, state: &Keys<B>) -> Option<Result<StorageKey, B::Error>> {
		self.0.next_key(&state.inner)
	}

	fn next_pair(&mut self, state: &Keys<B>) -> Option<Result<(StorageKey, StorageValue), B::Error>> {
		self.0.next_pair(&state.inner)
	}

	fn was_complete(&self) -> bool {
		self.0.was_complete()
	}
}

impl<B: Backend<Hashing>> Backend<Hashing> for Keys<B> {
	type Error = B::Error;
	type TrieBackendStorage = B::TrieBackendStorage;
	type RawIter = Walk<B>;

	fn storage(&self, key: &[u8]) -> Result<Option<StorageValue>, B::Error> {
		self.read.add(key.to_vec());
		self.inner.storage(key)
	}

	fn storage_hash(&self, key: &[u8]) -> Result<Option<Hash>, B::Error> {
		self.read.add(key.to_vec());
		self.inner.storage_hash(key)
	}

	fn closest_merkle_value(&self, key: &[u8]) -> Result<Option<MerkleValue<Hash>>, B::Error> {
		self.inner.closest_merkle_value(key)
	}

	fn child_closest_merkle_value(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<MerkleValue<Hash>>, B::Error> {
		self.inner.child_closest_merkle_value(child, key)
	}

	fn child_storage(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageValue>, B::Error> {
		self.inner.child_storage(child, key)
	}

	fn child_storage_hash(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<Hash>, B::Error> {
		self.inner.child_storage_hash(child, key)
	}

	fn next_storage_key(&self, key: &[u8]) -> Result<Option<StorageKey>, B::Error> {
		self.stepped.add(key.to_vec());
		self.inner.next_storage_key(key)
	}

	fn next_child_storage_key(&self, child: &ChildInfo, key: &[u8]) -> Result<Option<StorageKey>, B::Error> {
		self.inner.next_child_storage_key(child, key)
	}

	fn storage_root<'a>(
		&self,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (Hash, BackendTransaction<Hashing>) {
		self.inner.storage_root(delta, version)
	}

	fn child_storage_root<'a>(
		&self,
		child: &ChildInfo,
		delta: impl Iterator<Item = (&'a [u8], Option<&'a [u8]>)>,
		version: StateVersion,
	) -> (Hash, bool, BackendTransaction<Hashing>) {
		self.inner.child_storage_root(child, delta, version)
	}

	fn raw_iter(&self, args: IterArgs) -> Result<Walk<B>, B::Error> {
		self.inner.raw_iter(args).map(Walk)
	}

	fn register_overlay_stats(&self, stats: &StateMachineStats) {
		self.inner.register_overlay_stats(stats);
	}

	fn usage_info(&self) -> UsageInfo {
		self.inner.usage_info()
	}
}
