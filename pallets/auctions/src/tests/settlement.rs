//! What a lot was sold for goes to the burrows it came from, slice by slice.

use crate::{mock::*, Error, Event, Stage, WeightInfo};
use frame::testing_prelude::*;
use huxian_math::auction::SlicePart;
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId};

/// Sells one lot of these slices to Bob for `kit`; the last block has completed it.
fn sold(slices: &[(BurrowId, SlicePart)], kit: Balance) {
	lots_of(slices.iter().map(|(_, part)| part.amount).sum());
	queue_all(slices);
	next_block();
	sell(0, BOB, kit);
}

/// How much more kit circulates than is owed.
fn surplus(kit: Balance) {
	Outstanding::set(&(Kit::total_issuance() - kit));
}

/// KIT that goes to the providers of the pool.
fn dripping() -> Balance {
	crate::Dripping::<Test>::get().kit.left
}

/// The slices that these events tell of as settled, each with its auction.
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
		owes(1, 5_000);
		lots_of(1_000);
		let slice = queue(1, 1_000);
		next_block();
		assert_ok!(Auctions::bid(by(BOB), 0, 2_000));
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
		assert_eq!((debtor(1).debt, debtor(1).at_auction), (3_200, 0));
		assert_eq!(Kit::total_issuance(), circulating - 1_800);
		assert_eq!((Kit::free_balance(HOUSE), dripping()), (200, 200));
	});
}

#[test]
fn what_is_left_after_the_debt_is_the_owners() {
	execute(|| {
		owes(1, 500);
		sold(&[(1, part(1_000))], 2_000);

		assert_eq!(debtor(1).debt, 0);
		assert_eq!(Kit::free_balance(ALICE), 1_300);
		assert_eq!(dripping(), 200);
	});
}

#[test]
fn a_slice_that_brings_what_it_had_to_pays_no_penalty() {
	execute(|| {
		sold(&[(1, unwarranted_from(2_000, 1_000))], 2_000);
		assert_eq!((Kit::free_balance(ALICE), dripping()), (2_000, 0));
	});
}

#[test]
fn a_slice_that_brings_a_unit_less_pays_the_penalty() {
	execute(|| {
		sold(&[(1, unwarranted_from(2_001, 1_000))], 2_000);
		assert_eq!((Kit::free_balance(ALICE), dripping()), (1_800, 200));
	});
}

