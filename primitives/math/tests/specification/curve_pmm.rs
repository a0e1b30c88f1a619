//! The proactive market maker: each answer against the integral of its curve.

use crate::{common::*, curve_model::*};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Pmm, Shape, Side, Stance},
	Fraction, MathError, Ratio,
};
use num_bigint::BigUint;
use num_rational::BigRational;
use proptest::prelude::*;
use std::cmp::Ordering;

fn pmm(numerator: u32, denominator: u32) -> Pmm {
	Pmm::new(Fraction::new(numerator, denominator)).unwrap()
}

fn pool(k: (u32, u32), guide: (u128, u128), base: u128, quote: u128) -> Pool<Pmm> {
	let guide = Guide::new(guide.0, guide.1).unwrap();
	Pool { curve: pmm(k.0, k.1), guide, inventory: Inventory::at_target(base, quote) }
}

#[test]
fn slopes_that_no_pool_may_have_are_refused() {
	for (numerator, denominator) in [(0, 1), (0, 7), (999, 1_000), (1, 1), (5, 5), (u32::MAX, u32::MAX)] {
		assert!(Pmm::new(Fraction::new(numerator, denominator)).is_ok());
	}
	for (numerator, denominator) in [(9_991, 10_000), (2, 1), (0, 0), (1, 0), (u32::MAX - 1, u32::MAX)] {
		let k = Fraction::new(numerator, denominator);
		assert_eq!(Pmm::new(k), Err(MathError::InvalidParameters));
		// Decoding refuses them as well.
		use codec::{Decode, Encode};
		let encoded = (0u8, k).encode();
		assert!(Shape::decode(&mut encoded.as_slice()).is_err());
		assert!(
			Shape::decode(&mut (1u8, k).encode().as_slice()).is_err() == (numerator > denominator || denominator == 0)
		);
	}
}

#[test]
fn a_curve_decodes_to_itself() {
	use codec::{Decode, Encode, MaxEncodedLen};
	let shape = Shape::Pmm(pmm(9, 2_000));
	assert_eq!(Shape::decode(&mut shape.encode().as_slice()), Ok(shape));
	assert_eq!(shape.encode().len(), Shape::max_encoded_len());
}

#[test]
fn a_constant_product_by_hand() {
	// 1000 · 1500 = 1500 · 1000: 500 base for 500 quote.
	let mut pool = pool((1, 1), (3, 2), 1_000, 1_500);
	assert_eq!(pool.exact_in(Side::Base, 500), Ok(500));
	assert_eq!(pool.exact_in(Side::Base, 499), Ok(499));
	assert_eq!(pool.exact_out(Side::Base, 500), Ok(500));
	// 1000 · 1500 / 750 − 1500.
	assert_eq!(pool.exact_out(Side::Quote, 250), Ok(500));
	assert_eq!(pool.exact_in(Side::Quote, 500), Ok(250));

	pool.sell(Side::Quote, 500);
	assert_eq!(pool.inventory.stance(), Ok(Stance::Above));
	// 3/2 · (1000/750)².
	assert_eq!(pool.curve.mid(&pool.inventory, &pool.guide), Ratio::from_amounts(8, 3));
	// Back, and exactly at target; then beyond: 1500 − 1000 · 1500/1500.
	assert_eq!(pool.exact_in(Side::Base, 250), Ok(500));
	assert_eq!(pool.exact_in(Side::Base, 750), Ok(1_000));
	assert_eq!(pool.exact_out(Side::Base, 1_000), Ok(750));
	assert_eq!(pool.curve.regress(&pool.inventory, &pool.guide), Ok(pool.inventory));
}

#[test]
fn a_constant_price_by_hand() {
	let mut pool = pool((0, 1), (3, 2), 1_000, 1_500);
	assert_eq!(pool.exact_in(Side::Base, 333), Ok(499));
	assert_eq!(pool.exact_out(Side::Base, 499), Ok(333));
	assert_eq!(pool.exact_in(Side::Base, 1_000), Err(MathError::Insufficient));
	assert_eq!(pool.exact_in(Side::Base, 999), Ok(1_498));
	assert_eq!(pool.exact_out(Side::Base, 1_500), Err(MathError::Insufficient));
	assert_eq!(pool.exact_out(Side::Base, 1_499), Ok(1_000));
	pool.sell(Side::Quote, 600);
	assert_eq!(pool.inventory, Inventory { base: 600, quote: 2_100, base_target: 1_000, quote_target: 1_500 });
	assert_eq!(pool.exact_in(Side::Base, 500), Ok(750));
}

