//! No pool, however absurd, makes a curve panic. None is refused because of a wide intermediate.

use crate::{common::*, curve_model::*};
use huxian_math::{
	curve::{Curve, Guide, Inventory, Linear, Pmm, Shape, Side},
	Fraction, MathError,
};
use proptest::prelude::*;

fn shapes() -> impl Strategy<Value = Shape> {
	let shape = |(k, line): (Fraction, bool)| match line {
		true => Shape::Linear(Linear::new(k).unwrap()),
		false => Shape::Pmm(Pmm::new(k).unwrap()),
	};
	(slopes(), any::<bool>()).prop_map(shape)
}

fn inventories() -> impl Strategy<Value = Inventory> {
	(amounts(), amounts(), amounts(), amounts()).prop_map(|(base, quote, base_target, quote_target)| Inventory {
		base,
		quote,
		base_target,
		quote_target,
	})
}

fn any_guides() -> impl Strategy<Value = Guide> {
	(amounts(), amounts()).prop_map(|(numerator, denominator)| Guide { numerator, denominator })
}

fn bands() -> impl Strategy<Value = Fraction> {
	let numbers = || prop_oneof![Just(0u32), Just(1), Just(u32::MAX), any::<u32>()];
	(numbers(), numbers()).prop_map(|(numerator, denominator)| Fraction::new(numerator, denominator))
}

/// Near 2^128.
fn huge() -> impl Strategy<Value = u128> {
	prop_oneof![Just(u128::MAX), u128::MAX - 1_000..=u128::MAX, u128::MAX >> 1..=u128::MAX]
}

proptest! {
	#![proptest_config(cases(20_000))]

	#[test]
	fn no_curve_panics(shape in shapes(), inventory in inventories(), guide in any_guides(), sold in sides(), amount in amounts(), band in bands()) {
		let given = shape.exact_in(&inventory, &guide, sold, amount);
		if let Ok(given) = given {
			prop_assert!(given < inventory.reserve(sold.other()) || given == 0);
		}
		let asked = shape.exact_out(&inventory, &guide, sold, amount);
		if let (Ok(asked), Shape::Linear(_)) = (asked, shape) {
			prop_assert!(shape.exact_in(&inventory, &guide, sold, asked).map_or(true, |given| given >= amount));
		}
		let _ = (shape.mid(&inventory, &guide), shape.depth(&inventory, &guide, sold, band));
		let _ = shape.approach(&inventory, &guide, sold, band);
		if let Ok(regressed) = shape.regress(&inventory, &guide) {
			prop_assert_eq!((regressed.base, regressed.quote), (inventory.base, inventory.quote));
			if matches!(shape, Shape::Pmm(_)) {
				prop_assert!(regressed.stance().is_ok(), "{regressed:?}");
			}
		}
	}

	/// The formulas are those of the curve even if the targets make no sense with the holdings.
	#[test]
	fn any_consistent_inventory_is_answered_exactly(k in pmms(), inventory in inventories(), guide in any_guides(), sold in sides(), pay in amounts()) {
		let pool = Pool { curve: k, guide, inventory };
		if let Ok(receive) = pool.exact_in(sold, pay) {
			prop_assert!(is_floor(&pool, sold, pay, receive), "{receive}");
		}
	}

	#[test]
	fn no_quote_is_refused_for_an_intermediate(
		curve in pmms(), line in slopes(), stock in huge(), target in huge(), other in huge(), numerator in huge(), denominator in huge(), pay in amounts(), sold in sides(),
	) {
		let (stock, target, guide) = (stock.min(target), stock.max(target), Guide { numerator, denominator });
		// The bought token is short, with the largest numbers.
		let inventory = match sold {
			Side::Quote => Inventory { base: stock, base_target: target, quote: other, quote_target: other },
			Side::Base => Inventory { quote: stock, quote_target: target, base: other, base_target: other },
		};
		let fits = |result: Result<u128, MathError>| !matches!(result, Err(MathError::Overflow | MathError::Negative));
		prop_assert!(fits(curve.exact_in(&inventory, &guide, sold, pay)));
		prop_assert!(curve.mid(&inventory, &guide).is_ok());
		let line = Linear::new(line).unwrap();
		prop_assert!(fits(line.exact_in(&inventory, &guide, sold, pay)));
		prop_assert!(line.mid(&inventory, &guide).is_ok());
		// And back: the sold token is short.
		prop_assert!(stock == target || fits(curve.exact_in(&inventory, &guide, sold.other(), pay.min(target - stock))));
	}
}
