//! Predicates and limits of a burrow.

use super::Burrow;
use crate::{
	error::MathError,
	exact::{Exact, SignedRatio},
	fixed::Fixed,
	parameters::Parameters,
	price::{Fraction, HuxPerKit, Prices, Ratio},
};

impl Burrow {
	/// Returns whether collateral < minting factor · debt · minting price.
	///
	/// Collateral at auction does not count.
	///
	/// Errors: `Overflow` (never for prices of 256 bits).
	pub fn is_overburrowed(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<bool, MathError> {
		let factor = parameters.minting_factor;
		let has = Exact::product(&[self.collateral.into(), factor.denominator.into(), minting.kit()])?;
		let needs = Exact::product(&[factor.numerator.into(), self.debt.into(), minting.hux()])?;
		Ok(has < needs)
	}

	/// Returns whether the burrow is active and
	/// collateral < liquidation factor · (debt − expected kit) · liquidation price.
	///
	/// Errors: `DivisionByZero` for a minting price of zero with collateral at auction,
	/// `InvalidParameters` for a penalty above 1.
	pub fn is_liquidatable(&self, parameters: &Parameters, prices: &Prices) -> Result<bool, MathError> {
		if !self.active {
			return Ok(false);
		}
		self.is_below(parameters, parameters.liquidation_factor, prices.minting(), prices.liquidation())
	}

	/// Returns whether collateral < minting factor · (debt − expected kit) · minting price.
	///
	/// That is: whether it would still be overburrowed if all collateral at auction sold as
	/// expected.
	///
	/// Errors: as [`Burrow::is_liquidatable`].
	pub fn is_optimistically_overburrowed(
		&self,
		parameters: &Parameters,
		minting: &HuxPerKit,
	) -> Result<bool, MathError> {
		self.is_below(parameters, parameters.minting_factor, minting, minting)
	}

	/// Returns whether a slice of `slice` HUX may be cancelled.
	///
	/// It may if the burrow is active and, with the slice back, not optimistically overburrowed.
	///
	/// Errors: `Insufficient` if less than the slice is at auction; as [`Burrow::is_liquidatable`].
	pub fn is_cancellation_warranted(
		&self,
		parameters: &Parameters,
		minting: &HuxPerKit,
		slice: u128,
	) -> Result<bool, MathError> {
		let at_auction = self.at_auction.checked_sub(slice).ok_or(MathError::Insufficient)?;
		let collateral = self.collateral.checked_add(slice).ok_or(MathError::Overflow)?;
		let returned = Self { collateral, at_auction, ..*self };
		Ok(self.active && !returned.is_optimistically_overburrowed(parameters, minting)?)
	}

	/// Returns whether collateral < factor · (debt − expected kit) · price.
	///
	/// The difference may be below zero; then it is false.
	fn is_below(
		&self,
		parameters: &Parameters,
		factor: Fraction,
		minting: &HuxPerKit,
		price: &HuxPerKit,
	) -> Result<bool, MathError> {
		// Without collateral at auction no kit is expected. So there is no division by the minting
		// price, and the products have half the width.
		if self.at_auction == 0 {
			let has = Exact::product(&[self.collateral.into(), factor.denominator.into(), price.kit()])?;
			let needs = Exact::product(&[factor.numerator.into(), self.debt.into(), price.hux()])?;
			return Ok(has < needs);
		}
		let owed = self.net_debt(parameters, minting)?;
		let has = Exact::product(&[self.collateral.into(), factor.denominator.into(), price.kit(), owed.denominator])?;
		let needs = Exact::product(&[factor.numerator.into(), owed.numerator, price.hux()])?;
		Ok(has < needs)
	}

	/// Returns debt − expected kit, exactly; it may be below zero.
	pub(super) fn net_debt(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<SignedRatio, MathError> {
		let expected = expected_kit(parameters, self.at_auction, minting)?;
		let numerator = Exact::from(self.debt).times(expected.denominator)?.minus(expected.numerator)?;
		Ok(SignedRatio { numerator, denominator: expected.denominator })
	}

	/// Returns the largest debt that is not overburrowed:
	/// ⌊collateral / (minting factor · minting price)⌋. Down: for the protocol.
	///
	/// It is a limit, and saturates at the largest amount.
	///
	/// Errors: `DivisionByZero` for a price of zero.
	pub fn max_mintable(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<u128, MathError> {
		let factor = parameters.minting_factor;
		let worth = Exact::product(&[self.collateral.into(), factor.denominator.into(), minting.kit()])?;
		let limit = worth.floor_div(minting.hux().times(factor.numerator)?)?;
		limit.min(u128::MAX.into()).to_u128()
	}

	/// Returns how much more kit it may mint: [`Burrow::max_mintable`] less its debt, at least 0.
	///
	/// Errors: `DivisionByZero` for a price of zero.
	pub fn mintable_room(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<u128, MathError> {
		// Zero is the answer for a burrow that owes more than its limit.
		Ok(self.max_mintable(parameters, minting)?.saturating_sub(self.debt))
	}

	/// Returns the most HUX that it can lose without being overburrowed, 0 if it is overburrowed:
	/// collateral − ⌈minting factor · debt · minting price⌉.
	///
	/// The collateral that must stay is rounded up: for the protocol.
	///
	/// Errors: `Overflow` (never for prices of 256 bits).
	pub fn max_withdrawable(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<u128, MathError> {
		let needed = self.needed_collateral(parameters, minting)?;
		Exact::from(self.collateral).minus(needed)?.max(Exact::ZERO).to_u128()
	}

	/// Returns ⌈minting factor · debt · minting price⌉.
	fn needed_collateral(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<Exact, MathError> {
		let factor = parameters.minting_factor;
		let needs = Exact::product(&[factor.numerator.into(), self.debt.into(), minting.hux()])?;
		needs.ceil_div(minting.kit().times(factor.denominator)?)
	}

	/// Returns collateral / (minting factor · debt · minting price), rounded down; `None` without
	/// debt.
	///
	/// Below 1 the burrow is overburrowed. It saturates at [`Fixed::MAX`]: people read it.
	///
	/// Errors: `DivisionByZero` for a price of zero.
	pub fn health(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<Option<Fixed>, MathError> {
		if self.debt == 0 {
			return Ok(None);
		}
		let factor = parameters.minting_factor;
		let has =
			Exact::product(&[self.collateral.into(), factor.denominator.into(), minting.kit(), Fixed::ONE.into()])?;
		let needs = Exact::product(&[factor.numerator.into(), self.debt.into(), minting.hux()])?;
		has.floor_div(needs)?.min(Fixed::MAX.into()).to_fixed().map(Some)
	}

	/// Returns the price of kit above which it becomes liquidatable, exactly:
	/// (collateral + liquidation factor · (1 − penalty) · at auction)
	/// / (liquidation factor · debt).
	///
	/// It holds when minting and liquidation price are equal. A burrow with collateral at auction
	/// becomes liquidatable earlier while the minting price is higher. `None` if it has no debt or
	/// is inactive.
	///
	/// Errors: `InvalidParameters`.
	pub fn liquidatable_above(&self, parameters: &Parameters) -> Result<Option<HuxPerKit>, MathError> {
		if self.debt == 0 || !self.active {
			return Ok(None);
		}
		let collateral = effective_collateral(parameters, self)?;
		let owed = Exact::from(self.debt).times(parameters.liquidation_factor.numerator)?;
		let denominator = owed.times(collateral.denominator)?;
		let numerator = collateral.numerator.times(parameters.liquidation_factor.denominator)?;
		Ratio::new(numerator.to_u256()?, denominator.to_u256()?).map(HuxPerKit::new).map(Some)
	}

	/// Returns the index, in HUX per unit, above which it becomes liquidatable at this quantity.
	///
	/// It is [`Burrow::liquidatable_above`] over quantity, rounded down. It saturates at
	/// [`Fixed::MAX`]: no index endangers such a burrow.
	///
	/// Errors: `DivisionByZero` for a quantity of zero, `Negative`.
	pub fn liquidatable_at_index(&self, parameters: &Parameters, quantity: Fixed) -> Result<Option<Fixed>, MathError> {
		if quantity.is_negative() {
			return Err(MathError::Negative);
		}
		let Some(price) = self.liquidatable_above(parameters)? else { return Ok(None) };
		let scaled = Exact::product(&[price.hux(), Fixed::ONE.into(), Fixed::ONE.into()])?;
		let index = scaled.floor_div(price.kit().times(quantity)?)?;
		index.min(Fixed::MAX.into()).to_fixed().map(Some)
	}
}

/// Returns collateral + liquidation factor · (1 − penalty) · at auction, exactly.
pub(crate) fn effective_collateral(parameters: &Parameters, burrow: &Burrow) -> Result<SignedRatio, MathError> {
	let kept = parameters.liquidation_penalty.complement()?;
	let factor = parameters.liquidation_factor;
	let denominator = Exact::from(factor.denominator).times(kept.denominator)?;
	let expected = Exact::product(&[burrow.at_auction.into(), factor.numerator.into(), kept.numerator.into()])?;
	let numerator = Exact::from(burrow.collateral).times(denominator)?.plus(expected)?;
	Ok(SignedRatio { numerator, denominator })
}

/// Returns the least kit that `amount` HUX at auction are expected to bring, exactly.
///
/// It is amount · (1 − penalty) / minting price, and 0 / 1 for an amount of 0.
///
/// Errors: `DivisionByZero` for a price of zero, `InvalidParameters` for a penalty above 1.
pub fn expected_kit(parameters: &Parameters, amount: u128, minting: &HuxPerKit) -> Result<SignedRatio, MathError> {
	if amount == 0 {
		return Ok(SignedRatio::zero());
	}
	if minting.hux().is_zero() {
		return Err(MathError::DivisionByZero);
	}
	let kept = parameters.liquidation_penalty.complement()?;
	let numerator = Exact::product(&[amount.into(), kept.numerator.into(), minting.kit()])?;
	let denominator = minting.hux().times(kept.denominator)?;
	Ok(SignedRatio { numerator, denominator })
}
