//! `hub_pool*` and `hub_quote*`: what a person asks about the pools around a guide price. Errors: those of [`super::hub`].

use super::hub::{Error, Hub};
use huxian_runtime::{opaque::Block, AccountId, Hash};
use huxian_traits::{
	api::PmmApi,
	views::{PoolHistoryView, PoolQuoteView, PoolView},
	AssetId, Balance, Moment, PoolId,
};
use jsonrpsee::proc_macros::rpc;
use polkadot_sdk::{
	sp_api::{ApiError, ApiExt, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
};
use serde::{de, Deserialize, Deserializer};

/// What a person asks about pools.
#[rpc(server, namespace = "hub")]
pub trait PoolsApi {
	/// All pools: what they hold and aim at, their prices, and whether they trade now.
	#[method(name = "pools", blocking)]
	fn pools(&self, at: Option<Hash>) -> Result<Vec<PoolView<AccountId>>, Error>;

	/// One pool.
	#[method(name = "pool", blocking)]
	fn pool(&self, id: PoolId, at: Option<Hash>) -> Result<PoolView<AccountId>, Error>;

	/// What selling `amountIn` (in the smallest unit, digits) of the token `assetIn` would come to: amount, fee, impact.
	#[method(name = "quoteExactIn", blocking)]
	fn quote_exact_in(
		&self,
		pool: PoolId,
		asset_in: AssetId,
		amount_in: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error>;

	/// What buying `amountOut` of the token `assetOut` would come to.
	#[method(name = "quoteExactOut", blocking)]
	fn quote_exact_out(
		&self,
		pool: PoolId,
		asset_out: AssetId,
		amount_out: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error>;

	/// Mean and extremes of the price over the last `window` milliseconds; nothing when the pool does not remember so far.
	#[method(name = "poolHistory", blocking)]
	fn pool_history(&self, pool: PoolId, window: Moment, at: Option<Hash>) -> Result<Option<PoolHistoryView>, Error>;
}

impl<C> PoolsApiServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: PmmApi<Block, AccountId>,
{
	fn pools(&self, at: Option<Hash>) -> Result<Vec<PoolView<AccountId>>, Error> {
		self.pooling(at, |api, block| api.pools(block))
	}

	fn pool(&self, id: PoolId, at: Option<Hash>) -> Result<PoolView<AccountId>, Error> {
		self.pooling(at, |api, block| api.pool(block, id))?.ok_or(Error::NoSuchPool(id))
	}

	fn quote_exact_in(
		&self,
		pool: PoolId,
		asset_in: AssetId,
		amount_in: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error> {
		self.pooling(at, |api, block| api.quote_exact_in(block, pool, asset_in, amount_in.0))?
			.map_err(|name| refused(pool, name))
	}

	fn quote_exact_out(
		&self,
		pool: PoolId,
		asset_out: AssetId,
		amount_out: Amount,
		at: Option<Hash>,
	) -> Result<PoolQuoteView, Error> {
		self.pooling(at, |api, block| api.quote_exact_out(block, pool, asset_out, amount_out.0))?
			.map_err(|name| refused(pool, name))
	}

	fn pool_history(&self, pool: PoolId, window: Moment, at: Option<Hash>) -> Result<Option<PoolHistoryView>, Error> {
		self.pooling(at, |api, block| {
			let exists = api.pool(block, pool)?.is_some();
			Ok((exists, api.history(block, pool, window)?))
		})
		.and_then(|(exists, history)| if exists { Ok(history) } else { Err(Error::NoSuchPool(pool)) })
	}
}

impl<C> Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	C::Api: PmmApi<Block, AccountId>,
{
	/// As [`Hub::call`], for what came with the pools.
	fn pooling<T>(
		&self,
		at: Option<Hash>,
		call: impl FnOnce(&C::Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		self.call(at, |api, block| api.has_api::<dyn PmmApi<Block, AccountId>>(block), call)
	}
}

/// The error of a quote by its name.
fn refused(pool: PoolId, name: String) -> Error {
	if name == "UnknownPool" {
		Error::NoSuchPool(pool)
	} else {
		Error::Refused(name)
	}
}

/// An amount in its smallest unit, as a string of digits or as a number (JavaScript loses digits of numbers above 2^53).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Amount(pub Balance);

impl<'de> Deserialize<'de> for Amount {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		#[derive(Deserialize)]
		#[serde(untagged)]
		enum Either {
			Number(u64),
			Digits(String),
		}
		let wrong = || de::Error::custom("an amount is a number, or a string of its digits, in the smallest unit");
		match Either::deserialize(deserializer).map_err(|_: D::Error| wrong())? {
			Either::Number(number) => Ok(Self(number.into())),
			Either::Digits(digits) if digits.bytes().all(|digit| digit.is_ascii_digit()) => {
				digits.parse().map(Self).map_err(|_| wrong())
			},
			Either::Digits(_) => Err(wrong()),
		}
	}
}
