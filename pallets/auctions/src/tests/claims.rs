//! Claims: the winner takes the lot at any time.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;

/// Sells a lot of 1 000 units of burrow 1 to Bob, for 1 000 units of KIT.
fn sold() {
	set_lot_size(1_000);
	queue(1, 1_000);
	next_block();
	sell(0, BOB, 1_000);
	last_events();
}

#[test]
fn the_winner_receives_the_lot() {
	execute(|| {
		sold();
		assert_ok!(Auctions::claim(signed(BOB), 0));

		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 1_000);
		assert_eq!(Hux::free_balance(AUCTIONS_ACCOUNT), EXISTENTIAL_DEPOSIT);
		assert_eq!(last_events(), [Event::LotClaimed { auction: 0, winner: BOB, lot: 1_000 }]);
		assert!(is_over(0));
	});
}

#[test]
fn a_claim_waits_for_no_settlement() {
	execute(|| {
		set_failing(&[1]);
		sold();
		assert_ok!(Auctions::claim(signed(BOB), 0));
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 1_000);
		assert_eq!(test_burrow(1).at_auction, 1_000);

		// The auction is over once its slices are settled as well.
		assert!(!is_over(0));
		set_failing(&[]);
		next_block();
		assert!(is_over(0));
		assert_eq!(test_burrow(1).at_auction, 0);
	});
}

#[test]
fn a_lot_can_be_claimed_long_after_the_sale() {
	execute(|| {
		sold();
		assert_eq!(test_burrow(1).at_auction, 0);
		run(1_000);
		assert_ok!(Auctions::claim(signed(BOB), 0));
	});
}

#[test]
fn a_lot_is_claimed_once() {
	execute(|| {
		set_failing(&[1]);
		sold();
		assert_ok!(Auctions::claim(signed(BOB), 0));
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::AlreadyClaimed);

		set_failing(&[]);
		next_block();
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn only_the_winner_can_claim() {
	execute(|| {
		set_lot_size(1_000);
		queue(1, 1_000);
		next_block();
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 1_000));
		sell(0, BOB, 2_000);

		for stranger in [ALICE, CHARLIE, DAVE, AUCTIONS_ACCOUNT] {
			assert_noop!(Auctions::claim(signed(stranger), 0), Error::<Test>::NotWinner);
		}
	});
}

#[test]
fn a_lot_cannot_be_claimed_before_the_bid_has_won() {
	execute(|| {
		set_lot_size(1_000);
		queue(1, 1_000);
		next_block();
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::NotCompleted);
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
		run(INTERVAL - 1);
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::NotCompleted);
		next_block();
		assert_ok!(Auctions::claim(signed(BOB), 0));
	});
}

#[test]
fn lots_are_claimed_in_any_order() {
	execute(|| {
		set_lot_size(1_000);
		queue(1, 3_000);
		next_block();
		for auction in 0..3 {
			assert_ok!(Auctions::bid(signed(BOB), auction, 1_000));
		}
		run(INTERVAL);
		for auction in [2, 0, 1] {
			assert_ok!(Auctions::claim(signed(BOB), auction));
		}
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT + 3_000);
		assert_eq!(Hux::free_balance(AUCTIONS_ACCOUNT), EXISTENTIAL_DEPOSIT);
	});
}
