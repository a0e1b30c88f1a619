//! Conditions under which the price of the pool steers.

use crate::{mock::*, ControllerParams, ControllerState, Event, PriceSamples};
use huxian_math::Fixed;
use huxian_traits::kit::Controller as _;

fn market_usable() -> bool {
	ControllerState::<Test>::get().unwrap().market_usable
}

#[test]
fn a_deep_pool_steers_after_the_window() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: 1_000 * UNIT, window: 300_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(4, 400);
		assert!(!market_usable());
		fresh_minutes(2, 400);
		assert!(market_usable());
		assert!(events().contains(&Event::MarketUsable));
	});
}

/// HF9: one provider made a market of an hour vanish, for the cost of two transactions.
#[test]
fn seven_shallow_closings_of_fifteen_decide_nothing() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: 1_000 * UNIT, window: 120_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(15, 400);
		assert!(market_usable());

		pool(1_000, 999);
		fresh_minutes(7, 400);
		assert!(market_usable());
		pool(1_000, 4_000);
		fresh_minutes(15, 400);
		assert!(market_usable());
		assert!(!events().contains(&Event::MarketUnusable));
	});
}

#[test]
fn eight_shallow_closings_of_fifteen_end_the_market_and_eight_deep_ones_begin_it() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: 1_000 * UNIT, window: 120_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(15, 400);
		pool(1_000, 999);
		fresh_minutes(8, 400);
		assert!(!market_usable());
		assert!(events().contains(&Event::MarketUnusable));

		// After seven deep closings, eight of fifteen are still shallow.
		pool(1_000, 4_000);
		fresh_minutes(7, 400);
		assert!(!market_usable());
		// The eighth deep closing begins the window of two minutes.
		fresh_minutes(1, 400);
		assert!(!market_usable());
		fresh_minutes(2, 400);
		assert!(market_usable());
	});
}

#[test]
fn a_deep_moment_does_not_make_a_market() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: 1_000 * UNIT, window: 60_000 });
		start(400);
		pool(1_000, 999);
		fresh_minutes(15, 400);
		for _ in 0..10 {
			pool(1_000, 4_000);
			fresh_minutes(1, 400);
			pool(1_000, 999);
			fresh_minutes(2, 400);
		}
		assert!(!events().contains(&Event::MarketUsable));
	});
}

#[test]
fn a_pool_that_was_emptied_is_as_shallow_as_can_be() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(15, 400);
		PoolReserves::set(None);
		fresh_minutes(7, 400);
		assert!(market_usable());
		fresh_minutes(1, 400);
		assert!(!market_usable());
		assert_eq!(PriceSamples::<Test>::get().last().map(|sample| (sample.kit, sample.hux)), Some((0, 0)));
		// An empty pool has no price. The others keep theirs.
		assert_eq!(Controller::view_parameters().kit_price.as_deref(), Some("4"));
		fresh_minutes(8, 400);
		assert_eq!(Controller::view_parameters().kit_price, None);
	});
}

#[test]
fn the_pool_must_also_hold_a_fiftieth_of_the_kit() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
		start(400);
		Controller::issue(&ALICE, 50_000 * UNIT).unwrap();
		pool(999, 4_000);
		fresh_minutes(3, 400);
		assert!(!market_usable());
		// Four closings were shallow. Five deep ones outweigh them, and a minute must pass.
		pool(1_001, 4_000);
		fresh_minutes(6, 400);
		assert!(market_usable());
	});
}

#[test]
fn without_a_market_the_drift_decays_to_zero() {
	execute(|| {
		start(400);
		ControllerState::<Test>::mutate(|record| record.as_mut().unwrap().state.drift = Fixed::from_raw(-2_471_110));
		fresh_minutes(1, 400);
		assert_eq!(ControllerState::<Test>::get().unwrap().state.drift, Fixed::ZERO);
	});
}

#[test]
fn a_price_sample_is_taken_once_a_minute_and_fifteen_are_kept() {
	execute(|| {
		start(400);
		pool(1_000, 4_000);
		for _ in 0..30 {
			after(3);
		}
		assert_eq!(PriceSamples::<Test>::get().len(), 2);
		fresh_minutes(20, 400);
		let samples = PriceSamples::<Test>::get();
		assert_eq!(samples.len(), 15);
		assert!(samples[0].minute + 14 == samples[14].minute);
	});
}

#[test]
fn one_distorted_price_sample_does_not_steer() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(10, 400);
		// Someone moves the price tenfold at the end of one minute.
		pool(1_000, 40_000);
		fresh_minutes(1, 400);
		assert_eq!(ControllerState::<Test>::get().unwrap().state.target, Fixed::ONE);
		assert_eq!(Controller::view_parameters().kit_price.as_deref(), Some("4"));
	});
}
