//! What a pool remembers: the price and the deviation at which each block has closed, in a ring of a day and more.
//!
//! Observations are numbered from 1. Each has sums over time, so that a mean over any window needs two of them, found by halving; and the
//! extremes of as many observations as the lowest set bit of its number says, itself included, so that those of any last blocks are put
//! together from few.

use crate::{Config, Heads, Pallet, Ring};
use codec::{Decode, Encode, MaxEncodedLen};
use frame::prelude::*;
use huxian_traits::{kit::Clock, Moment, PoolId};

/// How many observations a pool keeps: one a block, a day has 28 800.
pub const CAPACITY: u16 = 32_768;

/// The highest price that is remembered, with 18 places; a higher one is taken for it. Whoever empties a pool of a few units makes any
/// price he likes, and it must stop no memory.
pub const HIGHEST_PRICE: u128 = 1 << 96;
/// The longest window of a mean, in milliseconds: 49 days of the highest price just fit a sum.
pub const LONGEST_WINDOW: Moment = (1 << 32) - 1;

/// Lowest and highest values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Extremes {
	/// Lowest price, as [`Observation::price`].
	pub lowest_price: u128,
	/// Highest price.
	pub highest_price: u128,
	/// Lowest deviation, as [`Observation::deviation`].
	pub lowest_deviation: i64,
	/// Highest deviation.
	pub highest_deviation: i64,
}

impl Extremes {
	/// Those of a single observation.
	const fn of(price: u128, deviation: i64) -> Self {
		Self { lowest_price: price, highest_price: price, lowest_deviation: deviation, highest_deviation: deviation }
	}

	/// Those of both.
	fn with(self, other: Self) -> Self {
		Self {
			lowest_price: self.lowest_price.min(other.lowest_price),
			highest_price: self.highest_price.max(other.highest_price),
			lowest_deviation: self.lowest_deviation.min(other.lowest_deviation),
			highest_deviation: self.highest_deviation.max(other.highest_deviation),
		}
	}
}

/// How a block has closed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Observation {
	/// When, in milliseconds since 1970.
	pub at: Moment,
	/// The mid price: whole quote tokens for a whole base token, with 18 places.
	pub price: u128,
	/// (booked base − its target) / its target, in billionths.
	pub deviation: i64,
	/// Price · milliseconds since the first observation.
	pub price_sum: u128,
	/// Deviation · milliseconds since the first observation.
	pub deviation_sum: i128,
	/// The extremes of as many observations up to this one as the lowest set bit of its number says.
	pub extremes: Extremes,
}

impl Observation {
	/// The sums at a later time, nothing else having been observed until then. They wrap by rule, so that a memory never ends: only
	/// differences over at most [`LONGEST_WINDOW`] mean something, and those are exact.
	pub(crate) fn sums_at(&self, now: Moment) -> (u128, i128) {
		let passed = now.saturating_sub(self.at);
		let price = self.price.wrapping_mul(passed.into()).wrapping_add(self.price_sum);
		let deviation = i128::from(self.deviation).wrapping_mul(passed.into()).wrapping_add(self.deviation_sum);
		(price, deviation)
	}
}

/// Where the memory of a pool ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Head {
	/// The number of the last observation.
	pub number: u64,
	/// The last observation.
	pub last: Observation,
}

/// Means over a window of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, TypeInfo)]
pub struct Mean {
	/// Of the price, as [`Observation::price`], rounded down.
	pub price: u128,
	/// Of the deviation, as [`Observation::deviation`], rounded toward zero.
	pub deviation: i64,
}

impl<T: Config> Pallet<T> {
	/// Remembers how a block has closed. Nothing when no time has passed.
	///
	/// Reads: the head, and one observation for each trailing one of the number before: one in the mean, 15 at most.
	pub(crate) fn remember(pool: PoolId, at: Moment, price: u128, deviation: i64) {
		let price = price.min(HIGHEST_PRICE);
		let own = Extremes::of(price, deviation);
		let (number, price_sum, deviation_sum, extremes) = match Heads::<T>::get(pool) {
			None => (1, 0, 0, own),
			Some(head) if at <= head.last.at => return,
			Some(head) => {
				// A block a millisecond would take half a billion years.
				let number = head.number.saturating_add(1);
				let (price_sum, deviation_sum) = head.last.sums_at(at);
				(number, price_sum, deviation_sum, Self::gather(pool, number, own))
			},
		};
		let last = Observation { at, price, deviation, price_sum, deviation_sum, extremes };
		Ring::<T>::insert(pool, place(number), last);
		Heads::<T>::insert(pool, Head { number, last });
	}

