//! The settings of simulations.

use anyhow::{ensure, Result};

/// Settings that all scenarios share.
#[derive(Clone, Debug, PartialEq)]
pub struct Settings {
	/// Seed of all random numbers.
	pub seed: u64,
	/// Length of a simulation, in hours.
	pub hours: u32,
	/// Block time in seconds; a multiple of 3.
	pub block_seconds: u64,
	/// Volume of trade at scale 1, in PAN an hour.
	pub hourly: f64,
	/// Interval of checks of all invariants, in blocks; the last one is at the end.
	pub check_interval: u32,
	/// Largest growth of the debt of market operations in an hour, in percent of the supply.
	pub expand_share: f64,
	/// Part of the supply that was minted against cUSDC, in percent.
	pub cusdc_share: f64,
}

impl Default for Settings {
	fn default() -> Self {
		Self {
			seed: 1,
			hours: 24,
			block_seconds: 12,
			hourly: 50_000.0,
			check_interval: 1_200,
			expand_share: 0.25,
			cusdc_share: 25.0,
		}
	}
}

impl Settings {
	/// Refuses settings out of their bounds.
	pub fn validate(&self) -> Result<()> {
		ensure!((1..=168).contains(&self.hours), "a simulation takes 1 to 168 hours");
		let is_slot = (3..=60).contains(&self.block_seconds) && self.block_seconds.is_multiple_of(3);
		ensure!(is_slot, "blocks are 3, 6, 9 … 60 seconds apart");
		ensure!((1.0..=1e6).contains(&self.hourly), "the volume is 1 to 1000000 PAN an hour");
		ensure!(
			(0.0..=5.0).contains(&self.expand_share),
			"the debt of market operations grows by at most 5 % of the supply in an hour"
		);
		ensure!(
			(10.0..=39.0).contains(&self.cusdc_share),
			"10 to 39 % of the supply are minted against cUSDC: the PSM takes no more"
		);
		ensure!(self.check_interval > 0, "the interval of checks is at least 1 block");
		Ok(())
	}

	/// Returns the length of a simulation, in seconds.
	pub(crate) fn seconds(&self) -> u64 {
		u64::from(self.hours) * 3_600
	}
}
