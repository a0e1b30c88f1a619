//! The run of a simulation.

use super::{
	bidders::{Bidders, Market},
	borrowers::{Borrower, FIRST_INDEX},
	measure::{Outcome, Recorder},
	path::{Point, PriceCurve},
	safety::fixed,
	settings::Settings,
	traders::{Traders, WEALTH},
};
use crate::{
	chain::{coins, units, BlockBuilder, Chain},
	oracle_members::OracleMembers,
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::{genesis::SPOKE, Burrows, Controller, Runtime};
use huxian_traits::{kit::Controller as _, oracle::Feed, Moment};

/// Time of the set-up: a whole number of slots, in milliseconds since 1970.
const SETUP_TIME: Moment = 1_500_000_000_000;
/// Largest error of a value that a member feeds, as a part of it.
const NOISE: f64 = 0.000_5;
/// Burrows that are created in a block of the set-up.
const BURROWS_PER_BLOCK: usize = 100;
/// Time until the price of the pool steers the controller, and its block time, in seconds.
const WARM_UP: (u64, u64) = (4_800, 30);
/// Longest time from the end of the price path to the end of the crash, in seconds.
const MAX_CRASH: u64 = 120 * 3_600;
/// Relative distance at which the protected index counts as converged: the noise of the oracle.
const CONVERGED: f64 = 0.002;
/// Interval of progress reports, in simulated seconds.
const PROGRESS_INTERVAL: u64 = 4 * 3_600;
/// Block time during the recovery, in seconds: short enough for prices to stay fresh.
const RECOVERY_BLOCK: u64 = 540;

/// A phase of a simulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	/// Burrows are opened and the pool is filled.
	Setup,
	/// The price falls, and collateral is liquidated and sold.
	Crash,
	/// Fees reduce the imbalance.
	Recovery,
}

/// A progress report, every few simulated hours.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
	/// Phase.
	pub phase: Phase,
	/// Simulated time since the start of the crash, in hours.
	pub hours: f64,
	/// Number of liquidations so far.
	pub liquidations: u32,
	/// HUX in the queue.
	pub queued: f64,
}

/// Runs a simulation. Paths that need a series use the worst stretch of `history`.
///
/// Without `history` they use a seeded random walk.
///
/// Errors: settings out of their bounds, and a broken invariant.
pub fn simulate(settings: &Settings, history: &[Point], mut progress: impl FnMut(Progress)) -> Result<Outcome> {
	settings.validate()?;
	let curve = PriceCurve::new(settings.path, history, settings.seed)?;
	progress(Progress { phase: Phase::Setup, hours: 0.0, liquidations: 0, queued: 0.0 });
	let mut run = Run::set_up(settings, curve).context("set-up of the simulation")?;
	run.crash(&mut progress)?;
	let (crash_end, all_sold) = (run.second(), run.chain.execute_with(Recorder::is_all_sold));
	run.recorder.end_crash();
	run.recover(&mut progress)?;
	run.check_invariants()?;
	let outage = run.curve.outage_hours();
	let Recorder { samples, sales, pieces, totals, .. } = run.recorder;
	Ok(Outcome { settings: settings.clone(), samples, sales, crash_end, all_sold, outage, pieces, totals })
}

struct Run<'a> {
	settings: &'a Settings,
	chain: Chain,
	curve: PriceCurve,
	oracle: OracleMembers,
	traders: Traders,
	bidders: Bidders,
	recorder: Recorder,
	now: Moment,
	start: Moment,
	last_trade: u64,
}

impl<'a> Run<'a> {
	/// Sets up burrows, a deep pool, and bidders with kit.
	fn set_up(settings: &'a Settings, curve: PriceCurve) -> Result<Self> {
		// The parameters of a public network, and sessions of an hour.
		let mut chain = Chain::new(SPOKE, serde_json::json!({}))?;
		let borrowers = Borrower::all(settings);
		let owed = borrowers.iter().map(|borrower| coins(borrower.debt)).sum::<f64>();
		let supply = owed / (1.0 - settings.budget.min(0.9));
		let traders = Traders::new(settings, supply);
		let bidders = Bidders::new(settings, supply);
		for borrower in &borrowers {
			chain.endow(&borrower.account, borrower.endowment())?;
		}
		for (account, amount) in bidders.endowments() {
			chain.endow(account, amount)?;
		}
		chain.endow(&traders.account, units(supply * FIRST_INDEX * WEALTH))?;
		let now = SETUP_TIME;
		let oracle = OracleMembers::new(settings.seed, now, NOISE);
		let recorder = Recorder::default();
		let mut run = Self { settings, chain, curve, oracle, traders, bidders, recorder, now, start: 0, last_trade: 0 };
		run.create_burrows(&borrowers, supply)?;
		for _ in 0..WARM_UP.0 / WARM_UP.1 {
			run.setup_block(WARM_UP.1, |_, _| Ok(()))?;
		}
		let start = run.now;
		run.start = start;
		run.check_invariants()?;
		let recorder = &mut run.recorder;
		run.chain.execute_with(|| recorder.start(Burrows::view_burrow_count(), coins(Controller::circulating())));
		Ok(run)
	}

