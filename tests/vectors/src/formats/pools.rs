//! What the formats of pools share: the columns of prices and slopes, and curves without a bound.

use crate::reader::Row;
use anyhow::{bail, Context, Result};
use huxian_math::{curve::Guide, Fraction, MathError};

/// `price_num`/`price_den`, quote per base.
pub fn guide(row: &Row) -> Result<Guide> {
	Guide::new(row.amount("price_num")?, row.amount("price_den")?).context("price")
}

/// `k_num`/`k_den`.
pub fn slope(row: &Row) -> Result<Fraction> {
	let side = |column| u32::try_from(row.number(column)?).with_context(|| format!("{column} does not fit 32 bits"));
	Ok(Fraction::new(side("k_num")?, side("k_den")?))
}

/// Compares what a pool gives with the floor in a column: never more, at most one unit less. Where the file's curve goes
/// on beyond what the chain lets out (`most`), the pool must refuse. The answer is what it gives, if it does.
pub fn compare_given(row: &Row, column: &str, got: Result<u128, MathError>, most: u128) -> Result<Option<u128>> {
	let floor = row.amount(column)?;
	match got {
		Ok(got) if floor <= most => {
			row.compare_within(column, got, floor.saturating_sub(1)..=floor)?;
			Ok(Some(got))
		},
		Err(MathError::Insufficient) if floor > most => Ok(None),
		Ok(got) => bail!("column {column}: expected a refusal, got {got}"),
		Err(reason) => bail!("column {column}: {reason}"),
	}
}
