//! No input makes anything panic.

use crate::common::*;
use huxian_math::{
	auction::{
		lot_threshold, minimum_bid_ascending, minimum_bid_descending, settle_slice, split_slice, start_value, SlicePart,
	},
	burrow::expected_kit,
	controller::{steps, update},
	parameters::{DriftCurve, Tracking},
	ratio_index::{ratio_key, threshold_key},
	Burrow, Fixed, Fraction, HuxPerKit, Observation, Parameters, State,
};
use proptest::prelude::*;

fn fractions() -> impl Strategy<Value = Fraction> {
	let numbers = || prop_oneof![Just(0u32), Just(1), Just(u32::MAX), any::<u32>()];
	(numbers(), numbers()).prop_map(|(numerator, denominator)| Fraction::new(numerator, denominator))
}

fn clocks() -> impl Strategy<Value = u64> {
	prop_oneof![Just(0u64), Just(1), Just(u64::MAX), any::<u64>(), 0u64..1_000_000]
}

/// The presets, and presets that make no sense.
fn presets() -> impl Strategy<Value = Parameters> {
	let absurd = (any::<[(u32, u32); 8]>(), fractions(), anything(), clocks(), amounts(), any::<bool>()).prop_map(
		|(numbers, fraction, acceleration, seconds, amount, flag)| {
			let [minting, liquidation, fee, slope, cap, penalty, reward, decay] =
				numbers.map(|(a, b)| Fraction::new(a, b));
			let mut preset = Parameters {
				minting_factor: minting,
				liquidation_factor: liquidation,
				burrow_fee: fee,
				imbalance_slope: slope,
				imbalance_cap: cap,
				liquidation_penalty: penalty,
				reward_fraction: reward,
				seconds_per_year: seconds,
				protected_index_inverse_epsilon: seconds,
				drift_cap: flag.then_some(acceleration),
				drift_decay: flag.then_some(acceleration),
				creation_deposit: amount,
				min_slice: amount,
				tracking: if flag { Tracking::Token } else { Tracking::Index },
				drift_curve: DriftCurve::Continuous { bracket: fraction, acceleration },
				..Parameters::huxian()
			};
			preset.auctions.decay_per_second = decay;
			preset.auctions.bid_improvement = fraction;
			preset
		},
	);
	prop_oneof![Just(Parameters::checker()), Just(Parameters::huxian()), absurd]
}

fn states() -> impl Strategy<Value = State> {
	(any::<[bool; 8]>(), proptest::collection::vec(anything(), 8), amounts(), amounts(), clocks(), clocks()).prop_map(
		|(sane, values, outstanding, circulating, last_touched, last_fresh)| {
			let mut values = values.into_iter().zip(sane).map(|(value, sane)| if sane { Fixed::ONE } else { value });
			let mut next = || values.next().unwrap();
			State {
				quantity: next(),
				index: next(),
				protected_index: next(),
				target: next(),
				drift: next(),
				drift_derivative: next(),
				burrow_fee_index: next(),
				imbalance_index: next(),
				outstanding,
				circulating,
				last_touched,
				last_fresh,
			}
		},
	)
}

proptest! {
	#![proptest_config(cases(2_000))]

	#[test]
	fn no_controller_panics(
		preset in presets(), state in states(), index in proptest::option::of(anything()), price in proptest::option::of(ratios()), now in clocks(),
		fixed in anything(),
	) {
		let observation = Observation { index, kit_price: price.map(HuxPerKit::new), now };
		let _ = update(&preset, &state, &observation).map(|outcome| (outcome.imbalance.to_fixed(), outcome.state.prices()));
		let _ = (state.prices(), state.adjustment_index());
		let _ = steps::drift_derivative(&preset, fixed);
		let _ = steps::protected_index(&preset, fixed, state.index, now);
		let _ = steps::quantity(fixed, state.drift, state.drift_derivative, state.target, now);
		let _ = steps::decayed_drift(fixed, state.drift, now);
		let _ = steps::accrual(state.outstanding, (fixed, state.index), (state.quantity, fixed));
	}

	#[test]
	fn no_burrow_panics(
		preset in presets(), active in any::<bool>(), collateral in amounts(), debt in amounts(), at_auction in amounts(),
		index in anything(), other in anything(), prices in any_prices(), amount in amounts(),
	) {
		let burrow = Burrow { active, collateral, debt, at_auction, adjustment_index: index };
		let minting = prices.minting();
		let _ = (burrow.accrue(&preset, other), burrow.associated(&preset), burrow.health(&preset, minting));
		let _ = (burrow.is_overburrowed(&preset, minting), burrow.is_liquidatable(&preset, &prices));
		let _ = burrow.is_cancellation_warranted(&preset, minting, amount);
		let _ = (burrow.max_mintable(&preset, minting), burrow.max_withdrawable(&preset, minting));
		let _ = (burrow.liquidatable_above(&preset), burrow.liquidatable_at_index(&preset, other));
		let _ = (burrow.liquidate(&preset, &prices), burrow.collateral_to_auction(&preset, minting));
		let _ = expected_kit(&preset, amount, minting);
		let _ = (ratio_key(&preset, &burrow), threshold_key(&preset, other, prices.liquidation()));
	}

	#[test]
	fn no_auction_panics(
		preset in presets(), amount in amounts(), other in amounts(), bid in amounts(), min_kit in proptest::option::of(amounts()), debt in amounts(),
		prices in any_prices(), seconds in clocks(),
	) {
		let slice = SlicePart { amount, min_kit_for_unwarranted: min_kit };
		let _ = (split_slice(&slice, other), settle_slice(&preset, &slice, other, bid, debt));
		let _ = (lot_threshold(&preset, amount, other, prices.liquidation()), start_value(amount, prices.minting()));
		let _ = minimum_bid_descending(&preset.auctions, bid, seconds);
		let _ = minimum_bid_ascending(&preset.auctions, bid);
	}

	#[test]
	fn no_fixed_point_number_panics(a in anything(), b in anything(), exponent in clocks(), amount in amounts()) {
		let _ = (a.plus(b), a.minus(b), a.mul_floor(b), a.negated(), a.to_string());
		let _ = (Fixed::pow_floor(a, exponent), Fixed::from_decimal_18(amount), a.to_decimal_18());
		let _ = (Fixed::from_ratio(a.raw(), b.raw()), Fixed::from_integer(a.raw()));
	}

	/// Intermediates are wide enough: with sane fractions only a result overflows, at amounts and
	/// prices of any size.
	#[test]
	fn no_burrow_is_refused_for_an_intermediate(
		collateral in amounts(), debt in amounts(), at_auction in 0..u128::MAX >> 1, prices in any_prices(),
	) {
		let burrow = burrow(collateral >> 1, debt, at_auction);
		for preset in [Parameters::checker(), Parameters::huxian()] {
			prop_assume!(!prices.minting().ratio().is_zero());
			prop_assert!(burrow.is_liquidatable(&preset, &prices).is_ok());
			prop_assert!(burrow.is_optimistically_overburrowed(&preset, prices.minting()).is_ok());
			prop_assert!(burrow.max_mintable(&preset, prices.minting()).is_ok());
			prop_assert!(burrow.max_withdrawable(&preset, prices.minting()).is_ok());
			prop_assert!(burrow.collateral_to_auction(&preset, prices.minting()).is_ok());
			prop_assert!(burrow.health(&preset, prices.minting()).is_ok());
			prop_assert!(ratio_key(&preset, &burrow).is_ok());
		}
	}
}
