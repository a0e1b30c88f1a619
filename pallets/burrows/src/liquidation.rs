//! Liquidation: slices of collateral go to auction, come back, or are sold and settled.

use crate::{pallet::*, types::*};
use frame::prelude::*;
use huxian_math::auction::{settle_slice, SlicePart};
use huxian_traits::{
	auctions::{Auctions, BurrowSettlement, Settled, SliceId},
	kit::{Controller, KitTerms},
	Balance, BurrowId,
};

/// Result of a liquidation: the work that it leaves to its caller.
pub(crate) struct LiquidationOutcome {
	/// Slice to queue; `None` if no collateral was left for one.
	pub slice: Option<SlicePart>,
	/// Reward without a finder, in units of 10^-12 HUX: it is for the providers of the kit pool.
	pub unclaimed_reward: Balance,
}

impl<T: Config> Pallet<T> {
	/// Liquidates an unsafe burrow and pays the reward to `by`.
	pub(crate) fn do_mark_for_liquidation(by: T::AccountId, burrow: BurrowId) -> DispatchResult {
		let record = Self::load(burrow)?;
		let terms = T::Controller::terms()?;
		let outcome = Self::liquidate(burrow, record, &terms, Some(by))?;
		if let Some(part) = outcome.ok_or(Error::<T>::NotLiquidatable)?.slice {
			T::Auctions::queue(&[(burrow, part)])?;
		}
		Ok(())
	}

	/// Liquidates a burrow if it is liquidatable; returns `None` if it is not.
	///
	/// Moves the collateral and leaves queueing to the caller. The reward goes to `finder`; without
	/// a finder the chain itself was first.
	pub(crate) fn liquidate(
		burrow: BurrowId,
		mut record: BurrowRecordOf<T>,
		terms: &KitTerms,
		finder: Option<T::AccountId>,
	) -> Result<Option<LiquidationOutcome>, DispatchError> {
		let before = record.position;
		Self::accrue(&mut record, terms)?;
		let outcome = record.position.liquidate(&Self::preset(), &terms.prices).map_err(Error::<T>::from)?;
		let Some(liquidation) = outcome else { return Ok(None) };
		record.position = liquidation.burrow;
		if !record.position.active {
			record.new_owner = None;
		}
		let debt = record.position.debt;
		let account = T::Auctions::account();
		let unclaimed_reward = if finder.is_none() { liquidation.reward } else { 0 };
		if let Some(finder) = &finder {
			Self::seize_collateral(&record.owner, finder, liquidation.reward)?;
		}
		let to_account = liquidation.auctioned.checked_add(unclaimed_reward).ok_or(Error::<T>::ArithmeticOverflow)?;
		Self::seize_collateral(&record.owner, &account, to_account)?;
		Self::deposit_event(Event::Liquidated {
			burrow,
			kind: liquidation.kind,
			finder,
			reward: liquidation.reward,
			auctioned: liquidation.auctioned,
			collateral: record.position.collateral,
			debt,
		});
		Self::write_off_bad_debt(burrow, &mut record)?;
		Self::write_burrow(burrow, &before, record)?;
		let min_kit_for_unwarranted = liquidation.min_kit_for_unwarranted;
		let slice = Some(SlicePart { amount: liquidation.auctioned, min_kit_for_unwarranted });
		Ok(Some(LiquidationOutcome { slice: slice.filter(|slice| slice.amount > 0), unclaimed_reward }))
	}

	/// Takes a slice back from the queue if the burrow is covered with it.
	pub(crate) fn do_cancel_slice(by: T::AccountId, burrow: BurrowId, slice: SliceId) -> DispatchResult {
		let mut record = Self::load(burrow)?;
		Self::ensure_right(burrow, &record, &by, Right::Cancel)?;
		let before = record.position;
		let part = T::Auctions::cancel(burrow, slice)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let position = &mut record.position;
		let warranted = position.is_cancellation_warranted(&Self::preset(), terms.prices.minting(), part.amount);
		ensure!(warranted.map_err(Error::<T>::from)?, Error::<T>::CancellationUnwarranted);
		position.at_auction = position.at_auction.checked_sub(part.amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		position.collateral = position.collateral.checked_add(part.amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		let collateral = position.collateral;

		Self::hold_collateral(&T::Auctions::account(), &record.owner, part.amount)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::SliceReturned { burrow, by, slice, amount: part.amount, collateral });
		Ok(())
	}

	/// Writes off the debt of a closed burrow that has no collateral left, not even at auction.
	///
	/// The imbalance fee of all other burrows makes up for it.
	fn write_off_bad_debt(burrow: BurrowId, record: &mut BurrowRecordOf<T>) -> DispatchResult {
		let position = &mut record.position;
		if position.active || position.debt == 0 || position.at_auction > 0 {
			return Ok(());
		}
		let debt = core::mem::take(&mut position.debt);
		T::Controller::write_off(debt)?;
		Self::deposit_event(Event::BadDebt { burrow, debt });
		Ok(())
	}
}

impl<T: Config> BurrowSettlement<T::AccountId> for Pallet<T> {
	fn settle(
		burrow: BurrowId,
		slice: &SlicePart,
		lot: Balance,
		bid: Balance,
		payer: &T::AccountId,
	) -> Result<Settled<T::AccountId>, DispatchError> {
		let mut record = Self::load(burrow)?;
		let before = record.position;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let position = &mut record.position;
		let settlement = settle_slice(&Self::preset(), slice, lot, bid, position.debt).map_err(Error::<T>::from)?;
		position.debt = position.debt.checked_sub(settlement.repaid).ok_or(Error::<T>::ArithmeticOverflow)?;
		position.at_auction = position.at_auction.checked_sub(slice.amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		let closed_with_debt = !position.active && position.debt > 0;
		let debt = position.debt;

		if settlement.repaid > 0 {
			T::Controller::repay(payer, settlement.repaid)?;
		}
		Self::deposit_event(Event::ProceedsReceived { burrow, kit: settlement.repaid, debt });
		Self::write_off_bad_debt(burrow, &mut record)?;
		let owner = record.owner.clone();
		Self::write_burrow(burrow, &before, record)?;
		Ok(Settled { owner, settlement, closed_with_debt })
	}

	fn at_auction(burrow: BurrowId) -> Balance {
		// A burrow that does not exist has nothing at auction.
		Burrows::<T>::get(burrow).map(|record| record.position.at_auction).unwrap_or_default()
	}
}
