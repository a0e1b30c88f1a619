//! One block as it is shown, recorded and drawn.

use super::{liquidation::Liquidation, peg::row::PegRow};
use crate::{
	amount::{approximate, coins, cut, format_units, parse_units, Decimal, COIN_PLACES},
	chain::views::{drift_per_day, Parameters},
};
use chrono::{DateTime, Utc};

/// Decimals of the target price in a recording.
const PRICE_PLACES: u32 = 18;

/// The columns of a recording, in order; new ones come at the end. Fractions and amounts are exact; `drift` is per
/// second, `queue_amount` is in HUX, the amounts of PAN are in PAN, the others in KIT. Those of the queue and its lots
/// are empty on a chain without auctions, those of PAN on a chain without it.
pub const COLUMNS: [&str; 34] = [
	"block",
	"time",
	"finalized",
	"started",
	"fresh",
	"market",
	"index",
	"protected_index",
	"kit_price",
	"target_price",
	"target",
	"quantity",
	"drift",
	"drift_cnp_per_day",
	"minting_price",
	"liquidation_price",
	"circulating",
	"outstanding",
	"pending_fees",
	"burrows",
	"queue_amount",
	"queue_slices",
	"open_lots",
	"pan_price",
	"pan_mean",
	"pan_supply",
	"pan_debt",
	"pan_amo_debt",
	"pan_amo_floor",
	"pan_reserve",
	"pan_backing",
	"pan_waiting",
	"pan_tickets",
	"pan_open",
];

/// What one block says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Row {
	/// Its number.
	pub block: u64,
	/// Its time, milliseconds since 1970.
	pub time: u64,
	/// The newest finalized block at that time.
	pub finalized: u64,
	/// The controller as of the block.
	pub parameters: Parameters,
	/// How many burrows there are.
	pub burrows: u64,
	/// What is being liquidated; `None` on a chain without auctions.
	pub liquidation: Option<Liquidation>,
	/// What is known of PAN; `None` on a chain without it.
	pub peg: Option<PegRow>,
}

impl Row {
	/// The block's time; the beginning of 1970 when it is out of all bounds.
	pub fn moment(&self) -> DateTime<Utc> {
		let millis = i64::try_from(self.time).ok();
		millis.and_then(DateTime::from_timestamp_millis).unwrap_or_default()
	}

	/// What kit should cost, HUX per KIT: quantity times index, exactly, cut after 18 decimals. `None` before there is
	/// a price.
	pub fn target_price(&self) -> Option<String> {
		let quantity: Decimal = self.parameters.quantity.parse().ok()?;
		let index: Decimal = self.parameters.index.parse().ok()?;
		let price = quantity.times(&index).units(PRICE_PLACES).filter(|price| *price > 0)?;
		Some(format_units(price, PRICE_PLACES))
	}

	/// Seconds since the oldest value behind the index was fed; `None` before there is one.
	pub fn index_age(&self) -> Option<u64> {
		let since = self.parameters.index_since;
		(self.parameters.started && since > 0).then(|| self.time.saturating_sub(since) / 1_000)
	}

	/// The fields in the order of [`COLUMNS`].
	pub fn fields(&self) -> Vec<String> {
		let parameters = &self.parameters;
		let amount = |units: u128| format_units(units, COIN_PLACES);
		let [queued, slices, open_lots] = self.liquidation.map(Liquidation::fields).unwrap_or_default();
		let own = [
			self.block.to_string(),
			self.moment().format("%Y-%m-%dT%H:%M:%S%.3fZ").to_string(),
			self.finalized.to_string(),
			parameters.started.to_string(),
			parameters.fresh.to_string(),
			parameters.market.to_string(),
			parameters.index.clone(),
			parameters.protected_index.clone(),
			parameters.kit_price.clone().unwrap_or_default(),
			self.target_price().unwrap_or_default(),
			parameters.target.clone(),
			parameters.quantity.clone(),
			parameters.drift.clone(),
			drift_per_day(&parameters.drift).map(|drift| format!("{drift:.6}")).unwrap_or_default(),
			parameters.minting_price.clone(),
			parameters.liquidation_price.clone(),
			amount(parameters.circulating),
			amount(parameters.outstanding),
			amount(parameters.pending_fees),
			self.burrows.to_string(),
			queued,
			slices,
			open_lots,
		];
		let peg = self.peg.as_ref().map(PegRow::fields).unwrap_or_default();
		own.into_iter().chain(peg).collect()
	}

	/// Reads a row back; `field` gives the text under a column's name, `None` when there is no such column. The error
	/// names the column.
	pub fn from_fields(field: impl Fn(&str) -> Option<String>) -> Result<Self, &'static str> {
		let text = |name: &'static str| field(name).unwrap_or_default();
		let whole = |name: &'static str| text(name).parse::<u64>().map_err(|_| name);
		let is = |name: &'static str| text(name) == "true";
		let amount = |name: &'static str| match text(name).as_str() {
			"" => Ok(0),
			units => parse_units(units, COIN_PLACES).map_err(|_| name),
		};
		let fraction = |name: &'static str| match text(name) {
			text if text.is_empty() || approximate(&text).is_some() => Ok(text),
			_ => Err(name),
		};
		let time = DateTime::parse_from_rfc3339(&text("time")).map_err(|_| "time")?.timestamp_millis();
		let parameters = Parameters {
			started: is("started"),
			fresh: is("fresh"),
			market: is("market"),
			quantity: fraction("quantity")?,
			index: fraction("index")?,
			protected_index: fraction("protected_index")?,
			target: fraction("target")?,
			drift: fraction("drift")?,
			kit_price: Some(fraction("kit_price")?).filter(|price| !price.is_empty()),
			minting_price: fraction("minting_price")?,
			liquidation_price: fraction("liquidation_price")?,
			outstanding: amount("outstanding")?,
			circulating: amount("circulating")?,
			pending_fees: amount("pending_fees")?,
			updated: 0,
			index_since: 0,
		};
		let time = u64::try_from(time).map_err(|_| "time")?;
		let burrows = text("burrows").parse().unwrap_or(0);
		let liquidation = match text("queue_amount").as_str() {
			"" => None,
			_ => Some(Liquidation {
				queued: amount("queue_amount")?,
				slices: whole("queue_slices")?,
				open_lots: whole("open_lots")?,
			}),
		};
		Ok(Self {
			block: whole("block")?,
			time,
			finalized: text("finalized").parse().unwrap_or(0),
			parameters,
			burrows,
			liquidation,
			peg: PegRow::from_fields(&field)?,
		})
	}

	/// The row in one line.
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
			self.peg.as_ref().map(PegRow::line).unwrap_or_default(),
			if parameters.market { "" } else { "  no market" },
		)
	}

	/// The drift in hundredths of a Neper a day.
	pub fn drift_text(&self) -> String {
		drift_per_day(&self.parameters.drift).map_or("-".into(), |drift| format!("{drift:+.6}"))
	}

	/// How much more kit circulates than is owed.
	pub fn imbalance_text(&self) -> String {
		// Adding zero makes the zero below zero the one above it.
		let rounded = |percent: f64| (percent * 100.0).round() / 100.0 + 0.0;
		self.parameters.imbalance_percent().map_or("-".into(), |percent| format!("{:+.2} %", rounded(percent)))
	}
}

#[cfg(test)]
pub mod tests {
	use super::*;
	use crate::watch::peg::tests::recorded;

	/// A row that looks like one of a real run.
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
				market: block > 20,
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
		// 4 + 2e-12 + 4e-12 + 2e-24, cut after 18 decimals.
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
