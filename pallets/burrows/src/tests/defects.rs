//! Defects of the reference that must not come back.
//!
//! The numbers are those of its own list (its section 12). Defects 1, 7 and 10 are tested with the
//! auctions, 6 with the controller; 2, 8 and 9 concern several pallets.

use crate::{mock::*, Error};
use frame::testing_prelude::*;
use huxian_math::LiquidationKind::*;

/// A check of one slice let the owner act while the proceeds of another slice were unsettled.
#[test]
fn defect_2_the_check_covers_all_slices_of_a_burrow() {
	execute(|| {
		// Two slices: kit rises to three HUX after the first.
		let id = liquidatable(405);
		mark(id);
		Price::set((300, 300));
		mark(id);
		assert_eq!(Slices::get().len(), 2);
		// The second one was sold before the first.
		Unsettled::set(Some(id));
		assert_noop!(Burrows::deposit(signed(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		let second = Slices::get().pop().unwrap().id;
		sell(second, 100 * UNIT);
		Unsettled::set(None);
		assert_ok!(Burrows::deposit(signed(ALICE), id, UNIT));
	});
}

/// Collateral deposited into an inactive burrow was lost when it was activated.
#[test]
fn defect_3_activation_overwrites_nothing() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		assert_noop!(Burrows::deposit(signed(ALICE), id, 7 * UNIT), Error::<Test>::BurrowClosed);
		assert_ok!(Burrows::activate(signed(ALICE), id, 17 * UNIT));

		let position = stored(id).position;
		assert_eq!((position.collateral, position.at_auction, position.debt), (7 * UNIT, 989 * UNIT, 450 * UNIT));
		assert_eq!(held(ALICE), 17);
	});
}

/// An inactive burrow could mint and was never liquidatable.
#[test]
fn defect_4_a_closed_burrow_cannot_mint() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		Price::set((1, 1));
		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::burn(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
	});
}

/// The threshold of the penalty was derived from the burrow after its liquidation.
///
/// So hardly any partial liquidation paid the penalty, and every complete one did.
#[test]
fn defect_5_the_penalty_is_decided_by_the_burrow_before_liquidation() {
	execute(|| {
		let (partial, complete) = (liquidatable(405), liquidatable(450));
		mark(partial);
		mark(complete);
		assert_eq!(liquidations(), [(partial, Partial), (complete, Complete)]);
		// By the burrow afterwards the threshold would be 361.9 KIT: 800 · 1.9 · 45 / 189.
		// Then proceeds of 500 KIT would have cost nothing.
		assert_eq!(sell(slice_of(partial).id, 500 * UNIT).settlement.penalty, 50 * UNIT);
		// The complete liquidation would have cost a tenth at any price.
		assert_eq!(sell(slice_of(complete).id, 846 * UNIT).settlement.penalty, 0);
	});
}

/// A price of zero was accepted, and stopped the block hook.
#[test]
fn defect_8_a_price_of_zero_liquidates_no_burrow_and_stops_nothing() {
	execute(|| {
		let (sliced, other) = (liquidatable(405), liquidatable(405));
		mark(sliced);
		Price::set((0, 0));
		assert_eq!(sweep(), sweep_weight(0));
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), other), Error::<Test>::NotLiquidatable);
		// The expected proceeds of its slice are not computable.
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), sliced), Error::<Test>::ArithmeticOverflow);
		assert_ok!(Burrows::deposit(signed(ALICE), sliced, UNIT));
		assert_ok!(Burrows::burn(signed(ALICE), sliced, UNIT));
		sell(slice_of(sliced).id, 400 * UNIT);
	});
}

/// The proceeds of an auction repaid the debt as of the last touch.
#[test]
fn defect_9_debts_grow_until_they_are_repaid() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		grow(1_200);
		// 486 − 360 KIT. The defect gave (405 − 360) · 1.2.
		sell(slice_of(id).id, 400 * UNIT);
		assert_eq!((stored(id).position.debt, Outstanding::get()), (126 * UNIT, 126 * UNIT));
	});
}
