//! What is recorded of PAN.

use super::Peg;
use crate::{
	amount::{approximate, cut, format_units},
	chain::{operations::Operation, PAN},
};

/// PAN in a block: fractions and amounts are exact texts.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PegRow {
	/// What it costs in its pool, in dollars; `None` without a fresh price.
	pub price: Option<String>,
	/// The mean of ten minutes of that.
	pub mean: Option<String>,
	/// Its supply.
	pub supply: String,
	/// What its externals back.
	pub debt: String,
	/// What the market operations owe.
	pub amo_debt: String,
	/// What all they have would bring in a bad moment; `None` on a chain that cannot have any.
	pub amo_floor: Option<String>,
	/// What its fees have brought.
	pub reserve: String,
	/// What stands behind a token, as a part of one.
	pub backing: String,
	/// What waits to be redeemed.
	pub waiting: String,
	/// How many redemptions wait.
	pub tickets: u64,
	/// How many externals it is minted against.
	pub open: u64,
}

impl PegRow {
	/// What is recorded of `peg`; `None` on a chain without PAN.
	pub fn of(peg: &Peg) -> Option<Self> {
		let pan = peg.pan()?;
		let market = peg.market();
		let amount = |units: u128| format_units(units, pan.decimals.into());
		let floors = |operations: &Vec<Operation>| {
			let own = operations.iter().filter(|operation| operation.family == PAN);
			amount(own.fold(0, |sum, operation| operation.at_floor.saturating_add(sum)))
		};
		Some(Self {
			price: market.spot,
			mean: market.mean,
			supply: amount(pan.issuance),
			debt: amount(pan.debt),
			amo_debt: amount(pan.amo_debt),
			amo_floor: peg.operations.as_ref().map(floors),
			reserve: amount(pan.reserve),
			backing: format_units(pan.backing.into(), 6),
			waiting: amount(pan.queue.waiting),
			tickets: pan.queue.tickets,
			open: pan.open() as u64,
		})
	}

	/// As it is recorded, in the order of the columns.
	pub fn fields(&self) -> [String; 11] {
		let own = self.clone();
		[
			own.price.unwrap_or_default(),
			own.mean.unwrap_or_default(),
			own.supply,
			own.debt,
			own.amo_debt,
			own.amo_floor.unwrap_or_default(),
			own.reserve,
			own.backing,
			own.waiting,
			own.tickets.to_string(),
			own.open.to_string(),
		]
	}

	/// Reads it back; `None` where nothing was recorded of PAN. The error names the column.
	pub fn from_fields(field: impl Fn(&str) -> Option<String>) -> Result<Option<Self>, &'static str> {
		let text = |name: &'static str| field(name).unwrap_or_default();
		let fraction = |name: &'static str| match text(name) {
			text if text.is_empty() || approximate(&text).is_some() => Ok(text),
			_ => Err(name),
		};
		let optional = |name: &'static str| fraction(name).map(|text| Some(text).filter(|text| !text.is_empty()));
		let whole = |name: &'static str| text(name).parse::<u64>().map_err(|_| name);
		if text("pan_supply").is_empty() {
			return Ok(None);
		}
		Ok(Some(Self {
			price: optional("pan_price")?,
			mean: optional("pan_mean")?,
			supply: fraction("pan_supply")?,
			debt: fraction("pan_debt")?,
			amo_debt: fraction("pan_amo_debt")?,
			amo_floor: optional("pan_amo_floor")?,
			reserve: fraction("pan_reserve")?,
			backing: fraction("pan_backing")?,
			waiting: fraction("pan_waiting")?,
			tickets: whole("pan_tickets")?,
			open: whole("pan_open")?,
		}))
	}

	/// Its part of a block's line, with the space before it; empty while nobody knows what PAN costs.
	pub fn line(&self) -> String {
		let Some(price) = &self.price else { return String::new() };
		let mean = self.mean.as_deref().map_or("-".into(), |mean| cut(mean, 6));
		format!("  PAN {} mean {mean} USD  backing {}", cut(price, 6), self.backing)
	}
}

#[cfg(test)]
mod tests {
	use super::{super::tests::sample, *};

	#[test]
	fn what_is_recorded_of_pan_is_exact_and_read_back() {
		let row = PegRow::of(&sample()).unwrap();
		let fields = row.fields();
		assert_eq!(
			fields.each_ref().map(String::as_str),
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
		let names = crate::watch::row::COLUMNS.iter().skip(23);
		let field = |name: &str| names.clone().position(|column| *column == name).map(|at| fields[at].clone());
		assert_eq!(PegRow::from_fields(field), Ok(Some(row)));
		let broken = |name: &str| if name == "pan_price" { Some("x".into()) } else { field(name) };
		assert_eq!(PegRow::from_fields(broken), Err("pan_price"));
	}

	#[test]
	fn nothing_is_recorded_where_there_is_no_pan() {
		assert_eq!(PegRow::of(&Peg::default()), None);
		assert_eq!(PegRow::from_fields(|_| None), Ok(None));
		let without = Peg { operations: None, ..sample() };
		assert_eq!(PegRow::of(&without).unwrap().amo_floor, None);
	}

	#[test]
	fn a_line_has_the_price_if_there_is_one() {
		let row = PegRow::of(&sample()).unwrap();
		assert_eq!(row.line(), "  PAN 1.000312 mean 1.000105 USD  backing 0.9998");
		assert_eq!(PegRow::default().line(), "");
	}
}
