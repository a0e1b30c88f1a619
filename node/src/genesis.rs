//! Compares the genesis of a database with that of the chain specification.

use crate::{
	chain_spec,
	client::{Backend, Executor},
	error::{Error, Result},
};
use huxian_runtime::{opaque::Block, Hash};
use polkadot_sdk::{
	sc_chain_spec::{BuildGenesisBlock, GenesisBlockBuilder},
	sc_client_api::Backend as _,
	sc_service::Configuration,
	sp_blockchain::HeaderBackend,
	sp_core::storage::Storage,
	sp_runtime::traits::Block as _,
};
use std::sync::Arc;

/// Refuses a database that holds another chain than the specification describes.
///
/// The SDK does not compare them. It would continue the chain in the database under the name and
/// with the peers of the other one.
///
/// A built-in chain is an exception: each build of the runtime gives it another genesis. The chain
/// in its folder goes on with the runtime that it stores, and a warning says so.
pub fn belongs_together(
	config: &Configuration,
	genesis: &Storage,
	backend: &Arc<Backend>,
	executor: &Executor,
) -> Result<()> {
	let found = backend.blockchain().info().genesis_hash;
	if found == Hash::zero() {
		return Ok(());
	}
	let described = hash_of(genesis.clone(), backend, executor)?;
	if found == described {
		return Ok(());
	}
	let (folder, name) = (config.data_path.display(), config.chain_spec.name());
	if is_built_in(config.chain_spec.id(), described, backend, executor) {
		log::warn!(
			"The chain in {folder} was begun by another build: it begins with {found:?}, {name} of this build with \
			 {described:?}. It goes on with the runtime that it stores. `huxian-node purge-chain` removes it."
		);
		return Ok(());
	}
	Err(Error::Usage(format!(
		"the database in {folder} holds another chain: it begins with {found:?}, {name} with {described:?}\n\
		 start with the chain specification it was made from, give this chain a --base-path of its own, or remove the \
		 old one with `huxian-node purge-chain`"
	)))
}

/// Returns whether `genesis` is that of the built-in chain of this identity.
///
/// A chain specification from a file may have the identity of a built-in chain.
fn is_built_in(id: &str, genesis: Hash, backend: &Arc<Backend>, executor: &Executor) -> bool {
	let own = || {
		let storage = chain_spec::storage_of_built_in(id)?;
		hash_of(storage, backend, executor).ok()
	};
	own() == Some(genesis)
}

/// Returns the hash of the genesis block of `storage`.
fn hash_of(storage: Storage, backend: &Arc<Backend>, executor: &Executor) -> Result<Hash> {
	let builder =
		GenesisBlockBuilder::<Block, _, _>::new_with_storage(storage, true, backend.clone(), executor.clone())?;
	let (block, _) = builder.build_genesis_block()?;
	Ok(block.hash())
}
