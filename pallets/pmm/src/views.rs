//! What the runtime API and the view functions answer, from the code that the calls use.

use crate::{hooks, trade::Given, Config, Deal, Error, Kind, Pallet, Pool, PoolCount, Pools, MILLION};
use alloc::{
	format,
	string::{String, ToString},
	vec::Vec,
};
use frame::{arithmetic::FixedU128, prelude::*};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Shape},
	Fraction,
};
use huxian_traits::{
	kit::Clock,
	views::{decimal, PoolHistoryView, PoolQuoteView, PoolView},
	AssetId, Balance, Moment, PoolId,
};

/// The window of the mean that a pool shows.
const MEAN_WINDOW: Moment = 600_000;
/// How far apart blocks are meant to be: extremes look as many blocks back as a window has slots.
const SLOT: Moment = 3_000;

impl<T: Config> Pallet<T> {
	/// All pools: there are few.
	pub fn view_pools() -> Vec<PoolView<T::AccountId>> {
		(0..PoolCount::<T>::get()).filter_map(Self::view_pool).collect()
	}

	/// A pool as of this block.
	pub fn view_pool(id: PoolId) -> Option<PoolView<T::AccountId>> {
		let known = Pools::<T>::get(id)?;
		let mut pool = known;
		let followed = Self::follow_guide(&mut pool, T::Clock::now());
		let state = match (&followed, known.paused, known.is_empty()) {
			(_, true, _) => "paused",
			(_, _, true) => "empty",
			(Err(Error::GuideJumped), ..) => "suspected",
			(Err(Error::StaleGuide), ..) => "stale",
			(Err(_), ..) => "unquotable",
			(Ok(_), ..) => "open",
		};
		let inventory = regressed(&pool);
		let close = Self::close_of(&pool).ok().flatten();
		let (curve, k) = match &pool.terms.shape {
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
			fee: pool.terms.fee,
			state: state.to_string(),
			guide: pool.guide.and_then(|guide| price_of(&guide, &pool)),
			mid: close.map(|(price, _)| places(price)),
			base_reserve: inventory.base,
			quote_reserve: inventory.quote,
			base_target: inventory.base_target,
			quote_target: inventory.quote_target,
			deviation: billionths(close.map(|(_, deviation)| deviation).unwrap_or_default()),
			shares: pool.shares,
			surcharge: pool.trailing.zip(close).map_or(0, |(trailing, (mid, _))| trailing.surcharge(mid)),
			mean: Self::mean_over(id, MEAN_WINDOW).map(|mean| places(mean.price)),
			observations: Self::last_observation(id).map(|head| head.number).unwrap_or_default(),
		})
	}

	/// What selling `amount` of `asset` would come to in this block, or in the next one if nothing else happens and that is worse: who asks
	/// between two blocks can trade in no other. The error's name otherwise.
	pub fn view_quote_exact_in(id: PoolId, asset: AssetId, amount: Balance) -> Result<PoolQuoteView, String> {
		Self::quotation(id, Given::In(asset, amount)).map_err(name_of)
	}

	/// What buying `amount` of `asset` would come to; see [`Self::view_quote_exact_in`].
	pub fn view_quote_exact_out(id: PoolId, asset: AssetId, amount: Balance) -> Result<PoolQuoteView, String> {
		Self::quotation(id, Given::Out(asset, amount)).map_err(name_of)
	}

	/// Mean and extremes of the last `window` milliseconds.
	pub fn view_history(id: PoolId, window: Moment) -> Option<PoolHistoryView> {
		let mean = Self::mean_over(id, window)?;
		let blocks = u32::try_from(window.div_ceil(SLOT)).unwrap_or(u32::MAX);
		let extremes = Self::extremes_of(id, blocks);
		Some(PoolHistoryView {
			window,
			mean: places(mean.price),
			mean_deviation: billionths(mean.deviation),
			lowest: extremes.map(|found| places(found.lowest_price)),
			highest: extremes.map(|found| places(found.highest_price)),
		})
	}

	fn quotation(id: PoolId, given: Given) -> Result<PoolQuoteView, Error<T>> {
		let mut pool = Pools::<T>::get(id).ok_or(Error::UnknownPool)?;
		ensure!(!pool.paused, Error::<T>::PoolPaused);
		let deal = Self::worse_of_two_blocks(&mut pool, given)?;
		let Deal { sold, paid, received, fee, surcharge, before, after, guide } = deal;
		let mid = |inventory: Inventory| {
			pool.inventory = inventory;
			Self::close_of(&pool)?.map(|(price, _)| price).ok_or(Error::NoLiquidity)
		};
		let [mid_before, mid_after] = [before, after].map(mid);
		let (mid_before, mid_after) = (mid_before?, mid_after?);
		let moved = huxian_math::mul_div_floor(mid_before.abs_diff(mid_after), MILLION.into(), mid_before)?;
		let impact = i64::try_from(moved).unwrap_or(i64::MAX);
		Ok(PoolQuoteView {
			pool: id,
			asset_in: pool.asset(sold),
			asset_out: pool.asset(sold.other()),
			amount_in: paid,
			amount_out: received,
			fee,
			surcharge,
			guide: price_of(&guide, &pool).unwrap_or_default(),
			mid_before: places(mid_before),
			mid_after: places(mid_after),
			impact: if mid_after < mid_before { impact.saturating_neg() } else { impact },
		})
	}

	/// What a trade comes to in this block, or in the next one if that is worse: its hook will have moved the trailing price.
	fn worse_of_two_blocks(pool: &mut Pool, given: Given) -> Result<Deal, Error<T>> {
		let (now, _) = Self::price(pool, given)?;
		let Some((trailing, (close, _))) = pool.trailing.zip(Self::close_of(pool)?) else { return Ok(now) };
		let mut later = Pool { trailing: Some(trailing.followed(close)), ..*pool };
		let (next, _) = Self::price(&mut later, given)?;
		Ok(if next.received < now.received || next.paid > now.paid { next } else { now })
	}
}

/// The inventory with the targets that a trade would find now; as it is booked without a price.
fn regressed(pool: &Pool) -> Inventory {
	match pool.guide.filter(|_| !pool.is_empty()) {
		Some(guide) => pool.terms.shape.regress(&pool.inventory, &guide).unwrap_or(pool.inventory),
		None => pool.inventory,
	}
}

/// The name of an error, as the metadata has it.
fn name_of<T: Config>(error: Error<T>) -> String {
	let name: &'static str = error.into();
	name.to_string()
}

/// A guide price in whole tokens.
fn price_of(guide: &Guide, pool: &Pool) -> Option<String> {
	let ratio = guide.ratio().ok()?;
	hooks::whole::<()>(&ratio, pool).ok().map(places)
}

/// A number with 18 places.
fn places(inner: u128) -> String {
	decimal(FixedU128::from_inner(inner))
}

/// A part of one in billionths as a decimal string.
fn billionths(part: i64) -> String {
	let sign = if part < 0 { "-" } else { "" };
	format!("{sign}{}", decimal(FixedU128::from_rational(part.unsigned_abs().into(), 1_000_000_000)))
}

/// A fraction as a decimal string.
fn fraction(value: &Fraction) -> String {
	decimal(FixedU128::from_rational(value.numerator.into(), value.denominator.into()))
}
