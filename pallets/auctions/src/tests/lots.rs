//! Lots: taken off the queue, cut to size, and offered.

use crate::{mock::*, Error, Event, NextAuction, QueueHead};
use frame::testing_prelude::*;
use huxian_api::views::SliceView;
use huxian_traits::{auctions::SliceId, Balance, BurrowId};

/// Returns the HUX that waits in the queue, and the number of its slices.
fn waiting() -> (Balance, u32) {
	let head = QueueHead::<Test>::get();
	(head.queued_amount, head.queued_count)
}

/// Returns the slices of a burrow: number, part, HUX, minimum for unwarranted.
fn slices(burrow: BurrowId) -> Vec<(i64, u32, Balance, Option<Balance>)> {
	let first = SliceId { number: i64::MIN, part: 0 };
	let fields = |slice: SliceView| (slice.number, slice.part, slice.amount, slice.min_kit_for_unwarranted);
	Auctions::view_slices(burrow, first).into_iter().map(fields).collect()
}

#[test]
fn a_lot_of_whole_slices_needs_no_cut() {
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
fn a_slice_is_cut_so_that_a_lot_has_exactly_its_size() {
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
fn a_cut_shares_the_minimum_for_unwarranted_and_rounds_both_shares_up() {
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
		// 5 % of 400 000, then 5 % of the rest.
		queue(0, 400_000 * UNIT);
		next_block();

		assert_eq!(lots()[..2], [(20_000 * UNIT, 1), (19_000 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_is_worth_at_most_a_hundredth_of_the_circulating_kit() {
	execute(|| {
		// 200 million KIT circulate, each worth 0.001 HUX.
		Price::set((1, 1_000));
		queue(0, 5_000 * UNIT);
		next_block();

		assert_eq!(lots(), [(2_000 * UNIT, 1), (2_000 * UNIT, 1), (1_000 * UNIT, 1)]);
	});
}

#[test]
fn a_lot_is_at_least_the_minimum_of_a_slice() {
	execute(|| {
		// A hundredth of all kit is worth 2 HUX.
		Price::set((1, 1_000_000));
		queue(0, 25 * UNIT);
		next_block();

		// A third lot would be too small.
		assert_eq!(lots(), [(10 * UNIT, 1), (15 * UNIT, 1)]);
	});
}

#[test]
fn a_rest_below_the_minimum_of_a_slice_goes_along() {
	execute(|| {
		// Cuts would leave a unit, a unit less than 10 HUX, and 10 HUX.
		queue(0, 10_000 * UNIT + 1);
		queue(1, 10_010 * UNIT - 1);
		let last = queue(2, 10_010 * UNIT);
		last_events();
		next_block();

		let whole = [(10_000 * UNIT + 1, 1), (10_010 * UNIT - 1, 1)];
		assert_eq!(lots(), [whole[0], whole[1], (10_000 * UNIT, 1), (10 * UNIT, 1)]);
		let cut = |event: &Event<Test>| match event {
			Event::SliceCut { slice, rest_amount, .. } => Some((*slice, *rest_amount)),
			_ => None,
		};
		assert_eq!(last_events().iter().filter_map(cut).collect::<Vec<_>>(), [(last, 10 * UNIT)]);
		assert_eq!(waiting(), (0, 0));
	});
}

#[test]
fn the_start_value_is_the_worth_of_the_lot_rounded_up() {
	execute(|| {
		set_lot_size(2_000_000);
		// 2 000 000 ÷ 3/7 = 4 666 666.7
		Price::set((3, 7));
		queue(0, 2_000_000);
		next_block();

		assert_eq!(stored(0).start_value, 4_666_667);
		assert_eq!(Auctions::view_minimum_bid(0), Some(4_666_667));
	});
}

#[test]
fn sixteen_lots_are_open_and_the_next_starts_when_one_is_sold() {
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
fn the_preset_limits_the_number_of_open_lots() {
	execute(|| {
		set_max_open_lots(2);
		queue(0, 50_000 * UNIT);
		run(3);

		assert_eq!(open(), [0, 1]);
		assert_eq!(waiting(), (30_000 * UNIT, 1));
	});
}

#[test]
fn slices_wait_while_there_is_no_price() {
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
fn a_lot_that_cannot_be_offered_stays_in_the_queue_with_an_event() {
	execute(|| {
		// With a price of zero there is no start value.
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
fn queueing_a_slice_emits_an_event() {
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
fn a_waiting_slice_can_be_cancelled_at_any_place() {
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

		// The other slices are sold without it.
		Started::set(true);
		next_block();
		assert_eq!(lots(), [(7_000 * UNIT, 2)]);
	});
}

#[test]
fn a_slice_in_a_lot_cannot_be_cancelled_but_the_rest_of_a_cut_can() {
	execute(|| {
		set_max_open_lots(1);
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
fn later_slices_wait_behind_earlier_ones() {
	execute(|| {
		set_max_open_lots(1);
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

/// In the reference, both parts of a cut slice moved to the end of the burrow's list.
///
/// Its check for unsettled proceeds then missed that a part had been sold.
#[test]
fn defect_2_a_cut_keeps_the_order_of_slices_and_the_check_for_proceeds() {
	execute(|| {
		set_max_open_lots(1);
		queue(1, 15_000 * UNIT);
		queue(1, 5_000 * UNIT);
		set_failing(&[1]);
		next_block();
		let expected = [(0, 0, 10_000 * UNIT, None), (0, 1, 5_000 * UNIT, None), (1, 0, 5_000 * UNIT, None)];
		assert_eq!(slices(1), expected);
		assert!(!has_unsettled(1));

		// The first part is sold; the others are not.
		sell(0, BOB, 10_000 * UNIT);
		assert_eq!(slices(1), expected);
		assert!(has_unsettled(1));

		set_failing(&[]);
		next_block();
		assert_eq!(slices(1), expected[1..]);
		assert!(!has_unsettled(1));
	});
}

/// In the reference, some two thousand slices filled the queue and stopped all liquidation.
#[test]
fn defect_10_the_queue_cannot_be_filled() {
	execute(|| {
		set_lot_size(1_000);
		Started::set(false);
		for _ in 0..50 {
			queue_all(&[(1, part(1)); 100]);
		}
		let last = queue(2, 100);
		assert_eq!(waiting(), (5_100, 5_001));

		// The queue works on: in the middle, at the back, and at the front.
		assert_ok!(cancel(1, SliceId::new(2_500)));
		assert_ok!(cancel(2, last));
		queue(2, 100);
		Started::set(true);
		set_max_open_lots(1);
		next_block();
		assert_eq!(lots(), [(1_000, 1_000)]);
		assert_eq!(waiting(), (4_099, 4_000));
	});
}
