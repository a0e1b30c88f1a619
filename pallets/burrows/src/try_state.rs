//! The invariants of burrows, numbered as in the README.

use crate::{index::index_key, pallet::*, types::*};
use alloc::collections::BTreeMap;
use frame::{prelude::*, token::fungible::InspectHold, try_runtime::TryRuntimeError};
use huxian_traits::{auctions::Auctions, kit::Controller, Balance, BurrowId};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook.
	///
	/// It reads every burrow, so it runs off chain only.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let mut held: BTreeMap<T::AccountId, Balance> = BTreeMap::new();
		let mut debts: Balance = 0;
		let mut tolerance: Balance = 0;
		for (burrow, record) in Burrows::<T>::iter() {
			Self::check_burrow(burrow, &record)?;
			let required = record.held(Self::creation_deposit()).ok_or("B3: the hold of a burrow does not fit")?;
			let sum = held.entry(record.owner.clone()).or_default();
			*sum = sum.checked_add(required).ok_or("B3: the hold of an owner does not fit")?;
			debts = debts.checked_add(Self::debt_now(record.clone())?).ok_or("B4: the debts do not fit")?;
			tolerance = tolerance.saturating_add(Balance::from(record.accruals)).saturating_add(1);
		}
		Self::check_owners(&held)?;
		Self::check_grants()?;
		Self::check_index()?;
		Self::check_debts(debts, tolerance)
	}

	/// Checks B1 and B2: every burrow is counted and listed with its owner, and a closed burrow has
	/// no collateral and no offer.
	fn check_burrow(burrow: BurrowId, record: &BurrowRecordOf<T>) -> Result<(), TryRuntimeError> {
		ensure!(burrow < NextBurrow::<T>::get(), "B1: a burrow has a number that was never given");
		let is_listed = OwnedBy::<T>::contains_key(&record.owner, burrow.to_be_bytes());
		ensure!(is_listed, "B1: a burrow is not listed with its owner");
		ensure!(
			record.position.active || (record.position.collateral == 0 && record.new_owner.is_none()),
			"B2: a closed burrow has collateral or is offered"
		);
		Ok(())
	}

	/// Checks B1 and B3: every listing has its burrow, and every owner's hold is what its burrows
	/// require.
	fn check_owners(held: &BTreeMap<T::AccountId, Balance>) -> Result<(), TryRuntimeError> {
		for (owner, key, ()) in OwnedBy::<T>::iter() {
			let burrow = BurrowId::from_be_bytes(key);
			let listed = Burrows::<T>::get(burrow).is_some_and(|record| record.owner == owner);
			ensure!(listed, "B1: an account is listed with a burrow that is not its own");
			let required = held.get(&owner).copied().unwrap_or_default();
			let on_hold = T::Collateral::balance_on_hold(&HoldReason::Collateral.into(), &owner);
			ensure!(on_hold == required, "B3: the hold of an owner is not what its burrows require");
		}
		Ok(())
	}

	/// Checks B4: the controller's outstanding kit is not below the sum of debts, but for rounding.
	///
	/// Three bounds add up. Each accrual rounds a debt up by less than one unit. Each block rounds
	/// outstanding kit down by less than three units. Both sides use an adjustment index that is
	/// exact to 2^-64 of itself.
	fn check_debts(debts: Balance, accruals: Balance) -> Result<(), TryRuntimeError> {
		let blocks: Balance = frame_system::Pallet::<T>::block_number().unique_saturated_into();
		let tolerance =
			accruals.saturating_add(blocks.saturating_mul(3)).saturating_add(debts.checked_shr(60).unwrap_or_default());
		let outstanding = T::Controller::outstanding().saturating_add(tolerance);
		ensure!(outstanding >= debts, "B4: burrows owe more than the outstanding kit");
		Ok(())
	}

	/// Checks B5: grants belong to burrows, one an account, none empty, none to the owner.
	fn check_grants() -> Result<(), TryRuntimeError> {
		for (burrow, grants) in Grants::<T>::iter() {
			let record = Burrows::<T>::get(burrow).ok_or("B5: a grant belongs to no burrow")?;
			let sound = grants.iter().enumerate().all(|(place, grant)| {
				grant.rights != Rights::NONE
					&& grant.who != record.owner
					&& grants.iter().take(place).all(|other| other.who != grant.who)
			});
			ensure!(sound, "B5: a grant is empty, double or to the owner");
		}
		Ok(())
	}

	/// Checks B6 and B7: both indices equal those built anew, and burrows and auctions agree about
	/// the collateral at auction.
	fn check_index() -> Result<(), TryRuntimeError> {
		let (mut keys, mut watched, mut at_auction) = (0_usize, 0_usize, 0_u128);
		for (burrow, record) in Burrows::<T>::iter() {
			let place = Self::index_ratio(&record.position).map_err(|_| "B6: a burrow has no ratio")?;
			if let Some(ratio) = place {
				let listed = RatioIndex::<T>::contains_key(index_key(ratio, burrow));
				ensure!(listed, "B6: a burrow is not at its ratio in the index");
				keys = keys.saturating_add(1);
			}
			let listed = Watched::<T>::contains_key(burrow.to_be_bytes());
			ensure!(listed == Self::is_watched(&record.position), "B6: the watched burrows are not those with slices");
			watched = watched.saturating_add(usize::from(listed));
			at_auction = at_auction
				.checked_add(record.position.at_auction)
				.ok_or("B7: the collateral at auction does not fit")?;
		}
		ensure!(
			RatioIndex::<T>::iter_keys().count() == keys,
			"B6: the index names a burrow twice, or one that does not belong in it"
		);
		ensure!(Watched::<T>::iter_keys().count() == watched, "B6: a burrow is watched that does not exist");
		ensure!(
			T::Auctions::at_auction() == at_auction,
			"B7: burrows and auctions have different collateral at auction"
		);
		Ok(())
	}

	/// Returns the debt, accrued to this block.
	fn debt_now(mut record: BurrowRecordOf<T>) -> Result<Balance, TryRuntimeError> {
		if let Ok(terms) = T::Controller::terms() {
			Self::accrue(&mut record, &terms).map_err(|_| "B4: a debt cannot be accrued")?;
		}
		Ok(record.position.debt)
	}
}
