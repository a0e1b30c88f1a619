//! The invariants of the market operations, numbered as in the README.

use crate::{desk::Desk, pallet::*, types::*};
use frame::{prelude::*, token::fungibles::Inspect as _, try_runtime::TryRuntimeError};
use huxian_traits::{kit::Clock, market::PoolMarket, peg::PegDoor, Moment};

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook. Off chain only: it looks at everything.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let (count, now) = (AmoCount::<T>::get(), T::Clock::now());
		let exist = |id: &AmoId| *id < count;
		let keys = [Amos::<T>::iter_keys().count(), Operators::<T>::iter().count()];
		ensure!(Amos::<T>::iter_keys().all(|id| exist(&id)), "M1: a number is not below the count");
		ensure!(AllBooks::<T>::iter_keys().all(|id| exist(&id)), "M1: books of none");
		let all = usize::try_from(count).unwrap_or_default();
		ensure!(keys == [all; 2] && count <= MAX_AMOS, "M1: not as many as are counted");
		let listed: usize = OfFamily::<T>::iter_values().map(|list| list.len()).sum();
		ensure!(listed == all, "M1: families list others");
		let asked = Scheduled::<T>::get();
		let twice = asked
			.iter()
			.enumerate()
			.any(|(place, id)| asked.iter().skip(place.saturating_add(1)).any(|other| other == id));
		ensure!(asked.iter().all(exist) && !twice, "M1: a step of none is asked for, or one twice");
		for id in 0..count {
			Self::check_amo(id, now)?;
		}
		Ok(())
	}

	fn check_amo(id: AmoId, now: Moment) -> Result<(), TryRuntimeError> {
		let amo = Amos::<T>::get(id).ok_or("M1: a number below the count is free")?;
		let account = Self::account_of(id);
		ensure!(Operators::<T>::get(&account) == Some(id), "M1: an account is not its own");
		ensure!(
			OfFamily::<T>::get(amo.family).contains(&(id, amo.pool, amo.external)),
			"M1: its family does not list it"
		);
		ensure!(amo.terms.check(), "M2: terms are out of bounds");
		let market = T::Market::terms(amo.pool).ok_or("M2: it works in no pool")?;
		ensure!((market.base, market.quote) == (amo.family, amo.external), "M2: its pool has other tokens");

		let books = AllBooks::<T>::get(id);
		let debt = books.debt().ok_or("M3: it burned more than it minted")?;
		let own = books.own().ok_or("M3: more of the family's token went than came")?;
		let held = books.external.left().ok_or("M3: more of the external went than came")?;
		let shares = books.shares.left().ok_or("M3: more shares went than came")?;
		ensure!(T::Tokens::balance(amo.family, &account) >= own, "M3: it has less of the family's token than booked");
		ensure!(T::Tokens::balance(amo.external, &account) >= held, "M3: it has less of the external than booked");
		ensure!(T::Market::shares_of(amo.pool, &account) >= shares, "M3: it has fewer shares than booked");
		ensure!(own == 0 || debt == 0, "M4: it owes what it could burn");

		let times = [books.expanded.at, books.reduced.at, books.expanded_at, books.failed_at, books.refused_at];
		let last = books.last.map(|action| action.at);
		ensure!(times.into_iter().chain(last).all(|at| at <= now), "M5: a stamp comes from the future");

		if let (Ok(desk), true) = (Desk::<T>::open(id), T::Door::may_expand(amo.external)) {
			if desk.ensure_covered().is_err() {
				frame::log::warn!(
					"M6: market operation {id} owes more than it has at the floor: its external has lost value"
				);
			}
		}
		Ok(())
	}
}
