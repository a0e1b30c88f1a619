//! Effects of a liquidation, and the accounts that may ask for one.

use crate::{mock::*, Error, Event};
use frame::{
	testing_prelude::*,
	token::fungible::{Inspect, MutateFreeze},
	traits::LockableCurrency,
};
use huxian_math::{auction::SlicePart, LiquidationKind::*};

#[test]
fn a_burrow_is_safe_up_to_its_limit_to_the_unit() {
	execute(|| {
		// 250 KIT need exactly 950 HUX at two HUX per KIT: 250 · 1.9 · 2.
		let id = burrow(950, 250);
		Price::set((200, 200));
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), Error::<Test>::NotLiquidatable);
		Price::set((201, 201));
		mark(id);
	});
}

#[test]
fn liquidation_is_refused_without_burrow_debt_or_signature() {
	execute(|| {
		let (idle, closed) = (burrow(100, 0), burrow(100, 0));
		assert_ok!(Burrows::deactivate(signed(ALICE), closed));
		Price::set((10_000, 10_000));
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), 7), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), idle), Error::<Test>::NotLiquidatable);
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), closed), Error::<Test>::NotLiquidatable);
		assert_noop!(Burrows::mark_for_liquidation(RuntimeOrigin::none(), idle), DispatchError::BadOrigin);
		Started::set(false);
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), idle), NOT_STARTED);
		Started::set(true);
	});
}

#[test]
fn a_partial_liquidation_auctions_enough_to_cover_the_burrow() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);

		let position = stored(id).position;
		assert_eq!((position.active, position.collateral, position.at_auction), (true, 189 * UNIT, 800 * UNIT));
		assert_eq!(position.debt, 405 * UNIT);
		// 189 and the new creation deposit.
		assert_eq!(held(ALICE), 199);
		assert_eq!(Hux::free_balance(AUCTIONEER), EXISTENTIAL_DEPOSIT + 800 * UNIT);
		// Unwarranted are proceeds of 1.9 times the part of the debt: 800 · 1.9 · 405 / 1 000.
		let part = SlicePart { amount: 800 * UNIT, min_kit_for_unwarranted: Some(615_600 * MILLI) };
		assert_eq!(slice_of(id).part, part);
		assert_eq!(
			last_event(),
			Event::Liquidated {
				burrow: id,
				kind: Partial,
				finder: Some(CHARLIE),
				reward: 11 * UNIT,
				auctioned: 800 * UNIT,
				collateral: 189 * UNIT,
				debt: 405 * UNIT,
			}
		);
	});
}

#[test]
fn the_finder_gets_the_creation_deposit_and_a_thousandth() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		assert_eq!(Hux::free_balance(CHARLIE), ENDOWMENT + 11 * UNIT);
		assert_eq!(Dripped::get(), 0);
	});
}

#[test]
fn the_owner_may_be_the_finder() {
	execute(|| {
		let id = liquidatable(405);
		assert_ok!(Burrows::mark_for_liquidation(signed(ALICE), id));
		assert_eq!(Hux::free_balance(ALICE), ENDOWMENT - 1_010 * UNIT + 11 * UNIT);
		assert_eq!(held(ALICE), 199);
	});
}

#[test]
fn after_a_partial_liquidation_a_burrow_is_safe_but_cannot_mint_or_withdraw() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), Error::<Test>::NotLiquidatable);
		// Collateral at auction does not count.
		assert_noop!(Burrows::mint(signed(ALICE), id, 1), Error::<Test>::Overburrowed);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, 1), Error::<Test>::Overburrowed);
	});
}

#[test]
fn a_complete_liquidation_auctions_everything() {
	execute(|| {
		// To be covered again it would need to auction 1 012 HUX: (450 · 2.1 · 2 − 989) / 0.89.
		let id = liquidatable(450);
		mark(id);

		let position = stored(id).position;
		assert_eq!((position.active, position.collateral, position.at_auction), (true, 0, 989 * UNIT));
		assert_eq!(held(ALICE), 10);
		// 989 · 1.9 · 450 / 1 000.
		let part = SlicePart { amount: 989 * UNIT, min_kit_for_unwarranted: Some(845_595 * MILLI) };
		assert_eq!(slice_of(id).part, part);
		assert_eq!(liquidations(), [(id, Complete)]);
	});
}

#[test]
fn after_a_complete_liquidation_the_next_one_closes_the_burrow() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		assert_ok!(Burrows::mark_for_liquidation(signed(BOB), id));

		let position = stored(id).position;
		assert_eq!((position.active, position.collateral, position.at_auction), (false, 0, 989 * UNIT));
		// Only the creation deposit was left.
		assert_eq!(held(ALICE), 0);
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 10 * UNIT);
		// Its slice may still repay the debt.
		assert_eq!((position.debt, Slices::get().len()), (450 * UNIT, 1));
		assert_eq!(liquidations(), [(id, Complete), (id, Close)]);
		assert_noop!(Burrows::mark_for_liquidation(signed(BOB), id), Error::<Test>::NotLiquidatable);
	});
}

