//! The controller with the reference's constants and rules (reference, sections 3 and 13.1).

use crate::common::*;
use huxian_math::{
	controller::{steps, update},
	parameters::{DriftCurve, Tracking},
	Fixed, MathError, Observation, Parameters, State,
};
use num_rational::BigRational;
use num_traits::Signed;
use proptest::prelude::*;

const CHECKER: Parameters = Parameters::checker();
const LOW: i128 = 247_111;
const HIGH: i128 = 1_235_555;
const KIT: u128 = 1_000_000;

fn derivative(target: i128) -> i128 {
	steps::drift_derivative(&CHECKER, Fixed::from_raw(target)).unwrap().raw()
}

#[test]
fn the_drift_curve_changes_at_its_brackets_exactly() {
	assert_eq!(derivative(0x1_0147_AE14_7AE1_47AE), 0);
	assert_eq!(derivative(0x0_FEB8_51EB_851E_B852), 0);
	assert_eq!(derivative(0x1_0147_AE14_7AE1_47AF), LOW);
	assert_eq!(derivative(0x1_0CCC_CCCC_CCCC_CCCC), LOW);
	assert_eq!(derivative(0x0_FEB8_51EB_851E_B851), -LOW);
	assert_eq!(derivative(0x0_F333_3333_3333_3334), -LOW);
	assert_eq!(derivative(0x1_0CCC_CCCC_CCCC_CCCD), HIGH);
	assert_eq!(derivative(0x0_F333_3333_3333_3333), -HIGH);
	assert_eq!((derivative(0), derivative(i128::MAX)), (-HIGH, HIGH));
}

#[test]
fn the_continuous_curve_is_quadratic_up_to_its_bracket() {
	let continuous = Parameters { drift_curve: DriftCurve::continuous(), ..CHECKER };
	let derivative = |target| steps::drift_derivative(&continuous, target).unwrap().raw();
	assert_eq!(derivative(Fixed::ONE), 0);
	// Half way to the bracket, a quarter of the acceleration.
	assert_eq!(derivative(fixed(1025, 1000)), HIGH / 4);
	assert_eq!(derivative(fixed(975, 1000)), -HIGH / 4);
	assert_eq!((derivative(fixed(2, 1)), derivative(Fixed::ZERO)), (HIGH, -HIGH));
}

fn rate(outstanding: u128, circulating: u128) -> BigRational {
	of_signed(&steps::imbalance_rate(&CHECKER, outstanding, circulating).unwrap())
}

#[test]
fn the_imbalance_rate_saturates_at_five_percent() {
	let percent = |percent: i64| BigRational::new(percent.into(), 100.into());
	let exactly = |numerator: i64, denominator: i64| BigRational::new(numerator.into(), denominator.into());
	assert_eq!(rate(0, 0), percent(0));
	assert_eq!(rate(0, KIT), percent(5));
	assert_eq!(rate(KIT, 0), percent(-5));
	assert_eq!(rate(KIT, KIT), percent(0));
	assert_eq!(rate(1_000_000_000, 937_500_001), exactly(-187_499_997, 3_750_000_004));
	assert_eq!(rate(1_000_000_000, 937_500_000), percent(-5));
	assert_eq!(rate(933_333_334, 1_000_000_000), exactly(199_999_998, 4_000_000_000));
	assert_eq!(rate(933_333_333, 1_000_000_000), percent(5));
}

#[test]
fn the_imbalance_rate_of_this_chain_saturates_at_a_fifth() {
	let rate = |owed| of_signed(&steps::imbalance_rate(&Parameters::huxian(), owed, 1_000).unwrap());
	assert_eq!(rate(900), BigRational::new(25.into(), 1000.into()));
	assert_eq!(rate(800), BigRational::new(5.into(), 100.into()));
	assert_eq!(rate(700), BigRational::new(5.into(), 100.into()));
}

/// The protected index after `times` steps of a minute toward `index`.
fn protected_after(times: u32, index: Fixed) -> i128 {
	let step = |protected, _| steps::protected_index(&CHECKER, protected, index, 60).unwrap();
	(0..times).fold(Fixed::ONE, step).raw()
}

