//! A simulation from its first block to its last.

use super::{
	bidders::{Bidders, Market},
	measure::{Outcome, Recorder},
	path::{Curve, Point},
	people::{Borrower, FIRST_INDEX},
	safety::fixed,
	settings::Settings,
	traders::{Traders, WEALTH},
};
use crate::{
	feeders::Feeders,
	world::{coins, units, Chain, Room},
};
use anyhow::{ensure, Context, Result};
use huxian_runtime::{genesis::SPOKE, Burrows, Controller, Runtime};
use huxian_traits::{kit::Controller as _, oracle::Feed, Moment};

/// When simulations begin: a whole number of slots.
const BEGINNING: Moment = 1_500_000_000_000;
/// What a member sees differs from the truth by at most this part of it.
const NOISE: f64 = 0.000_5;
/// Burrows that are made in a block of the preparation.
const BURROWS_PER_BLOCK: usize = 100;
/// Seconds that the pool must have been deep before its price steers, and some more; in blocks of so many.
const WARM_UP: (u64, u64) = (4_800, 30);
/// The crash is over when the protected index has arrived and all is sold, or at most so long after the price has.
const AT_MOST_AFTER: u64 = 120 * 3_600;
/// What counts as arrived: the members' values are no nearer to each other.
const ARRIVED: f64 = 0.002;
/// Seconds between two tellings.
const TOLD_EVERY: u64 = 4 * 3_600;
/// Seconds of a block while the imbalance heals: prices just stay fresh.
const HEALING_BLOCK: u64 = 540;

/// Where a simulation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Phase {
	/// People make burrows and fill the pool.
	Preparation,
	/// The price falls and what it endangers is sold.
	Crash,
	/// Fees wear the imbalance off.
	Healing,
}

/// Told every few simulated hours.
#[derive(Clone, Copy, Debug)]
pub struct Progress {
	/// Where it is.
	pub phase: Phase,
	/// Simulated hours since the beginning of the crash.
	pub hours: f64,
	/// Liquidations so far.
	pub liquidations: u32,
	/// HUX in the queue.
	pub queued: f64,
}

/// Runs a simulation on the worst stretch of `history` (for the paths that need one; a seeded walk when it is empty).
///
/// Errors: settings out of their bounds, and a broken invariant.
pub fn simulate(settings: &Settings, history: &[Point], mut progress: impl FnMut(Progress)) -> Result<Outcome> {
	settings.check()?;
	let curve = Curve::new(settings.fall, history, settings.seed)?;
	progress(Progress { phase: Phase::Preparation, hours: 0.0, liquidations: 0, queued: 0.0 });
	let mut run = Run::prepare(settings, curve).context("the preparation of the simulation")?;
	run.crash(&mut progress)?;
	let (over, all_sold) = (run.second(), run.chain.look(Recorder::is_all_sold));
	run.recorder.finish_crash();
	run.heal(&mut progress)?;
	run.check()?;
	let silence = run.curve.silence_hours();
	let Recorder { samples, sales, pieces, tally, .. } = run.recorder;
	Ok(Outcome { settings: settings.clone(), samples, sales, over, all_sold, silence, pieces, tally })
}

struct Run<'a> {
	settings: &'a Settings,
	chain: Chain,
	curve: Curve,
	feeders: Feeders,
	traders: Traders,
	bidders: Bidders,
	recorder: Recorder,
	now: Moment,
	begins: Moment,
	last_trade: u64,
}

impl<'a> Run<'a> {
	/// Burrows, a pool that is a market, and bidders with kit.
	fn prepare(settings: &'a Settings, curve: Curve) -> Result<Self> {
		// The rules of a public network, and a session of an hour.
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
		let now = BEGINNING;
		let feeders = Feeders::new(settings.seed, now, NOISE);
		let recorder = Recorder::default();
		let mut run =
			Self { settings, chain, curve, feeders, traders, bidders, recorder, now, begins: 0, last_trade: 0 };
		run.people(&borrowers, supply)?;
		for _ in 0..WARM_UP.0 / WARM_UP.1 {
			run.quiet_block(WARM_UP.1, |_, _| Ok(()))?;
		}
		let begins = run.now;
		run.begins = begins;
		run.check()?;
		let recorder = &mut run.recorder;
		run.chain.look(|| recorder.begin(Burrows::view_burrow_count(), coins(Controller::circulating())));
		Ok(run)
	}

	fn people(&mut self, borrowers: &[Borrower], supply: f64) -> Result<()> {
		// The first price, and a block that sees it.
		for _ in 0..20 {
			self.quiet_block(3, |_, _| Ok(()))?;
		}
		for group in borrowers.chunks(BURROWS_PER_BLOCK) {
			self.quiet_block(3, |run, room| {
				group.iter().try_for_each(|borrower| borrower.begin(room, &run.traders.account))
			})?;
		}
		self.quiet_block(3, |run, room| run.bidders.begin(room))?;
		let kit = units(supply * self.settings.pool);
		self.quiet_block(3, |run, room| run.traders.fill_pool(room, kit, FIRST_INDEX))
	}

