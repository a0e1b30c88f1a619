//! What is being liquidated, in numbers.

use crate::{
	amount::{coins, format_units, COIN_PLACES},
	chain::auctions::Queue,
};

/// The totals of the queue and of its auctions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Liquidation {
	/// Units of HUX in the queue.
	pub queued: u128,
	/// How many slices that is.
	pub slices: u64,
	/// Lots on offer.
	pub open_lots: u64,
}

impl Liquidation {
	/// The totals of `queue`.
	pub fn of(queue: &Queue) -> Self {
		Self { queued: queue.amount, slices: queue.slices, open_lots: queue.open.len() as u64 }
	}

	/// Whether nothing waits and nothing is on offer.
	pub fn is_quiet(&self) -> bool {
		self.queued == 0 && self.open_lots == 0
	}

	/// As it is recorded, in the order of the columns.
	pub fn fields(self) -> [String; 3] {
		[format_units(self.queued, COIN_PLACES), self.slices.to_string(), self.open_lots.to_string()]
	}

	/// What waits in the queue.
	pub fn queue_text(&self) -> String {
		match self.queued {
			0 => "queue empty".into(),
			queued => format!("queue {} HUX in {} slice(s)", coins(queued, 2), self.slices),
		}
	}

	/// Its part of a block's line, with the space before it; empty when there is nothing.
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
	use crate::chain::auctions::Auction;

	#[test]
	fn the_totals_are_those_of_the_queue() {
		let open = vec![Auction::default(), Auction::default()];
		let liquidation = Liquidation::of(&Queue { amount: 1_500_000_000_001, slices: 3, open });
		assert_eq!(liquidation.fields(), ["1.500000000001", "3", "2"]);
		assert_eq!(liquidation.line(), "  queue 1.50 HUX in 3 slice(s), 2 lot(s) open");
	}

	#[test]
	fn nothing_is_said_about_nothing() {
		assert_eq!(Liquidation::default().line(), "");
		let last = Liquidation { open_lots: 1, ..Liquidation::default() };
		assert_eq!(last.line(), "  queue empty, 1 lot(s) open");
	}
}