#[test]
fn depth_by_hand() {
	// At 600 of 1000 base a constant product costs 25/9 of its guide: 16/9 more.
	let mut pool = pool((1, 1), (1, 1), 900, 900);
	let depth = |pool: &Pool<Pmm>, sold, band: (u32, u32)| {
		pool.curve.depth(&pool.inventory, &pool.guide, sold, Fraction::new(band.0, band.1))
	};
	// 900/√(9/4) = 600 are left: 900 · 900/600 − 900 = 450.
	assert_eq!(depth(&pool, Side::Quote, (5, 4)), Ok(450));
	// 1 − 5/9 = 4/9.
	assert_eq!(depth(&pool, Side::Base, (5, 9)), Ok(450));
	assert_eq!(depth(&pool, Side::Base, (0, 1)), Ok(0));
	pool.sell(Side::Quote, 450);
	assert_eq!(depth(&pool, Side::Quote, (5, 4)), Ok(0));
	assert_eq!(depth(&pool, Side::Base, (0, 1)), Ok(300));
	assert_eq!(depth(&pool, Side::Base, (5, 9)), Ok(750));
	assert_eq!(depth(&pool, Side::Base, (1, 0)), Err(MathError::DivisionByZero));
	// All but the last unit: 900 · 900 − 900 and the way back.
	assert_eq!(depth(&pool, Side::Base, (1, 1)), Ok(810_000 - 900 + 300));
}

#[test]
fn the_way_back_by_hand() {
	let mut pool = pool((1, 1), (1, 1), 900, 900);
	let approach = |pool: &Pool<Pmm>, sold, band: (u32, u32)| {
		pool.curve.approach(&pool.inventory, &pool.guide, sold, Fraction::new(band.0, band.1))
	};
	// At target there is no way back.
	assert_eq!(approach(&pool, Side::Base, (0, 1)), Ok(0));
	pool.sell(Side::Quote, 450);
	// 600 are left, at 9/4 of the guide. At 25/16 of it there are 900 · 4/5 = 720.
	assert_eq!(approach(&pool, Side::Base, (9, 16)), Ok(120));
	assert_eq!(approach(&pool, Side::Base, (5, 4)), Ok(0));
	assert_eq!(approach(&pool, Side::Base, (0, 1)), Ok(300));
	assert_eq!(approach(&pool, Side::Quote, (0, 1)), Ok(0));
	assert_eq!(approach(&pool, Side::Base, (0, 0)), Err(MathError::DivisionByZero));
	// The other way round: at 16/25 of the guide there are 720 of quote.
	pool.sell(Side::Base, 750);
	assert_eq!(pool.inventory, Inventory { base: 1350, quote: 600, base_target: 900, quote_target: 900 });
	assert_eq!(approach(&pool, Side::Quote, (9, 25)), Ok(120));
}

#[test]
fn stances() {
	let inventory = |base, quote| Inventory { base, quote, base_target: 10, quote_target: 10 };
	let cases = [
		((10, 10), Ok(Stance::One)),
		((9, 11), Ok(Stance::Above)),
		((9, 10), Ok(Stance::Above)),
		((11, 9), Ok(Stance::Below)),
		((10, 9), Ok(Stance::Below)),
		((9, 9), Err(MathError::InvalidParameters)),
		((11, 11), Err(MathError::InvalidParameters)),
		((10, 11), Err(MathError::InvalidParameters)),
	];
	for ((base, quote), stance) in cases {
		assert_eq!(inventory(base, quote).stance(), stance, "{base} {quote}");
	}
}

