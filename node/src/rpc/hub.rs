//! `hub_*`: what a person asks about kit and burrows, answered by the runtime APIs of `huxian-traits` as plain JSON.
//!
//! Amounts and fractions are strings of digits, so that no reader loses any; times are milliseconds since 1970. Every
//! method takes the hash of a block as its last parameter, and answers for the best block without one.
//!
//! # Errors
//! Beside JSON-RPC's own (−32602: a parameter is of the wrong form) there are, see [`code`]:
//!
//! | code | meaning | what to do |
//! |---|---|---|
//! | 20001 | there is no such burrow | the message says which there are |
//! | 20002 | there is no such block | leave the block out, or take a hash from `chain_getBlockHash` |
//! | 20003 | the state of that block is not kept any more | ask a node with `--state-pruning archive` |
//! | 20004 | the runtime of that block does not answer this | ask for a later block |
//! | 20005 | the runtime failed | the node's log says more; report it |
//! | 20006 | there is no such pool | `hub_pools` lists them |
//! | 20007 | the trade would be refused | the message names the error of `pmm` that the call would give |

use huxian_runtime::{opaque::Block, AccountId, Hash};
use huxian_traits::{
	api::{AuctionsApi, BurrowsApi, ControllerApi, PricesApi},
	views::{AuctionView, BurrowView, FeedView, ParametersView, QueueView, SliceView},
	BurrowId, PoolId,
};
use jsonrpsee::{proc_macros::rpc, types::ErrorObjectOwned};
use polkadot_sdk::{
	sp_api::{ApiError, ApiExt, ProvideRuntimeApi},
	sp_blockchain::HeaderBackend,
};
use serde::{de, Deserialize, Deserializer};
use std::{fmt, sync::Arc};

/// How many burrows `hub_burrowsOf` answers with, unless fewer are asked for. The runtime gives no more at a time.
pub const MOST_BURROWS: u32 = 100;

/// The error codes of `hub_*`; the SDK's own go up to 8 999.
pub mod code {
	/// There is no such burrow.
	pub const NO_SUCH_BURROW: i32 = 20_001;
	/// There is no such block.
	pub const NO_SUCH_BLOCK: i32 = 20_002;
	/// The state of that block is not kept any more.
	pub const STATE_NOT_KEPT: i32 = 20_003;
	/// The runtime of that block does not have the API that answers this.
	pub const NOT_IN_THIS_RUNTIME: i32 = 20_004;
	/// The runtime failed.
	pub const RUNTIME_FAILED: i32 = 20_005;
	/// There is no such pool.
	pub const NO_SUCH_POOL: i32 = 20_006;
	/// The trade would be refused.
	pub const REFUSED: i32 = 20_007;
}

/// What a person asks about kit and burrows.
#[rpc(server, namespace = "hub")]
pub trait HubApi {
	/// The state of the controller: prices, target, drift, quantity, supply.
	#[method(name = "parameters", blocking)]
	fn parameters(&self, at: Option<Hash>) -> Result<ParametersView, Error>;

	/// One burrow, its debt accrued to that block. `id` is a number, or its digits as a string.
	#[method(name = "burrow", blocking)]
	fn burrow(&self, id: Id, at: Option<Hash>) -> Result<BurrowView<AccountId>, Error>;

