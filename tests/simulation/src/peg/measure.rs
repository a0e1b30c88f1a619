//! The record of a simulation.

use super::{
	attacks::AttackResult,
	external_market::ExternalMarket,
	operations::{self, AmoSummary},
	scenario::Scenario,
	settings::Settings,
	tokens::{issuance, whole, DOLLAR_POOL},
};
use crate::chain::BuiltBlock;
use huxian_runtime::{constants::token::PAN, Balance, Pmm, Runtime, RuntimeEvent};
use pallet_peg_guard::{types::External, Externals, Families};

/// Band on either side of a dollar that PAN should keep, as a part of it.
pub const BAND: f64 = 0.001;
/// Time in the band after which the price counts as recovered, in seconds.
const RECOVERY_TIME: u64 = 600;
/// Interval of samples, in seconds.
const SAMPLE_INTERVAL: u64 = 60;

/// A price of the record.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
	/// Time since the start, in seconds.
	pub second: u64,
	/// Price of a PAN, in dollars.
	pub price: f64,
}

/// The result of a simulation. Amounts are whole PAN, parts are of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
	/// Scenario.
	pub scenario: Scenario,
	/// Settings.
	pub settings: Settings,
	/// Price over time.
	pub samples: Vec<Sample>,
	/// Number of blocks.
	pub blocks: u32,
	/// Part of the blocks that closed outside of the band.
	pub off_peg: f64,
	/// Closing price farthest from a dollar.
	pub worst_price: f64,
	/// Time from the end of a shock until the price was in the band for ten minutes, in seconds;
	/// `None` if it never was.
	pub recovered_after: Option<u64>,
	/// Part of the ordered volume that was refused, by the slippage limit or without a price.
	pub refused: f64,
	/// Profit of arbitrageurs, in dollars.
	pub arbitrage_profit: f64,
	/// Number of steps of market operations.
	pub amo_steps: u32,
	/// Market operations at the end; `None` without any.
	pub amo: Option<AmoSummary>,
	/// Least profit of market operations at any time, at market prices.
	pub min_profit: f64,
	/// PAN minted at the PSM and not redeemed.
	pub psm_debt: f64,
	/// Backing ratio at the end, and the least at any time.
	pub backing: (f64, f64),
	/// Maximum of PAN that neither the PSM nor market operations owe, in units.
	pub unbacked: Balance,
	/// Number of failures that hooks reported.
	pub failures: u32,
	/// Number of checks of all invariants.
	pub checks: u32,
	/// Largest weight of the hooks of a block, as a part of it.
	pub max_hook_share: f64,
	/// Result of the attack.
	pub attack: Option<AttackResult>,
}

/// Records blocks.
pub struct Recorder {
	pub outcome: Outcome,
	/// Number of blocks that closed outside of the band.
	off_peg_blocks: u32,
	/// End of the shock, in seconds since the start.
	shock_end: Option<u64>,
	/// Time since which the price has been in the band again, in seconds since the start.
	recovered_since: Option<u64>,
	/// Dollars of a cUSDC when the last block closed.
	unit_price: f64,
}

impl Recorder {
	/// Returns the recorder of a scenario whose shock, if any, ends at `shock_end`.
	pub fn new(settings: &Settings, scenario: &Scenario, shock_end: Option<u64>, market: &ExternalMarket) -> Self {
		let outcome = Outcome {
			scenario: *scenario,
			settings: settings.clone(),
			samples: Vec::new(),
			blocks: 0,
			off_peg: 0.0,
			worst_price: 1.0,
			recovered_after: None,
			refused: 0.0,
			arbitrage_profit: 0.0,
			amo_steps: 0,
			amo: None,
			min_profit: 0.0,
			psm_debt: 0.0,
			backing: (1.0, 1.0),
			unbacked: 0,
			failures: 0,
			checks: 0,
			max_hook_share: 0.0,
			attack: None,
		};
		Self { outcome, off_peg_blocks: 0, shock_end, recovered_since: None, unit_price: market.unit_price() }
	}

	/// Returns the closing price of the parent block, which the pool has just observed.
	pub fn last_close(&self) -> f64 {
		let last = Pmm::last_observation(DOLLAR_POOL);
		last.map_or(1.0, |head| head.last.price as f64 / 1e18) * self.unit_price
	}

	/// Records the closing price of the parent block, `second` seconds after the start.
	pub fn record_price(&mut self, second: u64, price: f64) {
		let outcome = &mut self.outcome;
		outcome.blocks += 1;
		let is_out = (price - 1.0).abs() > BAND;
		self.off_peg_blocks += u32::from(is_out);
		outcome.off_peg = f64::from(self.off_peg_blocks) / f64::from(outcome.blocks);
		if (price - 1.0).abs() > (outcome.worst_price - 1.0).abs() {
			outcome.worst_price = price;
		}
		if outcome.samples.last().is_none_or(|last| second >= last.second + SAMPLE_INTERVAL) {
			outcome.samples.push(Sample { second, price });
		}
		let Some(shock_end) =
			self.shock_end.filter(|shock_end| second >= *shock_end && outcome.recovered_after.is_none())
		else {
			return;
		};
		self.recovered_since = if is_out { None } else { self.recovered_since.or(Some(second)) };
		if let Some(since) = self.recovered_since.filter(|since| second >= since + RECOVERY_TIME) {
			outcome.recovered_after = Some(since - shock_end);
		}
	}

	/// Records the block that was just built.
	pub fn record_block(&mut self, built: &BuiltBlock, market: &ExternalMarket) {
		self.unit_price = market.unit_price();
		let outcome = &mut self.outcome;
		outcome.max_hook_share = outcome.max_hook_share.max(built.hooks);
		for event in &built.events {
			outcome.amo_steps += u32::from(operations::is_step(event));
			outcome.failures += u32::from(is_failure(event));
		}
		if let Some(family) = Families::<Runtime>::get(PAN) {
			let owed = family.debt + operations::debt();
			outcome.unbacked = outcome.unbacked.max(issuance().abs_diff(owed));
			let backing = f64::from(family.backing) / 1e6;
			outcome.backing = (backing, outcome.backing.1.min(backing));
		}
		if built.number.is_multiple_of(20) {
			self.record_amo(market);
		}
	}

	/// Records market operations and the debt of the PSM.
	pub fn record_amo(&mut self, market: &ExternalMarket) {
		let outcome = &mut self.outcome;
		outcome.amo = operations::summary(market);
		if let Some(amo) = outcome.amo {
			outcome.min_profit = outcome.min_profit.min(amo.profit);
		}
		let debts = Externals::<Runtime>::iter_values().filter(|external| external.family == PAN);
		let debt: Balance = debts.filter_map(|external: External| external.debt()).sum();
		outcome.psm_debt = whole(PAN, debt);
	}
}

/// Returns whether a hook reported a failure.
fn is_failure(event: &RuntimeEvent) -> bool {
	matches!(
		event,
		RuntimeEvent::PegGuard(pallet_peg_guard::Event::StepFailed { .. })
			| RuntimeEvent::Pmm(pallet_pmm::Event::ObservationFailed { .. })
			| RuntimeEvent::Controller(pallet_controller::Event::TickFailed { .. })
	) || operations::is_failure(event)
}
