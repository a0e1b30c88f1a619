//! Shared parts of the formats of pools: columns of prices and slopes, and unbounded curves.

use crate::reader::Row;
use anyhow::{bail, Context, Result};
use huxian_math::{curve::Guide, Fraction, MathError};

/// Reads the guide price `price_num`/`price_den`, quote per base.
pub fn guide(row: &Row) -> Result<Guide> {
	Guide::new(row.amount("price_num")?, row.amount("price_den")?).context("price")
}

/// Reads the slope `k_num`/`k_den`.
pub fn slope(row: &Row) -> Result<Fraction> {
	let side = |column| u32::try_from(row.number(column)?).with_context(|| format!("{column} does not fit 32 bits"));
	Ok(Fraction::new(side("k_num")?, side("k_den")?))
}

/// Compares the output of a pool with the floor in a column.
///
/// The output is never more, and at most one unit less. Above `max_output`, where only the file's
/// curve goes on, the pool must refuse. Returns the output, or `None` for a refusal.
pub fn compare_output(row: &Row, column: &str, got: Result<u128, MathError>, max_output: u128) -> Result<Option<u128>> {
	let floor = row.amount(column)?;
	match got {
		Ok(got) if floor <= max_output => {
			row.compare_within(column, got, floor.saturating_sub(1)..=floor)?;
			Ok(Some(got))
		},
		Err(MathError::Insufficient) if floor > max_output => Ok(None),
		Ok(got) => bail!("column {column}: expected a refusal, got {got}"),
		Err(reason) => bail!("column {column}: {reason}"),
	}
}
