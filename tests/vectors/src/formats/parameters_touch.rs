//! `parameters_touch_…`: sequences of whole controller updates.
//!
//! The header states the tracking and the drift curve.

use super::{expect_sections, Report};
use crate::{
	header,
	reader::{Document, Log, Row},
};
use anyhow::{bail, Result};
use huxian_math::{controller, Observation, Parameters, State};
use serde_json::Value;

pub fn replay(document: &Document) -> Result<Report> {
	expect_sections(document, &["steps"])?;
	let parameters = &header::parameters(document)?;
	let mut report = Report::default();
	report.section(document, "steps", |row, previous| step(parameters, row, previous))?;
	Ok(report)
}

fn step(parameters: &Parameters, row: &Row, previous: Option<&Value>) -> Result<()> {
	let before = row.record("in")?;
	let state = read_state(&before)?;
	before.finish()?;
	accounting(row, &before, previous)?;

	let (index, price) = (row.fixed("index")?, row.price("kit_in_tok")?);
	let observation = Observation { index: Some(index), kit_price: Some(price), now: row.seconds("now")? };
	let outcome = controller::update(parameters, &state, &observation)?;
	let after = &outcome.state;
	row.compare("dt", outcome.elapsed)?;
	row.compare_ratio("imbalance_used", &outcome.imbalance)?;
	row.compare("accrual_to_cfmm", outcome.fee_accrual)?;
	compare_state(&row.record("out")?, after)?;
	row.compare("tz_minting", after.minting_index().raw())?;
	row.compare("tz_liquidation", after.liquidation_index().raw())?;
	row.compare_price("minting_price", &after.minting_price()?)?;
	row.compare_price("liquidation_price", &after.liquidation_price()?)?;
	row.compare("adjustment_index", after.adjustment_index()?.raw())?;
	// The chain updates by itself and pays no reward for it.
	row.ignore("touch_reward");
	Ok(())
}

/// Compares the initial state of a step with the final state of the previous step.
///
/// Between both, kit was minted and burned as the accounting says.
fn accounting(row: &Row, before: &Row, previous: Option<&Value>) -> Result<()> {
	let entries = row.record("accounting_before_step")?.amounts()?;
	let (sequence, number) = (row.seconds("seq")?, row.seconds("step")?);
	let Some(previous) = previous else { return Ok(()) };
	let unused = Log::default();
	let previous = Row::new(previous, &unused)?;
	if previous.seconds("seq")? != sequence || previous.seconds("step")?.checked_add(1) != Some(number) {
		return Ok(());
	}
	let mut state = read_state(&previous.record("out")?)?;
	for (entry, amount) in entries {
		match entry {
			"mint" => state.issue(amount)?,
			"burn" => state.repay(amount)?,
			"add_circulating" => state.add_circulating(amount)?,
			"remove_circulating" => state.remove_circulating(amount)?,
			"add_outstanding" => state.add_outstanding(amount)?,
			"remove_outstanding" => {
				state.remove_outstanding(amount);
			},
			other => bail!("accounting_before_step has an unknown entry {other}"),
		}
	}
	compare_state(before, &state)
}

fn read_state(row: &Row) -> Result<State> {
	let last_touched = row.seconds("last_touched")?;
	Ok(State {
		quantity: row.fixed("q")?,
		index: row.fixed("index")?,
		protected_index: row.fixed("protected_index")?,
		target: row.fixed("target")?,
		drift: row.fixed("drift")?,
		drift_derivative: row.fixed("drift_derivative")?,
		burrow_fee_index: row.fixed("burrow_fee_index")?,
		imbalance_index: row.fixed("imbalance_index")?,
		outstanding: row.amount("outstanding_kit")?,
		circulating: row.amount("circulating_kit")?,
		last_touched,
		// The reference has no stale index.
		last_fresh: last_touched,
	})
}

fn compare_state(row: &Row, state: &State) -> Result<()> {
	row.compare("q", state.quantity.raw())?;
	row.compare("index", state.index.raw())?;
	row.compare("protected_index", state.protected_index.raw())?;
	row.compare("target", state.target.raw())?;
	row.compare("drift", state.drift.raw())?;
	row.compare("drift_derivative", state.drift_derivative.raw())?;
	row.compare("burrow_fee_index", state.burrow_fee_index.raw())?;
	row.compare("imbalance_index", state.imbalance_index.raw())?;
	row.compare("outstanding_kit", state.outstanding)?;
	row.compare("circulating_kit", state.circulating)?;
	row.compare("last_touched", state.last_touched)?;
	row.finish()
}
