//! The linear curve: each answer against its integral, piece by piece.

use crate::{common::*, curve_model::*};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Linear, Side},
	Fraction, MathError, Ratio,
};
use num_rational::BigRational;
use proptest::prelude::*;

fn line(k: (u32, u32), guide: (u128, u128), base: u128, quote: u128) -> Pool<Linear> {
	let curve = Linear::new(Fraction::new(k.0, k.1)).unwrap();
	let guide = Guide::new(guide.0, guide.1).unwrap();
	Pool { curve, guide, inventory: Inventory::at_target(base, quote) }
}

fn linears() -> BoxedStrategy<Linear> {
	slopes().prop_map(|k| Linear::new(k).unwrap()).boxed()
}

fn integer(value: u128) -> BigRational {
	rational(value, 1u32)
}

/// Returns the price at this stock of base.
fn model_price(pool: &Pool<Linear>, stock: &BigRational) -> BigRational {
	let k = of_fraction(pool.curve.k().numerator, pool.curve.k().denominator);
	let target = integer(pool.inventory.base_target);
	let factor = of_fraction(1, 1) + k * (&target - stock) / &target;
	rational(pool.guide.numerator, pool.guide.denominator) * factor.max(of_fraction(1, 2))
}

/// Returns the quote for the base between two stocks, the higher one first.
///
/// It is a sum of mean prices, in two pieces around the knee at which the price stops falling.
fn model_quote(pool: &Pool<Linear>, more: &BigRational, less: &BigRational) -> BigRational {
	let piece = |more: &BigRational, less: &BigRational| {
		(more - less) * (model_price(pool, more) + model_price(pool, less)) / of_fraction(2, 1)
	};
	let k = pool.curve.k();
	if k.numerator == 0 {
		return piece(more, less);
	}
	let target = integer(pool.inventory.base_target);
	let knee = &target + &target * of_fraction(k.denominator, k.numerator) / of_fraction(2, 1);
	let knee = knee.min(more.clone()).max(less.clone());
	piece(more, &knee) + piece(&knee, less)
}

fn may_leave(pool: &Pool<Linear>, side: Side, amount: u128) -> bool {
	let left = integer(pool.inventory.reserve(side)) - integer(amount);
	amount == 0 || (left >= integer(pool.inventory.target(side)) * of_fraction(1, 20) && left >= integer(1))
}

#[test]
fn slopes_above_one_are_refused() {
	assert!(Linear::new(Fraction::new(7, 7)).is_ok());
	for (numerator, denominator) in [(8, 7), (1, 0), (0, 0)] {
		assert_eq!(Linear::new(Fraction::new(numerator, denominator)), Err(MathError::InvalidParameters));
	}
}

#[test]
fn the_line_by_hand() {
	// Half of the base at k = 1: the price goes from 2 to 3, 500 · 2.5 = 1250.
	let mut pool = line((1, 1), (2, 1), 1_000, 2_000);
	assert_eq!(pool.exact_out(Side::Quote, 500), Ok(1_250));
	assert_eq!(pool.exact_in(Side::Quote, 1_250), Ok(500));
	assert_eq!(pool.exact_in(Side::Quote, 1_249), Ok(499));
	pool.sell(Side::Quote, 1_250);
	assert_eq!(pool.curve.mid(&pool.inventory, &pool.guide), Ratio::from_amounts(3, 1));
	assert_eq!(pool.exact_in(Side::Base, 500), Ok(1_250));
	assert_eq!(pool.exact_out(Side::Base, 1_250), Ok(500));
	assert_eq!(pool.curve.regress(&pool.inventory, &pool.guide), Ok(pool.inventory));
}

