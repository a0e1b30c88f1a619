//! What the calls do: each loads a burrow once, changes a draft, and writes it when nothing can fail any more but the movement of tokens,
//! which is undone together with the call.

use crate::{pallet::*, types::*, weights::WeightInfo as _};
use frame::{
	prelude::*,
	token::{fungible::MutateHold, tokens::Restriction, Fortitude, Precision, Preservation},
};
use huxian_math::{Burrow, MathError, Parameters};
use huxian_traits::{
	auctions::Auctions,
	kit::{Controller, Freshness, Terms},
	Balance, BurrowId,
};

impl<T: Config> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Error::ArithmeticOverflow
	}
}

/// Whether a call had to ask the auctions for proceeds that are on their way.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Guard {
	/// The burrow has something at auction.
	Asked,
	/// It has nothing there.
	Skipped,
}

impl Guard {
	/// What a call of this weight has cost with its guard: all of the guard's weight was declared.
	pub fn spent<T: Config>(self, call: Weight) -> PostDispatchInfo {
		let guard = if self == Self::Asked { T::WeightInfo::guard() } else { Weight::zero() };
		Some(call.saturating_add(guard)).into()
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_create(
		by: T::AccountId,
		owner: T::AccountId,
		delegate: Option<T::AccountId>,
		amount: Balance,
	) -> DispatchResult {
		let creation_deposit = Self::creation_deposit();
		let collateral = amount.checked_sub(creation_deposit).ok_or(Error::<T>::BelowCreationDeposit)?;
		let terms = T::Controller::terms()?;
		let burrow = NextBurrow::<T>::get();
		let next = burrow.checked_add(1).ok_or(Error::<T>::ArithmeticOverflow)?;

		Self::take(&by, &owner, amount)?;
		NextBurrow::<T>::put(next);
		OwnedBy::<T>::insert(&owner, burrow, ());
		Burrows::<T>::insert(
			burrow,
			Record {
				owner: owner.clone(),
				delegate: delegate.clone(),
				new_owner: None,
				position: Burrow::new(collateral, terms.adjustment_index),
				open_deposits: false,
				open_burns: false,
				version: 0,
				accruals: 0,
			},
		);
		Self::deposit_event(Event::Created { burrow, owner, by, delegate, collateral, creation_deposit });
		Ok(())
	}

	pub(crate) fn do_deposit(by: T::AccountId, burrow: BurrowId, amount: Balance) -> Result<Guard, DispatchError> {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let mut record = Self::active(burrow)?;
		let before = record.position;
		Self::authorise(burrow, &record, &by, Right::Deposit)?;
		let guard = Self::ensure_settled(burrow, &record)?;
		let collateral = record.position.collateral.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		record.position.collateral = collateral;

		Self::take(&by, &record.owner, amount)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Deposited { burrow, by, amount, collateral });
		Ok(guard)
	}

	pub(crate) fn do_withdraw(by: T::AccountId, burrow: BurrowId, amount: Balance) -> Result<Guard, DispatchError> {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let mut record = Self::active(burrow)?;
		let before = record.position;
		let to = Self::authorise(burrow, &record, &by, Right::Withdraw)?;
		let guard = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let collateral = record.position.collateral.checked_sub(amount).ok_or(Error::<T>::InsufficientCollateral)?;
		record.position.collateral = collateral;
		if record.position.debt > 0 {
			Self::ensure_fresh(&terms)?;
			Self::ensure_covered(&record.position, &terms)?;
		}

		Self::give(&record.owner, &to, amount)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Withdrawn { burrow, by, to, amount, collateral });
		Ok(guard)
	}

	pub(crate) fn do_mint(by: T::AccountId, burrow: BurrowId, kit: Balance) -> Result<Guard, DispatchError> {
		ensure!(kit > 0, Error::<T>::ZeroAmount);
		let mut record = Self::active(burrow)?;
		let before = record.position;
		let to = Self::authorise(burrow, &record, &by, Right::Mint)?;
		let guard = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::ensure_fresh(&terms)?;
		Self::accrue(&mut record, &terms)?;
		let debt = record.position.debt.checked_add(kit).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(debt >= T::Preset::get().minimum_debt, Error::<T>::DebtBelowMinimum);
		record.position.debt = debt;
		Self::ensure_covered(&record.position, &terms)?;

		T::Controller::issue(&to, kit)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Minted { burrow, by, to, kit, debt });
		Ok(guard)
	}

	pub(crate) fn do_burn(by: T::AccountId, burrow: BurrowId, kit: Balance) -> Result<Guard, DispatchError> {
		ensure!(kit > 0, Error::<T>::ZeroAmount);
		let mut record = Self::active(burrow)?;
		let before = record.position;
		Self::authorise(burrow, &record, &by, Right::Burn)?;
		let guard = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		ensure!(record.position.debt > 0, Error::<T>::NothingOwed);
		let burned = record.position.debt.min(kit);
		let debt = record.position.debt.checked_sub(burned).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(debt == 0 || debt >= T::Preset::get().minimum_debt, Error::<T>::DebtBelowMinimum);
		record.position.debt = debt;

		T::Controller::repay(&by, burned)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Burned { burrow, by, kit: burned, debt });
		Ok(guard)
	}

	pub(crate) fn do_activate(by: T::AccountId, burrow: BurrowId, amount: Balance) -> Result<Guard, DispatchError> {
		let mut record = Self::owned(burrow, &by)?;
		let before = record.position;
		ensure!(!record.position.active, Error::<T>::AlreadyActive);
		let guard = Self::ensure_settled(burrow, &record)?;
		let creation_deposit = Self::creation_deposit();
		let added = amount.checked_sub(creation_deposit).ok_or(Error::<T>::BelowCreationDeposit)?;
		let collateral = record.position.collateral.checked_add(added).ok_or(Error::<T>::ArithmeticOverflow)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		record.position.active = true;
		record.position.collateral = collateral;

		Self::take(&by, &record.owner, amount)?;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Activated { burrow, collateral, creation_deposit });
		Ok(guard)
	}

	pub(crate) fn do_deactivate(by: T::AccountId, burrow: BurrowId) -> Result<Guard, DispatchError> {
		let mut record = Self::owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::Inactive);
		let guard = Self::ensure_settled(burrow, &record)?;
		ensure!(record.position.debt == 0, Error::<T>::DebtOutstanding);
		ensure!(record.position.at_auction == 0, Error::<T>::CollateralAtAuction);
		let returned = record.held(Self::creation_deposit()).ok_or(Error::<T>::ArithmeticOverflow)?;
		record.position.active = false;
		record.position.collateral = 0;
		record.new_owner = None;

		Self::give(&by, &by, returned)?;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::Deactivated { burrow, to: by, returned });
		Ok(guard)
	}

	pub(crate) fn do_set_delegate(
		by: T::AccountId,
		burrow: BurrowId,
		delegate: Option<T::AccountId>,
	) -> DispatchResult {
		let mut record = Self::active(burrow)?;
		Self::authorise(burrow, &record, &by, Right::SetDelegate)?;
		record.delegate = delegate.clone();
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::DelegateSet { burrow, delegate });
		Ok(())
	}

	pub(crate) fn do_touch(burrow: BurrowId) -> DispatchResult {
		let mut record = Self::load(burrow)?;
		let before = record.position;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let debt = record.position.debt;
		Self::write(burrow, &before, record)?;
		Self::deposit_event(Event::Touched { burrow, debt });
		Ok(())
	}
}

