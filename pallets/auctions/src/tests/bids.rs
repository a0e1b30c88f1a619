//! Bids: the price falls until the first bid, and rises with every further one.

use crate::{mock::*, Error, Event, Stage};
use frame::testing_prelude::*;
use huxian_traits::{Balance, Moment};

/// Offers a lot of 2 000 000 units of HUX for 2 000 000 units of KIT.
fn two_million() {
	set_lot_size(2_000_000);
	queue(0, 2_000_000);
	next_block();
	last_events();
}

#[test]
fn the_price_falls_by_a_six_thousandth_every_second() {
	execute(|| {
		two_million();
		assert_eq!(Auctions::view_minimum_bid(0), Some(2_000_000));

		// After 1, 2, 60 and 120 seconds.
		let steps: [(&[Moment], Balance); 4] = [
			(&[1_000], 1_999_666),
			(&[1_000], 1_999_333),
			(&[29_000, 29_000], 1_980_098),
			(&[30_000, 30_000], 1_960_394),
		];
		for (blocks, minimum) in steps {
			blocks.iter().for_each(|millis| block_after(*millis));
			assert_eq!(Auctions::view_minimum_bid(0), Some(minimum));
			assert_noop!(Auctions::bid(signed(BOB), 0, minimum - 1), Error::<Test>::BidTooLow);
		}
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_960_394));
	});
}

#[test]
fn a_bid_ends_the_fall_and_the_next_must_be_a_step_above() {
	execute(|| {
		two_million();
		assert_ok!(Auctions::bid(signed(BOB), 0, 2_000_000));
		assert_eq!(Auctions::view_minimum_bid(0), Some(2_006_599));

		// The passing of time changes nothing.
		run(100);
		assert_eq!(Auctions::view_minimum_bid(0), Some(2_006_599));
		assert_noop!(Auctions::bid(signed(CHARLIE), 0, 2_006_598), Error::<Test>::BidTooLow);
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_006_599));
	});
}

#[test]
fn a_first_bid_may_be_above_the_minimum() {
	execute(|| {
		two_million();
		assert_ok!(Auctions::bid(signed(BOB), 0, 3_000_000));
		// 3 000 000 · 1.0033
		assert_eq!(Auctions::view_minimum_bid(0), Some(3_009_899));
	});
}

#[test]
fn a_bid_of_zero_is_refused() {
	execute(|| {
		set_lot_size(1);
		queue(0, 1);
		run(10);
		// The price is below one unit by now, and is rounded up.
		assert_eq!(Auctions::view_minimum_bid(0), Some(1));
		assert_noop!(Auctions::bid(signed(BOB), 0, 0), Error::<Test>::BidTooLow);
		assert_ok!(Auctions::bid(signed(BOB), 0, 1));
		assert_noop!(Auctions::bid(signed(CHARLIE), 0, 0), Error::<Test>::BidTooLow);
	});
}

#[test]
fn a_bid_lies_on_the_account_of_the_auctions() {
	execute(|| {
		two_million();
		assert_ok!(Auctions::bid(signed(BOB), 0, 2_000_000));

		assert_eq!(Kit::free_balance(BOB), KIT_ENDOWMENT - 2_000_000);
		assert_eq!(Kit::free_balance(AUCTIONS_ACCOUNT), 2_000_000);
		assert_eq!(last_events(), [Event::BidPlaced { auction: 0, bidder: BOB, kit: 2_000_000, outbid: None }]);
	});
}

#[test]
fn an_outbid_bidder_is_refunded_in_the_same_call() {
	execute(|| {
		two_million();
		assert_ok!(Auctions::bid(signed(BOB), 0, 2_000_000));
		last_events();
		assert_ok!(Auctions::bid(signed(CHARLIE), 0, 2_500_000));

		assert_eq!(Kit::free_balance(BOB), KIT_ENDOWMENT);
		assert_eq!(Kit::free_balance(CHARLIE), KIT_ENDOWMENT - 2_500_000);
		assert_eq!(Kit::free_balance(AUCTIONS_ACCOUNT), 2_500_000);
		assert_eq!(
			last_events(),
			[Event::BidPlaced { auction: 0, bidder: CHARLIE, kit: 2_500_000, outbid: Some(BOB) }]
		);
	});
}

#[test]
fn a_leader_who_raises_the_bid_needs_the_difference_only() {
	execute(|| {
		two_million();
		fund(DAVE, 2_010_000);
		assert_ok!(Auctions::bid(signed(DAVE), 0, 2_000_000));
		// 10 000 are left.
		assert_ok!(Auctions::bid(signed(DAVE), 0, 2_006_599));
		assert_eq!(Kit::free_balance(DAVE), 3_401);
		assert_eq!(Kit::free_balance(AUCTIONS_ACCOUNT), 2_006_599);

		// The next step is 2 013 220.
		assert_noop!(Auctions::bid(signed(DAVE), 0, 2_013_220), Error::<Test>::InsufficientKit);
	});
}

#[test]
fn a_bid_of_the_whole_balance_is_refunded_to_the_unit() {
	execute(|| {
		two_million();
		fund(DAVE, 2_000_000);
		assert_ok!(Auctions::bid(signed(DAVE), 0, 2_000_000));
		assert_eq!(Kit::free_balance(DAVE), 0);

		assert_ok!(Auctions::bid(signed(BOB), 0, 2_006_599));
		assert_eq!(Kit::free_balance(DAVE), 2_000_000);
	});
}

#[test]
fn a_bid_without_the_kit_for_it_is_refused() {
	execute(|| {
		two_million();
		assert_noop!(Auctions::bid(signed(DAVE), 0, 2_000_000), Error::<Test>::InsufficientKit);
		fund(DAVE, 1_999_999);
		assert_noop!(Auctions::bid(signed(DAVE), 0, 2_000_000), Error::<Test>::InsufficientKit);
		assert_noop!(Auctions::bid(signed(BOB), 0, u128::MAX), Error::<Test>::InsufficientKit);
	});
}

#[test]
fn each_auction_has_its_own_bids() {
	execute(|| {
		queue(0, 20_000 * UNIT);
		next_block();
		assert_ok!(Auctions::bid(signed(BOB), 0, 10_000 * UNIT));
		assert_ok!(Auctions::bid(signed(BOB), 1, 11_000 * UNIT));
		assert_ok!(Auctions::bid(signed(CHARLIE), 1, 12_000 * UNIT));

		let leader = |auction| match stored(auction).stage {
			Stage::Ascending(bid) => (bid.bidder, bid.kit),
			stage => panic!("{stage:?}"),
		};
		assert_eq!((leader(0), leader(1)), ((BOB, 10_000 * UNIT), (CHARLIE, 12_000 * UNIT)));
		assert_eq!(Kit::free_balance(BOB), KIT_ENDOWMENT - 10_000 * UNIT);
	});
}

#[test]
fn an_auction_without_bids_stays_open() {
	execute(|| {
		two_million();
		// After ten hours the minimum is 2 000 000 · e⁻⁶.
		for _ in 0..1_200 {
			block_after(30_000);
		}
		assert_eq!(open(), [0]);
		let minimum = Auctions::view_minimum_bid(0).unwrap();
		assert!((4_950..4_960).contains(&minimum), "{minimum}");
		assert_ok!(Auctions::bid(signed(BOB), 0, minimum));
	});
}
