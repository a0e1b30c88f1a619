//! Exact numbers: decimals as people and files write them, and the integers of the chain.

use num_bigint::BigUint;
use std::{fmt, str::FromStr};

/// Decimals of HUX and of KIT.
pub const COIN_PLACES: u32 = 12;

/// Decimals of the chain's `FixedU128`, in which prices are fed.
pub const FIXED_PLACES: u32 = 18;

/// Digits of the longest number that is accepted. Fractions of the chain have up to 84.
const MAX_DIGITS: usize = 120;

/// Largest exponent, of either sign, that is accepted.
const MAX_EXPONENT: i32 = 40;

/// A decimal number of zero or more, exact: `digits / 10^places`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Decimal {
	digits: BigUint,
	places: u32,
}

/// Reason to refuse a text as a [`Decimal`] or as an amount.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum AmountError {
	/// Empty text.
	Empty,
	/// `NaN`, `inf`, letters, two points and the like.
	NotANumber,
	/// A number that begins with a minus.
	Negative,
	/// More than `MAX_DIGITS` digits, or an exponent beyond `MAX_EXPONENT`.
	TooLong,
	/// More decimals than the unit has; holds the decimals of the unit.
	TooFine(u32),
	/// More than a `u128` holds.
	TooLarge,
}

impl fmt::Display for AmountError {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Empty => write!(f, "empty"),
			Self::NotANumber => write!(f, "not a number"),
			Self::Negative => write!(f, "negative"),
			Self::TooLong => write!(f, "more than {MAX_DIGITS} digits"),
			Self::TooFine(places) => write!(f, "more than {places} decimals"),
			Self::TooLarge => write!(f, "too large"),
		}
	}
}

impl std::error::Error for AmountError {}

impl FromStr for Decimal {
	type Err = AmountError;

	/// Reads `12`, `12.5`, `.5`, `+1`, `1.5e-3`; nothing else.
	fn from_str(text: &str) -> Result<Self, AmountError> {
		let text = text.trim();
		if text.is_empty() {
			return Err(AmountError::Empty);
		}
		let (negative, text) = match text.strip_prefix('-') {
			Some(rest) => (true, rest),
			None => (false, text.strip_prefix('+').unwrap_or(text)),
		};
		let (mantissa, exponent) = match text.split_once(['e', 'E']) {
			Some((mantissa, exponent)) => (mantissa, exponent.parse::<i32>().map_err(|_| AmountError::NotANumber)?),
			None => (text, 0),
		};
		let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
		let is_digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
		if (whole.is_empty() && fraction.is_empty()) || !is_digits(whole) || !is_digits(fraction) {
			return Err(AmountError::NotANumber);
		}
		if negative {
			return Err(AmountError::Negative);
		}
		if whole.len() + fraction.len() > MAX_DIGITS || exponent.abs() > MAX_EXPONENT {
			return Err(AmountError::TooLong);
		}
		let digits =
			BigUint::parse_bytes(format!("{whole}{fraction}").as_bytes(), 10).ok_or(AmountError::NotANumber)?;
		let places = i32::try_from(fraction.len()).map_err(|_| AmountError::TooLong)? - exponent;
		Ok(match u32::try_from(places) {
			Ok(places) => Self { digits, places },
			Err(_) => Self { digits: digits * power_of_ten(places.unsigned_abs()), places: 0 },
		})
	}
}

impl fmt::Display for Decimal {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		f.write_str(&place_point(&self.digits.to_string(), self.places))
	}
}

impl Decimal {
	/// Returns one.
	pub fn one() -> Self {
		Self { digits: BigUint::from(1u32), places: 0 }
	}

	/// Returns `units / 10^places`.
	pub fn from_units(units: u128, places: u32) -> Self {
		Self { digits: BigUint::from(units), places }
	}

	/// Returns true if this is zero.
	pub fn is_zero(&self) -> bool {
		self.digits == BigUint::default()
	}

	/// Returns the exact product.
	pub fn times(&self, other: &Self) -> Self {
		Self { digits: &self.digits * &other.digits, places: self.places + other.places }
	}

