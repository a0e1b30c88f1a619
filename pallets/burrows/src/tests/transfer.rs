//! Burrows move to another owner.

use crate::{mock::*, Error, Event, OwnedBy, Rights};
use frame::testing_prelude::*;
use huxian_traits::Balance;

#[test]
fn a_burrow_moves_when_the_new_owner_accepts() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		assert_eq!(last_event(), Event::TransferOffered { burrow: id, new_owner: Some(BOB) });
		// Until then Alice owns it.
		assert_ok!(Burrows::mint(signed(ALICE), id, UNIT));

		assert_ok!(accept(BOB, id));
		assert_eq!(last_event(), Event::Transferred { burrow: id, from: ALICE, to: BOB, version: 1 });
		assert_eq!((held(ALICE), held(BOB)), (0, 1_010));
		let key = id.to_be_bytes();
		assert!(!OwnedBy::<Test>::contains_key(ALICE, key) && OwnedBy::<Test>::contains_key(BOB, key));
		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::mint(signed(BOB), id, UNIT));
	});
}

#[test]
fn a_change_of_owner_ends_all_rights() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::grant(signed(ALICE), id, CHARLIE, Rights { mint: true, ..Default::default() }, None));
		assert_ok!(Burrows::set_open(signed(ALICE), id, true, true));
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		assert_ok!(accept(BOB, id));

		assert_eq!(stored(id).version, 1);
		assert_noop!(Burrows::mint(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn only_the_account_that_it_is_offered_to_accepts_and_only_once() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(accept(BOB, id), Error::<Test>::NotOffered);
		assert_noop!(accept(BOB, 7), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::transfer(signed(ALICE), 7, BOB), Error::<Test>::UnknownBurrow);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		assert_noop!(accept(CHARLIE, id), Error::<Test>::NotOfferedToYou);
		assert_ok!(accept(BOB, id));
		assert_noop!(accept(BOB, id), Error::<Test>::NotOffered);
	});
}

#[test]
fn an_offer_to_the_owner_withdraws_the_offer() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		assert_ok!(Burrows::transfer(signed(ALICE), id, ALICE));
		assert_eq!(last_event(), Event::TransferOffered { burrow: id, new_owner: None });
		assert_noop!(accept(BOB, id), Error::<Test>::NotOffered);
	});
}

#[test]
fn an_owner_with_other_burrows_keeps_their_hold() {
	execute(|| {
		let (one, two) = (burrow(1_000, 100), burrow(500, 0));
		assert_ok!(Burrows::transfer(signed(ALICE), one, BOB));
		assert_ok!(accept(BOB, one));
		assert_eq!((held(ALICE), held(BOB)), (510, 1_010));
		assert_eq!(stored(two).owner, ALICE);
	});
}

#[test]
fn a_burrow_that_was_emptied_since_the_offer_is_not_taken_over() {
	execute(|| {
		// Bob looks at a burrow of 1 000 HUX and 100 KIT.
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		let accept = || Burrows::accept_transfer(signed(BOB), id, 1_000 * UNIT, 100 * UNIT);

		// Alice withdraws as much as possible.
		assert_ok!(Burrows::withdraw(signed(ALICE), id, UNIT));
		assert_noop!(accept(), Error::<Test>::CollateralBelowMinimum);
		assert_ok!(Burrows::deposit(signed(ALICE), id, UNIT));

		// Alice mints.
		assert_ok!(Burrows::mint(signed(ALICE), id, UNIT));
		assert_noop!(accept(), Error::<Test>::DebtAboveMaximum);
		assert_ok!(Burrows::burn(signed(ALICE), id, UNIT));
		assert_ok!(accept());
		assert_eq!(stored(id).owner, BOB);
	});
}

#[test]
fn the_debt_is_accrued_before_it_is_taken_over() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		grow(1_100);
		let accept = |max_debt| Burrows::accept_transfer(signed(BOB), id, 0, max_debt);
		assert_noop!(accept(110 * UNIT - 1), Error::<Test>::DebtAboveMaximum);
		assert_ok!(accept(110 * UNIT));
		assert_eq!(stored(id).position.debt, 110 * UNIT);
	});
}

#[test]
fn a_burrow_that_was_liquidated_since_the_offer_is_not_taken_over() {
	execute(|| {
		let id = liquidatable(405);
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		mark(id);
		// 189 of 1 000 HUX are left.
		let accept = |min_collateral| Burrows::accept_transfer(signed(BOB), id, min_collateral, Balance::MAX);
		assert_noop!(accept(1_000 * UNIT), Error::<Test>::CollateralBelowMinimum);
		assert_ok!(accept(189 * UNIT));
	});
}
