//! Settlement: the price of a lot goes to the burrows of its slices, slice by slice.

use crate::{mock::*, Error, Event, Stage, WeightInfo};
use frame::testing_prelude::*;
use huxian_math::auction::SlicePart;
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId};

/// Sells one lot of `slices` to Bob for `kit`; the last block completes it.
fn sold(slices: &[(BurrowId, SlicePart)], kit: Balance) {
	set_lot_size(slices.iter().map(|(_, part)| part.amount).sum());
	queue_all(slices);
	next_block();
	sell(0, BOB, kit);
}

/// Makes `kit` more circulate than is owed.
fn set_surplus(kit: Balance) {
	Outstanding::set(&(Kit::total_issuance() - kit));
}

/// Returns the KIT that is not paid to the pool yet.
fn dripping() -> Balance {
	crate::Dripping::<Test>::get().kit.remaining
}

/// Returns the slices that `events` report as settled, each with its auction.
fn settled(events: Vec<Event<Test>>) -> Vec<(AuctionId, SliceId)> {
	events
		.into_iter()
		.filter_map(|event| match event {
			Event::SliceSettled { auction, slice, .. } => Some((auction, slice)),
			_ => None,
		})
		.collect()
}

#[test]
fn a_warranted_slice_pays_a_penalty_and_repays_its_debt() {
	execute(|| {
		set_debt(1, 5_000);
		set_lot_size(1_000);
		let slice = queue(1, 1_000);
		next_block();
		assert_ok!(Auctions::bid(signed(BOB), 0, 2_000));
		run(INTERVAL - 1);
		last_events();
		let circulating = Kit::total_issuance();
		next_block();

		assert_eq!(
			last_events(),
			[
				Event::AuctionCompleted { auction: 0, winner: BOB, kit: 2_000, lot: 1_000 },
				Event::SliceSettled {
					slice,
					burrow: 1,
					auction: 0,
					amount: 1_000,
					kit: 2_000,
					repaid: 1_800,
					penalty: 200,
					penalty_burned: false,
					excess: 0,
				},
				Event::AuctionSettled { auction: 0, dust: 0 },
			]
		);
		assert_eq!((test_burrow(1).debt, test_burrow(1).at_auction), (3_200, 0));
		assert_eq!(Kit::total_issuance(), circulating - 1_800);
		assert_eq!((Kit::free_balance(AUCTIONS_ACCOUNT), dripping()), (200, 200));
	});
}

#[test]
fn the_excess_over_the_debt_is_paid_to_the_owner() {
	execute(|| {
		set_debt(1, 500);
		sold(&[(1, part(1_000))], 2_000);

		assert_eq!(test_burrow(1).debt, 0);
		assert_eq!(Kit::free_balance(ALICE), 1_300);
		assert_eq!(dripping(), 200);
	});
}

#[test]
fn proceeds_at_the_minimum_for_unwarranted_pay_no_penalty() {
	execute(|| {
		sold(&[(1, unwarranted_from(2_000, 1_000))], 2_000);
		assert_eq!((Kit::free_balance(ALICE), dripping()), (2_000, 0));
	});
}

#[test]
fn proceeds_a_unit_below_the_minimum_for_unwarranted_pay_a_penalty() {
	execute(|| {
		sold(&[(1, unwarranted_from(2_001, 1_000))], 2_000);
		assert_eq!((Kit::free_balance(ALICE), dripping()), (1_800, 200));
	});
}

#[test]
fn the_price_of_a_lot_is_shared_by_the_size_of_its_slices() {
	execute(|| {
		for burrow in 1..=3 {
			change(burrow, |test_burrow| test_burrow.owner = 200 + burrow);
		}
		// 1/10, 3/10 and 6/10 of 2 000, less a tenth each.
		sold(&[(1, part(100)), (2, part(300)), (3, part(600))], 2_000);
		assert_eq!([201_u64, 202, 203].map(Kit::free_balance), [180, 540, 1_080]);
		assert_eq!(dripping(), 200);
	});
}

#[test]
fn a_penalty_is_burned_while_more_kit_circulates_than_is_owed() {
	execute(|| {
		// The first 200 are burned, which is more than the surplus. The second 200 are not.
		set_surplus(150);
		let circulating = Kit::total_issuance();
		sold(&[(1, part(1_000)), (2, part(1_000))], 4_000);

		assert_eq!(Kit::total_issuance(), circulating - 200);
		assert_eq!(dripping(), 200);
		let burned: Vec<bool> = last_events()
			.into_iter()
			.filter_map(|event| match event {
				Event::SliceSettled { penalty_burned, .. } => Some(penalty_burned),
				_ => None,
			})
			.collect();
		assert_eq!(burned, [true, false]);
	});
}