	/// Returns this in units of `10^-places`, rounded down; `None` above `u128::MAX`.
	pub fn units(&self, places: u32) -> Option<u128> {
		self.over(&Self::one(), places)
	}

	/// Returns this divided by `divisor`, in units of `10^-places`, rounded down. Divides exact
	/// integers, so nothing else is rounded. `None` if `divisor` is zero or the result exceeds
	/// `u128::MAX`.
	pub fn over(&self, divisor: &Self, places: u32) -> Option<u128> {
		if divisor.is_zero() {
			return None;
		}
		let numerator = &self.digits * power_of_ten(places + divisor.places);
		let denominator = &divisor.digits * power_of_ten(self.places);
		u128::try_from(numerator / denominator).ok()
	}
}

fn power_of_ten(exponent: u32) -> BigUint {
	BigUint::from(10u32).pow(exponent)
}

/// Parses an amount such as `50000`, `50_000` or `0.25` into units of `10^-places`, exactly.
pub fn parse_units(text: &str, places: u32) -> Result<u128, AmountError> {
	let decimal: Decimal = text.replace('_', "").parse()?;
	let units = decimal.units(places).ok_or(AmountError::TooLarge)?;
	let exact = Decimal::from_units(units, places);
	// Compares the two values over a common power of ten.
	let same = &exact.digits * power_of_ten(decimal.places) == &decimal.digits * power_of_ten(exact.places);
	same.then_some(units).ok_or(AmountError::TooFine(places))
}

/// Parses an amount of HUX or KIT, as [`parse_units`]; a value parser for clap.
pub fn parse_coins(text: &str) -> Result<u128, String> {
	parse_units(text, COIN_PLACES).map_err(|error| format!("{error}; expected an amount such as 50000 or 0.25"))
}

/// Formats `units` of `10^-places` exactly, without trailing zeros: `50000.25`.
pub fn format_units(units: u128, places: u32) -> String {
	place_point(&units.to_string(), places)
}

/// Formats an amount of HUX or KIT for display, with grouped thousands: `50 000.25`. Rounds towards
/// zero to `decimals` decimals.
pub fn coins(units: u128, decimals: usize) -> String {
	grouped(&cut(&format_units(units, COIN_PLACES), decimals))
}

/// Rounds a decimal text towards zero to at most `decimals` decimals.
pub fn cut(text: &str, decimals: usize) -> String {
	match text.split_once('.') {
		Some((whole, _)) if decimals == 0 => whole.to_string(),
		Some((whole, fraction)) => {
			let kept: String = fraction.chars().take(decimals).collect();
			format!("{whole}.{kept}")
		},
		None => text.to_string(),
	}
}

/// Parses a number for display and drawing, with the precision of a float.
pub fn approximate(text: &str) -> Option<f64> {
	text.trim().parse::<f64>().ok().filter(|number| number.is_finite())
}

fn place_point(digits: &str, places: u32) -> String {
	let places = places as usize;
	let padded = format!("{digits:0>width$}", width = places + 1);
	let (whole, fraction) = padded.split_at(padded.len() - places);
	let fraction = fraction.trim_end_matches('0');
	if fraction.is_empty() {
		whole.to_string()
	} else {
		format!("{whole}.{fraction}")
	}
}

/// Groups the thousands of a decimal text: `50 000.25`.
pub fn grouped(text: &str) -> String {
	let (whole, fraction) = text.split_once('.').map_or((text, None), |(whole, fraction)| (whole, Some(fraction)));
	let mut out = String::new();
	for (index, digit) in whole.chars().enumerate() {
		if index > 0 && (whole.len() - index).is_multiple_of(3) {
			out.push(' ');
		}
		out.push(digit);
	}
	if let Some(fraction) = fraction {
		out.push('.');
		out.push_str(fraction);
	}
	out
}

#[cfg(test)]
mod tests {
	use super::*;
	use proptest::prelude::*;

	fn decimal(text: &str) -> Decimal {
		text.parse().unwrap()
	}

