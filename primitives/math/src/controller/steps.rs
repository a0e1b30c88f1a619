//! The single formulas of the controller (reference, sections 3 and 3.1).
//!
//! `elapsed` is in seconds. All round down, once. Logarithms and exponentials are those of the
//! reference: ln x as x − 1, eˣ as 1 + x.

use crate::{
	error::MathError,
	exact::{Exact, SignedRatio},
	fixed::Fixed,
	parameters::{DriftCurve, Parameters, Tracking},
	price::{Fraction, HuxPerKit},
};

/// Effect of a step of fees and imbalance on outstanding kit.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Accrual {
	/// Kit owed after the step.
	pub outstanding: u128,
	/// Kit from burrow fees, to be created and given to the exchange.
	pub fees: u128,
}

/// Returns fee index · (1 + burrow fee · elapsed / year).
///
/// Errors: `Overflow`, `DivisionByZero` (in the preset).
pub fn burrow_fee_index(parameters: &Parameters, index: Fixed, elapsed: u64) -> Result<Fixed, MathError> {
	let Fraction { numerator, denominator } = parameters.burrow_fee;
	let year = Exact::from(denominator).times(parameters.seconds_per_year)?;
	let grown = Exact::from(numerator).times(elapsed)?.plus(year)?;
	Exact::from(index).times(grown)?.floor_div(year)?.to_fixed()
}

/// Returns the imbalance rate per year, exactly: slope · (circulating − outstanding) / circulating.
///
/// The cap bounds it either way. It is positive, and debts grow, when more kit circulates than is
/// owed. Without circulating kit it is 0 if none is owed, and −cap if some is.
///
/// Errors: `Overflow` (never for fractions of 32 bits).
pub fn imbalance_rate(parameters: &Parameters, outstanding: u128, circulating: u128) -> Result<SignedRatio, MathError> {
	let (slope, cap) = (parameters.imbalance_slope, parameters.imbalance_cap);
	if circulating == 0 {
		if outstanding == 0 {
			return Ok(SignedRatio::zero());
		}
		let numerator = Exact::from(cap.numerator).negated();
		return Ok(SignedRatio { numerator, denominator: cap.denominator.into() });
	}
	// Both candidates over slope.denominator · cap.denominator · circulating.
	let difference = circulating.abs_diff(outstanding);
	let sloped = Exact::from(slope.numerator).times(difference)?.times(cap.denominator)?;
	let capped = Exact::from(cap.numerator).times(circulating)?.times(slope.denominator)?;
	let magnitude = sloped.min(capped);
	let numerator = if circulating >= outstanding { magnitude } else { magnitude.negated() };
	let denominator = Exact::from(slope.denominator).times(cap.denominator)?.times(circulating)?;
	Ok(SignedRatio { numerator, denominator })
}

/// Returns imbalance index · (1 + rate · elapsed / year), in one division.
///
/// Errors: `Overflow`, `DivisionByZero` (in the preset).
pub fn imbalance_index(
	parameters: &Parameters,
	index: Fixed,
	rate: &SignedRatio,
	elapsed: u64,
) -> Result<Fixed, MathError> {
	let year = rate.denominator.times(parameters.seconds_per_year)?;
	let grown = rate.numerator.times(elapsed)?.plus(year)?;
	Exact::from(index).times(grown)?.floor_div(year)?.to_fixed()
}

/// Returns the index, at most `elapsed` · epsilon of the old protected index away from it.
///
/// From 1/epsilon (33.3 h) on there is no lower bound.
///
/// Errors: `Overflow`, `DivisionByZero` (in the preset).
pub fn protected_index(
	parameters: &Parameters,
	protected: Fixed,
	index: Fixed,
	elapsed: u64,
) -> Result<Fixed, MathError> {
	let pace = Exact::from(parameters.protected_index_inverse_epsilon);
	let upper = pace.plus(elapsed)?.times(protected)?;
	let lower = pace.minus(elapsed)?.times(protected)?;
	Exact::from(index).times(pace)?.min(upper).max(lower).floor_div(pace)?.to_fixed()
}

/// Returns the acceleration of the drift at `target`, per s².
///
/// Errors: `Overflow`, `DivisionByZero` (in the preset).
pub fn drift_derivative(parameters: &Parameters, target: Fixed) -> Result<Fixed, MathError> {
	match parameters.drift_curve {
		DriftCurve::BangBang { low_bracket, high_bracket, low_acceleration, high_acceleration } => {
			let acceleration = if reaches(target, high_bracket)? {
				high_acceleration
			} else if reaches(target, low_bracket)? {
				low_acceleration
			} else {
				Fixed::ZERO
			};
			with_sign_of_distance(target, acceleration)
		},
		DriftCurve::Continuous { bracket, acceleration } => {
			let distance = Exact::from(target).minus(Fixed::ONE)?.times(bracket.denominator)?;
			let whole = Exact::from(bracket.numerator).times(Fixed::ONE)?;
			let squared = Exact::product(&[acceleration.into(), distance, distance])?;
			let quadratic = squared.floor_div(whole.times(whole)?)?.min(acceleration.into());
			with_sign_of_distance(target, quadratic.to_fixed()?)
		},
	}
}