#[test]
fn the_protected_index_keeps_its_pace() {
	let (thousand, thousandth) = (fixed(1000, 1), fixed(1, 1000));
	assert_eq!(protected_after(60, thousand), 19_008_388_551_488_940_890);
	assert_eq!(protected_after(1440, thousand), 37_890_784_971_118_804_878);
	assert_eq!(protected_after(60, thousandth), 17_901_426_088_874_011_260);
	assert_eq!(protected_after(1440, thousandth), 8_977_377_680_627_853_844);
}

#[test]
fn from_one_over_epsilon_on_the_protected_index_has_no_lower_bound() {
	let floor = fixed(1, 1000);
	assert_eq!(steps::protected_index(&CHECKER, Fixed::ONE, floor, 120_001), Ok(floor));
}

#[test]
fn quantity_and_drift_integrate_the_derivative() {
	let (drift, before, after) = (Fixed::from_raw(1_234_567), Fixed::from_raw(LOW), Fixed::from_raw(HIGH));
	let quantity = steps::quantity(Fixed::ONE, drift, before, after, 193).unwrap();
	assert_eq!(quantity.raw(), 18_446_744_084_686_566_959);
	assert_eq!(steps::drift(drift, before, after, 193).unwrap().raw(), 144_311_836);
}

/// The reference's example of a whole update, with 1.753165 kit owed and 1 circulating.
fn before_the_touch() -> State {
	State {
		quantity: Fixed::from_raw(0xE666_6666_6666_6666),
		protected_index: fixed(35, 100),
		target: fixed(108, 100),
		outstanding: 1_753_165,
		circulating: 1_000_000,
		..State::initial(fixed(36, 100), 0)
	}
}

fn observe(index: Fixed, now: u64) -> Observation {
	Observation { index: Some(index), kit_price: Some(price(305, 1000)), now }
}

#[test]
fn an_update_moves_everything_at_once() {
	let index = fixed(34, 100);
	let outcome = update(&CHECKER, &before_the_touch(), &observe(index, 3600)).unwrap();
	let expected = State {
		quantity: Fixed::from_raw(0xE666_6895_A3EC_8BA5),
		index,
		protected_index: index,
		target: Fixed::from_raw(0x1_00D6_E1B3_66FF_4BED),
		drift: Fixed::from_raw(0x848F_8818),
		drift_derivative: Fixed::from_raw(0x12_DA63),
		burrow_fee_index: Fixed::from_raw(0x1_0000_0991_D674_CC29),
		imbalance_index: Fixed::from_raw(0xFFFF_A04D_9F70_0662),
		outstanding: 1_753_155,
		circulating: 1_000_001,
		last_touched: 3600,
		last_fresh: 3600,
	};
	assert_eq!(outcome.state, expected);
	assert_eq!((outcome.fee_accrual, outcome.elapsed), (1, 3600));
}

#[test]
fn debts_without_kit_shrink() {
	let state = State { outstanding: 1_000_000, circulating: 0, ..before_the_touch() };
	let outcome = update(&CHECKER, &state, &observe(fixed(34, 100), 3600)).unwrap();
	assert_eq!(outcome.state.outstanding, 999_994);
}

#[test]
fn without_time_nothing_happens() {
	let state = before_the_touch();
	assert_eq!(update(&CHECKER, &state, &observe(fixed(9, 1), 0)).unwrap().state, state);
}

#[test]
fn time_does_not_run_backwards() {
	let state = State::initial(Fixed::ONE, 10);
	assert_eq!(update(&CHECKER, &state, &observe(Fixed::ONE, 9)).unwrap_err(), MathError::TimeReversed);
}

#[test]
fn the_reference_keeps_a_missing_index_and_needs_a_price() {
	let blind = Observation { index: None, kit_price: Some(price(1, 1)), now: 60 };
	let state = State { index: fixed(2, 1), ..initial() };
	let after = update(&CHECKER, &state, &blind).unwrap().state;
	assert_eq!(
		(after.index, after.protected_index),
		(fixed(2, 1), Fixed::from_raw(Fixed::ONE.raw() * 120_060 / 120_000))
	);
	let without_market = Observation { kit_price: None, ..blind };
	assert_eq!(update(&CHECKER, &state, &without_market).unwrap_err(), MathError::MissingPrice);
}

#[test]
fn a_target_out_of_range_is_the_largest() {
	let index = Tracking::Index;
	let target = |price| steps::target(&Parameters { tracking: index, ..CHECKER }, Fixed::ONE, Fixed::ONE, &price);
	assert_eq!(target(price(1, u128::MAX)), Ok(Fixed::MAX));
	assert_eq!(target(price(0, 1)), Err(MathError::DivisionByZero));
	assert_eq!(target(price(1, 2)), Ok(fixed(2, 1)));
}

