//! Nobody takes out of a pool what was not on its curve: not by splitting a trade, not by going to and fro, not by any
//! sequence of trades, with or without regressed targets.

use crate::{common::*, curve_model::*};
use huxian_math::{
	curve::{Curve, Linear, Pmm, Side},
	Fraction,
};
use proptest::prelude::*;

fn linears() -> BoxedStrategy<Linear> {
	slopes().prop_map(|k| Linear::new(k).unwrap()).boxed()
}

type Trades = Vec<(Side, Part, bool)>;

fn trades() -> impl Strategy<Value = Trades> {
	proptest::collection::vec((sides(), usual_parts(), any::<bool>()), 1..12)
}

/// What a pool gives for a payment in two parts.
fn in_two<C: Curve + Copy>(mut pool: Pool<C>, sold: Side, first: u128, second: u128) -> Option<u128> {
	let received = pool.sell(sold, first)?;
	if pool.inventory.stance().is_err() {
		pool.regress();
	}
	pool.sell(sold, second)?.checked_add(received)
}

/// What is left of a payment that goes to the other token and back.
fn to_and_fro<C: Curve + Copy>(mut pool: Pool<C>, sold: Side, pay: u128, regressed: bool) -> Option<u128> {
	let received = pool.sell(sold, pay)?;
	if regressed || pool.inventory.stance().is_err() {
		pool.regress();
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

	/// From anywhere, after fees and a move of the guide too: once regressed, a pool is on its curve or beyond.
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
				// One unit of what was bought at each step; that it was not taken makes the next one no dearer.
				prop_assert!(whole - parts <= 2, "{parts} {whole}");
			}
		}
	}

	/// Where targets are not regressed, it could be what others had left.
	#[test]
	fn nothing_is_gained_to_and_fro(pool in pmm_pools(), sold in sides(), part in parts(), regressed in any::<bool>()) {
		let mut pool = pool;
		pool.regress();
		let pay = pool.scaled(sold, part);
		if let Some(back) = to_and_fro(pool, sold, pay, regressed) {
			prop_assert!(back <= pay, "{back} {pay}");
		}
	}

	#[test]
	fn nothing_is_gained_to_and_fro_on_a_line(pool in pools(linears), sold in sides(), part in parts()) {
		let pay = pool.scaled(sold, part);
		if let Some(back) = to_and_fro(pool, sold, pay, false) {
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

	/// On a line the stock of base says everything: whoever leaves it as it was has paid.
	#[test]
	fn no_sequence_empties_a_line(start in pools_at_target(linears), trades in trades()) {
		let mut pool = start;
		for (sold, part, _) in trades {
			let pay = pool.scaled(sold, part);
			pool.sell(sold, pay);
			prop_assert!(pool.worth() >= start.worth(), "{pool:?}");
			// Back to where it began: what is more or less of base is bought or sold.
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

/// A generator of numbers that needs no crate (splitmix).
struct Numbers(u64);

impl Numbers {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// Of any magnitude up to so many bits.
	fn amount(&mut self, bits: u64) -> u128 {
		let wide = u128::from(self.next()) << 64 | u128::from(self.next());
		(wide >> (128 - bits + self.next() % bits)).max(1)
	}
}

fn random_pool(numbers: &mut Numbers) -> Pool<Pmm> {
	let slopes = [(0, 1), (9, 2_000), (1, 100), (1, 10), (1, 2), (9, 10), (999, 1_000), (1, 1)];
	let (numerator, denominator) = slopes[(numbers.next() % 8) as usize];
	let (base, quote) = (numbers.amount(110), numbers.amount(110));
	let guide = match numbers.next() % 4 {
		0 => huxian_math::curve::Guide { numerator: numbers.amount(100), denominator: numbers.amount(100) },
		_ => huxian_math::curve::Guide { numerator: quote, denominator: base },
	};
	let inventory = huxian_math::curve::Inventory::at_target(base, quote);
	Pool { curve: Pmm::new(Fraction::new(numerator, denominator)).unwrap(), guide, inventory }
}

/// `cargo test --release -p huxian-math trades_in_the_traders_favour -- --ignored --nocapture`; `TRADES` says how many.
#[test]
#[ignore = "a million trades take a minute"]
fn trades_in_the_traders_favour() {
	let asked = std::env::var("TRADES").ok().and_then(|trades| trades.parse().ok()).unwrap_or(1_000_000u32);
	let mut numbers = Numbers(asked.into());
	let (mut done, mut refused, mut inexact, mut favoured) = (0u32, 0u32, 0u32, 0u32);
	while done < asked {
		let start = random_pool(&mut numbers);
		let (mut pool, regressed) = (start, numbers.next() % 2 == 0);
		for _ in 0..10 {
			let sold = if numbers.next() % 2 == 0 { Side::Base } else { Side::Quote };
			let part = Part { of: (numbers.next() % 4) as u8, parts: (numbers.next() % 1_500) as u32, amount: 0 };
			let (before, pay) = (pool, pool.scaled(sold, part));
			let Some(receive) = pool.sell(sold, pay) else {
				refused += 1;
				continue;
			};
			done += 1;
			inexact += u32::from(!is_floor(&before, sold, pay, receive));
			favoured += u32::from(!holds(&pool, &start.inventory) || pool.worth() < start.worth());
			if regressed || pool.inventory.stance().is_err() {
				pool.regress();
			}
		}
	}
	println!("{done} trades ({refused} refused): {favoured} in the trader's favour, {inexact} not the exact floor");
	assert_eq!((favoured, inexact), (0, 0));
}
