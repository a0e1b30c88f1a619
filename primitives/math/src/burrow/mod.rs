//! Burrows: their limits and their liquidation (reference, section 4).
//!
//! A [`Burrow`] here is the part of a burrow that arithmetic needs. Every predicate expects its
//! debt accrued to the present ([`Burrow::accrue`]). It compares exactly, by cross-multiplication.

mod kind;
mod limits;
mod liquidation;

pub use kind::LiquidationKind;
pub(crate) use limits::effective_collateral;
pub use limits::expected_kit;
pub use liquidation::Liquidation;

use crate::{
	error::MathError,
	exact::Exact,
	fixed::Fixed,
	parameters::{Parameters, Rounding},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// A burrow, without its owner.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Burrow {
	/// True if it is active; an inactive burrow has no creation deposit and is never liquidated.
	pub active: bool,
	/// Collateral in HUX, without the creation deposit.
	pub collateral: u128,
	/// Debt in KIT, as of `adjustment_index`.
	pub debt: u128,
	/// Collateral in HUX that was sent to auction and is not settled.
	pub at_auction: u128,
	/// Adjustment index of `debt`.
	pub adjustment_index: Fixed,
}

impl Burrow {
	/// Returns a new active burrow without debt.
	pub const fn new(collateral: u128, adjustment_index: Fixed) -> Self {
		Self { active: true, collateral, debt: 0, at_auction: 0, adjustment_index }
	}

	/// Returns the burrow with its debt accrued to the adjustment index `now`: debt · now / then.
	///
	/// The preset rounds: up for the protocol on this chain, down in the reference.
	///
	/// Errors: `DivisionByZero`, `Negative` for indices that are not above zero, `Overflow`.
	pub fn accrue(&self, parameters: &Parameters, now: Fixed) -> Result<Self, MathError> {
		if self.adjustment_index == now {
			return Ok(*self);
		}
		if self.adjustment_index.is_negative() || now.is_negative() {
			return Err(MathError::Negative);
		}
		let grown = Exact::from(self.debt).times(now)?;
		let debt = match parameters.debt_rounding {
			Rounding::Down => grown.floor_div(self.adjustment_index)?,
			Rounding::Up => grown.ceil_div(self.adjustment_index)?,
		};
		Ok(Self { debt: debt.to_u128()?, adjustment_index: now, ..*self })
	}

	/// Returns all HUX of the burrow: collateral, collateral at auction, and the creation deposit
	/// of an active burrow.
	///
	/// Errors: `Overflow`.
	pub fn associated(&self, parameters: &Parameters) -> Result<u128, MathError> {
		let deposit = if self.active { parameters.creation_deposit } else { 0 };
		let sum = self.collateral.checked_add(self.at_auction).and_then(|sum| sum.checked_add(deposit));
		sum.ok_or(MathError::Overflow)
	}
}
