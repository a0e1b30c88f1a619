//! The invariants of burrows, numbered as in the README.

use crate::{index::index_key, pallet::*, types::*};
use alloc::collections::BTreeMap;
use frame::{prelude::*, token::fungible::InspectHold, try_runtime::TryRuntimeError};
use huxian_traits::{auctions::Auctions, kit::Controller, Balance, BurrowId};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook. Off chain only: it looks at every burrow.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held: BTreeMap<T::AccountId, Balance> = BTreeMap::new();
		let mut debts: Balance = 0;
		let mut tolerance: Balance = 0;
		for (burrow, record) in Burrows::<T>::iter() {
			Self::check_burrow(burrow, &record)?;
			let mine = record.held(Self::creation_deposit()).ok_or("B3: a burrow holds more than fits")?;
			let sum = held.entry(record.owner.clone()).or_default();
			*sum = sum.checked_add(mine).ok_or("B3: an owner holds more than fits")?;
			debts = debts.checked_add(Self::debt_now(record.clone())?).ok_or("B4: the debts do not fit")?;
			tolerance = tolerance.saturating_add(Balance::from(record.accruals)).saturating_add(1);
		}
		Self::check_owners(&held)?;
		Self::check_grants()?;
		Self::check_index()?;
		Self::check_debts(debts, tolerance)
	}

	/// B1 and B2: every burrow has been counted and is listed with its owner; an inactive one has no collateral and no offer.
	fn check_burrow(burrow: BurrowId, record: &RecordOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(burrow < NextBurrow::<T>::get(), "B1: a burrow has a number that was never given");
		ensure!(OwnedBy::<T>::contains_key(&record.owner, burrow), "B1: a burrow is not listed with its owner");
		ensure!(
			record.position.active || (record.position.collateral == 0 && record.new_owner.is_none()),
			"B2: an inactive burrow has collateral or is offered"
		);
		Ok(())
	}

	/// B1 and B3: every listing has its burrow; on every owner's account is on hold just what its burrows need.
	fn check_owners(held: &BTreeMap<T::AccountId, Balance>) -> Result<(), TryRuntimeError> {
		for (owner, burrow, ()) in OwnedBy::<T>::iter() {
			let listed = Burrows::<T>::get(burrow).is_some_and(|record| record.owner == owner);
			ensure!(listed, "B1: an account is listed with a burrow that is not its own");
			let needed = held.get(&owner).copied().unwrap_or_default();
			let on_hold = T::Collateral::balance_on_hold(&HoldReason::Collateral.into(), &owner);
			ensure!(on_hold == needed, "B3: what is on hold is not what the burrows of its owner need");
		}
		Ok(())
	}

	/// B4: the controller's running sum is not below the sum of debts, but for rounding.
	///
	/// A debt is rounded up by less than one unit each time it is accrued; the running sum is rounded down by less than three units in each
	/// block; and the adjustment index is exact to 2^-64 of itself on both sides.
	fn check_debts(debts: Balance, accruals: Balance) -> Result<(), TryRuntimeError> {
		let blocks: Balance = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let tolerance =
			accruals.saturating_add(blocks.saturating_mul(3)).saturating_add(debts.checked_shr(60).unwrap_or_default());
		let outstanding = T::Controller::outstanding().saturating_add(tolerance);
		ensure!(outstanding >= debts, "B4: burrows owe more than the controller knows of");
		Ok(())
	}

	/// B5: grants exist only where there is a burrow, each account has one, and none is empty or the owner's.
	fn check_grants() -> Result<(), TryRuntimeError> {
		for (burrow, grants) in Grants::<T>::iter() {
			let record = Burrows::<T>::get(burrow).ok_or("B5: rights over a burrow that does not exist")?;
			let sound = grants.iter().enumerate().all(|(place, grant)| {
				grant.rights != Rights::NONE
					&& grant.who != record.owner
					&& grants.iter().take(place).all(|other| other.who != grant.who)
			});
			ensure!(sound, "B5: a grant is empty, double or the owner's");
		}
		Ok(())
	}

	/// B6 and B7: the index and the list of the watched are what they would be if they were made anew; what burrows have at auction is what the
	/// auctions have of them.
	fn check_index() -> Result<(), TryRuntimeError> {
		let (mut keys, mut watched, mut at_auction) = (0_usize, 0_usize, 0_u128);
		for (burrow, record) in Burrows::<T>::iter() {
			let place = Self::place(&record.position).map_err(|_| "B6: a burrow has no ratio")?;
			if let Some(ratio) = place {
				let listed = RatioIndex::<T>::contains_key(index_key(ratio, burrow));
				ensure!(listed, "B6: a burrow is not where it belongs in the index");
				keys = keys.saturating_add(1);
			}
			let listed = Watched::<T>::contains_key(burrow.to_be_bytes());
			ensure!(listed == Self::is_watched(&record.position), "B6: the watched are not those with slices");
			watched = watched.saturating_add(usize::from(listed));
			at_auction = at_auction.checked_add(record.position.at_auction).ok_or("B7: too much is at auction")?;
		}
		ensure!(RatioIndex::<T>::iter_keys().count() == keys, "B6: the index names a burrow twice or for nothing");
		ensure!(Watched::<T>::iter_keys().count() == watched, "B6: a burrow is watched that is not there");
		ensure!(T::Auctions::at_auction() == at_auction, "B7: burrows and auctions disagree about what is at auction");
		Ok(())
	}

	/// The debt as of this block.
	fn debt_now(mut record: RecordOf<T>) -> Result<Balance, TryRuntimeError> {
		if let Ok(terms) = T::Controller::terms() {
			Self::accrue(&mut record, &terms).map_err(|_| "B4: a debt cannot be brought up to date")?;
		}
		Ok(record.position.debt)
	}
}
