//! What a simulation writes down while it runs.

use super::{
	bidders::Market,
	safety::{fixed, Safety},
	settings::Settings,
	traders::Pool,
};
use crate::world::{coins, Made};
use huxian_runtime::{Auctions, Controller, Runtime, RuntimeEvent};
use huxian_traits::{kit::Controller as _, AuctionId, BurrowId};
use std::collections::BTreeMap;

/// Ratios that differ by less than this part are equal to the index.
const SAME_KEY: f64 = 1e-6;

/// The state once a minute, and while the imbalance heals once an hour. Amounts are whole coins.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
	/// Seconds since the beginning.
	pub second: u64,
	/// The market price of HUX, as a part of what it was at the beginning.
	pub price: f64,
	/// HUX per unit of the index, as the chain knows it.
	pub index: f64,
	/// The same, followed at a bounded pace.
	pub protected_index: f64,
	/// HUX per KIT in the pool.
	pub kit_price: f64,
	/// HUX that a KIT is worth at the market price.
	pub kit_worth: f64,
	/// KIT that exists.
	pub circulating: f64,
	/// KIT that is owed.
	pub outstanding: f64,
	/// HUX in the queue.
	pub queued: f64,
	/// Lots on offer.
	pub open: usize,
	/// Liquidations in the fullest block since the sample before.
	pub most_liquidated: u32,
	/// KIT of debt that nobody will pay, so far.
	pub written_off: f64,
}

impl Sample {
	/// Circulating over outstanding, less one.
	pub fn imbalance(&self) -> f64 {
		self.circulating / self.outstanding.max(1.0) - 1.0
	}
}

/// A lot that was sold.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
	/// When it was completed.
	pub second: u64,
	/// HUX in it.
	pub lot: f64,
	/// KIT paid for one HUX, as a part of the market price when the winning bid was made.
	pub share: f64,
}

/// A piece of a slice, from the queue to its sale. All in seconds since the beginning.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
	pub hux: f64,
	pub queued: u64,
	pub started: u64,
	pub completed: u64,
}

/// Sums and extremes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Tally {
	pub blocks: u32,
	pub liquidations: u32,
	pub liquidated_burrows: u32,
	pub most_in_block: u32,
	/// Blocks from crossing to the queue, for first liquidations: the longest, and the sum.
	pub longest_wait: u32,
	pub waits: u64,
	/// The longest for burrows that had been liquidated before.
	pub longest_wait_again: u32,
	pub most_waiting: u32,
	pub out_of_order: u32,
	/// Things that hooks could not do and will try again.
	pub failures: u32,
	pub last_marking: u64,
	pub auctioned: f64,
	pub uncovered: f64,
	pub written_off: f64,
	pub penalties: f64,
	pub penalties_burned: f64,
	pub fullest_hooks: f64,
	pub fullest_transactions: f64,
	pub checks: u32,
	/// The supply of kit when the fall began.
	pub supply: f64,
	/// Kit in the pool over what it was worth, at the end of blocks.
	pub lowest_kit_price: f64,
	pub highest_kit_price: f64,
}

/// What a simulation came to.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
	/// What it was told.
	pub settings: Settings,
	/// The state over time.
	pub samples: Vec<Sample>,
	/// All sales.
	pub sales: Vec<Sale>,
	/// When the crash was over and the healing began, in seconds.
	pub over: u64,
	/// Whether everything was sold by then.
	pub all_sold: bool,
	/// When the oracle was silent, in hours.
	pub silence: Option<(f64, f64)>,
	pub(crate) pieces: Vec<Piece>,
	pub(crate) tally: Tally,
}

impl Outcome {
	/// KIT that circulated when the crash began.
	pub fn supply(&self) -> f64 {
		self.tally.supply
	}
}

#[derive(Default)]
struct Lot {
	started: u64,
	completed: u64,
	hux: f64,
	/// Of the best bid.
	share: f64,
}

/// Reads blocks.
#[derive(Default)]
pub(crate) struct Recorder {
	pub samples: Vec<Sample>,
	pub sales: Vec<Sale>,
	pub pieces: Vec<Piece>,
	pub tally: Tally,
	safety: Safety,
	/// When slices were queued, by their number.
	queued: BTreeMap<i64, u64>,
	lots: BTreeMap<AuctionId, Lot>,
	most_since_sample: u32,
	/// What is liquidated later, by fees and noise, is not counted with the crash.
	is_over: bool,
}

impl Recorder {
	/// Reads all burrows: before the first block that counts.
	pub fn begin(&mut self, burrows: u64, supply: f64) {
		(0..burrows).for_each(|burrow| self.safety.refresh(burrow));
		self.tally = Tally { supply, lowest_kit_price: 1.0, highest_kit_price: 1.0, ..Tally::default() };
	}

