//! Swaps: pricing, which calls and previews share, and execution.

use crate::{
	guide::GuideStep, trailing::missing_part, Allowlist, Config, Error, Event, Kind, Pallet, Pool, Pools, SwapAmount,
	SwapQuote, MILLION,
};
use frame::prelude::*;
use huxian_math::{
	curve::{Curve, Guide, Inventory, Side},
	mul_div_ceil,
};
use huxian_traits::{kit::Clock, AssetId, Balance, PoolId};

/// Inputs of a swap price: the pool's curve at a guide price.
struct Pricing<'a> {
	/// Pool with an updated guide price.
	pool: &'a Pool,
	/// Guide price.
	guide: Guide,
	/// Inventory with regressed targets.
	before: Inventory,
	/// Side that is sold to the pool.
	sold: Side,
}

/// Amounts of a swap. Tokens are in smallest units, the surcharge in millionths.
struct Amounts {
	amount_in: Balance,
	amount_out: Balance,
	fee: Balance,
	surcharge: u32,
}

impl<T: Config> Pallet<T> {
	/// Sells `amount` of `asset` for at least `min_out` of the other token.
	pub(crate) fn do_swap_exact_in(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		min_out: Balance,
	) -> Result<SwapQuote, DispatchError> {
		Self::swap(who, pool, SwapAmount::ExactIn(asset, amount), |quote| quote.amount_out >= min_out)
	}

	/// Buys `amount` of `asset` for at most `max_in` of the other token.
	pub(crate) fn do_swap_exact_out(
		who: &T::AccountId,
		pool: PoolId,
		asset: AssetId,
		amount: Balance,
		max_in: Balance,
	) -> Result<SwapQuote, DispatchError> {
		Self::swap(who, pool, SwapAmount::ExactOut(asset, amount), |quote| quote.amount_in <= max_in)
	}

	/// Prices a swap and executes it if the quote is `acceptable`.
	fn swap(
		who: &T::AccountId,
		id: PoolId,
		amount: SwapAmount,
		acceptable: impl FnOnce(&SwapQuote) -> bool,
	) -> Result<SwapQuote, DispatchError> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		Self::ensure_allowed(who, id, &pool)?;
		let (quote, step) = Self::price(&mut pool, amount)?;
		ensure!(acceptable(&quote), Error::<T>::SlippageExceeded);

		pool.inventory = quote.after;
		let SwapQuote { sold, amount_in, amount_out, .. } = quote;
		match sold {
			Side::Base => {
				pool.flows.record_inflow(amount_in, 0);
				pool.flows.record_outflow(0, amount_out);
			},
			Side::Quote => {
				pool.flows.record_inflow(0, amount_in);
				pool.flows.record_outflow(amount_out, 0);
			},
		}
		let account = Self::account_of(id);
		Self::send(pool.asset(sold), who, &account, amount_in)?;
		Self::send(pool.asset(sold.other()), &account, who, amount_out)?;
		Pools::<T>::insert(id, pool);
		Self::deposit_guide_event(id, &pool, step);
		Self::deposit_event(Event::Swapped {
			pool: id,
			who: who.clone(),
			sold,
			amount_in,
			amount_out,
			fee: quote.fee,
			surcharge: quote.surcharge,
			inventory: quote.after,
		});
		Ok(quote)
	}

	/// Prices a swap at this moment. Changes only the guide price of `pool`, which is a draft.
	pub(crate) fn price(pool: &mut Pool, amount: SwapAmount) -> Result<(SwapQuote, GuideStep), Error<T>> {
		let (SwapAmount::ExactIn(asset, fixed) | SwapAmount::ExactOut(asset, fixed)) = amount;
		let side = pool.side_of(asset).ok_or(Error::NotInPool)?;
		ensure!(fixed > 0, Error::<T>::ZeroAmount);
		ensure!(!pool.is_empty(), Error::<T>::NoLiquidity);
		let step = Self::update_guide(pool, T::Clock::now())?;
		let guide = pool.guide.ok_or(Error::StaleGuide)?;
		let before = pool.params.shape.regress(&pool.inventory, &guide)?;

		let sold = match amount {
			SwapAmount::ExactIn(..) => side,
			SwapAmount::ExactOut(..) => side.other(),
		};
		let pricing = Pricing { pool, guide, before, sold };
		let Amounts { amount_in, amount_out, fee, surcharge } = match amount {
			SwapAmount::ExactIn(..) => pricing.exact_in::<T>(fixed)?,
			SwapAmount::ExactOut(..) => pricing.exact_out::<T>(fixed)?,
		};
		ensure!(amount_out > 0 && amount_in > 0, Error::<T>::ZeroOutput);
		// The fee and the surcharge raise the targets at the next regression.
		let after = before.traded(sold, amount_in, amount_out)?;
		Ok((SwapQuote { sold, amount_in, amount_out, fee, surcharge, before, after, guide }, step))
	}

	/// Ensures that `who` may trade with the pool and provide liquidity now.
	///
	/// Errors: `PoolPaused`, `NotAllowed`.
	pub(crate) fn ensure_allowed(who: &T::AccountId, id: PoolId, pool: &Pool) -> DispatchResult {
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		ensure!(pool.kind == Kind::Public || Allowlist::<T>::contains_key(id, who), Error::<T>::NotAllowed);
		Ok(())
	}

	/// Deposits the event of a step of the guide price.
	pub(crate) fn deposit_guide_event(id: PoolId, pool: &Pool, step: GuideStep) {
		match (step, pool.guide, &pool.pending_guide) {
			(GuideStep::Accepted(step), Some(guide), _) => Self::deposit_event(Event::GuideMoved {
				pool: id,
				numerator: guide.numerator,
				denominator: guide.denominator,
				step,
			}),
			(GuideStep::Pending, _, Some(pending)) => Self::deposit_event(Event::GuidePending {
				pool: id,
				numerator: pending.guide.numerator,
				denominator: pending.guide.denominator,
			}),
			_ => (),
		}
	}
}