	/// The extremes of the observations that `number` stands for: its own and those of the ones before that it covers. At most half the
	/// ring, so that none of them has been overwritten.
	fn gather(pool: PoolId, number: u64, own: Extremes) -> Extremes {
		let first = number.saturating_sub(span(number)).saturating_add(1);
		Self::walk(pool, number.saturating_sub(1), first).map_or(own, |before| own.with(before))
	}

	/// The extremes of the observations from `first` to `last`, the later ones first; `None` if there are none.
	fn walk(pool: PoolId, last: u64, first: u64) -> Option<Extremes> {
		let mut found: Option<Extremes> = None;
		for (number, whole) in pieces(last, first) {
			let observation = Ring::<T>::get(pool, place(number))?;
			let extremes =
				if whole { observation.extremes } else { Extremes::of(observation.price, observation.deviation) };
			found = Some(found.map_or(extremes, |found| found.with(extremes)));
		}
		found
	}

	/// Mean price and deviation of the last `window` milliseconds up to now; `None` when the pool does not remember so far, or for no
	/// window at all, or one above [`LONGEST_WINDOW`]. At most 17 reads.
	pub fn mean_over(pool: PoolId, window: Moment) -> Option<Mean> {
		let head = Heads::<T>::get(pool)?;
		let now = T::Clock::now().max(head.last.at);
		let from = now.checked_sub(window).filter(|_| (1..=LONGEST_WINDOW).contains(&window))?;
		let (price_now, deviation_now) = head.last.sums_at(now);
		let (price_then, deviation_then) = Self::last_until(pool, &head, from)?.sums_at(from);
		let price = price_now.wrapping_sub(price_then).checked_div(window.into())?;
		let deviation = deviation_now.wrapping_sub(deviation_then).checked_div(window.into())?;
		Some(Mean { price, deviation: i64::try_from(deviation).ok()? })
	}

	/// The last observation made at `time` or before, by halving.
	fn last_until(pool: PoolId, head: &Head, time: Moment) -> Option<Observation> {
		if head.last.at <= time {
			return Some(head.last);
		}
		let oldest = head.number.saturating_sub(u64::from(CAPACITY)).saturating_add(1);
		let mut found = Ring::<T>::get(pool, place(oldest)).filter(|first| first.at <= time)?;
		// The one sought is `low` or after it, and before `high`.
		let (mut low, mut high) = (oldest, head.number);
		while let Some(between) = high.checked_sub(low).filter(|between| *between > 1) {
			let middle = low.saturating_add(between.div_euclid(2));
			let observation = Ring::<T>::get(pool, place(middle))?;
			match observation.at <= time {
				true => (low, found) = (middle, observation),
				false => high = middle,
			}
		}
		Some(found)
	}

	/// The extremes at which the last `blocks` observed blocks have closed; `None` when the pool does not remember as many. Reads grow with
	/// the square of the logarithm: at most 120 for a whole day (a test counts them).
	pub fn extremes_of(pool: PoolId, blocks: u32) -> Option<Extremes> {
		let head = Heads::<T>::get(pool)?;
		let count = u64::from(blocks);
		if count == 0 || count > head.number || count > u64::from(CAPACITY) {
			return None;
		}
		Self::walk(pool, head.number, head.number.saturating_sub(count).saturating_add(1))
	}

	/// The last observation and its number.
	pub fn last_observation(pool: PoolId) -> Option<Head> {
		Heads::<T>::get(pool)
	}
}

/// Where an observation stands in the ring.
pub(crate) fn place(number: u64) -> u16 {
	// Below the capacity, which fits.
	number.checked_rem(CAPACITY.into()).and_then(|place| u16::try_from(place).ok()).unwrap_or_default()
}

/// For how many observations up to it one stands: as many as its lowest set bit says, and at most half the ring. 0 for 0.
fn span(number: u64) -> u64 {
	(number & number.wrapping_neg()).min(u64::from(CAPACITY).div_ceil(2))
}

/// Observations that together stand for all from `last` down to `first`: their numbers, and whether all is meant that one stands for, or it
/// alone.
pub(crate) fn pieces(last: u64, first: u64) -> impl Iterator<Item = (u64, bool)> {
	let mut next = last;
	core::iter::from_fn(move || {
		let number = Some(next).filter(|number| *number >= first && *number > 0)?;
		let whole = number.saturating_sub(span(number)).saturating_add(1) >= first;
		next = number.saturating_sub(if whole { span(number) } else { 1 });
		Some((number, whole))
	})
}
