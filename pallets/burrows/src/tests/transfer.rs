//! A burrow changes hands.

use crate::{mock::*, Error, Event, OwnedBy, Rights};
use frame::testing_prelude::*;

#[test]
fn a_burrow_changes_hands_when_the_new_owner_accepts() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(by(ALICE), id, BOB));
		assert_eq!(last_event(), Event::TransferOffered { burrow: id, new_owner: Some(BOB) });
		// Until then it is Alice's.
		assert_ok!(Burrows::mint(by(ALICE), id, UNIT));

		assert_ok!(Burrows::accept_transfer(by(BOB), id));
		assert_eq!(last_event(), Event::Transferred { burrow: id, from: ALICE, to: BOB, version: 1 });
		assert_eq!((held(ALICE), held(BOB)), (0, 1_010));
		assert!(!OwnedBy::<Test>::contains_key(ALICE, id) && OwnedBy::<Test>::contains_key(BOB, id));
		assert_noop!(Burrows::mint(by(ALICE), id, UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::mint(by(BOB), id, UNIT));
	});
}

#[test]
fn a_change_of_hands_ends_all_rights() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::grant(by(ALICE), id, CHARLIE, Rights { mint: true, ..Default::default() }, None));
		assert_ok!(Burrows::set_open(by(ALICE), id, true, true));
		assert_ok!(Burrows::transfer(by(ALICE), id, BOB));
		assert_ok!(Burrows::accept_transfer(by(BOB), id));

		assert_eq!(stored(id).version, 1);
		assert_noop!(Burrows::mint(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn only_the_account_it_is_offered_to_can_accept_and_only_once() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::accept_transfer(by(BOB), id), Error::<Test>::NotOffered);
		assert_noop!(Burrows::accept_transfer(by(BOB), 7), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::transfer(by(ALICE), 7, BOB), Error::<Test>::UnknownBurrow);
		assert_ok!(Burrows::transfer(by(ALICE), id, BOB));
		assert_noop!(Burrows::accept_transfer(by(CHARLIE), id), Error::<Test>::NotOfferedToYou);
		assert_ok!(Burrows::accept_transfer(by(BOB), id));
		assert_noop!(Burrows::accept_transfer(by(BOB), id), Error::<Test>::NotOffered);
	});
}

#[test]
fn offering_it_to_oneself_withdraws_the_offer() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::transfer(by(ALICE), id, BOB));
		assert_ok!(Burrows::transfer(by(ALICE), id, ALICE));
		assert_eq!(last_event(), Event::TransferOffered { burrow: id, new_owner: None });
		assert_noop!(Burrows::accept_transfer(by(BOB), id), Error::<Test>::NotOffered);
	});
}

#[test]
fn an_owner_with_other_burrows_keeps_what_they_need() {
	execute(|| {
		let (one, two) = (burrow(1_000, 100), burrow(500, 0));
		assert_ok!(Burrows::transfer(by(ALICE), one, BOB));
		assert_ok!(Burrows::accept_transfer(by(BOB), one));
		assert_eq!((held(ALICE), held(BOB)), (510, 1_010));
		assert_eq!(stored(two).owner, ALICE);
	});
}
