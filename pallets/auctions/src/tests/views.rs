//! Views agree with the calls.

use crate::{mock::*, Error};
use frame::testing_prelude::*;
use huxian_traits::auctions::SliceId;

#[test]
fn the_minimum_bid_is_the_lowest_accepted_bid() {
	execute(|| {
		queue(0, 10_000 * UNIT);
		for seconds in [3, 1, 29, 12] {
			block_after(seconds * 1_000);
			let minimum = Auctions::view_minimum_bid(0).unwrap();
			assert_noop!(Auctions::bid(signed(BOB), 0, minimum - 1), Error::<Test>::BidTooLow);
		}
		for bidder in [BOB, CHARLIE, BOB] {
			let minimum = Auctions::view_minimum_bid(0).unwrap();
			assert_noop!(Auctions::bid(signed(bidder), 0, minimum - 1), Error::<Test>::BidTooLow);
			assert_ok!(Auctions::bid(signed(bidder), 0, minimum));
		}
	});
}

#[test]
fn a_view_shows_the_stage_of_an_auction() {
	execute(|| {
		set_failing(&[1]);
		set_lot_size(1_000);
		queue(1, 1_000);
		next_block();
		let view = Auctions::view_auction(0).unwrap();
		assert_eq!((view.state.as_str(), view.lot, view.slices, view.start_value), ("descending", 1_000, 1, 1_000));
		assert_eq!((view.bidder, view.bid, view.seconds_left, view.blocks_left), (None, None, None, None));

		// A bid wins after more than 1 200 seconds and more than 200 blocks.
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
		let view = Auctions::view_auction(0).unwrap();
		assert_eq!((view.state.as_str(), view.bidder, view.bid), ("ascending", Some(BOB), Some(1_000)));
		assert_eq!((view.seconds_left, view.blocks_left), (Some(1_201), Some(201)));

		run(250);
		let view = Auctions::view_auction(0).unwrap();
		assert_eq!((view.seconds_left, view.blocks_left), (Some(451), Some(0)));

		run(INTERVAL - 250);
		let view = Auctions::view_auction(0).unwrap();
		assert_eq!((view.state.as_str(), view.minimum_bid, view.claimed), ("completed", None, false));
		assert_eq!((view.bidder, view.bid, view.seconds_left), (Some(BOB), Some(1_000), None));

		assert_ok!(Auctions::claim(signed(BOB), 0));
		assert!(Auctions::view_auction(0).unwrap().claimed);
		set_failing(&[]);
		next_block();
		assert_eq!((Auctions::view_auction(0), Auctions::view_minimum_bid(0)), (None, None));
	});
}

#[test]
fn a_view_shows_the_place_of_each_slice() {
	execute(|| {
		set_lot_size(1_000);
		set_max_open_lots(1);
		queue(1, 600);
		queue(2, 700);
		queue(1, 50);
		next_block();

		// The lot has 600 of burrow 1 and 400 of burrow 2. The rest of burrow 2 is ahead of the
		// last slice.
		let of = |burrow| -> Vec<_> {
			let slices = Auctions::view_slices(burrow, SliceId { number: i64::MIN, part: 0 });
			slices
				.into_iter()
				.map(|slice| (slice.number, slice.part, slice.amount, slice.auction, slice.ahead))
				.collect()
		};
		assert_eq!(of(1), [(0, 0, 600, Some(0), None), (2, 0, 50, None, Some(300))]);
		assert_eq!(of(2), [(1, 0, 400, Some(0), None), (1, 1, 300, None, Some(0))]);
		assert!(of(3).is_empty());
	});
}

#[test]
fn the_slices_of_a_burrow_come_in_pages() {
	execute(|| {
		Started::set(false);
		queue_all(&[(1, part(1)); 150]);
		let page = Auctions::view_slices(1, SliceId::new(0));
		assert_eq!((page.len(), page[99].number), (100, 99));
		let page = Auctions::view_slices(1, SliceId::new(100));
		assert_eq!((page.len(), page[0].number), (50, 100));
		assert!(Auctions::view_slices(1, SliceId::new(150)).is_empty());
	});
}

#[test]
fn a_view_shows_the_queue_and_both_lists_of_auctions() {
	execute(|| {
		set_failing(&[1]);
		set_lot_size(1_000);
		set_max_open_lots(1);
		queue(1, 1_000);
		queue(2, 1_500);
		next_block();
		sell(0, BOB, 1_000);

		let view = Auctions::view_auctions();
		assert_eq!((view.amount, view.slices), (500, 1));
		let ids = |auctions: Vec<huxian_api::views::AuctionView<u64>>| -> Vec<u64> {
			auctions.into_iter().map(|auction| auction.id).collect()
		};
		assert_eq!((ids(view.open), ids(view.unsettled)), (vec![1], vec![0]));
	});
}
