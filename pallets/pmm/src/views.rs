//! Answers of the runtime API and the view functions. They share the code of the calls.

use crate::{hooks, Config, Error, Kind, Pallet, Pool, PoolCount, Pools, SwapAmount, SwapQuote, MILLION};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use frame::{arithmetic::FixedU128, prelude::*};
use huxian_api::views::{decimal, PoolHistoryView, PoolQuoteView, PoolView};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Shape},
	mul_div_floor, Fraction,
};
use huxian_traits::{kit::Clock, AssetId, Balance, Moment, PoolId};

/// Window of the TWAP in the view of a pool, in milliseconds.
const TWAP_WINDOW: Moment = 600_000;
/// Intended time between blocks, in milliseconds. Extremes look back one block per slot.
const SLOT: Moment = 3_000;

impl<T: Config> Pallet<T> {
	/// Returns all pools, at most [`crate::MAX_POOLS`].
	pub fn view_pools() -> Vec<PoolView<T::AccountId>> {
		(0..PoolCount::<T>::get()).filter_map(Self::view_pool).collect()
	}

	/// Returns a pool as of this block.
	pub fn view_pool(id: PoolId) -> Option<PoolView<T::AccountId>> {
		let stored = Pools::<T>::get(id)?;
		let mut pool = stored;
		let updated = Self::update_guide(&mut pool, T::Clock::now());
		let state = match (&updated, stored.paused, stored.is_empty()) {
			(_, true, _) => "paused",
			(_, _, true) => "empty",
			(Err(Error::GuideJumped), ..) => "pending",
			(Err(Error::StaleGuide), ..) => "stale",
			(Err(_), ..) => "unquotable",
			(Ok(_), ..) => "open",
		};
		let inventory = regressed(&pool);
		let close = Self::close_of(&pool).ok().flatten();
		let (curve, k) = match &pool.params.shape {
			Shape::Pmm(curve) => ("pmm", curve.k()),
			Shape::Linear(curve) => ("linear", curve.k()),
		};
		Some(PoolView {
			id,
			account: Self::account_of(id),
			base: pool.base,
			quote: pool.quote,
			kind: match pool.kind {
				Kind::Public => "public",
				Kind::Private => "private",
			}
			.to_string(),
			curve: curve.to_string(),
			k: fraction(&k),
			fee: pool.params.fee,
			state: state.to_string(),
			guide: pool.guide.and_then(|guide| guide_price(&guide, &pool)),
			mid: close.map(|(price, _)| with_18_decimals(price)),
			base_reserve: inventory.base,
			quote_reserve: inventory.quote,
			base_target: inventory.base_target,
			quote_target: inventory.quote_target,
			deviation: billionths(close.map(|(_, deviation)| deviation).unwrap_or_default()),
			shares: pool.shares,
			surcharge: pool.trailing.zip(close).map_or(0, |(trailing, (mid, _))| trailing.surcharge(mid)),
			twap: Self::twap_over(id, TWAP_WINDOW).map(|twap| with_18_decimals(twap.price)),
			observations: Self::last_observation(id).map(|head| head.number).unwrap_or_default(),
		})
	}

	/// Returns the quote for selling `amount` of `asset`, or the name of the error.
	///
	/// It is the quote of this block, or of the next one without other trades if that is worse. A
	/// question between two blocks can only be followed by a trade in the next one.
	pub fn view_quote_exact_in(id: PoolId, asset: AssetId, amount: Balance) -> Result<PoolQuoteView, String> {
		Self::quotation(id, SwapAmount::ExactIn(asset, amount)).map_err(name_of)
	}

	/// Returns the quote for buying `amount` of `asset`; see [`Self::view_quote_exact_in`].
	pub fn view_quote_exact_out(id: PoolId, asset: AssetId, amount: Balance) -> Result<PoolQuoteView, String> {
		Self::quotation(id, SwapAmount::ExactOut(asset, amount)).map_err(name_of)
	}

