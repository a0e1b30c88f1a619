//! Wide integers, fixed point and ratios.

use crate::common::*;
use codec::{Decode, Encode, MaxEncodedLen};
use huxian_math::{mul_div_ceil, mul_div_floor, Exact, Fixed, MathError, Ratio, U256};
use num_bigint::BigInt;
use num_traits::Signed;
use proptest::prelude::*;

#[test]
fn a_product_may_be_wider_than_its_quotient() {
	assert_eq!(mul_div_floor(u128::MAX, u128::MAX, u128::MAX), Ok(u128::MAX));
	assert_eq!(mul_div_floor(10, 10, 3), Ok(33));
	assert_eq!(mul_div_ceil(10, 10, 3), Ok(34));
	assert_eq!(mul_div_ceil(9, 10, 3), Ok(30));
	assert_eq!(mul_div_floor(u128::MAX, 2, 1), Err(MathError::Overflow));
	assert_eq!(mul_div_ceil(1, 1, 0), Err(MathError::DivisionByZero));
}

#[test]
fn decimals_are_exact() {
	let shown = |raw| Fixed::from_raw(raw).to_string();
	assert_eq!(Fixed::ZERO.to_string(), "0");
	assert_eq!(fixed(3, 2).to_string(), "1.5");
	assert_eq!(fixed(-3, 2).to_string(), "-1.5");
	assert_eq!(shown(1), "0.0000000000000000000542101086242752217003726400434970855712890625");
	assert_eq!(Fixed::MIN.to_string(), "-9223372036854775808");
}

#[test]
fn conversions_round_down() {
	assert_eq!(fixed(1, 3).raw(), 6_148_914_691_236_517_205);
	assert_eq!(fixed(-1, 3).raw(), -6_148_914_691_236_517_206);
	assert_eq!(Fixed::from_decimal_18(1_500_000_000_000_000_000), Ok(fixed(3, 2)));
	assert_eq!(fixed(3, 2).to_decimal_18(), Ok(1_500_000_000_000_000_000));
	assert_eq!(fixed(1, 3).to_decimal_18(), Ok(333_333_333_333_333_333));
	assert_eq!(Fixed::from_raw(-1).to_decimal_18(), Err(MathError::Negative));
	assert_eq!(Fixed::from_integer(-5), Ok(fixed(-5, 1)));
	assert_eq!(Fixed::from_integer(1 << 63), Err(MathError::Overflow));
}

#[test]
fn simple_powers_are_exact() {
	assert_eq!(Fixed::pow_floor(fixed(3, 2), 0), Ok(Fixed::ONE));
	assert_eq!(Fixed::pow_floor(Fixed::ZERO, 0), Ok(Fixed::ONE));
	assert_eq!(Fixed::pow_floor(fixed(3, 2), 1), Ok(fixed(3, 2)));
	assert_eq!(Fixed::pow_floor(fixed(3, 2), 3), Ok(fixed(27, 8)));
	assert_eq!(Fixed::pow_floor(fixed(1, 2), u64::MAX), Ok(Fixed::ZERO));
	assert_eq!(Fixed::pow_floor(Fixed::ONE, u64::MAX), Ok(Fixed::ONE));
	assert_eq!(Fixed::pow_floor(fixed(2, 1), 62), Fixed::from_integer(1 << 62));
	assert_eq!(Fixed::pow_floor(fixed(2, 1), 63), Err(MathError::Overflow));
	assert_eq!(Fixed::pow_floor(fixed(-1, 2), 2), Err(MathError::Negative));
}

#[test]
fn a_denominator_of_zero_is_refused() {
	assert_eq!(Ratio::from_amounts(1, 0), Err(MathError::DivisionByZero));
	let invalid = (U256::one(), U256::zero()).encode();
	assert!(Ratio::decode(&mut &invalid[..]).is_err());
	let half = Ratio::from_amounts(1, 2).unwrap();
	assert_eq!(Ratio::decode(&mut &half.encode()[..]), Ok(half));
	assert_eq!((half.encode().len(), Ratio::max_encoded_len()), (64, 64));
}

