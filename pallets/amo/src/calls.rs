//! What people, the guardian and the committee do.

use crate::{desk::Desk, pallet::*, step::Outlook, types::*};
use frame::{
	prelude::*,
	token::{fungibles::Mutate as _, Preservation},
};
use huxian_math::MathError;
use huxian_traits::{
	governance::Authority,
	kit::Clock,
	market::PoolMarket,
	peg::{Backer, PegDoor},
	Balance, PoolId,
};

impl<T: Config> Pallet<T> {
	/// The account of a market operation; nobody has its key.
	pub fn account_of(amo: AmoId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(amo)
	}

	pub(crate) fn do_create(family: TokenId, pool: PoolId, terms: Terms) -> Result<AmoId, DispatchError> {
		ensure!(terms.check(), Error::<T>::OutOfBounds);
		let id = AmoCount::<T>::get();
		let count = id.checked_add(1).filter(|count| *count <= MAX_AMOS).ok_or(Error::<T>::TooManyAmos)?;
		let market = T::Market::terms(pool).ok_or(Error::<T>::UnknownPool)?;
		ensure!(market.guided, Error::<T>::FixedGuide);
		ensure!(market.public, Error::<T>::PrivatePool);
		let external = market.quote;
		let behind = T::Door::backer(external).is_some_and(|backer: Backer| backer.family == family);
		ensure!(market.base == family && behind, Error::<T>::WrongPool);
		// Two in one pool would undo each other's work, and each would take the other's liquidity for people's.
		let mut of_family = OfFamily::<T>::get(family);
		ensure!(of_family.iter().all(|(_, taken, _)| *taken != pool), Error::<T>::PoolTaken);
		of_family.try_push((id, pool, external)).map_err(|_| Error::<T>::TooManyAmos)?;

		let account = Self::account_of(id);
		// So that it can hold tokens whatever they ask of an account.
		frame_system::Pallet::<T>::inc_providers(&account);
		OfFamily::<T>::insert(family, of_family);
		Operators::<T>::insert(&account, id);
		Amos::<T>::insert(id, Mandate { family, pool, external, terms, paused: false });
		AmoCount::<T>::put(count);
		Self::deposit_event(Event::AmoCreated { amo: id, account, family, pool, external, terms });
		Ok(id)
	}

	pub(crate) fn do_set_terms(authority: Authority, id: AmoId, terms: Terms) -> DispatchResult {
		ensure!(terms.check(), Error::<T>::OutOfBounds);
		let mut amo = Amos::<T>::get(id).ok_or(Error::<T>::UnknownAmo)?;
		ensure!(authority.may_set(terms.is_looser_than(&amo.terms)), Error::<T>::NeedsNotice);
		amo.terms = terms;
		Amos::<T>::insert(id, amo);
		Self::deposit_event(Event::TermsSet { amo: id, terms });
		Ok(())
	}

	pub(crate) fn do_pause(id: AmoId, pause: bool) -> DispatchResult {
		let mut amo = Amos::<T>::get(id).ok_or(Error::<T>::UnknownAmo)?;
		match (amo.paused, pause) {
			(true, true) => return Err(Error::<T>::AlreadyPaused.into()),
			(false, false) => return Err(Error::<T>::NotPaused.into()),
			_ => amo.paused = pause,
		}
		Amos::<T>::insert(id, amo);
		Self::deposit_event(match pause {
			true => Event::ExpansionPaused { amo: id },
			false => Event::ExpansionResumed { amo: id },
		});
		Ok(())
	}

	pub(crate) fn do_step(who: T::AccountId, id: AmoId) -> DispatchResult {
		ensure!(Amos::<T>::contains_key(id), Error::<T>::UnknownAmo);
		ensure!(!Scheduled::<T>::get().contains(&id), Error::<T>::AlreadyScheduled);
		Outlook::of(&mut Desk::<T>::open(id)?, T::Clock::now()).plan?;
		Scheduled::<T>::try_append(id).map_err(|()| Error::<T>::AlreadyScheduled)?;
		Self::deposit_event(Event::StepScheduled { amo: id, who });
		Ok(())
	}

	/// What it has beyond what it owes goes to the reserve: the family's token when it owes nothing, and external that is not needed to
	/// stand for the debt.
	pub(crate) fn do_sweep(id: AmoId) -> DispatchResult {
		let mut desk = Desk::<T>::open(id)?;
		// What the external was worth once says nothing of a profit.
		ensure!(T::Door::price(desk.amo.external).is_some(), Error::<T>::NoPrice);
		let debt = desk.debt()?;
		let amount = if debt == 0 { desk.own()? } else { 0 };
		let profit = desk.at_floor()?.saturating_sub(debt);
		let external = desk.in_external(profit)?.min(desk.held()?);
		ensure!(amount > 0 || external > 0, Error::<T>::NothingToSweep);
		let add = |sum: Balance, more: Balance| sum.checked_add(more).ok_or(Error::<T>::ArithmeticOverflow);
		desk.books.own.went = add(desk.books.own.went, amount)?;
		desk.books.external.went = add(desk.books.external.went, external)?;
		desk.books.swept = add(desk.books.swept, external)?;
		for (asset, swept) in [(desk.amo.family, amount), (desk.amo.external, external)] {
			if swept > 0 {
				T::Tokens::transfer(asset, &desk.account, &T::Reserve::get(), swept, Preservation::Expendable)?;
			}
		}
		AllBooks::<T>::insert(id, desk.books);
		Self::deposit_event(Event::ProfitSwept { amo: id, amount, external });
		Ok(())
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Error::ArithmeticOverflow
	}
}
