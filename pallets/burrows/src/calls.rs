//! The work of the calls: create, deposit, withdraw, mint, burn and their like.
//!
//! Each call loads the burrow once, changes a draft, checks it, and writes it once. After the last
//! check only the movement of tokens can fail, which undoes the whole call.

use crate::{pallet::*, types::*, weights::WeightInfo as _};
use frame::prelude::*;
use huxian_math::{Burrow, Parameters};
use huxian_traits::{
	auctions::Auctions,
	kit::{Controller, Freshness, KitTerms},
	Balance, BurrowId,
};

/// Outcome of [`Pallet::ensure_settled`]: whether the auctions had to be asked.
///
/// Calls declare the weight of the question. A burrow with nothing at auction gets it back.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SettlementCheck {
	/// The burrow has collateral at auction, so the auctions were asked.
	Done,
	/// The burrow has nothing at auction.
	NotNeeded,
}

impl SettlementCheck {
	/// Returns the weight used by a call that weighs `call` without the check.
	pub fn post_info<T: Config>(self, call: Weight) -> PostDispatchInfo {
		let check = if self == Self::Done { T::WeightInfo::settlement_check() } else { Weight::zero() };
		Some(call.saturating_add(check)).into()
	}
}

impl<T: Config> Pallet<T> {
	/// Creates a burrow of `owner` with `amount` of HUX of `by`, deposit included.
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

		Self::hold_collateral(&by, &owner, amount)?;
		NextBurrow::<T>::put(next);
		OwnedBy::<T>::insert(&owner, burrow.to_be_bytes(), ());
		Burrows::<T>::insert(
			burrow,
			BurrowRecord {
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

	/// Adds `amount` of HUX of `by` to the collateral.
	pub(crate) fn do_deposit(by: T::AccountId, burrow: BurrowId, amount: Balance) -> DispatchResultWithPostInfo {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let mut record = Self::load_active(burrow)?;
		let before = record.position;
		Self::ensure_right(burrow, &record, &by, Right::Deposit)?;
		let check = Self::ensure_settled(burrow, &record)?;
		let collateral = record.position.collateral.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		record.position.collateral = collateral;

		Self::hold_collateral(&by, &record.owner, amount)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Deposited { burrow, by, amount, collateral });
		Ok(check.post_info::<T>(T::WeightInfo::deposit()))
	}

	/// Pays `amount` of the collateral out.
	pub(crate) fn do_withdraw(by: T::AccountId, burrow: BurrowId, amount: Balance) -> DispatchResultWithPostInfo {
		ensure!(amount > 0, Error::<T>::ZeroAmount);
		let mut record = Self::load_active(burrow)?;
		let before = record.position;
		let grant = Self::ensure_right(burrow, &record, &by, Right::Withdraw)?;
		let to = Self::beneficiary(&record, grant);
		let check = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let collateral = record.position.collateral.checked_sub(amount).ok_or(Error::<T>::InsufficientCollateral)?;
		record.position.collateral = collateral;
		if record.position.debt > 0 {
			Self::ensure_fresh(&terms)?;
			Self::ensure_covered(&record.position, &terms)?;
		}

		Self::release_collateral(&record.owner, &to, amount)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Withdrawn { burrow, by, to, amount, collateral });
		Ok(check.post_info::<T>(T::WeightInfo::withdraw()))
	}

