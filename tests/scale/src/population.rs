//! The burrows of a state, and the price at which the endangered ones become unsafe.

use crate::crafted;
use anyhow::{ensure, Result};
use codec::Encode;
use huxian_math::{Burrow, Fixed};
use huxian_runtime::{constants::currency::HUX, AccountId, Balance};
use huxian_traits::BurrowId;
use polkadot_sdk::sp_io::hashing::blake2_256;
use rand_chacha::{
	rand_core::{RngCore, SeedableRng},
	ChaCha20Rng,
};
use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, fmt};

/// Index when the burrows were made, in HUX per unit.
pub const FIRST_INDEX: f64 = 2.0;
/// Minimum ratio, in HUX of collateral per KIT: slightly above the 2.1 · 2 that minting needed.
const MIN_RATIO: f64 = 2.1 * FIRST_INDEX * 1.001;
/// Width of the band of endangered ratios above the minimum, as a fraction of it.
const BAND: f64 = 0.02;
/// Maximum ratio of the other burrows, as a multiple of the minimum.
const SPREAD: f64 = 8.0;
/// Minimum and maximum debt, in KIT.
pub(crate) const DEBTS: (f64, f64) = (150.0, 150_000.0);

/// Choice of the burrows' keys.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
	/// Random.
	Plain,
	/// Such that the paths of the endangered burrows in the trie have the maximum length.
	Crafted,
}

impl fmt::Display for Layout {
	fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
		out.write_str(if *self == Self::Plain { "plain" } else { "crafted" })
	}
}

/// Plan of a state. Equal plans lead to equal states.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
	/// Choice of the burrows' keys.
	pub layout: Layout,
	/// Number of burrows.
	pub burrows: u32,
	/// Number of burrows that a rise of the index can make unsafe.
	///
	/// They, their debts and their owners do not depend on `burrows`.
	pub endangered: u32,
	/// Number of accounts beside those of the owners.
	pub others: u32,
	/// Seed of everything random.
	pub seed: u64,
}

/// A burrow to be written.
#[derive(Clone, Debug)]
pub struct BurrowSpec {
	/// Number of the burrow.
	pub id: BurrowId,
	/// Owner, who has no other burrow.
	pub owner: AccountId,
	/// HUX of collateral, in units.
	pub collateral: Balance,
	/// KIT owed, in units.
	pub debt: Balance,
}

impl BurrowSpec {
	/// Returns the position, as the chain stores it.
	pub fn position(&self) -> Burrow {
		let mut position = Burrow::new(self.collateral, Fixed::ONE);
		position.debt = self.debt;
		position
	}
}

impl Plan {
	/// Checks that a state can be made from the plan.
	pub fn check(&self) -> Result<()> {
		ensure!(self.endangered > 0, "at least one burrow must be endangered");
		let minimum = self.endangered.saturating_add(crafted::SAFE_NEIGHBOURS);
		ensure!(
			self.burrows >= minimum,
			"{} burrows are too few for {} endangered ones: give at least {minimum}, or sweep fewer",
			self.burrows,
			self.endangered
		);
		Ok(())
	}

	/// Returns all burrows, the endangered ones first.
	pub fn specs(&self) -> Vec<BurrowSpec> {
		let count = self.endangered as usize;
		let mut debts = Sampler::new(self.seed, "debts of the endangered");
		let mut others = Sampler::new(self.seed, "others");
		let numbers = self.numbers();
		let mut specs = Vec::with_capacity(self.burrows as usize);
		for (place, id) in numbers.into_iter().enumerate() {
			let place_of_other = place.checked_sub(count);
			let debt = if place_of_other.is_none() { debts.debt() } else { others.debt() };
			let (collateral, debt) = match (self.layout, place_of_other) {
				(Layout::Plain, None) => (times(debt, self.ratio_of(place as f64)), debt),
				(Layout::Plain, Some(_)) => {
					let minimum = MIN_RATIO * (1.0 + BAND) * 1.001;
					(times(debt, others.between(minimum, MIN_RATIO * SPREAD)), debt)
				},
				(Layout::Crafted, None) => (crafted::collateral(crafted::RATIO, debt), debt),
				(Layout::Crafted, Some(other)) => crafted::neighbour(other, debt),
			};
			let owner = self.account("owner", place as u32);
			specs.push(BurrowSpec { id, owner, collateral, debt });
		}
		specs
	}

	/// Returns the accounts without a burrow.
	pub fn other_accounts(&self) -> impl Iterator<Item = AccountId> + '_ {
		(0..self.others).map(|place| self.account("bystander", place))
	}

	fn account(&self, role: &str, place: u32) -> AccountId {
		blake2_256(&(role, self.seed, place).encode()).into()
	}

	/// Returns the ratio below which exactly `count` burrows are, in HUX of collateral per KIT.
	pub fn threshold(&self, count: u32) -> Result<f64> {
		ensure!(
			count > 0 && count <= self.endangered,
			"cannot sweep {count} burrows when {} can be endangered: give at least one, and no more than those",
			self.endangered
		);
		match self.layout {
			Layout::Plain => Ok(self.ratio_of(f64::from(count) - 0.5)),
			Layout::Crafted => {
				ensure!(count == self.endangered, "crafted burrows become unsafe all together: sweep all of them");
				Ok(crafted::threshold())
			},
		}
	}

	/// Returns the ratio of the endangered burrow at `place` in the plain layout.
	fn ratio_of(&self, place: f64) -> f64 {
		MIN_RATIO * (1.0 + BAND * place / f64::from(self.endangered))
	}

	/// Returns the number of each burrow.
	///
	/// Plain: endangered burrows have random numbers among all. Crafted: theirs are chosen, and
	/// the others count up.
	fn numbers(&self) -> Vec<BurrowId> {
		if self.layout == Layout::Crafted {
			let chosen = (0..self.endangered).map(|place| crafted::number(place, self.endangered));
			let others = self.burrows.saturating_sub(self.endangered);
			return chosen.chain((0..others).map(BurrowId::from)).collect();
		}
		let mut sampler = Sampler::new(self.seed, "numbers");
		let mut numbers = Vec::with_capacity(self.burrows as usize);
		let mut drawn = BTreeSet::new();
		while drawn.len() < self.endangered as usize {
			let number = (sampler.fraction() * f64::from(self.burrows)) as BurrowId;
			if drawn.insert(number) {
				numbers.push(number);
			}
		}
		numbers.extend((0..BurrowId::from(self.burrows)).filter(|number| !drawn.contains(number)));
		numbers
	}
}

/// Returns the collateral of `debt` at `ratio`, rounded down.
fn times(debt: Balance, ratio: f64) -> Balance {
	(debt as f64 * ratio) as Balance
}

/// Random numbers that depend on the seed and on their purpose only.
struct Sampler(ChaCha20Rng);

impl Sampler {
	fn new(seed: u64, purpose: &str) -> Self {
		Self(ChaCha20Rng::from_seed(blake2_256(&(seed, purpose).encode())))
	}

	/// Draws uniformly from 0 up to, and without, 1.
	fn fraction(&mut self) -> f64 {
		(self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
	}

	/// Draws from `low` to `high`, uniformly on a logarithmic scale.
	fn between(&mut self, low: f64, high: f64) -> f64 {
		(low.ln() + (high.ln() - low.ln()) * self.fraction()).exp()
	}

	fn debt(&mut self) -> Balance {
		(self.between(DEBTS.0, DEBTS.1) * HUX as f64) as Balance
	}
}
