//! Time: when a bid has won, and what a halt of the chain does to it.

use crate::{mock::*, Board, Instant, Stage};
use frame::testing_prelude::*;

/// What the clock of the auctions shows.
fn shown() -> Instant {
	Board::<Test>::get().timer.now
}

/// A lot of 1 000 units, for which Bob has bid as much.
fn bid_for() {
	lots_of(1_000);
	queue(1, 1_000);
	next_block();
	assert_ok!(Auctions::bid(by(BOB), 0, 1_000));
}

fn is_sold() -> bool {
	matches!(stored(0).stage, Stage::Completed { .. })
}

#[test]
fn a_bid_wins_after_more_than_1200_seconds_when_blocks_are_fast() {
	execute(|| {
		bid_for();
		// 400 blocks, 1 200 seconds: not more.
		run(400);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn a_bid_wins_after_more_than_200_blocks_when_blocks_are_slow() {
	execute(|| {
		bid_for();
		// 200 blocks, 1 400 seconds.
		(0..200).for_each(|_| block_after(7_000));
		assert!(!is_sold());
		block_after(7_000);
		assert!(is_sold());
	});
}

#[test]
fn a_higher_bid_begins_the_interval_again() {
	execute(|| {
		bid_for();
		run(400);
		assert_ok!(Auctions::bid(by(CHARLIE), 0, 2_000));
		run(400);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn an_hours_halt_is_half_a_minute() {
	execute(|| {
		let before = shown();
		block_after(3_600_000);
		assert_eq!(shown(), Instant { millis: before.millis + 30_000, blocks: before.blocks + 1 });
		// What the halt has lost is not made up for.
		next_block();
		assert_eq!(shown(), Instant { millis: before.millis + 33_000, blocks: before.blocks + 2 });
	});
}

#[test]
fn a_halt_gives_nobody_a_lot_that_others_could_not_bid_for() {
	execute(|| {
		bid_for();
		run(389);
		// 1 167 seconds; the halt makes it 1 197.
		block_after(3_600_000);
		next_block();
		assert!(!is_sold());
		assert_ok!(Auctions::bid(by(CHARLIE), 0, 2_000));
	});
}

#[test]
fn a_halt_makes_no_lot_cheap() {
	execute(|| {
		lots_of(2_000_000);
		queue(1, 2_000_000);
		next_block();
		block_after(30_000);
		let after_half_a_minute = Auctions::view_minimum_bid(0);
		queue(1, 2_000_000);
		next_block();
		block_after(3_600_000);
		// The second lot was first offered before the halt, as long ago as the first was then, by the auctions' clock.
		assert_eq!(Auctions::view_minimum_bid(1), after_half_a_minute);
	});
}

#[test]
fn no_time_passes_while_the_clock_of_the_chain_stands_or_goes_back() {
	execute(|| {
		bid_for();
		let before = shown();
		block_after(0);
		Now::set(Now::get() - 10_000);
		block_after(0);
		assert_eq!(shown(), Instant { millis: before.millis, blocks: before.blocks + 2 });

		// Blocks alone let nobody win.
		(0..500).for_each(|_| block_after(0));
		assert!(!is_sold());
	});
}

#[test]
fn the_clock_begins_with_the_first_block() {
	execute(|| {
		Board::<Test>::mutate(|board| board.timer = Default::default());
		next_block();
		// However late it is by then.
		assert_eq!(shown(), Instant { millis: 0, blocks: 1 });
		next_block();
		assert_eq!(shown(), Instant { millis: 3_000, blocks: 2 });
	});
}
