//! The drip pays the liquidity providers of the kit pool in small portions.

use crate::{mock::*, types::Stream, Dripping, Event};
use frame::testing_prelude::*;
use huxian_traits::Balance;

/// Returns the KIT and the HUX that are not paid yet.
fn remaining() -> (Balance, Balance) {
	let drips = Dripping::<Test>::get();
	(drips.kit.remaining, drips.hux.remaining)
}

/// Returns the KIT and the HUX that the pool has received from the drip.
fn paid() -> (Balance, Balance) {
	(Kit::free_balance(POOL) - 1_000 * UNIT, Hux::free_balance(POOL) - 1_000 * UNIT)
}

/// Sells a lot of 1 000 units for 2 000 units of KIT, 200 of which are a penalty.
fn penalty_of_200() {
	set_lot_size(1_000);
	queue(1, 1_000);
	next_block();
	sell(0, BOB, 2_000);
}

/// Every block pays, so nobody gains by joining the pool in the block of a payment.
#[test]
fn a_28800th_is_paid_in_each_block() {
	execute(|| {
		open_pool();
		assert_ok!(drip(28_800 * UNIT));
		last_events();
		for blocks in 1..=45 {
			next_block();
			assert_eq!((remaining(), paid()), ((0, (28_800 - blocks) * UNIT), (0, blocks * UNIT)));
			assert_eq!(last_events(), [Event::Dripped { kit: 0, hux: UNIT }]);
		}
	});
}

#[test]
fn penalties_drip_to_the_pool() {
	execute(|| {
		open_pool();
		penalty_of_200();
		// A 28 800th, rounded up, is paid in the block of the settlement, and in the next.
		assert_eq!((remaining(), paid()), ((199, 0), (1, 0)));
		next_block();
		assert_eq!((remaining(), paid()), ((198, 0), (2, 0)));
	});
}

/// In the reference, dust stayed on the contract and in circulation forever.
#[test]
fn defect_9_dust_drips_to_the_pool() {
	execute(|| {
		// 100 ÷ 3 is 33 for each slice, and 1 is left over.
		set_lot_size(3);
		queue_all(&[(1, unwarranted_from(0, 1)); 3]);
		next_block();
		assert_ok!(Auctions::bid(signed(BOB), 0, 100));
		run(INTERVAL - 1);
		last_events();
		next_block();

		let settled = Event::AuctionSettled { auction: 0, dust: 1 };
		assert_eq!(last_events().last(), Some(&settled));
		assert_eq!(Kit::free_balance(ALICE), 99);
		assert_eq!(remaining(), (1, 0));
	});
}

#[test]
fn the_drip_waits_for_a_pool() {
	execute(|| {
		assert_ok!(drip(1_440));
		run(60);
		assert_eq!(remaining(), (0, 1_440));

		// An empty pool has no liquidity providers.
		HasPool::set(true);
		run(60);
		assert_eq!(remaining(), (0, 1_440));

		open_pool();
		next_block();
		assert_eq!(remaining(), (0, 1_439));
	});
}

#[test]
fn no_event_is_emitted_when_nothing_is_paid() {
	execute(|| {
		open_pool();
		run(60);
		assert!(last_events().is_empty());
	});
}

#[test]
fn a_top_up_restarts_the_duration_for_the_whole_amount() {
	execute(|| {
		open_pool();
		assert_ok!(drip(28_800));
		next_block();
		next_block();
		assert_eq!(remaining(), (0, 28_798));

		// 57 600 in all: two in each block.
		assert_ok!(drip(28_802));
		next_block();
		assert_eq!(remaining(), (0, 57_598));
	});
}

#[test]
fn a_top_up_of_zero_does_not_restart_the_duration() {
	// Half of 288 000 is paid: 14 400 payments of 10 are left.
	let half = Stream { remaining: 144_000, portion: 10 };
	assert_eq!(half.topped_up(0), Some(half));
	assert_eq!(half.topped_up(28_800), Some(Stream { remaining: 172_800, portion: 6 }));
}

#[test]
fn the_whole_amount_is_paid_in_28800_payments() {
	for amount in [1, 28_799, 28_800, 28_801, 1_000_000_007] {
		let mut stream = Stream::default().topped_up(amount).unwrap();
		let mut paid = 0;
		for _ in 0..28_800 {
			let (payment, next) = stream.next_payment();
			assert!(payment <= amount.div_ceil(28_800));
			paid += payment;
			stream = next;
		}
		assert_eq!((paid, stream.remaining, stream.next_payment().0), (amount, 0, 0));
	}
}

#[test]
fn a_top_up_that_does_not_fit_is_refused() {
	assert_eq!(Stream { remaining: 1, portion: 1 }.topped_up(u128::MAX), None);
}
