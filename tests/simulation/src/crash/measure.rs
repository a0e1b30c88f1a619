//! The record of a simulation.

use super::{
	bidders::Market,
	safety::{fixed, Safety},
	settings::Settings,
	traders::Pool,
};
use crate::chain::{coins, BuiltBlock};
use huxian_runtime::{Auctions, Controller, Runtime, RuntimeEvent};
use huxian_traits::{kit::Controller as _, AuctionId, BurrowId};
use std::collections::BTreeMap;

/// Relative difference below which the ratio index treats two ratios as equal.
const SAME_KEY: f64 = 1e-6;

/// The state once a minute, and once an hour during the recovery. Amounts are whole coins.
#[derive(Clone, Debug, PartialEq)]
pub struct Sample {
	/// Time since the start, in seconds.
	pub second: u64,
	/// Market price of HUX, as a part of the first one.
	pub price: f64,
	/// Index of the chain, in HUX per unit.
	pub index: f64,
	/// Protected index of the chain, in HUX per unit.
	pub protected_index: f64,
	/// Price of kit in the pool, in HUX per KIT.
	pub kit_price: f64,
	/// Value of a KIT at the market price, in HUX.
	pub kit_worth: f64,
	/// Circulating KIT.
	pub circulating: f64,
	/// Outstanding KIT.
	pub outstanding: f64,
	/// HUX in the queue.
	pub queued: f64,
	/// Number of lots on offer.
	pub open: usize,
	/// Maximum number of liquidations in a block since the last sample.
	pub max_liquidated: u32,
	/// Bad debt so far, in KIT.
	pub written_off: f64,
}

impl Sample {
	/// Returns circulating over outstanding, less one.
	pub fn imbalance(&self) -> f64 {
		self.circulating / self.outstanding.max(1.0) - 1.0
	}
}

/// A lot that was sold.
#[derive(Clone, Debug, PartialEq)]
pub struct Sale {
	/// Time of completion, in seconds since the start.
	pub second: u64,
	/// Amount of HUX.
	pub lot: f64,
	/// Price paid over the market price at the time of the winning bid.
	pub price_ratio: f64,
}

/// A piece of a slice, from the queue to its sale. Times are seconds since the start.
#[derive(Clone, Debug, PartialEq)]
pub(crate) struct Piece {
	pub hux: f64,
	pub queued: u64,
	pub started: u64,
	pub completed: u64,
}

/// Sums and extremes.
#[derive(Clone, Debug, Default, PartialEq)]
pub(crate) struct Totals {
	pub blocks: u32,
	pub liquidations: u32,
	pub liquidated_burrows: u32,
	pub max_in_block: u32,
	/// Longest wait of a first liquidation, in blocks.
	pub max_wait: u32,
	/// Sum of the waits of all first liquidations, in blocks.
	pub waits: u64,
	/// Longest wait of a repeated liquidation, in blocks.
	pub max_repeat_wait: u32,
	pub max_waiting: u32,
	pub out_of_order: u32,
	/// Number of failures that hooks reported and try again.
	pub failures: u32,
	pub last_liquidation: u64,
	pub auctioned: f64,
	pub uncovered: f64,
	pub written_off: f64,
	pub penalties: f64,
	pub penalties_burned: f64,
	pub max_hook_share: f64,
	pub max_transaction_share: f64,
	pub checks: u32,
	/// Supply of kit when the price began to fall.
	pub supply: f64,
	/// Extremes of the price of kit in the pool over its value, at the end of blocks.
	pub min_kit_price: f64,
	pub max_kit_price: f64,
}

/// The result of a simulation.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
	/// Settings.
	pub settings: Settings,
	/// State over time.
	pub samples: Vec<Sample>,
	/// Sales.
	pub sales: Vec<Sale>,
	/// End of the crash and start of the recovery, in seconds since the start.
	pub crash_end: u64,
	/// True if everything was sold by then.
	pub all_sold: bool,
	/// Start and end of the outage of the oracle, in hours.
	pub outage: Option<(f64, f64)>,
	pub(crate) pieces: Vec<Piece>,
	pub(crate) totals: Totals,
}

impl Outcome {
	/// Returns the KIT that circulated when the crash began.
	pub fn supply(&self) -> f64 {
		self.totals.supply
	}
}

#[derive(Default)]
struct Lot {
	started: u64,
	completed: u64,
	hux: f64,
	/// Price of the best bid over the market price.
	price_ratio: f64,
}

/// Records blocks.
#[derive(Default)]
pub(crate) struct Recorder {
	pub samples: Vec<Sample>,
	pub sales: Vec<Sale>,
	pub pieces: Vec<Piece>,
	pub totals: Totals,
	safety: Safety,
	/// Time at which slices were queued, by their number.
	queued: BTreeMap<i64, u64>,
	lots: BTreeMap<AuctionId, Lot>,
	max_since_sample: u32,
	/// True after the crash. Later liquidations, by fees and noise, are not counted with it.
	is_crash_over: bool,
}

