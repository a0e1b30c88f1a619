//! A pool of two tokens, as those see it who act in its market for the protocol.

use crate::{AssetId, Balance, Moment, PoolId};
use frame::prelude::{DispatchError, FixedU128};
use huxian_math::peg::Ppm;

/// What a pool is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PoolTerms {
	/// The token that is priced.
	pub base: AssetId,
	/// The token it is priced in.
	pub quote: AssetId,
	/// Whether an oracle tells its guide price.
	pub guided: bool,
	/// Whether anyone trades and provides.
	pub public: bool,
}

/// What a pool holds, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stock {
	/// Base.
	pub base: Balance,
	/// Quote.
	pub quote: Balance,
	/// Shares that exist.
	pub shares: Balance,
}

/// Where the market of a pool stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Standing {
	/// The price of the next trade: whole quote for a whole base token.
	pub spot: FixedU128,
	/// The part of what it holds, at its guide price, that the larger side is.
	pub tilt: Ppm,
}

/// What came of providing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Provided {
	/// Base that went in.
	pub base: Balance,
	/// Quote that went in.
	pub quote: Balance,
	/// Shares for it.
	pub shares: Balance,
}

/// Pools as their market operations see them. Each act happens as a whole or not at all; whoever acts must have what it takes.
pub trait PoolMarket<AccountId> {
	/// What a pool is; `None` when there is none of this number.
	fn terms(pool: PoolId) -> Option<PoolTerms>;

	/// What a pool holds; `None` when there is none of this number.
	fn stock(pool: PoolId) -> Option<Stock>;

	/// The shares of `who` in a pool.
	fn shares_of(pool: PoolId, who: &AccountId) -> Balance;

	/// Where the market of a pool stands; `None` while nobody could trade in it: it is empty or paused, its guide price is stale or has
	/// jumped.
	fn standing(pool: PoolId) -> Option<Standing>;

	/// The mean price of the last `window` milliseconds; `None` when the pool does not remember so far.
	fn mean(pool: PoolId, window: Moment) -> Option<FixedU128>;

	/// How much of a token may be sold before the price of the next trade is beyond `price`; nothing when it is there.
	///
	/// Errors: those of a trade.
	fn until(pool: PoolId, sold: AssetId, price: FixedU128) -> Result<Balance, DispatchError>;

	/// `who` sells `amount` of a token for at least `least` of the other one, and gets what this returns.
	///
	/// Errors: those of a trade.
	fn sell(
		who: &AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError>;

	/// `who` provides at most so much of both tokens, in the proportion of the pool.
	///
	/// Errors: those of a deposit.
	fn provide(who: &AccountId, pool: PoolId, base: Balance, quote: Balance) -> Result<Provided, DispatchError>;

	/// `who` takes out what his shares stand for: base and quote.
	///
	/// Errors: those of a withdrawal.
	fn withdraw(who: &AccountId, pool: PoolId, shares: Balance) -> Result<(Balance, Balance), DispatchError>;

	/// Base and quote that shares will stand for when the pool is back at its guide price; what they stand for now where nobody knows it.
	fn at_guide(pool: PoolId, shares: Balance) -> (Balance, Balance);

	/// Base and quote that shares will stand for when so much base has been sold that its price is `below` under the guide price;
	/// what they stand for now where it is lower already, or nobody knows the guide price.
	fn at_floor(pool: PoolId, shares: Balance, below: Ppm) -> (Balance, Balance);
}
