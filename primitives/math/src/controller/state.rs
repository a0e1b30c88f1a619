//! All that the controller stores.

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
	/// The index, followed at a bounded pace.
	pub protected_index: Fixed,
	/// What kit should cost over what it costs.
	pub target: Fixed,
	/// Logarithmic change of the quantity, per second.
	pub drift: Fixed,
	/// Change of the drift, per second.
	pub drift_derivative: Fixed,
	/// Growth of debts by fees.
	pub burrow_fee_index: Fixed,
	/// Growth (or decline) of debts by imbalance.
	pub imbalance_index: Fixed,
	/// Kit owed by all burrows, approximately: a running sum that is not corrected for the rounding of each debt.
	pub outstanding: u128,
	/// Kit in existence, exactly.
	pub circulating: u128,
	/// The time up to which all this has been computed, in seconds.
	pub last_touched: u64,
	/// The time up to which the protected index has used its allowance, in seconds: that of the last update with a
	/// fresh index.
	pub last_fresh: u64,
}

impl State {
	/// The beginning: everything 1, no kit, the protected index at the index.
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

	/// The larger of index and protected index: a sudden fall of HUX is believed at once when kit is to be minted.
	pub fn minting_index(&self) -> Fixed {
		self.index.max(self.protected_index)
	}

	/// The smaller of index and protected index: a sudden rise is not believed at once when burrows are to be
	/// liquidated.
	pub fn liquidation_index(&self) -> Fixed {
		self.index.min(self.protected_index)
	}

	/// quantity · minting index, exact. Errors: `Negative`.
	pub fn minting_price(&self) -> Result<HuxPerKit, MathError> {
		HuxPerKit::of_index(self.quantity, self.minting_index())
	}

	/// quantity · liquidation index, exact. Errors: `Negative`.
	pub fn liquidation_price(&self) -> Result<HuxPerKit, MathError> {
		HuxPerKit::of_index(self.quantity, self.liquidation_index())
	}

	/// Both prices. Errors: `Negative`.
	pub fn prices(&self) -> Result<Prices, MathError> {
		Prices::new(self.minting_price()?, self.liquidation_price()?)
	}

	/// ⌊burrow fee index · imbalance index⌋: what a debt has grown by since the beginning. Errors: `Overflow`.
	pub fn adjustment_index(&self) -> Result<Fixed, MathError> {
		self.burrow_fee_index.mul_floor(self.imbalance_index)
	}

	/// Kit has come into existence. Errors: `Overflow`.
	pub fn add_circulating(&mut self, amount: u128) -> Result<(), MathError> {
		self.circulating = self.circulating.checked_add(amount).ok_or(MathError::Overflow)?;
		Ok(())
	}

	/// Kit has ceased to exist. Errors: `Insufficient`.
	pub fn remove_circulating(&mut self, amount: u128) -> Result<(), MathError> {
		self.circulating = self.circulating.checked_sub(amount).ok_or(MathError::Insufficient)?;
		Ok(())
	}

	/// Debts have grown. Errors: `Overflow`.
	pub fn add_outstanding(&mut self, amount: u128) -> Result<(), MathError> {
		self.outstanding = self.outstanding.checked_add(amount).ok_or(MathError::Overflow)?;
		Ok(())
	}

	/// Debts have shrunk. Saturates at zero by rule: the running sum may lie below the true one by the rounding of
	/// single debts.
	///
	/// Returns by how much it saturated: what an invariant should bound.
	pub fn remove_outstanding(&mut self, amount: u128) -> u128 {
		let missing = amount.saturating_sub(self.outstanding);
		self.outstanding = self.outstanding.saturating_sub(amount);
		missing
	}

	/// Debts have shrunk. Errors: `Insufficient` where [`State::remove_outstanding`] would saturate.
	pub fn checked_remove_outstanding(&mut self, amount: u128) -> Result<(), MathError> {
		self.outstanding = self.outstanding.checked_sub(amount).ok_or(MathError::Insufficient)?;
		Ok(())
	}

	/// Kit is minted against debt: both totals grow, or neither. Errors: `Overflow`.
	pub fn issue(&mut self, amount: u128) -> Result<(), MathError> {
		let mut draft = *self;
		draft.add_circulating(amount)?;
		draft.add_outstanding(amount)?;
		*self = draft;
		Ok(())
	}

	/// Kit is burned against debt: both totals shrink (outstanding saturates), or neither. Errors: `Insufficient`.
	pub fn repay(&mut self, amount: u128) -> Result<(), MathError> {
		self.remove_circulating(amount)?;
		self.remove_outstanding(amount);
		Ok(())
	}
}