	/// The burrows of `owner` (an address, or a public key in hexadecimal) in the order of their numbers, from number
	/// `from` on, at most `limit` and never more than [`MOST_BURROWS`]. Go on with the number after the last one.
	#[method(name = "burrowsOf", blocking)]
	fn burrows_of(
		&self,
		owner: Account,
		from: Option<Id>,
		limit: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<BurrowView<AccountId>>, Error>;

	/// What the oracle's members say of each reference feed: the median and the age of its oldest value, or why there is none.
	#[method(name = "prices", blocking)]
	fn prices(&self, at: Option<Hash>) -> Result<Vec<FeedView>, Error>;

	/// The burrows that become liquidatable next, the most endangered first; each tells the index at which it does. At most `limit` and
	/// never more than [`MOST_BURROWS`].
	#[method(name = "nextUnsafe", blocking)]
	fn next_unsafe(&self, limit: Option<u32>, at: Option<Hash>) -> Result<Vec<BurrowView<AccountId>>, Error>;

	/// The liquidation queue: what waits, the lots on offer with what a bid must be now and the time left, and those being settled.
	#[method(name = "auctions", blocking)]
	fn auctions(&self, at: Option<Hash>) -> Result<QueueView<AccountId>, Error>;

	/// One auction; nothing when there is none of this number, or it is over.
	#[method(name = "auction", blocking)]
	fn auction(&self, id: Id, at: Option<Hash>) -> Result<Option<AuctionView<AccountId>>, Error>;

	/// The slices of a burrow, and where each stands: at most 100, from the slice `fromNumber` (and its part `fromPart`) on.
	#[method(name = "slicesOf", blocking)]
	fn slices_of(
		&self,
		burrow: Id,
		from_number: Option<i64>,
		from_part: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<SliceView>, Error>;
}

/// Answers [`HubApi`] from the runtime.
pub struct Hub<C> {
	client: Arc<C>,
}

impl<C> Hub<C> {
	/// Asks `client`.
	pub fn new(client: Arc<C>) -> Self {
		Self { client }
	}
}

impl<C> Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
{
	/// Calls the runtime of block `at`, or of the best one.
	pub(super) fn call<T>(
		&self,
		at: Option<Hash>,
		available: impl FnOnce(&C::Api, Hash) -> Result<bool, ApiError>,
		call: impl FnOnce(&C::Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		let block = at.unwrap_or_else(|| self.client.info().best_hash);
		if !matches!(self.client.header(block), Ok(Some(_))) {
			return Err(Error::NoSuchBlock(block));
		}
		let failed = |error| match error {
			ApiError::UnknownBlock(_) => Error::StateNotKept(block),
			error => Error::RuntimeFailed(error.to_string()),
		};
		let api = self.client.runtime_api();
		if !available(&api, block).map_err(failed)? {
			return Err(Error::NotInThisRuntime(block));
		}
		call(&api, block).map_err(failed)
	}
}

impl<C> HubApiServer for Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block> + 'static,
	C::Api: ControllerApi<Block> + PricesApi<Block> + BurrowsApi<Block, AccountId> + AuctionsApi<Block, AccountId>,
{
	fn parameters(&self, at: Option<Hash>) -> Result<ParametersView, Error> {
		self.call(at, |api, block| api.has_api::<dyn ControllerApi<Block>>(block), |api, block| api.parameters(block))
	}

	fn burrow(&self, id: Id, at: Option<Hash>) -> Result<BurrowView<AccountId>, Error> {
		let found = self.call(
			at,
			|api, block| api.has_api::<dyn BurrowsApi<Block, AccountId>>(block),
			|api, block| match api.burrow(block, id.0)? {
				Some(burrow) => Ok(Ok(burrow)),
				None => Ok(Err(api.burrow_count(block)?)),
			},
		)?;
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
		let limit = limit.unwrap_or(MOST_BURROWS).min(MOST_BURROWS);
		self.call(
			at,
			|api, block| api.has_api::<dyn BurrowsApi<Block, AccountId>>(block),
			|api, block| api.burrows_of(block, owner.0, from, limit),
		)
	}

	fn prices(&self, at: Option<Hash>) -> Result<Vec<FeedView>, Error> {
		self.call(at, |api, block| api.has_api::<dyn PricesApi<Block>>(block), |api, block| api.prices(block))
	}

	fn next_unsafe(&self, limit: Option<u32>, at: Option<Hash>) -> Result<Vec<BurrowView<AccountId>>, Error> {
		let limit = limit.unwrap_or(MOST_BURROWS).min(MOST_BURROWS);
		self.auctioning(at, |api, block| api.next_unsafe(block, limit))
	}

	fn auctions(&self, at: Option<Hash>) -> Result<QueueView<AccountId>, Error> {
		self.auctioning(at, |api, block| api.auctions(block))
	}

	fn auction(&self, id: Id, at: Option<Hash>) -> Result<Option<AuctionView<AccountId>>, Error> {
		self.auctioning(at, |api, block| api.auction(block, id.0))
	}

	fn slices_of(
		&self,
		burrow: Id,
		from_number: Option<i64>,
		from_part: Option<u32>,
		at: Option<Hash>,
	) -> Result<Vec<SliceView>, Error> {
		let (number, part) = (from_number.unwrap_or(i64::MIN), from_part.unwrap_or_default());
		self.auctioning(at, |api, block| api.slices_of(block, burrow.0, number, part))
	}
}

impl<C> Hub<C>
where
	C: ProvideRuntimeApi<Block> + HeaderBackend<Block>,
	C::Api: AuctionsApi<Block, AccountId>,
{
	/// As [`Hub::call`], for what came with the auctions.
	fn auctioning<T>(
		&self,
		at: Option<Hash>,
		call: impl FnOnce(&C::Api, Hash) -> Result<T, ApiError>,
	) -> Result<T, Error> {
		self.call(at, |api, block| api.has_api::<dyn AuctionsApi<Block, AccountId>>(block), call)
	}
}

/// Why a question is not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Error {
	/// There is no burrow `id`; there are `count`, numbered from 0.
	NoSuchBurrow {
		/// What was asked for.
		id: BurrowId,
		/// How many there are.
		count: u64,
	},
	/// There is no such block.
	NoSuchBlock(Hash),
	/// The state of this block is not kept any more.
	StateNotKept(Hash),
	/// The runtime of this block does not have the API that answers this.
	NotInThisRuntime(Hash),
	/// The runtime failed; the SDK says why.
	RuntimeFailed(String),
	/// There is no such pool.
	NoSuchPool(PoolId),
	/// The trade would be refused with this error.
	Refused(String),
}

impl Error {
	/// Its code: see [`code`].
	pub fn code(&self) -> i32 {
		match self {
			Self::NoSuchBurrow { .. } => code::NO_SUCH_BURROW,
			Self::NoSuchBlock(_) => code::NO_SUCH_BLOCK,
			Self::StateNotKept(_) => code::STATE_NOT_KEPT,
			Self::NotInThisRuntime(_) => code::NOT_IN_THIS_RUNTIME,
			Self::RuntimeFailed(_) => code::RUNTIME_FAILED,
			Self::NoSuchPool(_) => code::NO_SUCH_POOL,
			Self::Refused(_) => code::REFUSED,
		}
	}
}

impl fmt::Display for Error {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::NoSuchBurrow { id, count: 0 } => write!(f, "there is no burrow {id}; there are no burrows yet"),
			Self::NoSuchBurrow { id, count: 1 } => write!(f, "there is no burrow {id}; the only burrow is number 0"),
			Self::NoSuchBurrow { id, count } => {
				write!(f, "there is no burrow {id}; burrows are numbered from 0 to {}", count.saturating_sub(1))
			},
			Self::NoSuchBlock(block) => write!(f, "there is no block {block:?}; without one, the best block answers"),
			Self::StateNotKept(block) => write!(
				f,
				"the state of block {block:?} is not kept any more; a node with --state-pruning archive keeps all"
			),
			Self::NotInThisRuntime(block) => {
				write!(f, "the runtime of block {block:?} does not answer this; ask for a later block")
			},
			Self::RuntimeFailed(reason) => write!(f, "the runtime failed: {reason}"),
			Self::NoSuchPool(id) => write!(f, "there is no pool {id}; hub_pools lists them"),
			Self::Refused(error) => write!(f, "the trade would be refused with pmm.{error}"),
		}
	}
}

