//! What a trade comes to; the calls and the previews share it.

use crate::{guide, trailing::kept, Config, Deal, Error, Event, Kind, Listed, Pallet, Pool, Pools, MILLION};
use frame::prelude::*;
use huxian_math::{
	curve::{Curve, Side},
	mul_div_ceil, MathError,
};
use huxian_traits::{kit::Clock, AssetId, Balance, PoolId};

/// Which end of a trade is given.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Given {
	/// So much of this token is sold.
	In(AssetId, Balance),
	/// So much of this token is bought.
	Out(AssetId, Balance),
}

impl<T: Config> Pallet<T> {
	/// Sells `amount` of `asset`.
	pub(crate) fn do_swap_exact_in(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		least: Balance,
	) -> Result<Deal, DispatchError> {
		Self::trade(who, pool, Given::In(asset, amount), |deal| deal.received >= least)
	}

	/// Buys `amount` of `asset`.
	pub(crate) fn do_swap_exact_out(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		most: Balance,
	) -> Result<Deal, DispatchError> {
		Self::trade(who, pool, Given::Out(asset, amount), |deal| deal.paid <= most)
	}

	fn trade(
		who: &T::AccountId,
		id: PoolId,
		given: Given,
		acceptable: impl FnOnce(&Deal) -> bool,
	) -> Result<Deal, DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		Self::ensure_welcome(who, id, &pool)?;
		let (deal, step) = Self::price(&mut pool, given)?;
		ensure!(acceptable(&deal), Error::<T>::SlippageExceeded);

		pool.inventory = deal.after;
		let (paid, received) = (deal.paid, deal.received);
		match deal.sold {
			Side::Base => {
				pool.flows.enter(paid, 0);
				pool.flows.leave(0, received);
			},
			Side::Quote => {
				pool.flows.enter(0, paid);
				pool.flows.leave(received, 0);
			},
		}
		let account = Self::account_of(id);
		Self::send(pool.asset(deal.sold), who, &account, paid)?;
		Self::send(pool.asset(deal.sold.other()), &account, who, received)?;
		Pools::<T>::insert(id, pool);
		Self::tell_step(id, &pool, step);
		Self::deposit_event(Event::Swapped {
			pool: id,
			who: who.clone(),
			sold: deal.sold,
			paid,
			received,
			fee: deal.fee,
			surcharge: deal.surcharge,
			inventory: deal.after,
		});
		Ok(deal)
	}

	/// What a trade comes to now. Changes nothing but the guide price of the draft that it is given.
	pub(crate) fn price(pool: &mut Pool, given: Given) -> Result<(Deal, guide::Step), Error<T>> {
		let (asset, amount) = match given {
			Given::In(asset, amount) | Given::Out(asset, amount) => (asset, amount),
		};
		let side = pool.side_of(asset).ok_or(Error::NotInPool)?;
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		ensure!(!pool.is_empty(), Error::<T>::NoLiquidity);
		let step = Self::follow_guide(pool, T::Clock::now())?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		let shape = &pool.terms.shape;
		let before = shape.regress(&pool.inventory, &guide)?;

		let sold = match given {
			Given::In(..) => side,
			Given::Out(..) => side.other(),
		};
		let share = pool.terms.fee;
		let rest = MILLION.checked_sub(share).ok_or(Error::ArithmeticOverflow)?;
		// What the curve gives for what is paid, or asks for what is bought, or what the trailing price does: the worse for the trader.
		let (paid, received, fee, surcharge) = match given {
			Given::In(..) => {
				let curve = shape.exact_in(&before, &guide, sold, amount)?;
				let gross = match &pool.trailing {
					Some(trailing) => trailing.most(pool, sold, amount)?.min(curve),
					None => curve,
				};
				let fee = mul_div_ceil(gross, share.into(), MILLION.into())?;
				(amount, gross.checked_sub(fee).ok_or(Error::ArithmeticOverflow)?, fee, kept(curve, gross))
			},
			Given::Out(..) => {
				let gross = mul_div_ceil(amount, MILLION.into(), rest.into())?;
				let curve = shape.exact_out(&before, &guide, sold, gross)?;
				let paid = match &pool.trailing {
					Some(trailing) => trailing.least(pool, sold, gross)?.max(curve),
					None => curve,
				};
				(paid, amount, gross.checked_sub(amount).ok_or(Error::ArithmeticOverflow)?, kept(paid, curve))
			},
		};
		ensure!(received > 0 && paid > 0, Error::<T>::ZeroOutput);
		// What stays of both sides makes larger targets at the next regression.
		let after = before.traded(sold, paid, received)?;
		Ok((Deal { sold, paid, received, fee, surcharge, before, after, guide }, step))
	}

	/// Whether an account may trade with a pool and provide it now.
	///
	/// Errors: `PoolPaused`, `NotListed`.
	pub(crate) fn ensure_welcome(who: &T::AccountId, id: PoolId, pool: &Pool) -> DispatchResult {
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		ensure!(pool.kind == Kind::Public || Listed::<T>::contains_key(id, who), Error::<T>::NotListed);
		Ok(())
	}

	/// Tells a step of the guide price.
	pub(crate) fn tell_step(id: PoolId, pool: &Pool, step: guide::Step) {
		match (step, pool.guide, &pool.suspect) {
			(guide::Step::Taken(step), Some(guide), _) => Self::deposit_event(Event::GuideMoved {
				pool: id,
				numerator: guide.numerator,
				denominator: guide.denominator,
				step,
			}),
			(guide::Step::Suspected, _, Some(suspect)) => Self::deposit_event(Event::GuideSuspected {
				pool: id,
				numerator: suspect.guide.numerator,
				denominator: suspect.guide.denominator,
			}),
			_ => (),
		}
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Insufficient => Error::SideExhausted,
			MathError::InvalidParameters | MathError::DivisionByZero => Error::Unquotable,
			_ => Error::ArithmeticOverflow,
		}
	}
}
