//! What belongs to the providers of the kit pool goes to them little by little.

use crate::{mock::*, types::Stream, Dripping, Event};
use frame::testing_prelude::*;
use huxian_traits::Balance;

/// KIT and HUX that are still to go.
fn left() -> (Balance, Balance) {
	let drips = Dripping::<Test>::get();
	(drips.kit.left, drips.hux.left)
}

/// KIT and HUX in the pool, beyond what it was set up with.
fn paid() -> (Balance, Balance) {
	(Kit::free_balance(POOL) - 1_000 * UNIT, Hux::free_balance(POOL) - 1_000 * UNIT)
}

/// A lot of 1 000 units sold for 2 000 units of KIT, 200 of which are a penalty.
fn penalty_of_200() {
	lots_of(1_000);
	queue(1, 1_000);
	next_block();
	sell(0, BOB, 2_000);
}

/// Lets blocks pass up to the next in which something is paid.
fn next_payment() {
	run(20 - u32::try_from(System::block_number() % 20).unwrap());
}

#[test]
fn a_1440th_goes_every_twenty_blocks() {
	execute(|| {
		open_pool();
		assert_ok!(drip(1_440 * UNIT));
		run(18);
		assert_eq!((left(), paid()), ((0, 1_440 * UNIT), (0, 0)));

		// The twentieth block.
		last_events();
		next_block();
		assert_eq!((left(), paid()), ((0, 1_439 * UNIT), (0, UNIT)));
		assert_eq!(last_events(), [Event::Dripped { kit: 0, hux: UNIT }]);

		run(19);
		assert_eq!(paid(), (0, UNIT));
		next_block();
		assert_eq!(paid(), (0, 2 * UNIT));
	});
}

#[test]
fn penalties_go_the_same_way() {
	execute(|| {
		open_pool();
		penalty_of_200();
		assert_eq!(left(), (200, 0));

		// A 1440th, rounded up.
		next_payment();
		assert_eq!((left(), paid()), ((199, 0), (1, 0)));
	});
}

/// In the reference it stayed with the contract, and in circulation, for ever.
#[test]
fn defect_9_dust_goes_the_same_way() {
	execute(|| {
		// 100 ÷ 3 is 33 each, and 1 is left.
		lots_of(3);
		queue_all(&[(1, unwarranted_from(0, 1)); 3]);
		next_block();
		assert_ok!(Auctions::bid(by(BOB), 0, 100));
		run(INTERVAL - 1);
		last_events();
		next_block();

		let settled = Event::AuctionSettled { auction: 0, dust: 1 };
		assert_eq!(last_events().last(), Some(&settled));
		assert_eq!(Kit::free_balance(ALICE), 99);
		assert_eq!(left(), (1, 0));
	});
}

#[test]
fn everything_waits_for_a_pool() {
	execute(|| {
		assert_ok!(drip(1_440));
		run(60);
		assert_eq!(left(), (0, 1_440));

		// A pool that is empty belongs to nobody.
		HasPool::set(true);
		run(60);
		assert_eq!(left(), (0, 1_440));

		open_pool();
		next_payment();
		assert_eq!(left(), (0, 1_439));
	});
}

#[test]
fn nothing_is_told_when_nothing_is_paid() {
	execute(|| {
		open_pool();
		run(60);
		assert!(last_events().is_empty());
	});
}

#[test]
fn what_comes_on_top_begins_the_time_again_for_all_that_is_left() {
	execute(|| {
		open_pool();
		assert_ok!(drip(1_440));
		next_payment();
		next_payment();
		assert_eq!(left(), (0, 1_438));

		// 2 880 in all: two each time.
		assert_ok!(drip(1_442));
		next_payment();
		assert_eq!(left(), (0, 2_878));
	});
}

#[test]
fn nothing_on_top_does_not_begin_the_time_again() {
	// Half of 14 400 is paid: 720 payments of 10 are left.
	let half = Stream { left: 7_200, portion: 10 };
	assert_eq!(half.with(0), Some(half));
	assert_eq!(half.with(1_440), Some(Stream { left: 8_640, portion: 6 }));
}

#[test]
fn all_of_it_is_paid_in_1440_times_and_nothing_after_them() {
	for amount in [1, 1_439, 1_440, 1_441, 1_000_000_007] {
		let mut stream = Stream::default().with(amount).unwrap();
		let mut paid = 0;
		for _ in 0..1_440 {
			let (goes, next) = stream.next();
			assert!(goes <= amount.div_ceil(1_440));
			paid += goes;
			stream = next;
		}
		assert_eq!((paid, stream.left, stream.next().0), (amount, 0, 0));
	}
}

#[test]
fn what_does_not_fit_is_refused() {
	assert_eq!(Stream { left: 1, portion: 1 }.with(u128::MAX), None);
}
