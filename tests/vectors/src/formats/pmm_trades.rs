//! `pmm_trades`: output of the proactive market maker.

use super::{expect_sections, pools, Report};
use crate::reader::{Document, Row};
use anyhow::{bail, Result};
use huxian_math::curve::{Curve, Inventory, Pmm, Side, Stance};

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["trades"])?;
	let mut report = Report::default();
	report.section(document, "trades", |row, _| trade(row))?;
	Ok(report)
}

fn trade(row: &Row) -> Result<()> {
	let (guide, curve) = (pools::guide(row)?, Pmm::new(pools::slope(row)?)?);
	let inventory = Inventory {
		base: row.amount("base")?,
		quote: row.amount("quote")?,
		base_target: row.amount("base_target")?,
		quote_target: row.amount("quote_target")?,
	};
	let stance = match inventory.stance()? {
		Stance::One => "one",
		Stance::Above => "above",
		Stance::Below => "below",
	};
	row.compare_text("state", stance)?;
	let sold = match row.text("side")? {
		"sell_base" => Side::Base,
		"sell_quote" => Side::Quote,
		other => bail!("side {other} is unknown to this version"),
	};
	let pay = row.amount("pay")?;
	let got = curve.exact_in(&inventory, &guide, sold, pay);
	let max_output = inventory.reserve(sold.other()).saturating_sub(1);
	if let Some(received) = pools::compare_output(row, "receive_floor", got, max_output)? {
		// The input asked for this output is at most the input that was paid.
		let asked = curve.exact_out(&inventory, &guide, sold, received)?;
		row.compare_within("pay", asked, 0..=pay)?;
	}
	Ok(())
}
