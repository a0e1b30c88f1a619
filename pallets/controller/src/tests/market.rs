//! When the pool's price may steer.

use crate::{mock::*, Closings, Core, Event, Settings};
use huxian_math::Fixed;
use huxian_traits::kit::Controller as _;

fn market() -> bool {
	Core::<Test>::get().unwrap().market
}

#[test]
fn a_deep_pool_steers_after_the_window() {
	execute(|| {
		Controller::keep(Settings { depth: 1_000 * UNIT, window: 300_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(4, 400);
		assert!(!market());
		fresh_minutes(2, 400);
		assert!(market());
		assert!(events().contains(&Event::MarketFound));
	});
}

#[test]
fn one_shallow_moment_costs_the_whole_window() {
	execute(|| {
		Controller::keep(Settings { depth: 1_000 * UNIT, window: 120_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(3, 400);
		assert!(market());

		pool(1_000, 999);
		fresh_minutes(1, 400);
		assert!(!market());
		assert!(events().contains(&Event::MarketLost));

		pool(1_000, 4_000);
		fresh_minutes(1, 400);
		assert!(!market());
		fresh_minutes(2, 400);
		assert!(market());
	});
}

#[test]
fn the_pool_must_also_hold_a_fiftieth_of_the_kit() {
	execute(|| {
		Controller::keep(Settings { depth: UNIT, window: 60_000 });
		start(400);
		Controller::issue(&ALICE, 50_000 * UNIT).unwrap();
		pool(999, 4_000);
		fresh_minutes(3, 400);
		assert!(!market());
		pool(1_001, 4_000);
		fresh_minutes(3, 400);
		assert!(market());
	});
}

#[test]
fn without_a_market_the_drift_decays_to_zero() {
	execute(|| {
		start(400);
		Core::<Test>::mutate(|record| record.as_mut().unwrap().state.drift = Fixed::from_raw(-2_471_110));
		fresh_minutes(1, 400);
		assert_eq!(Core::<Test>::get().unwrap().state.drift, Fixed::ZERO);
	});
}

#[test]
fn closing_prices_are_taken_once_a_minute_and_fifteen_are_kept() {
	execute(|| {
		start(400);
		pool(1_000, 4_000);
		for _ in 0..30 {
			after(3);
		}
		assert_eq!(Closings::<Test>::get().len(), 2);
		fresh_minutes(20, 400);
		let closings = Closings::<Test>::get();
		assert_eq!(closings.len(), 15);
		assert!(closings[0].minute + 14 == closings[14].minute);
	});
}

#[test]
fn one_distorted_closing_price_does_not_steer() {
	execute(|| {
		Controller::keep(Settings { depth: UNIT, window: 60_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(10, 400);
		// Somebody pushes the price tenfold at the end of one minute.
		pool(1_000, 40_000);
		fresh_minutes(1, 400);
		assert_eq!(Core::<Test>::get().unwrap().state.target, Fixed::ONE);
		assert_eq!(Controller::view_parameters().kit_price.as_deref(), Some("4"));
	});
}
