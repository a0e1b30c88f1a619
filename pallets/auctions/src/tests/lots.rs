//! From slices in the queue to lots on offer.

use crate::{mock::*, Error, Event, NextAuction, QueueHead};
use frame::testing_prelude::*;
use huxian_traits::{auctions::SliceId, views::SliceView, Balance, BurrowId};

/// HUX that waits, and in how many slices.
fn waiting() -> (Balance, u32) {
	let head = QueueHead::<Test>::get();
	(head.queued_amount, head.queued_count)
}

/// The slices of a burrow: number, part, HUX, and what each must bring.
fn slices(burrow: BurrowId) -> Vec<(i64, u32, Balance, Option<Balance>)> {
	let first = SliceId { number: i64::MIN, part: 0 };
	let told = |slice: SliceView| (slice.number, slice.part, slice.amount, slice.min_kit_for_unwarranted);
	Auctions::view_slices(burrow, first).into_iter().map(told).collect()
}

#[test]
fn whole_slices_make_a_lot_without_a_cut() {
	execute(|| {
		for burrow in 0..3 {
			queue(burrow, 5_000 * UNIT);
		}
		next_block();

		assert_eq!(lots(), [(10_000 * UNIT, 2), (5_000 * UNIT, 1)]);
		assert!(!last_events().iter().any(|event| matches!(event, Event::SliceCut { .. })));
	});
}

#[test]
fn a_slice_is_cut_so_that_a_lot_has_just_its_size() {
	execute(|| {
		queue(0, 4_000 * UNIT);
		queue(1, 5_000 * UNIT);
		let third = queue(2, 3_000 * UNIT);
		last_events();
		next_block();

		assert_eq!(lots(), [(10_000 * UNIT, 3), (2_000 * UNIT, 1)]);
		let rest = third.rest().unwrap();
		assert_eq!(
			last_events(),
			[
				Event::SliceCut { slice: third, amount: 1_000 * UNIT, rest, rest_amount: 2_000 * UNIT },
				Event::AuctionStarted { auction: 0, lot: 10_000 * UNIT, slices: 3, start_value: 10_000 * UNIT },
				Event::AuctionStarted { auction: 1, lot: 2_000 * UNIT, slices: 1, start_value: 2_000 * UNIT },
			]
		);
	});
}

#[test]
fn a_cut_shares_what_a_slice_must_bring_and_rounds_both_shares_up() {
	execute(|| {
		// 100 KIT for 3 000 HUX: 33.3 and 66.7.
		queue(0, 9_000 * UNIT);
		queue_all(&[(1, unwarranted_from(100, 3_000 * UNIT))]);
		next_block();

		assert_eq!(slices(1), [(1, 0, 1_000 * UNIT, Some(34)), (1, 1, 2_000 * UNIT, Some(67))]);
	});
}

#[test]
fn one_slice_can_be_cut_into_many_lots() {
	execute(|| {
		queue(0, 35_000 * UNIT);
		next_block();

		assert_eq!(lots(), [(10_000 * UNIT, 1), (10_000 * UNIT, 1), (10_000 * UNIT, 1), (5_000 * UNIT, 1)]);
		assert_eq!(
			slices(0),
			[
				(0, 0, 10_000 * UNIT, None),
				(0, 1, 10_000 * UNIT, None),
				(0, 2, 10_000 * UNIT, None),
				(0, 3, 5_000 * UNIT, None)
			]
		);
	});
}

