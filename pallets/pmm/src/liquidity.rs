//! Making pools, and the shares in them.

use crate::{
	guide::Step, Config, Error, Event, Kind, Listed, Pallet, Pool, PoolCount, Pools, Source, Terms, Trailing,
	LOCKED_SHARES, MAX_POOLS, MOST_DECIMALS, SHARE_DECIMALS,
};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::{
		fungibles::{metadata, Create, Inspect, Mutate},
		Fortitude, Precision, Preservation,
	},
};
use huxian_math::{
	curve::{Inventory, Shape},
	mul_div_ceil, mul_div_floor,
	wide::U512,
	U256,
};
use huxian_traits::{governance::Authority, kit::Clock, market::Provided, AssetId, Balance, PoolId};

impl<T: Config> Pallet<T> {
	/// The account of a pool; nobody has its key.
	pub fn account_of(pool: PoolId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(pool)
	}

	pub(crate) fn do_create_pool(
		base: AssetId,
		quote: AssetId,
		kind: Kind,
		terms: Terms,
	) -> Result<PoolId, DispatchError> {
		ensure!(base != quote, Error::<T>::SameAsset);
		Self::ensure_terms(kind, &terms)?;
		let id = PoolCount::<T>::get();
		ensure!(id < MAX_POOLS, Error::<T>::TooManyPools);
		let next = id.checked_add(1).ok_or(Error::<T>::TooManyPools)?;
		let (base_decimals, quote_decimals) = (Self::decimals(base)?, Self::decimals(quote)?);

		let account = Self::account_of(id);
		// So that it can hold tokens whatever they ask of an account.
		frame_system::Pallet::<T>::inc_providers(&account);
		T::Shares::create(id, account.clone(), true, 1)?;
		let (name, symbol) = Self::share_names(base, quote);
		<T::Shares as metadata::Mutate<_>>::set(id, &account, name, symbol, SHARE_DECIMALS)?;
		Pools::<T>::insert(
			id,
			Pool {
				base,
				quote,
				base_decimals,
				quote_decimals,
				kind,
				terms,
				paused: false,
				inventory: Inventory::default(),
				shares: 0,
				guide: None,
				trailing: None,
				suspect: None,
				flows: Default::default(),
			},
		);
		PoolCount::<T>::put(next);
		Self::deposit_event(Event::PoolCreated { pool: id, account, base, quote, kind, terms });
		Ok(id)
	}

