//! Burrows: what one may do, and when and how it is liquidated (reference, section 4).
//!
//! A [`Burrow`] here is the part of a burrow that arithmetic needs. Every predicate expects its debt accrued to the
//! present ([`Burrow::accrue`]) and compares exactly, by cross-multiplication.

mod kind;
mod limits;
mod liquidation;

pub use kind::LiquidationKind;
pub(crate) use limits::covered;
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
	/// Whether it is in business; an inactive one has no creation deposit and is never liquidated.
	pub active: bool,
	/// HUX behind the debt, without the creation deposit.
	pub collateral: u128,
	/// KIT owed, as of `adjustment_index`.
	pub debt: u128,
	/// HUX sent to auction and not yet settled.
	pub at_auction: u128,
	/// The adjustment index that `debt` was computed with.
	pub adjustment_index: Fixed,
}

impl Burrow {
	/// A new active burrow without debt.
	pub const fn new(collateral: u128, adjustment_index: Fixed) -> Self {
		Self { active: true, collateral, debt: 0, at_auction: 0, adjustment_index }
	}

	/// With the debt grown from its adjustment index to `now`: debt · now / then.
	///
	/// Rounded as the preset says: up for the protocol on this chain, down in the reference.
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

	/// Collateral, what is at auction, and the creation deposit of an active burrow: all HUX that is this burrow's.
	/// Errors: `Overflow`.
	pub fn associated(&self, parameters: &Parameters) -> Result<u128, MathError> {
		let deposit = if self.active { parameters.creation_deposit } else { 0 };
		let sum = self.collateral.checked_add(self.at_auction).and_then(|sum| sum.checked_add(deposit));
		sum.ok_or(MathError::Overflow)
	}
}
