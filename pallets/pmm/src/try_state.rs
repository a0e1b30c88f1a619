//! Invariants of the pools, numbered as in the README.

use crate::{
	twap::ring_index, Allowlist, Config, Error, Extremes, Kind, Observations, OracleHead, OracleHeads, Pallet, Pool,
	PoolCount, Pools, CAPACITY, LOCKED_SHARES,
};
use frame::{prelude::*, token::fungibles::Inspect, try_runtime::TryRuntimeError};
use huxian_traits::{governance::GovernedParams, PoolId};

/// Number of latest observations whose sums and extremes are recomputed.
const CHECKED_OBSERVATIONS: u64 = 200;

impl<T: Config> Pallet<T> {
	/// Checks all invariants. They hold after every call and every hook.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let count = PoolCount::<T>::get();
		let numbers = Pools::<T>::iter_keys().all(|id| id < count);
		ensure!(
			numbers && u32::try_from(Pools::<T>::iter_keys().count()) == Ok(count),
			"P1: the pools are not numbered below their count"
		);
		for (id, pool) in Pools::<T>::iter() {
			Self::check_money(id, &pool)?;
			Self::check_shares(id, &pool)?;
			Self::check_params(&pool)?;
			Self::check_observations(id)?;
		}
		let observed = OracleHeads::<T>::iter_keys().chain(Observations::<T>::iter_keys().map(|(id, _)| id));
		ensure!(observed.into_iter().all(|id| id < count), "P5: an observation belongs to no pool");
		for (id, _) in Allowlist::<T>::iter_keys() {
			let private = Pools::<T>::get(id).is_some_and(|pool| pool.kind == Kind::Private);
			ensure!(private, "P6: a pool that is not private has an allowlist");
		}
		Ok(())
	}

	/// P2: the account of a pool holds its booked reserves, which are inflows less outflows.
	fn check_money(id: PoolId, pool: &Pool) -> Result<(), TryRuntimeError> {
		let (account, held, flows) = (Self::account_of(id), &pool.inventory, &pool.flows);
		ensure!(T::Assets::balance(pool.base, &account) >= held.base, "P2: the account holds less base than booked");
		ensure!(T::Assets::balance(pool.quote, &account) >= held.quote, "P2: the account holds less quote than booked");
		ensure!(flows.base_in.wrapping_sub(flows.base_out) == held.base, "P2: the base reserve differs from its flows");
		ensure!(
			flows.quote_in.wrapping_sub(flows.quote_out) == held.quote,
			"P2: the quote reserve differs from its flows"
		);
		Ok(())
	}

	/// P3: a pool counts its shares. With shares it has locked ones, both tokens and both targets.
	/// Without shares it has nothing.
	fn check_shares(id: PoolId, pool: &Pool) -> Result<(), TryRuntimeError> {
		ensure!(T::Shares::total_issuance(id) == pool.shares, "P3: a pool counts other shares than exist");
		let held = &pool.inventory;
		if pool.is_empty() {
			ensure!(*held == Default::default(), "P3: a pool without shares has reserves or targets");
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

	/// P4: parameters are within their bounds, and the trailing price is consistent.
	fn check_params(pool: &Pool) -> Result<(), TryRuntimeError> {
		pool.params.validate(pool.kind).map_err(|invalid| DispatchError::from(Error::<T>::from(invalid)))?;
		let consistent = pool.trailing.is_none_or(|trailing| trailing.is_consistent());
		ensure!(consistent, "P4: a trailing price with no blocks left is not at the close");
		let prices = pool.guide.iter().chain(pool.pending_guide.iter().map(|pending| &pending.guide));
		let positive = prices.into_iter().all(|guide| guide.numerator > 0 && guide.denominator > 0);
		ensure!(positive, "P4: a guide price is zero");
		Ok(())
	}

	/// P5: the head is the last observation. Times ascend, sums follow from the observed values,
	/// and extremes are those of the observations that they cover.
	fn check_observations(id: PoolId) -> Result<(), TryRuntimeError> {
		let Some(OracleHead { number, last }) = OracleHeads::<T>::get(id) else {
			ensure!(Observations::<T>::iter_prefix(id).next().is_none(), "P5: a pool without a head has observations");
			return Ok(());
		};
		let kept = number.min(CAPACITY.into());
		ensure!(
			Observations::<T>::get(id, ring_index(number)) == Some(last),
			"P5: the head is not the last observation"
		);
		let oldest = number.saturating_sub(kept.min(CHECKED_OBSERVATIONS)).saturating_add(1);
		let mut next = last;
		for at in (oldest..number).rev() {
			let here = Observations::<T>::get(id, ring_index(at)).ok_or("P5: an observation is missing")?;
			ensure!(here.at < next.at, "P5: times do not ascend");
			let sums = here.sums_at(next.at);
			ensure!(sums == (next.price_sum, next.deviation_sum), "P5: a sum is not that of the observed values");
			next = here;
		}
		for blocks in [1_u32, 2, 7, 20, 100] {
			let Some(found) = Self::extremes_of(id, blocks) else { continue };
			let first = number.saturating_sub(blocks.into()).saturating_add(1);
			let each = (first..=number).filter_map(|at| Observations::<T>::get(id, ring_index(at)));
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
			ensure!(same(&found), "P5: extremes are not those of the observed values");
		}
		Ok(())
	}
}
