//! The state that the controller stores.

use crate::{
	error::MathError,
	fixed::Fixed,
	price::{HuxPerKit, Prices},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The state of the controller (reference, section 3).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct State {
	/// Units of the index that one kit stands for.
	pub quantity: Fixed,
	/// HUX per unit of the index, as last observed.
	pub index: Fixed,
	/// Index, followed at a bounded pace.
	pub protected_index: Fixed,
	/// Due price of kit over its market price.
	pub target: Fixed,
	/// Logarithmic change of the quantity, per second.
	pub drift: Fixed,
	/// Change of the drift, per second.
	pub drift_derivative: Fixed,
	/// Growth of debts by fees.
	pub burrow_fee_index: Fixed,
	/// Growth (or decline) of debts by imbalance.
	pub imbalance_index: Fixed,
	/// Kit owed by all burrows, in units of 10^-12 KIT. Approximate: a running sum that is not
	/// corrected for the rounding of each debt.
	pub outstanding: u128,
	/// Kit in existence, in units of 10^-12 KIT; exact.
	pub circulating: u128,
	/// Time up to which this state has been computed, in seconds.
	pub last_touched: u64,
	/// Time up to which the protected index has used its allowance, in seconds: that of the last
	/// update with a fresh index.
	pub last_fresh: u64,
}

impl State {
	/// Returns the initial state: all factors 1, no kit, the protected index at the index.
	pub const fn initial(index: Fixed, now: u64) -> Self {
		Self {
			quantity: Fixed::ONE,
			index,
			protected_index: index,
			target: Fixed::ONE,
			drift: Fixed::ZERO,
			drift_derivative: Fixed::ZERO,
			burrow_fee_index: Fixed::ONE,
			imbalance_index: Fixed::ONE,
			outstanding: 0,
			circulating: 0,
			last_touched: now,
			last_fresh: now,
		}
	}

	/// Returns the larger of index and protected index: minting believes a sudden fall of HUX at
	/// once.
	pub fn minting_index(&self) -> Fixed {
		self.index.max(self.protected_index)
	}

	/// Returns the smaller of index and protected index: liquidation does not believe a sudden rise
	/// at once.
	pub fn liquidation_index(&self) -> Fixed {
		self.index.min(self.protected_index)
	}

	/// Returns quantity · minting index, exactly. Errors: `Negative`.
	pub fn minting_price(&self) -> Result<HuxPerKit, MathError> {
		HuxPerKit::of_index(self.quantity, self.minting_index())
	}

	/// Returns quantity · liquidation index, exactly. Errors: `Negative`.
	pub fn liquidation_price(&self) -> Result<HuxPerKit, MathError> {
		HuxPerKit::of_index(self.quantity, self.liquidation_index())
	}

	/// Returns both prices. Errors: `Negative`.
	pub fn prices(&self) -> Result<Prices, MathError> {
		Prices::new(self.minting_price()?, self.liquidation_price()?)
	}

	/// Returns ⌊burrow fee index · imbalance index⌋: the growth of debts since the beginning.
	///
	/// Errors: `Overflow`.
	pub fn adjustment_index(&self) -> Result<Fixed, MathError> {
		self.burrow_fee_index.mul_floor(self.imbalance_index)
	}

	/// Adds kit that has come into existence. Errors: `Overflow`.
	pub fn add_circulating(&mut self, amount: u128) -> Result<(), MathError> {
		self.circulating = self.circulating.checked_add(amount).ok_or(MathError::Overflow)?;
		Ok(())
	}

	/// Removes kit that has ceased to exist. Errors: `Insufficient`.
	pub fn remove_circulating(&mut self, amount: u128) -> Result<(), MathError> {
		self.circulating = self.circulating.checked_sub(amount).ok_or(MathError::Insufficient)?;
		Ok(())
	}

	/// Adds debt. Errors: `Overflow`.
	pub fn add_outstanding(&mut self, amount: u128) -> Result<(), MathError> {
		self.outstanding = self.outstanding.checked_add(amount).ok_or(MathError::Overflow)?;
		Ok(())
	}

	/// Removes debt, and returns the amount by which it saturated.
	///
	/// Saturates at zero by rule: the running sum may lie below the true one by the rounding of
	/// single debts. An invariant should bound the returned amount.
	pub fn remove_outstanding(&mut self, amount: u128) -> u128 {
		let missing = amount.saturating_sub(self.outstanding);
		self.outstanding = self.outstanding.saturating_sub(amount);
		missing
	}

	/// Mints kit against debt: both totals grow, or neither. Errors: `Overflow`.
	pub fn issue(&mut self, amount: u128) -> Result<(), MathError> {
		let mut draft = *self;
		draft.add_circulating(amount)?;
		draft.add_outstanding(amount)?;
		*self = draft;
		Ok(())
	}

	/// Burns kit against debt: both totals shrink, or neither; outstanding saturates.
	///
	/// Errors: `Insufficient`.
	pub fn repay(&mut self, amount: u128) -> Result<(), MathError> {
		self.remove_circulating(amount)?;
		self.remove_outstanding(amount);
		Ok(())
	}
}
