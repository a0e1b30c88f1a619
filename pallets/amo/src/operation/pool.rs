//! The first kind: an AMO that works in a pool.

use super::{Operation, Outcome};
use crate::market_view::MarketView;
use crate::{ledger::Ledger, limits::ExpandRoom, pallet::*, trader::Trader, types::*};
use frame::prelude::*;
use huxian_math::{
	mul_div_ceil, mul_div_floor,
	peg::{backing::share_room, fees::Deviation, ONE, WHOLE},
};
use huxian_traits::{
	market::{MarketState, PoolMarket, PoolReserves},
	peg::PsmAccess,
	Balance,
};

/// An operation in a pool of the family's token and one of its externals (`OperationKind::Pool`).
pub(crate) struct PoolOperation;

impl<T: Config> Operation<T> for PoolOperation {
	/// Reads the TWAP only if it can matter: near the peg it decides nothing.
	fn observe(&self, amo: &AmoInfo, state: PegState) -> Result<MarketView, Error<T>> {
		// A committee may have given the pool a fixed price since.
		ensure!(T::Market::info(amo.pool).is_some_and(|info| info.oracle_priced), Error::NoPrice);
		let median = T::Psm::median_price(amo.family).ok_or(Error::NoPrice)?.into_inner();
		let own = T::Psm::price(amo.external).ok_or(Error::NoPrice)?.into_inner();
		let MarketState { spot, imbalance } = T::Market::market_state(amo.pool).ok_or(Error::NoPrice)?;
		let view = MarketView {
			external_low: median.min(own),
			external_high: median.max(own),
			backing: mul_div_floor(ONE, T::Psm::backing(amo.family).into(), WHOLE.into())?,
			twap: None,
			spot: spot.into_inner(),
			imbalance,
		};
		// Within this distance a TWAP beyond the threshold would be too far from the last close.
		let params = &amo.params;
		let unneeded = params.entry_threshold.saturating_sub(params.max_spot_deviation);
		let Deviation { below, above } = view.deviation(view.in_family(view.spot));
		if state == PegState::Equilibrium && below.max(above) <= unneeded {
			return Ok(view);
		}
		let twap = T::Market::twap(amo.pool, params.twap_window).map(FixedU128::into_inner);
		Ok(MarketView { twap, ..view })
	}

	/// Mints and sells until the price is `exit_target` above the peg; then adds liquidity.
	///
	/// 1. The proceeds of the first part go to the PSM, as far as the external's window has room.
	/// 2. The next part becomes debt.
	/// 3. The rest of the room for debt becomes liquidity.
	fn expand(&self, trader: &mut Trader<T>, market: &MarketView, room: ExpandRoom) -> Result<Outcome, DispatchError> {
		let AmoInfo { pool, family, params, .. } = trader.ledger.amo;
		let (minted, debt) = (trader.ledger.draft.minted, trader.ledger.debt()?);
		let target = market.expand_target(&params).map_err(Error::<T>::from)?;
		let backed = T::Market::amount_until(pool, family, target)?.min(room.backed);
		if backed >= params.min_step {
			trader.mint_sell_redeposit(backed)?;
		}
		let owed = T::Market::amount_until(pool, family, target)?.min(room.debt);
		let mut left = room.debt;
		if owed >= params.min_step {
			left = left.saturating_sub(owed);
			trader.mint(owed)?;
			trader.sell(owed)?;
		}
		add_liquidity(trader, left)?;
		trader.burn()?;
		let minted = trader.ledger.draft.minted.checked_sub(minted).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(minted > 0, Error::<T>::NothingToDo);
		// The first part may even have lowered the debt by a unit.
		Ok(Outcome { amount: minted, charged: trader.ledger.debt()?.saturating_sub(debt) })
	}

	/// Buys until the price is `exit_target` below the backing, and burns.
	///
	/// 1. Liquidity is removed as far as the external at hand does not suffice.
	/// 2. The external at hand buys.
	/// 3. The rest is bought with external redeemed at the PSM, if that lowers the debt.
	/// 4. External that is left goes back to the PSM, at most the debt.
	fn contract(&self, trader: &mut Trader<T>, market: &MarketView, room: Balance) -> Result<Outcome, DispatchError> {
		let (burned, min_step) = (trader.ledger.draft.burned, trader.ledger.amo.params.min_step);
		let mut left = room;
		let wanted = external_to_target(&trader.ledger, market, left)?;
		let missing = wanted.saturating_sub(trader.ledger.external_balance()?);
		if missing > 0 {
			left = left.saturating_sub(remove_liquidity(trader, missing, left)?);
		}
		// The pool may be smaller now.
		let spent = external_to_target(&trader.ledger, market, left)?.min(trader.ledger.external_balance()?);
		if trader.ledger.in_family(spent)? >= min_step {
			trader.buy(spent)?;
			left = left.saturating_sub(trader.burn()?);
		}
		let wanted = external_to_target(&trader.ledger, market, left)?;
		let redeemed = trader.ledger.in_family(wanted)?.min(trader.ledger.redeem_room()?);
		if redeemed >= min_step && T::Psm::may_expand(trader.ledger.amo.external) {
			left = left.saturating_sub(trader.redeem_buy_burn(redeemed)?);
		}
		let repaid = trader.ledger.in_external(trader.ledger.debt()?.min(left))?;
		trader.return_to_psm(trader.ledger.external_balance()?.min(repaid));
		burn_outcome(trader, burned)
	}

