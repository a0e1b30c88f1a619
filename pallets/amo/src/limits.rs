//! Limits of an AMO: how much it may mint, redeem and burn, and when.

use crate::{ledger::Ledger, market_view::MarketView, pallet::*};
use frame::prelude::*;
use huxian_math::{
	mul_div_ceil,
	peg::{bucket::Bucket, share_of, Ppm, WHOLE},
};
use huxian_traits::{peg::PsmAccess, Balance, Moment};

/// Time between a failed step and the next attempt, in milliseconds.
const RETRY_DELAY: Moment = 30_000;

/// Amounts that an expansion may mint, in the family's token.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ExpandRoom {
	/// Amount that may become debt of the AMO.
	pub debt: Balance,
	/// Amount whose proceeds go to the PSM at once. It does not become debt, and fills the
	/// external's window only.
	pub backed: Balance,
}

impl<T: Config> Ledger<T> {
	/// Returns the amounts that may be minted now.
	///
	/// Errors: the first rule that forbids to expand.
	pub fn expand_room(&self, market: &MarketView, now: Moment) -> Result<ExpandRoom, Error<T>> {
		let (amo, params) = (&self.amo, &self.amo.params);
		ensure!(!amo.paused && !T::Emergency::get(), Error::ExpansionPaused);
		ensure!(T::Psm::may_expand(amo.external), Error::PsmClosed);
		ensure!(T::Psm::backing(amo.family) >= params.min_backing, Error::BackingTooLow);
		ensure!(market.imbalance <= params.max_imbalance, Error::PoolImbalanced);
		self.ensure_cooled_down(now)?;
		let by_cap = params.mint_cap.saturating_sub(self.debt()?);
		let (_, by_hour) = self.hourly_expand_room(now)?;
		let by_psm = self.psm_surplus()?;
		let room = ExpandRoom { debt: by_cap.min(by_hour).min(by_psm), backed: T::Psm::room(amo.external) };
		if room.backed < params.min_step {
			ensure!(by_cap >= params.min_step, Error::MintCapReached);
			ensure!(by_hour >= params.min_step, Error::HourlyLimitReached);
			ensure!(by_psm >= params.min_step, Error::PsmShareTooLow);
		}
		Ok(room)
	}

	/// Returns the amount that may be burned now. Only the hourly limit bounds a contraction.
	///
	/// Errors: `HourlyLimitReached`.
	pub fn contract_room(&self, now: Moment) -> Result<Balance, Error<T>> {
		let (_, room) = self.hourly_contract_room(now)?;
		ensure!(room >= self.amo.params.min_step, Error::HourlyLimitReached);
		Ok(room)
	}

	/// Checks the cool-down: `cooldown` has passed since the last expansion.
	///
	/// Errors: `CoolingDown`.
	fn ensure_cooled_down(&self, now: Moment) -> Result<(), Error<T>> {
		let elapsed = now.saturating_sub(self.draft.expanded_at);
		ensure!(elapsed >= self.amo.params.cooldown, Error::CoolingDown);
		Ok(())
	}

	/// Returns true if a step that failed at `failed_at` may be tried again.
	pub fn may_retry(failed_at: Moment, now: Moment) -> bool {
		now.saturating_sub(failed_at) >= RETRY_DELAY
	}

	/// Returns the hourly bucket of expansion at `now`, and the amount that still fits.
	///
	/// Errors: `ArithmeticOverflow`.
	pub fn hourly_expand_room(&self, now: Moment) -> Result<(Bucket, Balance), Error<T>> {
		self.hourly_room(&self.draft.expanded, self.amo.params.hourly_expand_share, now)
	}

	/// Returns the hourly bucket of contraction at `now`, and the amount that still fits.
	///
	/// Errors: `ArithmeticOverflow`.
	pub fn hourly_contract_room(&self, now: Moment) -> Result<(Bucket, Balance), Error<T>> {
		self.hourly_room(&self.draft.contracted, self.amo.params.hourly_contract_share, now)
	}

	/// Returns a bucket at `now`, and the amount that still fits. It holds `share` of the supply,
	/// rounded down, and leaks within an hour.
	fn hourly_room(&self, bucket: &Bucket, share: Ppm, now: Moment) -> Result<(Bucket, Balance), Error<T>> {
		let capacity = share_of(self.external.supply, share)?;
		let bucket = bucket.after(capacity, now)?;
		Ok((bucket, bucket.room(capacity)))
	}

	/// Returns the PSM debt that `min_psm_share` of the supply requires, rounded up.
	fn required_psm_debt(&self) -> Result<Balance, Error<T>> {
		Ok(mul_div_ceil(self.external.supply, self.amo.params.min_psm_share.into(), WHOLE.into())?)
	}

	/// Returns the amount that the PSM lacks of `min_psm_share`.
	pub fn psm_shortfall(&self) -> Result<Balance, Error<T>> {
		Ok(self.required_psm_debt()?.saturating_sub(self.external.family_debt))
	}

	/// Returns the amount that may be minted, or redeemed at the PSM, above `min_psm_share`.
	pub fn psm_surplus(&self) -> Result<Balance, Error<T>> {
		Ok(self.external.family_debt.saturating_sub(self.required_psm_debt()?))
	}

	/// Returns the amount that may be redeemed at the PSM.
	pub fn redeem_room(&self) -> Result<Balance, Error<T>> {
		let of_external = self.external.debt.saturating_sub(self.amo.params.residual_debt);
		Ok(of_external.min(self.psm_surplus()?))
	}

	/// Checks that the value under stress covers the debt, but for `shortfall_tolerance`.
	///
	/// Errors: `Undercollateralised`.
	pub fn ensure_collateralised(&self) -> Result<(), Error<T>> {
		let debt = self.debt()?;
		let tolerated = share_of(debt, self.amo.params.shortfall_tolerance)?;
		ensure!(self.stressed_value()?.saturating_add(tolerated) >= debt, Error::Undercollateralised);
		Ok(())
	}

	/// Checks that the debt is at most `before`.
	///
	/// Errors: `DebtWouldGrow`.
	pub fn ensure_debt_at_most(&self, before: Balance) -> Result<(), Error<T>> {
		ensure!(self.debt()? <= before, Error::DebtWouldGrow);
		Ok(())
	}
}
