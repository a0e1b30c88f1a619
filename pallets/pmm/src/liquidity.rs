//! Shares of a pool: deposits and withdrawals.

use crate::{guide::GuideStep, Config, Error, Event, Kind, Pallet, Pool, Pools, Trailing, LOCKED_SHARES};
use frame::{
	prelude::*,
	token::{
		fungibles::{Inspect, Mutate},
		Fortitude, Precision, Preservation,
	},
	traits::DefensiveOption,
};
use huxian_math::{curve::Inventory, mul_div_ceil, mul_div_floor, wide::U512, U256};
use huxian_traits::{kit::Clock, market::AddedLiquidity, Balance, PoolId};

impl<T: Config> Pallet<T> {
	/// Deposits at most `base` and `quote` for at least `min_shares`.
	pub(crate) fn do_add_liquidity(
		who: &T::AccountId,
		id: PoolId,
		base: Balance,
		quote: Balance,
		min_shares: Balance,
	) -> Result<AddedLiquidity, DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		Self::ensure_allowed(who, id, &pool)?;
		ensure!(base > 0 && quote > 0, Error::<T>::ZeroAmount);
		let is_new = pool.is_empty();
		// After all providers have left, dust backs the locked shares. It has no say in the
		// proportion.
		let (added, step) = match pool.shares <= LOCKED_SHARES {
			true => Self::first_deposit(&mut pool, base, quote)?,
			false => (Self::later_deposit(&mut pool, base, quote)?, GuideStep::Unchanged),
		};
		let AddedLiquidity { base, quote, shares } = added;
		ensure!(shares >= min_shares, Error::<T>::SlippageExceeded);
		pool.flows.record_inflow(base, quote);