#[test]
fn fees_move_the_targets() {
	let (curve, guide) = (pmm(1, 2), Guide::new(1, 1).unwrap());
	// At target, a surplus belongs to the target.
	let more = Inventory { base: 103, quote: 102, base_target: 100, quote_target: 100 };
	assert_eq!(curve.regress(&more, &guide), Ok(Inventory::at_target(103, 102)));
	// (V₀ − 80)·(½ + ½·V₀/80) = 22.5 gives V₀ = 100; with 3 units of fees 102.
	let short = |quote| Inventory { base: 80, quote, base_target: 100, quote_target: 100 };
	assert_eq!(curve.regress(&short(122), &guide).unwrap().base_target, 99);
	assert_eq!(curve.regress(&short(123), &guide).unwrap().base_target, 100);
	assert_eq!(curve.regress(&short(126), &guide).unwrap().base_target, 102);
	// The shortage is worth less than a unit: nothing is missing.
	let worthless = Inventory { base: 99, quote: 100, base_target: 100, quote_target: 100 };
	assert_eq!(curve.regress(&worthless, &guide), Ok(Inventory::at_target(99, 100)));
	let both = Inventory { base: 99, quote: 99, base_target: 100, quote_target: 100 };
	assert_eq!(curve.regress(&both, &guide), Err(MathError::InvalidParameters));
}

