//! What burrows ask of the controller.

use crate::pallet::*;
use frame::{
	prelude::*,
	token::{fungible::Mutate, Fortitude, Precision, Preservation},
};
use huxian_traits::{
	kit::{Clock, Controller, Freshness, Terms},
	oracle::FreshPrice,
	Balance,
};

impl<T: Config> Pallet<T> {
	/// Whether the index is fresh by the clock of this very block: the last tick saw it so, and it has not grown too old since.
	pub(crate) fn freshness(record: &crate::Record) -> Freshness {
		// Saturates only for a clock that ran backwards; then the value is as young as can be.
		let age = T::Clock::now().saturating_sub(record.index_since);
		if record.index_fresh && age < T::Prices::maximum_age() {
			Freshness::Fresh
		} else {
			Freshness::Stale
		}
	}
}

impl<T: Config> Controller<T::AccountId> for Pallet<T> {
	fn terms() -> Result<Terms, DispatchError> {
		let record = Core::<T>::get().ok_or(Error::<T>::NoPriceYet)?;
		Ok(Terms {
			prices: record.state.prices().map_err(Error::<T>::from)?,
			quantity: record.state.quantity,
			adjustment_index: record.state.adjustment_index().map_err(Error::<T>::from)?,
			freshness: Self::freshness(&record),
		})
	}

	fn issue(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Core::<T>::get().ok_or(Error::<T>::NoPriceYet)?;
		record.state.issue(amount).map_err(Error::<T>::from)?;
		record.flows.issued = record.flows.issued.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::mint_into(who, amount)?;
		Core::<T>::put(record);
		Ok(())
	}

	fn repay(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Core::<T>::get().ok_or(Error::<T>::NoPriceYet)?;
		record.state.repay(amount).map_err(|_| Error::<T>::NotCirculating)?;
		record.flows.repaid = record.flows.repaid.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Core::<T>::put(record);
		Ok(())
	}

	fn forfeit(who: &T::AccountId, amount: Balance) -> DispatchResult {
		let mut record = Core::<T>::get().ok_or(Error::<T>::NoPriceYet)?;
		record.state.remove_circulating(amount).map_err(|_| Error::<T>::NotCirculating)?;
		record.flows.forfeited = record.flows.forfeited.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		T::Kit::burn_from(who, amount, Preservation::Expendable, Precision::Exact, Fortitude::Polite)?;
		Core::<T>::put(record);
		Ok(())
	}

	fn write_off(amount: Balance) -> DispatchResult {
		let mut record = Core::<T>::get().ok_or(Error::<T>::NoPriceYet)?;
		// Saturates by rule: the running sum may lie below the true one by the rounding of single debts.
		record.state.remove_outstanding(amount);
		record.flows.written_off =
			record.flows.written_off.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Core::<T>::put(record);
		Ok(())
	}

	fn circulating() -> Balance {
		Core::<T>::get().map(|record| record.state.circulating).unwrap_or_default()
	}

	fn outstanding() -> Balance {
		Core::<T>::get().map(|record| record.state.outstanding).unwrap_or_default()
	}
}
