//! Time-weighted average prices (TWAP) and extremes of a pool, from its observations.
//!
//! A pool observes the price and the deviation at which each block closes, in a ring of more than a
//! day. Observations are numbered from 1.
//!
//! - **Averages.** Each observation carries sums over time, as in Uniswap's oracle. A TWAP over any
//!   window needs two observations, found by binary search.
//! - **Extremes.** Observation n also carries the minimum and maximum over the last lowbit(n)
//!   observations, itself included. This is a Fenwick tree; lowbit is the lowest set bit. So the
//!   extremes of the last N blocks come from O(log² N) observations.
//!
//! Only this module reads and writes the observations.

use crate::{Config, Observations, OracleHeads, Pallet};
use codec::{Decode, Encode, MaxEncodedLen};
use frame::prelude::*;
use huxian_traits::{kit::Clock, Moment, PoolId};

/// Number of observations that a pool keeps, one per block. A day has 28 800 blocks.
#[doc(alias = "cardinality")]
pub const CAPACITY: u16 = 32_768;

/// Maximum price that is recorded, with 18 decimals. A higher price is recorded as this one.
///
/// Trades can move a pool of a few units to any price. No price may stop the recording.
#[doc(alias = "HIGHEST_PRICE")]
pub const MAX_PRICE: u128 = 1 << 96;
/// Maximum window of a TWAP, in milliseconds. 49 days at [`MAX_PRICE`] just fit a sum.
#[doc(alias = "LONGEST_WINDOW")]
pub const MAX_WINDOW: Moment = (1 << 32) - 1;

/// Lowest and highest values of some observations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Extremes {
	/// Lowest price, in the unit of [`Observation::price`].
	pub lowest_price: u128,
	/// Highest price, in the unit of [`Observation::price`].
	pub highest_price: u128,
	/// Lowest deviation, in the unit of [`Observation::deviation`].
	pub lowest_deviation: i64,
	/// Highest deviation, in the unit of [`Observation::deviation`].
	pub highest_deviation: i64,
}

impl Extremes {
	/// Returns the extremes of a single observation.
	const fn of(price: u128, deviation: i64) -> Self {
		Self { lowest_price: price, highest_price: price, lowest_deviation: deviation, highest_deviation: deviation }
	}

	/// Returns the extremes of both.
	fn with(self, other: Self) -> Self {
		Self {
			lowest_price: self.lowest_price.min(other.lowest_price),
			highest_price: self.highest_price.max(other.highest_price),
			lowest_deviation: self.lowest_deviation.min(other.lowest_deviation),
			highest_deviation: self.highest_deviation.max(other.highest_deviation),
		}
	}
}

/// Close of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// Time, in milliseconds since 1970.
	pub at: Moment,
	/// Mid price, in whole quote tokens per whole base token, with 18 decimals.
	pub price: u128,
	/// (booked base − its target) / its target, in billionths.
	pub deviation: i64,
	/// Sum of price · milliseconds since the first observation.
	pub price_sum: u128,
	/// Sum of deviation · milliseconds since the first observation.
	pub deviation_sum: i128,
	/// Extremes of the last lowbit(number) observations, this one included.
	pub extremes: Extremes,
}

impl Observation {
	/// Returns both sums at `now`, if nothing else is observed until then.
	///
	/// The sums wrap by rule, so recording never ends. Only differences over at most
	/// [`MAX_WINDOW`] have a meaning, and those are exact.
	pub(crate) fn sums_at(&self, now: Moment) -> (u128, i128) {
		let passed = now.saturating_sub(self.at);
		let price = self.price.wrapping_mul(passed.into()).wrapping_add(self.price_sum);
		let deviation = i128::from(self.deviation).wrapping_mul(passed.into()).wrapping_add(self.deviation_sum);
		(price, deviation)
	}
}

/// Last observation of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[doc(alias = "Head")]
pub struct OracleHead {
	/// Number of the last observation, from 1.
	pub number: u64,
	/// Last observation.
	pub last: Observation,
}

/// Time-weighted averages over a window.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
#[doc(alias = "Mean")]
pub struct Twap {
	/// Average price, in the unit of [`Observation::price`], rounded down.
	pub price: u128,
	/// Average deviation, in the unit of [`Observation::deviation`], rounded toward zero.
	pub deviation: i64,
}

impl<T: Config> Pallet<T> {
	/// Records the close of a block. Does nothing if no time has passed.
	///
	/// Reads the head, and one observation for each trailing one bit of the number before: one on
	/// average, at most 15.
	pub(crate) fn record_observation(pool: PoolId, at: Moment, price: u128, deviation: i64) {
		let price = price.min(MAX_PRICE);
		let own = Extremes::of(price, deviation);
		let (number, price_sum, deviation_sum, extremes) = match OracleHeads::<T>::get(pool) {
			None => (1, 0, 0, own),
			Some(head) if at <= head.last.at => return,
			Some(head) => {
				// At one block per millisecond the numbers would last half a billion years.
				let number = head.number.saturating_add(1);
				let (price_sum, deviation_sum) = head.last.sums_at(at);
				(number, price_sum, deviation_sum, Self::fenwick_extremes(pool, number, own))
			},
		};
		let last = Observation { at, price, deviation, price_sum, deviation_sum, extremes };
		Observations::<T>::insert(pool, ring_index(number), last);
		OracleHeads::<T>::insert(pool, OracleHead { number, last });
	}

