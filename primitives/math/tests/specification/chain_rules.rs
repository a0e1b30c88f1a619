//! Rules of this chain's controller that differ from the reference: bounded steps, bounded drift,
//! stale prices and missing markets.

use crate::common::*;
use huxian_math::{
	controller::update,
	parameters::{DRIFT_CAP, LOW_ACCELERATION},
	Fixed, HuxPerKit, Observation, Parameters, State,
};
use proptest::prelude::*;

const HUXIAN: Parameters = Parameters::huxian();
const HOUR: u64 = 3600;

fn fresh(now: u64) -> Observation {
	Observation { index: Some(Fixed::ONE), kit_price: Some(price(1, 1)), now }
}

fn stale(now: u64) -> Observation {
	Observation { index: None, ..fresh(now) }
}

fn without_market(now: u64) -> Observation {
	Observation { kit_price: None, ..fresh(now) }
}

fn after(state: &State, observation: &Observation) -> State {
	update(&HUXIAN, state, observation).unwrap().state
}

/// A state with a target 10 % too high and a drift of half its cap.
fn drifting() -> State {
	State {
		target: fixed(11, 10),
		drift: Fixed::from_raw(DRIFT_CAP.raw() / 2),
		drift_derivative: LOW_ACCELERATION,
		outstanding: 1_000_000_000_000_000,
		circulating: 900_000_000_000_000,
		..initial()
	}
}

#[test]
fn an_update_goes_no_further_than_an_hour_and_the_next_one_goes_on() {
	let outcome = update(&HUXIAN, &initial(), &fresh(HOUR + 7)).unwrap();
	assert_eq!((outcome.elapsed, outcome.state.last_touched, outcome.state.last_fresh), (HOUR, HOUR, HOUR));
	let outcome = update(&HUXIAN, &outcome.state, &fresh(HOUR + 7)).unwrap();
	assert_eq!((outcome.elapsed, outcome.state.last_touched), (7, HOUR + 7));
}

#[test]
fn the_drift_stops_at_one_and_a_half_percent_a_day() {
	let mut state = State { target: fixed(2, 1), ..initial() };
	let cheap = |now| Observation { kit_price: Some(price(1, 2)), ..fresh(now) };
	for hour in 1..=24 * 40 {
		let next = after(&state, &cheap(hour * HOUR));
		// At most the cap for the whole hour: growth - 1 <= cap * 3600.
		let growth = of_fixed(next.quantity) / of_fixed(state.quantity) - rational(1u32, 1u32);
		assert!(growth <= of_fixed(DRIFT_CAP) * rational(3600u32, 1u32));
		state = next;
	}
	// 0.05 cNp/day² reaches 1.5 cNp/day after 30 days.
	assert_eq!(state.drift, DRIFT_CAP);
	let dear = |now| Observation { kit_price: Some(price(2, 1)), ..fresh(now) };
	for hour in 24 * 40 + 1..=24 * 120 {
		state = after(&state, &dear(hour * HOUR));
	}
	assert_eq!(state.drift.raw(), -DRIFT_CAP.raw());
}

#[test]
fn while_the_index_is_stale_it_is_frozen_and_the_drift_decays() {
	let state = State { protected_index: fixed(9, 10), ..drifting() };
	let next = after(&state, &stale(60));
	assert_eq!((next.index, next.protected_index), (state.index, state.protected_index));
	assert_eq!(next.drift.raw(), state.drift.raw() - 60 * LOW_ACCELERATION.raw());
	assert_eq!(next.drift_derivative, Fixed::ZERO);
	assert_eq!((next.last_touched, next.last_fresh), (60, 0));
	// The quantity still integrates the drift, fees and imbalance go on.
	assert!(next.quantity > state.quantity);
	assert!(next.burrow_fee_index > state.burrow_fee_index && next.imbalance_index < state.imbalance_index);
	// The target follows from the frozen index and the current price.
	assert_eq!(next.target, next.quantity);
}

