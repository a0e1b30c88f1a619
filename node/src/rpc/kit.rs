//! `hub_*` for kit: the controller, the oracle, burrows, and the liquidation queue.
//!
//! Amounts and fractions are strings of digits, so no reader loses any. Times are milliseconds
//! since
//! 1970. The last parameter of every method is the hash of a block; without it the best block
//! answers. Errors: see [`super::error`].

use super::{
	error::Error,
	hub::Hub,
	params::{Account, Id},
};
use huxian_api::{
	apis::{AuctionsApi, BurrowsApi, ControllerApi, PricesApi},
	views::{AuctionView, BurrowView, FeedView, ParametersView, QueueView, SliceView},
};
use huxian_runtime::{opaque::Block, AccountId, Hash};
use jsonrpsee::proc_macros::rpc;
use polkadot_sdk::{sp_api::ProvideRuntimeApi, sp_blockchain::HeaderBackend};

/// Maximum number of burrows in one answer.
pub const MAX_BURROWS: u32 = 100;

/// Reads of kit.
#[rpc(server, namespace = "hub")]
pub trait KitMethods {
	/// Returns the controller: prices, target, drift, quantity, supply.
	#[method(name = "parameters", blocking)]
	fn parameters(&self, at: Option<Hash>) -> Result<ParametersView, Error>;

	/// Returns a burrow, with its debt accrued to the block.
	#[method(name = "burrow", blocking)]
	fn burrow(&self, id: Id, at: Option<Hash>) -> Result<BurrowView<AccountId>, Error>;

	/// Returns burrows of `owner` by rising number, from `from` on.
	///
	/// At most `limit` and never more than [`MAX_BURROWS`]. Continue with the number after the
	/// last.
	#[method(name = "burrowsOf", blocking)]
	fn burrows_of(
		&self,
		owner: Account,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<BurrowView<AccountId>>, Error>;

	/// Returns each reference feed: its median and the age of its oldest value, or why there is
	/// none.
	#[method(name = "prices", blocking)]
	fn prices(&self, at: Option<Hash>) -> Result<Vec<FeedView>, Error>;

	/// Returns the burrows that become liquidatable next, the riskiest first.
	///
	/// Each has the index at which that happens. At most `limit` and never more than
	/// [`MAX_BURROWS`].
	#[method(name = "nextUnsafe", blocking)]
	fn next_unsafe(&self, limit: Option<u32>, at: Option<Hash>) -> Result<Vec<BurrowView<AccountId>>, Error>;

	/// Returns the liquidation queue: waiting collateral, open lots with minimum bid and time left,
	/// and lots in settlement.
	#[method(name = "auctions", blocking)]
	fn auctions(&self, at: Option<Hash>) -> Result<QueueView<AccountId>, Error>;

	/// Returns an auction; null if it does not exist or is over.
	#[method(name = "auction", blocking)]
	fn auction(&self, id: Id, at: Option<Hash>) -> Result<Option<AuctionView<AccountId>>, Error>;

	/// Returns at most 100 slices of a burrow with their places, from slice `fromNumber` on.
	///
	/// `fromPart` continues within a slice.
	#[method(name = "slicesOf", blocking)]
	fn slices_of(
		&self,
		burrow: Id,
		from_number: Option<i64>,
		from_part: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<SliceView>, Error>;
}

impl<C> KitMethodsServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: ControllerApi<Block> + PricesApi<Block> + BurrowsApi<Block, AccountId> + AuctionsApi<Block, AccountId>,
{
	fn parameters(&self, at: Option<Hash>) -> Result<ParametersView, Error> {
		self.call::<dyn ControllerApi<Block>, _>(at, |api, block| api.parameters(block))
	}

	fn burrow(&self, id: Id, at: Option<Hash>) -> Result<BurrowView<AccountId>, Error> {
		let found =
			self.call::<dyn BurrowsApi<Block, AccountId>, _>(at, |api, block| match api.burrow(block, id.0)? {
				Some(burrow) => Ok(Ok(burrow)),
				None => Ok(Err(api.burrow_count(block)?)),
			})?;
		found.map_err(|count| Error::NoSuchBurrow { id: id.0, count })
	}

	fn burrows_of(
		&self,
		owner: Account,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<BurrowView<AccountId>>, Error> {
		let from = from.map_or(0, |id| id.0);
		let limit = limit.unwrap_or(MAX_BURROWS).min(MAX_BURROWS);
		self.call::<dyn BurrowsApi<Block, AccountId>, _>(at, |api, block| api.burrows_of(block, owner.0, from, limit))
	}

	fn prices(&self, at: Option<Hash>) -> Result<Vec<FeedView>, Error> {
		self.call::<dyn PricesApi<Block>, _>(at, |api, block| api.prices(block))
	}

	fn next_unsafe(&self, limit: Option<u32>, at: Option<Hash>) -> Result<Vec<BurrowView<AccountId>>, Error> {
		let limit = limit.unwrap_or(MAX_BURROWS).min(MAX_BURROWS);
		self.call::<dyn BurrowsApi<Block, AccountId>, _>(at, |api, block| api.next_unsafe(block, limit))
	}

	fn auctions(&self, at: Option<Hash>) -> Result<QueueView<AccountId>, Error> {
		self.call::<dyn AuctionsApi<Block, AccountId>, _>(at, |api, block| api.auctions(block))
	}

	fn auction(&self, id: Id, at: Option<Hash>) -> Result<Option<AuctionView<AccountId>>, Error> {
		self.call::<dyn AuctionsApi<Block, AccountId>, _>(at, |api, block| api.auction(block, id.0))
	}

	fn slices_of(
		&self,
		burrow: Id,
		from_number: Option<i64>,
		from_part: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<SliceView>, Error> {
		let (number, part) = (from_number.unwrap_or(i64::MIN), from_part.unwrap_or_default());
		self.call::<dyn AuctionsApi<Block, AccountId>, _>(at, |api, block| api.slices_of(block, burrow.0, number, part))
	}
}
