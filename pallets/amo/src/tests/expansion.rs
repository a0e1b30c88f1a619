//! Above its unit: what is minted, sold and put to work.

use crate::{mock::*, types::*, Event};
use frame::testing_prelude::*;
use huxian_traits::peg::AmoBooks;

#[test]
fn a_price_above_its_unit_is_sold_down_to_five_basis_points() {
	execute(|| {
		// Given PAN at 12 basis points above a dollar,
		generous();
		push(100_120);

		// when a block begins,
		let events = next_block();

		// then it mints, sells until 1.0005, and owes what it minted.
		assert_eq!(spot(), 100_050);
		let Event::StateChanged { from: State::Equilibrium, to: State::Over, price: Some(price), .. } = events[0]
		else {
			panic!("{events:?}");
		};
		assert!(price.into_inner().abs_diff(FixedU128::from_rational(100_120, 100_000).into_inner()) < 10_u128.pow(13));
		let sold = events.iter().find_map(|event| match event {
			Event::Sold { amount, external, .. } => Some((*amount, *external)),
			_ => None,
		});
		let (amount, external) = sold.unwrap();
		// (1 − 0.0045 + 0.0045 · (a/b)²) from 1.0012 to 1.0005: b/a from 0.8885 to 0.9487 of a million.
		assert!(amount > pan(60_000) && amount < pan(61_000), "{amount}");
		// For more than a dollar each, and it counts as inflow.
		assert!(external * 10_u128.pow(12) > amount);
		assert_eq!(Counted::get(), external * 10_u128.pow(12));
		assert!(debt() >= amount && debt() <= pan(200_000));
	});
}

#[test]
fn what_room_is_left_becomes_liquidity() {
	execute(|| {
		generous();
		push(100_101);
		next_block();
		let Books { shares, .. } = books();
		assert!(shares.left().unwrap() > 0);
		// Not more than the hour allows, and liquidity counts.
		assert!(books().last.unwrap().amount >= books().expanded.level);
		assert!(books().expanded.level > pan(199_000) && books().expanded.level <= pan(200_000));
		// Nothing is left over: what was minted and not used is burned.
		assert_eq!(books().own(), Some(0));
	});
}

#[test]
fn its_part_of_the_pool_is_bounded() {
	execute(|| {
		change(|terms| {
			terms.pool_share = 5_000;
			terms.expand_share = 50_000;
		});
		push(100_101);
		next_block();
		let shares = books().shares.left().unwrap();
		let all = ThePool::get().shares;
		assert!(shares * 1_000_000 <= all * 5_000, "{shares} of {all}");
		assert!(shares * 1_000_000 > all * 4_900, "{shares} of {all}");
	});
}

#[test]
fn what_it_has_stands_for_what_it_owes() {
	execute(|| {
		push(100_300);
		for _ in 0..5 {
			after(HOUR);
			settle();
			push(100_300);
		}
		assert!(debt() > pan(100_000));
		let at_floor = <Amo as AmoBooks<AccountId>>::assets_at_floor(PAN);
		assert!(at_floor >= debt(), "{at_floor} {}", debt());
	});
}

#[test]
fn near_its_unit_nothing_happens() {
	execute(|| {
		push(100_095);
		assert_eq!(next_block(), []);
		push(99_905);
		assert_eq!(next_block(), []);
		assert_eq!(books(), Books::default());
	});
}

#[test]
fn once_begun_it_goes_on_within_the_band() {
	execute(|| {
		generous();
		change(|terms| terms.cooldown = 0);
		push(100_150);
		next_block();
		assert_eq!(books().state, State::Over);
		// Eight basis points would not make it begin.
		push(100_080);
		after(HOUR);
		assert_eq!((books().state, spot()), (State::Over, 100_050));
		settle();
		next_block();
		assert_eq!(books().state, State::Equilibrium);
		push(100_080);
		assert_eq!(next_block(), []);
	});
}

#[test]
fn what_the_window_has_room_for_goes_behind_the_door() {
	execute(|| {
		// Given a window of 40 000,
		Room::set(&pan(40_000));
		push(100_120);
		let before = TheDoor::get().debt;

		// when 60 000 must be sold,
		let events = next_block();

		// then 40 000 of them are backed by the dollars that were paid for them, at once, and 20 000 are owed.
		assert!(events.iter().any(|event| matches!(event, Event::PutIn { amount, .. } if *amount == pan(40_000))));
		assert_eq!(TheDoor::get().debt - before + taken(&events), pan(40_000));
		assert_eq!(spot(), 100_050);
		assert!(debt() > pan(20_000) && debt() <= pan(25_000), "{}", debt());
		assert_eq!(books().expanded.level, debt());
		assert_eq!(Room::get(), 0);
	});
}

/// What was taken out through the door for liquidity.
fn taken(events: &[Event<Test>]) -> huxian_traits::Balance {
	let amount = |event: &Event<Test>| match event {
		Event::TakenOut { amount, .. } => Some(*amount),
		_ => None,
	};
	events.iter().filter_map(amount).sum()
}

#[test]
fn the_window_is_used_when_the_hour_is_used_up() {
	execute(|| {
		change(|terms| terms.expand_share = 0);
		push(100_120);
		assert_noop!(ask(), crate::Error::<Test>::HourUsedUp);
		Room::set(&pan(200_000));
		next_block();
		assert_eq!((spot(), debt()), (100_050, 0));
		assert!(books().external.left().unwrap() > 0, "a profit");
	});
}

#[test]
fn what_the_door_refuses_is_not_sold_for_it() {
	execute(|| {
		Room::set(&pan(200_000));
		push(100_120);
		door(|door| door.full = true);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::DoorRefused { .. })), "{events:?}");
		// Only what may be owed.
		assert!(debt() > pan(24_000) && debt() <= pan(25_000), "{}", debt());
	});
}