#[test]
fn ratios_compare_by_value() {
	let ratio = |numerator, denominator| Ratio::from_amounts(numerator, denominator).unwrap();
	assert_eq!(ratio(1, 2), ratio(2, 4));
	assert!(ratio(u128::MAX, u128::MAX - 1) > ratio(1, 1));
	assert_eq!(ratio(7, 2).of_floor(3), Ok(10));
	assert_eq!(ratio(7, 2).to_fixed_floor(), Ok(fixed(7, 2)));
}

fn floor_div(a: &BigInt, b: &BigInt) -> BigInt {
	num_rational::BigRational::new(a.clone(), b.clone()).floor().to_integer()
}

proptest! {
	#[test]
	fn exact_integers_are_integers(a in raws(), b in raws(), c in wides(), d in raws()) {
		let (x, y, z) = (Exact::from(a), Exact::from(b), Exact::from(c));
		let value = x.times(y).unwrap().plus(z).unwrap().minus(x).unwrap();
		let expected = BigInt::from(a) * b + big(c) - a;
		prop_assert_eq!(big(value), expected.clone());
		prop_assert_eq!(value.is_negative(), expected.is_negative());
		prop_assert_eq!(x.cmp(&y), a.cmp(&b));
		if d != 0 {
			let divisor = BigInt::from(d);
			prop_assert_eq!(big(value.floor_div(d).unwrap()), floor_div(&expected, &divisor));
			prop_assert_eq!(big(value.ceil_div(d).unwrap()), -floor_div(&-expected, &divisor));
		}
		prop_assert_eq!(x.to_i128(), Ok(a));
	}

	#[test]
	fn fixed_products_round_down(a in anything(), b in anything()) {
		let raw = |value: num_rational::BigRational| (value * big(Fixed::ONE)).floor().to_integer();
		if let Ok(product) = a.mul_floor(b) {
			prop_assert_eq!(big(product), raw(of_fixed(a) * of_fixed(b)));
		}
	}

	#[test]
	fn ratios_of_integers_round_down(a in raws(), b in raws()) {
		prop_assume!(b != 0);
		let expected = floor_div(&(BigInt::from(a) * big(Fixed::ONE)), &BigInt::from(b));
		match Fixed::from_ratio(a, b) {
			Ok(quotient) => prop_assert_eq!(big(quotient), expected),
			Err(error) => {
				prop_assert_eq!(error, MathError::Overflow);
				prop_assert!(expected > BigInt::from(i128::MAX) || expected < BigInt::from(i128::MIN));
			}
		}
	}

	#[test]
	fn a_power_is_the_floor_of_the_exact_power(raw in 1i128 << 60..(1i128 << 64) + (1 << 57), exponent in 0u32..120) {
		let power = Fixed::pow_floor(Fixed::from_raw(raw), exponent.into()).unwrap();
		let exact = BigInt::from(raw).pow(exponent) * big(Fixed::ONE) / big(Fixed::ONE).pow(exponent);
		let missing = exact - big(power);
		// One unit is missing where the errors of 2^-96 of each step add up across a boundary.
		prop_assert!(missing == BigInt::from(0) || missing == BigInt::from(1), "{missing}");
	}

	#[test]
	fn ratios_are_ordered_as_numbers(a in ratios(), b in ratios()) {
		prop_assert_eq!(a.cmp(&b), of_ratio(&a).cmp(&of_ratio(&b)));
	}

	#[test]
	fn wide_products_are_exact(a in amounts(), b in amounts(), c in amounts()) {
		if c > 0 {
			let expected = BigInt::from(a) * b / c;
			match mul_div_floor(a, b, c) {
				Ok(quotient) => prop_assert_eq!(BigInt::from(quotient), expected),
				Err(_) => prop_assert!(expected > BigInt::from(u128::MAX)),
			}
		}
	}

	#[test]
	fn displays_can_be_read_back(value in anything()) {
		let text = value.to_string();
		let (integer, fraction) = text.split_once('.').unwrap_or((&text, ""));
		let digits: BigInt = format!("{integer}{fraction}").parse().unwrap();
		let scale = BigInt::from(10).pow(fraction.len() as u32);
		prop_assert_eq!(num_rational::BigRational::new(digits, scale), of_fixed(value));
	}
}