#[test]
fn the_protected_index_catches_up_from_the_last_fresh_value() {
	let mut state = initial();
	for minute in 1..=10 {
		state = after(&state, &stale(minute * 60));
	}
	let dropped = Observation { index: Some(fixed(1, 2)), ..fresh(660) };
	let next = after(&state, &dropped);
	// 660 of 120 000 seconds, not 60.
	assert_eq!(
		next.protected_index,
		Fixed::from_raw(Fixed::ONE.raw() / 120_000 * 119_340 + (Fixed::ONE.raw() % 120_000) * 119_340 / 120_000)
	);
	assert_eq!(next.last_fresh, 660);
}

#[test]
fn without_a_market_the_drift_decays_and_the_target_stays() {
	let state = drifting();
	let next = after(&state, &without_market(60));
	assert_eq!(next.drift.raw(), state.drift.raw() - 60 * LOW_ACCELERATION.raw());
	assert_eq!((next.target, next.drift_derivative), (state.target, Fixed::ZERO));
	assert_eq!((next.index, next.last_fresh), (Fixed::ONE, 60));
}

#[test]
fn an_index_of_zero_or_below_is_stale() {
	for index in [Fixed::ZERO, Fixed::from_raw(-1)] {
		let absurd = Observation { index: Some(index), ..fresh(60) };
		assert_eq!(after(&drifting(), &absurd), after(&drifting(), &stale(60)));
	}
}

#[test]
fn a_price_of_zero_is_no_market() {
	let worthless = Observation { kit_price: Some(HuxPerKit::default()), ..fresh(60) };
	assert_eq!(after(&drifting(), &worthless), after(&drifting(), &without_market(60)));
}

#[test]
fn a_decaying_drift_ends_at_zero_from_either_side() {
	for drift in [100, -100] {
		let state = State { drift: Fixed::from_raw(drift), ..initial() };
		assert_eq!(after(&state, &stale(60)).drift, Fixed::ZERO);
	}
}

#[test]
fn fees_count_as_circulating() {
	let state = State { outstanding: 1_000_000_000_000_000, circulating: 1_000_000_000_000_000, ..initial() };
	let outcome = update(&HUXIAN, &state, &fresh(HOUR)).unwrap();
	// 0.5 % a year of 1 000 KIT for an hour: 1000 * 0.005 * 3600 / 31 556 952 = 0.000570397293 KIT.
	assert_eq!(outcome.fee_accrual, 570_397_293);
	assert_eq!(outcome.state.circulating, state.circulating + outcome.fee_accrual);
	assert_eq!(outcome.state.outstanding, state.outstanding + outcome.fee_accrual);
}

#[test]
fn the_presets_differ_where_the_specification_says_so() {
	let (checker, huxian) = (Parameters::checker(), HUXIAN);
	assert_eq!(huxian.creation_deposit, 10_000_000_000_000);
	assert_eq!(
		(huxian.minting_factor, huxian.liquidation_factor),
		(checker.minting_factor, checker.liquidation_factor)
	);
	assert_eq!((huxian.burrow_fee, huxian.drift_curve), (checker.burrow_fee, checker.drift_curve));
	assert_eq!((checker.drift_cap, checker.max_step, checker.drift_decay), (None, None, None));
	assert_eq!(DRIFT_CAP.raw(), Fixed::from_ratio(15, 1000 * 86_400).unwrap().raw());
}

proptest! {
	#[test]
	fn any_sequence_of_observations_keeps_the_state_within_its_bounds(
		steps in proptest::collection::vec((1u64..20_000, proptest::option::of(indices()), proptest::option::of((1u128..1000, 1u128..1000))), 1..60)
	) {
		let mut state = State { outstanding: 10u128.pow(18), circulating: 10u128.pow(18), ..initial() };
		let mut now = 0;
		for (elapsed, index, market) in steps {
			now += elapsed;
			let observation = Observation { index, kit_price: market.map(|(hux, kit)| price(hux, kit)), now };
			state = after(&state, &observation);
			prop_assert!(state.quantity > Fixed::ZERO && state.protected_index > Fixed::ZERO);
			prop_assert!(state.drift.raw().abs() <= DRIFT_CAP.raw());
			prop_assert!(state.last_fresh <= state.last_touched && state.last_touched <= now);
		}
	}
}
