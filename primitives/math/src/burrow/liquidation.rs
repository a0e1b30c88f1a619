//! The liquidation of a burrow (reference, section 4.1).

use super::{Burrow, LiquidationKind};
use crate::{
	error::MathError,
	exact::Exact,
	parameters::{MinKitRule, Parameters},
	price::{HuxPerKit, Prices},
};

/// The liquidation of a burrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Liquidation {
	/// Extent.
	pub kind: LiquidationKind,
	/// Reward for marking it, in HUX: the creation deposit and a part of the collateral.
	pub reward: u128,
	/// Amount that goes to auction, in HUX. It may be 0; then there is no slice.
	pub auctioned: u128,
	/// Least proceeds of the slice in KIT that make the liquidation unwarranted; `None`: it is
	/// warranted at any proceeds.
	pub min_kit_for_unwarranted: Option<u128>,
	/// Burrow after the liquidation.
	pub burrow: Burrow,
}

impl Burrow {
	/// Returns its liquidation at these prices; `None` if it is not liquidatable.
	///
	/// The reward is rounded down, the amount that goes to auction up: for the protocol.
	///
	/// Errors: as [`Burrow::is_liquidatable`], [`Burrow::collateral_to_auction`] and
	/// [`Burrow::min_kit_for_unwarranted`].
	pub fn liquidate(&self, parameters: &Parameters, prices: &Prices) -> Result<Option<Liquidation>, MathError> {
		if !self.is_liquidatable(parameters, prices)? {
			return Ok(None);
		}
		let deposit = parameters.creation_deposit;
		let partial_reward = parameters.reward_fraction.of_floor(self.collateral)?;
		let reward = deposit.checked_add(partial_reward).ok_or(MathError::Overflow)?;
		let rest = self.collateral.checked_sub(partial_reward).ok_or(MathError::InvalidParameters)?;

		// The old deposit is spent as a reward; the rest of the collateral must pay for a new one.
		let (kind, auctioned, collateral) = match rest.checked_sub(deposit) {
			None => (LiquidationKind::Close, rest, 0),
			Some(available) => {
				let refilled = Self { collateral: available, ..*self };
				let wanted = refilled.collateral_to_auction(parameters, prices.minting())?;
				let auctioned = wanted.max(parameters.min_slice.into());
				if auctioned > available.into() {
					(LiquidationKind::Complete, available, 0)
				} else {
					let auctioned = auctioned.to_u128()?;
					let left = available.checked_sub(auctioned).ok_or(MathError::Insufficient)?;
					(LiquidationKind::Partial, auctioned, left)
				}
			},
		};
		let at_auction = self.at_auction.checked_add(auctioned).ok_or(MathError::Overflow)?;
		let active = kind != LiquidationKind::Close;
		let burrow = Self { active, collateral, at_auction, ..*self };
		let judged = match parameters.min_kit_rule {
			MinKitRule::BeforeLiquidation => self,
			MinKitRule::AfterLiquidation => &burrow,
		};
		let min_kit_for_unwarranted = judged.min_kit_for_unwarranted(parameters, prices.minting(), auctioned)?;
		Ok(Some(Liquidation { kind, reward, auctioned, min_kit_for_unwarranted, burrow }))
	}

	/// Returns the HUX that must be auctioned so that it is no longer overburrowed. Up: for the
	/// protocol.
	///
	/// With the minting factor f and the minting price it is
	/// ⌈(debt · f · price − (1 − penalty) · f · at auction − collateral)
	/// / ((1 − penalty) · f − 1)⌉. It may be above the collateral, and below zero.
	///
	/// Errors: `InvalidParameters` unless (1 − penalty) · f is above 1.
	pub fn collateral_to_auction(&self, parameters: &Parameters, minting: &HuxPerKit) -> Result<Exact, MathError> {
		let factor = parameters.minting_factor;
		let kept = parameters.liquidation_penalty.complement()?;
		let kept_factor = Exact::from(kept.numerator).times(factor.numerator)?;
		let one = Exact::from(kept.denominator).times(factor.denominator)?;
		let gain = kept_factor.minus(one)?;
		if gain.is_negative() || gain.is_zero() {
			return Err(MathError::InvalidParameters);
		}
		// All over factor.denominator · kept.denominator · price.kit; the denominator of `gain`
		// cancels.
		let owed =
			Exact::product(&[self.debt.into(), factor.numerator.into(), minting.hux(), kept.denominator.into()])?;
		let expected = Exact::product(&[kept_factor, self.at_auction.into(), minting.kit()])?;
		let has = Exact::product(&[self.collateral.into(), one, minting.kit()])?;
		owed.minus(expected)?.minus(has)?.ceil_div(minting.kit().times(gain)?)
	}

	/// Returns the least proceeds in KIT that make the liquidation of a slice of `amount` HUX
	/// unwarranted. Up: for the protocol.
	///
	/// It is ⌈amount · liquidation factor · max(0, debt − expected kit) / collateral⌉. Without
	/// collateral any liquidation is warranted (`None`) if there is debt, and none is (`Some(0)`)
	/// if there is not.
	///
	/// Errors: `DivisionByZero` for a minting price of zero with collateral at auction, `Overflow`
	/// if the answer exceeds any amount of kit.
	pub fn min_kit_for_unwarranted(
		&self,
		parameters: &Parameters,
		minting: &HuxPerKit,
		amount: u128,
	) -> Result<Option<u128>, MathError> {
		if self.collateral == 0 {
			return Ok(if self.debt == 0 { Some(0) } else { None });
		}
		let factor = parameters.liquidation_factor;
		let owed = self.net_debt(parameters, minting)?;
		let numerator = Exact::product(&[amount.into(), factor.numerator.into(), owed.numerator.max(Exact::ZERO)])?;
		let denominator = Exact::product(&[self.collateral.into(), factor.denominator.into(), owed.denominator])?;
		numerator.ceil_div(denominator)?.to_u128().map(Some)
	}
}
