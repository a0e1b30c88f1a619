//! The settings of a simulation.

use super::path::PricePath;
use anyhow::{ensure, Result};

/// Settings of one simulation: the same settings give the same numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
	/// Path of the price.
	pub path: PricePath,
	/// Seed of all random numbers.
	pub seed: u64,
	/// Number of burrows, without those of the bidders.
	pub burrows: u32,
	/// Block time in seconds; a multiple of 3.
	pub block_seconds: u64,
	/// Collateral of the safest burrows, in multiples of the requirement of minting.
	pub spread: f64,
	/// Number of bidders.
	pub bidders: u32,
	/// KIT that all bidders together can hold, as a part of the supply.
	pub budget: f64,
	/// Discount on the market price that the keenest bidder asks for, as a part of it.
	pub min_discount: f64,
	/// Discount on the market price that the most cautious bidder asks for, as a part of it.
	pub max_discount: f64,
	/// KIT that holders sell in an hour while it is overpriced, as a part of the supply.
	pub selling: f64,
	/// KIT in the pool, as a part of the supply.
	pub pool: f64,
	/// Days of recovery after the crash, in blocks of nine minutes.
	pub recovery_days: u32,
	/// Interval of checks of all invariants, in blocks; the last one is at the end.
	pub check_interval: u32,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			path: PricePath::Hour,
			seed: 1,
			burrows: 2_000,
			block_seconds: 3,
			spread: 4.0,
			bidders: 10,
			budget: 0.20,
			min_discount: 0.01,
			max_discount: 0.05,
			selling: 0.10,
			pool: 0.10,
			recovery_days: 30,
			check_interval: 1_200,
		}
	}
}

impl Settings {
	/// Refuses settings out of their bounds.
	pub fn validate(&self) -> Result<()> {
		ensure!((1..=100_000).contains(&self.burrows), "there must be 1 to 100000 burrows");
		ensure!((1..=300).contains(&self.bidders), "there must be 1 to 300 bidders");
		let is_slot = (3..=300).contains(&self.block_seconds) && self.block_seconds.is_multiple_of(3);
		ensure!(is_slot, "blocks are 3, 6, 9 … 300 seconds apart");
		ensure!(
			(1.05..=100.0).contains(&self.spread),
			"the safest burrow has 1.05 to 100 times the requirement of minting"
		);
		ensure!((0.001..=1.0).contains(&self.budget), "the bidders have 0.1 % to 100 % of the supply");
		ensure!((0.03..=0.5).contains(&self.pool), "the pool has 3 % to 50 % of the supply");
		ensure!((0.0..=10.0).contains(&self.selling), "holders sell 0 % to 1000 % of the supply in an hour");
		let discounts = 0.0 <= self.min_discount && self.min_discount <= self.max_discount;
		ensure!(discounts && self.max_discount < 0.9, "discounts are from 0 to 90 %, the smaller one first");
		ensure!(self.check_interval > 0, "the interval of checks is at least 1 block");
		Ok(())
	}
}