/// HF11: fees that wait are owed already, so kit that nobody owes includes them.
#[test]
fn a_penalty_is_burned_while_waiting_fees_hide_bad_debt() {
	execute(|| {
		PendingFees::set(150);
		let circulating = Kit::total_issuance();
		sold(&[(1, part(1_000)), (2, part(1_000))], 4_000);
		// 150 are not covered by a debt: the first penalty is burned, the second is not.
		assert_eq!(Kit::total_issuance(), circulating - 200);
		assert_eq!(dripping(), 200);
	});
}

#[test]
fn a_penalty_is_burned_when_its_burrow_was_closed_with_a_debt() {
	execute(|| {
		change(1, |test_burrow| {
			test_burrow.active = false;
			test_burrow.debt = 10_000;
		});
		let (circulating, outstanding) = (Kit::total_issuance(), Outstanding::get());
		sold(&[(1, part(1_000))], 2_000);

		// 1 800 are repaid and 200 burned. The other 8 200 are bad debt.
		assert_eq!(Kit::total_issuance(), circulating - 2_000);
		assert_eq!(Outstanding::get(), outstanding - 10_000);
		assert_eq!((test_burrow(1).debt, dripping()), (0, 0));
	});
}

#[test]
fn a_slice_with_proceeds_below_a_unit_is_settled() {
	execute(|| {
		// The first slice brings 999 · 1/1000.
		Price::set((2, 1));
		sold(&[(1, part(1)), (2, part(999))], 999);
		assert_eq!((test_burrow(1).at_auction, test_burrow(1).settled), (0, 1));
		assert_eq!(test_burrow(2).settled, 1);
	});
}