/// What the calls are made of.
impl<T: Config> Pallet<T> {
	/// The constants and rules.
	pub(crate) fn preset() -> Parameters {
		T::Preset::get()
	}

	/// HUX held apart for every active burrow.
	pub(crate) fn creation_deposit() -> Balance {
		T::Preset::get().creation_deposit
	}

	/// A burrow.
	pub(crate) fn load(burrow: BurrowId) -> Result<RecordOf<T>, Error<T>> {
		Burrows::<T>::get(burrow).ok_or(Error::<T>::UnknownBurrow)
	}

	/// A burrow in business.
	pub(crate) fn active(burrow: BurrowId) -> Result<RecordOf<T>, Error<T>> {
		let record = Self::load(burrow)?;
		ensure!(record.position.active, Error::<T>::Inactive);
		Ok(record)
	}

	/// A burrow of `who`.
	pub(crate) fn owned(burrow: BurrowId, who: &T::AccountId) -> Result<RecordOf<T>, Error<T>> {
		let record = Self::load(burrow)?;
		ensure!(record.owner == *who, Error::<T>::NoPermission);
		Ok(record)
	}

	/// Brings the debt up to date. Rounded up by less than one unit, for the protocol, and counted: that bounds how far the sum of debts may
	/// lie above what the controller has.
	pub(crate) fn accrue(record: &mut RecordOf<T>, terms: &Terms) -> Result<(), Error<T>> {
		if record.position.adjustment_index == terms.adjustment_index {
			return Ok(());
		}
		record.position = record.position.accrue(&Self::preset(), terms.adjustment_index)?;
		if record.position.debt > 0 {
			// Saturates after four billion changes of one burrow: the count serves only a bound that is checked off chain.
			record.accruals = record.accruals.saturating_add(1);
		}
		Ok(())
	}

	/// That the price is recent enough to add risk on.
	fn ensure_fresh(terms: &Terms) -> Result<(), Error<T>> {
		ensure!(terms.freshness == Freshness::Fresh, Error::<T>::StalePrice);
		Ok(())
	}

	/// That no proceeds of an auction are on their way: the debt is not what it seems until they are settled. A burrow that has nothing at
	/// auction need not ask.
	fn ensure_settled(burrow: BurrowId, record: &RecordOf<T>) -> Result<Guard, Error<T>> {
		if record.position.at_auction == 0 {
			return Ok(Guard::Skipped);
		}
		ensure!(!T::Auctions::has_unsettled(burrow), Error::<T>::UnsettledSlices);
		Ok(Guard::Asked)
	}

	/// That the collateral covers the debt at the minting price.
	fn ensure_covered(position: &Burrow, terms: &Terms) -> Result<(), Error<T>> {
		let overburrowed = position.is_overburrowed(&Self::preset(), terms.prices.minting())?;
		ensure!(!overburrowed, Error::<T>::Overburrowed);
		Ok(())
	}

	/// Puts `amount` of HUX of `from` on hold on the account of `owner`.
	fn take(from: &T::AccountId, owner: &T::AccountId, amount: Balance) -> DispatchResult {
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

	/// Pays `amount` of HUX out of the hold of `owner`.
	fn give(owner: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let reason = HoldReason::Collateral.into();
		if owner == to {
			T::Collateral::release(&reason, owner, amount, Precision::Exact)?;
			return Ok(());
		}
		T::Collateral::transfer_on_hold(
			&reason,
			owner,
			to,
			amount,
			Precision::Exact,
			Restriction::Free,
			Fortitude::Polite,
		)?;
		Ok(())
	}

	/// Moves `amount` from the hold of one owner to that of the next.
	pub(crate) fn hand_over(from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
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
}
