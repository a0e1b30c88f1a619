//! `parameters_pieces`: single steps of quantity, drift and protected index, also over long times.

use super::{expect_sections, Report};
use crate::{
	header,
	reader::{Document, Row},
};
use anyhow::Result;
use huxian_math::{controller::steps, Parameters};

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["rows"])?;
	let parameters = &header::parameters(document)?;
	let mut report = Report::default();
	report.section(document, "rows", |row, _| pieces(parameters, row))?;
	Ok(report)
}

fn pieces(parameters: &Parameters, row: &Row) -> Result<()> {
	let elapsed = row.seconds("dt")?;
	let drift = row.fixed("last_drift")?;
	let (before, after) = (row.fixed("last_drift_derivative")?, row.fixed("current_drift_derivative")?);
	let quantity = steps::quantity(row.fixed("last_q")?, drift, before, after, elapsed)?;
	row.compare("out_q", quantity.raw())?;
	row.compare("out_drift", steps::drift(drift, before, after, elapsed)?.raw())?;

	let (protected, index) = (row.fixed("last_protected_index")?, row.fixed("index")?);
	let protected = steps::protected_index(parameters, protected, index, elapsed)?;
	row.compare("out_protected_index", protected.raw())
}