	/// Returns averages and extremes over the last `window` milliseconds.
	pub fn view_history(id: PoolId, window: Moment) -> Option<PoolHistoryView> {
		let twap = Self::twap_over(id, window)?;
		let blocks = u32::try_from(window.div_ceil(SLOT)).unwrap_or(u32::MAX);
		let extremes = Self::extremes_of(id, blocks);
		Some(PoolHistoryView {
			window,
			twap: with_18_decimals(twap.price),
			mean_deviation: billionths(twap.deviation),
			lowest: extremes.map(|found| with_18_decimals(found.lowest_price)),
			highest: extremes.map(|found| with_18_decimals(found.highest_price)),
		})
	}

	/// Returns the view of a quote.
	fn quotation(id: PoolId, amount: SwapAmount) -> Result<PoolQuoteView, Error<T>> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::UnknownPool)?;
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		let quote = Self::worse_of_two_blocks(&mut pool, amount)?;
		let SwapQuote { sold, amount_in, amount_out, fee, surcharge, before, after, guide } = quote;
		let mid = |inventory: Inventory| {
			pool.inventory = inventory;
			Self::close_of(&pool)?.map(|(price, _)| price).ok_or(Error::NoLiquidity)
		};
		let [mid_before, mid_after] = [before, after].map(mid);
		let (mid_before, mid_after) = (mid_before?, mid_after?);
		let moved = mul_div_floor(mid_before.abs_diff(mid_after), MILLION.into(), mid_before)?;
		let impact = i64::try_from(moved).unwrap_or(i64::MAX);
		Ok(PoolQuoteView {
			pool: id,
			asset_in: pool.asset(sold),
			asset_out: pool.asset(sold.other()),
			amount_in,
			amount_out,
			fee,
			surcharge,
			guide: guide_price(&guide, &pool).unwrap_or_default(),
			mid_before: with_18_decimals(mid_before),
			mid_after: with_18_decimals(mid_after),
			impact: if mid_after < mid_before { impact.saturating_neg() } else { impact },
		})
	}

	/// Prices a swap in this block, or in the next one if that is worse.
	///
	/// The hook of the next block will have moved the trailing price.
	fn worse_of_two_blocks(pool: &mut Pool, amount: SwapAmount) -> Result<SwapQuote, Error<T>> {
		let (now, _) = Self::price(pool, amount)?;
		let Some((trailing, (close, _))) = pool.trailing.zip(Self::close_of(pool)?) else { return Ok(now) };
		let mut later = Pool { trailing: Some(trailing.after_block(close)), ..*pool };
		let (next, _) = Self::price(&mut later, amount)?;
		Ok(if next.amount_out < now.amount_out || next.amount_in > now.amount_in { next } else { now })
	}
}

/// Returns the inventory with the targets of a trade now, or as booked if there is no price.
fn regressed(pool: &Pool) -> Inventory {
	match pool.guide.filter(|_| !pool.is_empty()) {
		Some(guide) => pool.params.shape.regress(&pool.inventory, &guide).unwrap_or(pool.inventory),
		None => pool.inventory,
	}
}

/// Returns the name of an error, as in the metadata.
fn name_of<T: Config>(error: Error<T>) -> String {
	let name: &'static str = error.into();
	name.to_string()
}

/// Returns a guide price in whole tokens, as a decimal string.
fn guide_price(guide: &Guide, pool: &Pool) -> Option<String> {
	let ratio = guide.ratio().ok()?;
	hooks::whole_token_price::<()>(&ratio, pool).ok().map(with_18_decimals)
}

/// Returns a number with 18 decimals as a decimal string.
fn with_18_decimals(inner: u128) -> String {
	decimal(FixedU128::from_inner(inner))
}

/// Returns billionths as a decimal string.
fn billionths(part: i64) -> String {
	let sign = if part < 0 { "-" } else { "" };
	format!("{sign}{}", decimal(FixedU128::from_rational(part.unsigned_abs().into(), 1_000_000_000)))
}

/// Returns a fraction as a decimal string.
fn fraction(value: &Fraction) -> String {
	decimal(FixedU128::from_rational(value.numerator.into(), value.denominator.into()))
}
