//! When burrows cross the price of their liquidation, and how long they wait for the queue then.

use crate::world::coins;
use huxian_math::Parameters;
use huxian_runtime::{AccountId, Controller, Runtime};
use huxian_traits::{
	kit::{Controller as _, Terms},
	BurrowId,
};
use pallet_burrows::Record;

/// Numbers that differ by less than this part are compared exactly.
const CLOSE: f64 = 1e-9;

/// A burrow as it last was, roughly.
#[derive(Clone, Copy, Default)]
struct Seen {
	active: bool,
	collateral: f64,
	at_auction: f64,
	debt: f64,
	growth: f64,
	/// The block that found it unsafe and not in the queue.
	unsafe_since: Option<u32>,
	/// Whether it was liquidated before.
	was_liquidated: bool,
}

/// All burrows.
#[derive(Default)]
pub struct Safety {
	seen: Vec<Seen>,
}

/// A burrow's way to the queue.
pub struct Crossing {
	/// Blocks that it waited.
	pub waited: u32,
	/// Whether it was liquidated for the first time. Afterwards it has slices, which the index does not place exactly, and becomes unsafe
	/// when they are sold for too little.
	pub is_first: bool,
	/// What the index sorts by: (collateral + 1.71 · at auction) over debt.
	pub ratio: f64,
	/// On its first liquidation: the KIT it owes above what all that it had would bring at the market price.
	pub uncovered: f64,
}

impl Safety {
	/// Reads a burrow again, after something happened to it.
	pub fn refresh(&mut self, burrow: BurrowId) {
		let place = burrow as usize;
		if self.seen.len() <= place {
			self.seen.resize(place + 1, Seen::default());
		}
		let Some(Record { position, .. }) = load(burrow) else { return };
		if let Some(seen) = self.seen.get_mut(place) {
			*seen = Seen {
				active: position.active,
				collateral: coins(position.collateral),
				at_auction: coins(position.at_auction),
				debt: coins(position.debt),
				growth: fixed(position.adjustment_index.raw()),
				..*seen
			};
		}
	}

	/// A burrow was liquidated in `block`; a kit is worth `kit_worth` HUX.
	pub fn liquidated(&mut self, burrow: BurrowId, block: u32, kit_worth: f64) -> Option<Crossing> {
		let seen = self.seen.get_mut(burrow as usize)?;
		let deposit = coins(Parameters::huxian().creation_deposit);
		let is_first = !std::mem::replace(&mut seen.was_liquidated, true);
		let uncovered = if is_first { (seen.debt - (seen.collateral + deposit) / kit_worth).max(0.0) } else { 0.0 };
		let waited = block - seen.unsafe_since.take().unwrap_or(block);
		let ratio = (seen.collateral + 1.71 * seen.at_auction) * seen.growth / seen.debt;
		Some(Crossing { waited, is_first, ratio, uncovered })
	}

	/// Looks for burrows that are unsafe after `block` and not in the queue; returns how many there are.
	pub fn look(&mut self, block: u32) -> u32 {
		let Ok(terms) = Controller::terms() else { return 0 };
		let price =
			|price: &huxian_math::HuxPerKit| price.ratio().to_fixed_floor().map_or(0.0, |price| fixed(price.raw()));
		let (minting, liquidation) = (price(terms.prices.minting()), price(terms.prices.liquidation()));
		let growth = fixed(terms.adjustment_index.raw());
		let mut waiting = 0;
		for (burrow, seen) in (0..).zip(&mut self.seen) {
			if !seen.active || seen.debt == 0.0 {
				seen.unsafe_since = None;
				continue;
			}
			let owed = seen.debt * growth / seen.growth - 0.9 * seen.at_auction / minting;
			let is_near = seen.collateral < 1.9 * owed * liquidation * (1.0 + CLOSE) + CLOSE;
			if is_near && is_liquidatable(burrow, &terms) {
				seen.unsafe_since.get_or_insert(block);
				waiting += 1;
			} else {
				seen.unsafe_since = None;
			}
		}
		waiting
	}
}

fn load(burrow: BurrowId) -> Option<Record<AccountId>> {
	pallet_burrows::Burrows::<Runtime>::get(burrow)
}

/// The exact predicate of the chain.
fn is_liquidatable(burrow: BurrowId, terms: &Terms) -> bool {
	let preset = Parameters::huxian();
	load(burrow)
		.and_then(|record| record.position.accrue(&preset, terms.adjustment_index).ok())
		.is_some_and(|position| position.is_liquidatable(&preset, &terms.prices).unwrap_or_default())
}

/// A number of 64 bits after the point, roughly.
pub fn fixed(raw: i128) -> f64 {
	raw as f64 / 18_446_744_073_709_551_616.0
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn what_no_collateral_covers_counts_once() {
		let burrow = Seen { active: true, collateral: 890.0, debt: 100.0, growth: 1.0, ..Seen::default() };
		let mut safety = Safety { seen: vec![burrow] };
		// 890 HUX and the deposit of 10 HUX bring 90 KIT when a KIT is worth 10 HUX; 10 KIT are lost.
		let crossing = safety.liquidated(0, 7, 10.0).expect("there is such a burrow");
		assert_eq!((crossing.waited, crossing.is_first, crossing.uncovered), (0, true, 10.0));
		assert!((crossing.ratio - 8.9).abs() < 1e-12);
		safety.seen[0].unsafe_since = Some(7);
		let again = safety.liquidated(0, 9, 20.0).expect("there is such a burrow");
		assert_eq!((again.waited, again.is_first, again.uncovered), (2, false, 0.0));
		// Whoever was queued waits no longer.
		assert_eq!(safety.liquidated(0, 12, 20.0).expect("there is such a burrow").waited, 0);
	}
}