	fn create_burrows(&mut self, borrowers: &[Borrower], supply: f64) -> Result<()> {
		// The members feed, and a block reads the first price.
		for _ in 0..20 {
			self.setup_block(3, |_, _| Ok(()))?;
		}
		for group in borrowers.chunks(BURROWS_PER_BLOCK) {
			self.setup_block(3, |run, builder| {
				group.iter().try_for_each(|borrower| borrower.open(builder, &run.traders.account))
			})?;
		}
		self.setup_block(3, |run, builder| run.bidders.open_burrows(builder))?;
		let kit = units(supply * self.settings.pool);
		self.setup_block(3, |run, builder| run.traders.fill_pool(builder, kit, FIRST_INDEX))
	}

	/// Builds a block of the set-up, at the first price.
	fn setup_block(
		&mut self,
		seconds: u64,
		calls: impl FnOnce(&mut SetupActors, &mut BlockBuilder) -> Result<()>,
	) -> Result<()> {
		self.now += seconds * 1_000;
		let now = self.now;
		let mut parts = SetupActors { traders: &mut self.traders, bidders: &mut self.bidders };
		let oracle = &mut self.oracle;
		let mut outcome = Ok(());
		self.chain.build_block(now, |builder| {
			oracle.feed(builder, now, &[(Feed::Index, FIRST_INDEX)]);
			outcome = calls(&mut parts, builder);
		})?;
		outcome
	}

	/// Returns the time since the start of the crash, in seconds.
	fn second(&self) -> u64 {
		(self.now - self.start) / 1_000
	}

	/// A block on the path.
	fn block(&mut self, seconds: u64, is_sampled: bool) -> Result<()> {
		self.now += seconds * 1_000;
		let (now, second) = (self.now, self.second());
		let price = self.curve.price(second);
		let index = FIRST_INDEX / price;
		let is_oracle_down = self.curve.is_oracle_down(second);
		let since_trade = second - self.last_trade;
		let Self { chain, oracle, traders, bidders, recorder, .. } = self;
		let mut market = Market { kit_worth: index };
		let number = chain.execute_with(huxian_runtime::System::block_number);
		let built = chain.build_block(now, |builder| {
			if !is_oracle_down {
				oracle.feed(builder, now, &[(Feed::Index, index)]);
			}
			market.kit_worth = index * quantity();
			bidders.act(builder, number, second, &market);
			if since_trade >= 60 {
				traders.act(builder, market.kit_worth, since_trade as f64);
			}
		})?;
		bidders.record_wins(&built.events);
		chain.execute_with(|| {
			recorder.record_block(&built, second, &market);
			if is_sampled {
				recorder.sample(second, price, &market);
			}
		});
		if since_trade >= 60 {
			self.last_trade = second;
		}
		if self.recorder.totals.blocks.is_multiple_of(self.settings.check_interval) {
			self.check_invariants()?;
		}
		ensure!(built.hooks < 1.0, "the hooks of block {} weigh more than a block", built.number);
		Ok(())
	}

	/// Runs the crash until everything is sold.
	fn crash(&mut self, progress: &mut impl FnMut(Progress)) -> Result<()> {
		let step = self.settings.block_seconds;
		let end = self.curve.end();
		loop {
			let is_minute = (self.second() + step) / 60 > self.second() / 60;
			self.block(step, is_minute)?;
			let second = self.second();
			if second / PROGRESS_INTERVAL > (second - step) / PROGRESS_INTERVAL {
				progress(self.progress(Phase::Crash));
			}
			let is_crash_over = is_minute && second > end + 3_600 && self.has_converged();
			if is_crash_over || second > end + MAX_CRASH {
				return Ok(());
			}
		}
	}

	/// Returns whether the protected index has converged and everything is sold.
	fn has_converged(&mut self) -> bool {
		self.chain.execute_with(|| {
			let Some(record) = pallet_controller::ControllerState::<Runtime>::get() else { return false };
			let (index, protected) = (fixed(record.state.index.raw()), fixed(record.state.protected_index.raw()));
			(index / protected - 1.0).abs() < CONVERGED && Recorder::is_all_sold()
		})
	}

	/// Runs the recovery in long blocks, with about one sample an hour.
	fn recover(&mut self, progress: &mut impl FnMut(Progress)) -> Result<()> {
		let blocks = u64::from(self.settings.recovery_days) * 86_400 / RECOVERY_BLOCK;
		for block in 1..=blocks {
			self.block(RECOVERY_BLOCK, block % 8 == 0 || block == blocks)?;
			if (block * RECOVERY_BLOCK).is_multiple_of(10 * 86_400) {
				progress(self.progress(Phase::Recovery));
			}
		}
		Ok(())
	}

	fn check_invariants(&mut self) -> Result<()> {
		self.recorder.totals.checks += 1;
		let (hours, number) =
			(self.second() as f64 / 3_600.0, self.chain.execute_with(huxian_runtime::System::block_number));
		self.chain.check_invariants().with_context(|| format!("after block {number}, {hours:.1} h after the start"))
	}

	fn progress(&self, phase: Phase) -> Progress {
		let queued = self.recorder.samples.last().map_or(0.0, |sample| sample.queued);
		let hours = self.second() as f64 / 3_600.0;
		Progress { phase, hours, liquidations: self.recorder.totals.liquidations, queued }
	}
}

/// The actors of the set-up.
struct SetupActors<'a> {
	traders: &'a mut Traders,
	bidders: &'a mut Bidders,
}

/// Returns the units of the index that a kit stands for.
fn quantity() -> f64 {
	pallet_controller::ControllerState::<Runtime>::get().map_or(1.0, |record| fixed(record.state.quantity.raw()))
}