		let account = Self::account_of(id);
		Self::send(pool.base, who, &account, base)?;
		Self::send(pool.quote, who, &account, quote)?;
		if is_new {
			T::Shares::mint_into(id, &account, LOCKED_SHARES)?;
		}
		T::Shares::mint_into(id, who, shares)?;
		Pools::<T>::insert(id, pool);
		Self::deposit_guide_event(id, &pool, step);
		Self::deposit_event(Event::LiquidityAdded {
			pool: id,
			who: who.clone(),
			base,
			quote,
			shares,
			inventory: pool.inventory,
		});
		Ok(added)
	}

	/// Books the first deposit of a pool, or the first after all providers have left.
	///
	/// It sets the targets, takes both amounts whole, and locks the first shares.
	fn first_deposit(
		pool: &mut Pool,
		base: Balance,
		quote: Balance,
	) -> Result<(AddedLiquidity, GuideStep), DispatchError> {
		let step = Self::ensure_proportion(pool, base, quote)?;
		let sum = |held: Balance, given: Balance| held.checked_add(given).ok_or(Error::<T>::ArithmeticOverflow);
		pool.inventory = Inventory::at_target(sum(pool.inventory.base, base)?, sum(pool.inventory.quote, quote)?);
		pool.shares = geometric_mean::<T>(pool.inventory.base, pool.inventory.quote)?;
		pool.trailing = Self::close_of(pool)?.map(|(price, _)| Trailing::at(price));
		let shares = pool.shares.checked_sub(LOCKED_SHARES).filter(|rest| *rest > 0);
		Ok((AddedLiquidity { base, quote, shares: shares.ok_or(Error::<T>::DepositTooSmall)? }, step))
	}

	/// Books a deposit in the proportion of the reserves.
	///
	/// Shares are rounded down and the amounts for them up, in favour of the pool. Neither amount
	/// exceeds the offer.
	fn later_deposit(pool: &mut Pool, base: Balance, quote: Balance) -> Result<AddedLiquidity, Error<T>> {
		let held = pool.inventory;
		let by_base = mul_div_floor(base, pool.shares, held.base)?;
		let by_quote = mul_div_floor(quote, pool.shares, held.quote)?;
		let shares = by_base.min(by_quote);
		ensure!(shares > 0, Error::<T>::DepositTooSmall);
		let base = mul_div_ceil(shares, held.base, pool.shares)?;
		let quote = mul_div_ceil(shares, held.quote, pool.shares)?;
		let total = pool.shares.checked_add(shares).ok_or(Error::ArithmeticOverflow)?;
		let grown = Inventory {
			base: held.base.checked_add(base).ok_or(Error::ArithmeticOverflow)?,
			quote: held.quote.checked_add(quote).ok_or(Error::ArithmeticOverflow)?,
			..held
		};
		pool.inventory = scale_targets::<T>(grown, total, pool.shares)?;
		pool.shares = total;
		Ok(AddedLiquidity { base, quote, shares })
	}

	/// Burns `shares` and pays out their part of both reserves, rounded down.
	///
	/// Returns base and quote.
	pub(crate) fn do_remove_liquidity(
		who: &T::AccountId,
		id: PoolId,
		shares: Balance,
		min_base: Balance,
		min_quote: Balance,
	) -> Result<(Balance, Balance), DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		ensure!(shares > 0, Error::<T>::ZeroAmount);
		ensure!(T::Shares::balance(id, who) >= shares, Error::<T>::NotEnoughShares);
		// P3: the pool counts all shares.
		let rest = pool.shares.checked_sub(shares).defensive_ok_or(Error::<T>::NotEnoughShares)?;
		let held = &pool.inventory;
		let base = mul_div_floor(shares, held.base, pool.shares).map_err(Error::<T>::from)?;
		let quote = mul_div_floor(shares, held.quote, pool.shares).map_err(Error::<T>::from)?;
		ensure!(base >= min_base && quote >= min_quote, Error::<T>::SlippageExceeded);
		ensure!(base > 0 || quote > 0, Error::<T>::ZeroOutput);
		let shrunk = Inventory {
			base: held.base.checked_sub(base).ok_or(Error::<T>::ArithmeticOverflow)?,
			quote: held.quote.checked_sub(quote).ok_or(Error::<T>::ArithmeticOverflow)?,
			..*held
		};
		pool.inventory = scale_targets::<T>(shrunk, rest, pool.shares)?;
		pool.shares = rest;
		pool.flows.record_outflow(base, quote);

		let account = Self::account_of(id);
		T::Shares::burn_from(id, who, shares, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		for (asset, amount) in [(pool.base, base), (pool.quote, quote)] {
			if amount > 0 {
				Self::send(asset, &account, who, amount)?;
			}
		}
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::LiquidityRemoved {
			pool: id,
			who: who.clone(),
			base,
			quote,
			shares,
			inventory: pool.inventory,
		});
		Ok((base, quote))
	}

	/// Ensures that a first deposit of a public pool is worth about the same on both sides.
	///
	/// One side may be worth at most twice the other: the deposit decides how much the pool will
	/// ever hold of each side.
	fn ensure_proportion(pool: &mut Pool, base: Balance, quote: Balance) -> Result<GuideStep, Error<T>> {
		if pool.kind == Kind::Private {
			// A private pool takes deposits without a price as well.
			return Ok(Self::update_guide(pool, T::Clock::now()).unwrap_or(GuideStep::Unchanged));
		}
		let step = Self::update_guide(pool, T::Clock::now())?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		// Both factors have 128 bits, so both products fit, and twice of them.
		let product = |one: u128, other: u128| U512::from(one).saturating_mul(other.into());
		let (base, quote) = (product(base, guide.numerator), product(quote, guide.denominator));
		let even = base <= quote.saturating_mul(2.into()) && quote <= base.saturating_mul(2.into());
		ensure!(even, Error::<T>::WrongProportion);
		Ok(step)
	}
}

/// Returns the shares of a first deposit: the geometric mean of its amounts.
///
/// So they do not depend on the price.
fn geometric_mean<T: Config>(base: Balance, quote: Balance) -> Result<Balance, Error<T>> {
	let product = U256::from(base).checked_mul(quote.into()).ok_or(Error::ArithmeticOverflow)?;
	u128::try_from(product.integer_sqrt()).map_err(|_| Error::ArithmeticOverflow)
}

/// Changes the targets as the shares change, rounded down.
///
/// So a deposit or withdrawal in proportion moves no price. The reserves of `inventory` are those
/// after the change, and were rounded up. So the rounding never leaves both sides short.
fn scale_targets<T: Config>(inventory: Inventory, shares: Balance, before: Balance) -> Result<Inventory, Error<T>> {
	let scale = |target: Balance| mul_div_floor(target, shares, before).map(|target| target.max(1));
	Ok(Inventory {
		base_target: scale(inventory.base_target)?,
		quote_target: scale(inventory.quote_target)?,
		..inventory
	})
}