/// The price as a rational, from the formulas of DODO.
fn model_mid(pool: &Pool<Pmm>) -> BigRational {
	let guide = rational(pool.guide.numerator, pool.guide.denominator);
	let k = of_fraction(pool.curve.k().numerator, pool.curve.k().denominator);
	let one = of_fraction(1, 1);
	let steep = |side| {
		let missing = rational(pool.inventory.target(side), pool.inventory.reserve(side));
		&one - &k + &k * &missing * &missing
	};
	match pool.inventory.stance().unwrap() {
		Stance::One => guide,
		Stance::Above => guide * steep(Side::Base),
		Stance::Below => guide / steep(Side::Quote),
	}
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn an_amount_out_is_the_floor_of_the_curve(pool in pmm_pools(), sold in sides(), part in parts()) {
		let pay = pool.scaled(sold, part);
		match pool.exact_in(sold, pay) {
			Ok(receive) => {
				prop_assert!(is_floor(&pool, sold, pay, receive), "{receive}");
				prop_assert!(receive < pool.inventory.reserve(sold.other()));
			},
			// Only a constant price empties a pool.
			Err(MathError::Insufficient) => prop_assert_eq!(pool.curve.k().numerator, 0),
			Err(reason) => prop_assert!(pool.inventory.reserve(sold).checked_add(pay).is_none(), "{reason:?}"),
		}
	}

	#[test]
	fn an_amount_in_is_the_least_that_is_enough(pool in pmm_pools(), sold in sides(), part in parts()) {
		let receive = match part.of {
			0 | 1 => u128::try_from((BigUint::from(pool.inventory.reserve(sold.other())) * part.parts.min(1024)) >> 10u32).unwrap(),
			2 => pool.inventory.surplus(sold.other()),
			3 => 1,
			_ => part.amount,
		};
		match pool.exact_out(sold, receive) {
			Ok(pay) => {
				prop_assert!(pool.exact_in(sold, pay).map_or(true, |got| got >= receive), "{pay}");
				if let Some(less) = pay.checked_sub(1) {
					prop_assert!(pool.exact_in(sold, less).unwrap() < receive, "{pay}");
				}
			},
			Err(MathError::Insufficient) => prop_assert!(receive >= pool.inventory.reserve(sold.other())),
			// The amount in needs more than 128 bits: not even the largest amount buys it.
			Err(_) => prop_assert!(pool.exact_in(sold, u128::MAX).map_or(true, |got| got < receive)),
		}
	}

	#[test]
	fn the_mid_price_is_the_derivative(pool in pmm_pools()) {
		let exact = model_mid(&pool);
		let bound = |bits: i32| of_fraction(2, 1).pow(bits);
		match pool.curve.mid(&pool.inventory, &pool.guide) {
			Ok(mid) => {
				let mid = of_ratio(&mid);
				prop_assert!(mid <= exact);
				prop_assert!((&exact - &mid) * bound(250) <= exact);
			},
			Err(_) => prop_assert!(exact > bound(255) || exact < bound(-253)),
		}
	}

	#[test]
	fn a_larger_payment_gets_no_less_and_moves_the_price_further(pool in pmm_pools(), sold in sides(), part in parts(), more in parts()) {
		let pay = pool.scaled(sold, part);
		let most = pay.saturating_add(pool.scaled(sold, more));
		let mut after = pool;
		if let (Ok(less), Ok(receive)) = (pool.exact_in(sold, pay), pool.exact_in(sold, most)) {
			prop_assert!(less <= receive);
			if after.sell(sold, pay).is_some() && after.inventory.stance().is_ok() {
				match sold {
					Side::Base => prop_assert!(model_mid(&after) <= model_mid(&pool)),
					Side::Quote => prop_assert!(model_mid(&after) >= model_mid(&pool)),
				}
			}
		}
	}

	#[test]
	fn depth_is_the_most_that_may_be_sold_within_the_band(pool in pmm_pools(), sold in sides(), parts in 0u32..1_200) {
		let band = Fraction::new(parts, 1_000);
		let Ok(depth) = pool.curve.depth(&pool.inventory, &pool.guide, sold, band) else { return Ok(()) };
		let guide = rational(pool.guide.numerator, pool.guide.denominator);
		let beyond = |pool: &Pool<Pmm>| match sold {
			Side::Quote => model_mid(pool) > &guide * of_fraction(1_000 + parts, 1_000),
			Side::Base => parts < 1_000 && model_mid(pool) < &guide * of_fraction(1_000 - parts, 1_000),
		};
		let mut after = pool;
		if depth == 0 || pool.inventory.reserve(sold).checked_add(depth).is_none() {
			return Ok(());
		}
		prop_assert!(after.sell(sold, depth).is_some());
		if after.inventory.stance().is_ok() {
			prop_assert!(!beyond(&after), "{depth}");
		}
		// The next amount that buys a unit more moves the price beyond the band, unless the pool
		// has no more.
		let Ok(last) = pool.exact_in(sold, depth + 1) else { return Ok(()) };
		let mut further = pool;
		let pay = further.exact_out(sold, last + 1);
		if pay.is_ok_and(|pay| further.sell(sold, pay).is_some()) && further.inventory.stance().is_ok() && further.curve.k().numerator > 0 {
			prop_assert!(beyond(&further), "{depth}");
		}
	}

	#[test]
	fn the_way_back_ends_at_its_band(pool in pmm_pools(), sold in sides(), parts in 0u32..1_000) {
		let band = Fraction::new(parts, 1_000);
		let Ok(amount) = pool.curve.approach(&pool.inventory, &pool.guide, sold, band) else { return Ok(()) };
		let guide = rational(pool.guide.numerator, pool.guide.denominator);
		let beyond = |pool: &Pool<Pmm>| match sold {
			Side::Base => model_mid(pool) > &guide * of_fraction(1_000 + parts, 1_000),
			Side::Quote => model_mid(pool) < &guide * of_fraction(1_000 - parts, 1_000),
		};
		if amount == 0 {
			prop_assert!(!beyond(&pool));
			return Ok(());
		}
		let (mut there, mut before) = (pool, pool);
		prop_assert!(amount <= pool.inventory.shortage(sold));
		if there.sell(sold, amount).is_some() && there.inventory.stance().is_ok() {
			prop_assert!(!beyond(&there), "{amount}");
		}
		if amount > 1 && before.sell(sold, amount - 1).is_some() && before.inventory.stance().is_ok() && pool.curve.k().numerator > 0 {
			prop_assert!(beyond(&before), "{amount}");
		}
	}

	#[test]
	fn a_regressed_target_is_the_floor_of_the_curve(pool in pmm_pools(), fee in parts(), side in sides()) {
		let mut richer = pool;
		let fee = richer.scaled(side, fee);
		let Ok(inventory) = richer.inventory.traded(side, fee, 0) else { return Ok(()) };
		richer.inventory = inventory;
		let Ok(regressed) = richer.curve.regress(&inventory, &richer.guide) else { return Ok(()) };
		richer.inventory = regressed;
		let Some(short) = regressed.stance().unwrap().short() else {
			prop_assert_eq!(regressed, Inventory::at_target(inventory.base, inventory.quote));
			return Ok(());
		};
		let surplus = regressed.surplus(short.other());
		let compare = |target| Leg { target, ..Leg::of(&richer, short) }.compare(target, regressed.reserve(short), surplus);
		prop_assert!(compare(regressed.target(short)) != Ordering::Greater);
		prop_assert!(compare(regressed.target(short) + 1) == Ordering::Greater);
		prop_assert_eq!(regressed.target(short.other()), inventory.target(short.other()));
		prop_assert_eq!(richer.curve.regress(&regressed, &richer.guide), Ok(regressed));
		// A gift never lowers a target.
		prop_assert!(regressed.target(short) >= inventory.target(short) || inventory.shortage(short) == 0 || !holds(&richer, &inventory));
	}
}
