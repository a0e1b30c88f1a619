//! Traits that other pallets use.

use crate::{ledger::Ledger, pallet::*, types::*, weights::WeightInfo as _};
use frame::prelude::*;
use huxian_traits::{peg::AmoAccounting, Balance};

impl<T: Config> AmoAccounting<T::AccountId> for Pallet<T> {
	fn is_operator(who: &T::AccountId) -> bool {
		Operators::<T>::contains_key(who)
	}

	fn debt(family: TokenId) -> Balance {
		// M3: no AMO has burned more than it minted.
		let debt = |id: AmoId| Ledgers::<T>::get(id).debt().defensive_unwrap_or_default();
		// The debts together are at most the supply.
		amos_of::<T>(family).fold(0, |sum: Balance, id| sum.saturating_add(debt(id)))
	}

	fn stressed_value(family: TokenId) -> Balance {
		let value = |id: AmoId| {
			let value = Ledger::<T>::load(id).and_then(|ledger| ledger.stressed_value());
			value.defensive_unwrap_or_default()
		};
		// A sum that does not fit is more than the supply can be.
		amos_of::<T>(family).fold(0, |sum: Balance, id| sum.saturating_add(value(id)))
	}

	fn uses_external(family: TokenId, external: TokenId) -> bool {
		AmosOfFamily::<T>::get(family).iter().any(|(.., used)| *used == external)
	}

	fn stressed_value_weight(family: TokenId) -> Weight {
		let count = AmosOfFamily::<T>::decode_len(family).unwrap_or_default();
		T::WeightInfo::stressed_value().saturating_mul(count.saturated_into())
	}

	fn max_stressed_value_weight() -> Weight {
		T::WeightInfo::stressed_value().saturating_mul(MAX_AMOS.into())
	}
}

/// Returns the numbers of a family's AMOs.
fn amos_of<T: Config>(family: TokenId) -> impl Iterator<Item = AmoId> {
	AmosOfFamily::<T>::get(family).into_iter().map(|(id, ..)| id)
}