#[test]
fn a_lots_proceeds_are_shared_by_size() {
	execute(|| {
		for burrow in 1..=3 {
			change(burrow, |debtor| debtor.owner = 200 + burrow);
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
		// 200 are burned, which is more than enough; then nothing is to be healed.
		surplus(150);
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

#[test]
fn a_penalty_is_burned_when_its_burrow_was_closed_with_a_debt() {
	execute(|| {
		change(1, |debtor| {
			debtor.active = false;
			debtor.debt = 10_000;
		});
		let (circulating, outstanding) = (Kit::total_issuance(), Outstanding::get());
		sold(&[(1, part(1_000))], 2_000);

		// 1 800 repaid and 200 burned; the other 8 200 will never be paid.
		assert_eq!(Kit::total_issuance(), circulating - 2_000);
		assert_eq!(Outstanding::get(), outstanding - 10_000);
		assert_eq!((debtor(1).debt, dripping()), (0, 0));
	});
}

#[test]
fn a_slice_that_was_not_worth_a_unit_is_settled_all_the_same() {
	execute(|| {
		// 1/1000 of 999.
		Price::set((2, 1));
		sold(&[(1, part(1)), (2, part(999))], 999);
		assert_eq!((debtor(1).at_auction, debtor(1).settled), (0, 1));
		assert_eq!(debtor(2).settled, 1);
	});
}

#[test]
fn at_most_64_slices_are_settled_in_a_block() {
	execute(|| {
		sold(&[(1, part(100)); 100], 10_000);
		assert_eq!(debtor(1).settled, 64);
		assert_eq!(stored(0).slices, 36);
		next_block();
		assert_eq!(debtor(1).settled, 100);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn what_a_small_lot_leaves_of_a_block_is_for_the_next() {
	execute(|| {
		lots_of(1_000);
		for burrow in 1..=3 {
			queue(burrow, 1_000);
		}
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(by(BOB), auction, 1_000));
		}
		run(INTERVAL);
		assert_eq!([1, 2, 3].map(|burrow| debtor(burrow).settled), [1, 1, 1]);
		assert!(unsettled().is_empty());
	});
}

/// Completes several lots of a hundred slices each in one block, and follows their settlement.
fn lots_of_a_hundred_slices(count: u32) {
	execute(|| {
		lots_of(10_000);
		let slices = vec![(1, part(100)); 100 * count as usize];
		let ids = queue_all(&slices);
		next_block();
		assert_eq!(lots(), vec![(10_000, 100); count as usize]);
		for auction in open() {
			assert_ok!(Auctions::bid(by(BOB), auction, 10_000));
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
		// The oldest lot first, and its slices in order.
		let expected: Vec<_> = ids.into_iter().enumerate().map(|(at, id)| (at as u64 / 100, id)).collect();
		assert_eq!(order, expected);
		assert!(unsettled().is_empty());

		// Nobody has had the lots yet.
		for auction in 0..AuctionId::from(count) {
			assert_ok!(Auctions::claim(by(BOB), auction));
			assert!(is_over(auction));
		}
	});
}

/// The reference linked completed lots backwards: the second one halted the system for good. Its tests never completed two.
#[test]
fn defect_1_two_completed_lots_are_drained_oldest_first() {
	lots_of_a_hundred_slices(2);
}

#[test]
fn defect_1_three_completed_lots_are_drained_oldest_first() {
	lots_of_a_hundred_slices(3);
}

#[test]
fn defect_1_a_lot_may_be_completed_while_an_earlier_one_still_has_slices() {
	execute(|| {
		lots_of(1_000);
		open_at_most(2);
		queue(1, 1_000);
		queue(2, 1_000);
		next_block();
		fails(&[1]);
		assert_ok!(Auctions::bid(by(BOB), 0, 1_000));
		run(10);
		assert_ok!(Auctions::bid(by(CHARLIE), 1, 1_000));
		run(INTERVAL + 1);

		// The later one is settled, the earlier one is not lost.
		assert_eq!((debtor(1).settled, debtor(2).settled), (0, 1));
		assert_eq!(unsettled(), [0]);
		fails(&[]);
		next_block();
		assert_eq!(debtor(1).settled, 1);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn a_lot_that_was_won_binds_its_burrows_before_it_is_completed() {
	execute(|| {
		// Sixteen sold lots that cannot be settled leave no room for another.
		lots_of(1_000);
		let blocked: Vec<_> = (1..=16).collect();
		for burrow in 1..=17 {
			queue(burrow, 1_000);
		}
		fails(&blocked);
		next_block();
		for auction in 0..16 {
			assert_ok!(Auctions::bid(by(BOB), auction, 1_000));
		}
		run(INTERVAL + 1);
		assert_eq!(unsettled().len(), 16);

		assert_eq!(open(), [16]);
		assert_ok!(Auctions::bid(by(BOB), 16, 1_000));
		assert!(!has_unsettled(17));
		run(INTERVAL + 1);
		assert_eq!((open().len(), unsettled().len()), (1, 16));
		assert!(has_unsettled(17));
		fails(&[]);
		run(20);
		assert!(!has_unsettled(17));
	});
}

#[test]
fn a_slice_that_fails_is_gone_around_told_and_tried_again() {
	execute(|| {
		fails(&[2]);
		sold(&[(1, part(200)), (2, part(200)), (3, part(200))], 600);
		let told = || last_events().contains(&Event::SettlementFailed { auction: 0, error: FAILS });
		let done = || [1, 2, 3].map(|burrow| debtor(burrow).settled);

		// Together they fail, so the first is settled alone.
		assert_eq!((done(), told()), ([1, 0, 0], false));
		// Now the second is the first.
		next_block();
		assert_eq!((done(), told()), ([1, 0, 0], true));
		// The third does not wait for it.
		next_block();
		assert_eq!((done(), told()), ([1, 0, 1], false));
		// It is tried again and again.
		for _ in 0..5 {
			next_block();
			assert_eq!((done(), told()), ([1, 0, 1], true));
		}
		assert!(has_unsettled(2));
		fails(&[]);
		next_block();
		assert_eq!(done(), [1, 1, 1]);
		assert!(!has_unsettled(2));
	});
}

#[test]
fn a_lot_that_fails_does_not_block_the_others() {
	execute(|| {
		fails(&[1]);
		lots_of(1_000);
		for burrow in 1..=3 {
			queue(burrow, 1_000);
		}
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(by(BOB), auction, 1_000));
		}
		run(INTERVAL);
		assert_eq!(unsettled(), [1, 2, 0]);
		run(2);
		assert_eq!(unsettled(), [0]);
		assert_eq!((debtor(2).settled, debtor(3).settled), (1, 1));
	});
}

#[test]
fn several_slices_that_fail_are_all_tried() {
	execute(|| {
		fails(&[1, 2]);
		sold(&[(1, part(500)), (2, part(500))], 1_000);
		run(5);
		// Whichever recovers first is settled within a few blocks.
		fails(&[1]);
		run(3);
		assert_eq!((debtor(1).settled, debtor(2).settled), (0, 1));
		fails(&[]);
		run(1);
		assert!(unsettled().is_empty());
	});
}

#[test]
fn anyone_may_settle_some_slices_of_a_sold_lot() {
	execute(|| {
		fails(&[0]);
		let slices: Vec<_> = (0..5).map(|burrow| (burrow, part(200))).collect();
		sold(&slices, 1_000);
		let done = || [0, 1, 2, 3, 4].map(|burrow| debtor(burrow).settled);
		assert_eq!(done(), [0, 0, 0, 0, 0]);

		// The chain has gone around the first.
		let weight = Auctions::settle(by(DAVE), 0, 2).unwrap().actual_weight;
		assert_eq!(weight, Some(<() as WeightInfo>::settle(2)));
		assert_eq!(done(), [0, 1, 1, 0, 0]);

		// Up to the end, and then from the beginning.
		fails(&[]);
		assert_ok!(Auctions::settle(by(DAVE), 0, u32::MAX));
		assert_eq!(done(), [0, 1, 1, 1, 1]);
		last_events();
		assert_ok!(Auctions::settle(by(DAVE), 0, u32::MAX));
		assert_eq!(done(), [1, 1, 1, 1, 1]);
		assert_eq!(last_events().last(), Some(&Event::AuctionSettled { auction: 0, dust: 0 }));
		assert_noop!(Auctions::settle(by(DAVE), 0, 1), Error::<Test>::NothingToSettle);
	});
}

#[test]
fn no_further_lot_is_completed_while_sixteen_wait_for_settlement() {
	execute(|| {
		fails(&[5]);
		lots_of(100);
		queue_all(&[(5, part(100)); 17]);
		next_block();
		for auction in open() {
			assert_ok!(Auctions::bid(by(BOB), auction, 100));
		}
		run(INTERVAL);
		assert_eq!((unsettled().len(), open()), (16, vec![16]));

		// The seventeenth is won, and takes no more bids.
		sell(16, BOB, 100);
		assert_eq!(open(), [16]);
		assert_eq!(Auctions::view_auction(16).unwrap().state, "closed");
		assert_noop!(Auctions::bid(by(CHARLIE), 16, 1_000), Error::<Test>::AuctionClosed);

		// As soon as one of the sixteen is settled, there is room for it.
		fails(&[]);
		run(2);
		assert!(matches!(stored(16).stage, Stage::Completed { .. }));
	});
}
