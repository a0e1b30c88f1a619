//! Totals of the liquidation queue and its auctions.

use huxian_client::{amount::coins, chain::auctions::Queue};

/// Totals of the queue and of its auctions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Liquidation {
	/// Collateral in the queue, in units of 10^-12 HUX.
	pub queued: u128,
	/// Number of slices in the queue.
	pub slices: u64,
	/// Number of lots on offer.
	pub open_lots: u64,
}

impl Liquidation {
	/// Returns the totals of `queue`.
	pub fn of(queue: &Queue) -> Self {
		Self { queued: queue.amount, slices: queue.slices, open_lots: queue.open.len() as u64 }
	}

	/// Returns true if the queue is empty and no lot is on offer.
	pub fn is_quiet(&self) -> bool {
		self.queued == 0 && self.open_lots == 0
	}

	/// Describes the queue.
	pub fn queue_text(&self) -> String {
		match self.queued {
			0 => "queue empty".into(),
			queued => format!("queue {} HUX in {} slice(s)", coins(queued, 2), self.slices),
		}
	}

	/// Returns its part of a block's line, with the space before it; empty if nothing is
	/// liquidated.
	pub fn line(self) -> String {
		if self.is_quiet() {
			return String::new();
		}
		format!("  {}, {} lot(s) open", self.queue_text(), self.open_lots)
	}
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_client::chain::auctions::Auction;

	#[test]
	fn the_totals_are_those_of_the_queue() {
		let open = vec![Auction::default(), Auction::default()];
		let liquidation = Liquidation::of(&Queue { amount: 1_500_000_000_001, slices: 3, open });
		assert_eq!((liquidation.queued, liquidation.slices, liquidation.open_lots), (1_500_000_000_001, 3, 2));
		assert_eq!(liquidation.line(), "  queue 1.50 HUX in 3 slice(s), 2 lot(s) open");
	}

	#[test]
	fn an_idle_queue_is_not_mentioned() {
		assert_eq!(Liquidation::default().line(), "");
		let last = Liquidation { open_lots: 1, ..Liquidation::default() };
		assert_eq!(last.line(), "  queue empty, 1 lot(s) open");
	}
}
