//! The reader behind all `hub_*` methods: it calls a runtime API at a block.

use super::error::Error;
use huxian_runtime::{opaque::Block, Hash};
use polkadot_sdk::{
	sp_api::{ApiError, ApiExt, ProvideRuntimeApi, RuntimeApiInfo},
	sp_blockchain::HeaderBackend,
};
use std::sync::Arc;

/// Answers `hub_*` from the runtime.
pub struct Hub<C> {
	client: Arc<C>,
}

impl<C> Hub<C> {
	/// Returns a reader of `client`.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	/// Calls the API `A` of the runtime of block `at`, or of the best block without one.
	///
	/// Errors: the block does not exist or its state is pruned, its runtime lacks the API, or the
	/// runtime failed.
	pub(super) fn call<A, T>(
		&self,
		at: Option<Hash>,
		call: impl FnOnce(&C::Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error>
	where
		A: RuntimeApiInfo + ?Sized,
	{
		let block = at.unwrap_or_else(|| self.client.info().best_hash);
		if !matches!(self.client.header(block), Ok(Some(_))) {
			return Err(Error::NoSuchBlock(block));
		}
		let failed = |error| match error {
			ApiError::UnknownBlock(_) => Error::StateNotKept(block),
			error => Error::RuntimeFailed(error.to_string()),
		};
		let api = self.client.runtime_api();
		if !api.has_api::<A>(block).map_err(failed)? {
			return Err(Error::NotInThisRuntime(block));
		}
		call(&api, block).map_err(failed)
	}
}
