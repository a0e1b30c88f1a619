//! Tests of the redemption queue: redemptions beyond a quarter of the supply an hour wait, first
//! in, first out.

use crate::{mock::*, Error, Event, RedemptionRequests, Undeliverable};
use frame::testing_prelude::*;

/// Lets four million circulate, so a million may be redeemed within an hour.
fn four_millions() {
	for dollar in DOLLARS {
		circulate(dollar, 1_000_000);
	}
	next_block();
}

/// Uses up the hourly limit; then Alice, Bob and Charlie queue 100 000 each.
fn three_wait() {
	four_millions();
	assert_ok!(Assets::transfer(signed(ALICE), PAN, BOB, pan(200_000)));
	assert_ok!(Assets::transfer(signed(ALICE), PAN, CHARLIE, pan(200_000)));
	// 749 625 are burned. The limit is a quarter of the remaining 3 250 375: 812 593.
	assert_ok!(redeem(ALICE, USDT, pan(750_000)));
	assert_eq!(family().queue.next, 0);
	for (who, token) in [(ALICE, USDC), (BOB, AUSDT), (CHARLIE, USDC)] {
		assert_ok!(redeem(who, token, pan(100_000)));
	}
}

#[test]
fn a_quarter_of_the_supply_is_paid_at_once() {
	execute(|| {
		four_millions();
		let before = balance(USDT, ALICE);
		// A quarter of the 3 200 000 that remain after the burn.
		assert_ok!(redeem(ALICE, USDT, pan(800_000)));
		assert_eq!(balance(USDT, ALICE) - before, usd(799_600));
		assert_eq!(family().queue.next, 0);
		let before = balance(USDC, ALICE);
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		// It waits: the PAN are burned, and the dollars are on the account of the guard.
		assert_eq!(balance(USDC, ALICE), before);
		assert_eq!(balance(USDC, GUARD), usd(99_950));
		let queued = Event::RedemptionQueued {
			family: PAN,
			request_id: 0,
			who: ALICE,
			external: USDC,
			amount: usd(99_950),
			ahead: 0,
		};
		assert!(events().contains(&queued));
		assert_eq!(external(USDC).queued, usd(99_950));
		assert_eq!(family().debt, pan(4_000_000) - pan(799_600) - pan(99_950));
	});
}

#[test]
fn requests_are_paid_first_in_first_out() {
	execute(|| {
		three_wait();
		let paid_to = |who: AccountId, token| balance(token, who);
		let (alice, bob) = (paid_to(ALICE, USDC), paid_to(BOB, AUSDT));
		assert_eq!(family().queue.next, 3);
		// The limit is a quarter of 2 950 525. In ten minutes a sixth of it leaks, 122 938, so
		// 110 944 may be paid.
		clear_events();
		after(10 * MINUTE);
		assert_eq!(paid_to(ALICE, USDC) - alice, usd(99_950));
		let paid = paid_to(BOB, AUSDT) - bob;
		assert!((1..usd(99_950)).contains(&paid), "{paid}");
		assert_eq!(paid_to(CHARLIE, USDC), 0);
		let remaining = usd(99_950) - paid;
		let event =
			Event::RedemptionPaid { family: PAN, request_id: 1, who: BOB, external: AUSDT, amount: paid, remaining };
		assert!(events().contains(&event));
		after(10 * MINUTE);
		assert_eq!(paid_to(BOB, AUSDT) - bob, usd(99_950));
		after(10 * MINUTE);
		assert_eq!(paid_to(CHARLIE, USDC), usd(99_950));
		assert!(family().queue.is_empty());
		assert_eq!(RedemptionRequests::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_small_redemption_does_not_overtake_the_queue() {
	execute(|| {
		three_wait();
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1)));
		assert_eq!(balance(USDT, ALICE), before);
		assert_eq!(family().queue.next, 4);
		after(HOUR);
		assert_eq!(balance(USDT, ALICE) - before, 999_500);
	});
}

#[test]
fn a_request_above_the_hourly_limit_is_paid_in_parts() {
	execute(|| {
		four_millions();
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000_000)));
		next_block();
		let paid = balance(USDT, ALICE) - before;
		// A quarter of the supply of 3 000 500.
		assert_eq!(paid, 750_125_000_000);
		after(20 * MINUTE);
		after(HOUR);
		assert_eq!(balance(USDT, ALICE) - before, usd(999_500));
	});
}