impl Pricing<'_> {
	/// Prices the sale of `amount_in`: the trailing price bounds the output of the curve, and the
	/// fee is taken from the rest.
	fn exact_in<T: Config>(&self, amount_in: Balance) -> Result<Amounts, Error<T>> {
		let curve = self.pool.params.shape.exact_in(&self.before, &self.guide, self.sold, amount_in)?;
		let gross = self.at_most_trailing(amount_in, curve)?;
		let fee = mul_div_ceil(gross, self.pool.params.fee.into(), MILLION.into())?;
		let amount_out = gross.checked_sub(fee).ok_or(Error::ArithmeticOverflow)?;
		Ok(Amounts { amount_in, amount_out, fee, surcharge: missing_part(curve, gross) })
	}

	/// Prices the purchase of `amount_out`: the fee is added to it, and the trailing price bounds
	/// the input that the curve asks for both.
	fn exact_out<T: Config>(&self, amount_out: Balance) -> Result<Amounts, Error<T>> {
		let rest = MILLION.checked_sub(self.pool.params.fee).ok_or(Error::ArithmeticOverflow)?;
		let gross = mul_div_ceil(amount_out, MILLION.into(), rest.into())?;
		let fee = gross.checked_sub(amount_out).ok_or(Error::ArithmeticOverflow)?;
		let curve = self.pool.params.shape.exact_out(&self.before, &self.guide, self.sold, gross)?;
		let amount_in = self.at_least_trailing(gross, curve)?;
		Ok(Amounts { amount_in, amount_out, fee, surcharge: missing_part(amount_in, curve) })
	}

	/// Returns `curve`, or the output at the trailing price if that is less.
	fn at_most_trailing<T: Config>(&self, amount_in: Balance, curve: Balance) -> Result<Balance, Error<T>> {
		match &self.pool.trailing {
			Some(trailing) => Ok(trailing.max_out(self.pool, self.sold, amount_in)?.min(curve)),
			None => Ok(curve),
		}
	}

	/// Returns `curve`, or the input at the trailing price if that is more.
	fn at_least_trailing<T: Config>(&self, amount_out: Balance, curve: Balance) -> Result<Balance, Error<T>> {
		match &self.pool.trailing {
			Some(trailing) => Ok(trailing.min_in(self.pool, self.sold, amount_out)?.max(curve)),
			None => Ok(curve),
		}
	}
}
