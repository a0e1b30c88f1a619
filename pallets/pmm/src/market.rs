//! Pools as market operations use them ([`PoolMarket`]), and as the guard of the peg closes them
//! ([`PoolPause`]).

use crate::{hooks, Config, Error, Event, Kind, Pallet, Pool, PoolCount, Pools, PriceSource, WeightInfo, MAX_POOLS};
use frame::{arithmetic::FixedU128, prelude::*, token::fungibles::Inspect as _};
use huxian_math::{
	curve::{Curve, Inventory, Side},
	mul_div_ceil, mul_div_floor,
	peg::{Ppm, WHOLE},
	wide::U512,
	Fraction, MathError,
};
use huxian_traits::{
	kit::Clock,
	market::{AddedLiquidity, MarketState, PoolInfo, PoolMarket, PoolPause, PoolReserves},
	AssetId, Balance, Moment, PoolId,
};

/// Resolution of price bands: a billionth.
const BILLION: u32 = 1_000_000_000;

impl<T: Config> PoolMarket<T::AccountId> for Pallet<T> {
	fn info(pool: PoolId) -> Option<PoolInfo> {
		Pools::<T>::get(pool).map(|pool| PoolInfo {
			base: pool.base,
			quote: pool.quote,
			oracle_priced: matches!(pool.params.source, PriceSource::Oracle { .. }),
			public: pool.kind == Kind::Public,
		})
	}

	fn reserves(pool: PoolId) -> Option<PoolReserves> {
		let Pool { inventory: Inventory { base, quote, .. }, shares, .. } = Pools::<T>::get(pool)?;
		Some(PoolReserves { base, quote, shares })
	}

	fn shares_of(pool: PoolId, who: &T::AccountId) -> Balance {
		T::Shares::balance(pool, who)
	}

	fn market_state(pool: PoolId) -> Option<MarketState> {
		let pool = Self::tradable(pool).ok()?;
		let (spot, _) = Self::close_of(&pool).ok()??;
		Some(MarketState { spot: FixedU128::from_inner(spot), imbalance: imbalance(&pool)? })
	}

	fn twap(pool: PoolId, window: Moment) -> Option<FixedU128> {
		Self::twap_over(pool, window).map(|twap| FixedU128::from_inner(twap.price))
	}

	fn amount_until(pool: PoolId, sold: AssetId, price: FixedU128) -> Result<Balance, DispatchError> {
		Ok(Self::amount_until_price(pool, sold, price.into_inner())?)
	}

	fn sell(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		min_out: Balance,
	) -> Result<Balance, DispatchError> {
		Self::do_swap_exact_in(who, pool, asset, amount, min_out).map(|quote| quote.amount_out)
	}

	fn add_liquidity(
		who: &T::AccountId,
		pool: PoolId,
		base: Balance,
		quote: Balance,
	) -> Result<AddedLiquidity, DispatchError> {
		Self::do_add_liquidity(who, pool, base, quote, 1)
	}

	fn remove_liquidity(
		who: &T::AccountId,
		pool: PoolId,
		shares: Balance,
	) -> Result<(Balance, Balance), DispatchError> {
		Self::do_remove_liquidity(who, pool, shares, 0, 0)
	}

	fn withdrawable_at_guide(pool: PoolId, shares: Balance) -> (Balance, Balance) {
		let Some(pool) = Pools::<T>::get(pool) else { return (0, 0) };
		let regressed = pool.guide.and_then(|guide| pool.params.shape.regress(&pool.inventory, &guide).ok());
		let target = regressed.map(|held| Inventory::at_target(held.base_target, held.quote_target));
		part_of(&pool, &target.unwrap_or(pool.inventory), shares)
	}

	fn withdrawable_under_stress(pool: PoolId, shares: Balance, discount: Ppm) -> (Balance, Balance) {
		let Some(pool) = Pools::<T>::get(pool) else { return (0, 0) };
		part_of(&pool, &stressed(&pool, discount).unwrap_or(pool.inventory), shares)
	}
}

