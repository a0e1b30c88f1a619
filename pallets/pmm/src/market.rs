//! A pool as the market operations of the protocol act in it.

use crate::{hooks, Config, Error, Kind, Pallet, Pool, Pools, Source};
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
	market::{PoolMarket, PoolTerms, Provided, Standing, Stock},
	AssetId, Balance, Moment, PoolId,
};

/// How finely prices are told apart here.
const BILLION: u32 = 1_000_000_000;

impl<T: Config> PoolMarket<T::AccountId> for Pallet<T> {
	fn terms(pool: PoolId) -> Option<PoolTerms> {
		Pools::<T>::get(pool).map(|pool| PoolTerms {
			base: pool.base,
			quote: pool.quote,
			guided: matches!(pool.terms.source, Source::Oracle { .. }),
			public: pool.kind == Kind::Public,
		})
	}

	fn stock(pool: PoolId) -> Option<Stock> {
		let Pool { inventory: Inventory { base, quote, .. }, shares, .. } = Pools::<T>::get(pool)?;
		Some(Stock { base, quote, shares })
	}

	fn shares_of(pool: PoolId, who: &T::AccountId) -> Balance {
		T::Shares::balance(pool, who)
	}

	fn standing(pool: PoolId) -> Option<Standing> {
		let pool = Self::tradable(pool).ok()?;
		let (spot, _) = Self::close_of(&pool).ok()??;
		Some(Standing { spot: FixedU128::from_inner(spot), tilt: tilt(&pool)? })
	}

	fn mean(pool: PoolId, window: Moment) -> Option<FixedU128> {
		Self::mean_over(pool, window).map(|mean| FixedU128::from_inner(mean.price))
	}

	fn until(pool: PoolId, sold: AssetId, price: FixedU128) -> Result<Balance, DispatchError> {
		Ok(Self::amount_until(pool, sold, price.into_inner())?)
	}

	fn sell(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		least: Balance,
	) -> Result<Balance, DispatchError> {
		Self::do_swap_exact_in(who, pool, asset, amount, least).map(|deal| deal.received)
	}

	fn provide(who: &T::AccountId, pool: PoolId, base: Balance, quote: Balance) -> Result<Provided, DispatchError> {
		Self::do_add_liquidity(who, pool, base, quote, 1)
	}

	fn withdraw(who: &T::AccountId, pool: PoolId, shares: Balance) -> Result<(Balance, Balance), DispatchError> {
		Self::do_remove_liquidity(who, pool, shares, 0, 0)
	}

	fn at_guide(pool: PoolId, shares: Balance) -> (Balance, Balance) {
		let Some(pool) = Pools::<T>::get(pool) else { return (0, 0) };
		let regressed = pool.guide.and_then(|guide| pool.terms.shape.regress(&pool.inventory, &guide).ok());
		let target = regressed.map(|held| Inventory::at_target(held.base_target, held.quote_target));
		part(&pool, &target.unwrap_or(pool.inventory), shares)
	}

	fn at_floor(pool: PoolId, shares: Balance, below: Ppm) -> (Balance, Balance) {
		let Some(pool) = Pools::<T>::get(pool) else { return (0, 0) };
		part(&pool, &after_a_fall(&pool, below).unwrap_or(pool.inventory), shares)
	}
}

/// What shares of a pool stand for, base and quote, when it holds so much; down.
fn part(pool: &Pool, held: &Inventory, shares: Balance) -> (Balance, Balance) {
	// Nobody has more shares than there are.
	let part = |held: Balance| mul_div_floor(shares, held, pool.shares).unwrap_or_default();
	(part(held.base), part(held.quote))
}

impl<T: Config> Pallet<T> {
	/// A pool at the guide price of now, if it can be traded with.
	fn tradable(id: PoolId) -> Result<Pool, Error<T>> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::UnknownPool)?;
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		ensure!(!pool.is_empty(), Error::<T>::NoLiquidity);
		Self::follow_guide(&mut pool, T::Clock::now())?;
		Ok(pool)
	}

	/// How much of a token may be sold until the mid price is `price`: whole quote for whole base with 18 places.
	fn amount_until(id: PoolId, sold: AssetId, price: u128) -> Result<Balance, Error<T>> {
		let pool = Self::tradable(id)?;
		let side = pool.side_of(sold).ok_or(Error::NotInPool)?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		let inventory = pool.terms.shape.regress(&pool.inventory, &guide)?;
		let level = hooks::whole::<T>(&guide.ratio()?, &pool)?;
		// Whether the price ends on the far side of the guide, or comes back to it from where it is.
		let passes = match side {
			Side::Base => price < level,
			Side::Quote => price > level,
		};
		// Rounded so that the price stays on this side.
		let round = if passes { mul_div_floor } else { mul_div_ceil };
		let parts = u32::try_from(round(price.abs_diff(level), BILLION.into(), level)?).unwrap_or(u32::MAX);
		let (shape, band) = (&pool.terms.shape, Fraction::new(parts, BILLION));
		Ok(match passes {
			true => shape.depth(&inventory, &guide, side, band)?,
			false => shape.approach(&inventory, &guide, side, band)?,
		})
	}
}

/// What a pool holds when so much base has been sold to it that its price is `below` under its guide price; `None` where that cannot be told.
fn after_a_fall(pool: &Pool, below: Ppm) -> Option<Inventory> {
	let guide = pool.guide.filter(|_| !pool.is_empty())?;
	let fallen = || -> Result<Inventory, MathError> {
		let shape = &pool.terms.shape;
		let inventory = shape.regress(&pool.inventory, &guide)?;
		let sold = shape.depth(&inventory, &guide, Side::Base, Fraction::new(below, WHOLE))?;
		let bought = shape.exact_in(&inventory, &guide, Side::Base, sold)?;
		inventory.traded(Side::Base, sold, bought)
	};
	fallen().ok()
}

/// The part of what a pool holds, at its guide price, that the larger side is; in millionths, rounded down.
fn tilt(pool: &Pool) -> Option<Ppm> {
	let guide = pool.guide?;
	let product = |one: u128, other: u128| U512::from(one).saturating_mul(other.into());
	let base = product(pool.inventory.base, guide.numerator);
	let quote = product(pool.inventory.quote, guide.denominator);
	let larger = base.max(quote).saturating_mul(WHOLE.into());
	larger.checked_div(base.saturating_add(quote)).and_then(|part| Ppm::try_from(part).ok())
}
