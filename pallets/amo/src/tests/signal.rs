//! By which price it decides, and when it does not trust one.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

#[test]
fn a_price_that_was_just_pushed_moves_nothing() {
	execute(|| {
		let mean = Mean::get();
		push(100_200);
		Mean::set(mean);
		assert_eq!(next_block(), []);
		assert_noop!(ask(), Error::<Test>::NothingToDo);
		// On its way there the mean is beyond the band, and the price is beyond the mean.
		Mean::set(Some(FixedU128::from_rational(100_110, 100_000)));
		assert_noop!(ask(), Error::<Test>::NotCalm);
		let events = next_block();
		assert!(matches!(events[..], [Event::StateChanged { to: State::Over, .. }]), "{events:?}");
		assert_eq!((debt(), spot()), (0, 100_200));
	});
}

#[test]
fn what_the_dollar_costs_counts() {
	execute(|| {
		// The dollar is at 0.998: the pool is led to 1.002, and PAN is worth one.
		generous();
		Price::set(Some(998_000));
		settle();
		assert_eq!(next_block(), []);
		// Somebody pays a dollar and a tenth of a percent for it.
		push(100_320);
		next_block();
		assert_eq!(books().state, State::Over);
		// 1.0005 / 0.998.
		assert_eq!(spot(), 100_251);
	});
}

#[test]
fn without_a_price_it_rests() {
	execute(|| {
		push(100_200);
		next_block();
		assert_eq!(books().state, State::Over);
		Price::set(None);
		assert_noop!(ask(), Error::<Test>::NoPrice);
		let events = next_block();
		assert_eq!(events, [Event::StateChanged { amo: 0, from: State::Over, to: State::Equilibrium, price: None }]);
	});
}

#[test]
fn a_pool_without_a_memory_tells_nothing() {
	execute(|| {
		push(100_200);
		Mean::set(None);
		assert_eq!(next_block(), []);
		assert_noop!(ask(), Error::<Test>::NothingToDo);
	});
}

#[test]
fn a_paused_pool_tells_nothing() {
	execute(|| {
		push(100_200);
		let pool = ThePool::get();
		ThePool::set(&Pool { paused: true, ..pool });
		assert_eq!(next_block(), []);
		assert_noop!(ask(), Error::<Test>::NoPrice);
	});
}

#[test]
fn who_is_asked_for_comes_first() {
	execute(|| {
		push(100_200);
		assert_ok!(ask());
		assert_noop!(ask(), Error::<Test>::AlreadyScheduled);
		assert!(crate::Scheduled::<Test>::get().contains(&0));
		next_block();
		assert!(crate::Scheduled::<Test>::get().is_empty());
		assert!(debt() > 0);
	});
}

#[test]
fn a_single_dollar_that_sags_makes_nobody_sell_for_it() {
	execute(|| {
		// This dollar is at 0.992, the others at one, and nobody pays too much: 1 / 0.992 of it for a PAN.
		Price::set(Some(992_000));
		Median::set(Some(1_000_000));
		settle();
		assert!(spot() > 100_800);
		assert_eq!(next_block(), []);
		// Nor does one that is dear make anybody buy.
		Price::set(Some(1_008_000));
		settle();
		assert!(spot() < 99_210);
		assert_eq!(next_block(), []);
		// What is beyond both is seen, and brought back by the lower one: 1.0005 / 0.998.
		generous();
		Price::set(Some(998_000));
		push(100_400);
		next_block();
		assert_eq!(spot(), 100_251);
	});
}
