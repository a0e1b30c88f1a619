//! Monitoring of burrows: the block in which each became unsafe, and its wait for the queue.

use crate::chain::coins;
use huxian_math::{Fraction, Parameters};
use huxian_runtime::{AccountId, Controller, Runtime};
use huxian_traits::{
	kit::{Controller as _, KitTerms},
	BurrowId,
};
use pallet_burrows::BurrowRecord;

/// Relative difference below which burrows are checked with the exact predicate.
const CLOSE: f64 = 1e-9;
/// Collateral over debt below which a burrow is liquidated.
const LIQUIDATION_FACTOR: f64 = float(PRESET.liquidation_factor);
/// Part of the proceeds that counts for collateral at auction: all but the penalty.
const KEPT: f64 = float(kept());
/// Weight of collateral at auction in the ratio index: liquidation factor · kept part.
const AUCTION_WEIGHT: f64 = {
	let (factor, kept) = (PRESET.liquidation_factor, kept());
	float(Fraction::new(factor.numerator * kept.numerator, factor.denominator * kept.denominator))
};
/// The constants of the chain.
const PRESET: Parameters = Parameters::huxian();

/// A burrow after its last event, in floating-point numbers.
#[derive(Clone, Copy, Default)]
struct BurrowSnapshot {
	active: bool,
	collateral: f64,
	at_auction: f64,
	debt: f64,
	growth: f64,
	/// Block after which it was first unsafe and not queued.
	unsafe_since: Option<u32>,
	/// True if it was liquidated before.
	was_liquidated: bool,
}

/// All burrows.
#[derive(Default)]
pub struct Safety {
	burrows: Vec<BurrowSnapshot>,
}

/// A liquidation of a burrow.
pub struct LiquidationRecord {
	/// Wait for the queue, in blocks.
	pub waited: u32,
	/// True for the first liquidation. Afterwards the burrow has slices, which the ratio index does
	/// not place exactly, and becomes unsafe when they are sold for too little.
	pub is_first: bool,
	/// Key of the ratio index: (collateral + 1.71 · at auction) over debt.
	pub ratio: f64,
	/// On the first liquidation: debt above the market value of all its HUX, in KIT.
	pub uncovered: f64,
}

impl Safety {
	/// Reads a burrow again, after an event.
	pub fn refresh(&mut self, burrow: BurrowId) {
		let index = burrow as usize;
		if self.burrows.len() <= index {
			self.burrows.resize(index + 1, BurrowSnapshot::default());
		}
		let Some(BurrowRecord { position, .. }) = load(burrow) else { return };
		if let Some(snapshot) = self.burrows.get_mut(index) {
			*snapshot = BurrowSnapshot {
				active: position.active,
				collateral: coins(position.collateral),
				at_auction: coins(position.at_auction),
				debt: coins(position.debt),
				growth: fixed(position.adjustment_index.raw()),
				..*snapshot
			};
		}
	}

	/// Records a liquidation in `block`, while a KIT is worth `kit_worth` HUX.
	pub fn liquidated(&mut self, burrow: BurrowId, block: u32, kit_worth: f64) -> Option<LiquidationRecord> {
		let snapshot = self.burrows.get_mut(burrow as usize)?;
		let deposit = coins(PRESET.creation_deposit);
		let is_first = !std::mem::replace(&mut snapshot.was_liquidated, true);
		let uncovered =
			if is_first { (snapshot.debt - (snapshot.collateral + deposit) / kit_worth).max(0.0) } else { 0.0 };
		let waited = block - snapshot.unsafe_since.take().unwrap_or(block);
		let ratio = (snapshot.collateral + AUCTION_WEIGHT * snapshot.at_auction) * snapshot.growth / snapshot.debt;
		Some(LiquidationRecord { waited, is_first, ratio, uncovered })
	}

	/// Returns the number of burrows that are unsafe and not queued after `block`.
	pub fn count_waiting(&mut self, block: u32) -> u32 {
		let Ok(terms) = Controller::terms() else { return 0 };
		let price =
			|price: &huxian_math::HuxPerKit| price.ratio().to_fixed_floor().map_or(0.0, |price| fixed(price.raw()));
		let (minting, liquidation) = (price(terms.prices.minting()), price(terms.prices.liquidation()));
		let growth = fixed(terms.adjustment_index.raw());
		let mut waiting = 0;
		for (burrow, snapshot) in (0..).zip(&mut self.burrows) {
			if !snapshot.active || snapshot.debt == 0.0 {
				snapshot.unsafe_since = None;
				continue;
			}
			let owed = snapshot.debt * growth / snapshot.growth - KEPT * snapshot.at_auction / minting;
			let is_near = snapshot.collateral < LIQUIDATION_FACTOR * owed * liquidation * (1.0 + CLOSE) + CLOSE;
			if is_near && is_liquidatable(burrow, &terms) {
				snapshot.unsafe_since.get_or_insert(block);
				waiting += 1;
			} else {
				snapshot.unsafe_since = None;
			}
		}
		waiting
	}
}

/// Returns one minus the liquidation penalty.
const fn kept() -> Fraction {
	let penalty = PRESET.liquidation_penalty;
	Fraction::new(penalty.denominator - penalty.numerator, penalty.denominator)
}

/// Converts a fraction to floating point.
const fn float(fraction: Fraction) -> f64 {
	fraction.numerator as f64 / fraction.denominator as f64
}

fn load(burrow: BurrowId) -> Option<BurrowRecord<AccountId>> {
	pallet_burrows::Burrows::<Runtime>::get(burrow)
}

/// Returns whether a burrow is liquidatable by the exact predicate of the chain.
fn is_liquidatable(burrow: BurrowId, terms: &KitTerms) -> bool {
	load(burrow)
		.and_then(|record| record.position.accrue(&PRESET, terms.adjustment_index).ok())
		.is_some_and(|position| position.is_liquidatable(&PRESET, &terms.prices).unwrap_or_default())
}

/// Converts a raw number with 64 bits after the point to floating point.
pub fn fixed(raw: i128) -> f64 {
	raw as f64 / 18_446_744_073_709_551_616.0
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn uncovered_debt_counts_once() {
		let burrow =
			BurrowSnapshot { active: true, collateral: 890.0, debt: 100.0, growth: 1.0, ..BurrowSnapshot::default() };
		let mut safety = Safety { burrows: vec![burrow] };
		// At 10 HUX per KIT, 890 HUX and the deposit of 10 HUX bring 90 KIT: 10 KIT are lost.
		let record = safety.liquidated(0, 7, 10.0).expect("there is such a burrow");
		assert_eq!((record.waited, record.is_first, record.uncovered), (0, true, 10.0));
		assert!((record.ratio - 8.9).abs() < 1e-12);
		safety.burrows[0].unsafe_since = Some(7);
		let again = safety.liquidated(0, 9, 20.0).expect("there is such a burrow");
		assert_eq!((again.waited, again.is_first, again.uncovered), (2, false, 0.0));
		// A queued burrow waits no longer.
		assert_eq!(safety.liquidated(0, 12, 20.0).expect("there is such a burrow").waited, 0);
	}
}
