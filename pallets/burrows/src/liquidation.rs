//! Liquidation: a burrow sends slices of its collateral to auction, gets them back, or has them settled.

use crate::{pallet::*, types::*};
use frame::{
	prelude::*,
	token::{fungible::MutateHold, tokens::Restriction, Fortitude, Precision, Preservation},
};
use huxian_math::auction::{settle_slice, SlicePart};
use huxian_traits::{
	auctions::{Auctions, Debtors, Settled, SliceId},
	kit::{Controller, Terms},
	Balance, BurrowId,
};

/// What a liquidation leaves to be done.
pub(crate) struct Liquidated {
	/// What goes to the queue; nothing when nothing was left of the collateral.
	pub slice: Option<SlicePart>,
	/// HUX for the providers of the kit pool: the reward that nobody earned.
	pub unearned: Balance,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_mark(by: T::AccountId, burrow: BurrowId) -> DispatchResult {
		let record = Self::load(burrow)?;
		let terms = T::Controller::terms()?;
		let liquidated = Self::liquidate(burrow, record, &terms, Some(by))?;
		let liquidated = liquidated.ok_or(Error::<T>::NotLiquidatable)?;
		if let Some(part) = liquidated.slice {
			T::Auctions::queue(&[(burrow, part)])?;
		}
		Ok(())
	}

	/// Liquidates a burrow if it is liquidatable: moves its collateral, and leaves the queue to the caller. The reward is the finder's; when
	/// the chain itself was first, nobody's.
	pub(crate) fn liquidate(
		burrow: BurrowId,
		mut record: RecordOf<T>,
		terms: &Terms,
		finder: Option<T::AccountId>,
	) -> Result<Option<Liquidated>, DispatchError> {
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
		let unearned = if finder.is_none() { liquidation.reward } else { 0 };
		if let Some(finder) = &finder {
			Self::seize(&record.owner, finder, liquidation.reward)?;
		}
		let to_account = liquidation.auctioned.checked_add(unearned).ok_or(Error::<T>::ArithmeticOverflow)?;
		Self::seize(&record.owner, &account, to_account)?;
		Self::deposit_event(Event::Liquidated {
			burrow,
			kind: liquidation.kind,
			finder,
			reward: liquidation.reward,
			auctioned: liquidation.auctioned,
			collateral: record.position.collateral,
			debt,
		});
		Self::forget_bad_debt(burrow, &mut record)?;
		Self::write(burrow, &before, record)?;
		let min_kit_for_unwarranted = liquidation.min_kit_for_unwarranted;
		let slice = Some(SlicePart { amount: liquidation.auctioned, min_kit_for_unwarranted });
		Ok(Some(Liquidated { slice: slice.filter(|slice| slice.amount > 0), unearned }))
	}

	pub(crate) fn do_cancel_slice(by: T::AccountId, burrow: BurrowId, slice: SliceId) -> DispatchResult {
		let mut record = Self::load(burrow)?;
		Self::authorise(burrow, &record, &by, Right::Cancel)?;
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

		T::Collateral::transfer_and_hold(
			&HoldReason::Collateral.into(),
			&T::Auctions::account(),
			&record.owner,
			part.amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::SliceReturned { burrow, by, slice, amount: part.amount, collateral });
		Ok(())
	}

	/// Forgets the debt of a burrow that was closed and has nothing left to pay it with. The imbalance this leaves is healed by the fee of
	/// all others.
	fn forget_bad_debt(burrow: BurrowId, record: &mut RecordOf<T>) -> DispatchResult {
		let position = &mut record.position;
		if position.active || position.debt == 0 || position.at_auction > 0 {
			return Ok(());
		}
		let debt = core::mem::take(&mut position.debt);
		T::Controller::write_off(debt)?;
		Self::deposit_event(Event::BadDebt { burrow, debt });
		Ok(())
	}

	/// Takes HUX from the hold of an owner, whatever locks and freezes lie on the account: those protect it from its owner, not from his
	/// creditors.
	pub(crate) fn seize(owner: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		if owner == to {
			T::Collateral::release(&reason, owner, amount, Precision::Exact)?;
			return Ok(());
		}
		if amount > 0 {
			T::Collateral::transfer_on_hold(
				&reason,
				owner,
				to,
				amount,
				Precision::Exact,
				Restriction::Free,
				Fortitude::Force,
			)?;
		}
		Ok(())
	}
}

impl<T: Config> Debtors<T::AccountId> for Pallet<T> {
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
		Self::forget_bad_debt(burrow, &mut record)?;
		let owner = record.owner.clone();
		Self::write(burrow, &before, record)?;
		Ok(Settled { owner, settlement, closed_with_debt })
	}

	fn at_auction(burrow: BurrowId) -> Balance {
		Burrows::<T>::get(burrow).map(|record| record.position.at_auction).unwrap_or_default()
	}
}
