//! What a sweep reads and writes, counted: entries, and the nodes of the trie that hold them.

use crate::{
	ahead,
	database::{self, Database},
	state::Made,
	sweep::Begun,
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

/// What one sweep did, in all.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counts {
	/// Different entries read.
	pub reads: usize,
	/// Different keys that the next one was asked for: steps along an index.
	pub steps: usize,
	/// Different entries written or removed.
	pub writes: usize,
	/// Different nodes and values of the trie fetched for that.
	pub nodes: usize,
	/// Different nodes fetched beside those for the root of the new state.
	pub root_nodes: usize,
}

/// Sweeps `expected` burrows of a state and counts. Not in it: what the controller reads and writes before.
pub fn count(made: &Made, expected: u32) -> Result<Counts> {
	let database = database::open(&made.database, None)?;
	count_in(&database, made, expected)
}

/// The same in a database that is open.
pub fn count_in(database: &Database, made: &Made, expected: u32) -> Result<Counts> {
	let state = database::state_at(database, made.head)?;
	let trie = state.as_trie_backend();
	let nodes = Nodes { inner: trie.backend_storage(), fetched: Seen::default() };
	let keys = Keys {
		inner: TrieBackendBuilder::<_, Hashing>::new(&nodes, *trie.root()).build(),
		read: Seen::default(),
		stepped: Seen::default(),
	};
	let mut begun = Begun::new(&keys, made.plan.threshold(expected)?)?;
	let before = (keys.read.len(), keys.stepped.len(), begun.changed(), nodes.fetched.len());
	begun.sweep();
	let after = (keys.read.len(), keys.stepped.len(), begun.changed(), nodes.fetched.len());
	begun.root();
	let root_nodes = nodes.fetched.len() - after.3;
	begun.ensure_swept(expected)?;
	Ok(Counts {
		reads: after.0 - before.0,
		steps: after.1 - before.1,
		writes: after.2 - before.2,
		nodes: after.3 - before.3,
		root_nodes,
	})
}

/// How many entries a sweep of `expected` burrows reads that are not read ahead of it.
pub fn unforeseen(made: &Made, expected: u32) -> Result<usize> {
	let database = database::open(&made.database, None)?;
	let state = database::state_at(&database, made.head)?;
	let foreseen: HashSet<Vec<u8>> = ahead::keys(&state).into_iter().collect();
	let keys = Keys { inner: state, read: Seen::default(), stepped: Seen::default() };
	let mut begun = Begun::new(&keys, made.plan.threshold(expected)?)?;
	begun.sweep();
	begun.ensure_swept(expected)?;
	Ok(keys.read.without(&foreseen))
}

/// Different things that were seen.
struct Seen<T>(Mutex<HashSet<T>>);

impl<T> Default for Seen<T> {
	fn default() -> Self {
		Self(Mutex::default())
	}
}

impl<T: Eq + std::hash::Hash> Seen<T> {
	fn add(&self, what: T) {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(what);
	}

	/// How many of them are not among `known`.
	fn without(&self, known: &HashSet<T>) -> usize {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).difference(known).count()
	}

	fn len(&self) -> usize {
		self.0.lock().unwrap_or_else(PoisonError::into_inner).len()
	}
}

/// Sees the nodes that are fetched from the database.
struct Nodes<'a, S> {
	inner: &'a S,
	fetched: Seen<Hash>,
}

impl<S: TrieBackendStorage<Hashing>> TrieBackendStorage<Hashing> for Nodes<'_, S> {
	fn get(&self, key: &Hash, prefix: (&[u8], Option<u8>)) -> Result<Option<DBValue>, String> {
		self.fetched.add(*key);
		self.inner.get(key, prefix)
	}
}

/// Sees the entries that are asked for.
struct Keys<B> {
	inner: B,
	read: Seen<Vec<u8>>,
	stepped: Seen<Vec<u8>>,
}

impl<B> fmt::Debug for Keys<B> {
	fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
		out.write_str("a state whose reads are counted")
	}
}

/// Keys and values one after the other.
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
