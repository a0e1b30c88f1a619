//! `linear_trades`: the price grows in proportion to the shortage of the token that is taken.

use super::{expect_sections, pools, Report};
use crate::reader::{Document, Row};
use anyhow::{bail, Result};
use huxian_math::{
	curve::{Curve, Inventory, Linear, Side},
	Exact, Fraction, MathError,
};

/// Fraction of a target that the chain never sells; the file's curve goes on to the last unit.
const UNSOLD: Fraction = Fraction::new(1, 20);

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["linear"])?;
	let mut report = Report::default();
	report.section(document, "linear", |row, _| trade(row))?;
	Ok(report)
}

/// Replays a trade in which the base is taken.
fn trade(row: &Row) -> Result<()> {
	let (guide, curve) = (pools::guide(row)?, Linear::new(pools::slope(row)?)?);
	let (stock, target) = (row.amount("stock")?, row.amount("target")?);
	let inventory = Inventory { base: stock, base_target: target, quote: 1, quote_target: 1 };
	let max_output = stock.saturating_sub(UNSOLD.of_ceil(target)?.max(1));

	let got = curve.exact_in(&inventory, &guide, Side::Quote, row.amount("pay_in")?);
	pools::compare_output(row, "take_floor", got, max_output)?;

	let (take, pay) = (row.amount("take")?, row.amount("pay_ceil")?);
	match curve.exact_out(&inventory, &guide, Side::Quote, take) {
		Ok(asked) if take <= max_output => row.compare_within("pay_ceil", asked, pay..=pay.saturating_add(1))?,
		Err(MathError::Insufficient) if take > max_output => {},
		Ok(asked) => bail!("column pay_ceil: expected a refusal, got {asked}"),
		Err(reason) => bail!("column pay_ceil: {reason}"),
	}

	let mid = curve.mid(&inventory, &guide)?;
	let scaled = Exact::from(mid.numerator()).times(1_000_000_000_000_000_000u64)?;
	row.compare("mid_1e18_floor", scaled.floor_div(mid.denominator())?)
}
