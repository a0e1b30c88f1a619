//! A row of a recording: one block as it is shown, recorded and drawn.

use super::{
	column::{column, derived, fraction, optional_fraction, read, set, write, Column},
	pan::{self, PanRow},
};
use crate::liquidation::Liquidation;
use chrono::{DateTime, Utc};
use huxian_client::{
	amount::{coins, cut, format_units, parse_units, Decimal, COIN_PLACES},
	chain::views::{drift_per_day, Parameters},
};

/// Decimals of the target price in a recording.
const PRICE_PLACES: u32 = 18;

/// Columns of the block and of kit. `drift` is per second; amounts are in KIT. Fractions and
/// amounts are exact.
const BLOCK: [Column<Row>; 20] = [
	column("block", |row| row.block.to_string(), |row, text| set(&mut row.block, text.parse().ok())),
	column("time", Row::time_text, |row, text| set(&mut row.time, parse_time(text))),
	column("finalized", |row| row.finalized.to_string(), |row, text| set(&mut row.finalized, or_zero(text))),
	column(
		"started",
		|row| row.parameters.started.to_string(),
		|row, text| set(&mut row.parameters.started, Some(text == "true")),
	),
	column(
		"fresh",
		|row| row.parameters.fresh.to_string(),
		|row, text| set(&mut row.parameters.fresh, Some(text == "true")),
	),
	column(
		"market_usable",
		|row| row.parameters.market_usable.to_string(),
		|row, text| set(&mut row.parameters.market_usable, Some(text == "true")),
	),
	column("index", |row| row.parameters.index.clone(), |row, text| set(&mut row.parameters.index, fraction(text))),
	column(
		"protected_index",
		|row| row.parameters.protected_index.clone(),
		|row, text| set(&mut row.parameters.protected_index, fraction(text)),
	),
	column(
		"kit_price",
		|row| row.parameters.kit_price.clone().unwrap_or_default(),
		|row, text| set(&mut row.parameters.kit_price, optional_fraction(text)),
	),
	derived("target_price", |row| row.target_price().unwrap_or_default()),
	column("target", |row| row.parameters.target.clone(), |row, text| set(&mut row.parameters.target, fraction(text))),
	column(
		"quantity",
		|row| row.parameters.quantity.clone(),
		|row, text| set(&mut row.parameters.quantity, fraction(text)),
	),
	column("drift", |row| row.parameters.drift.clone(), |row, text| set(&mut row.parameters.drift, fraction(text))),
	derived("drift_cnp_per_day", |row| {
		drift_per_day(&row.parameters.drift).map(|drift| format!("{drift:.6}")).unwrap_or_default()
	}),
	column(
		"minting_price",
		|row| row.parameters.minting_price.clone(),
		|row, text| set(&mut row.parameters.minting_price, fraction(text)),
	),
	column(
		"liquidation_price",
		|row| row.parameters.liquidation_price.clone(),
		|row, text| set(&mut row.parameters.liquidation_price, fraction(text)),
	),
	column(
		"circulating",
		|row| coins_text(row.parameters.circulating),
		|row, text| set(&mut row.parameters.circulating, parse_coins_text(text)),
	),
	column(
		"outstanding",
		|row| coins_text(row.parameters.outstanding),
		|row, text| set(&mut row.parameters.outstanding, parse_coins_text(text)),
	),
	column(
		"pending_fees",
		|row| coins_text(row.parameters.pending_fees),
		|row, text| set(&mut row.parameters.pending_fees, parse_coins_text(text)),
	),
	column("burrows", |row| row.burrows.to_string(), |row, text| set(&mut row.burrows, or_zero(text))),
];

/// Columns of the liquidation queue; empty on a chain without auctions. `queue_amount` is in HUX.
const LIQUIDATION: [Column<Liquidation>; 3] = [
	column(
		"queue_amount",
		|queue| coins_text(queue.queued),
		|queue, text| set(&mut queue.queued, parse_coins_text(text)),
	),
	column("queue_slices", |queue| queue.slices.to_string(), |queue, text| set(&mut queue.slices, text.parse().ok())),
	column(
		"open_lots",
		|queue| queue.open_lots.to_string(),
		|queue, text| set(&mut queue.open_lots, text.parse().ok()),
	),
];

