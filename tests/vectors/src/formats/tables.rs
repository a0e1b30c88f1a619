//! `tables`: single values of the controller's formulas, and powers.

use super::{expect_sections, Report};
use crate::{
	header,
	reader::{Document, Row},
};
use anyhow::Result;
use huxian_math::{
	controller::steps,
	parameters::{DriftCurve, Tracking},
	Fixed, Parameters, State,
};

const SECTIONS: [&str; 6] =
	["imbalance", "drift_derivative", "adjustment_index", "touch_reward", "target", "fixedpoint_pow"];

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &SECTIONS)?;
	let parameters = &header::parameters(document)?;
	let mut report = Report::default();
	report.section(document, "imbalance", |row, _| imbalance(parameters, row))?;
	report.section(document, "drift_derivative", |row, _| drift_derivative(parameters, row))?;
	report.section(document, "adjustment_index", |row, _| adjustment_index(row))?;
	report.section(document, "target", |row, _| target(parameters, row))?;
	report.section(document, "fixedpoint_pow", |row, _| power(row))?;
	if document.sections().any(|section| section == "touch_reward") {
		report.ignored.push("touch_reward (the chain updates by itself and pays no reward for it)".to_owned());
	}
	Ok(report)
}

fn imbalance(parameters: &Parameters, row: &Row) -> Result<()> {
	let rate = steps::imbalance_rate(parameters, row.amount("outstanding")?, row.amount("circulating")?)?;
	row.compare_ratio("rate", &rate)
}

fn drift_derivative(parameters: &Parameters, row: &Row) -> Result<()> {
	let target = row.fixed("target")?;
	for (column, drift_curve) in [("bang_bang", DriftCurve::bang_bang()), ("continuous", DriftCurve::continuous())] {
		let derivative = steps::drift_derivative(&Parameters { drift_curve, ..*parameters }, target)?;
		row.compare(column, derivative.raw())?;
	}
	Ok(())
}

fn adjustment_index(row: &Row) -> Result<()> {
	let state = State {
		burrow_fee_index: row.fixed("burrow_fee_index")?,
		imbalance_index: row.fixed("imbalance_index")?,
		..State::initial(Fixed::ONE, 0)
	};
	row.compare("adjustment_index", state.adjustment_index()?.raw())
}

fn target(parameters: &Parameters, row: &Row) -> Result<()> {
	let (quantity, index, price) = (row.fixed("q")?, row.fixed("index")?, row.price("kit_in_tok")?);
	let trackings = [("target_index_tracking", Tracking::Index), ("target_token_tracking", Tracking::Token)];
	for (column, tracking) in trackings {
		let target = steps::target(&Parameters { tracking, ..*parameters }, quantity, index, &price)?;
		row.compare(column, target.raw())?;
	}
	Ok(())
}

fn power(row: &Row) -> Result<()> {
	let power = Fixed::pow_floor(row.fixed("base")?, row.seconds("exp")?)?;
	row.compare("out", power.raw())
}
