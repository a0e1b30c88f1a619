//! `hub_*` for the pools around a guide price. Errors: see [`super::error`].

use super::{error::Error, hub::Hub, params::Amount};
use huxian_api::{
	apis::PmmApi,
	views::{PoolHistoryView, PoolQuoteView, PoolView},
};
use huxian_runtime::{opaque::Block, AccountId, Hash};
use huxian_traits::{AssetId, Moment, PoolId};
use jsonrpsee::proc_macros::rpc;
use polkadot_sdk::{sp_api::ProvideRuntimeApi, sp_blockchain::HeaderBackend};

/// Reads of pools.
#[rpc(server, namespace = "hub")]
pub trait PoolMethods {
	/// Returns all pools: reserves, targets, prices, and whether they trade now.
	#[method(name = "pools", blocking)]
	fn pools(&self, at: Option<Hash>) -> Result<Vec<PoolView<AccountId>>, Error>;

	/// Returns a pool.
	#[method(name = "pool", blocking)]
	fn pool(&self, id: PoolId, at: Option<Hash>) -> Result<PoolView<AccountId>, Error>;

	/// Returns the quote for selling `amountIn` of `assetIn`: amount, fee, price impact.
	#[method(name = "quoteExactIn", blocking)]
	fn quote_exact_in(
		&self,
		pool: PoolId,
		asset_in: AssetId,
		amount_in: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error>;

	/// Returns the quote for buying `amountOut` of `assetOut`.
	#[method(name = "quoteExactOut", blocking)]
	fn quote_exact_out(
		&self,
		pool: PoolId,
		asset_out: AssetId,
		amount_out: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error>;

	/// Returns TWAP and extremes of the price over the last `window` milliseconds.
	///
	/// Null if the pool has no observation that old.
	#[method(name = "poolHistory", blocking)]
	fn pool_history(&self, pool: PoolId, window: Moment, at: Option<Hash>) -> Result<Option<PoolHistoryView>, Error>;
}

impl<C> PoolMethodsServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: PmmApi<Block, AccountId>,
{
	fn pools(&self, at: Option<Hash>) -> Result<Vec<PoolView<AccountId>>, Error> {
		self.call::<dyn PmmApi<Block, AccountId>, _>(at, |api, block| api.pools(block))
	}

	fn pool(&self, id: PoolId, at: Option<Hash>) -> Result<PoolView<AccountId>, Error> {
		self.call::<dyn PmmApi<Block, AccountId>, _>(at, |api, block| api.pool(block, id))?.ok_or(Error::NoSuchPool(id))
	}

	fn quote_exact_in(
		&self,
		pool: PoolId,
		asset_in: AssetId,
		amount_in: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error> {
		self.call::<dyn PmmApi<Block, AccountId>, _>(at, |api, block| {
			api.quote_exact_in(block, pool, asset_in, amount_in.0)
		})?
		.map_err(|name| refused(pool, name))
	}

	fn quote_exact_out(
		&self,
		pool: PoolId,
		asset_out: AssetId,
		amount_out: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error> {
		self.call::<dyn PmmApi<Block, AccountId>, _>(at, |api, block| {
			api.quote_exact_out(block, pool, asset_out, amount_out.0)
		})?
		.map_err(|name| refused(pool, name))
	}

	fn pool_history(&self, pool: PoolId, window: Moment, at: Option<Hash>) -> Result<Option<PoolHistoryView>, Error> {
		self.call::<dyn PmmApi<Block, AccountId>, _>(at, |api, block| {
			let exists = api.pool(block, pool)?.is_some();
			Ok((exists, api.history(block, pool, window)?))
		})
		.and_then(|(exists, history)| if exists { Ok(history) } else { Err(Error::NoSuchPool(pool)) })
	}
}

/// Returns the error for a quote that the pallet refuses with the error `name`.
fn refused(pool: PoolId, name: String) -> Error {
	if name == "UnknownPool" {
		Error::NoSuchPool(pool)
	} else {
		Error::Refused(name)
	}
}