	pub(crate) fn do_set_terms(authority: Authority, id: PoolId, terms: Terms) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		Self::ensure_terms(pool.kind, &terms)?;
		ensure!(authority.may_set(terms.is_looser_than(&pool.terms)), Error::<T>::NeedsNotice);
		if !same_price(&pool.terms.source, &terms.source) {
			// Another price begins anew: what the old one was proves nothing of it.
			(pool.guide, pool.suspect) = (None, None);
		}
		if pool.is_linear() && matches!(terms.shape, Shape::Pmm(_)) {
			// On a line both sides may be short; the other curve does not know that.
			pool.inventory = Inventory::at_target(pool.inventory.base, pool.inventory.quote);
		}
		pool.terms = terms;
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::TermsSet { pool: id, terms });
		Ok(())
	}

	pub(crate) fn do_add_liquidity(
		who: &T::AccountId,
		id: PoolId,
		base: Balance,
		quote: Balance,
		least: Balance,
	) -> Result<Provided, DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		Self::ensure_welcome(who, id, &pool)?;
		ensure!(base > 0 && quote > 0, Error::<T>::ZeroAmount);
		let first = pool.is_empty();
		// Whoever comes when all others have left finds dust behind the locked shares: it has no say in the proportion.
		let mut step = Step::None;
		let (shares, base, quote) = if pool.shares <= LOCKED_SHARES {
			step = Self::ensure_proportion(&mut pool, base, quote)?;
			let sum = |held: Balance, given: Balance| held.checked_add(given).ok_or(Error::<T>::ArithmeticOverflow);
			let held = Inventory::at_target(sum(pool.inventory.base, base)?, sum(pool.inventory.quote, quote)?);
			let all = first_shares::<T>(held.base, held.quote)?;
			pool.inventory = held;
			pool.shares = all;
			pool.trailing = Self::close_of(&pool)?.map(|(price, _)| Trailing::at(price));
			(all.checked_sub(LOCKED_SHARES).filter(|rest| *rest > 0).ok_or(Error::<T>::TooLittle)?, base, quote)
		} else {
			let held = &pool.inventory;
			let by_base = mul_div_floor(base, pool.shares, held.base).map_err(Error::<T>::from)?;
			let by_quote = mul_div_floor(quote, pool.shares, held.quote).map_err(Error::<T>::from)?;
			let shares = by_base.min(by_quote);
			ensure!(shares > 0, Error::<T>::TooLittle);
			// In proportion, rounded up: the rounding is the pool's. Neither exceeds what was offered.
			let base = mul_div_ceil(shares, held.base, pool.shares).map_err(Error::<T>::from)?;
			let quote = mul_div_ceil(shares, held.quote, pool.shares).map_err(Error::<T>::from)?;
			let total = pool.shares.checked_add(shares).ok_or(Error::<T>::ArithmeticOverflow)?;
			let grown = Inventory {
				base: held.base.checked_add(base).ok_or(Error::<T>::ArithmeticOverflow)?,
				quote: held.quote.checked_add(quote).ok_or(Error::<T>::ArithmeticOverflow)?,
				..*held
			};
			pool.inventory = scale_targets::<T>(grown, total, pool.shares)?;
			pool.shares = total;
			(shares, base, quote)
		};
		ensure!(shares >= least, Error::<T>::SlippageExceeded);
		pool.flows.enter(base, quote);

		let account = Self::account_of(id);
		Self::send(pool.base, who, &account, base)?;
		Self::send(pool.quote, who, &account, quote)?;
		if first {
			T::Shares::mint_into(id, &account, LOCKED_SHARES)?;
		}
		T::Shares::mint_into(id, who, shares)?;
		Pools::<T>::insert(id, pool);
		Self::tell_step(id, &pool, step);
		Self::deposit_event(Event::LiquidityAdded {
			pool: id,
			who: who.clone(),
			base,
			quote,
			shares,
			inventory: pool.inventory,
		});
		Ok(Provided { base, quote, shares })
	}

	pub(crate) fn do_remove_liquidity(
		who: &T::AccountId,
		id: PoolId,
		shares: Balance,
		least_base: Balance,
		least_quote: Balance,
	) -> Result<(Balance, Balance), DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		ensure!(shares > 0, Error::<T>::ZeroAmount);
		ensure!(T::Shares::balance(id, who) >= shares, Error::<T>::NotEnoughShares);
		let rest = pool.shares.checked_sub(shares).ok_or(Error::<T>::NotEnoughShares)?;
		// In proportion, rounded down: the rounding is the pool's.
		let held = &pool.inventory;
		let base = mul_div_floor(shares, held.base, pool.shares).map_err(Error::<T>::from)?;
		let quote = mul_div_floor(shares, held.quote, pool.shares).map_err(Error::<T>::from)?;
		ensure!(base >= least_base && quote >= least_quote, Error::<T>::SlippageExceeded);
		ensure!(base > 0 || quote > 0, Error::<T>::ZeroOutput);
		let shrunk = Inventory {
			base: held.base.checked_sub(base).ok_or(Error::<T>::ArithmeticOverflow)?,
			quote: held.quote.checked_sub(quote).ok_or(Error::<T>::ArithmeticOverflow)?,
			..*held
		};
		pool.inventory = scale_targets::<T>(shrunk, rest, pool.shares)?;
		pool.shares = rest;
		pool.flows.leave(base, quote);

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

	pub(crate) fn do_pause(id: PoolId, pause: bool) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		match (pause, pool.paused) {
			(true, true) => return Err(Error::<T>::PoolPaused.into()),
			(false, false) => return Err(Error::<T>::NotPaused.into()),
			_ => (),
		}
		pool.paused = pause;
		Pools::<T>::insert(id, pool);
		Self::deposit_event(match pause {
			true => Event::PoolPaused { pool: id },
			false => Event::PoolResumed { pool: id },
		});
		Ok(())
	}

	pub(crate) fn do_list(id: PoolId, who: T::AccountId, listed: bool) -> DispatchResult {
		let pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		ensure!(pool.kind == Kind::Private, Error::<T>::NotPrivate);
		match listed {
			true => Listed::<T>::insert(id, &who, ()),
			false => Listed::<T>::remove(id, &who),
		}
		Self::deposit_event(Event::AccountListed { pool: id, who, listed });
		Ok(())
	}

	pub(crate) fn do_sweep(id: PoolId) -> DispatchResult {
		let pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		let (account, reserve) = (Self::account_of(id), T::Reserve::get());
		let mut swept = [0, 0];
		let sides = [(pool.base, pool.inventory.base), (pool.quote, pool.inventory.quote)];
		for ((asset, booked), surplus) in sides.into_iter().zip(swept.iter_mut()) {
			*surplus = T::Assets::balance(asset, &account).checked_sub(booked).ok_or(Error::<T>::ArithmeticOverflow)?;
			if *surplus > 0 {
				Self::send(asset, &account, &reserve, *surplus)?;
			}
		}
		let [base, quote] = swept;
		ensure!(base > 0 || quote > 0, Error::<T>::NothingToSweep);
		Self::deposit_event(Event::SurplusSwept { pool: id, base, quote });
		Ok(())
	}

	/// The first deposit of a public pool decides how much it will ever hold of each side: it must be worth about the same on both, at most
	/// twice as much.
	fn ensure_proportion(pool: &mut Pool, base: Balance, quote: Balance) -> Result<Step, Error<T>> {
		if pool.kind == Kind::Private {
			// Without a price a private pool can be provided all the same.
			return Ok(Self::follow_guide(pool, T::Clock::now()).unwrap_or(Step::None));
		}
		let step = Self::follow_guide(pool, T::Clock::now())?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		// Of 128 bits each, so that both products fit, and twice of them.
		let product = |one: u128, other: u128| U512::from(one).saturating_mul(other.into());
		let (base, quote) = (product(base, guide.numerator), product(quote, guide.denominator));
		let even = base <= quote.saturating_mul(2.into()) && quote <= base.saturating_mul(2.into());
		ensure!(even, Error::<T>::WrongProportion);
		Ok(step)
	}

	/// The decimals of a token. The SDK reads missing metadata as none: then a token without a symbol would be taken for one whose
	/// smallest unit is a whole.
	fn decimals(asset: AssetId) -> Result<u8, Error<T>> {
		use metadata::Inspect as _;
		ensure!(!T::Assets::symbol(asset).is_empty(), Error::<T>::NoMetadata);
		ensure!(T::Assets::minimum_balance(asset) == 1, Error::<T>::WrongMinimumBalance);
		let decimals = T::Assets::decimals(asset);
		ensure!(decimals <= MOST_DECIMALS, Error::<T>::TooManyDecimals);
		Ok(decimals)
	}

	/// How a pool's shares are called, from the symbols of its tokens.
	fn share_names(base: AssetId, quote: AssetId) -> (Vec<u8>, Vec<u8>) {
		use metadata::Inspect;
		let (base, quote) = (T::Assets::symbol(base), T::Assets::symbol(quote));
		// A string of an asset holds 50 bytes: cut symbols leave room for what stands around them.
		let cut = |symbol: &[u8]| symbol.iter().copied().take(18).collect::<Vec<u8>>();
		let pair = [cut(&base), b"/".to_vec(), cut(&quote)].concat();
		([b"Pool ".to_vec(), pair.clone()].concat(), [b"lp-".to_vec(), pair].concat())
	}
}

