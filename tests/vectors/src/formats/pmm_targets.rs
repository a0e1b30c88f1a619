//! `pmm_targets`: the target of the short token, from the surplus of the other.

use super::{expect_sections, pools, Report};
use crate::reader::{Document, Row};
use anyhow::{ensure, Context, Result};
use huxian_math::curve::{Curve, Guide, Inventory, Pmm};

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["targets"])?;
	let mut report = Report::default();
	report.section(document, "targets", |row, _| target(row))?;
	Ok(report)
}

/// Replays a row with either token short.
///
/// The price is that of the surplus in the short token. Quote is short at this guide, and base at
/// the inverse one.
fn target(row: &Row) -> Result<()> {
	let (guide, curve) = (pools::guide(row)?, Pmm::new(pools::slope(row)?)?);
	let (short, surplus) = (row.amount("reserve")?, row.amount("surplus")?);
	// The target of the other token is below its reserve; only the surplus matters.
	let long = surplus.checked_add(1).context("surplus")?;
	let missing = short.checked_add(1).context("reserve")?;
	let below = Inventory { base: long, quote: short, base_target: 1, quote_target: missing };
	let above = Inventory { base: short, quote: long, base_target: missing, quote_target: 1 };
	let inverse = Guide::new(guide.denominator, guide.numerator)?;
	let targets = [curve.regress(&below, &guide)?.quote_target, curve.regress(&above, &inverse)?.base_target];
	let (floor, ceiling) = (row.amount("target_floor")?, row.amount("target_ceil")?);
	ensure!(ceiling.checked_sub(floor).is_some_and(|room| room <= 1), "no number has this floor and this ceiling");
	for target in targets {
		row.compare_within("target_floor", target, floor..=ceiling)?;
		row.compare_within("target_ceil", target, floor..=ceiling)?;
	}
	Ok(())
}
