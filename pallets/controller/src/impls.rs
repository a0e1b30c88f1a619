//! The traits that the pallet implements for others.

use crate::{pallet::*, types::ControllerRecord};
use frame::{
	prelude::*,
	token::{fungible::Mutate, Fortitude, Precision, Preservation},
};
use huxian_traits::{
	kit::{Clock, Controller, Freshness, KitTerms},
	oracle::FreshPrice,
	Balance,
};

impl<T: Config> Pallet<T> {
	/// Returns the freshness of the index by the clock of this very block.
	///
	/// The index is fresh if the last tick saw it so and it has not grown too old since.
	pub(crate) fn freshness(record: &ControllerRecord) -> Freshness {
		// Saturates only for a clock that ran backwards; then the value is as young as can be.
		let age = T::Clock::now().saturating_sub(record.index_since);
		if record.index_fresh && age < T::Prices::maximum_age() {
			Freshness::Fresh
		} else {
			Freshness::Stale
		}
	}

	/// Returns the record of a controller that has started.
	fn started() -> Result<ControllerRecord, Error<T>> {
		ControllerState::<T>::get().ok_or(Error::<T>::NoPriceYet)
	}
}

impl<T: Config> Controller<T::AccountId> for Pallet<T> {
	fn terms() -> Result<KitTerms, DispatchError> {
		let record = Self::started()?;
		Ok(KitTerms {
			prices: record.state.prices().map_err(Error::<T>::from)?,
			quantity: record.state.quantity,
			adjustment_index: record.state.adjustment_index().map_err(Error::<T>::from)?,
			freshness: Self::freshness(&record),
		})
	}

	fn issue(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Self::started()?;
		record.state.issue(amount).map_err(Error::<T>::from)?;
		record.flows.issued = record.flows.issued.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::mint_into(who, amount)?;
		ControllerState::<T>::put(record);
		Ok(())
	}

	fn repay(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Self::started()?;
		record.state.repay(amount).map_err(|_| Error::<T>::ExceedsCirculating)?;
		record.flows.repaid = record.flows.repaid.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		ControllerState::<T>::put(record);
		Ok(())
	}

	fn forfeit(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Self::started()?;
		record.state.remove_circulating(amount).map_err(|_| Error::<T>::ExceedsCirculating)?;
		record.flows.forfeited = record.flows.forfeited.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		ControllerState::<T>::put(record);
		Ok(())
	}

	fn write_off(amount: Balance) -> DispatchResult {
		let mut record = Self::started()?;
		// Saturates by rule: the running sum may lie below the true one by the rounding of single
		// debts.
		record.state.remove_outstanding(amount);
		record.flows.written_off =
			record.flows.written_off.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		ControllerState::<T>::put(record);
		Ok(())
	}

	fn circulating() -> Balance {
		// Before the start there is no kit.
		ControllerState::<T>::get().map(|record| record.state.circulating).unwrap_or_default()
	}

	fn outstanding() -> Balance {
		// Before the start there is no debt.
		ControllerState::<T>::get().map(|record| record.state.outstanding).unwrap_or_default()
	}

	fn unowed() -> Balance {
		// Before the start there is neither kit nor debt.
		ControllerState::<T>::get().map(|record| record.unowed()).unwrap_or_default()
	}
}