#[test]
fn at_most_64_slices_are_settled_in_a_block() {
	execute(|| {
		sold(&[(1, part(100)); 100], 10_000);
		assert_eq!(test_burrow(1).settled, 64);
		assert_eq!(stored(0).slices, 36);
		next_block();
		assert_eq!(test_burrow(1).settled, 100);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn small_lots_are_settled_in_the_same_block() {
	execute(|| {
		set_lot_size(1_000);
		for burrow in 1..=3 {
			queue(burrow, 1_000);
		}
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(signed(BOB), auction, 1_000));
		}
		run(INTERVAL);
		assert_eq!([1, 2, 3].map(|burrow| test_burrow(burrow).settled), [1, 1, 1]);
		assert!(unsettled().is_empty());
	});
}

/// Completes `count` lots of a hundred slices each in one block, and follows their settlement.
fn settle_lots_of_a_hundred_slices(count: u32) {
	execute(|| {
		set_lot_size(10_000);
		let slices = vec![(1, part(100)); 100 * count as usize];
		let ids = queue_all(&slices);
		next_block();
		assert_eq!(lots(), vec![(10_000, 100); count as usize]);
		for auction in open() {
			assert_ok!(Auctions::bid(signed(BOB), auction, 10_000));
		}
		run(INTERVAL - 1);
		last_events();

		let mut order = Vec::new();
		for _ in 0..4 * count {
			next_block();
			let now = settled(last_events());
			assert!(now.len() <= 64);
			order.extend(now);
		}
		// The oldest lot comes first, and its slices in order.
		let expected: Vec<_> = ids.into_iter().enumerate().map(|(at, id)| (at as u64 / 100, id)).collect();
		assert_eq!(order, expected);
		assert!(unsettled().is_empty());

		// The lots are not claimed yet.
		for auction in 0..AuctionId::from(count) {
			assert_ok!(Auctions::claim(signed(BOB), auction));
			assert!(is_over(auction));
		}
	});
}

/// The reference linked completed lots backwards, so the second one halted the system for good.
///
/// Its tests never completed two.
#[test]
fn defect_1_two_completed_lots_are_drained_oldest_first() {
	settle_lots_of_a_hundred_slices(2);
}

#[test]
fn defect_1_three_completed_lots_are_drained_oldest_first() {
	settle_lots_of_a_hundred_slices(3);
}

#[test]
fn defect_1_a_lot_may_be_completed_while_an_earlier_one_still_has_slices() {
	execute(|| {
		set_lot_size(1_000);
		set_max_open_lots(2);
		queue(1, 1_000);
		queue(2, 1_000);
		next_block();
		set_failing(&[1]);
		assert_ok!(Auctions::bid(signed(BOB), 0, 1_000));
		run(10);
		assert_ok!(Auctions::bid(signed(CHARLIE), 1, 1_000));
		run(INTERVAL + 1);

		// The later lot is settled, and the earlier one is still unsettled.
		assert_eq!((test_burrow(1).settled, test_burrow(2).settled), (0, 1));
		assert_eq!(unsettled(), [0]);
		set_failing(&[]);
		next_block();
		assert_eq!(test_burrow(1).settled, 1);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn a_won_lot_counts_as_unsettled_before_it_is_completed() {
	execute(|| {
		// Sixteen sold lots that cannot be settled leave no room for another.
		set_lot_size(1_000);
		let blocked: Vec<_> = (1..=16).collect();
		for burrow in 1..=17 {
			queue(burrow, 1_000);
		}
		set_failing(&blocked);
		next_block();
		for auction in 0..16 {
			assert_ok!(Auctions::bid(signed(BOB), auction, 1_000));
		}
		run(INTERVAL + 1);
		assert_eq!(unsettled().len(), 16);

		assert_eq!(open(), [16]);
		assert_ok!(Auctions::bid(signed(BOB), 16, 1_000));
		assert!(!has_unsettled(17));
		run(INTERVAL + 1);
		assert_eq!((open().len(), unsettled().len()), (1, 16));
		assert!(has_unsettled(17));
		set_failing(&[]);
		run(20);
		assert!(!has_unsettled(17));
	});
}

#[test]
fn a_failing_slice_is_reported_skipped_and_tried_again() {
	execute(|| {
		set_failing(&[2]);
		sold(&[(1, part(200)), (2, part(200)), (3, part(200))], 600);
		let reported = || last_events().contains(&Event::SettlementFailed { auction: 0, error: FAILS });
		let done = || [1, 2, 3].map(|burrow| test_burrow(burrow).settled);

		// The run fails, so the first slice is settled alone.
		assert_eq!((done(), reported()), ([1, 0, 0], false));
		// Now the failing slice is the first.
		next_block();
		assert_eq!((done(), reported()), ([1, 0, 0], true));
		// The third slice does not wait for the second.
		next_block();
		assert_eq!((done(), reported()), ([1, 0, 1], false));
		// The second slice is tried in each block.
		for _ in 0..5 {
			next_block();
			assert_eq!((done(), reported()), ([1, 0, 1], true));
		}
		assert!(has_unsettled(2));
		set_failing(&[]);
		next_block();
		assert_eq!(done(), [1, 1, 1]);
		assert!(!has_unsettled(2));
	});
}

#[test]
fn a_failing_lot_does_not_block_the_others() {
	execute(|| {
		set_failing(&[1]);
		set_lot_size(1_000);
		for burrow in 1..=3 {
			queue(burrow, 1_000);
		}
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(signed(BOB), auction, 1_000));
		}
		run(INTERVAL);
		assert_eq!(unsettled(), [1, 2, 0]);
		run(2);
		assert_eq!(unsettled(), [0]);
		assert_eq!((test_burrow(2).settled, test_burrow(3).settled), (1, 1));
	});
}

#[test]
fn all_of_several_failing_slices_are_tried() {
	execute(|| {
		set_failing(&[1, 2]);
		sold(&[(1, part(500)), (2, part(500))], 1_000);
		run(5);
		// The first to recover is settled within a few blocks.
		set_failing(&[1]);
		run(3);
		assert_eq!((test_burrow(1).settled, test_burrow(2).settled), (0, 1));
		set_failing(&[]);
		run(1);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn anyone_may_settle_some_slices_of_a_sold_lot() {
	execute(|| {
		set_failing(&[0]);
		let slices: Vec<_> = (0..5).map(|burrow| (burrow, part(200))).collect();
		sold(&slices, 1_000);
		let done = || [0, 1, 2, 3, 4].map(|burrow| test_burrow(burrow).settled);
		assert_eq!(done(), [0, 0, 0, 0, 0]);

		// The chain has skipped the first slice.
		let weight = Auctions::settle(signed(DAVE), 0, 2).unwrap().actual_weight;
		assert_eq!(weight, Some(<() as WeightInfo>::settle(2)));
		assert_eq!(done(), [0, 1, 1, 0, 0]);

		// Settlement goes on to the end, and then from the beginning.
		set_failing(&[]);
		assert_ok!(Auctions::settle(signed(DAVE), 0, u32::MAX));
		assert_eq!(done(), [0, 1, 1, 1, 1]);
		last_events();
		assert_ok!(Auctions::settle(signed(DAVE), 0, u32::MAX));
		assert_eq!(done(), [1, 1, 1, 1, 1]);
		assert_eq!(last_events().last(), Some(&Event::AuctionSettled { auction: 0, dust: 0 }));
		assert_noop!(Auctions::settle(signed(DAVE), 0, 1), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn no_further_lot_is_completed_while_sixteen_wait_for_settlement() {
	execute(|| {
		set_failing(&[5]);
		set_lot_size(100);
		queue_all(&[(5, part(100)); 17]);
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(signed(BOB), auction, 100));
		}
		run(INTERVAL);
		assert_eq!((unsettled().len(), open()), (16, vec![16]));

		// The seventeenth auction is won, and takes no more bids.
		sell(16, BOB, 100);
		assert_eq!(open(), [16]);
		assert_eq!(Auctions::view_auction(16).unwrap().state, "closed");
		assert_noop!(Auctions::bid(signed(CHARLIE), 16, 1_000), Error::<Test>::AuctionClosed);

		// Once one of the sixteen is settled, there is room for it.
		set_failing(&[]);
		run(2);
		assert!(matches!(stored(16).stage, Stage::Completed { .. }));
	});
}