impl Recorder {
	/// Reads all burrows, before the first recorded block.
	pub fn start(&mut self, burrows: u64, supply: f64) {
		(0..burrows).for_each(|burrow| self.safety.refresh(burrow));
		self.totals = Totals { supply, min_kit_price: 1.0, max_kit_price: 1.0, ..Totals::default() };
	}

	/// Records the block that was just built, `second` seconds after the start.
	pub fn record_block(&mut self, built: &BuiltBlock, second: u64, market: &Market) {
		let totals = &mut self.totals;
		totals.blocks += 1;
		totals.max_hook_share = totals.max_hook_share.max(built.hooks);
		totals.max_transaction_share = totals.max_transaction_share.max(built.transactions);
		let (mut liquidated, mut lowest) = (0, 0.0);
		for event in &built.events {
			match event {
				RuntimeEvent::Burrows(event) => {
					if let pallet_burrows::Event::Liquidated { burrow, auctioned, .. } = event {
						liquidated += 1;
						self.totals.auctioned += if self.is_crash_over { 0.0 } else { coins(*auctioned) };
						self.record_liquidation(*burrow, built.number, market, &mut lowest);
					}
					self.burrow_event(event);
				},
				RuntimeEvent::Auctions(event) => self.auction_event(event, second, market),
				RuntimeEvent::Controller(pallet_controller::Event::TickFailed { .. }) => self.totals.failures += 1,
				_ => {},
			}
		}
		if !self.is_crash_over && liquidated > 0 {
			self.totals.last_liquidation = second;
			self.totals.liquidations += liquidated;
			self.totals.max_in_block = self.totals.max_in_block.max(liquidated);
		}
		if let Some(premium) = Pool::read().map(|pool| pool.price() / market.kit_worth).filter(|_| !self.is_crash_over)
		{
			self.totals.min_kit_price = self.totals.min_kit_price.min(premium);
			self.totals.max_kit_price = self.totals.max_kit_price.max(premium);
		}
		self.max_since_sample = self.max_since_sample.max(liquidated);
		let waiting = self.safety.count_waiting(built.number);
		self.totals.max_waiting = self.totals.max_waiting.max(waiting);
	}

	/// Records a liquidation: the wait of the burrow, and its order among those of the block.
	fn record_liquidation(&mut self, burrow: BurrowId, block: u32, market: &Market, lowest: &mut f64) {
		let Some(liquidation) = self.safety.liquidated(burrow, block, market.kit_worth) else { return };
		let totals = &mut self.totals;
		totals.uncovered += liquidation.uncovered;
		if !liquidation.is_first {
			totals.max_repeat_wait = totals.max_repeat_wait.max(liquidation.waited);
			return;
		}
		totals.liquidated_burrows += 1;
		totals.max_wait = totals.max_wait.max(liquidation.waited);
		totals.waits += u64::from(liquidation.waited);
		if liquidation.ratio < *lowest * (1.0 - SAME_KEY) {
			totals.out_of_order += 1;
		}
		*lowest = lowest.max(liquidation.ratio);
	}

	fn burrow_event(&mut self, event: &pallet_burrows::Event<Runtime>) {
		use pallet_burrows::Event::*;
		match event {
			BadDebt { debt, .. } => self.totals.written_off += coins(*debt),
			SweepFailed { .. } => self.totals.failures += 1,
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
					lot.price_ratio = coins(*kit) / lot.hux * market.kit_worth;
				}
			},
			AuctionCompleted { auction, .. } => {
				if let Some(lot) = self.lots.get_mut(auction) {
					lot.completed = second;
				}
				if let Some(lot) = self.lots.get(auction).filter(|_| !self.is_crash_over) {
					self.sales.push(Sale { second, lot: lot.hux, price_ratio: lot.price_ratio });
				}
			},
			SliceSettled { slice, auction, amount, penalty, penalty_burned, .. } => {
				self.totals.penalties += coins(*penalty);
				self.totals.penalties_burned += if *penalty_burned { coins(*penalty) } else { 0.0 };
				if self.is_crash_over {
					return;
				}
				if let (Some(lot), Some(queued)) = (self.lots.get(auction), self.queued.get(&slice.number)) {
					let (started, completed) = (lot.started, lot.completed);
					self.pieces.push(Piece { hux: coins(*amount), queued: *queued, started, completed });
				}
			},
			SettlementFailed { .. } | StartFailed { .. } => self.totals.failures += 1,
			_ => {},
		}
	}

	/// Records the state.
	pub fn sample(&mut self, second: u64, price: f64, market: &Market) {
		let Some(record) = pallet_controller::ControllerState::<Runtime>::get() else { return };
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
			max_liquidated: std::mem::take(&mut self.max_since_sample),
			written_off: self.totals.written_off,
		});
	}

	/// Ends the crash.
	pub fn end_crash(&mut self) {
		self.is_crash_over = true;
	}

	/// Returns whether nothing waits, is on offer or has to be settled.
	pub fn is_all_sold() -> bool {
		let queue = Auctions::view_auctions();
		queue.slices == 0 && queue.open.is_empty() && queue.unsettled.is_empty()
	}
}
