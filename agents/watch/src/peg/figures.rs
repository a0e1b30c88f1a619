//! Formats amounts, shares and prices in little space.

use super::market::BAND;
use huxian_client::amount::{approximate, cut, format_units, grouped};
use ratatui::style::Color;

/// Units of large amounts: number of digits above which the unit is used, its exponent, its symbol.
const UNITS: [(usize, u32, &str); 3] = [(12, 12, " T"), (9, 9, " G"), (6, 6, " M")];

/// Formats an amount in about seven characters, rounded down: `0.1234`, `12.34`, `12 345`,
/// `12.34 M`.
pub fn brief(units: u128, decimals: u8) -> String {
	let places = u32::from(decimals);
	let text = format_units(units, places);
	let digits = text.split('.').next().map_or(0, str::len);
	for (above, scale, letter) in UNITS {
		if digits > above {
			return cut(&format_units(units, places.saturating_add(scale)), 2) + letter;
		}
	}
	match digits {
		0 | 1 if text.starts_with("0.") => cut(&text, 4),
		0..=3 => cut(&text, 2),
		_ => grouped(&cut(&text, 0)),
	}
}

/// Formats an amount with grouped thousands, rounded down to two decimals.
pub fn amount(units: u128, decimals: u8) -> String {
	grouped(&cut(&format_units(units, decimals.into()), 2))
}

/// Formats millionths as percent, exactly.
pub fn percent(millionths: u32) -> String {
	format!("{} %", format_units(millionths.into(), 4))
}

/// Formats a fee in millionths as percent. From 10 % on it is rounded down to one decimal.
pub fn fee(millionths: u32) -> String {
	cut_percent(millionths, if millionths < 100_000 { 4 } else { 1 })
}

/// Formats millionths as percent, rounded down to `decimals` decimals.
pub fn cut_percent(millionths: u32, decimals: usize) -> String {
	format!("{} %", cut(&format_units(millionths.into(), 4), decimals))
}

/// Formats a fraction as percent with its sign, rounded to the nearest; `-` without a number.
pub fn signed_percent(part: Option<f64>, decimals: usize) -> String {
	// Adding zero turns -0.0 into 0.0.
	let scale = 10f64.powi(decimals as i32);
	part.map_or("-".into(), |part| format!("{:+.decimals$} %", (part * 100.0 * scale).round() / scale + 0.0))
}

/// Returns the distance of a price from one; for display.
pub fn from_one(price: &str) -> Option<f64> {
	approximate(price).map(|price| price - 1.0)
}

/// Formats a price in `letters` characters: rounded towards zero, or padded with zeros. The integer
/// part is always complete.
pub fn price(text: &str, letters: usize) -> String {
	let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
	match letters.saturating_sub(whole.len() + 1) {
		0 => whole.to_string(),
		decimals => cut(&format!("{whole}.{fraction:0<decimals$}"), decimals),
	}
}

/// Returns the colour of a price with a peg of one.
pub fn price_colour(price: &str) -> Color {
	match from_one(price).map(f64::abs) {
		// The tolerance covers the error of the float for a price at the edge of the band.
		Some(away) if away < BAND + 1e-12 => Color::Green,
		Some(away) if away < BAND * 10.0 => Color::Yellow,
		_ => Color::Red,
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn amounts_are_short_and_rounded_down() {
		let dollars = |cents| brief(cents, 2);
		assert_eq!([0, 5, 1_234, 99_999].map(dollars), ["0", "0.05", "12.34", "999.99"]);
		assert_eq!([100_000, 99_999_999, 100_000_000].map(dollars), ["1 000", "999 999", "1 M"]);
		assert_eq!([123_499_999, 3_000_000_000, 1_000_000_000_099].map(dollars), ["1.23 M", "30 M", "10.00 G"]);
		assert_eq!((brief(123_456_789, 12), brief(u128::MAX, 18)), ("0.0001".into(), "340282366.92 T".into()));
		assert_eq!(amount(1_234_567_899, 3), "1 234 567.89");
	}

	#[test]
	fn shares_are_shown_as_percent() {
		assert_eq!(
			(percent(500), percent(1_000_000), percent(999_900)),
			("0.05 %".into(), "100 %".into(), "99.99 %".into())
		);
		assert_eq!((fee(15_500), fee(123_456)), ("1.55 %".into(), "12.3 %".into()));
		assert_eq!((cut_percent(399_999, 0), cut_percent(399_999, 1)), ("39 %".into(), "39.9 %".into()));
		assert_eq!(signed_percent(Some(-0.000_000_1), 3), "+0.000 %");
		assert_eq!((signed_percent(Some(-0.25), 1), signed_percent(None, 1)), ("-25.0 %".into(), "-".into()));
	}

	#[test]
	fn a_price_fits_its_column() {
		assert_eq!(
			[price("0.000416666666", 9), price("1", 9), price("1.00031900001", 7)],
			["0.0004166", "1.0000000", "1.00031"]
		);
		assert_eq!([price("123456789.5", 9), price("12345678.5", 9), price("1.5", 0)], ["123456789", "12345678", "1"]);
	}

	#[test]
	fn a_price_is_green_in_the_band_and_red_beyond_ten_bands() {
		let colours = ["1.001", "0.999", "1.00101", "0.9901", "1.01", "what"].map(price_colour);
		use Color::{Green, Red, Yellow};
		assert_eq!(colours, [Green, Green, Yellow, Yellow, Red, Red]);
	}
}