	#[test]
	fn numbers_are_read_exactly() {
		assert_eq!(decimal("2509.17").units(2), Some(250_917));
		assert_eq!(decimal(".5").units(1), Some(5));
		assert_eq!(decimal("5.").units(0), Some(5));
		assert_eq!(decimal("+1").units(0), Some(1));
		assert_eq!(decimal("1.5e-3").units(4), Some(15));
		assert_eq!(decimal("1.5E3").units(0), Some(1_500));
		assert_eq!(decimal("0.10").to_string(), "0.1");
	}

	#[test]
	fn texts_that_are_no_numbers_are_refused_with_the_reason() {
		for text in ["NaN", "nan", "inf", "abc", "1.2.3", ".", "1e", "0x10", "1 000", "1_0", "--1", "e5"] {
			assert_eq!(text.parse::<Decimal>(), Err(AmountError::NotANumber), "{text}");
		}
		assert_eq!("".parse::<Decimal>(), Err(AmountError::Empty));
		assert_eq!("-1".parse::<Decimal>(), Err(AmountError::Negative));
		assert_eq!("1e400".parse::<Decimal>(), Err(AmountError::TooLong));
		assert_eq!("1".repeat(121).parse::<Decimal>(), Err(AmountError::TooLong));
	}

	#[test]
	fn a_quotient_is_exact_and_rounded_down() {
		// 1.0425 USD per CHF over 0.250917 USD per HUX: floor(10^18 * 1042500 / 250917).
		let index = decimal("1.0425").over(&decimal("2509.17").times(&decimal("0.0001")), FIXED_PLACES);
		assert_eq!(index, Some(4_154_760_339_076_268_248));
		assert_eq!(decimal("1").over(&decimal("3"), FIXED_PLACES), Some(333_333_333_333_333_333));
		assert_eq!(decimal("2").over(&decimal("3"), 0), Some(0));
		assert_eq!(decimal("1").over(&decimal("0"), FIXED_PLACES), None);
		assert_eq!(decimal("1e30").over(&decimal("1"), FIXED_PLACES), None);
	}

	#[test]
	fn amounts_keep_every_unit() {
		assert_eq!(parse_units("50_000", COIN_PLACES), Ok(50_000_000_000_000_000));
		assert_eq!(parse_units("0.000000000001", COIN_PLACES), Ok(1));
		assert_eq!(parse_units("0.0000000000010", COIN_PLACES), Ok(1));
		assert_eq!(parse_units("0.0000000000001", COIN_PLACES), Err(AmountError::TooFine(12)));
		assert_eq!(parse_units("1e30", COIN_PLACES), Err(AmountError::TooLarge));
		assert_eq!(format_units(1, COIN_PLACES), "0.000000000001");
		assert_eq!(format_units(50_000_250_000_000_000, COIN_PLACES), "50000.25");
		assert_eq!(format_units(7, 0), "7");
	}

	#[test]
	fn amounts_for_people_are_grouped_and_cut() {
		assert_eq!(coins(1_234_567_890_000_000_000, 4), "1 234 567.89");
		assert_eq!(coins(999_999_999_999, 2), "0.99");
		assert_eq!(coins(50_000_000_000_000_000, 2), "50 000");
		assert_eq!(cut("-0.0000123456", 6), "-0.000012");
		assert_eq!(cut("12.5", 0), "12");
		assert_eq!(approximate("-0.5"), Some(-0.5));
		assert_eq!(approximate("NaN"), None);
	}

	proptest! {
		#[test]
		fn formatting_and_parsing_are_inverse(units: u128, places in 0u32..30) {
			prop_assert_eq!(parse_units(&format_units(units, places), places), Ok(units));
		}

		#[test]
		fn division_agrees_with_plain_integers(a in 1u64.., b in 1u64.., places in 0u32..12) {
			let expected = u128::from(a) * 10u128.pow(places) / u128::from(b);
			let (a, b) = (Decimal::from_units(a.into(), 0), Decimal::from_units(b.into(), 0));
			prop_assert_eq!(a.over(&b, places), Some(expected));
		}
	}
}