#[test]
fn both_prices_are_equal_at_first() {
	let prices = initial().prices().unwrap();
	assert_eq!(prices.minting(), prices.liquidation());
	assert_eq!(*prices.minting(), price(1, 1));
}

#[test]
fn outstanding_saturates_and_circulating_does_not() {
	let mut state = State { outstanding: 5, circulating: 5, ..initial() };
	assert_eq!(state.remove_circulating(6), Err(MathError::Insufficient));
	assert_eq!((state.outstanding, state.circulating), (5, 5));
	assert_eq!(state.remove_outstanding(6), 1);
	assert_eq!((state.outstanding, state.circulating), (0, 5));
	assert_eq!(state.issue(u128::MAX), Err(MathError::Overflow));
	assert_eq!((state.outstanding, state.circulating), (0, 5));
}

proptest! {
	#[test]
	fn the_imbalance_rate_has_the_sign_of_the_imbalance(owed in amounts(), exists in amounts()) {
		let rate = rate(owed, exists);
		prop_assert!(rate.abs() <= BigRational::new(5.into(), 100.into()));
		prop_assert_eq!(rate.is_positive(), exists > owed);
		prop_assert_eq!(rate.is_negative(), exists < owed);
	}

	#[test]
	fn the_imbalance_rate_is_monotone(a in amounts(), b in amounts(), other in amounts()) {
		let (low, high) = (a.min(b), a.max(b));
		prop_assert!(rate(low, other) >= rate(high, other));
		// The rate is -5 % while no kit circulates against debt. So circulating kit is compared
		// above zero only.
		if low > 0 {
			prop_assert!(rate(other, low) <= rate(other, high));
		}
	}

	#[test]
	fn the_protected_index_follows_the_index(protected in indices(), index in indices(), elapsed in 0u64..1000) {
		let after = steps::protected_index(&CHECKER, protected, index, elapsed).unwrap();
		prop_assert_eq!(after.clamp(protected.min(index), protected.max(index)), after);
	}

	#[test]
	fn within_a_minute_no_price_moves_against_a_burrow_faster_than_its_pace(index in indices()) {
		let after = update(&CHECKER, &initial(), &observe(index, 60)).unwrap().state;
		prop_assert!(after.minting_index() >= fixed(9995, 10_000));
		prop_assert!(after.liquidation_index() <= fixed(10_005, 10_000));
		prop_assert!(after.minting_index() >= index && after.liquidation_index() <= index);
	}

	#[test]
	fn issuing_and_repaying_are_inverse(owed in 0..u128::MAX / 2, exists in 0..u128::MAX / 2, amount in 0..u128::MAX / 2) {
		let state = State { outstanding: owed, circulating: exists, ..initial() };
		let mut after = state;
		after.issue(amount).unwrap();
		prop_assert_eq!((after.outstanding, after.circulating), (owed + amount, exists + amount));
		after.repay(amount).unwrap();
		prop_assert_eq!(after, state);
	}

	#[test]
	fn every_step_is_the_floor_of_its_formula(
		quantity in indices(), drift in -1i128 << 45..1i128 << 45, before in -HIGH..HIGH, after in -HIGH..HIGH, elapsed in 0u64..200_000,
	) {
		let (drift, before, after) = (Fixed::from_raw(drift), Fixed::from_raw(before), Fixed::from_raw(after));
		let seconds = rational(elapsed, 1u32);
		let six = rational(6u32, 1u32);
		let two = rational(2u32, 1u32);
		let growth = of_fixed(drift) * &seconds + (two.clone() * of_fixed(before) + of_fixed(after)) * &seconds * &seconds / six;
		let floor = |value: BigRational| (value * big(Fixed::ONE)).floor().to_integer();
		let one = rational(1u32, 1u32);
		prop_assert_eq!(
			big(steps::quantity(quantity, drift, before, after, elapsed).unwrap()),
			floor(of_fixed(quantity) * (one + growth))
		);
		let moved = of_fixed(drift) + (of_fixed(before) + of_fixed(after)) * seconds / two;
		prop_assert_eq!(big(steps::drift(drift, before, after, elapsed).unwrap()), floor(moved));
	}
}
