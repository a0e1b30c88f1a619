//! A synthetic market: HUX/USD is a geometric random walk, and the index has a constant value in
//! dollars. It is computed in integers, so the same seed gives the same values on every machine.

use super::value::{Feed, Values};
use huxian_client::amount::{Decimal, FIXED_PLACES};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};

/// Begin of every walk: 2024-01-01 00:00:00.
const BEGINS: i64 = 1_704_067_200;

/// Length of a step, in seconds.
const STEP: i64 = 60;

/// Maximum change of the price in a step, in millionths: 0.1 %, or some 2 % a day.
const MAX_STEP_PPM: u64 = 1_000;

const MILLION: u128 = 1_000_000;

/// Price at the begin, in units of 10^-18 dollars per HUX.
const START: u128 = 250_000_000_000_000_000;

/// Range of the price: from `START / BOUND` to `START * BOUND`.
const BOUND: u128 = 100;

/// Value of the index, in units of 10^-18 dollars.
const INDEX_USD: u128 = 1_100_000_000_000_000_000;

/// A seeded random walk.
#[derive(Debug)]
pub struct RandomWalk {
	seed: u64,
	rng: ChaCha20Rng,
	steps: i64,
	price: u128,
}

impl RandomWalk {
	/// Returns the walk of `seed`.
	pub fn new(seed: u64) -> Self {
		Self { seed, rng: ChaCha20Rng::seed_from_u64(seed), steps: 0, price: START }
	}

	/// Returns the time of its begin.
	pub fn begins(&self) -> i64 {
		BEGINS
	}

	/// Returns the values at `time`.
	pub fn values(&mut self, time: i64) -> Values {
		let hux_usd = self.price_at(time);
		let index = Decimal::from_units(INDEX_USD, FIXED_PLACES)
			.over(&Decimal::from_units(hux_usd, FIXED_PLACES), FIXED_PLACES);
		index.map(|index| (Feed::Index, index)).into_iter().chain([(Feed::HuxUsd, hux_usd)]).collect()
	}

	fn price_at(&mut self, time: i64) -> u128 {
		let steps = (time - BEGINS).max(0) / STEP;
		if steps < self.steps {
			*self = Self::new(self.seed);
		}
		while self.steps < steps {
			self.step();
		}
		self.price
	}

	/// Multiplies or divides the price by a random factor, with equal probability.
	fn step(&mut self) {
		let draw = self.rng.next_u64();
		let factor = MILLION + u128::from((draw >> 1) % (MAX_STEP_PPM + 1));
		let is_up = draw & 1 == 1;
		let next = if is_up { self.price * factor / MILLION } else { self.price * MILLION / factor };
		self.price = next.clamp(START / BOUND, START * BOUND);
		self.steps += 1;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_client::moment::{DAY, HOUR};

	#[test]
	fn the_same_seed_gives_the_same_values_in_any_order() {
		let mut one = RandomWalk::new(7);
		let last = one.values(BEGINS + 10 * DAY);
		let mut two = RandomWalk::new(7);
		for hour in 0..240 {
			two.values(BEGINS + hour * HOUR);
		}
		assert_eq!(two.values(BEGINS + 10 * DAY), last);
		// Reads an earlier time.
		one.values(BEGINS + 20 * DAY);
		assert_eq!(one.values(BEGINS + 10 * DAY), last);
		assert_ne!(RandomWalk::new(8).values(BEGINS + 10 * DAY), last);
	}

	#[test]
	fn the_price_begins_at_its_start_and_stays_in_its_range() {
		let mut walk = RandomWalk::new(1);
		assert_eq!(walk.values(BEGINS), [(Feed::Index, 4_400_000_000_000_000_000), (Feed::HuxUsd, START)]);
		let mut before = START;
		for hour in 1..5_000 {
			let price = walk.price_at(BEGINS + hour * HOUR);
			// An hour is sixty steps of at most 0.1 %.
			assert!(price < before * 107 / 100 && price > before * 93 / 100);
			assert!((START / BOUND..=START * BOUND).contains(&price));
			before = price;
		}
		assert_ne!(before, START);
	}
}
