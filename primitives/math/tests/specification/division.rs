//! Division in all its branches: a shift by 2^64, the machine's for 128 bits, long beyond.
//!
//! Each branch returns the quotient of big integers, rounded once.

use crate::common::*;
use huxian_math::{Exact, MathError};
use num_bigint::BigInt;
use num_traits::{Signed, Zero};
use proptest::prelude::*;

/// Converts a big integer.
fn exact(value: &BigInt) -> Exact {
	let digits = value.magnitude().to_u32_digits();
	let magnitude =
		digits.iter().rev().try_fold(Exact::ZERO, |sum, digit| sum.times(1u64 << 32)?.plus(*digit)).unwrap();
	if value.is_negative() {
		magnitude.negated()
	} else {
		magnitude
	}
}

/// Returns ⌊dividend / divisor⌋ and ⌈dividend / divisor⌉ of big integers.
///
/// Their own division rounds toward zero.
fn both_ways(dividend: &BigInt, divisor: &BigInt) -> (BigInt, BigInt) {
	let (quotient, rest) = (dividend / divisor, dividend % divisor);
	match (rest.is_zero(), rest.is_negative() == divisor.is_negative()) {
		(true, _) => (quotient.clone(), quotient),
		(false, true) => (quotient.clone(), quotient + 1),
		(false, false) => (quotient.clone() - 1, quotient),
	}
}

/// Checks the quotients for all four pairs of signs.
fn check(dividend: &BigInt, divisor: &BigInt) {
	for (dividend, divisor) in
		[(dividend, divisor), (dividend, &-divisor), (&-dividend, divisor), (&-dividend, &-divisor)]
	{
		let (left, right) = (exact(dividend), exact(divisor));
		let ours = (big(left.floor_div(right).unwrap()), big(left.ceil_div(right).unwrap()));
		assert_eq!(ours, both_ways(dividend, divisor), "{dividend} / {divisor}");
	}
}

fn power_of_two(bits: u32) -> BigInt {
	BigInt::from(1) << bits
}

/// Small numbers, and those around each power that needs another limb or another type.
fn edges() -> Vec<BigInt> {
	let powers = [63, 64, 65, 127, 128, 129, 191, 192, 193, 255, 256, 257, 320, 384, 512];
	let around = powers.into_iter().flat_map(|bits| [-1, 0, 1].map(|step| power_of_two(bits) + step));
	(0..4).map(BigInt::from).chain(around).collect()
}

#[test]
fn every_edge_is_divided_by_every_edge() {
	let edges = edges();
	for dividend in &edges {
		for divisor in edges.iter().filter(|divisor| !divisor.is_zero()) {
			check(dividend, divisor);
		}
	}
}

#[test]
fn a_number_is_divided_by_itself_and_by_one() {
	for number in edges().into_iter().filter(|number| !number.is_zero()) {
		let ours = exact(&number);
		for divided in [ours.floor_div(ours), ours.ceil_div(ours)] {
			assert_eq!(divided, Ok(1u32.into()), "{number}");
		}
		for divided in [ours.floor_div(1u32), ours.ceil_div(1u32)] {
			assert_eq!(divided, Ok(ours), "{number}");
		}
	}
}

#[test]
fn a_remainder_in_the_lowest_limb_counts() {
	let one = 1u128 << 64;
	// The remainder lies in the lowest limb alone.
	let sum = Exact::from(u128::MAX).times(one).unwrap().plus(1u32).unwrap();
	assert_eq!(sum.floor_div(one), Ok(u128::MAX.into()));
	assert_eq!(sum.ceil_div(one), Exact::from(u128::MAX).plus(1u32));
	assert_eq!(sum.negated().floor_div(one), Exact::from(u128::MAX).plus(1u32).map(Exact::negated));
	assert_eq!(sum.negated().ceil_div(one), Ok(Exact::from(u128::MAX).negated()));
}

#[test]
fn division_by_zero_is_refused() {
	for number in edges() {
		assert_eq!(exact(&number).floor_div(0u32), Err(MathError::DivisionByZero));
		assert_eq!(exact(&number).ceil_div(0u32), Err(MathError::DivisionByZero));
	}
}

/// Numbers near a power of two.
fn near_a_power(most: u32) -> impl Strategy<Value = BigInt> {
	(0..most, -3i32..=3).prop_map(|(bits, step)| power_of_two(bits) + step)
}

/// Numbers of any length.
fn of_any_length(most: usize) -> impl Strategy<Value = BigInt> {
	proptest::collection::vec(any::<u32>(), 1..most).prop_map(num_bigint::BigUint::new).prop_map(BigInt::from)
}

/// `numbers`, with one in the place of zero.
fn divisors(numbers: impl Strategy<Value = BigInt>) -> impl Strategy<Value = BigInt> {
	numbers.prop_map(|number| if number.is_zero() { BigInt::from(1) } else { number })
}

proptest! {
	#![proptest_config(cases(10_000))]

	#[test]
	fn quotients_near_powers_of_two_are_those_of_big_integers(dividend in near_a_power(700), divisor in divisors(near_a_power(300))) {
		check(&dividend, &divisor);
	}

	#[test]
	fn quotients_of_any_length_are_those_of_big_integers(dividend in of_any_length(22), divisor in divisors(of_any_length(12))) {
		check(&dividend, &divisor);
	}

	#[test]
	fn a_quotient_and_a_remainder_are_recovered(quotient in of_any_length(12), divisor in divisors(of_any_length(9)), rest in of_any_length(9)) {
		let rest = rest % &divisor;
		let dividend = exact(&(&quotient * &divisor + &rest));
		prop_assert_eq!(big(dividend.floor_div(exact(&divisor)).unwrap()), quotient.clone());
		let up = if rest.is_zero() { quotient } else { quotient + 1 };
		prop_assert_eq!(big(dividend.ceil_div(exact(&divisor)).unwrap()), up);
	}
}
