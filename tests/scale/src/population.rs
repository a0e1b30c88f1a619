//! Who owes what: the burrows of a state, and the price at which the first of them become unsafe.

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

/// HUX per unit of the index, when the burrows were made.
pub const FIRST_INDEX: f64 = 2.0;
/// HUX of collateral per KIT that minting asked for then, and a little more: 2.1 · 2.
const LEAST_RATIO: f64 = 2.1 * FIRST_INDEX * 1.001;
/// The endangered have from the least to so much more.
const BAND: f64 = 0.02;
/// The others have from a little more than those to so many times the least.
const SPREAD: f64 = 8.0;
/// Debts, in KIT.
pub(crate) const DEBTS: (f64, f64) = (150.0, 150_000.0);

/// How the keys of the burrows are chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Layout {
	/// By lot.
	Plain,
	/// So that the paths of the endangered in the trie are as long as can be.
	Crafted,
}

impl fmt::Display for Layout {
	fn fmt(&self, out: &mut fmt::Formatter) -> fmt::Result {
		out.write_str(if *self == Self::Plain { "plain" } else { "crafted" })
	}
}

/// What a state is made from: the same for the same numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Plan {
	/// How keys are chosen.
	pub layout: Layout,
	/// How many burrows there are.
	pub burrows: u32,
	/// How many of them a rise of the index can endanger: they, their debts and their owners are the same whatever `burrows` is.
	pub endangered: u32,
	/// How many accounts there are beside those of the owners.
	pub others: u32,
	/// What is drawn by lot follows from.
	pub seed: u64,
}

/// A burrow.
#[derive(Clone, Debug)]
pub struct Member {
	/// Its number.
	pub burrow: BurrowId,
	/// Its owner, who has no other.
	pub owner: AccountId,
	/// HUX behind the debt, in units.
	pub collateral: Balance,
	/// KIT owed, in units.
	pub debt: Balance,
}

impl Member {
	/// As the chain keeps it.
	pub fn position(&self) -> Burrow {
		let mut position = Burrow::new(self.collateral, Fixed::ONE);
		position.debt = self.debt;
		position
	}
}

impl Plan {
	/// Refuses numbers that no state can be made from.
	pub fn check(&self) -> Result<()> {
		ensure!(self.endangered > 0, "at least one burrow must be endangered");
		let least = self.endangered.saturating_add(crafted::SAFE_NEIGHBOURS);
		ensure!(
			self.burrows >= least,
			"{} burrows are too few: {} of them are to be endangered, so give at least {least}, or sweep fewer",
			self.burrows,
			self.endangered
		);
		Ok(())
	}

	/// All burrows, the endangered first.
	pub fn members(&self) -> Vec<Member> {
		let count = self.endangered as usize;
		let mut debts = Dice::new(self.seed, "debts of the endangered");
		let mut dice = Dice::new(self.seed, "others");
		let numbers = self.numbers();
		let mut members = Vec::with_capacity(self.burrows as usize);
		for (place, burrow) in numbers.into_iter().enumerate() {
			let place_of_other = place.checked_sub(count);
			let debt = if place_of_other.is_none() { debts.debt() } else { dice.debt() };
			let (collateral, debt) = match (self.layout, place_of_other) {
				(Layout::Plain, None) => (times(debt, self.ratio_of(place as f64)), debt),
				(Layout::Plain, Some(_)) => {
					let least = LEAST_RATIO * (1.0 + BAND) * 1.001;
					(times(debt, dice.between(least, LEAST_RATIO * SPREAD)), debt)
				},
				(Layout::Crafted, None) => (crafted::collateral(crafted::RATIO, debt), debt),
				(Layout::Crafted, Some(other)) => crafted::neighbour(other, debt),
			};
			let owner = self.account("owner", place as u32);
			members.push(Member { burrow, owner, collateral, debt });
		}
		members
	}

	/// Accounts that have no burrow.
	pub fn bystanders(&self) -> impl Iterator<Item = AccountId> + '_ {
		(0..self.others).map(|place| self.account("bystander", place))
	}

	fn account(&self, role: &str, place: u32) -> AccountId {
		blake2_256(&(role, self.seed, place).encode()).into()
	}

	/// HUX of collateral per KIT below which `count` burrows are, and no more.
	pub fn threshold(&self, count: u32) -> Result<f64> {
		ensure!(
			count > 0 && count <= self.endangered,
			"{count} burrows are to be swept and {} can be endangered: ask for at least one and no more than those",
			self.endangered
		);
		match self.layout {
			Layout::Plain => Ok(self.ratio_of(f64::from(count) - 0.5)),
			Layout::Crafted => {
				ensure!(count == self.endangered, "crafted burrows are endangered all together or not at all");
				Ok(crafted::threshold())
			},
		}
	}

	/// The ratio of the endangered burrow at this place, plain.
	fn ratio_of(&self, place: f64) -> f64 {
		LEAST_RATIO * (1.0 + BAND * place / f64::from(self.endangered))
	}

	/// The number of each burrow. Plain: the endangered are anywhere among all. Crafted: theirs are chosen, the others count up.
	fn numbers(&self) -> Vec<BurrowId> {
		if self.layout == Layout::Crafted {
			let chosen = (0..self.endangered).map(|place| crafted::number(place, self.endangered));
			let others = self.burrows.saturating_sub(self.endangered);
			return chosen.chain((0..others).map(BurrowId::from)).collect();
		}
		let mut dice = Dice::new(self.seed, "numbers");
		let mut numbers = Vec::with_capacity(self.burrows as usize);
		let mut drawn = BTreeSet::new();
		while drawn.len() < self.endangered as usize {
			let number = (dice.part() * f64::from(self.burrows)) as BurrowId;
			if drawn.insert(number) {
				numbers.push(number);
			}
		}
		numbers.extend((0..BurrowId::from(self.burrows)).filter(|number| !drawn.contains(number)));
		numbers
	}
}

/// `debt` KIT at so many HUX each.
fn times(debt: Balance, ratio: f64) -> Balance {
	(debt as f64 * ratio) as Balance
}

/// Draws that are the same for the same seed and purpose.
struct Dice(ChaCha20Rng);

impl Dice {
	fn new(seed: u64, purpose: &str) -> Self {
		Self(ChaCha20Rng::from_seed(blake2_256(&(seed, purpose).encode())))
	}

	/// Evenly from 0 to 1, without 1.
	fn part(&mut self) -> f64 {
		(self.0.next_u64() >> 11) as f64 / (1_u64 << 53) as f64
	}

	/// From `low` to `high`, evenly on a logarithmic scale.
	fn between(&mut self, low: f64, high: f64) -> f64 {
		(low.ln() + (high.ln() - low.ln()) * self.part()).exp()
	}

	fn debt(&mut self) -> Balance {
		(self.between(DEBTS.0, DEBTS.1) * HUX as f64) as Balance
	}
}