#[test]
fn a_twentieth_of_each_target_stays_in_the_pool() {
	let pool = line((0, 1), (1, 1), 1_000, 2_000);
	assert_eq!(pool.exact_out(Side::Quote, 950), Ok(950));
	assert_eq!(pool.exact_out(Side::Quote, 951), Err(MathError::Insufficient));
	assert_eq!(pool.exact_in(Side::Quote, 951), Err(MathError::Insufficient));
	assert_eq!(pool.exact_in(Side::Base, 1_900), Ok(1_900));
	assert_eq!(pool.exact_in(Side::Base, 1_901), Err(MathError::Insufficient));
}

#[test]
fn the_price_stops_at_half_the_guide() {
	// k = 1: at 1500 of base for a target of 1000.
	let mut pool = line((1, 1), (2, 1), 1_000, 100_000);
	assert_eq!(pool.exact_in(Side::Base, 500), Ok(750));
	assert_eq!(pool.exact_in(Side::Base, 600), Ok(850));
	assert_eq!(pool.exact_out(Side::Base, 850), Ok(600));
	pool.sell(Side::Base, 600);
	assert_eq!(pool.curve.mid(&pool.inventory, &pool.guide), Ratio::from_amounts(1, 1));
	assert_eq!(pool.exact_in(Side::Quote, 850), Ok(600));
}

#[test]
fn depth_by_hand() {
	let depth = |pool: &Pool<Linear>, sold, band: (u32, u32)| {
		pool.curve.depth(&pool.inventory, &pool.guide, sold, Fraction::new(band.0, band.1))
	};
	let pool = line((1, 1), (2, 1), 1_000, 2_000);
	// Half of the base, for 2.5 each.
	assert_eq!(depth(&pool, Side::Quote, (1, 2)), Ok(1_250));
	assert_eq!(depth(&pool, Side::Base, (1, 4)), Ok(250));
	// 950 of base for 2.95 each; 1900 of quote: 750 for the first 500 of base, then one each.
	assert_eq!(depth(&pool, Side::Quote, (1, 1)), Ok(2_802));
	assert_eq!(depth(&pool, Side::Base, (1, 2)), Ok(1_650));
	assert_eq!(depth(&pool, Side::Quote, (0, 1)), Ok(0));
	let flat = line((0, 1), (2, 1), 1_000, 2_000);
	assert_eq!((depth(&flat, Side::Base, (0, 1)), depth(&flat, Side::Base, (1, 9))), (Ok(0), Ok(950)));
	assert_eq!(depth(&flat, Side::Quote, (1, 9)), Ok(1_900));
	assert_eq!(depth(&flat, Side::Quote, (1, 0)), Err(MathError::DivisionByZero));
}