/// Whether two sources tell the same price, whatever they ask of it.
fn same_price(one: &Source, other: &Source) -> bool {
	match (one, other) {
		(Source::Oracle { base, quote, .. }, Source::Oracle { base: other_base, quote: other_quote, .. }) => {
			(base, quote) == (other_base, other_quote)
		},
		_ => one == other,
	}
}

/// Shares of the first deposit: the geometric mean of its amounts, so that they do not depend on the price.
fn first_shares<T: Config>(base: Balance, quote: Balance) -> Result<Balance, Error<T>> {
	let product = U256::from(base).checked_mul(quote.into()).ok_or(Error::ArithmeticOverflow)?;
	u128::try_from(product.integer_sqrt()).map_err(|_| Error::ArithmeticOverflow)
}

/// Targets change as the shares do, rounded down: who provides or takes out in proportion moves no price. The reserves of `inventory` are
/// those after the change, which were rounded up: so both sides are never short of their targets by the rounding.
fn scale_targets<T: Config>(inventory: Inventory, shares: Balance, before: Balance) -> Result<Inventory, Error<T>> {
	let scale = |target: Balance| mul_div_floor(target, shares, before).map(|target| target.max(1));
	Ok(Inventory {
		base_target: scale(inventory.base_target)?,
		quote_target: scale(inventory.quote_target)?,
		..inventory
	})
}