	/// Returns the extremes that observation `number` carries: `own`, and those that it covers.
	///
	/// It covers at most half the ring, so none of them has been overwritten.
	fn fenwick_extremes(pool: PoolId, number: u64, own: Extremes) -> Extremes {
		let first = number.saturating_sub(fenwick_span(number)).saturating_add(1);
		Self::extremes_between(pool, number.saturating_sub(1), first).map_or(own, |before| own.with(before))
	}

	/// Returns the extremes of the observations from `first` to `last`; `None` if there are none.
	fn extremes_between(pool: PoolId, last: u64, first: u64) -> Option<Extremes> {
		let mut found: Option<Extremes> = None;
		for (number, whole) in fenwick_cover(last, first) {
			let observation = Observations::<T>::get(pool, ring_index(number)).defensive()?;
			let extremes =
				if whole { observation.extremes } else { Extremes::of(observation.price, observation.deviation) };
			found = Some(found.map_or(extremes, |found| found.with(extremes)));
		}
		found
	}

	/// Returns the time-weighted averages over the last `window` milliseconds.
	///
	/// `None` if the pool has no observation that old, or if the window is zero or above
	/// [`MAX_WINDOW`]. Reads at most 17 observations.
	#[doc(alias = "mean_over")]
	pub fn twap_over(pool: PoolId, window: Moment) -> Option<Twap> {
		let head = OracleHeads::<T>::get(pool)?;
		let now = T::Clock::now().max(head.last.at);
		let from = now.checked_sub(window).filter(|_| (1..=MAX_WINDOW).contains(&window))?;
		let (price_now, deviation_now) = head.last.sums_at(now);
		let (price_then, deviation_then) = Self::last_until(pool, &head, from)?.sums_at(from);
		let price = price_now.wrapping_sub(price_then).checked_div(window.into())?;
		let deviation = deviation_now.wrapping_sub(deviation_then).checked_div(window.into())?;
		Some(Twap { price, deviation: i64::try_from(deviation).ok()? })
	}

	/// Returns the last observation at or before `time`, by binary search.
	fn last_until(pool: PoolId, head: &OracleHead, time: Moment) -> Option<Observation> {
		if head.last.at <= time {
			return Some(head.last);
		}
		let oldest = head.number.saturating_sub(u64::from(CAPACITY)).saturating_add(1);
		let first = Observations::<T>::get(pool, ring_index(oldest)).defensive()?;
		let mut found = Some(first).filter(|first| first.at <= time)?;
		// The wanted number is at least `low` and below `high`.
		let (mut low, mut high) = (oldest, head.number);
		while let Some(between) = high.checked_sub(low).filter(|between| *between > 1) {
			let middle = low.saturating_add(between.div_euclid(2));
			let observation = Observations::<T>::get(pool, ring_index(middle)).defensive()?;
			match observation.at <= time {
				true => (low, found) = (middle, observation),
				false => high = middle,
			}
		}
		Some(found)
	}

	/// Returns the extremes of the closes of the last `blocks` observed blocks.
	///
	/// `None` if the pool has fewer observations, or for zero blocks. Reads grow with the square of
	/// the logarithm of `blocks`: at most 120 for a day, which a test counts.
	pub fn extremes_of(pool: PoolId, blocks: u32) -> Option<Extremes> {
		let head = OracleHeads::<T>::get(pool)?;
		let count = u64::from(blocks);
		if count == 0 || count > head.number || count > u64::from(CAPACITY) {
			return None;
		}
		Self::extremes_between(pool, head.number, head.number.saturating_sub(count).saturating_add(1))
	}

	/// Returns the last observation and its number.
	pub fn last_observation(pool: PoolId) -> Option<OracleHead> {
		OracleHeads::<T>::get(pool)
	}
}

/// Returns the index in the ring of observation `number`.
pub(crate) fn ring_index(number: u64) -> u16 {
	let index = number.checked_rem(CAPACITY.into()).and_then(|index| u16::try_from(index).ok());
	// The remainder is below the capacity, which fits.
	index.defensive_unwrap_or_default()
}

/// Returns how many observations, up to itself, observation `number` stands for.
///
/// This is lowbit(number), but at most half the ring; 0 for 0.
fn fenwick_span(number: u64) -> u64 {
	(number & number.wrapping_neg()).min(u64::from(CAPACITY).div_ceil(2))
}

/// Returns numbers of observations that together cover all from `last` down to `first`.
///
/// The flag is true if all observations that the number stands for are meant, and false if the
/// observation alone is.
pub(crate) fn fenwick_cover(last: u64, first: u64) -> impl Iterator<Item = (u64, bool)> {
	let mut next = last;
	core::iter::from_fn(move || {
		let number = Some(next).filter(|number| *number >= first && *number > 0)?;
		let whole = number.saturating_sub(fenwick_span(number)).saturating_add(1) >= first;
		next = number.saturating_sub(if whole { fenwick_span(number) } else { 1 });
		Some((number, whole))
	})
}
