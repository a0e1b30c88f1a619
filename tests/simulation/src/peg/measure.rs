//! What a simulation writes down while it runs.

use super::{
	cell::Cell,
	hostile::Loot,
	operations::{self, Books},
	outside::Outside,
	settings::Settings,
	tokens::{issuance, whole, DOLLAR_POOL},
};
use crate::world::Made;
use huxian_runtime::{constants::token::PAN, Balance, Pmm, Runtime, RuntimeEvent};
use pallet_peg_guard::{types::External, Externals, Families};

/// The band that PAN should keep, on either side of a dollar, as a part of it.
pub const BAND: f64 = 0.001;
/// Who is back in the band stays there for so many seconds.
const SETTLED: u64 = 600;
/// Seconds between two samples.
const SAMPLED: u64 = 60;

/// The price once a minute.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Sample {
	/// Seconds since the beginning.
	pub second: u64,
	/// Dollars for a PAN.
	pub price: f64,
}

/// What a simulation came to. Amounts are whole PAN, parts are of one.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
	/// What it was about.
	pub cell: Cell,
	/// What it was told.
	pub settings: Settings,
	/// The price over time.
	pub samples: Vec<Sample>,
	/// Blocks.
	pub blocks: u32,
	/// How many of them closed outside of the band, as a part.
	pub outside: f64,
	/// The price that was farthest from a dollar.
	pub farthest: f64,
	/// After a shock: how long until the price was in the band again, to stay for ten minutes; `None` when it never was.
	pub back_after: Option<u64>,
	/// The part of what people wanted to trade that they did not, because the price was too bad or there was none.
	pub refused: f64,
	/// What arbitrageurs have gained, in dollars.
	pub arbitrage: f64,
	/// How often the market operations have acted.
	pub actions: u32,
	/// Their books at the end.
	pub books: Option<Books>,
	/// The least that they ever had above what they owed, at market.
	pub least_profit: f64,
	/// What was minted through the door and not redeemed.
	pub door_debt: f64,
	/// What stood behind a PAN at the end, and the least that ever did.
	pub backing: (f64, f64),
	/// The most PAN that nobody owed, after any block, in its smallest unit.
	pub unbacked: Balance,
	/// Things that hooks could not do.
	pub failures: u32,
	/// How often all invariants were checked.
	pub checks: u32,
	/// The most that the hooks of a block took, as a part of it.
	pub fullest_hooks: f64,
	/// What an attack came to.
	pub attack: Option<Loot>,
}

/// Reads blocks.
pub struct Recorder {
	pub outcome: Outcome,
	/// Blocks that closed outside of the band.
	out: u32,
	/// When the last shock was over, in seconds, and since when the price has been in the band again.
	shocked: Option<u64>,
	inside_since: Option<u64>,
	/// What turned prices into dollars when the last block closed.
	unit: f64,
}

impl Recorder {
	/// For a cell whose shock begins at a second, if it has one.
	pub fn new(settings: &Settings, cell: &Cell, shocked: Option<u64>, outside: &Outside) -> Self {
		let outcome = Outcome {
			cell: *cell,
			settings: settings.clone(),
			samples: Vec::new(),
			blocks: 0,
			outside: 0.0,
			farthest: 1.0,
			back_after: None,
			refused: 0.0,
			arbitrage: 0.0,
			actions: 0,
			books: None,
			least_profit: 0.0,
			door_debt: 0.0,
			backing: (1.0, 1.0),
			unbacked: 0,
			failures: 0,
			checks: 0,
			fullest_hooks: 0.0,
			attack: None,
		};
		Self { outcome, out: 0, shocked, inside_since: None, unit: outside.unit() }
	}

	/// What the parent of this block closed at: the pool has just observed it.
	pub fn closed(&self) -> f64 {
		let last = Pmm::last_observation(DOLLAR_POOL);
		last.map_or(1.0, |head| head.last.price as f64 / 1e18) * self.unit
	}

	/// Writes down what the parent of this block closed at, `second` seconds after the beginning.
	pub fn price(&mut self, second: u64, price: f64) {
		let outcome = &mut self.outcome;
		outcome.blocks += 1;
		let is_out = (price - 1.0).abs() > BAND;
		self.out += u32::from(is_out);
		outcome.outside = f64::from(self.out) / f64::from(outcome.blocks);
		if (price - 1.0).abs() > (outcome.farthest - 1.0).abs() {
			outcome.farthest = price;
		}
		if outcome.samples.last().is_none_or(|last| second >= last.second + SAMPLED) {
			outcome.samples.push(Sample { second, price });
		}
		let Some(shocked) = self.shocked.filter(|shocked| second >= *shocked && outcome.back_after.is_none()) else {
			return;
		};
		self.inside_since = if is_out { None } else { self.inside_since.or(Some(second)) };
		if let Some(since) = self.inside_since.filter(|since| second >= since + SETTLED) {
			outcome.back_after = Some(since - shocked);
		}
	}

	/// Reads a block that was just made.
	pub fn read(&mut self, made: &Made, outside: &Outside) {
		self.unit = outside.unit();
		let outcome = &mut self.outcome;
		outcome.fullest_hooks = outcome.fullest_hooks.max(made.hooks);
		for event in &made.events {
			outcome.actions += u32::from(operations::is_action(event));
			outcome.failures += u32::from(is_failure(event));
		}
		if let Some(family) = Families::<Runtime>::get(PAN) {
			let owed = family.debt + operations::debt();
			outcome.unbacked = outcome.unbacked.max(issuance().abs_diff(owed));
			let backing = f64::from(family.backing) / 1e6;
			outcome.backing = (backing, outcome.backing.1.min(backing));
		}
		if made.number.is_multiple_of(20) {
			self.books(outside);
		}
	}

	/// Reads the books.
	pub fn books(&mut self, outside: &Outside) {
		let outcome = &mut self.outcome;
		outcome.books = operations::books(outside);
		if let Some(books) = outcome.books {
			outcome.least_profit = outcome.least_profit.min(books.profit);
		}
		let debts = Externals::<Runtime>::iter_values().filter(|external| external.family == PAN);
		let debt: Balance = debts.filter_map(|external: External| external.debt()).sum();
		outcome.door_debt = whole(PAN, debt);
	}
}

/// Whether a hook had to go around something.
fn is_failure(event: &RuntimeEvent) -> bool {
	matches!(
		event,
		RuntimeEvent::PegGuard(pallet_peg_guard::Event::StepFailed { .. })
			| RuntimeEvent::Pmm(pallet_pmm::Event::ObservationFailed { .. })
			| RuntimeEvent::Controller(pallet_controller::Event::TickFailed { .. })
	) || operations::is_failure(event)
}
