//! What was wrong in the reference and must not come back, by the numbers of its list of defects (its section 12).
//! Those that are not here are not of burrows: 1, 7 and 10 are of the auctions, 6 is of the controller; 2, 8 and 9 are of several.

use crate::{mock::*, Error};
use frame::testing_prelude::*;
use huxian_math::LiquidationKind::*;

/// A guard that looked at one slice of a burrow let its owner act while the proceeds of another were on their way.
#[test]
fn defect_2_the_guard_is_not_about_one_slice() {
	execute(|| {
		// Two slices: kit rises to three HUX after the first.
		let id = endangered(405);
		mark(id);
		Price::set((300, 300));
		mark(id);
		assert_eq!(Slices::get().len(), 2);
		// The second one was sold before the first.
		Unsettled::set(Some(id));
		assert_noop!(Burrows::deposit(by(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		let second = Slices::get().pop().unwrap().id;
		sell(second, 100 * UNIT);
		Unsettled::set(None);
		assert_ok!(Burrows::deposit(by(ALICE), id, UNIT));
	});
}

/// What was deposited into an inactive burrow was lost when it was activated.
#[test]
fn defect_3_activation_overwrites_nothing() {
	execute(|| {
		let id = endangered(450);
		mark(id);
		mark(id);
		assert_noop!(Burrows::deposit(by(ALICE), id, 7 * UNIT), Error::<Test>::Inactive);
		assert_ok!(Burrows::activate(by(ALICE), id, 17 * UNIT));

		let position = stored(id).position;
		assert_eq!((position.collateral, position.at_auction, position.debt), (7 * UNIT, 989 * UNIT, 450 * UNIT));
		assert_eq!(held(ALICE), 17);
	});
}

/// An inactive burrow could mint and was never liquidatable.
#[test]
fn defect_4_an_inactive_burrow_cannot_mint() {
	execute(|| {
		let id = endangered(450);
		mark(id);
		mark(id);
		Price::set((1, 1));
		assert_noop!(Burrows::mint(by(ALICE), id, UNIT), Error::<Test>::Inactive);
		assert_noop!(Burrows::withdraw(by(ALICE), id, UNIT), Error::<Test>::Inactive);
		assert_noop!(Burrows::burn(by(ALICE), id, UNIT), Error::<Test>::Inactive);
	});
}

/// The threshold of the penalty was derived from the burrow after its liquidation: next to nobody paid after a partial
/// one, and everybody after a complete one.
#[test]
fn defect_5_the_penalty_is_decided_by_the_burrow_before_liquidation() {
	execute(|| {
		let (partial, complete) = (endangered(405), endangered(450));
		mark(partial);
		mark(complete);
		assert_eq!(liquidations(), [(partial, Partial), (complete, Complete)]);
		// By what it is afterwards its slice would have been too good at 361.9 KIT (800 · 1.9 · 45 / 189), and 500
		// would have cost nothing.
		assert_eq!(sell(slice_of(partial).id, 500 * UNIT).settlement.penalty, 50 * UNIT);
		// And this one would have cost a tenth at any price.
		assert_eq!(sell(slice_of(complete).id, 846 * UNIT).settlement.penalty, 0);
	});
}

/// A price of zero was taken, and stopped the heartbeat.
#[test]
fn defect_8_a_price_of_zero_liquidates_nobody_and_stops_nothing() {
	execute(|| {
		let (sliced, other) = (endangered(405), endangered(405));
		mark(sliced);
		Price::set((0, 0));
		assert_eq!(sweep(), sweep_weight(0));
		assert_noop!(Burrows::mark_for_liquidation(by(CHARLIE), other), Error::<Test>::NotLiquidatable);
		// What its slice may bring has no answer.
		assert_noop!(Burrows::mark_for_liquidation(by(CHARLIE), sliced), Error::<Test>::ArithmeticOverflow);
		assert_ok!(Burrows::deposit(by(ALICE), sliced, UNIT));
		assert_ok!(Burrows::burn(by(ALICE), sliced, UNIT));
		sell(slice_of(sliced).id, 400 * UNIT);
	});
}

/// The proceeds of an auction repaid the debt of the day when the burrow was last touched.
#[test]
fn defect_9_debts_grow_until_they_are_repaid() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		grow(1_200);
		// 486 KIT less 360: not 405 less 360, grown.
		sell(slice_of(id).id, 400 * UNIT);
		assert_eq!((stored(id).position.debt, Outstanding::get()), (126 * UNIT, 126 * UNIT));
	});
}
