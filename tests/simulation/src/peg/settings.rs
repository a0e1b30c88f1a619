//! What a simulation is told.

use anyhow::{ensure, Result};

/// What all cells have in common.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
	/// What everything that is drawn by lot follows from.
	pub seed: u64,
	/// Hours that are simulated.
	pub hours: u32,
	/// Seconds from block to block; a multiple of 3.
	pub block_seconds: u64,
	/// PAN that people trade in an hour at scale 1.
	pub hourly: f64,
	/// The invariants of all pallets are checked every so many blocks, and at the end.
	pub check_every: u32,
	/// What the market operations may owe more within an hour, in percent of the supply.
	pub expand: f64,
	/// How much of the supply was minted against cUSDC, in percent.
	pub behind: f64,
}

impl Default for Settings {
	fn default() -> Self {
		Self { seed: 1, hours: 24, block_seconds: 12, hourly: 50_000.0, check_every: 1_200, expand: 0.25, behind: 25.0 }
	}
}

impl Settings {
	/// Refuses what cannot be simulated.
	pub fn check(&self) -> Result<()> {
		ensure!((1..=168).contains(&self.hours), "1 to 168 hours are simulated");
		let is_slot = (3..=60).contains(&self.block_seconds) && self.block_seconds.is_multiple_of(3);
		ensure!(is_slot, "blocks are 3, 6, 9 … 60 seconds apart");
		ensure!((1.0..=1e6).contains(&self.hourly), "1 to 1000000 PAN are traded in an hour");
		ensure!(
			(0.0..=5.0).contains(&self.expand),
			"market operations may owe at most 5 % of the supply more within an hour"
		);
		ensure!(
			(10.0..=39.0).contains(&self.behind),
			"10 to 39 % of the supply are minted against cUSDC: the door takes no more of it"
		);
		ensure!(self.check_every > 0, "the invariants are checked every block at the most");
		Ok(())
	}

	/// Seconds that are simulated.
	pub(crate) fn seconds(&self) -> u64 {
		u64::from(self.hours) * 3_600
	}
}
