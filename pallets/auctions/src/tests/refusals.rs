//! Every refusal by its name. What is refused changes nothing.

use crate::{mock::*, Error, QueueHead, QueueNodes};
use frame::testing_prelude::*;
use huxian_traits::auctions::{Auctions as AuctionHouse, SliceId};

/// Lots of 1 000 units: one is open, and so many more units wait.
fn one_lot_and(waiting: u128) -> SliceId {
	lots_of(1_000);
	open_at_most(1);
	let slice = queue(1, 1_000);
	if waiting > 0 {
		queue(2, waiting);
	}
	next_block();
	slice
}

/// The same lot, sold to Bob; burrow 1 cannot be settled.
fn one_sold_lot() {
	one_lot_and(0);
	fails(&[1]);
	sell(0, BOB, 1_000);
}

#[test]
fn everything_is_signed() {
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
		assert_noop!(Auctions::bid(by(BOB), 1, 1_000), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::claim(by(BOB), 1), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::settle(by(BOB), 1, 1), Error::<Test>::UnknownAuction);

		// One that is over is as good as none.
		sell(0, BOB, 1_000);
		assert_ok!(Auctions::claim(by(BOB), 0));
		assert_noop!(Auctions::bid(by(BOB), 0, 9_000), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::UnknownAuction);
		assert_noop!(Auctions::settle(by(BOB), 0, 1), Error::<Test>::UnknownAuction);
	});
}

#[test]
fn auction_closed() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::bid(by(CHARLIE), 0, 9_000), Error::<Test>::AuctionClosed);
	});
}

#[test]
fn bid_too_low() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::bid(by(BOB), 0, 999), Error::<Test>::BidTooLow);
		assert_ok!(Auctions::bid(by(BOB), 0, 1_000));
		assert_noop!(Auctions::bid(by(CHARLIE), 0, 1_002), Error::<Test>::BidTooLow);
		// His own bid, too, is raised by a step.
		assert_noop!(Auctions::bid(by(BOB), 0, 1_000), Error::<Test>::BidTooLow);
	});
}

#[test]
fn insufficient_kit() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::bid(by(DAVE), 0, 1_000), Error::<Test>::InsufficientKit);
		assert_noop!(Auctions::bid(by(BOB), 0, PURSE + 1), Error::<Test>::InsufficientKit);
	});
}

#[test]
fn not_completed() {
	execute(|| {
		one_lot_and(0);
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::NotCompleted);
		assert_noop!(Auctions::settle(by(BOB), 0, 1), Error::<Test>::NotCompleted);
		assert_ok!(Auctions::bid(by(BOB), 0, 1_000));
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::NotCompleted);
		assert_noop!(Auctions::settle(by(BOB), 0, 1), Error::<Test>::NotCompleted);
	});
}

#[test]
fn not_winner() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::claim(by(CHARLIE), 0), Error::<Test>::NotWinner);
	});
}

#[test]
fn already_claimed() {
	execute(|| {
		one_sold_lot();
		assert_ok!(Auctions::claim(by(BOB), 0));
		assert_noop!(Auctions::claim(by(BOB), 0), Error::<Test>::AlreadyClaimed);
	});
}

#[test]
fn nothing_to_settle() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::settle(by(DAVE), 0, 0), Error::<Test>::NothingToSettle);
		fails(&[]);
		next_block();
		// Settled; the lot has not been claimed.
		assert_noop!(Auctions::settle(by(DAVE), 0, 1), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn what_a_burrow_says_when_it_cannot_be_settled() {
	execute(|| {
		one_sold_lot();
		assert_noop!(Auctions::settle(by(DAVE), 0, 1), FAILS);
	});
}

#[test]
fn unknown_slice() {
	execute(|| {
		let slice = SliceId::new(7);
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
		one_lot_and(5);
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
		// It is burrow 2's.
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
		fails(&[1]);
		sell(0, BOB, 1_000);
		assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
		fails(&[]);
		next_block();
		assert_noop!(cancel(1, slice), Error::<Test>::UnknownSlice);
	});
}

#[test]
fn arithmetic_overflow() {
	execute(|| {
		one_lot_and(5);
		let slices = [(1, part(u128::MAX))];
		assert_noop!(<Auctions as AuctionHouse<u64>>::queue(&slices), Error::<Test>::ArithmeticOverflow);
		assert_ok!(drip(1));
		assert_noop!(<Auctions as AuctionHouse<u64>>::drip(u128::MAX), Error::<Test>::ArithmeticOverflow);
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
		assert_noop!(<Auctions as AuctionHouse<u64>>::queue(&slices), Error::<Test>::BrokenQueue);
		assert_noop!(cancel(2, waiting), Error::<Test>::BrokenQueue);
		assert_noop!(Auctions::settle(by(DAVE), 0, 1), Error::<Test>::BrokenQueue);

		QueueNodes::<Test>::insert(root, node);
		assert_ok!(cancel(2, waiting));
	});
}

/// In the reference it depended on the rest of the queue how a slice was refused that could not be settled yet.
#[test]
fn defect_7_a_refusal_does_not_depend_on_what_else_the_queue_holds() {
	for waiting in [0, 500, 50_000] {
		execute(|| {
			let slice = one_lot_and(waiting);
			assert_noop!(Auctions::settle(by(DAVE), 0, 1), Error::<Test>::NotCompleted);
			assert_noop!(Auctions::settle(by(DAVE), 1, 1), Error::<Test>::UnknownAuction);
			assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
			assert_noop!(cancel(1, SliceId::new(9)), Error::<Test>::UnknownSlice);
		});
	}
}
