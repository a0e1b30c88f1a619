//! The rights over a burrow, and its transfer to another owner.

use crate::{pallet::*, types::*};
use frame::prelude::*;
use huxian_traits::{kit::Controller, Balance, BurrowId};

impl<T: Config> Pallet<T> {
	/// Ensures that `who` has `right` over the burrow.
	///
	/// Returns the grant that gives the right; `None` if `who` is the owner or needs no grant.
	pub(crate) fn ensure_right(
		burrow: BurrowId,
		record: &BurrowRecordOf<T>,
		who: &T::AccountId,
		right: Right,
	) -> Result<Option<GrantOf<T>>, Error<T>> {
		let open = match right {
			Right::Deposit => record.open_deposits,
			Right::Burn => record.open_burns,
			_ => false,
		};
		if open || record.owner == *who {
			return Ok(None);
		}
		let grants = Grants::<T>::get(burrow);
		let grant = grants.into_iter().find(|grant| grant.who == *who).ok_or(Error::<T>::NoPermission)?;
		ensure!(grant.rights.allow(right), Error::<T>::NoPermission);
		Ok(Some(grant))
	}

	/// Returns the receiver of everything withdrawn or minted under `grant`.
	///
	/// It is the beneficiary that the owner named in the grant; otherwise the owner.
	pub(crate) fn beneficiary(record: &BurrowRecordOf<T>, grant: Option<GrantOf<T>>) -> T::AccountId {
		grant.and_then(|grant| grant.beneficiary).unwrap_or_else(|| record.owner.clone())
	}

	/// Permits or forbids anyone to deposit, and to burn kit against the debt.
	pub(crate) fn do_set_open(by: T::AccountId, burrow: BurrowId, deposits: bool, burns: bool) -> DispatchResult {
		let mut record = Self::load_owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::BurrowClosed);
		record.open_deposits = deposits;
		record.open_burns = burns;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::OpenSet { burrow, deposits, burns });
		Ok(())
	}

	/// Gives `who` the `rights` in place of the rights it had.
	pub(crate) fn do_grant(
		by: T::AccountId,
		burrow: BurrowId,
		who: T::AccountId,
		rights: Rights,
		beneficiary: Option<T::AccountId>,
	) -> DispatchResult {
		let record = Self::load_owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::BurrowClosed);
		ensure!(rights != Rights::NONE, Error::<T>::EmptyGrant);
		ensure!(record.owner != who, Error::<T>::OwnerNeedsNoGrant);
		let grant = Grant { who: who.clone(), rights, beneficiary: beneficiary.clone() };
		Grants::<T>::try_mutate(burrow, |grants| match grants.iter_mut().find(|known| known.who == who) {
			Some(known) => {
				*known = grant;
				Ok(())
			},
			None => grants.try_push(grant).map_err(|_| Error::<T>::TooManyGrants),
		})?;
		Self::deposit_event(Event::Granted { burrow, who, rights, beneficiary });
		Ok(())
	}

	/// Removes the grant of `who`.
	pub(crate) fn do_revoke(by: T::AccountId, burrow: BurrowId, who: T::AccountId) -> DispatchResult {
		Self::load_owned(burrow, &by)?;
		let mut grants = Grants::<T>::get(burrow);
		let before = grants.len();
		grants.retain(|grant| grant.who != who);
		ensure!(grants.len() < before, Error::<T>::NotGranted);
		if grants.is_empty() {
			Grants::<T>::remove(burrow);
		} else {
			Grants::<T>::insert(burrow, grants);
		}
		Self::deposit_event(Event::Revoked { burrow, who });
		Ok(())
	}

	/// Removes all rights of others.
	pub(crate) fn do_revoke_all(by: T::AccountId, burrow: BurrowId) -> DispatchResult {
		let mut record = Self::load_owned(burrow, &by)?;
		Self::clear_rights(burrow, &mut record);
		let version = record.version;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::AllRevoked { burrow, version });
		Ok(())
	}

	/// Offers the burrow to `new_owner`, or withdraws the offer if that is the owner.
	pub(crate) fn do_transfer(by: T::AccountId, burrow: BurrowId, new_owner: T::AccountId) -> DispatchResult {
		let mut record = Self::load_owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::BurrowClosed);
		let new_owner = Some(new_owner).filter(|account| *account != by);
		record.new_owner = new_owner.clone();
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::TransferOffered { burrow, new_owner });
		Ok(())
	}

	/// Moves the burrow and its hold to the account that it was offered to.
	///
	/// Until then the old owner may change it. So it must have at least `min_collateral` and owe at
	/// most `max_debt`.
	pub(crate) fn do_accept_transfer(
		by: T::AccountId,
		burrow: BurrowId,
		min_collateral: Balance,
		max_debt: Balance,
	) -> DispatchResult {
		let mut record = Self::load_active(burrow)?;
		let before = record.position;
		let offered = record.new_owner.take().ok_or(Error::<T>::NotOffered)?;
		ensure!(offered == by, Error::<T>::NotOfferedToYou);
		Self::accrue(&mut record, &T::Controller::terms()?)?;
		ensure!(record.position.collateral >= min_collateral, Error::<T>::CollateralBelowMinimum);
		ensure!(record.position.debt <= max_debt, Error::<T>::DebtAboveMaximum);
		let held = record.held(Self::creation_deposit()).ok_or(Error::<T>::ArithmeticOverflow)?;
		let from = core::mem::replace(&mut record.owner, by.clone());
		Self::clear_rights(burrow, &mut record);
		let version = record.version;

		Self::transfer_hold(&from, &by, held)?;
		OwnedBy::<T>::remove(&from, burrow.to_be_bytes());
		OwnedBy::<T>::insert(&by, burrow.to_be_bytes(), ());
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Transferred { burrow, from, to: by, version });
		Ok(())
	}

	/// Removes all grants, and the permissions of anyone to deposit and to burn.
	fn clear_rights(burrow: BurrowId, record: &mut BurrowRecordOf<T>) {
		Grants::<T>::remove(burrow);
		record.open_deposits = false;
		record.open_burns = false;
		// Wraps after four billion: the number only distinguishes one state from the state before.
		record.version = record.version.wrapping_add(1);
	}
}
