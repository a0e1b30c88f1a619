//! What leaves faster than a quarter of the supply an hour waits, in the order in which it came.

use crate::{mock::*, Error, Event, Parked, Tickets};
use frame::testing_prelude::*;

/// Four millions are out, a million may leave within an hour.
fn four_millions() {
	for dollar in DOLLARS {
		supply(dollar, 1_000_000);
	}
	next_block();
}

/// As much is redeemed as leaves at once; then three people wait for 100 000 each. The family's token is Alice's.
fn three_wait() {
	four_millions();
	assert_ok!(Assets::transfer(by(ALICE), PAN, BOB, pan(200_000)));
	assert_ok!(Assets::transfer(by(ALICE), PAN, CHARLIE, pan(200_000)));
	// 749 625 are burned, and a quarter of the 3 250 375 that are left may leave: 812 593.
	assert_ok!(redeem(ALICE, USDT, pan(750_000)));
	assert_eq!(family().queue.next, 0);
	for (who, token) in [(ALICE, USDC), (BOB, AUSDT), (CHARLIE, USDC)] {
		assert_ok!(redeem(who, token, pan(100_000)));
	}
}

#[test]
fn a_quarter_of_the_supply_leaves_at_once() {
	execute(|| {
		four_millions();
		let before = balance(USDT, ALICE);
		// 800 000 of 3 200 000 that are left then.
		assert_ok!(redeem(ALICE, USDT, pan(800_000)));
		assert_eq!(balance(USDT, ALICE) - before, usd(799_600));
		assert_eq!(family().queue.next, 0);
		let before = balance(USDC, ALICE);
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		// It waits: the PAN are burned, the dollars lie with the guard.
		assert_eq!(balance(USDC, ALICE), before);
		assert_eq!(balance(USDC, GUARD), usd(99_950));
		let queued = Event::RedemptionQueued {
			family: PAN,
			number: 0,
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
fn who_came_first_is_paid_first() {
	execute(|| {
		three_wait();
		let waiting = |who: AccountId, token| balance(token, who);
		let (alice, bob) = (waiting(ALICE, USDC), waiting(BOB, AUSDT));
		assert_eq!(family().queue.next, 3);
		// Ten minutes let a sixth of a quarter of 2 950 525 out, 122 938: 110 944 may leave then.
		forget();
		after(10 * MINUTE);
		assert_eq!(waiting(ALICE, USDC) - alice, usd(99_950));
		let paid = waiting(BOB, AUSDT) - bob;
		assert!((1..usd(99_950)).contains(&paid), "{paid}");
		assert_eq!(waiting(CHARLIE, USDC), 0);
		let left = usd(99_950) - paid;
		let told = Event::RedemptionPaid { family: PAN, number: 1, who: BOB, external: AUSDT, amount: paid, left };
		assert!(events().contains(&told));
		after(10 * MINUTE);
		assert_eq!(waiting(BOB, AUSDT) - bob, usd(99_950));
		after(10 * MINUTE);
		assert_eq!(waiting(CHARLIE, USDC), usd(99_950));
		assert!(family().queue.is_empty());
		assert_eq!(Tickets::<Test>::iter().count(), 0);
	});
}

#[test]
fn a_small_redemption_does_not_pass_those_who_wait() {
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
fn more_than_an_hour_allows_is_paid_in_parts() {
	execute(|| {
		four_millions();
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000_000)));
		next_block();
		let paid = balance(USDT, ALICE) - before;
		// A quarter of 3 000 500.
		assert_eq!(paid, 750_125_000_000);
		after(20 * MINUTE);
		after(HOUR);
		assert_eq!(balance(USDT, ALICE) - before, usd(999_500));
	});
}

#[test]
fn anyone_may_have_it_paid_before_the_block_does() {
	execute(|| {
		three_wait();
		Now::mutate(|now| *now += HOUR);
		assert_ok!(PegGuard::serve(by(CHARLIE), PAN, 1));
		assert_eq!(family().queue.first, 1);
		let served = PegGuard::serve(by(CHARLIE), PAN, 99).unwrap();
		assert_eq!(family().queue.first, 3);
		assert_eq!(served.actual_weight, Some(<RoundWeights as crate::WeightInfo>::serve(2)));
		assert_noop!(PegGuard::serve(by(CHARLIE), PAN, 1), Error::<Test>::NothingToServe);
	});
}

#[test]
fn who_cannot_be_paid_holds_up_nobody() {
	execute(|| {
		three_wait();
		assert_ok!(Assets::freeze(by(OWNER), USDC, ALICE));
		assert_ok!(Assets::block(by(OWNER), USDC, ALICE));
		let before = balance(USDC, ALICE);
		forget();
		after(HOUR);
		assert!(family().queue.is_empty());
		assert_eq!(balance(USDC, CHARLIE), usd(99_950));
		assert_eq!(balance(USDC, ALICE), before);
		assert!(events()
			.iter()
			.any(|event| matches!(event, Event::RedemptionParked { number: 0, who, .. } if *who == ALICE)));
		assert!(Parked::<Test>::contains_key(PAN, 0));
		assert_eq!(external(USDC).queued, usd(99_950));

		// It is hers as soon as she can be paid, whoever asks for it.
		assert!(PegGuard::claim(by(BOB), PAN, 0).is_err());
		assert_ok!(Assets::thaw(by(OWNER), USDC, ALICE));
		assert_ok!(PegGuard::claim(by(BOB), PAN, 0));
		assert_eq!(balance(USDC, ALICE) - before, usd(99_950));
		assert_noop!(PegGuard::claim(by(BOB), PAN, 0), Error::<Test>::NoSuchTicket);
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
		assert_noop!(PegGuard::serve(by(BOB), PAN, 1), Error::<Test>::QueueIsHeld);
		after(DAY - HOUR);
		assert_eq!(family().queue.first, 3);
		// Not again before another day is over.
		assert_noop!(PegGuard::hold_queue(guardian(), PAN), Error::<Test>::HeldRecently);
		after(DAY);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
	});
}

#[test]
fn while_payments_are_held_everybody_waits() {
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
fn a_later_fall_is_not_taken_off_who_waits() {
	execute(|| {
		three_wait();
		price(USDT, 500);
		after(HOUR);
		assert!(family().fallen);
		assert_eq!(balance(USDC, CHARLIE), usd(99_950));
	});
}

#[test]
fn sixteen_are_paid_in_a_block() {
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
