//! What a simulation is told.

use super::path::Fall;
use anyhow::{ensure, Result};

/// One simulation, entirely: the same settings give the same numbers.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
	/// Which way the price goes.
	pub fall: Fall,
	/// What everything that is drawn by lot follows from.
	pub seed: u64,
	/// How many burrows there are, beside those of the bidders.
	pub burrows: u32,
	/// Seconds from block to block; a multiple of 3.
	pub block_seconds: u64,
	/// The safest burrows have so many times the collateral that minting asks for; the others lie between them and the limit.
	pub spread: f64,
	/// How many bidders there are.
	pub bidders: u32,
	/// KIT that all bidders together can have in bids, as a part of the supply.
	pub budget: f64,
	/// What the keenest bidder wants off the market price, as a part of it.
	pub least_discount: f64,
	/// What the most cautious bidder wants off the market price.
	pub most_discount: f64,
	/// KIT that its holders are ready to sell in an hour when it costs more than it is worth, as a part of the supply.
	pub selling: f64,
	/// KIT in the pool, as a part of the supply.
	pub pool: f64,
	/// Days that are simulated after the crash, in blocks of nine minutes, to see the imbalance heal.
	pub healing_days: u32,
	/// The invariants of all pallets are checked every so many blocks, and at the end.
	pub check_every: u32,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			fall: Fall::Hour,
			seed: 1,
			burrows: 2_000,
			block_seconds: 3,
			spread: 4.0,
			bidders: 10,
			budget: 0.20,
			least_discount: 0.01,
			most_discount: 0.05,
			selling: 0.10,
			pool: 0.10,
			healing_days: 30,
			check_every: 1_200,
		}
	}
}

impl Settings {
	/// Refuses what cannot be simulated.
	pub fn check(&self) -> Result<()> {
		ensure!((1..=100_000).contains(&self.burrows), "there must be 1 to 100000 burrows");
		ensure!((1..=300).contains(&self.bidders), "there must be 1 to 300 bidders");
		let is_slot = (3..=300).contains(&self.block_seconds) && self.block_seconds.is_multiple_of(3);
		ensure!(is_slot, "blocks are 3, 6, 9 … 300 seconds apart");
		ensure!((1.05..=100.0).contains(&self.spread), "the safest burrow has 1.05 to 100 times what minting asks for");
		ensure!((0.001..=1.0).contains(&self.budget), "the bidders have 0.1 % to 100 % of the supply");
		ensure!((0.03..=0.5).contains(&self.pool), "the pool has 3 % to 50 % of the supply");
		ensure!((0.0..=10.0).contains(&self.selling), "holders sell 0 % to 1000 % of the supply in an hour");
		let discounts = 0.0 <= self.least_discount && self.least_discount <= self.most_discount;
		ensure!(discounts && self.most_discount < 0.9, "discounts lie between 0 and 90 %, the least one first");
		ensure!(self.check_every > 0, "the invariants are checked every block at the most");
		Ok(())
	}
}