	/// A block of the preparation, at the first price.
	fn quiet_block(&mut self, seconds: u64, calls: impl FnOnce(&mut Parts, &mut Room) -> Result<()>) -> Result<()> {
		self.now += seconds * 1_000;
		let now = self.now;
		let mut parts = Parts { traders: &mut self.traders, bidders: &mut self.bidders };
		let feeders = &mut self.feeders;
		let mut outcome = Ok(());
		self.chain.block(now, |room| {
			feeders.feed(room, now, &[(Feed::Index, FIRST_INDEX)]);
			outcome = calls(&mut parts, room);
		})?;
		outcome
	}

	/// Seconds since the crash began.
	fn second(&self) -> u64 {
		(self.now - self.begins) / 1_000
	}

	/// A block on the path.
	fn block(&mut self, seconds: u64, is_sampled: bool) -> Result<()> {
		self.now += seconds * 1_000;
		let (now, second) = (self.now, self.second());
		let price = self.curve.price(second);
		let index = FIRST_INDEX / price;
		let is_silent = self.curve.is_silent(second);
		let since_trade = second - self.last_trade;
		let Self { chain, feeders, traders, bidders, recorder, .. } = self;
		let mut market = Market { kit_worth: index };
		let number = chain.look(huxian_runtime::System::block_number);
		let made = chain.block(now, |room| {
			if !is_silent {
				feeders.feed(room, now, &[(Feed::Index, index)]);
			}
			market.kit_worth = index * quantity();
			bidders.act(room, number, second, &market);
			if since_trade >= 60 {
				traders.act(room, market.kit_worth, since_trade as f64);
			}
		})?;
		bidders.learn(&made.events);
		chain.look(|| {
			recorder.read(&made, second, &market);
			if is_sampled {
				recorder.sample(second, price, &market);
			}
		});
		if since_trade >= 60 {
			self.last_trade = second;
		}
		if self.recorder.tally.blocks.is_multiple_of(self.settings.check_every) {
			self.check()?;
		}
		ensure!(made.hooks < 1.0, "the hooks of block {} weigh more than a block", made.number);
		Ok(())
	}

	/// The fall, and all that follows until everything is sold.
	fn crash(&mut self, progress: &mut impl FnMut(Progress)) -> Result<()> {
		let step = self.settings.block_seconds;
		let end = self.curve.end();
		loop {
			let is_minute = (self.second() + step) / 60 > self.second() / 60;
			self.block(step, is_minute)?;
			let second = self.second();
			if second / TOLD_EVERY > (second - step) / TOLD_EVERY {
				progress(self.progress(Phase::Crash));
			}
			let is_over = is_minute && second > end + 3_600 && self.has_arrived();
			if is_over || second > end + AT_MOST_AFTER {
				return Ok(());
			}
		}
	}

	/// Whether the protected index has reached the index and nothing waits for a buyer.
	fn has_arrived(&mut self) -> bool {
		self.chain.look(|| {
			let Some(record) = pallet_controller::Core::<Runtime>::get() else { return false };
			let (index, protected) = (fixed(record.state.index.raw()), fixed(record.state.protected_index.raw()));
			(index / protected - 1.0).abs() < ARRIVED && Recorder::is_all_sold()
		})
	}

	/// Long blocks, one sample an hour and more.
	fn heal(&mut self, progress: &mut impl FnMut(Progress)) -> Result<()> {
		let blocks = u64::from(self.settings.healing_days) * 86_400 / HEALING_BLOCK;
		for block in 1..=blocks {
			self.block(HEALING_BLOCK, block % 8 == 0 || block == blocks)?;
			if (block * HEALING_BLOCK).is_multiple_of(10 * 86_400) {
				progress(self.progress(Phase::Healing));
			}
		}
		Ok(())
	}

	fn check(&mut self) -> Result<()> {
		self.recorder.tally.checks += 1;
		let (hours, number) = (self.second() as f64 / 3_600.0, self.chain.look(huxian_runtime::System::block_number));
		self.chain.check().with_context(|| format!("after block {number}, {hours:.1} h after the beginning"))
	}

	fn progress(&self, phase: Phase) -> Progress {
		let queued = self.recorder.samples.last().map_or(0.0, |sample| sample.queued);
		let hours = self.second() as f64 / 3_600.0;
		Progress { phase, hours, liquidations: self.recorder.tally.liquidations, queued }
	}
}

/// Those who act in the preparation.
struct Parts<'a> {
	traders: &'a mut Traders,
	bidders: &'a mut Bidders,
}

/// Units of the index that a kit stands for.
fn quantity() -> f64 {
	pallet_controller::Core::<Runtime>::get().map_or(1.0, |record| fixed(record.state.quantity.raw()))
}