#[test]
fn a_long_queue_is_sold_in_larger_lots() {
	execute(|| {
		// 5 % of 400 000, then 5 % of what is left.
		queue(0, 400_000 * UNIT);
		next_block();

		assert_eq!(lots()[..2], [(20_000 * UNIT, 1), (19_000 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_is_no_larger_than_a_hundredth_of_all_kit_can_pay() {
	execute(|| {
		// 200 million KIT circulate, each worth a thousandth of a HUX.
		Price::set((1, 1_000));
		queue(0, 5_000 * UNIT);
		next_block();

		assert_eq!(lots(), [(2_000 * UNIT, 1), (2_000 * UNIT, 1), (1_000 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_is_at_least_as_large_as_a_slice_must_be() {
	execute(|| {
		// A hundredth of all kit is worth 2 HUX.
		Price::set((1, 1_000_000));
		queue(0, 25 * UNIT);
		next_block();

		assert_eq!(lots(), [(10 * UNIT, 1), (10 * UNIT, 1), (5 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_is_first_offered_for_what_it_is_worth_rounded_up() {
	execute(|| {
		lots_of(2_000_000);
		// 2 000 000 ÷ 3/7 = 4 666 666.7
		Price::set((3, 7));
		queue(0, 2_000_000);
		next_block();

		assert_eq!(stored(0).start_value, 4_666_667);
		assert_eq!(Auctions::view_minimum_bid(0), Some(4_666_667));
	});
}

#[test]
fn sixteen_lots_are_open_at_once_and_the_next_follows_when_one_is_sold() {
	execute(|| {
		queue(0, 200_000 * UNIT);
		next_block();
		assert_eq!(lots(), [(10_000 * UNIT, 1); 16]);
		assert_eq!(waiting(), (40_000 * UNIT, 1));

		sell(3, BOB, 10_000 * UNIT);
		assert_eq!(open(), [0, 1, 2, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16]);
		assert_eq!(waiting(), (30_000 * UNIT, 1));
		assert_eq!(NextAuction::<Test>::get(), 17);
	});
}

#[test]
fn the_rules_say_how_many_lots_are_open() {
	execute(|| {
		open_at_most(2);
		queue(0, 50_000 * UNIT);
		run(3);

		assert_eq!(open(), [0, 1]);
		assert_eq!(waiting(), (30_000 * UNIT, 1));
	});
}

#[test]
fn without_a_price_slices_wait() {
	execute(|| {
		Started::set(false);
		queue(0, 5_000 * UNIT);
		last_events();
		run(3);
		assert_eq!((lots(), last_events()), (vec![], vec![]));

		Started::set(true);
		next_block();
		assert_eq!(lots(), [(5_000 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_that_cannot_be_offered_stays_in_the_queue_and_is_told() {
	execute(|| {
		// Nobody can say what a lot is worth.
		Price::set((0, 1));
		queue(0, 5_000 * UNIT);
		last_events();
		next_block();
		assert_eq!(last_events(), [Event::StartFailed { error: Error::<Test>::ArithmeticOverflow.into() }]);
		assert_eq!((lots(), waiting()), (vec![], (5_000 * UNIT, 1)));

		Price::set((1, 1));
		next_block();
		assert_eq!(lots(), [(5_000 * UNIT, 1)]);
	});
}

#[test]
fn a_queued_slice_is_told_of() {
	execute(|| {
		let slice = queue_all(&[(7, unwarranted_from(3, 5 * UNIT))])[0];
		assert_eq!(slice, SliceId::new(0));
		assert_eq!(
			last_events(),
			[Event::SliceQueued { slice, burrow: 7, amount: 5 * UNIT, min_kit_for_unwarranted: Some(3) }]
		);
	});
}

#[test]
fn a_slice_can_be_cancelled_while_it_waits_wherever_it_stands() {
	execute(|| {
		Started::set(false);
		queue(0, 4_000 * UNIT);
		let second = queue(1, 5_000 * UNIT);
		queue(2, 3_000 * UNIT);
		last_events();

		assert_ok!(cancel(1, second));
		assert_eq!(last_events(), [Event::SliceCancelled { slice: second, burrow: 1, amount: 5_000 * UNIT }]);
		assert_eq!(Hux::free_balance(ALICE), ENDOWMENT + 5_000 * UNIT);
		assert_eq!((slices(1), waiting()), (vec![], (7_000 * UNIT, 2)));

		// The others are sold as if it had never been there.
		Started::set(true);
		next_block();
		assert_eq!(lots(), [(7_000 * UNIT, 2)]);
	});
}

#[test]
fn a_slice_in_a_lot_is_not_cancelled_but_the_rest_of_a_cut_is() {
	execute(|| {
		open_at_most(1);
		queue(0, 9_000 * UNIT);
		let slice = queue(1, 3_000 * UNIT);
		next_block();

		assert_noop!(cancel(1, slice), Error::<Test>::NotQueued);
		assert_ok!(cancel(1, slice.rest().unwrap()));
		assert_eq!(slices(1), [(1, 0, 1_000 * UNIT, None)]);
		assert_eq!(waiting(), (0, 0));
	});
}

#[test]
fn slices_that_come_later_wait_behind() {
	execute(|| {
		open_at_most(1);
		queue(0, 10_000 * UNIT);
		next_block();
		queue(1, 6_000 * UNIT);
		next_block();
		queue(2, 6_000 * UNIT);
		sell(0, BOB, 10_000 * UNIT);

		// The second lot: all of burrow 1, and 4 000 of burrow 2.
		assert_eq!(lots(), [(10_000 * UNIT, 2)]);
		assert_eq!(slices(2), [(2, 0, 4_000 * UNIT, None), (2, 1, 2_000 * UNIT, None)]);
	});
}

/// In the reference both parts of a cut slice went to the end of the burrow's list, and its guard did not see that a part had been sold.
#[test]
fn defect_2_a_cut_keeps_the_order_of_a_burrows_slices_and_its_proceeds_in_sight() {
	execute(|| {
		open_at_most(1);
		queue(1, 15_000 * UNIT);
		queue(1, 5_000 * UNIT);
		fails(&[1]);
		next_block();
		let expected = [(0, 0, 10_000 * UNIT, None), (0, 1, 5_000 * UNIT, None), (1, 0, 5_000 * UNIT, None)];
		assert_eq!(slices(1), expected);
		assert!(!has_unsettled(1));

		// The first part is sold; the others are not.
		sell(0, BOB, 10_000 * UNIT);
		assert_eq!(slices(1), expected);
		assert!(has_unsettled(1));

		fails(&[]);
		next_block();
		assert_eq!(slices(1), expected[1..]);
		assert!(!has_unsettled(1));
	});
}

/// The reference's queue was full after some two thousand slices, and then nothing could be liquidated any more.
#[test]
fn defect_10_nobody_can_fill_the_queue() {
	execute(|| {
		lots_of(1_000);
		Started::set(false);
		for _ in 0..50 {
			queue_all(&[(1, part(1)); 100]);
		}
		let last = queue(2, 100);
		assert_eq!(waiting(), (5_100, 5_001));

		// It goes on as ever: in the middle, at the end, at the front.
		assert_ok!(cancel(1, SliceId::new(2_500)));
		assert_ok!(cancel(2, last));
		queue(2, 100);
		Started::set(true);
		open_at_most(1);
		next_block();
		assert_eq!(lots(), [(1_000, 1_000)]);
		assert_eq!(waiting(), (4_099, 4_000));
	});
}
