//! Random numbers, means and quantiles.

use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};

/// A random number generator that is deterministic for a seed and a purpose.
#[derive(Clone)]
pub(crate) struct Random(ChaCha20Rng);

impl Random {
	/// Returns the generator of one purpose. Draws for one purpose do not change another.
	pub fn new(seed: u64, purpose: &str) -> Self {
		let mut bytes = [0; 32];
		for (slot, byte) in bytes.iter_mut().zip(seed.to_le_bytes().into_iter().chain(purpose.bytes())) {
			*slot = byte;
		}
		Self(ChaCha20Rng::from_seed(bytes))
	}

	/// Returns a uniform number from 0 to 1, without 1.
	pub fn uniform(&mut self) -> f64 {
		(self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
	}

	/// Returns an approximately normal number with mean 0 and deviation 1: a sum of twelve draws.
	pub fn normal(&mut self) -> f64 {
		(0..12).map(|_| self.uniform()).sum::<f64>() - 6.0
	}

	/// Returns a number from `low` to `high`, uniform on a logarithmic scale.
	pub fn log_uniform(&mut self, low: f64, high: f64) -> f64 {
		(low.ln() + (high.ln() - low.ln()) * self.uniform()).exp()
	}
}

/// Returns the mean of pairs of a value and its weight; `None` without weight.
pub fn mean(values: &[(f64, f64)]) -> Option<f64> {
	let total: f64 = values.iter().map(|(_, weight)| weight).sum();
	(total > 0.0).then(|| values.iter().map(|(value, weight)| value * weight).sum::<f64>() / total)
}

/// Returns the value at or below which a `part` of the weight lies; `None` without values.
pub fn quantile(values: &[(f64, f64)], part: f64) -> Option<f64> {
	let mut sorted = values.to_vec();
	sorted.sort_by(|one, other| one.0.total_cmp(&other.0));
	let wanted = sorted.iter().map(|(_, weight)| weight).sum::<f64>() * part;
	let mut so_far = 0.0;
	for (value, weight) in &sorted {
		so_far += weight;
		if so_far >= wanted * (1.0 - 1e-12) {
			return Some(*value);
		}
	}
	None
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn means_and_quantiles_are_weighted() {
		let values = [(3.0, 1.0), (1.0, 8.0), (2.0, 1.0)];
		assert_eq!(mean(&values), Some(1.3));
		assert_eq!([0.5, 0.8, 0.9, 1.0].map(|part| quantile(&values, part).unwrap()), [1.0, 1.0, 2.0, 3.0]);
		assert_eq!((mean(&[]), quantile(&[], 0.5)), (None, None));
	}

	#[test]
	fn a_seed_and_a_purpose_give_one_series_of_numbers() {
		let draws = |seed, purpose| {
			let mut random = Random::new(seed, purpose);
			(0..4).map(|_| random.log_uniform(2.0, 8.0)).collect::<Vec<_>>()
		};
		assert_eq!(draws(1, "debts"), draws(1, "debts"));
		assert_ne!(draws(1, "debts"), draws(2, "debts"));
		assert_ne!(draws(1, "debts"), draws(1, "prices"));
		assert!(draws(1, "debts").iter().all(|draw| (2.0..8.0).contains(draw)));
	}
}