impl From<Error> for ErrorObjectOwned {
	fn from(error: Error) -> Self {
		Self::owned(error.code(), error.to_string(), None::<()>)
	}
}

/// The number of a burrow, as a number or as a string of digits (JavaScript loses digits of numbers above 2^53).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Id(pub BurrowId);

impl<'de> Deserialize<'de> for Id {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		deserializer.deserialize_any(IdVisitor)
	}
}

struct IdVisitor;

impl de::Visitor<'_> for IdVisitor {
	type Value = Id;

	fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str("the number of a burrow, as a number or as a string of its digits")
	}

	fn visit_u64<E: de::Error>(self, id: u64) -> Result<Id, E> {
		Ok(Id(id))
	}

	fn visit_str<E: de::Error>(self, digits: &str) -> Result<Id, E> {
		// `u64` would take a sign as well.
		if digits.starts_with('+') {
			return Err(E::invalid_value(de::Unexpected::Str(digits), &self));
		}
		digits.parse().map(Id).map_err(|_| E::invalid_value(de::Unexpected::Str(digits), &self))
	}
}

/// An account, as an address or as its public key in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Account(pub AccountId);

impl<'de> Deserialize<'de> for Account {
	fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
		let text = String::deserialize(deserializer)?;
		text.parse().map(Self).map_err(|_| {
			de::Error::custom(format!("`{text}` is neither an address of this chain nor a public key in hexadecimal"))
		})
	}
}