/// Returns the names of all columns of a recording, in order. New columns are added at the end.
pub fn columns() -> Vec<&'static str> {
	let block = BLOCK.iter().map(|column| column.name);
	let liquidation = LIQUIDATION.iter().map(|column| column.name);
	block.chain(liquidation).chain(pan::COLUMNS.iter().map(|column| column.name)).collect()
}

/// State of the chain as of one block.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
	/// Number of the block.
	pub block: u64,
	/// Time of the block, in milliseconds since 1970.
	pub time: u64,
	/// Number of the last finalized block when the row was read.
	pub finalized: u64,
	/// State of the controller.
	pub parameters: Parameters,
	/// Number of burrows.
	pub burrows: u64,
	/// Totals of the liquidation queue; `None` on a chain without auctions.
	pub liquidation: Option<Liquidation>,
	/// State of PAN; `None` on a chain without PAN.
	pub peg: Option<PanRow>,
}

impl Row {
	/// Returns the time of the block; the start of 1970 if it is out of range.
	pub fn moment(&self) -> DateTime<Utc> {
		let millis = i64::try_from(self.time).ok();
		millis.and_then(DateTime::from_timestamp_millis).unwrap_or_default()
	}

	/// Formats the time of the block in ISO 8601.
	fn time_text(&self) -> String {
		self.moment().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string()
	}

	/// Returns the target price, in HUX per KIT: quantity × index, rounded down to 18 decimals.
	/// `None` before the first price.
	pub fn target_price(&self) -> Option<String> {
		let quantity: Decimal = self.parameters.quantity.parse().ok()?;
		let index: Decimal = self.parameters.index.parse().ok()?;
		let price = quantity.times(&index).units(PRICE_PLACES).filter(|price| *price > 0)?;
		Some(format_units(price, PRICE_PLACES))
	}

	/// Returns the age of the oldest submission behind the index, in seconds; `None` without an
	/// index.
	pub fn index_age(&self) -> Option<u64> {
		let since = self.parameters.index_since;
		(self.parameters.started && since > 0).then(|| self.time.saturating_sub(since) / 1_000)
	}

	/// Formats the fields in the order of [`columns`].
	pub fn fields(&self) -> Vec<String> {
		let mut fields = write(&BLOCK, self);
		match &self.liquidation {
			Some(liquidation) => fields.extend(write(&LIQUIDATION, liquidation)),
			None => fields.extend(LIQUIDATION.iter().map(|_| String::new())),
		}
		match &self.peg {
			Some(peg) => fields.extend(write(&pan::COLUMNS, peg)),
			None => fields.extend(pan::COLUMNS.iter().map(|_| String::new())),
		}
		fields
	}

	/// Parses a row; `field` returns the text in the column of a name, `None` without such a
	/// column. The error is the name of the column that is not valid.
	pub fn from_fields(field: impl Fn(&str) -> Option<String>) -> Result<Self, &'static str> {
		// A part of the row is missing where its first required column is empty.
		let has = |name: &str| field(name).is_some_and(|text| !text.is_empty());
		let liquidation = has("queue_amount").then(|| read(&LIQUIDATION, &field)).transpose()?;
		let peg = has("pan_supply").then(|| read(&pan::COLUMNS, &field)).transpose()?;
		Ok(Self { liquidation, peg, ..read(&BLOCK, &field)? })
	}

	/// Returns the row as one line of text.
	pub fn line(&self) -> String {
		let parameters = &self.parameters;
		let shown = |text: &str| if text.is_empty() { "-".to_string() } else { cut(text, 6) };
		let age = match self.index_age() {
			Some(age) if parameters.fresh => format!("fresh ({age} s)"),
			Some(age) => format!("STALE ({age} s)"),
			None => "no price yet".to_string(),
		};
		format!(
			"block {} (finalized {})  index {} protected {} HUX  kit {} should {} HUX  target {}  drift {} cNp/day  \
			 quantity {}  circulating {} outstanding {} KIT ({})  burrows {}{}  oracle {age}{}{}",
			self.block,
			self.finalized,
			shown(&parameters.index),
			shown(&parameters.protected_index),
			shown(parameters.kit_price.as_deref().unwrap_or_default()),
			shown(&self.target_price().unwrap_or_default()),
			shown(&parameters.target),
			self.drift_text(),
			shown(&parameters.quantity),
			coins(parameters.circulating, 2),
			coins(parameters.outstanding, 2),
			self.imbalance_text(),
			self.burrows,
			self.liquidation.map(Liquidation::line).unwrap_or_default(),
			self.peg.as_ref().map(PanRow::line).unwrap_or_default(),
			if parameters.market_usable { "" } else { "  no market" },
		)
	}

	/// Returns the drift as text, in hundredths of a Neper a day.
	pub fn drift_text(&self) -> String {
		drift_per_day(&self.parameters.drift).map_or("-".into(), |drift| format!("{drift:+.6}"))
	}

	/// Returns circulating less outstanding kit as text, in percent of the circulating kit.
	pub fn imbalance_text(&self) -> String {
		// Adding zero turns -0.0 into 0.0.
		let rounded = |percent: f64| (percent * 100.0).round() / 100.0 + 0.0;
		self.parameters.imbalance_percent().map_or("-".into(), |percent| format!("{:+.2} %", rounded(percent)))
	}
}

