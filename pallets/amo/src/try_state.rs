//! The invariants of the AMOs, numbered as in the README.

use crate::{ledger::Ledger, pallet::*, types::*, LOG_TARGET};
use frame::{prelude::*, token::fungibles::Inspect as _, try_runtime::TryRuntimeError};
use huxian_traits::{governance::GovernedParams, kit::Clock, market::PoolMarket, peg::PsmAccess, Moment};

impl<T: Config> Pallet<T> {
	/// Checks all invariants. They hold after every call and every hook.
	///
	/// Off chain only: the check reads the whole storage of the pallet.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		Self::check_numbers()?;
		let now = T::Clock::now();
		for id in 0..AmoCount::<T>::get() {
			Self::check_amo(id)?;
			Self::check_ledger(id, now)?;
		}
		Ok(())
	}

	/// M1, as far as it concerns all AMOs together.
	fn check_numbers() -> Result<(), TryRuntimeError> {
		let count = AmoCount::<T>::get();
		let exists = |id: &AmoId| *id < count;
		ensure!(Amos::<T>::iter_keys().all(|id| exists(&id)), "M1: the number of an AMO is not below the count");
		ensure!(Ledgers::<T>::iter_keys().all(|id| exists(&id)), "M1: a ledger belongs to no AMO");
		let all = usize::try_from(count).unwrap_or_default();
		let found = [Amos::<T>::iter_keys().count(), Operators::<T>::iter().count()];
		ensure!(found == [all; 2] && count <= MAX_AMOS, "M1: the count of AMOs or of their accounts is wrong");
		let listed: usize = AmosOfFamily::<T>::iter_values().map(|list| list.len()).sum();
		ensure!(listed == all, "M1: the lists of the families are too long or too short");
		let scheduled = Scheduled::<T>::get();
		let is_repeated =
			|(place, id): (usize, &AmoId)| scheduled.iter().skip(place.saturating_add(1)).any(|other| other == id);
		ensure!(scheduled.iter().all(exists), "M1: a step of no AMO is scheduled");
		ensure!(!scheduled.iter().enumerate().any(is_repeated), "M1: a step is scheduled twice");
		Ok(())
	}

	/// M1 and M2 of one AMO.
	fn check_amo(id: AmoId) -> Result<(), TryRuntimeError> {
		let amo = Amos::<T>::get(id).ok_or("M1: a number below the count has no AMO")?;
		ensure!(Operators::<T>::get(Self::account_of(id)) == Some(id), "M1: an AMO does not own its account");
		let entry = (id, amo.pool, amo.external);
		ensure!(AmosOfFamily::<T>::get(amo.family).contains(&entry), "M1: the list of the family lacks an AMO");
		ensure!(amo.params.validate(()).is_ok(), "M2: parameters are out of bounds");
		ensure!(amo.params.min_step >= T::Psm::min_swap(amo.family), "M2: the PSM refuses the smallest act");
		let market = T::Market::info(amo.pool).ok_or("M2: the pool of an AMO does not exist")?;
		ensure!((market.base, market.quote) == (amo.family, amo.external), "M2: the pool of an AMO has other tokens");
		Ok(())
	}

	/// M3 to M6 of one AMO.
	fn check_ledger(id: AmoId, now: Moment) -> Result<(), TryRuntimeError> {
		let amo = Amos::<T>::get(id).ok_or("M1: a number below the count has no AMO")?;
		let (account, ledger) = (Self::account_of(id), Ledgers::<T>::get(id));
		let debt = ledger.debt().ok_or("M3: more was burned than minted")?;
		let family = ledger.family_balance().ok_or("M3: more of the family's token was spent than received")?;
		let external = ledger.external.balance().ok_or("M3: more of the external was spent than received")?;
		let shares = ledger.shares.balance().ok_or("M3: more shares were spent than received")?;
		ensure!(T::Tokens::balance(amo.family, &account) >= family, "M3: the account lacks family tokens");
		ensure!(T::Tokens::balance(amo.external, &account) >= external, "M3: the account lacks external");
		ensure!(T::Market::shares_of(amo.pool, &account) >= shares, "M3: the account lacks shares of the pool");
		ensure!(family == 0 || debt == 0, "M4: an AMO has debt and the tokens to burn");

		let AmoLedger { expanded, contracted, expanded_at, failed_at, refused_at, last_action, .. } = ledger;
		let times = [expanded.at, contracted.at, expanded_at, failed_at, refused_at];
		let last = last_action.map(|action| action.at);
		ensure!(times.into_iter().chain(last).all(|at| at <= now), "M5: a time lies in the future");

		if let (Ok(ledger), true) = (Ledger::<T>::load(id), T::Psm::may_expand(amo.external)) {
			if ledger.ensure_collateralised().is_err() {
				frame::log::warn!(
					target: LOG_TARGET,
					"M6: the debt of AMO {id} exceeds its value under stress: its external has lost value"
				);
			}
		}
		Ok(())
	}
}
