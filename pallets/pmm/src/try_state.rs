//! The invariants of the pools, numbered as in the README.

use crate::Kind;
use crate::{
	memory::place, Config, Extremes, Head, Heads, Listed, Pallet, Pool, PoolCount, Pools, Ring, CAPACITY, LOCKED_SHARES,
};
use frame::{prelude::*, token::fungibles::Inspect, try_runtime::TryRuntimeError};
use huxian_traits::PoolId;

/// How far back the extremes of the ring are made anew.
const LOOKED_AT: u64 = 200;

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = PoolCount::<T>::get();
		let numbers = Pools::<T>::iter_keys().all(|id| id < count);
		ensure!(
			numbers && u32::try_from(Pools::<T>::iter_keys().count()) == Ok(count),
			"P1: the pools are not those below their count"
		);
		for (id, pool) in Pools::<T>::iter() {
			Self::check_money(id, &pool)?;
			Self::check_shares(id, &pool)?;
			Self::check_terms(&pool)?;
			Self::check_memory(id)?;
		}
		let remembered = Heads::<T>::iter_keys().chain(Ring::<T>::iter_keys().map(|(id, _)| id));
		ensure!(remembered.into_iter().all(|id| id < count), "P5: something is remembered of no pool");
		for (id, _) in Listed::<T>::iter_keys() {
			let private = Pools::<T>::get(id).is_some_and(|pool| pool.kind == Kind::Private);
			ensure!(private, "P6: an account is listed with a pool that is not private");
		}
		Ok(())
	}

	/// P2: the account of a pool holds what is booked; what is booked is what has come in less what has left.
	fn check_money(id: PoolId, pool: &Pool) -> Result<(), TryRuntimeError> {
		let (account, held, flows) = (Self::account_of(id), &pool.inventory, &pool.flows);
		ensure!(T::Assets::balance(pool.base, &account) >= held.base, "P2: base is booked that is not there");
		ensure!(T::Assets::balance(pool.quote, &account) >= held.quote, "P2: quote is booked that is not there");
		ensure!(flows.base_in.wrapping_sub(flows.base_out) == held.base, "P2: base has come or gone uncounted");
		ensure!(flows.quote_in.wrapping_sub(flows.quote_out) == held.quote, "P2: quote has come or gone uncounted");
		Ok(())
	}

	/// P3: a pool has the shares that exist of it; with shares it has locked ones, both tokens and targets; without, nothing.
	fn check_shares(id: PoolId, pool: &Pool) -> Result<(), TryRuntimeError> {
		ensure!(T::Shares::total_issuance(id) == pool.shares, "P3: a pool has other shares than exist");
		let held = &pool.inventory;
		if pool.is_empty() {
			ensure!(*held == Default::default(), "P3: a pool without shares holds or aims at something");
		} else {
			let locked = T::Shares::balance(id, &Self::account_of(id));
			ensure!(locked >= LOCKED_SHARES, "P3: the first shares are not locked");
			let full = held.base > 0 && held.quote > 0 && held.base_target > 0 && held.quote_target > 0;
			ensure!(full, "P3: a pool with shares lacks a token or a target");
			let both_short = held.base < held.base_target && held.quote < held.quote_target;
			ensure!(!both_short || pool.is_linear(), "P3: both sides of a pool are short");
		}
		Ok(())
	}

	/// P4: terms are within their bounds, and the trailing price is where it should be.
	fn check_terms(pool: &Pool) -> Result<(), TryRuntimeError> {
		Self::ensure_terms(pool.kind, &pool.terms)?;
		let sound = pool.trailing.is_none_or(|trailing| trailing.is_sound());
		ensure!(sound, "P4: a trailing price has nowhere to go and is not there");
		let prices = pool.guide.iter().chain(pool.suspect.iter().map(|suspect| &suspect.guide));
		let sound = prices.into_iter().all(|guide| guide.numerator > 0 && guide.denominator > 0);
		ensure!(sound, "P4: a guide price is nothing");
		Ok(())
	}

	/// P5: the memory ends where its head says; times ascend, sums follow from what was observed, and the extremes are those of the
	/// observations that they stand for.
	fn check_memory(id: PoolId) -> Result<(), TryRuntimeError> {
		let Some(Head { number, last }) = Heads::<T>::get(id) else {
			ensure!(Ring::<T>::iter_prefix(id).next().is_none(), "P5: a pool remembers without a head");
			return Ok(());
		};
		let kept = number.min(CAPACITY.into());
		ensure!(Ring::<T>::get(id, place(number)) == Some(last), "P5: the head is not the last observation");
		let oldest = number.saturating_sub(kept.min(LOOKED_AT)).saturating_add(1);
		let mut next = last;
		for at in (oldest..number).rev() {
			let here = Ring::<T>::get(id, place(at)).ok_or("P5: an observation is missing")?;
			ensure!(here.at < next.at, "P5: times do not ascend");
			let sums = here.sums_at(next.at);
			ensure!(sums == (next.price_sum, next.deviation_sum), "P5: a sum is not that of what was observed");
			next = here;
		}
		for blocks in [1_u32, 2, 7, 20, 100] {
			let Some(found) = Self::extremes_of(id, blocks) else { continue };
			let first = number.saturating_sub(blocks.into()).saturating_add(1);
			let each = (first..=number).filter_map(|at| Ring::<T>::get(id, place(at)));
			let (mut prices, mut deviations) = (alloc::vec![], alloc::vec![]);
			each.for_each(|one| {
				prices.push(one.price);
				deviations.push(one.deviation);
			});
			let same = |found: &Extremes| {
				prices.iter().min() == Some(&found.lowest_price)
					&& prices.iter().max() == Some(&found.highest_price)
					&& deviations.iter().min() == Some(&found.lowest_deviation)
					&& deviations.iter().max() == Some(&found.highest_deviation)
			};
			ensure!(same(&found), "P5: extremes are not those of what was observed");
		}
		Ok(())
	}
}