#[test]
fn anyone_may_process_the_queue_before_the_next_block() {
	execute(|| {
		three_wait();
		Now::mutate(|now| *now += HOUR);
		assert_ok!(PegGuard::process_queue(signed(CHARLIE), PAN, 1));
		assert_eq!(family().queue.first, 1);
		let post = PegGuard::process_queue(signed(CHARLIE), PAN, 99).unwrap();
		assert_eq!(family().queue.first, 3);
		assert_eq!(post.actual_weight, Some(<() as crate::WeightInfo>::process_queue(2)));
		assert_noop!(PegGuard::process_queue(signed(CHARLIE), PAN, 1), Error::<Test>::NothingToProcess);
	});
}

#[test]
fn an_undeliverable_request_delays_nobody() {
	execute(|| {
		three_wait();
		assert_ok!(Assets::freeze(signed(OWNER), USDC, ALICE));
		assert_ok!(Assets::block(signed(OWNER), USDC, ALICE));
		let before = balance(USDC, ALICE);
		clear_events();
		after(HOUR);
		assert!(family().queue.is_empty());
		assert_eq!(balance(USDC, CHARLIE), usd(99_950));
		assert_eq!(balance(USDC, ALICE), before);
		assert!(events()
			.iter()
			.any(|event| matches!(event, Event::RedemptionUndeliverable { request_id: 0, who, .. } if *who == ALICE)));
		assert!(Undeliverable::<Test>::contains_key(PAN, 0));
		assert_eq!(external(USDC).queued, usd(99_950));

		// Anyone can have it paid as soon as the transfer succeeds.
		assert!(PegGuard::claim(signed(BOB), PAN, 0).is_err());
		assert_ok!(Assets::thaw(signed(OWNER), USDC, ALICE));
		assert_ok!(PegGuard::claim(signed(BOB), PAN, 0));
		assert_eq!(balance(USDC, ALICE) - before, usd(99_950));
		assert_noop!(PegGuard::claim(signed(BOB), PAN, 0), Error::<Test>::UnknownRequest);
	});
}

#[test]
fn the_guardian_holds_payments_for_a_day() {
	execute(|| {
		three_wait();
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		let until = Now::get() + DAY;
		assert!(events().contains(&Event::QueueHeld { family: PAN, until }));
		after(HOUR);
		assert_eq!(family().queue.first, 0);
		assert_noop!(PegGuard::process_queue(signed(BOB), PAN, 1), Error::<Test>::QueueIsHeld);
		after(DAY - HOUR);
		assert_eq!(family().queue.first, 3);
		// The next hold must wait for another day.
		assert_noop!(PegGuard::hold_queue(guardian(), PAN), Error::<Test>::HeldRecently);
		after(DAY);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
	});
}

#[test]
fn a_redemption_waits_while_payments_are_held() {
	execute(|| {
		four_millions();
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_eq!(balance(USDT, ALICE), before);
		assert_ok!(PegGuard::release_queue(committee(), PAN));
		assert!(events().contains(&Event::QueueReleased { family: PAN }));
		next_block();
		assert_eq!(balance(USDT, ALICE) - before, 999_500_000);
	});
}

#[test]
fn a_later_fall_does_not_reduce_a_queued_request() {
	execute(|| {
		three_wait();
		set_price(USDT, 500);
		after(HOUR);
		assert!(family().fallen);
		assert_eq!(balance(USDC, CHARLIE), usd(99_950));
	});
}

#[test]
fn a_block_pays_at_most_sixteen_requests() {
	execute(|| {
		three_wait();
		for _ in 0..20 {
			assert_ok!(redeem(ALICE, USDT, pan(1)));
		}
		after(HOUR);
		assert_eq!(family().queue.first, 16);
		next_block();
		assert!(family().queue.is_empty());
	});
}
