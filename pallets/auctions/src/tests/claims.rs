//! The winner takes the lot, whenever he likes.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;

/// A lot of 1 000 units of burrow 1, sold to Bob for as much.
fn sold() {
	lots_of(1_000);
	queue(1, 1_000);
	next_block();
	sell(0, BOB, 1_000);
	last_events();
}

#[test]
fn the_winner_has_the_lot() {
	execute(|| {
		sold();
		assert_ok!(Auctions::claim(by(BOB), 0));

		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 1_000);
		assert_eq!(Hux::free_balance(HOUSE), EXISTENTIAL_DEPOSIT);
		assert_eq!(last_events(), [Event::LotClaimed { auction: 0, winner: BOB, lot: 1_000 }]);
		assert!(is_over(0));
	});
}

#[test]
fn a_claim_waits_for_no_settlement() {
	execute(|| {
		fails(&[1]);
		sold();
		assert_ok!(Auctions::claim(by(BOB), 0));
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 1_000);
		assert_eq!(debtor(1).at_auction, 1_000);

		// The auction is over when its slices are settled as well.
		assert!(!is_over(0));
		fails(&[]);
		next_block();
		assert!(is_over(0));
		assert_eq!(debtor(1).at_auction, 0);
	});
}

#[test]
fn a_lot_waits_for_its_winner() {
	execute(|| {
		sold();
		assert_eq!(debtor(1).at_auction, 0);
		run(1_000);
		assert_ok!(Auctions::claim(by(BOB), 0));
	});
}

#[test]
fn a_lot_is_claimed_once() {
	execute(|| {
		fails(&[1]);
		sold();
		assert_ok!(Auctions::claim(by(BOB), 0));
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::AlreadyClaimed);

		fails(&[]);
		next_block();
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn nobody_but_the_winner_claims() {
	execute(|| {
		lots_of(1_000);
		queue(1, 1_000);
		next_block();
		assert_ok!(Auctions::bid(by(CHARLIE), 0, 1_000));
		sell(0, BOB, 2_000);

		for stranger in [ALICE, CHARLIE, DAVE, HOUSE] {
			assert_noop!(Auctions::claim(by(stranger), 0), Error::<Test>::NotWinner);
		}
	});
}

#[test]
fn nothing_is_claimed_before_the_bid_has_won() {
	execute(|| {
		lots_of(1_000);
		queue(1, 1_000);
		next_block();
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::NotCompleted);
		assert_ok!(Auctions::bid(by(BOB), 0, 1_000));
		run(INTERVAL - 1);
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::NotCompleted);
		next_block();
		assert_ok!(Auctions::claim(by(BOB), 0));
	});
}

#[test]
fn lots_are_claimed_in_any_order() {
	execute(|| {
		lots_of(1_000);
		queue(1, 3_000);
		next_block();
		for auction in 0..3 {
			assert_ok!(Auctions::bid(by(BOB), auction, 1_000));
		}
		run(INTERVAL);
		for auction in [2, 0, 1] {
			assert_ok!(Auctions::claim(by(BOB), auction));
		}
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 3_000);
		assert_eq!(Hux::free_balance(HOUSE), EXISTENTIAL_DEPOSIT);
	});
}
