//! The part of a recording's row about PAN.

use super::column::{column, fraction, optional_fraction, set, Column};
use crate::peg::Peg;
use huxian_client::{
	amount::{cut, format_units},
	chain::{operations::Operation, PAN},
};

/// State of PAN as of one block. Fractions and amounts are exact decimal texts; amounts are in PAN.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PanRow {
	/// Price in its pool, in dollars; `None` without a fresh price.
	pub price: Option<String>,
	/// Mean of that price over ten minutes.
	pub mean: Option<String>,
	/// Supply.
	pub supply: String,
	/// Debt of its externals.
	pub debt: String,
	/// Debt of its market operations.
	pub amo_debt: String,
	/// Value of all that they hold, under stress; `None` on a chain without market operations.
	pub amo_stressed_value: Option<String>,
	/// Balance of the fee account.
	pub fees: String,
	/// Backing: value behind a token, in dollars.
	pub backing: String,
	/// Amount that waits to be redeemed.
	pub waiting: String,
	/// Number of requests that wait.
	pub requests: u64,
	/// Number of externals that it may be minted against now.
	pub open: u64,
}

impl PanRow {
	/// Returns the row of `peg`; `None` on a chain without PAN.
	pub fn of(peg: &Peg) -> Option<Self> {
		let pan = peg.pan()?;
		let market = peg.market();
		let amount = |units: u128| format_units(units, pan.decimals.into());
		let values = |operations: &Vec<Operation>| {
			let own = operations.iter().filter(|operation| operation.family == PAN);
			amount(own.fold(0, |sum, operation| operation.stressed_value.saturating_add(sum)))
		};
		Some(Self {
			price: market.spot,
			mean: market.mean,
			supply: amount(pan.issuance),
			debt: amount(pan.debt),
			amo_debt: amount(pan.amo_debt),
			amo_stressed_value: peg.operations.as_ref().map(values),
			fees: amount(pan.fee_balance),
			backing: format_units(pan.backing.into(), 6),
			waiting: amount(pan.queue.waiting),
			requests: pan.queue.requests,
			open: pan.open_externals() as u64,
		})
	}

	/// Returns its part of a block's line, with the space before it; empty without a price.
	pub fn line(&self) -> String {
		let Some(price) = &self.price else { return String::new() };
		let mean = self.mean.as_deref().map_or("-".into(), |mean| cut(mean, 6));
		format!("  PAN {} mean {mean} USD  backing {}", cut(price, 6), self.backing)
	}
}

/// Columns of PAN; empty on a chain without PAN. Amounts are in PAN.
pub const COLUMNS: [Column<PanRow>; 11] = [
	column(
		"pan_price",
		|pan| pan.price.clone().unwrap_or_default(),
		|pan, text| set(&mut pan.price, optional_fraction(text)),
	),
	column(
		"pan_mean",
		|pan| pan.mean.clone().unwrap_or_default(),
		|pan, text| set(&mut pan.mean, optional_fraction(text)),
	),
	column("pan_supply", |pan| pan.supply.clone(), |pan, text| set(&mut pan.supply, fraction(text))),
	column("pan_debt", |pan| pan.debt.clone(), |pan, text| set(&mut pan.debt, fraction(text))),
	column("pan_amo_debt", |pan| pan.amo_debt.clone(), |pan, text| set(&mut pan.amo_debt, fraction(text))),
	column(
		"pan_amo_stressed_value",
		|pan| pan.amo_stressed_value.clone().unwrap_or_default(),
		|pan, text| set(&mut pan.amo_stressed_value, optional_fraction(text)),
	),
	column("pan_fees", |pan| pan.fees.clone(), |pan, text| set(&mut pan.fees, fraction(text))),
	column("pan_backing", |pan| pan.backing.clone(), |pan, text| set(&mut pan.backing, fraction(text))),
	column("pan_waiting", |pan| pan.waiting.clone(), |pan, text| set(&mut pan.waiting, fraction(text))),
	column("pan_requests", |pan| pan.requests.to_string(), |pan, text| set(&mut pan.requests, text.parse().ok())),
	column("pan_open", |pan| pan.open.to_string(), |pan, text| set(&mut pan.open, text.parse().ok())),
];

#[cfg(test)]
pub mod tests {
	use super::{
		super::column::{read, write},
		*,
	};
	use crate::peg::tests::sample;

	/// Returns a row like one of a real run.
	pub fn recorded(block: u64) -> PanRow {
		let wave = (block as f64 / 40.0).sin();
		PanRow {
			price: (block % 50 < 45).then(|| format!("{:.6}", 1.0 + 0.0015 * wave)),
			mean: Some(format!("{:.6}", 1.0 + 0.0012 * wave)),
			supply: format!("{}.5", 1_000_000 + block * 100),
			debt: "1000000".into(),
			amo_debt: (block * 100).to_string(),
			amo_stressed_value: (block > 60).then(|| "12.25".to_string()),
			fees: "500".into(),
			backing: "0.9999".into(),
			waiting: "0".into(),
			requests: 0,
			open: 4,
		}
	}

	#[test]
	fn pan_is_recorded_exactly_and_read_back() {
		let row = PanRow::of(&sample()).unwrap();
		let fields = write(&COLUMNS, &row);
		assert_eq!(
			fields,
			[
				"1.000312",
				"1.000105",
				"1234567.890000000000000001",
				"1209567.890000000000000001",
				"25000",
				"24750",
				"617.28",
				"0.9998",
				"123456",
				"3",
				"3",
			]
		);
		let field = |name: &str| COLUMNS.iter().position(|column| column.name == name).map(|at| fields[at].clone());
		assert_eq!(read(&COLUMNS, field), Ok(row));
		let broken = |name: &str| if name == "pan_price" { Some("x".into()) } else { field(name) };
		assert_eq!(read(&COLUMNS, broken), Err("pan_price"));
	}

	#[test]
	fn nothing_is_recorded_on_a_chain_without_pan() {
		assert_eq!(PanRow::of(&Peg::default()), None);
		let without = Peg { operations: None, ..sample() };
		assert_eq!(PanRow::of(&without).unwrap().amo_stressed_value, None);
	}

	#[test]
	fn a_line_has_the_price_if_there_is_one() {
		let row = PanRow::of(&sample()).unwrap();
		assert_eq!(row.line(), "  PAN 1.000312 mean 1.000105 USD  backing 0.9998");
		assert_eq!(PanRow::default().line(), "");
	}
}
