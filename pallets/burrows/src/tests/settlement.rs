//! The proceeds of a slice repay the debt of its burrow.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
use huxian_math::auction::{Settlement, SlicePart};
use huxian_traits::auctions::{BurrowSettlement, Settled};

#[test]
fn a_sale_below_the_threshold_pays_the_penalty_and_repays_with_the_rest() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let settlement = Settlement {
			slice_kit: 400 * UNIT,
			warranted: true,
			penalty: 40 * UNIT,
			to_repay: 360 * UNIT,
			repaid: 360 * UNIT,
			excess: 0,
		};
		let settled = sell(slice_of(id).id, 400 * UNIT);

		assert_eq!(settled, Settled { owner: ALICE, settlement, closed_with_debt: false });
		let position = stored(id).position;
		assert_eq!((position.collateral, position.debt, position.at_auction), (189 * UNIT, 45 * UNIT, 0));
		assert_eq!(Outstanding::get(), 45 * UNIT);
		// The auctions burn the penalty or pay it out.
		assert_eq!(Kit::free_balance(AUCTIONEER), 40 * UNIT);
		assert_eq!(last_event(), Event::ProceedsReceived { burrow: id, kit: 360 * UNIT, debt: 45 * UNIT });
	});
}

#[test]
fn a_sale_at_the_threshold_pays_no_penalty() {
	execute(|| {
		let (one, two) = (liquidatable(405), liquidatable(405));
		mark(one);
		mark(two);
		let settlement = sell(slice_of(one).id, 615_600 * MILLI).settlement;
		assert_eq!((settlement.warranted, settlement.penalty), (false, 0));
		assert_eq!((settlement.repaid, settlement.excess), (405 * UNIT, 210_600 * MILLI));

		// One unit less is warranted.
		let settlement = sell(slice_of(two).id, 615_600 * MILLI - 1).settlement;
		assert_eq!((settlement.warranted, settlement.penalty), (true, 61_560 * MILLI));
		assert_eq!(settlement.repaid, 405 * UNIT);
	});
}

#[test]
fn a_slice_has_its_share_of_the_proceeds_of_the_lot() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		// 800 of 1 600 HUX bring half of 1 000 KIT. A tenth of it is forfeited.
		let settlement = settle(slice_of(id).id, 1_600 * UNIT, 1_000 * UNIT).settlement;
		assert_eq!((settlement.slice_kit, settlement.penalty), (500 * UNIT, 50 * UNIT));
		assert_eq!((settlement.repaid, settlement.excess), (405 * UNIT, 45 * UNIT));
	});
}

#[test]
fn debts_are_accrued_before_they_are_repaid() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		grow(1_100);
		// 445.5 KIT are owed, and 450 KIT are there to repay.
		let settlement = sell(slice_of(id).id, 500 * UNIT).settlement;
		assert_eq!((settlement.repaid, settlement.excess), (445_500 * MILLI, 4_500 * MILLI));
		assert_eq!((stored(id).position.debt, Outstanding::get()), (0, 0));
	});
}

#[test]
fn without_debt_the_owner_gets_all_proceeds() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		assert_ok!(Burrows::burn(signed(ALICE), id, 405 * UNIT));
		let settlement = sell(slice_of(id).id, 700 * UNIT).settlement;
		assert_eq!((settlement.repaid, settlement.excess), (0, 700 * UNIT));
		assert_eq!(last_event(), Event::ProceedsReceived { burrow: id, kit: 0, debt: 0 });
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
	});
}

#[test]
fn the_last_slice_of_a_closed_burrow_writes_off_the_debt_that_it_does_not_repay() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		let settled = sell(slice_of(id).id, 400 * UNIT);

		assert!(settled.closed_with_debt);
		assert_eq!(settled.settlement.repaid, 360 * UNIT);
		let ours = events();
		let [.., proceeds, bad_debt] = ours.as_slice() else { panic!("two events") };
		assert_eq!(*proceeds, Event::ProceedsReceived { burrow: id, kit: 360 * UNIT, debt: 90 * UNIT });
		assert_eq!(*bad_debt, Event::BadDebt { burrow: id, debt: 90 * UNIT });
		assert_eq!((stored(id).position.debt, Outstanding::get()), (0, 0));
	});
}

#[test]
fn only_the_last_slice_writes_debt_off() {
	execute(|| {
		// Kit rises to three HUX. The 189 HUX that were left go to auction as well, less 10.189.
		// Then the burrow is closed.
		let id = liquidatable(405);
		mark(id);
		let first = slice_of(id).id;
		Price::set((300, 300));
		mark(id);
		mark(id);
		assert_eq!(stored(id).position.at_auction, 978_811 * MILLI);

		// 180 of 200 KIT repay.
		assert!(sell(first, 200 * UNIT).closed_with_debt);
		assert_eq!((stored(id).position.debt, Outstanding::get()), (225 * UNIT, 225 * UNIT));
		// 90 of 100 KIT repay.
		assert!(sell(slice_of(id).id, 100 * UNIT).closed_with_debt);
		assert_eq!(last_event(), Event::BadDebt { burrow: id, debt: 135 * UNIT });
		assert_eq!((stored(id).position.debt, Outstanding::get()), (0, 0));
	});
}

#[test]
fn a_closed_burrow_whose_slices_cover_its_debt_leaves_no_bad_debt() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		let settled = sell(slice_of(id).id, 600 * UNIT);
		assert!(!settled.closed_with_debt);
		assert_eq!((settled.settlement.repaid, settled.settlement.excess), (450 * UNIT, 90 * UNIT));
		assert_eq!(last_event(), Event::ProceedsReceived { burrow: id, kit: 450 * UNIT, debt: 0 });
	});
}

#[test]
fn a_burrow_that_was_activated_again_still_owes() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		assert_ok!(Burrows::activate(signed(ALICE), id, 110 * UNIT));
		assert!(!sell(slice_of(id).id, 400 * UNIT).closed_with_debt);
		assert_eq!((stored(id).position.collateral, stored(id).position.debt), (100 * UNIT, 90 * UNIT));
	});
}

#[test]
fn a_settlement_that_fails_changes_nothing() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let part = slice_of(id).part;
		let settle = |burrow, part: &SlicePart, lot| {
			<Burrows as BurrowSettlement<u64>>::settle(burrow, part, lot, 400 * UNIT, &AUCTIONEER)
		};
		// The auctions have no kit to pay with.
		assert_noop!(settle(id, &part, part.amount), TokenError::FundsUnavailable);
		assert_noop!(settle(7, &part, part.amount), Error::<Test>::UnknownBurrow);
		// A slice larger than its lot, and one larger than the collateral at auction.
		assert_noop!(settle(id, &part, part.amount - 1), Error::<Test>::ArithmeticOverflow);
		let larger = SlicePart { amount: part.amount + 1, ..part };
		assert_noop!(settle(id, &larger, larger.amount), Error::<Test>::ArithmeticOverflow);
		Started::set(false);
		assert_noop!(settle(id, &part, part.amount), NOT_STARTED);
		Started::set(true);
	});
}

#[test]
fn the_collateral_of_a_burrow_at_auction_can_be_read() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		assert_eq!(<Burrows as BurrowSettlement<u64>>::at_auction(id), 800 * UNIT);
		assert_eq!(<Burrows as BurrowSettlement<u64>>::at_auction(7), 0);
	});
}
