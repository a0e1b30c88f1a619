//! The movements of HUX into, between and out of the holds of owners.

use crate::pallet::*;
use frame::{
	prelude::*,
	token::{fungible::MutateHold, tokens::Restriction, Fortitude, Precision, Preservation},
};
use huxian_traits::Balance;

impl<T: Config> Pallet<T> {
	/// Puts `amount` of HUX of `from` on hold on the account of `owner`.
	pub(crate) fn hold_collateral(from: &T::AccountId, owner: &T::AccountId, amount: Balance) -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		if from == owner {
			return T::Collateral::hold(&reason, owner, amount);
		}
		T::Collateral::transfer_and_hold(
			&reason,
			from,
			owner,
			amount,
			Precision::Exact,
			Preservation::Preserve,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Pays `amount` of HUX from the hold of `owner` to `to`.
	///
	/// A freeze or lock on the account of `owner` stops a payment to another account.
	pub(crate) fn release_collateral(owner: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		Self::pay_from_hold(owner, to, amount, Fortitude::Polite)
	}

	/// Pays `amount` of HUX from the hold of `owner` to `to`, in spite of freezes and locks.
	///
	/// A freeze or lock protects HUX from its owner, but not from the owner's creditors.
	pub(crate) fn seize_collateral(owner: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		if owner != to && amount == 0 {
			return Ok(());
		}
		Self::pay_from_hold(owner, to, amount, Fortitude::Force)
	}

	/// Moves `amount` of HUX from the hold of one owner to the hold of the next.
	pub(crate) fn transfer_hold(from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		T::Collateral::transfer_on_hold(
			&reason,
			from,
			to,
			amount,
			Precision::Exact,
			Restriction::OnHold,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Pays `amount` of HUX from the hold of `owner` to the free balance of `to`.
	fn pay_from_hold(owner: &T::AccountId, to: &T::AccountId, amount: Balance, fortitude: Fortitude) -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		if owner == to {
			T::Collateral::release(&reason, owner, amount, Precision::Exact)?;
		} else {
			let free = Restriction::Free;
			T::Collateral::transfer_on_hold(&reason, owner, to, amount, Precision::Exact, free, fortitude)?;
		}
		Ok(())
	}
}
