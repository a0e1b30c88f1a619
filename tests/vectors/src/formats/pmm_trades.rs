//! `pmm_trades`: what the proactive market maker gives.

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
	let most = inventory.stock(sold.other()).saturating_sub(1);
	if let Some(received) = pools::compare_given(row, "receive_floor", got, most)? {
		// No more is asked for it than was paid, and for one unit more there would be.
		let least = curve.exact_out(&inventory, &guide, sold, received)?;
		row.compare_within("pay", least, 0..=pay)?;
	}
	Ok(())
}
