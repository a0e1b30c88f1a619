//! What happens at the beginning of each block.

use crate::{
	guide::Step, memory::HIGHEST_PRICE, Config, Error, Event, Pallet, Pool, PoolCount, Pools, Trailing, WeightInfo,
	MAX_POOLS,
};
use frame::{arithmetic::FixedU128, deps::frame_support::storage::with_storage_layer, prelude::*};
use huxian_math::{
	curve::{Curve, Inventory},
	mul_div_floor,
	wide::U512,
	Ratio,
};
use huxian_traits::{kit::Clock, Moment, PoolId};

impl<T: Config> Pallet<T> {
	/// Observes every pool, each for itself: one that fails is told and stops none behind it.
	pub(crate) fn observe_all() -> Weight {
		let count = PoolCount::<T>::get();
		// The timestamp of this block is not set yet: what is seen now is how its parent has closed.
		let now = T::Clock::now();
		if now > 0 {
			for pool in 0..count {
				let observed = with_storage_layer(|| Self::observe(pool, now));
				if let Err(error) = observed {
					Self::deposit_event(Event::ObservationFailed { pool, error });
				}
			}
		}
		T::WeightInfo::observe_none().saturating_add(T::WeightInfo::observe().saturating_mul(count.into()))
	}

	/// The most that the step of a block can cost.
	pub fn heaviest() -> Weight {
		T::WeightInfo::observe_none().saturating_add(T::WeightInfo::observe().saturating_mul(MAX_POOLS.into()))
	}

	/// Follows the guide price of a pool and remembers how it has closed; its trailing price goes after that.
	pub(crate) fn observe(id: PoolId, now: Moment) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		let known = pool;
		let step = match Self::watch_guide(&mut pool, now) {
			Ok(step) => step,
			// Without a fresh price the pool stays where it is, and so does its memory.
			Err(Error::StaleGuide) => Step::None,
			Err(error) => return Err(error.into()),
		};
		let close = Self::close_of(&pool);
		if let Ok(Some((price, _))) = close {
			pool.trailing = Some(pool.trailing.map_or(Trailing::at(price), |known| known.followed(price)));
		}
		// First what is known of the price: whatever becomes of the memory, a jump must be noted.
		if pool != known {
			Pools::<T>::insert(id, pool);
			Self::tell_step(id, &pool, step);
		}
		match close {
			Ok(Some((price, deviation))) => Self::remember(id, now, price, deviation),
			Ok(None) => (),
			Err(error) => Self::deposit_event(Event::ObservationFailed { pool: id, error: error.into() }),
		}
		Ok(())
	}

	/// Mid price, whole quote for whole base with 18 places, and deviation in billionths; `None` while nobody provides or there has been no
	/// price.
	pub(crate) fn close_of(pool: &Pool) -> Result<Option<(u128, i64)>, Error<T>> {
		let Some(guide) = pool.guide.filter(|_| !pool.is_empty()) else { return Ok(None) };
		let inventory = pool.terms.shape.regress(&pool.inventory, &guide)?;
		let mid = pool.terms.shape.mid(&inventory, &guide)?;
		// What does not fit is above all that is remembered.
		let price = whole::<T>(&mid, pool).unwrap_or(HIGHEST_PRICE).min(HIGHEST_PRICE);
		Ok(Some((price, deviation(&inventory))))
	}
}

/// A price of smallest units as one of whole tokens with 18 places, rounded down.
///
/// Errors: `ArithmeticOverflow` above 3 · 10²⁰, or for a token with more than 38 decimals.
pub(crate) fn whole<T>(price: &Ratio, pool: &Pool) -> Result<u128, Error<T>> {
	let scale = |decimals: u8| ten(decimals).ok_or(Error::<T>::ArithmeticOverflow);
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

/// 10 to the number of a token's decimals, if those are 38 at most.
pub(crate) fn ten(decimals: u8) -> Option<U512> {
	10u128.checked_pow(decimals.into()).map(U512::from)
}

/// (base − its target) / its target in billionths, rounded toward zero; beyond the type it stays at its bound.
pub(crate) fn deviation(inventory: &Inventory) -> i64 {
	const BILLION: u128 = 1_000_000_000;
	let Inventory { base, base_target, .. } = *inventory;
	let part = mul_div_floor(base.abs_diff(base_target), BILLION, base_target).unwrap_or(u128::MAX);
	let magnitude = i64::try_from(part).unwrap_or(i64::MAX);
	if base >= base_target {
		magnitude
	} else {
		magnitude.saturating_neg()
	}
}
