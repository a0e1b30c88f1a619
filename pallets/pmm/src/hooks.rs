//! Hook of a block: it observes each pool.

use crate::{
	guide::{guided, GuideStep},
	Config, Error, Event, Pallet, Pool, PoolCount, Pools, Trailing, WeightInfo, BILLION, LOG_TARGET, MAX_POOLS,
	MAX_PRICE,
};
use frame::{
	arithmetic::FixedU128, deps::frame_support::storage::with_storage_layer, prelude::*, traits::DefensiveOption,
};
use huxian_math::{
	curve::{Curve, Inventory},
	mul_div_floor,
	wide::U512,
	Ratio,
};
use huxian_traits::{kit::Clock, Moment, PoolId};

impl<T: Config> Pallet<T> {
	/// Observes all pools. A failure is reported by an event and does not affect other pools.
	pub(crate) fn observe_all() -> Weight {
		let count = PoolCount::<T>::get();
		// The timestamp of this block is not set yet: the state is the close of the parent block.
		let now = T::Clock::now();
		if now > 0 {
			for pool in 0..count {
				let observed = with_storage_layer(|| Self::observe(pool, now));
				if let Err(error) = observed {
					Self::report_failure(pool, error);
				}
			}
		}
		T::WeightInfo::observe_none().saturating_add(guided::<T>(T::WeightInfo::observe()).saturating_mul(count.into()))
	}

	/// Returns the maximum weight of the hook.
	pub fn max_weight() -> Weight {
		T::WeightInfo::observe_none()
			.saturating_add(guided::<T>(T::WeightInfo::observe()).saturating_mul(MAX_POOLS.into()))
	}

	/// Updates the guide price and the trailing price of a pool, and records its close.
	pub(crate) fn observe(id: PoolId, now: Moment) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).defensive_ok_or(Error::<T>::UnknownPool)?;
		let before = pool;
		let step = match Self::observe_guide(&mut pool, now) {
			Ok(step) => step,
			// Without a fresh price the pool stays where it is, and its close is recorded so.
			Err(Error::StaleGuide) => GuideStep::Unchanged,
			Err(error) => return Err(error.into()),
		};
		let close = Self::close_of(&pool);
		if let Ok(Some((price, _))) = close {
			pool.trailing = Some(pool.trailing.map_or(Trailing::at(price), |trailing| trailing.after_block(price)));
		}
		// The price is stored first: a jump must be recorded even if the observation fails.
		if pool != before {
			Pools::<T>::insert(id, pool);
			Self::deposit_guide_event(id, &pool, step);
		}
		match close {
			Ok(Some((price, deviation))) => Self::record_observation(id, now, price, deviation),
			Ok(None) => (),
			Err(error) => Self::report_failure(id, error.into()),
		}
		Ok(())
	}

	/// Reports a failed observation.
	fn report_failure(pool: PoolId, error: DispatchError) {
		frame::log::warn!(target: LOG_TARGET, "pool {pool} cannot be observed: {error:?}");
		Self::deposit_event(Event::ObservationFailed { pool, error });
	}

	/// Returns the closing price and deviation of a pool.
	///
	/// The mid price is in whole quote per whole base with 18 decimals, rounded down. The deviation
	/// is in billionths. `None` if the pool has no liquidity or has never had a price.
	pub(crate) fn close_of(pool: &Pool) -> Result<Option<(u128, i64)>, Error<T>> {
		let Some(guide) = pool.guide.filter(|_| !pool.is_empty()) else { return Ok(None) };
		let inventory = pool.params.shape.regress(&pool.inventory, &guide)?;
		let mid = pool.params.shape.mid(&inventory, &guide)?;
		// A price that does not fit is above the maximum that is recorded.
		let price = whole_token_price::<T>(&mid, pool).unwrap_or(MAX_PRICE).min(MAX_PRICE);
		Ok(Some((price, deviation(&inventory))))
	}
}

/// Converts a price of smallest units into one of whole tokens with 18 decimals, rounded down.
///
/// Errors: `ArithmeticOverflow` above 3 · 10²⁰, or for a token with more than 38 decimals.
pub(crate) fn whole_token_price<T>(price: &Ratio, pool: &Pool) -> Result<u128, Error<T>> {
	let scale = |decimals: u8| power_of_ten(decimals).ok_or(Error::<T>::ArithmeticOverflow);
	let upper = U512::from(price.numerator())
		.checked_mul(scale(pool.base_decimals)?)
		.and_then(|upper| upper.checked_mul(FixedU128::DIV.into()));
	let lower = U512::from(price.denominator()).checked_mul(scale(pool.quote_decimals)?);
	upper
		.zip(lower)
		.and_then(|(upper, lower)| upper.checked_div(lower))
		.and_then(|price| u128::try_from(price).ok())
		.ok_or(Error::ArithmeticOverflow)
}

/// Returns 10^`decimals`; `None` above 38 decimals.
pub(crate) fn power_of_ten(decimals: u8) -> Option<U512> {
	10u128.checked_pow(decimals.into()).map(U512::from)
}

/// Returns (base − its target) / its target in billionths, rounded toward zero.
///
/// It saturates at the bounds of the type.
pub(crate) fn deviation(inventory: &Inventory) -> i64 {
	let Inventory { base, base_target, .. } = *inventory;
	let part = mul_div_floor(base.abs_diff(base_target), BILLION.into(), base_target).unwrap_or(u128::MAX);
	let magnitude = i64::try_from(part).unwrap_or(i64::MAX);
	if base >= base_target {
		magnitude
	} else {
		magnitude.saturating_neg()
	}
}
