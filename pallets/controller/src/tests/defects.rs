//! Defects of the reference that must not come back.
//!
//! The numbers are those of its own list (its section 12).

use crate::{mock::*, ControllerParams, ControllerState, Event};
use frame::testing_prelude::*;
use huxian_math::{Fixed, State};
use huxian_traits::kit::Controller as _;

fn state() -> State {
	ControllerState::<Test>::get().unwrap().state
}

/// Lets `hours` pass without a block. At their end the members feed `hundredths` / 100 HUX.
fn gap(hours: u64, hundredths: u32) {
	Now::set(Now::get() + hours * 3_600_000);
	feed(hundredths);
}

/// One update covered any time, with formulas that hold for short times only.
#[test]
fn defect_6_a_long_silence_is_worked_off_an_hour_at_a_time() {
	execute(|| {
		start(400);
		let begun = state().last_touched;
		gap(3, 400);
		Controller::tick();
		assert_eq!(state().last_touched, begun + 3_600);
		Controller::tick();
		Controller::tick();
		assert_eq!(state().last_touched, begun + 3 * 3_600);
		Controller::tick();
		assert_eq!(state().last_touched, begun + 3 * 3_600);
	});
}

/// While kit was too expensive, the quantity fell below zero after 63 days without an update.
#[test]
fn defect_6_after_any_silence_kit_is_worth_something() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
		start(400);
		pool(1_000, 40_000);
		fresh_minutes(2, 400);
		assert!(ControllerState::<Test>::get().unwrap().market_usable);

		let hours = 116 * 24;
		gap(hours, 400);
		for _ in 0..=hours {
			Controller::tick();
		}
		assert_eq!(state().last_touched, Now::get() / 1_000);
		// The drift falls for 30 days to its bound of −1.5 cNp a day and stays there for 86 days.
		// So the quantity is e^(−0.225 − 1.29) = 0.22.
		assert_eq!(state().drift, TestPreset::get().drift_cap.unwrap().negated().unwrap());
		let thousandths = state().quantity.to_decimal_18().unwrap() / 1_000_000_000_000_000;
		assert!((219..=220).contains(&thousandths), "{thousandths}");
	});
}

/// After 33.3 hours without an update the protected index followed any fall.
#[test]
fn defect_6_the_protected_index_keeps_its_pace_over_any_silence() {
	execute(|| {
		start(400);
		gap(40, 1);
		Controller::tick();
		// An hour at 0.05 cNp a minute: 4 · (1 − 3 600 / 120 000).
		assert_eq!(state().protected_index, Fixed::from_ratio(388, 100).unwrap());
		Controller::tick();
		assert!(state().protected_index > Fixed::from_ratio(376, 100).unwrap());
	});
}

/// The imbalance index was zero after 20 years at −5 %, and all debts with it.
#[test]
fn defect_6_no_silence_forgives_a_debt() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, 100 * UNIT));
		// The debt is a quarter more than the kit that circulates: the rate is at its bound.
		assert_ok!(Controller::forfeit(&ALICE, 20 * UNIT));
		gap(20 * 8_766, 400);
		Controller::tick();
		// −5 % a year for an hour of 31 556 952 seconds a year.
		assert_eq!(state().imbalance_index, Fixed::from_ratio(31_556_952 * 20 - 3_600, 31_556_952 * 20).unwrap());
		assert!(state().outstanding > 99 * UNIT);
	});
}

/// A price of zero was stored, and stopped the block hook as soon as there was a lot to auction.
#[test]
fn defect_8_an_index_of_zero_is_no_price() {
	execute(|| {
		start(400);
		feed(0);
		after(60);
		let four = Fixed::from_integer(4).unwrap();
		assert_eq!((state().index, state().protected_index), (four, four));
		assert_eq!(events()[1], Event::IndexStale { index: four });
		assert!(!events().iter().any(|event| matches!(event, Event::TickFailed { .. })));
		assert_eq!(state().last_touched, Now::get() / 1_000);
	});
}
