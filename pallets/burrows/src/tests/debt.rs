//! Debts grow with the adjustment index.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;

#[test]
fn touching_accrues_a_debt() {
	execute(|| {
		let id = burrow(1_000, 100);
		grow(1_050);
		assert_ok!(Burrows::touch(signed(CHARLIE), id));

		assert_eq!(stored(id).position.debt, 105 * UNIT);
		assert_eq!(last_event(), Event::Touched { burrow: id, debt: 105 * UNIT });
		assert_noop!(Burrows::touch(signed(CHARLIE), 7), Error::<Test>::UnknownBurrow);
	});
}

#[test]
fn touching_with_an_unchanged_index_changes_no_debt() {
	execute(|| {
		let id = burrow(1_000, 100);
		let before = stored(id);
		assert_ok!(Burrows::touch(signed(ALICE), id));
		assert_eq!(stored(id), before);
	});
}

#[test]
fn debts_shrink_while_the_imbalance_rate_is_negative() {
	execute(|| {
		let id = burrow(1_000, 100);
		grow(950);
		assert_ok!(Burrows::touch(signed(ALICE), id));
		assert_eq!(stored(id).position.debt, 95 * UNIT);
	});
}

#[test]
fn every_operation_uses_the_accrued_debt() {
	execute(|| {
		// 210 HUX cover 100 KIT to the unit. Later 105 KIT are owed.
		let id = burrow(210, 100);
		grow(1_050);
		assert_noop!(Burrows::mint(signed(ALICE), id, 1), Error::<Test>::Overburrowed);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, 1), Error::<Test>::Overburrowed);
		assert_noop!(Burrows::burn(signed(ALICE), id, 100 * UNIT), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::burn(signed(ALICE), id, 5 * UNIT));
		assert_eq!(stored(id).position.debt, 100 * UNIT);
	});
}

#[test]
fn a_growing_debt_is_rounded_up() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::mint(signed(ALICE), id, 100 * UNIT + 1));
		grow(1_001);
		assert_ok!(Burrows::touch(signed(ALICE), id));
		// The exact debt is 100.1 KIT and 1.001 units; the index lies a little below 1.001.
		assert_eq!(stored(id).position.debt, 100 * UNIT + UNIT / 10 + 2);
		assert_eq!(stored(id).accruals, 1);
	});
}

#[test]
fn an_index_that_breaks_the_arithmetic_changes_nothing() {
	execute(|| {
		let id = burrow(1_000, 100);
		crate::Burrows::<Test>::mutate(id, |record| {
			record.as_mut().unwrap().position.adjustment_index = huxian_math::Fixed::ZERO
		});
		assert_noop!(Burrows::touch(signed(ALICE), id), Error::<Test>::ArithmeticOverflow);
		crate::Burrows::<Test>::mutate(id, |record| {
			record.as_mut().unwrap().position.adjustment_index = huxian_math::Fixed::ONE
		});
	});
}