/// Parses a time in ISO 8601 into milliseconds since 1970.
fn parse_time(text: &str) -> Option<u64> {
	u64::try_from(DateTime::parse_from_rfc3339(text).ok()?.timestamp_millis()).ok()
}

/// Parses a number; 0 if the text is no number, as in recordings of versions without the column.
fn or_zero(text: &str) -> Option<u64> {
	Some(text.parse().unwrap_or(0))
}

/// Formats an amount of HUX or KIT exactly.
fn coins_text(units: u128) -> String {
	format_units(units, COIN_PLACES)
}

/// Parses an amount of HUX or KIT; 0 for an empty text.
fn parse_coins_text(text: &str) -> Option<u128> {
	match text {
		"" => Some(0),
		text => parse_units(text, COIN_PLACES).ok(),
	}
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use crate::recording::pan::tests::recorded;

	/// Returns a row like one of a real run.
	pub fn sample(block: u64) -> Row {
		let wave = (block as f64 / 40.0).sin();
		Row {
			block,
			time: 1_763_668_800_000 + block * 3_000,
			finalized: block.saturating_sub(2),
			burrows: 2,
			liquidation: (block > 25).then(|| Liquidation {
				queued: u128::from(block) * 1_000_000_000_001,
				slices: block,
				open_lots: block % 4,
			}),
			peg: (block > 30).then(|| recorded(block)),
			parameters: Parameters {
				started: true,
				fresh: !(100..120).contains(&block),
				market_usable: block > 20,
				quantity: "1.0000123".into(),
				index: format!("{:.12}", 4.15 + 0.4 * wave),
				protected_index: format!("{:.12}", 4.15 + 0.3 * (block as f64 / 40.0 - 0.3).sin()),
				target: "1.002".into(),
				drift: format!("{:.20}", 0.000_000_05 * wave),
				kit_price: (block > 20).then(|| format!("{:.12}", 4.1 + 0.2 * wave)),
				minting_price: "4.2".into(),
				liquidation_price: "4.1".into(),
				outstanding: 2_862_123_456_789_012 + u128::from(block) * 1_000_000_000_000,
				circulating: 2_850_123_456_789_012 + u128::from(block) * 1_100_000_000_000,
				pending_fees: 5,
				updated: 0,
				index_since: 0,
			},
		}
	}

	#[test]
	fn the_target_price_is_exact() {
		let mut row = sample(1);
		(row.parameters.quantity, row.parameters.index) = ("1.000000000001".into(), "4.000000000002".into());
		// 4 + 2e-12 + 4e-12 + 2e-24, rounded down to 18 decimals.
		assert_eq!(row.target_price(), Some("4.000000000006".into()));
		row.parameters.index = String::new();
		assert_eq!(row.target_price(), None);
	}

	#[test]
	fn a_line_says_what_is_missing() {
		let mut row = sample(10);
		assert!(row.line().contains("kit - should") && row.line().ends_with("no market"), "{}", row.line());
		row.parameters.index_since = row.time - 4_000;
		assert!(row.line().contains("fresh (4 s)"));
		row.parameters.fresh = false;
		assert!(row.line().contains("STALE (4 s)"));
		(row.parameters.circulating, row.parameters.outstanding) = (100_000_000, 100_000_001);
		assert!(row.line().contains("(+0.00 %)"));
		assert!(row.line().contains("burrows 2  oracle"));
		row.liquidation = Some(Liquidation { queued: 5_000_000_000_000, slices: 2, open_lots: 1 });
		assert!(row.line().contains("burrows 2  queue 5 HUX in 2 slice(s), 1 lot(s) open  oracle"), "{}", row.line());
	}
}
