//! PMM pools, as protocol code that trades in them sees them.

use crate::{AssetId, Balance, Moment, PoolId};
use frame::prelude::{DispatchError, FixedU128, Weight};
use huxian_math::peg::Ppm;

/// Fixed properties of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "PoolTerms")]
pub struct PoolInfo {
	/// Base token: the one that is priced.
	pub base: AssetId,
	/// Quote token: the one that prices are in.
	pub quote: AssetId,
	/// True if the guide price comes from an oracle, false if it is fixed.
	pub oracle_priced: bool,
	/// True if everybody may trade and provide liquidity.
	pub public: bool,
}

/// Reserves and shares of a pool, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Stock")]
pub struct PoolReserves {
	/// Base token.
	pub base: Balance,
	/// Quote token.
	pub quote: Balance,
	/// Shares that exist.
	pub shares: Balance,
}

/// Market of a pool at this moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Standing")]
pub struct MarketState {
	/// Price of an infinitesimal trade, in whole quote tokens per whole base token.
	pub spot: FixedU128,
	/// Larger side's part of the reserves at the guide price, in millionths, rounded down.
	#[doc(alias = "tilt")]
	pub imbalance: Ppm,
}

/// Result of a deposit, in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Provided")]
pub struct AddedLiquidity {
	/// Base token paid.
	pub base: Balance,
	/// Quote token paid.
	pub quote: Balance,
	/// Shares minted for it.
	pub shares: Balance,
}

/// Pools, as the guard of the peg closes them.
pub trait PoolPause {
	/// Pauses all pools that trade `asset`. Liquidity can still be removed.
	///
	/// Only the committee resumes them.
	fn pause_pools_of(asset: AssetId);

	/// Returns the maximum weight of [`Self::pause_pools_of`].
	fn max_pause_weight() -> Weight;
}

/// A chain without pools.
impl PoolPause for () {
	fn pause_pools_of(_: AssetId) {}

	fn max_pause_weight() -> Weight {
		Weight::zero()
	}
}

/// Access to PMM pools for protocol code, such as market operations.
///
/// Each call that moves tokens is atomic. The acting account must hold the tokens it pays.
pub trait PoolMarket<AccountId> {
	/// Returns the fixed properties of `pool`; `None` if there is no such pool.
	fn info(pool: PoolId) -> Option<PoolInfo>;

	/// Returns the reserves of `pool`; `None` if there is no such pool.
	fn reserves(pool: PoolId) -> Option<PoolReserves>;

	/// Returns the shares that `who` has in `pool`.
	fn shares_of(pool: PoolId, who: &AccountId) -> Balance;

	/// Returns the spot price and imbalance of `pool`.
	///
	/// `None` while nobody could trade in it: the pool is empty or paused, or its guide price is
	/// stale or has jumped.
	fn market_state(pool: PoolId) -> Option<MarketState>;

	/// Returns the time-weighted average price (TWAP) over the last `window` milliseconds.
	///
	/// `None` if the pool has no observation that old.
	fn twap(pool: PoolId, window: Moment) -> Option<FixedU128>;

	/// Returns how much of `sold` may be sold before the spot price passes `price`.
	///
	/// The amount is zero if the spot price is there already. Errors: those of a trade.
	fn amount_until(pool: PoolId, sold: AssetId, price: FixedU128) -> Result<Balance, DispatchError>;

	/// Sells `amount` of `asset` for `who`, for at least `min_out` of the other token.
	///
	/// Returns the amount received. Errors: those of a trade.
	fn sell(
		who: &AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		min_out: Balance,
	) -> Result<Balance, DispatchError>;

	/// Deposits at most `base` and `quote` for `who`, in the proportion of the pool.
	///
	/// Errors: those of a deposit.
	fn add_liquidity(
		who: &AccountId,
		pool: PoolId,
		base: Balance,
		quote: Balance,
	) -> Result<AddedLiquidity, DispatchError>;

	/// Burns `shares` of `who` and pays out their part of the reserves: base and quote.
	///
	/// Errors: those of a withdrawal.
	fn remove_liquidity(who: &AccountId, pool: PoolId, shares: Balance) -> Result<(Balance, Balance), DispatchError>;

	/// Returns the base and quote that `shares` stand for with the pool at its guide price.
	///
	/// Without a guide price these are the amounts of now. Rounded down.
	#[doc(alias = "at_guide")]
	fn withdrawable_at_guide(pool: PoolId, shares: Balance) -> (Balance, Balance);

	/// Returns the base and quote that `shares` stand for under stress.
	///
	/// Stress means that base has been sold until the price is `discount` below the guide price.
	/// If the price is lower already, or there is no guide price, these are the amounts of now.
	/// Rounded down.
	#[doc(alias = "at_floor")]
	fn withdrawable_under_stress(pool: PoolId, shares: Balance, discount: Ppm) -> (Balance, Balance);
}
