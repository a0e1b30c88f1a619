//! Below its unit: what is taken back, and out of what it is paid.

use crate::{mock::*, types::*, Event};
use frame::{testing_prelude::*, token::fungibles::Inspect as _};

/// It has expanded for some hours, and owes more than a hundred thousand.
fn expanded() {
	generous();
	for _ in 0..5 {
		push(100_300);
		after(HOUR);
	}
	push(100_000);
	next_block();
	assert_eq!(books().state, State::Equilibrium);
}

#[test]
fn a_price_below_its_unit_is_bought_up_to_five_basis_points() {
	execute(|| {
		expanded();
		let before = debt();
		push(99_850);
		let events = next_block();
		assert_eq!(spot(), 99_950);
		assert!(events.iter().any(|event| matches!(event, Event::Bought { .. })));
		assert!(debt() < before);
		assert_eq!(books().last.unwrap().kind, Kind::Reduced);
	});
}

#[test]
fn liquidity_pays_before_the_door() {
	execute(|| {
		expanded();
		let shares = books().shares.left().unwrap();
		assert!(shares > 0);
		push(99_850);
		let events = next_block();
		let place = |found: fn(&Event<Test>) -> bool| events.iter().position(found);
		let held = place(|event| matches!(event, Event::Withdrawn { .. }));
		let bought = place(|event| matches!(event, Event::Bought { .. }));
		assert!(held.is_none_or(|held| held < bought.unwrap()), "{events:?}");
	});
}

#[test]
fn what_liquidity_does_not_pay_for_comes_through_the_door() {
	execute(|| {
		// Given a market operation that has nothing and owes nothing,
		push(99_700);

		// when it buys,
		let events = next_block();

		// then it has minted, redeemed, and bought more than that with it: it owes nothing, and has a profit.
		assert!(events.iter().any(|event| matches!(event, Event::TakenOut { .. })), "{events:?}");
		assert_eq!((debt(), spot()), (0, 99_950));
		assert!(books().own().unwrap() > 0);
		assert_ok!(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0));
		assert_eq!(books().own(), Some(0));
		assert!(Assets::balance(PAN, RESERVE) > 0);
	});
}

#[test]
fn what_is_left_goes_back_through_the_door() {
	execute(|| {
		// It has expanded for an hour only: all of it may be taken back within one.
		generous();
		push(100_300);
		after(HOUR);
		push(100_000);
		next_block();
		let held = books().external.left().unwrap();
		push(99_899);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::PutIn { .. })), "{held} {events:?}");
		// All that it owed is back; what it has beyond that is profit.
		assert!(debt() < 10_u128.pow(12) || books().external.left() == Some(0), "{}", debt());
	});
}

#[test]
fn a_shut_door_leaves_it_in_the_books() {
	execute(|| {
		expanded();
		door(|door| door.open = false);
		push(99_899);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::DoorRefused { .. })), "{events:?}");
		assert!(books().external.left().unwrap() > 0);
		assert!(books().last.unwrap().kind == Kind::Reduced);
	});
}

#[test]
fn within_an_hour_it_takes_back_a_twentieth_of_the_supply() {
	execute(|| {
		// Two millions are sold into a pool of one.
		trade(PAN, pan(2_000_000));
		settle();
		let supply = Assets::total_issuance(PAN);
		next_block();
		let taken = books().reduced.level;
		assert!(taken >= supply / 25 && taken <= supply / 9, "{taken}");
		// An hour later again.
		for _ in 0..8 {
			settle();
			after(HOUR);
		}
		assert!(spot() >= 99_940, "{}", spot());
		assert_eq!(debt(), 0);
	});
}

#[test]
fn it_goes_on_whatever_forbids_to_expand() {
	execute(|| {
		expanded();
		let before = debt();
		assert_ok!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0));
		door(|door| (door.open, door.backing) = (false, 900_000));
		push(99_850);
		next_block();
		assert!(debt() < before);
	});
}

#[test]
fn too_little_behind_the_door_is_given_back() {
	execute(|| {
		expanded();
		// Nine tenths of the supply must be behind the door; people have redeemed a lot.
		change(|terms| terms.liquid_share = 1_000_000);
		let before = (debt(), TheDoor::get().debt);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::PutIn { .. })), "{events:?}");
		assert!(debt() < before.0 && TheDoor::get().debt > before.1);
		for _ in 0..4 {
			after(HOUR);
		}
		// All that it had has gone back.
		assert_eq!(books().shares.left(), Some(0));
		assert!(books().external.left().unwrap() == 0 || debt() == 0, "{:?} {}", books(), debt());
	});
}