/// Returns whether |target − 1| ≥ bracket.
fn reaches(target: Fixed, bracket: Fraction) -> Result<bool, MathError> {
	let distance = Exact::from(target).minus(Fixed::ONE)?.times(bracket.denominator)?;
	let bracket = Exact::from(bracket.numerator).times(Fixed::ONE)?;
	Ok(distance >= bracket || distance <= bracket.negated())
}

/// Returns `magnitude` for a target of 1 or above, −`magnitude` for one below.
fn with_sign_of_distance(target: Fixed, magnitude: Fixed) -> Result<Fixed, MathError> {
	if target < Fixed::ONE {
		magnitude.negated()
	} else {
		Ok(magnitude)
	}
}

/// Returns drift + (derivative before + derivative after) / 2 · elapsed.
///
/// Errors: `Overflow`.
pub fn drift(drift: Fixed, before: Fixed, after: Fixed, elapsed: u64) -> Result<Fixed, MathError> {
	let change = Exact::from(before).plus(after)?.times(elapsed)?;
	Exact::from(drift).times(2u32)?.plus(change)?.floor_div(2u32)?.to_fixed()
}

/// Returns quantity · (1 + ∫drift), where the derivative of the drift is linear from `before` to
/// `after`: ∫drift = drift · elapsed + (2 · before + after) · elapsed² / 6.
///
/// Errors: `Overflow`.
pub fn quantity(quantity: Fixed, drift: Fixed, before: Fixed, after: Fixed, elapsed: u64) -> Result<Fixed, MathError> {
	let accelerated = Exact::from(before).times(2u32)?.plus(after)?.times(elapsed)?;
	let integral = Exact::from(drift).times(6u32)?.plus(accelerated)?.times(elapsed)?;
	let whole = Exact::from(Fixed::ONE).times(6u32)?;
	Exact::from(quantity).times(integral.plus(whole)?)?.floor_div(whole)?.to_fixed()
}

/// Returns quantity · (1 + ∫drift), where the drift is linear from `before` to `after`.
///
/// For steps whose drift was bounded: the mean of two bounded drifts is bounded.
///
/// Errors: `Overflow`.
pub fn quantity_between(quantity: Fixed, before: Fixed, after: Fixed, elapsed: u64) -> Result<Fixed, MathError> {
	let integral = Exact::from(before).plus(after)?.times(elapsed)?;
	let whole = Exact::from(Fixed::ONE).times(2u32)?;
	Exact::from(quantity).times(integral.plus(whole)?)?.floor_div(whole)?.to_fixed()
}

/// Returns `drift`, nearer to zero by `acceleration` · elapsed, and never beyond zero.
///
/// Errors: `Overflow`.
pub fn decayed_drift(drift: Fixed, acceleration: Fixed, elapsed: u64) -> Result<Fixed, MathError> {
	let change = Exact::from(acceleration).times(elapsed)?;
	let drift = Exact::from(drift);
	let decayed =
		if drift.is_negative() { drift.plus(change)?.min(Exact::ZERO) } else { drift.minus(change)?.max(Exact::ZERO) };
	decayed.to_fixed()
}

/// Returns the due price of kit over its market price: quantity · index / price.
///
/// With [`Tracking::Token`] it is quantity / price. It saturates at [`Fixed::MAX`] by rule: every
/// curve is flat long before.
///
/// Errors: `DivisionByZero` for a price of zero, `Overflow` for quantities and indices below zero
/// only.
pub fn target(parameters: &Parameters, quantity: Fixed, index: Fixed, price: &HuxPerKit) -> Result<Fixed, MathError> {
	let (worth, scale) = match parameters.tracking {
		Tracking::Index => (Exact::from(quantity).times(index)?, Exact::from(Fixed::ONE)),
		Tracking::Token => (Exact::from(quantity), 1u32.into()),
	};
	let target = worth.times(price.kit())?.floor_div(price.hux().times(scale)?)?;
	target.min(Fixed::MAX.into()).to_fixed()
}

/// Returns outstanding kit after both indices have moved, each from its old to its new value.
///
/// First fees, then imbalance; each is rounded down.
///
/// Errors: `DivisionByZero` for an old index of zero, `Negative`, `Overflow`.
pub fn accrual(
	outstanding: u128,
	fee_index: (Fixed, Fixed),
	imbalance_index: (Fixed, Fixed),
) -> Result<Accrual, MathError> {
	let ((old_fee, new_fee), (old_imbalance, new_imbalance)) = (fee_index, imbalance_index);
	let with_fees = Exact::from(outstanding).times(new_fee)?.floor_div(old_fee)?.to_u128()?;
	let fees = with_fees.checked_sub(outstanding).ok_or(MathError::Negative)?;
	let outstanding = Exact::from(with_fees).times(new_imbalance)?.floor_div(old_imbalance)?.to_u128()?;
	Ok(Accrual { outstanding, fees })
}
