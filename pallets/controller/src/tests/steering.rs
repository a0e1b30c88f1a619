//! Index, protected index, target, drift and quantity.

use crate::{mock::*, ControllerParams, ControllerState};
use frame::testing_prelude::*;
use huxian_math::{Fixed, State};

fn state() -> State {
	ControllerState::<Test>::get().unwrap().state
}

/// Sets parameters by which the market is usable from the second minute on.
fn with_market() {
	Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
}

#[test]
fn the_index_jumps_and_the_protected_index_follows_at_its_pace() {
	execute(|| {
		start(400);
		Now::set(Now::get() + 60_000);
		feed(800);
		Controller::tick();

		// One minute at 0.05 cNp: 4 · (1 + 60 / 120 000) = 4.002.
		assert_eq!(state().index, Fixed::from_integer(8).unwrap());
		assert_eq!(state().protected_index.to_decimal_18().unwrap() / 1_000_000_000_000, 4_001_999);
		// A sudden fall of HUX counts at once for minting, but not for liquidation.
		assert_eq!(state().minting_index(), state().index);
		assert_eq!(state().liquidation_index(), state().protected_index);
	});
}

#[test]
fn cheap_kit_makes_the_drift_rise() {
	execute(|| {
		with_market();
		start(400);
		// 3.6 HUX instead of 4: the target is 1.11.
		pool(1_000, 3_600);
		fresh_minutes(10, 400);

		assert!(state().target > Fixed::from_ratio(110, 100).unwrap());
		assert!(state().drift > Fixed::ZERO);
		assert!(state().quantity > Fixed::ONE);
		assert_eq!(state().drift_derivative, Fixed::from_raw(1_235_555));
	});
}

#[test]
fn expensive_kit_makes_the_drift_fall() {
	execute(|| {
		with_market();
		start(400);
		pool(1_000, 4_400);
		fresh_minutes(10, 400);

		assert!(state().target < Fixed::from_ratio(92, 100).unwrap());
		assert!(state().drift < Fixed::ZERO);
		assert!(state().quantity < Fixed::ONE);
	});
}

#[test]
fn kit_at_its_target_price_is_not_steered() {
	execute(|| {
		with_market();
		start(400);
		pool(1_000, 4_000);
		fresh_minutes(10, 400);

		assert_eq!(state().drift, Fixed::ZERO);
		assert_eq!(state().quantity, Fixed::ONE);
	});
}

#[test]
fn the_drift_stays_within_its_bound() {
	execute(|| {
		with_market();
		start(400);
		pool(1_000, 3_000);
		// At 0.05 cNp/day² the drift meets the bound of 1.5 cNp/day after 30 days.
		ControllerState::<Test>::mutate(|record| {
			let state = &mut record.as_mut().unwrap().state;
			state.drift = Fixed::from_raw(TestPreset::get().drift_cap.unwrap().raw() - 1);
		});
		fresh_minutes(60, 400);
		assert_eq!(Some(state().drift), TestPreset::get().drift_cap);
	});
}

#[test]
fn a_clock_that_runs_backwards_fails_the_tick_and_changes_nothing() {
	execute(|| {
		start(400);
		let before = ControllerState::<Test>::get();
		Now::set(Now::get() - 10_000);
		Controller::tick();
		assert_eq!(ControllerState::<Test>::get(), before);
		assert_eq!(events().last(), Some(&crate::Event::TickFailed { error: huxian_math::MathError::TimeReversed }));
	});
}

#[test]
fn an_index_beyond_the_arithmetic_changes_nothing() {
	execute(|| {
		start(400);
		let before = ControllerState::<Test>::get();
		Now::set(Now::get() + 60_000);
		set_index_quote(huxian_traits::oracle::Quote::Fresh { value: FixedU128::max_value(), since: Now::get() });
		Controller::tick();
		assert_eq!(ControllerState::<Test>::get(), before);
	});
}