	/// Mints `kit` against the collateral.
	pub(crate) fn do_mint(by: T::AccountId, burrow: BurrowId, kit: Balance) -> DispatchResultWithPostInfo {
		ensure!(kit > 0, Error::<T>::ZeroAmount);
		let mut record = Self::load_active(burrow)?;
		let before = record.position;
		let grant = Self::ensure_right(burrow, &record, &by, Right::Mint)?;
		let to = Self::beneficiary(&record, grant);
		let check = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::ensure_fresh(&terms)?;
		Self::accrue(&mut record, &terms)?;
		let debt = record.position.debt.checked_add(kit).ok_or(Error::<T>::ArithmeticOverflow)?;
		ensure!(debt >= T::Preset::get().min_debt, Error::<T>::DebtBelowMinimum);
		record.position.debt = debt;
		Self::ensure_covered(&record.position, &terms)?;

		T::Controller::issue(&to, kit)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Minted { burrow, by, to, kit, debt });
		Ok(check.post_info::<T>(T::WeightInfo::mint()))
	}

	/// Burns at most `kit` of `by` against the debt.
	pub(crate) fn do_burn(by: T::AccountId, burrow: BurrowId, kit: Balance) -> DispatchResultWithPostInfo {
		ensure!(kit > 0, Error::<T>::ZeroAmount);
		let mut record = Self::load_active(burrow)?;
		let before = record.position;
		Self::ensure_right(burrow, &record, &by, Right::Burn)?;
		let check = Self::ensure_settled(burrow, &record)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let owed = record.position.debt;
		ensure!(owed > 0, Error::<T>::NothingOwed);
		let burned = owed.min(kit);
		let debt = owed.checked_sub(burned).ok_or(Error::<T>::ArithmeticOverflow)?;
		// A liquidation may leave less than the minimum. The owner may still burn a part of it.
		let min_debt = T::Preset::get().min_debt;
		ensure!(debt == 0 || debt >= min_debt || owed < min_debt, Error::<T>::DebtBelowMinimum);
		record.position.debt = debt;

		T::Controller::repay(&by, burned)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Burned { burrow, by, kit: burned, debt });
		Ok(check.post_info::<T>(T::WeightInfo::burn()))
	}

	/// Activates a closed burrow with `amount` of HUX of its owner, deposit included.
	pub(crate) fn do_activate(by: T::AccountId, burrow: BurrowId, amount: Balance) -> DispatchResultWithPostInfo {
		let mut record = Self::load_owned(burrow, &by)?;
		let before = record.position;
		ensure!(!record.position.active, Error::<T>::AlreadyActive);
		let check = Self::ensure_settled(burrow, &record)?;
		let creation_deposit = Self::creation_deposit();
		let added = amount.checked_sub(creation_deposit).ok_or(Error::<T>::BelowCreationDeposit)?;
		let collateral = record.position.collateral.checked_add(added).ok_or(Error::<T>::ArithmeticOverflow)?;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		record.position.active = true;
		record.position.collateral = collateral;

		Self::hold_collateral(&by, &record.owner, amount)?;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Activated { burrow, collateral, creation_deposit });
		Ok(check.post_info::<T>(T::WeightInfo::activate()))
	}

	/// Closes a burrow without debt and returns its HUX to its owner.
	pub(crate) fn do_deactivate(by: T::AccountId, burrow: BurrowId) -> DispatchResultWithPostInfo {
		let mut record = Self::load_owned(burrow, &by)?;
		ensure!(record.position.active, Error::<T>::BurrowClosed);
		let check = Self::ensure_settled(burrow, &record)?;
		ensure!(record.position.debt == 0, Error::<T>::DebtOutstanding);
		ensure!(record.position.at_auction == 0, Error::<T>::CollateralAtAuction);
		let returned = record.held(Self::creation_deposit()).ok_or(Error::<T>::ArithmeticOverflow)?;
		record.position.active = false;
		record.position.collateral = 0;
		record.new_owner = None;

		Self::release_collateral(&by, &by, returned)?;
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::Deactivated { burrow, to: by, returned });
		Ok(check.post_info::<T>(T::WeightInfo::deactivate()))
	}

	/// Stores the delegate.
	pub(crate) fn do_set_delegate(
		by: T::AccountId,
		burrow: BurrowId,
		delegate: Option<T::AccountId>,
	) -> DispatchResult {
		let mut record = Self::load_active(burrow)?;
		Self::ensure_right(burrow, &record, &by, Right::SetDelegate)?;
		record.delegate = delegate.clone();
		Burrows::<T>::insert(burrow, record);
		Self::deposit_event(Event::DelegateSet { burrow, delegate });
		Ok(())
	}

	/// Accrues the debt and stores it.
	pub(crate) fn do_touch(burrow: BurrowId) -> DispatchResult {
		let mut record = Self::load(burrow)?;
		let before = record.position;
		let terms = T::Controller::terms()?;
		Self::accrue(&mut record, &terms)?;
		let debt = record.position.debt;
		Self::write_burrow(burrow, &before, record)?;
		Self::deposit_event(Event::Touched { burrow, debt });
		Ok(())
	}
}

