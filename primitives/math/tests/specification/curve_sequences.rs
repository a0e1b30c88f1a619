//! No sequence of trades takes more out of a pool than its curve gives.
//!
//! That holds for split trades, for round trips and for any sequence, with or without regressed
//! targets.

use crate::{common::*, curve_model::*};
use huxian_math::curve::{Curve, Linear, Side};
use proptest::prelude::*;

fn linears() -> BoxedStrategy<Linear> {
	slopes().prop_map(|k| Linear::new(k).unwrap()).boxed()
}

type Trades = Vec<(Side, Part, bool)>;

fn trades() -> impl Strategy<Value = Trades> {
	proptest::collection::vec((sides(), usual_parts(), any::<bool>()), 1..12)
}

/// Returns the amount received for a payment in two parts.
fn in_two<C: Curve + Copy>(mut pool: Pool<C>, sold: Side, first: u128, second: u128) -> Option<u128> {
	let received = pool.sell(sold, first)?;
	if pool.inventory.stance().is_err() {
		pool.regress();
	}
	pool.sell(sold, second)?.checked_add(received)
}

/// Returns the rest of a payment after a round trip through the other token.
fn round_trip<C: Curve + Copy>(mut pool: Pool<C>, sold: Side, pay: u128, regressed: bool) -> Option<u128> {
	let received = pool.sell(sold, pay)?;
	if regressed || pool.inventory.stance().is_err() {
		pool.inventory = pool.curve.regress(&pool.inventory, &pool.guide).ok()?;
	}
	pool.sell(sold.other(), received)
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn no_sequence_leaves_the_curve(start in pools_at_target(|| pmms().boxed()), trades in trades(), regressed in any::<bool>()) {
		let mut pool = start;
		for (sold, part, regress) in trades {
			let (before, pay) = (pool, pool.scaled(sold, part));
			if let Some(receive) = pool.sell(sold, pay) {
				prop_assert!(is_floor(&before, sold, pay, receive));
			}
			prop_assert!(holds(&pool, &start.inventory), "{pool:?}");
			prop_assert!(pool.worth() >= start.worth(), "{pool:?}");
			if regressed && regress || pool.inventory.stance().is_err() {
				let targets = pool.inventory;
				pool.regress();
				let now = pool.inventory;
				prop_assert!(now.base_target >= targets.base_target && now.quote_target >= targets.quote_target, "{now:?}");
				prop_assert!(holds(&pool, &now), "{pool:?}");
			}
		}
	}

	/// Once regressed, a pool is on its curve or beyond, also after fees and a move of the guide.
	#[test]
	fn no_sequence_leaves_a_regressed_curve(start in pmm_pools(), fee in usual_parts(), side in sides(), guide in (1u128..2_000, 1u128..2_000), trades in trades()) {
		let mut pool = start;
		let fee = pool.scaled(side, fee) / 100;
		let scaled = |number: u128, by: u128| (number >> 11) * by + 1;
		pool.guide.numerator = scaled(pool.guide.numerator, guide.0);
		pool.guide.denominator = scaled(pool.guide.denominator, guide.1);
		let Ok(inventory) = pool.inventory.traded(side, fee, 0) else { return Ok(()) };
		let Ok(inventory) = pool.curve.regress(&inventory, &pool.guide) else { return Ok(()) };
		pool.inventory = inventory;
		prop_assert!(holds(&pool, &inventory));
		for (sold, part, regress) in trades {
			let pay = pool.scaled(sold, part);
			pool.sell(sold, pay);
			prop_assert!(holds(&pool, &inventory), "{pool:?}");
			if regress || pool.inventory.stance().is_err() {
				pool.regress();
			}
		}
	}

	#[test]
	fn two_parts_are_no_more_than_the_whole(pool in pmm_pools(), sold in sides(), first in parts(), second in parts()) {
		let (first, second) = (pool.scaled(sold, first), pool.scaled(sold, second));
		let Some(whole) = first.checked_add(second).and_then(|pay| pool.exact_in(sold, pay).ok()) else { return Ok(()) };
		if let Some(parts) = in_two(pool, sold, first, second) {
			prop_assert!(parts <= whole, "{parts} {whole}");
		}
	}

	#[test]
	fn two_parts_are_less_by_units_only(pool in pmm_pools(), sold in sides(), first in usual_parts(), second in usual_parts()) {
		let (first, second) = (pool.scaled(sold, first), pool.scaled(sold, second));
		let Some(whole) = first.checked_add(second).and_then(|pay| pool.exact_in(sold, pay).ok()) else { return Ok(()) };
		let mut half = pool;
		if half.sell(sold, first).is_some() && half.inventory.stance().is_ok() {
			if let Some(parts) = in_two(pool, sold, first, second) {
				// At most a unit at each step; left in the pool, it makes the next no dearer.
				prop_assert!(whole - parts <= 2, "{parts} {whole}");
			}
		}
	}

	/// Without regressed targets a trader could gain what others had left. A pool whose targets
	/// cannot be found does not trade.
	#[test]
	fn nothing_is_gained_round_trip(pool in pmm_pools(), sold in sides(), part in parts(), regressed in any::<bool>()) {
		let Ok(inventory) = pool.curve.regress(&pool.inventory, &pool.guide) else { return Ok(()) };
		let pool = Pool { inventory, ..pool };
		let pay = pool.scaled(sold, part);
		if let Some(back) = round_trip(pool, sold, pay, regressed) {
			prop_assert!(back <= pay, "{back} {pay}");
		}
	}

	#[test]
	fn a_round_trip_gains_nothing_on_a_line(pool in pools(linears), sold in sides(), part in parts()) {
		let pay = pool.scaled(sold, part);
		if let Some(back) = round_trip(pool, sold, pay, false) {
			prop_assert!(back <= pay, "{back} {pay}");
		}
	}

	#[test]
	fn two_parts_are_no_more_than_the_whole_on_a_line(pool in pools(linears), sold in sides(), first in parts(), second in parts()) {
		let (first, second) = (pool.scaled(sold, first), pool.scaled(sold, second));
		let Some(whole) = first.checked_add(second).and_then(|pay| pool.exact_in(sold, pay).ok()) else { return Ok(()) };
		let mut pool = pool;
		if let (Some(one), Some(two)) = (pool.sell(sold, first), pool.sell(sold, second)) {
			prop_assert!(one + two <= whole && whole - (one + two) <= 2, "{one} {two} {whole}");
		}
	}

	/// On a line the stock of base is the whole state: a sequence that restores it gains nothing.
	#[test]
	fn no_sequence_empties_a_line(start in pools_at_target(linears), trades in trades()) {
		let mut pool = start;
		for (sold, part, _) in trades {
			let pay = pool.scaled(sold, part);
			pool.sell(sold, pay);
			prop_assert!(pool.worth() >= start.worth(), "{pool:?}");
			// Back to the first stock: the difference of base is bought or sold.
			let (now, then) = (pool.inventory.base, start.inventory.base);
			let mut back = pool;
			let closed = if now > then {
				back.exact_out(Side::Quote, now - then).ok().and_then(|pay| back.sell(Side::Quote, pay))
			} else {
				back.sell(Side::Base, then - now)
			};
			if closed.is_some() && back.inventory.base >= then {
				prop_assert!(back.inventory.quote >= start.inventory.quote, "{back:?}");
			}
		}
	}
}
