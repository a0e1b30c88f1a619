//! Time: the interval after which a bid wins, halts of the chain, and closed access to kit.

use crate::{mock::*, Instant, Stage, State};
use frame::testing_prelude::*;

/// Returns the time of the auctions' clock.
fn time() -> Instant {
	State::<Test>::get().clock.now
}

/// Offers a lot of 1 000 units, for which Bob bids 1 000 units of KIT.
fn start_with_a_bid() {
	set_lot_size(1_000);
	queue(1, 1_000);
	next_block();
	assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
}

fn is_sold() -> bool {
	matches!(stored(0).stage, Stage::Completed { .. })
}

#[test]
fn a_bid_wins_after_more_than_1200_seconds_when_blocks_are_fast() {
	execute(|| {
		start_with_a_bid();
		// 400 blocks and exactly 1 200 seconds.
		run(400);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn a_bid_wins_after_more_than_200_blocks_when_blocks_are_slow() {
	execute(|| {
		start_with_a_bid();
		// Exactly 200 blocks and 1 400 seconds.
		(0..200).for_each(|_| block_after(7_000));
		assert!(!is_sold());
		block_after(7_000);
		assert!(is_sold());
	});
}

#[test]
fn a_higher_bid_restarts_the_interval() {
	execute(|| {
		start_with_a_bid();
		run(400);
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_000));
		run(400);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn a_raise_by_the_leader_does_not_restart_the_interval() {
	execute(|| {
		start_with_a_bid();
		// Bob raises the own bid by the least step again and again.
		for _ in 0..10 {
			run(39);
			let minimum = Auctions::view_minimum_bid(0).unwrap();
			assert_ok!(Auctions::bid(signed(BOB), 0, minimum));
		}
		run(10);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn a_leader_who_was_outbid_restarts_the_interval() {
	execute(|| {
		start_with_a_bid();
		run(300);
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_000));
		assert_ok!(Auctions::bid(signed(BOB), 0, 3_000));
		run(400);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn a_halt_of_an_hour_counts_as_half_a_minute() {
	execute(|| {
		let before = time();
		block_after(3_600_000);
		assert_eq!(time(), Instant { millis: before.millis + 30_000, blocks: before.blocks + 1 });
		// The next block does not make up for the halt.
		next_block();
		assert_eq!(time(), Instant { millis: before.millis + 33_000, blocks: before.blocks + 2 });
	});
}

#[test]
fn a_halt_does_not_end_an_auction_before_others_can_bid() {
	execute(|| {
		start_with_a_bid();
		run(389);
		// 1 167 seconds; 1 197 with the halt.
		block_after(3_600_000);
		next_block();
		assert!(!is_sold());
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_000));
	});
}

#[test]
fn a_halt_does_not_make_a_lot_cheap() {
	execute(|| {
		set_lot_size(2_000_000);
		queue(1, 2_000_000);
		next_block();
		block_after(30_000);
		let after_half_a_minute = Auctions::view_minimum_bid(0);
		queue(1, 2_000_000);
		next_block();
		block_after(3_600_000);
		// By the auctions' clock, half a minute has passed for each lot since its first offer.
		assert_eq!(Auctions::view_minimum_bid(1), after_half_a_minute);
	});
}

#[test]
fn no_time_passes_while_the_chains_clock_stands_or_goes_back() {
	execute(|| {
		start_with_a_bid();
		let before = time();
		block_after(0);
		Now::set(Now::get() - 10_000);
		block_after(0);
		assert_eq!(time(), Instant { millis: before.millis, blocks: before.blocks + 2 });

		// Blocks alone are not enough to win.
		(0..500).for_each(|_| block_after(0));
		assert!(!is_sold());
	});
}

#[test]
fn the_clock_begins_with_the_first_block() {
	execute(|| {
		State::<Test>::mutate(|state| state.clock = Default::default());
		next_block();
		// The first advance does not count the time before it.
		assert_eq!(time(), Instant { millis: 0, blocks: 1 });
		next_block();
		assert_eq!(time(), Instant { millis: 3_000, blocks: 2 });
	});
}

/// HF8: in safe mode, lots fell to 9 % of their start while nobody could get KIT.
#[test]
fn the_clock_stands_while_kit_cannot_be_had() {
	execute(|| {
		set_lot_size(2_000_000);
		queue(1, 2_000_000);
		next_block();
		run(100);
		let (before, price) = (time(), Auctions::view_minimum_bid(0));

		KitOpen::set(false);
		// Four hours, with a halt in between.
		run(2_400);
		block_after(3_600_000);
		run(2_400);
		assert_eq!((time(), Auctions::view_minimum_bid(0)), (before, price));

		// The pause is not made up for.
		KitOpen::set(true);
		next_block();
		assert_eq!(time(), Instant { millis: before.millis, blocks: before.blocks + 1 });
		assert_eq!(Auctions::view_minimum_bid(0), price);
		next_block();
		assert_eq!(time(), Instant { millis: before.millis + 3_000, blocks: before.blocks + 2 });
	});
}

#[test]
fn no_bid_wins_while_kit_cannot_be_had() {
	execute(|| {
		start_with_a_bid();
		run(400);
		KitOpen::set(false);
		run(500);
		assert!(!is_sold());
		// Who has KIT may still bid.
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_000));
		KitOpen::set(true);
		run(INTERVAL);
		assert!(!is_sold());
		next_block();
		assert!(is_sold());
	});
}

#[test]
fn no_lot_opens_while_kit_cannot_be_had_and_sold_lots_are_settled() {
	execute(|| {
		start_with_a_bid();
		run(400);
		set_failing(&[1]);
		next_block();
		assert!(is_sold());

		KitOpen::set(false);
		queue(2, 1_000);
		run(10);
		assert!(open().is_empty());
		set_failing(&[]);
		run(2);
		assert!(unsettled().is_empty());

		KitOpen::set(true);
		next_block();
		assert_eq!(open(), [1]);
	});
}