#[test]
fn a_burrow_that_cannot_pay_another_creation_deposit_is_closed() {
	execute(|| {
		// 100 KIT require 8.4 HUX at 0.04 HUX per KIT to be minted, and 11.4 at 0.06 to be safe.
		Price::set((4, 4));
		let id = burrow(10, 100);
		Price::set((6, 6));
		mark(id);

		let position = stored(id).position;
		assert_eq!((position.active, position.collateral, position.at_auction), (false, 0, 9_990 * MILLI));
		assert_eq!(held(ALICE), 0);
		assert_eq!(Hux::free_balance(CHARLIE), ENDOWMENT + 10_010 * MILLI);
		// 9.99 · 1.9 · 100 / 10.
		assert_eq!(slice_of(id).part.min_kit_for_unwarranted, Some(189_810 * MILLI));
		assert_eq!(liquidations(), [(id, Close)]);
	});
}

#[test]
fn an_empty_slice_is_not_queued() {
	execute(|| {
		// Less a thousandth 10 HUX are left: the next creation deposit and nothing else.
		Price::set((4, 4));
		let id = burrow(10, 100);
		assert_ok!(Burrows::deposit(signed(ALICE), id, 10_010_010_010));
		Price::set((6, 6));
		mark(id);
		assert_eq!(liquidations(), [(id, Complete)]);
		assert_eq!((stored(id).position.at_auction, Slices::get().len()), (0, 0));

		mark(id);
		assert_eq!(liquidations(), [(id, Complete), (id, Close)]);
		assert_eq!(Slices::get().len(), 0);
	});
}

#[test]
fn closing_with_nothing_left_at_auction_writes_the_debt_off() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		// A tenth of 400 KIT is forfeited and 360 repay. The active burrow still owes 90.
		sell(slice_of(id).id, 400 * UNIT);
		assert_eq!((stored(id).position.debt, Outstanding::get()), (90 * UNIT, 90 * UNIT));

		mark(id);
		assert_eq!(liquidations(), [(id, Complete), (id, Close)]);
		assert_eq!(last_event(), Event::BadDebt { burrow: id, debt: 90 * UNIT });
		assert_eq!((stored(id).position.debt, Outstanding::get()), (0, 0));
	});
}

#[test]
fn closing_with_something_left_at_auction_writes_nothing_off() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		assert!(!events().iter().any(|event| matches!(event, Event::BadDebt { .. })));
		assert_eq!(Outstanding::get(), 450 * UNIT);
	});
}

#[test]
fn a_debt_is_accrued_before_the_burrow_is_judged() {
	execute(|| {
		// At 1.25 HUX 405 KIT need 962 HUX, and 445.5 KIT 1 058.
		let id = burrow(1_000, 405);
		Price::set((125, 125));
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), Error::<Test>::NotLiquidatable);
		grow(1_100);
		mark(id);

		let position = stored(id).position;
		assert_eq!((position.debt, stored(id).accruals), (445_500 * MILLI, 1));
		// (445.5 · 2.1 · 1.25 − 989) / 0.89 = 202.7387...
		assert_eq!(position.at_auction, 202_738_764_044_944);
		assert_eq!(position.collateral, 989 * UNIT - 202_738_764_044_944);
	});
}

#[test]
fn safety_depends_on_the_lower_price_and_the_slice_on_the_higher() {
	execute(|| {
		let id = liquidatable(405);
		// It needs 769.5 HUX at one HUX per KIT, and 1 154 at one and a half.
		Price::set((200, 100));
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), Error::<Test>::NotLiquidatable);
		Price::set((200, 150));
		mark(id);
		assert_eq!(stored(id).position.at_auction, 800 * UNIT);
	});
}

#[test]
fn a_stale_price_does_not_stop_liquidation_at_the_last_price() {
	execute(|| {
		let id = liquidatable(405);
		Fresh::set(false);
		mark(id);
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn a_freeze_or_a_lock_does_not_protect_collateral() {
	execute(|| {
		let id = liquidatable(405);
		let all = <Hux as Inspect<u64>>::total_balance(&ALICE);
		assert_ok!(Hux::set_freeze(&(), &ALICE, all));
		Hux::set_lock(*b"vesting ", &ALICE, all, WithdrawReasons::all());
		// Alice can move nothing.
		assert!(Hux::transfer_allow_death(signed(ALICE), BOB, UNIT).is_err());

		mark(id);
		assert_eq!((held(ALICE), Hux::free_balance(CHARLIE)), (199, ENDOWMENT + 11 * UNIT));
		assert_eq!(Hux::free_balance(AUCTIONEER), EXISTENTIAL_DEPOSIT + 800 * UNIT);
	});
}

#[test]
fn an_offer_ends_when_the_burrow_is_closed() {
	execute(|| {
		let id = liquidatable(450);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		mark(id);
		assert_eq!(stored(id).new_owner, Some(BOB));
		mark(id);
		assert_eq!(stored(id).new_owner, None);
		assert_noop!(accept(BOB, id), Error::<Test>::BurrowClosed);
	});
}

#[test]
fn a_burrow_whose_slice_cannot_be_queued_is_not_liquidated() {
	execute(|| {
		let id = liquidatable(405);
		Refusing::set(true);
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), REFUSED);
		Refusing::set(false);
		mark(id);
	});
}