	fn restore_psm(&self, trader: &mut Trader<T>, room: Balance) -> Result<Outcome, DispatchError> {
		let burned = trader.ledger.draft.burned;
		// Up: a part of a unit is missing at the PSM too.
		let external = trader.ledger.in_external_up(room)?;
		let missing = external.saturating_sub(trader.ledger.external_balance()?);
		if missing > 0 {
			remove_liquidity(trader, missing, room)?;
		}
		trader.return_to_psm(external.min(trader.ledger.external_balance()?));
		burn_outcome(trader, burned)
	}
}

/// Burns the balance. Returns the outcome of all burning since the ledger said `before`.
///
/// Errors: `NothingToDo`.
fn burn_outcome<T: Config>(trader: &mut Trader<T>, before: Balance) -> Result<Outcome, DispatchError> {
	trader.burn()?;
	let burned = trader.burned_since(before)?;
	ensure!(burned > 0, Error::<T>::NothingToDo);
	Ok(Outcome::burned(burned))
}

/// Returns the external that brings the price up to `exit_target` below the backing, worth at most
/// `room` of the family's token.
fn external_to_target<T: Config>(
	ledger: &Ledger<T>,
	market: &MarketView,
	room: Balance,
) -> Result<Balance, DispatchError> {
	let AmoInfo { pool, external, params, .. } = ledger.amo;
	let target = market.contract_target(&params).map_err(Error::<T>::from)?;
	// The AMO may have removed the last liquidity of the pool.
	if T::Market::market_state(pool).is_none() {
		return Ok(0);
	}
	Ok(T::Market::amount_until(pool, external, target)?.min(ledger.in_external(room)?))
}

/// Two sides of new liquidity, in the family's token.
struct NewLiquidity {
	/// Amount of the family's token to mint for the pool.
	minted: Balance,
	/// Amount to mint and redeem at the PSM, for external.
	redeemed: Balance,
}

/// Adds liquidity for at most `room` of newly minted tokens. Mints no more than it uses.
fn add_liquidity<T: Config>(trader: &mut Trader<T>, room: Balance) -> DispatchResult {
	let Some(reserves) = T::Market::reserves(trader.ledger.amo.pool) else { return Ok(()) };
	let NewLiquidity { minted, redeemed } = new_liquidity(&trader.ledger, &reserves, room)?;
	if minted < trader.ledger.amo.params.min_step {
		return Ok(());
	}
	if redeemed > 0 {
		trader.mint_and_redeem(redeemed)?;
	}
	trader.mint(minted)?;
	trader.add_liquidity(minted, trader.ledger.external_balance()?)
}

/// Calculates the liquidity that fits into `room`, `max_pool_share` and the PSM's surplus.
///
/// The external at hand is used first. The rest is redeemed at the PSM.
fn new_liquidity<T: Config>(
	ledger: &Ledger<T>,
	reserves: &PoolReserves,
	room: Balance,
) -> Result<NewLiquidity, Error<T>> {
	let (params, PoolReserves { base, quote, shares }) = (&ledger.amo.params, *reserves);
	let part = |amount: Balance, of: Balance, all: Balance| mul_div_floor(amount, of, all).map_err(Error::<T>::from);
	let sum = |one: Balance, other: Balance| one.checked_add(other).ok_or(Error::<T>::ArithmeticOverflow);
	let quote = ledger.in_family(quote)?;
	let held = ledger.in_family(ledger.external_balance()?)?;

	let by_share = share_room(ledger.shares()?, shares, params.max_pool_share, 0)?;
	let by_share = part(by_share.min(shares), base, shares)?;
	// Redeemed tokens are minted first: m + m · quote / base − held must fit into the room.
	let room = room.min(ledger.psm_surplus()?);
	let by_room = part(sum(room, held)?, base, sum(base, quote)?)?.min(room);
	let minted = by_room.min(by_share);

	let external = part(minted, quote, base)?;
	let redeemed = external.saturating_sub(held).min(ledger.redeem_room()?);
	// The PSM has a smallest amount, and so has a step.
	let redeemed = if redeemed < params.min_step { 0 } else { redeemed };
	let paid = external.min(sum(held, redeemed)?);
	let minted = if external > 0 { part(minted, paid, external)? } else { 0 };
	Ok(NewLiquidity { minted, redeemed })
}

/// Removes liquidity that stands for `external`, at most for `room` of the family's token, and
/// burns that token. Returns the amount burned.
fn remove_liquidity<T: Config>(
	trader: &mut Trader<T>,
	external: Balance,
	room: Balance,
) -> Result<Balance, DispatchError> {
	let Some(PoolReserves { base, quote, shares }) = T::Market::reserves(trader.ledger.amo.pool) else { return Ok(0) };
	// A side that is empty bounds nothing.
	let enough = mul_div_ceil(external, shares, quote).unwrap_or(shares);
	let by_room = mul_div_floor(room, shares, base).unwrap_or(shares);
	let removed = enough.min(by_room).min(trader.ledger.shares()?);
	if removed == 0 {
		return Ok(0);
	}
	trader.remove_liquidity(removed)?;
	trader.burn()
}