#[test]
fn the_way_back_by_hand() {
	let approach = |pool: &Pool<Linear>, sold, band: (u32, u32)| {
		pool.curve.approach(&pool.inventory, &pool.guide, sold, Fraction::new(band.0, band.1))
	};
	let mut pool = line((1, 1), (2, 1), 1_000, 2_000);
	assert_eq!((approach(&pool, Side::Base, (0, 1)), approach(&pool, Side::Quote, (0, 1))), (Ok(0), Ok(0)));
	// Half of the base is sold: the price is 1.5 times the guide, and 1.25 times at 750 of base.
	pool.sell(Side::Quote, 1_250);
	assert_eq!(approach(&pool, Side::Base, (1, 4)), Ok(250));
	assert_eq!(approach(&pool, Side::Base, (1, 2)), Ok(0));
	// A quarter too much: the price is 0.75 times the guide. Back to 0.9 times it are 150 of
	// base, for 1.65 each.
	pool.sell(Side::Base, 750);
	assert_eq!(pool.inventory.base, 1_250);
	assert_eq!(approach(&pool, Side::Quote, (1, 10)), Ok(248));
	assert_eq!(approach(&pool, Side::Quote, (1, 2)), Ok(0));
	assert_eq!(approach(&pool, Side::Quote, (1, 0)), Err(MathError::DivisionByZero));
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn an_amount_out_is_the_floor_of_the_line(pool in pools(linears), sold in sides(), part in parts()) {
		let pay = pool.scaled(sold, part);
		let base = integer(pool.inventory.base);
		// True if the payment is enough for `receive`.
		let is_paid = |receive: u128| match sold {
			Side::Quote => model_quote(&pool, &base, &(&base - integer(receive))) <= integer(pay),
			Side::Base => model_quote(&pool, &(&base + integer(pay)), &base) >= integer(receive),
		};
		match pool.exact_in(sold, pay) {
			Ok(receive) => prop_assert!(is_paid(receive) && !is_paid(receive + 1) && may_leave(&pool, sold.other(), receive)),
			Err(MathError::Insufficient) => {
				let bought = pool.inventory.reserve(sold.other());
				// The payment is enough for the first unit that must not leave.
				let kept = pool.inventory.target(sold.other()).div_ceil(20).max(1);
				prop_assert!(is_paid(bought.saturating_sub(kept) + 1));
			},
			Err(reason) => prop_assert!(false, "{reason:?}"),
		}
	}

	#[test]
	fn an_amount_in_is_the_least_that_is_enough_on_a_line(pool in pools(linears), sold in sides(), share in 0u32..1_024, amount in proptest::option::of(amounts())) {
		let stock = pool.inventory.reserve(sold.other());
		let receive = amount.unwrap_or((stock >> 10) * u128::from(share) + u128::from(share) % (stock + 1));
		match pool.exact_out(sold, receive) {
			Ok(pay) => {
				prop_assert_eq!(pool.exact_in(sold, pay).map(|got| got >= receive).unwrap_or(true), true);
				if let Some(less) = pay.checked_sub(1) {
					prop_assert!(pool.exact_in(sold, less).unwrap() < receive);
				}
			},
			Err(MathError::Insufficient) => prop_assert!(!may_leave(&pool, sold.other(), receive)),
			Err(_) => prop_assert!(pool.exact_in(sold, u128::MAX).map_or(true, |got| got < receive)),
		}
	}

	#[test]
	fn the_mid_price_is_the_price_of_the_line(pool in pools(linears)) {
		let exact = model_price(&pool, &integer(pool.inventory.base));
		let mid = of_ratio(&pool.curve.mid(&pool.inventory, &pool.guide).unwrap());
		prop_assert!(mid <= exact && (&exact - &mid) * of_fraction(2, 1).pow(250) <= exact);
	}

	#[test]
	fn depth_ends_where_the_line_is_beyond_or_nothing_may_leave(pool in pools(linears), sold in sides(), parts in 0u32..1_200) {
		let Ok(depth) = pool.curve.depth(&pool.inventory, &pool.guide, sold, Fraction::new(parts, 1_000)) else { return Ok(()) };
		let guide = rational(pool.guide.numerator, pool.guide.denominator);
		let beyond = |stock: &BigRational| match sold {
			Side::Quote => model_price(&pool, stock) > &guide * of_fraction(1_000 + parts, 1_000),
			Side::Base => parts < 500 && model_price(&pool, stock) < &guide * of_fraction(1_000 - parts, 1_000),
		};
		let base = integer(pool.inventory.base);
		let stock_after = |pay: u128, more: u128| match sold {
			Side::Quote => pool.exact_in(sold, pay).map(|receive| &base - integer(receive) - integer(more)),
			Side::Base => pool.exact_in(sold, pay).map(|_| &base + integer(pay)),
		};
		if depth > 0 {
			prop_assert!(!beyond(&stock_after(depth, 0).unwrap()));
		}
		// One unit more pays for the last unit within the band; the next one is beyond.
		if pool.curve.k().numerator > 0 {
			if let Ok(stock) = stock_after(depth + 1, 1) {
				let refused = pool.exact_out(sold, 1 + pool.exact_in(sold, depth + 1).unwrap()).is_err();
				prop_assert!(refused || beyond(&stock), "{depth}");
			}
		}
	}
}