/// Steps that the calls share.
impl<T: Config> Pallet<T> {
	/// Returns the constants and rules of the kit system.
	pub(crate) fn preset() -> Parameters {
		T::Preset::get()
	}

	/// Returns the HUX on hold for every active burrow beside its collateral.
	pub(crate) fn creation_deposit() -> Balance {
		T::Preset::get().creation_deposit
	}

	/// Loads a burrow.
	pub(crate) fn load(burrow: BurrowId) -> Result<BurrowRecordOf<T>, Error<T>> {
		Burrows::<T>::get(burrow).ok_or(Error::<T>::UnknownBurrow)
	}

	/// Loads a burrow that must be active.
	pub(crate) fn load_active(burrow: BurrowId) -> Result<BurrowRecordOf<T>, Error<T>> {
		let record = Self::load(burrow)?;
		ensure!(record.position.active, Error::<T>::BurrowClosed);
		Ok(record)
	}

	/// Loads a burrow that `who` must own.
	pub(crate) fn load_owned(burrow: BurrowId, who: &T::AccountId) -> Result<BurrowRecordOf<T>, Error<T>> {
		let record = Self::load(burrow)?;
		ensure!(record.owner == *who, Error::<T>::NoPermission);
		Ok(record)
	}

	/// Accrues the debt to the adjustment index of `terms`, rounded up, for the protocol.
	///
	/// Each accrual adds less than one unit and is counted. The count bounds how far the sum of
	/// debts may exceed the controller's outstanding kit.
	pub(crate) fn accrue(record: &mut BurrowRecordOf<T>, terms: &KitTerms) -> Result<(), Error<T>> {
		if record.position.adjustment_index == terms.adjustment_index {
			return Ok(());
		}
		record.position = record.position.accrue(&Self::preset(), terms.adjustment_index)?;
		if record.position.debt > 0 {
			// Saturates after four billion accruals of one burrow: only a bound that is checked off
			// chain uses the count.
			record.accruals = record.accruals.saturating_add(1);
		}
		Ok(())
	}

	/// Ensures that the price is recent enough to add risk.
	fn ensure_fresh(terms: &KitTerms) -> Result<(), Error<T>> {
		ensure!(terms.freshness == Freshness::Fresh, Error::<T>::StalePrice);
		Ok(())
	}

	/// Ensures that no sold slice of the burrow waits for its settlement.
	///
	/// Until then the debt counts kit that is repaid already. A burrow with nothing at auction need
	/// not ask.
	fn ensure_settled(burrow: BurrowId, record: &BurrowRecordOf<T>) -> Result<SettlementCheck, Error<T>> {
		if record.position.at_auction == 0 {
			return Ok(SettlementCheck::NotNeeded);
		}
		ensure!(!T::Auctions::has_unsettled(burrow), Error::<T>::UnsettledSlices);
		Ok(SettlementCheck::Done)
	}

	/// Ensures that the collateral covers the debt at the minting price.
	fn ensure_covered(position: &Burrow, terms: &KitTerms) -> Result<(), Error<T>> {
		let overburrowed = position.is_overburrowed(&Self::preset(), terms.prices.minting())?;
		ensure!(!overburrowed, Error::<T>::Overburrowed);
		Ok(())
	}
}
