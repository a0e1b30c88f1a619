//! Who may do what with a burrow, and how it changes hands.

use crate::{pallet::*, types::*};
use frame::prelude::*;
use huxian_traits::BurrowId;

impl<T: Config> Pallet<T> {
	/// Who gets what `who` takes out of the burrow by this right: the owner, or the beneficiary that the owner has named.
	pub(crate) fn authorise(
		burrow: BurrowId,
		record: &RecordOf<T>,
		who: &T::AccountId,
		right: Right,
	) -> Result<T::AccountId, Error<T>> {
		let open = match right {
			Right::Deposit => record.open_deposits,
			Right::Burn => record.open_burns,
			_ => false,
		};
		if open || record.owner == *who {
			return Ok(record.owner.clone());
		}
		let grants = Grants::<T>::get(burrow);
		let grant = grants.iter().find(|grant| grant.who == *who).ok_or(Error::<T>::NoPermission)?;
		ensure!(grant.rights.allow(right), Error::<T>::NoPermission);
		Ok(grant.beneficiary.clone().unwrap_or_else(|| record.owner.clone()))
	}

	pub(crate) fn do_set_open(by: T::AccountId, burrow: BurrowId, deposits: bool, burns: bool) -> DispatchResult {
		let mut record = Self::owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::Inactive);
		record.open_deposits = deposits;
		record.open_burns = burns;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::OpenSet { burrow, deposits, burns });
		Ok(())
	}

	pub(crate) fn do_grant(
		by: T::AccountId,
		burrow: BurrowId,
		who: T::AccountId,
		rights: Rights,
		beneficiary: Option<T::AccountId>,
	) -> DispatchResult {
		let record = Self::owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::Inactive);
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

	pub(crate) fn do_revoke(by: T::AccountId, burrow: BurrowId, who: T::AccountId) -> DispatchResult {
		Self::owned(burrow, &by)?;
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

	pub(crate) fn do_revoke_all(by: T::AccountId, burrow: BurrowId) -> DispatchResult {
		let mut record = Self::owned(burrow, &by)?;
		Self::forget_rights(burrow, &mut record);
		let version = record.version;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::AllRevoked { burrow, version });
		Ok(())
	}

	pub(crate) fn do_transfer(by: T::AccountId, burrow: BurrowId, new_owner: T::AccountId) -> DispatchResult {
		let mut record = Self::owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::Inactive);
		let new_owner = Some(new_owner).filter(|account| *account != by);
		record.new_owner = new_owner.clone();
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::TransferOffered { burrow, new_owner });
		Ok(())
	}

	pub(crate) fn do_accept_transfer(by: T::AccountId, burrow: BurrowId) -> DispatchResult {
		let mut record = Self::active(burrow)?;
		let offered = record.new_owner.take().ok_or(Error::<T>::NotOffered)?;
		ensure!(offered == by, Error::<T>::NotOfferedToYou);
		let held = record.held(Self::creation_deposit()).ok_or(Error::<T>::ArithmeticOverflow)?;
		let from = core::mem::replace(&mut record.owner, by.clone());
		Self::forget_rights(burrow, &mut record);
		let version = record.version;

		Self::hand_over(&from, &by, held)?;
		OwnedBy::<T>::remove(&from, burrow);
		OwnedBy::<T>::insert(&by, burrow, ());
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::Transferred { burrow, from, to: by, version });
		Ok(())
	}

	/// Drops all grants and closes the burrow to strangers.
	fn forget_rights(burrow: BurrowId, record: &mut RecordOf<T>) {
		Grants::<T>::remove(burrow);
		record.open_deposits = false;
		record.open_burns = false;
		// Wraps after four billion: the number only tells one state from the one before.
		record.version = record.version.wrapping_add(1);
	}
}