	/// Reads a block that was just made, so many seconds after the beginning.
	pub fn read(&mut self, made: &Made, second: u64, market: &Market) {
		let tally = &mut self.tally;
		tally.blocks += 1;
		tally.fullest_hooks = tally.fullest_hooks.max(made.hooks);
		tally.fullest_transactions = tally.fullest_transactions.max(made.transactions);
		let (mut liquidated, mut lowest) = (0, 0.0);
		for event in &made.events {
			match event {
				RuntimeEvent::Burrows(event) => {
					if let pallet_burrows::Event::Liquidated { burrow, auctioned, .. } = event {
						liquidated += 1;
						self.tally.auctioned += if self.is_over { 0.0 } else { coins(*auctioned) };
						self.crossed(*burrow, made.number, market, &mut lowest);
					}
					self.burrow_event(event);
				},
				RuntimeEvent::Auctions(event) => self.auction_event(event, second, market),
				RuntimeEvent::Controller(pallet_controller::Event::TickFailed { .. }) => self.tally.failures += 1,
				_ => {},
			}
		}
		if !self.is_over && liquidated > 0 {
			self.tally.last_marking = second;
			self.tally.liquidations += liquidated;
			self.tally.most_in_block = self.tally.most_in_block.max(liquidated);
		}
		if let Some(premium) = Pool::read().map(|pool| pool.price() / market.kit_worth).filter(|_| !self.is_over) {
			self.tally.lowest_kit_price = self.tally.lowest_kit_price.min(premium);
			self.tally.highest_kit_price = self.tally.highest_kit_price.max(premium);
		}
		self.most_since_sample = self.most_since_sample.max(liquidated);
		let waiting = self.safety.look(made.number);
		self.tally.most_waiting = self.tally.most_waiting.max(waiting);
	}

	/// A liquidation: how long the burrow waited for it, and whether those before it in the block were worse.
	fn crossed(&mut self, burrow: BurrowId, block: u32, market: &Market, lowest: &mut f64) {
		let Some(crossing) = self.safety.liquidated(burrow, block, market.kit_worth) else { return };
		let tally = &mut self.tally;
		tally.uncovered += crossing.uncovered;
		if !crossing.is_first {
			tally.longest_wait_again = tally.longest_wait_again.max(crossing.waited);
			return;
		}
		tally.liquidated_burrows += 1;
		tally.longest_wait = tally.longest_wait.max(crossing.waited);
		tally.waits += u64::from(crossing.waited);
		if crossing.ratio < *lowest * (1.0 - SAME_KEY) {
			tally.out_of_order += 1;
		}
		*lowest = lowest.max(crossing.ratio);
	}

	fn burrow_event(&mut self, event: &pallet_burrows::Event<Runtime>) {
		use pallet_burrows::Event::*;
		match event {
			BadDebt { debt, .. } => self.tally.written_off += coins(*debt),
			SweepFailed { .. } => self.tally.failures += 1,
			_ => {},
		}
		match event {
			Created { burrow, .. }
			| Deposited { burrow, .. }
			| Withdrawn { burrow, .. }
			| Minted { burrow, .. }
			| Burned { burrow, .. }
			| Liquidated { burrow, .. }
			| SliceReturned { burrow, .. }
			| ProceedsReceived { burrow, .. }
			| BadDebt { burrow, .. } => self.safety.refresh(*burrow),
			_ => {},
		}
	}

	fn auction_event(&mut self, event: &pallet_auctions::Event<Runtime>, second: u64, market: &Market) {
		use pallet_auctions::Event::*;
		match event {
			SliceQueued { slice, .. } => {
				self.queued.insert(slice.number, second);
			},
			AuctionStarted { auction, lot, .. } => {
				self.lots.insert(*auction, Lot { started: second, hux: coins(*lot), ..Lot::default() });
			},
			BidPlaced { auction, kit, .. } => {
				if let Some(lot) = self.lots.get_mut(auction) {
					lot.share = coins(*kit) / lot.hux * market.kit_worth;
				}
			},
			AuctionCompleted { auction, .. } => {
				if let Some(lot) = self.lots.get_mut(auction) {
					lot.completed = second;
				}
				if let Some(lot) = self.lots.get(auction).filter(|_| !self.is_over) {
					self.sales.push(Sale { second, lot: lot.hux, share: lot.share });
				}
			},
			SliceSettled { slice, auction, amount, penalty, penalty_burned, .. } => {
				self.tally.penalties += coins(*penalty);
				self.tally.penalties_burned += if *penalty_burned { coins(*penalty) } else { 0.0 };
				if self.is_over {
					return;
				}
				if let (Some(lot), Some(queued)) = (self.lots.get(auction), self.queued.get(&slice.number)) {
					let (started, completed) = (lot.started, lot.completed);
					self.pieces.push(Piece { hux: coins(*amount), queued: *queued, started, completed });
				}
			},
			SettlementFailed { .. } | StartFailed { .. } => self.tally.failures += 1,
			_ => {},
		}
	}

	/// Writes the state down.
	pub fn sample(&mut self, second: u64, price: f64, market: &Market) {
		let Some(record) = pallet_controller::Core::<Runtime>::get() else { return };
		let queue = Auctions::view_auctions();
		self.samples.push(Sample {
			second,
			price,
			index: fixed(record.state.index.raw()),
			protected_index: fixed(record.state.protected_index.raw()),
			kit_price: Pool::read().map_or(0.0, |pool| pool.price()),
			kit_worth: market.kit_worth,
			circulating: coins(Controller::circulating()),
			outstanding: coins(Controller::outstanding()),
			queued: coins(queue.amount),
			open: queue.open.len(),
			most_liquidated: std::mem::take(&mut self.most_since_sample),
			written_off: self.tally.written_off,
		});
	}

	/// The crash is over.
	pub fn finish_crash(&mut self) {
		self.is_over = true;
	}

	/// Whether nothing waits, is on offer or has to be settled.
	pub fn is_all_sold() -> bool {
		let queue = Auctions::view_auctions();
		queue.slices == 0 && queue.open.is_empty() && queue.unsettled.is_empty()
	}
}
