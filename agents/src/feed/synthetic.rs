//! A market that nobody has seen: HUX/USD as a geometric random walk in integers, the same for the same seed on every
//! machine, and an index of constant value in dollars.

use super::market::{Feed, Values};
use crate::amount::{Decimal, FIXED_PLACES};
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};

/// 2024-01-01 00:00:00, where every walk begins.
const BEGINS: i64 = 1_704_067_200;

/// One step a minute.
const STEP: i64 = 60;

/// A step changes the price by at most 0.1 %: some 2 % a day.
const WIDEST_PPM: u64 = 1_000;

const MILLION: u128 = 1_000_000;

/// Dollars per HUX at the beginning, in units of 10^-18.
const START: u128 = 250_000_000_000_000_000;

/// The walk turns back at a hundredth and at a hundred times its start.
const BOUND: u128 = 100;

/// Dollars per unit of the index, in units of 10^-18.
const INDEX_USD: u128 = 1_100_000_000_000_000_000;

/// A seeded random walk.
#[derive(Debug)]
pub struct Walk {
	seed: u64,
	rng: ChaCha20Rng,
	steps: i64,
	price: u128,
}

impl Walk {
	/// The walk of this seed.
	pub fn new(seed: u64) -> Self {
		Self { seed, rng: ChaCha20Rng::seed_from_u64(seed), steps: 0, price: START }
	}

	/// When it begins.
	pub fn begins(&self) -> i64 {
		BEGINS
	}

	/// What to feed at `time`.
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

	/// Up by a factor or down by the same one, with equal chance.
	fn step(&mut self) {
		let draw = self.rng.next_u64();
		let factor = MILLION + u128::from((draw >> 1) % (WIDEST_PPM + 1));
		let is_up = draw & 1 == 1;
		let next = if is_up { self.price * factor / MILLION } else { self.price * MILLION / factor };
		self.price = next.clamp(START / BOUND, START * BOUND);
		self.steps += 1;
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::moment::{DAY, HOUR};

	#[test]
	fn the_same_seed_is_the_same_market_however_it_is_read() {
		let mut one = Walk::new(7);
		let last = one.values(BEGINS + 10 * DAY);
		let mut two = Walk::new(7);
		for hour in 0..240 {
			two.values(BEGINS + hour * HOUR);
		}
		assert_eq!(two.values(BEGINS + 10 * DAY), last);
		// Backwards as well.
		one.values(BEGINS + 20 * DAY);
		assert_eq!(one.values(BEGINS + 10 * DAY), last);
		assert_ne!(Walk::new(8).values(BEGINS + 10 * DAY), last);
	}

	#[test]
	fn it_begins_at_its_start_and_stays_a_price() {
		let mut walk = Walk::new(1);
		assert_eq!(walk.values(BEGINS), [(Feed::Index, 4_400_000_000_000_000_000), (Feed::HuxUsd, START)]);
		let mut before = START;
		for hour in 1..5_000 {
			let price = walk.price_at(BEGINS + hour * HOUR);
			// Sixty steps of 0.1 %.
			assert!(price < before * 107 / 100 && price > before * 93 / 100);
			assert!((START / BOUND..=START * BOUND).contains(&price));
			before = price;
		}
		assert_ne!(before, START);
	}
}