impl<T: Config> PoolPause for Pallet<T> {
	fn pause_pools_of(asset: AssetId) {
		for id in 0..PoolCount::<T>::get() {
			// P1: the pools are numbered below their count.
			let Some(pool) = Pools::<T>::get(id).defensive() else { continue };
			if pool.paused || pool.side_of(asset).is_none() {
				continue;
			}
			Pools::<T>::insert(id, Pool { paused: true, ..pool });
			Self::deposit_event(Event::PoolPaused { pool: id });
		}
	}

	fn max_pause_weight() -> Weight {
		// `observe_none` reads the number of pools.
		T::WeightInfo::observe_none().saturating_add(T::WeightInfo::pause_pool().saturating_mul(MAX_POOLS.into()))
	}
}

/// Returns the part of `inventory` that `shares` of the pool stand for: base and quote, down.
fn part_of(pool: &Pool, inventory: &Inventory, shares: Balance) -> (Balance, Balance) {
	if pool.is_empty() {
		return (0, 0);
	}
	// No account has more shares than exist, so no part exceeds its reserve.
	let part = |held: Balance| mul_div_floor(shares, held, pool.shares).defensive_unwrap_or_default();
	(part(inventory.base), part(inventory.quote))
}

impl<T: Config> Pallet<T> {
	/// Returns a pool at the guide price of now, if it can be traded with.
	fn tradable(id: PoolId) -> Result<Pool, Error<T>> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::UnknownPool)?;
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		ensure!(!pool.is_empty(), Error::<T>::NoLiquidity);
		Self::update_guide(&mut pool, T::Clock::now())?;
		Ok(pool)
	}

	/// Returns how much of `sold` may be sold until the mid price is `price`.
	///
	/// The price is in whole quote per whole base, with 18 decimals.
	fn amount_until_price(id: PoolId, sold: AssetId, price: u128) -> Result<Balance, Error<T>> {
		let pool = Self::tradable(id)?;
		let side = pool.side_of(sold).ok_or(Error::NotInPool)?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		let inventory = pool.params.shape.regress(&pool.inventory, &guide)?;
		let level = hooks::whole_token_price::<T>(&guide.ratio()?, &pool)?;
		// True if the price ends on the far side of the guide, false if it comes back toward it.
		let passes = match side {
			Side::Base => price < level,
			Side::Quote => price > level,
		};
		// Rounded so that the price stays on this side of the limit.
		let round = if passes { mul_div_floor } else { mul_div_ceil };
		let parts = u32::try_from(round(price.abs_diff(level), BILLION.into(), level)?).unwrap_or(u32::MAX);
		let (shape, band) = (&pool.params.shape, Fraction::new(parts, BILLION));
		Ok(match passes {
			true => shape.depth(&inventory, &guide, side, band)?,
			false => shape.approach(&inventory, &guide, side, band)?,
		})
	}
}

/// Returns the reserves after sales of base have brought the price to `discount` below the guide.
///
/// `None` if that cannot be computed.
fn stressed(pool: &Pool, discount: Ppm) -> Option<Inventory> {
	let guide = pool.guide.filter(|_| !pool.is_empty())?;
	let after_sale = || -> Result<Inventory, MathError> {
		let shape = &pool.params.shape;
		let inventory = shape.regress(&pool.inventory, &guide)?;
		let sold = shape.depth(&inventory, &guide, Side::Base, Fraction::new(discount, WHOLE))?;
		let bought = shape.exact_in(&inventory, &guide, Side::Base, sold)?;
		inventory.traded(Side::Base, sold, bought)
	};
	after_sale().ok()
}

/// Returns the larger side's part of the reserves at the guide price, in millionths, down.
fn imbalance(pool: &Pool) -> Option<Ppm> {
	let guide = pool.guide?;
	let product = |one: u128, other: u128| U512::from(one).saturating_mul(other.into());
	let base = product(pool.inventory.base, guide.numerator);
	let quote = product(pool.inventory.quote, guide.denominator);
	let larger = base.max(quote).saturating_mul(WHOLE.into());
	larger.checked_div(base.saturating_add(quote)).and_then(|part| Ppm::try_from(part).ok())
}
