//! What a review has found, each as it was.

use crate::{desk::Desk, mock::*, types::*, Error, Event};
use frame::{testing_prelude::*, token::fungibles::Inspect as _};
use huxian_traits::Balance;

/// It has expanded for some hours: it has shares, external, and a debt.
fn expanded() {
	generous();
	for _ in 0..3 {
		push(100_300);
		after(HOUR);
	}
	push(100_000);
	next_block();
	assert!(books().shares.left().unwrap() > 0 && debt() > pan(100_000));
}

fn at_floor() -> Balance {
	Desk::<Test>::open(0).unwrap().at_floor().unwrap()
}

#[test]
fn a_pool_that_is_pulled_away_is_no_profit() {
	execute(|| {
		expanded();
		// One for one the pool has more when it is pulled away, either way: it gives that back on its way home.
		let home = at_floor();
		for parts in [97_000, 99_000, 101_000, 103_000, 100_000] {
			push(parts);
			let there = at_floor();
			assert!(there <= home + home / 2_000, "{parts}: {there} {home}");
		}
		// So whatever is swept, what it has goes on to stand for what it owes when it is home again.
		push(97_000);
		let _ = Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0);
		push(100_000);
		assert!(at_floor() + pan(100) >= debt(), "{} {}", at_floor(), debt());
	});
}

#[test]
fn dust_behind_the_door_stops_nobody() {
	execute(|| {
		expanded();
		// A unit too little is behind the door.
		let supply = Assets::total_issuance(PAN);
		let share = (TheDoor::get().debt * 1_000_000 / supply) as u32 + 1;
		let missing = |share: u32| (supply * u128::from(share)).div_ceil(1_000_000) - TheDoor::get().debt;
		change(|terms| {
			terms.liquid_share = share;
			terms.least_step = missing(share) + 1;
		});
		let before = books().burned;
		push(99_700);
		next_block();
		assert!(books().burned > before, "it takes back");
	});
}

#[test]
fn a_shut_door_leaves_buying() {
	execute(|| {
		expanded();
		change(|terms| terms.liquid_share = 1_000_000);
		door(|door| door.open = false);
		push(99_850);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::Bought { .. })), "{events:?}");
	});
}

#[test]
fn what_comes_through_the_door_buys_more_than_it_costs_or_nothing() {
	execute(|| {
		// All dollars are at 0.992: PAN at 1.004 of them is below its unit, and one taken out buys less than one back.
		Price::set(Some(992_000));
		push(100_400);
		let events = next_block();
		assert_eq!((books().state, debt(), books().minted), (State::Under, 0, 0));
		assert!(!events.iter().any(|event| matches!(event, Event::TakenOut { .. } | Event::StepFailed { .. })));
	});
}

#[test]
fn what_is_passed_on_has_brought_what_goes_behind_the_door() {
	execute(|| {
		// All dollars are at 1.005: PAN at 0.9965 of them is above its unit, and brings less than one of them.
		Price::set(Some(1_005_000));
		Room::set(&pan(1_000_000));
		push(99_650);
		let events = next_block();
		assert_eq!(books().state, State::Over);
		assert!(!events.iter().any(|event| matches!(event, Event::PutIn { .. })), "{events:?}");
		// A gift does not make up for it.
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), USD, Amo::account_of(0), usd(10_000)));
		let events = after(HOUR);
		assert!(!events.iter().any(|event| matches!(event, Event::PutIn { .. })), "{events:?}");
	});
}

#[test]
fn what_came_to_nothing_is_not_tried_in_every_block() {
	execute(|| {
		Price::set(Some(992_000));
		push(100_400);
		next_block();
		let failed = books().failed_at;
		assert_eq!(failed, Now::get());
		next_block();
		assert_noop!(ask(), Error::<Test>::CoolingDown);
		assert_eq!(books().failed_at, failed);
		after(30 * SECOND);
		assert_eq!(books().failed_at, Now::get());
	});
}

#[test]
fn a_small_passage_is_left_out_and_the_rest_is_done() {
	execute(|| {
		generous();
		// Less than a step may be taken out: its sale goes on.
		change(|terms| terms.left_debt = pan(10_000_000) - pan(50));
		push(100_101);
		next_block();
		assert_eq!(spot(), 100_050);
	});
}

#[test]
fn a_price_that_nobody_knows_makes_no_profit() {
	execute(|| {
		expanded();
		Price::set(None);
		assert_noop!(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0), Error::<Test>::NoPrice);
	});
}

#[test]
fn a_door_that_is_full_leaves_buying() {
	execute(|| {
		expanded();
		// Too little is behind the door, it says that it is open, and it takes nothing; nothing is left in the pool to withdraw.
		change(|terms| terms.liquid_share = 1_000_000);
		door(|door| door.full = true);
		for _ in 0..12 {
			after(30 * SECOND);
		}
		let bought = |events: &[Event<Test>]| events.iter().any(|event| matches!(event, Event::Bought { .. }));
		push(99_700);
		// One of both comes to nothing and rests; the other one has its turn.
		let seen: Vec<bool> = (0..4).map(|_| bought(&next_block())).collect();
		assert!(seen.contains(&true), "{:?}", books());
	});
}

#[test]
fn what_is_passed_on_leaves_no_dust_of_debt() {
	execute(|| {
		change(|terms| terms.expand_share = 0);
		Room::set(&(pan(12_345) + 678_901));
		push(100_300);
		next_block();
		assert_eq!((debt(), books().minted), (0, pan(12_345)));
	});
}
