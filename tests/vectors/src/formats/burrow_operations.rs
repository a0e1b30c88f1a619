//! The owner's operations of the reference (its section 4), with its error numbers.
//!
//! The chain's own operations differ on purpose. The replay covers the arithmetic under them:
//! accrual, limits and predicates.

use super::burrow_liquidation::{read_state, Timed};
use crate::reader::Row;
use anyhow::{bail, Result};
use huxian_math::{Burrow, HuxPerKit, MathError, Parameters};

/// Result of an operation that succeeds.
struct Done {
	burrow: Burrow,
	/// Kit burned or HUX returned, with the name of the column.
	moved: Option<(&'static str, u128)>,
}

/// Result of an operation, or its error number.
type Answer = Result<Done, u32>;

pub fn operation(parameters: &Parameters, row: &Row) -> Result<()> {
	let state = read_state(row)?;
	let prices = state.prices()?;
	let (name, amount) = (row.text("op")?, row.amount("amount")?);
	let touched = Timed::read(&row.record("burrow_in")?)?.touched(parameters, &state)?;

	let answer = if name == "create" {
		activated(
			&Burrow { debt: 0, at_auction: 0, adjustment_index: state.adjustment_index()?, ..touched.burrow },
			parameters,
			amount,
		)
	} else {
		operate(parameters, name, &touched.burrow, amount, prices.minting())?
	};
	let result = row.record("result")?;
	match answer {
		Ok(done) if result.has("burrow") => {
			Timed { burrow: done.burrow, timestamp: state.last_touched }.compare(&result.record("burrow")?)?;
			if let Some((column, amount)) = done.moved {
				result.compare(column, amount)?;
			}
		},
		Ok(_) => result.note("error", result.text("error")?.to_owned(), "no error".to_owned()),
		Err(error) if result.has("error") => result.compare("error", error)?,
		Err(error) => {
			result.ignore("burrow");
			result.note("error", "no error".to_owned(), error.to_string());
		},
	}
	result.finish()
}

fn operate(parameters: &Parameters, name: &str, burrow: &Burrow, amount: u128, minting: &HuxPerKit) -> Result<Answer> {
	let overburrowed = |burrow: &Burrow| burrow.is_overburrowed(parameters, minting);
	let done = |burrow: Burrow| Ok(Done { burrow, moved: None });
	Ok(match name {
		"deposit_collateral" => {
			let collateral = burrow.collateral.checked_add(amount).ok_or(MathError::Overflow)?;
			done(Burrow { collateral, ..*burrow })
		},
		"withdraw_collateral" => match burrow.collateral.checked_sub(amount) {
			None => Err(320),
			Some(collateral) => {
				let left = Burrow { collateral, ..*burrow };
				if overburrowed(&left)? {
					Err(61)
				} else {
					done(left)
				}
			},
		},
		"mint_kit" => {
			let debt = burrow.debt.checked_add(amount).ok_or(MathError::Overflow)?;
			let owing = Burrow { debt, ..*burrow };
			if overburrowed(&owing)? {
				Err(62)
			} else {
				done(owing)
			}
		},
		"burn_kit" => {
			let burned = amount.min(burrow.debt);
			let debt = burrow.debt.saturating_sub(burned);
			Ok(Done { burrow: Burrow { debt, ..*burrow }, moved: Some(("burned", burned)) })
		},
		"activate" if amount >= parameters.creation_deposit && burrow.active => Err(63),
		"activate" => activated(burrow, parameters, amount),
		"deactivate" if overburrowed(burrow)? => Err(64),
		"deactivate" if !burrow.active => Err(65),
		"deactivate" if burrow.debt > 0 => Err(66),
		"deactivate" if burrow.at_auction > 0 => Err(67),
		"deactivate" => {
			let returned = burrow.associated(parameters)?;
			Ok(Done { burrow: Burrow { active: false, collateral: 0, ..*burrow }, moved: Some(("returned", returned)) })
		},
		other => bail!("operation {other} is unknown to this version"),
	})
}

/// Returns the active burrow; its collateral is `amount` less the creation deposit.
fn activated(burrow: &Burrow, parameters: &Parameters, amount: u128) -> Answer {
	let collateral = amount.checked_sub(parameters.creation_deposit).ok_or(60u32)?;
	Ok(Done { burrow: Burrow { active: true, collateral, ..*burrow }, moved: None })
}
