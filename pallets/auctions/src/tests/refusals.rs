//! Every error is reached, and a refused call changes nothing.

use crate::{mock::*, Error, QueueHead, QueueNodes};
use frame::testing_prelude::*;
use huxian_traits::auctions::{self, SliceId};

/// Offers one lot of 1 000 units, with `waiting` more units in the queue; returns its slice.
fn one_lot_and(waiting: u128) -> SliceId {
	set_lot_size(1_000);
	set_max_open_lots(1);
	let slice = queue(1, 1_000);
	if waiting > 0 {
		queue(2, waiting);
	}
	next_block();
	slice
}

/// Sells the same lot to Bob; the settlement of burrow 1 fails.
fn one_sold_lot() {
	one_lot_and(0);
	set_failing(&[1]);
	sell(0, BOB, 1_000);
}

#[test]
fn every_call_needs_a_signed_origin() {
	execute(|| {
		one_lot_and(0);
		for origin in [RuntimeOrigin::root(), RuntimeOrigin::none()] {
			assert_noop!(Auctions::bid(origin.clone(), 0, 1_000), BadOrigin);
			assert_noop!(Auctions::claim(origin.clone(), 0), BadOrigin);
			assert_noop!(Auctions::settle(origin, 0, 1), BadOrigin);
		}
	});
}

#[test]
fn unknown_auction() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::bid(signed(BOB), 1, 1_000), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::claim(signed(BOB), 1), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::settle(signed(BOB), 1, 1), Error::<Test>::UnknownAuction);

		// An auction that is over is unknown, too.
		sell(0, BOB, 1_000);
		assert_ok!(Auctions::claim(signed(BOB), 0));
		assert_noop!(Auctions::bid(signed(BOB), 0, 9_000), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::settle(signed(BOB), 0, 1), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn auction_closed() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::bid(signed(CHARLIE), 0, 9_000), Error::<Test>::AuctionClosed);
	});
}

#[test]
fn bid_too_low() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::bid(signed(BOB), 0, 999), Error::<Test>::BidTooLow);
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
		assert_noop!(Auctions::bid(signed(CHARLIE), 0, 1_002), Error::<Test>::BidTooLow);
		// The leader's own bid is raised by a step as well.
		assert_noop!(Auctions::bid(signed(BOB), 0, 1_000), Error::<Test>::BidTooLow);
	});
}

#[test]
fn insufficient_kit() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::bid(signed(DAVE), 0, 1_000), Error::<Test>::InsufficientKit);
		assert_noop!(Auctions::bid(signed(BOB), 0, KIT_ENDOWMENT + 1), Error::<Test>::InsufficientKit);
	});
}

#[test]
fn not_completed() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::NotCompleted);
		assert_noop!(Auctions::settle(signed(BOB), 0, 1), Error::<Test>::NotCompleted);
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::NotCompleted);
		assert_noop!(Auctions::settle(signed(BOB), 0, 1), Error::<Test>::NotCompleted);
	});
}

#[test]
fn not_winner() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::claim(signed(CHARLIE), 0), Error::<Test>::NotWinner);
	});
}

#[test]
fn already_claimed() {
	execute(|| {
		one_sold_lot();
		assert_ok!(Auctions::claim(signed(BOB), 0));
		assert_noop!(Auctions::claim(signed(BOB), 0), Error::<Test>::AlreadyClaimed);
	});
}

#[test]
fn nothing_to_settle() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::settle(signed(DAVE), 0, 0), Error::<Test>::NothingToSettle);
		set_failing(&[]);
		next_block();
		// The lot is settled and not claimed.
		assert_noop!(Auctions::settle(signed(DAVE), 0, 1), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn an_error_of_the_burrows_passes_through() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::settle(signed(DAVE), 0, 1), FAILS);
	});
}

#[test]
fn unknown_slice() {
	execute(|| {
		let slice = SliceId::new(7);
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
		one_lot_and(5);
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
		// The slice belongs to burrow 2.
		assert_noop!(cancel(1, SliceId::new(1)), Error::<Test>::UnknownSlice);
		assert_ok!(cancel(2, SliceId::new(1)));
		assert_noop!(cancel(2, SliceId::new(1)), Error::<Test>::UnknownSlice);
	});
}

#[test]
fn not_queued() {
	execute(|| {
		let slice = one_lot_and(0);
		assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
		set_failing(&[1]);
		sell(0, BOB, 1_000);
		assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
		set_failing(&[]);
		next_block();
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
	});
}

#[test]
fn arithmetic_overflow() {
	execute(|| {
		one_lot_and(5);
		let slices = [(1, part(u128::MAX))];
		assert_noop!(<Auctions as auctions::Auctions<u64>>::queue(&slices), Error::<Test>::ArithmeticOverflow);
		assert_ok!(drip(1));
		assert_noop!(<Auctions as auctions::Auctions<u64>>::drip(u128::MAX), Error::<Test>::ArithmeticOverflow);
	});
}

#[test]
fn broken_queue() {
	execute(|| {
		one_sold_lot();
		let waiting = queue(2, 5);
		Started::set(false);
		let root = QueueHead::<Test>::get().root.unwrap();
		let node = QueueNodes::<Test>::take(root).unwrap();

		let slices = [(1, part(5))];
		assert_noop!(<Auctions as auctions::Auctions<u64>>::queue(&slices), Error::<Test>::BrokenQueue);
		assert_noop!(cancel(2, waiting), Error::<Test>::BrokenQueue);
		assert_noop!(Auctions::settle(signed(DAVE), 0, 1), Error::<Test>::BrokenQueue);

		QueueNodes::<Test>::insert(root, node);
		assert_ok!(cancel(2, waiting));
	});
}

/// In the reference, the error of an early settlement depended on the rest of the queue.
#[test]
fn defect_7_an_error_does_not_depend_on_the_rest_of_the_queue() {
	for waiting in [0, 500, 50_000] {
		execute(|| {
			let slice = one_lot_and(waiting);
			assert_noop!(Auctions::settle(signed(DAVE), 0, 1), Error::<Test>::NotCompleted);
			assert_noop!(Auctions::settle(signed(DAVE), 1, 1), Error::<Test>::UnknownAuction);
			assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
			assert_noop!(cancel(1, SliceId::new(9)), Error::<Test>::UnknownSlice);
		});
	}
}
