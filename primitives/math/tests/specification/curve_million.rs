//! Random trades against the integral of their curve: a million of them with `HUXIAN_FULL=1`.

use crate::curve_model::*;
use huxian_math::{
	curve::{Guide, Inventory, Pmm, Side},
	Fraction,
};

/// A random number generator without a crate (splitmix).
struct Numbers(u64);

impl Numbers {
	fn next(&mut self) -> u64 {
		self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
		let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
		let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
		mixed ^ (mixed >> 31)
	}

	/// Returns an amount of any magnitude up to `bits` bits.
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
		0 => Guide { numerator: numbers.amount(100), denominator: numbers.amount(100) },
		_ => Guide { numerator: quote, denominator: base },
	};
	let inventory = Inventory::at_target(base, quote);
	Pool { curve: Pmm::new(Fraction::new(numerator, denominator)).unwrap(), guide, inventory }
}

/// Returns the number of trades: `TRADES`, or a million with `HUXIAN_FULL=1`, or 10 000.
fn asked() -> u32 {
	let usual = if std::env::var("HUXIAN_FULL").is_ok_and(|full| full == "1") { 1_000_000 } else { 10_000 };
	std::env::var("TRADES").ok().and_then(|trades| trades.parse().ok()).unwrap_or(usual)
}

#[test]
fn trades_in_the_traders_favour() {
	let asked = asked();
	let mut numbers = Numbers(asked.into());
	let (mut done, mut refused, mut inexact, mut favoured) = (0u32, 0u32, 0u32, 0u32);
	while done < asked {
		let start = random_pool(&mut numbers);
		let (mut pool, regressed) = (start, numbers.next().is_multiple_of(2));
		for _ in 0..10 {
			let sold = if numbers.next().is_multiple_of(2) { Side::Base } else { Side::Quote };
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
