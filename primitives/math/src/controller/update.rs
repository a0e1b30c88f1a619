//! The update of the controller's state.

use super::{steps, State};
use crate::{error::MathError, exact::SignedRatio, fixed::Fixed, parameters::Parameters, price::HuxPerKit};

/// Prices that the chain knows at one moment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Observation {
	/// HUX per unit of the index; `None`: stale.
	pub index: Option<Fixed>,
	/// Price of kit in HUX; `None`: no market.
	pub kit_price: Option<HuxPerKit>,
	/// Time, in seconds.
	pub now: u64,
}

/// Result of an update.
#[derive(Clone, Copy, Debug)]
pub struct Outcome {
	/// State after the update.
	pub state: State,
	/// Kit from burrow fees, to be created and given to the exchange. `state.circulating` includes
	/// it already.
	pub fee_accrual: u128,
	/// Imbalance rate of the old state, per year.
	pub imbalance: SignedRatio,
	/// Time that this update covered, in seconds. If `state.last_touched` lies before the
	/// observation, the next update continues from there.
	pub elapsed: u64,
}

/// Takes the state to the moment of the observation, or as far as one update may go (reference,
/// section 3).
///
/// All formulas read the old state. So the target that accelerates the drift is that of the
/// previous update. Nothing happens when no time has passed.
///
/// With [`Parameters::drift_decay`] (this chain), if the index is stale or there is no market:
///
/// - the drift decays toward zero;
/// - a stale index stays as it was;
/// - fees and imbalance go on;
/// - the protected index catches up from the last fresh value.
///
/// An index or a price counts only above zero. Without `drift_decay` (the reference) a missing
/// index is the old one, and a missing price of kit is an error.
///
/// Errors: `TimeReversed`, `MissingPrice`, and those of the [`steps`].
pub fn update(parameters: &Parameters, state: &State, observation: &Observation) -> Result<Outcome, MathError> {
	let observation = &usable(parameters, observation);
	let waiting = observation.now.checked_sub(state.last_touched).ok_or(MathError::TimeReversed)?;
	let elapsed = parameters.max_step.map_or(waiting, |max| waiting.min(max));
	let imbalance = steps::imbalance_rate(parameters, state.outstanding, state.circulating)?;
	if elapsed == 0 {
		return Ok(Outcome { state: *state, fee_accrual: 0, imbalance, elapsed });
	}
	let mut next = *state;
	next.last_touched = state.last_touched.checked_add(elapsed).ok_or(MathError::Overflow)?;

	next.burrow_fee_index = steps::burrow_fee_index(parameters, state.burrow_fee_index, elapsed)?;
	next.imbalance_index = steps::imbalance_index(parameters, state.imbalance_index, &imbalance, elapsed)?;
	update_index(parameters, state, observation, &mut next)?;
	update_drift(parameters, state, observation, elapsed, &mut next)?;

	let accrual = steps::accrual(
		state.outstanding,
		(state.burrow_fee_index, next.burrow_fee_index),
		(state.imbalance_index, next.imbalance_index),
	)?;
	next.outstanding = accrual.outstanding;
	next.add_circulating(accrual.fees)?;
	Ok(Outcome { state: next, fee_accrual: accrual.fees, imbalance, elapsed })
}

/// Returns the observation without values that are not above zero, if the preset lets them be
/// missing.
fn usable(parameters: &Parameters, observation: &Observation) -> Observation {
	if parameters.drift_decay.is_none() {
		return *observation;
	}
	Observation {
		index: observation.index.filter(|index| *index > Fixed::ZERO),
		kit_price: observation.kit_price.filter(|price| !price.ratio().is_zero()),
		now: observation.now,
	}
}

/// Updates index and protected index. Both are frozen while the index is stale.
fn update_index(
	parameters: &Parameters,
	state: &State,
	observation: &Observation,
	next: &mut State,
) -> Result<(), MathError> {
	let index = match (observation.index, parameters.drift_decay) {
		(Some(index), _) => index,
		(None, None) => state.index,
		(None, Some(_)) => return Ok(()),
	};
	let allowance = next.last_touched.checked_sub(state.last_fresh).ok_or(MathError::TimeReversed)?;
	next.index = index;
	next.protected_index = steps::protected_index(parameters, state.protected_index, index, allowance)?;
	next.last_fresh = next.last_touched;
	Ok(())
}

/// Updates drift derivative, drift, quantity and target.
fn update_drift(
	parameters: &Parameters,
	state: &State,
	observation: &Observation,
	elapsed: u64,
	next: &mut State,
) -> Result<(), MathError> {
	let is_missing = observation.index.is_none() || observation.kit_price.is_none();
	match parameters.drift_decay {
		Some(acceleration) if is_missing => {
			next.drift_derivative = Fixed::ZERO;
			let decayed = steps::decayed_drift(state.drift, acceleration, elapsed)?;
			next.drift = bounded(parameters, decayed)?;
			next.quantity = steps::quantity_between(state.quantity, state.drift, next.drift, elapsed)?;
		},
		_ => {
			next.drift_derivative = steps::drift_derivative(parameters, state.target)?;
			let (before, after) = (state.drift_derivative, next.drift_derivative);
			let free = steps::drift(state.drift, before, after, elapsed)?;
			next.drift = bounded(parameters, free)?;
			next.quantity = if next.drift == free {
				steps::quantity(state.quantity, state.drift, before, after, elapsed)?
			} else {
				steps::quantity_between(state.quantity, state.drift, next.drift, elapsed)?
			};
		},
	}
	match observation.kit_price {
		Some(price) => next.target = steps::target(parameters, next.quantity, next.index, &price)?,
		None if parameters.drift_decay.is_none() => return Err(MathError::MissingPrice),
		None => {},
	}
	Ok(())
}

/// Returns `drift` within the cap of the preset.
fn bounded(parameters: &Parameters, drift: Fixed) -> Result<Fixed, MathError> {
	let Some(cap) = parameters.drift_cap else { return Ok(drift) };
	Ok(drift.min(cap).max(cap.negated()?))
}
