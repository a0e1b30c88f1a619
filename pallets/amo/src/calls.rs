//! The work of the calls.

use crate::{
	ledger::Ledger,
	pallet::*,
	step::{operation_of, Assessment},
	types::*,
};
use frame::{
	prelude::*,
	token::{fungibles::Mutate as _, Preservation},
};
use huxian_math::peg::WHOLE;
use huxian_traits::{
	governance::{Authority, GovernedParams},
	kit::Clock,
	market::PoolMarket,
	peg::{ExternalInfo, PsmAccess},
	PoolId,
};

impl<T: Config> Pallet<T> {
	/// Returns the account of an AMO. It has no private key.
	pub fn account_of(amo: AmoId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(amo)
	}

	pub(crate) fn do_create(family: TokenId, pool: PoolId, params: AmoParams) -> Result<AmoId, DispatchError> {
		params.validate(()).map_err(Error::<T>::from)?;
		let id = AmoCount::<T>::get();
		let count = id.checked_add(1).filter(|count| *count <= MAX_AMOS).ok_or(Error::<T>::TooManyAmos)?;
		let external = Self::ensure_suitable(family, pool)?;
		Self::ensure_swappable(family, &params)?;
		// Two AMOs in a pool would undo each other's work, and take each other's liquidity for that
		// of users.
		let mut of_family = AmosOfFamily::<T>::get(family);
		ensure!(of_family.iter().all(|(_, used, _)| *used != pool), Error::<T>::PoolInUse);
		of_family.try_push((id, pool, external)).map_err(|_| Error::<T>::TooManyAmos)?;

		let (kind, account) = (OperationKind::Pool, Self::account_of(id));
		// Now the account can hold tokens that are not sufficient.
		frame_system::Pallet::<T>::inc_providers(&account);
		AmosOfFamily::<T>::insert(family, of_family);
		Operators::<T>::insert(&account, id);
		Amos::<T>::insert(id, AmoInfo { kind, family, pool, external, params, paused: false });
		AmoCount::<T>::put(count);
		Self::deposit_event(Event::AmoCreated { amo: id, account, kind, family, pool, external, params });
		Ok(id)
	}

	/// Checks that an AMO can hold `family` at its peg in `pool`. Returns the quote of the pool.
	///
	/// Errors: `UnknownPool`, `FixedGuide`, `PrivatePool`, `WrongPool`.
	fn ensure_suitable(family: TokenId, pool: PoolId) -> Result<TokenId, Error<T>> {
		let market = T::Market::info(pool).ok_or(Error::<T>::UnknownPool)?;
		ensure!(market.oracle_priced, Error::FixedGuide);
		ensure!(market.public, Error::PrivatePool);
		let backs_family = |info: ExternalInfo| info.family == family;
		let is_external = T::Psm::external_info(market.quote).is_some_and(backs_family);
		ensure!(market.base == family && is_external, Error::WrongPool);
		Ok(market.quote)
	}

	/// Checks that the PSM accepts the smallest act of an AMO.
	///
	/// Errors: `StepBelowMinimumSwap`.
	fn ensure_swappable(family: TokenId, params: &AmoParams) -> Result<(), Error<T>> {
		ensure!(params.min_step >= T::Psm::min_swap(family), Error::StepBelowMinimumSwap);
		Ok(())
	}

	pub(crate) fn do_set_params(authority: Authority, id: AmoId, params: AmoParams) -> DispatchResult {
		params.validate(()).map_err(Error::<T>::from)?;
		let mut amo = Amos::<T>::get(id).ok_or(Error::<T>::UnknownAmo)?;
		Self::ensure_swappable(amo.family, &params)?;
		ensure!(authority.may_set(params.is_looser_than(&amo.params)), Error::<T>::NeedsNotice);
		amo.params = params;
		Amos::<T>::insert(id, amo);
		Self::deposit_event(Event::ParamsSet { amo: id, params });
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

	pub(crate) fn do_schedule_step(who: T::AccountId, id: AmoId) -> DispatchResult {
		let amo = Amos::<T>::get(id).ok_or(Error::<T>::UnknownAmo)?;
		ensure!(!Scheduled::<T>::get().contains(&id), Error::<T>::AlreadyScheduled);
		Assessment::of(operation_of(amo.kind), &Ledger::<T>::load(id)?, T::Clock::now()).plan?;
		Scheduled::<T>::try_append(id).map_err(|()| Error::<T>::AlreadyScheduled)?;
		Self::deposit_event(Event::StepScheduled { amo: id, who });
		Ok(())
	}

	/// Sends the profit of an AMO to the reserve.
	///
	/// Profit in external is the surplus of the value under stress over the debt, at par and
	/// rounded down. Without debt, the whole balance of the family's token is profit too.
	pub(crate) fn do_sweep(id: AmoId) -> DispatchResult {
		let mut ledger = Ledger::<T>::load(id)?;
		// Without a fresh price the valuation of the external proves no profit.
		ensure!(T::Psm::price(ledger.amo.external).is_some(), Error::<T>::NoPrice);
		let debt = ledger.debt()?;
		let amount = if debt == 0 { ledger.family_balance()? } else { 0 };
		let surplus = ledger.stressed_value()?.saturating_sub(debt);
		let external = ledger.in_external(surplus)?.min(ledger.external_balance()?);
		ensure!(amount > 0 || external > 0, Error::<T>::NothingToSweep);
		// After a loss the surplus backs the tokens of all holders.
		ensure!(T::Psm::backing(ledger.amo.family) >= WHOLE, Error::<T>::BackingTooLow);
		ledger.book_sweep(amount, external)?;
		for (asset, swept) in [(ledger.amo.family, amount), (ledger.amo.external, external)] {
			if swept > 0 {
				T::Tokens::transfer(asset, &ledger.account, &T::Reserve::get(), swept, Preservation::Expendable)?;
			}
		}
		ledger.commit();
		Self::deposit_event(Event::ProfitSwept { amo: id, amount, external });
		Ok(())
	}
}
