//! Acts of an AMO. Each moves tokens, books the move in the ledger, and emits an event.

use crate::{ledger::Ledger, pallet::*, types::*};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{fungibles::Mutate as _, Fortitude, Precision, Preservation},
};
use huxian_math::{
	mul_div_ceil,
	peg::{ONE, WHOLE},
};
use huxian_traits::{market::PoolMarket, peg::PsmAccess, Balance};

/// An AMO at work.
#[doc(alias = "Desk")]
pub(crate) struct Trader<T: Config> {
	/// Ledger in which the acts are booked.
	pub ledger: Ledger<T>,
}

/// Single acts.
impl<T: Config> Trader<T> {
	/// Loads an AMO.
	///
	/// Errors: those of [`Ledger::load`].
	pub fn load(id: AmoId) -> Result<Self, Error<T>> {
		Ok(Self { ledger: Ledger::load(id)? })
	}

	/// Mints `amount` of the family's token.
	pub fn mint(&mut self, amount: Balance) -> DispatchResult {
		let Ledger { id, amo, .. } = self.ledger;
		self.ledger.book_mint(amount)?;
		T::Tokens::mint_into(amo.family, &self.ledger.account, amount)?;
		Pallet::<T>::deposit_event(Event::Minted { amo: id, amount });
		Ok(())
	}

	/// Burns the balance of the family's token, at most the debt. Returns the amount burned.
	pub fn burn(&mut self) -> Result<Balance, DispatchError> {
		let Ledger { id, amo, .. } = self.ledger;
		let amount = self.ledger.family_balance()?.min(self.ledger.debt()?);
		if amount == 0 {
			return Ok(0);
		}
		self.ledger.book_burn(amount)?;
		let (preservation, precision) = (Preservation::Expendable, Precision::Exact);
		let account = &self.ledger.account;
		T::Tokens::burn_from(amo.family, account, amount, preservation, precision, Fortitude::Force)?;
		Pallet::<T>::deposit_event(Event::Burned { amo: id, amount });
		Ok(amount)
	}

	/// Sells `amount` of the family's token in the pool. Returns the external received.
	///
	/// Errors: those of a trade, for less than `min_output_ratio` of its value at par, rounded up.
	pub fn sell(&mut self, amount: Balance) -> Result<Balance, DispatchError> {
		let Ledger { id, amo: AmoInfo { pool, family, external, params, .. }, .. } = self.ledger;
		let value = mul_div_ceil(amount, params.min_output_ratio.into(), WHOLE.into()).map_err(Error::<T>::from)?;
		let min_out = mul_div_ceil(value, ONE, self.ledger.external.price.into_inner()).map_err(Error::<T>::from)?;
		let min_out = self.ledger.in_external_up(min_out)?;
		let received = T::Market::sell(&self.ledger.account, pool, family, amount, min_out)?;
		self.ledger.book_family_for_external(amount, received)?;
		T::Psm::record_inflow(external, self.ledger.in_family(received)?)?;
		Pallet::<T>::deposit_event(Event::Sold { amo: id, amount, external: received });
		Ok(received)
	}

	/// Buys the family's token in the pool for `external`. Returns the amount received.
	///
	/// Errors: those of a trade, for less than `min_output_ratio` of its value at par, rounded up.
	pub fn buy(&mut self, external: Balance) -> Result<Balance, DispatchError> {
		let Ledger { id, amo: AmoInfo { pool, external: asset, params, .. }, .. } = self.ledger;
		let value = mul_div_ceil(self.ledger.in_family(external)?, self.ledger.external.price.into_inner(), ONE);
		let min_out = value.and_then(|value| mul_div_ceil(value, params.min_output_ratio.into(), WHOLE.into()));
		let min_out = min_out.map_err(Error::<T>::from)?;
		let amount = T::Market::sell(&self.ledger.account, pool, asset, external, min_out)?;
		self.ledger.book_external_for_family(external, amount)?;
		Pallet::<T>::deposit_event(Event::Bought { amo: id, amount, external });
		Ok(amount)
	}

	/// Adds at most `amount` of the family's token and `external` to the pool, in its proportion.
	pub fn add_liquidity(&mut self, amount: Balance, external: Balance) -> DispatchResult {
		let Ledger { id, amo, .. } = self.ledger;
		let added = T::Market::add_liquidity(&self.ledger.account, amo.pool, amount, external)?;
		self.ledger.book_liquidity_added(&added)?;
		Pallet::<T>::deposit_event(Event::LiquidityAdded {
			amo: id,
			amount: added.base,
			external: added.quote,
			shares: added.shares,
		});
		Ok(())
	}

	/// Removes `shares` of liquidity from the pool.
	pub fn remove_liquidity(&mut self, shares: Balance) -> DispatchResult {
		let Ledger { id, amo, .. } = self.ledger;
		let (amount, external) = T::Market::remove_liquidity(&self.ledger.account, amo.pool, shares)?;
		self.ledger.book_liquidity_removed(amount, external, shares)?;
		Pallet::<T>::deposit_event(Event::LiquidityRemoved { amo: id, amount, external, shares });
		Ok(())
	}

	/// Mints `amount` and redeems it at the PSM. The PSM gives its fee back, to be burned with the
	/// rest.
	#[doc(alias = "take_out")]
	pub fn mint_and_redeem(&mut self, amount: Balance) -> DispatchResult {
		self.mint(amount)?;
		let Ledger { id, amo, .. } = self.ledger;
		let swap = T::Psm::redeem(amo.family, amo.external, &self.ledger.account, amount)?;
		self.ledger.book_family_for_external(swap.internal, swap.external)?;
		self.ledger.refresh_external()?;
		Pallet::<T>::deposit_event(Event::RedeemedAtPsm { amo: id, amount: swap.internal, external: swap.external });
		Ok(())
	}

	/// Mints at the PSM against `external`.
	#[doc(alias = "put_in")]
	fn mint_at_psm(&mut self, external: Balance) -> DispatchResult {
		let Ledger { id, amo, .. } = self.ledger;
		let swap = T::Psm::mint(amo.family, amo.external, &self.ledger.account, external)?;
		self.ledger.book_external_for_family(swap.external, swap.internal)?;
		self.ledger.refresh_external()?;
		Pallet::<T>::deposit_event(Event::MintedAtPsm { amo: id, amount: swap.internal, external: swap.external });
		Ok(())
	}
}

/// Acts of several parts, which happen as a whole or not at all.
impl<T: Config> Trader<T> {
	/// Mints at the PSM against `external`. If the PSM refuses, the external stays on the account.
	#[doc(alias = "give_back")]
	pub fn return_to_psm(&mut self, external: Balance) {
		if external > 0 {
			self.try_or_emit(external, |trader| trader.mint_at_psm(external));
		}
	}

	/// Mints `amount`, sells it in the pool, and mints at the PSM against the proceeds.
	///
	/// `amount` is rounded down to a unit of the external. All parts happen, or none: the sale must
	/// bring par, and the debt must not grow.
	#[doc(alias = "pass_on")]
	pub fn mint_sell_redeposit(&mut self, amount: Balance) -> Result<(), Error<T>> {
		let (debt, external) = (self.ledger.debt()?, self.ledger.in_external(amount)?);
		let amount = self.ledger.in_family(external)?;
		self.try_or_emit(external, |trader| {
			trader.mint(amount)?;
			ensure!(trader.sell(amount)? >= external, Error::<T>::DebtWouldGrow);
			trader.mint_at_psm(external)?;
			trader.burn()?;
			Ok(trader.ledger.ensure_debt_at_most(debt)?)
		});
		Ok(())
	}

	/// Mints `amount`, redeems it at the PSM, buys the token in the pool, and burns it.
	///
	/// All parts happen, or none: the debt must not grow. Returns the amount burned.
	#[doc(alias = "buy_through_door")]
	pub fn redeem_buy_burn(&mut self, amount: Balance) -> Result<Balance, Error<T>> {
		let (debt, external) = (self.ledger.debt()?, self.ledger.in_external(amount)?);
		let burned = self.ledger.draft.burned;
		self.try_or_emit(external, |trader| {
			let before = trader.ledger.external_balance()?;
			trader.mint_and_redeem(amount)?;
			let after = trader.ledger.external_balance()?;
			trader.buy(after.checked_sub(before).ok_or(Error::<T>::ArithmeticOverflow)?)?;
			trader.burn()?;
			Ok(trader.ledger.ensure_debt_at_most(debt)?)
		});
		self.burned_since(burned)
	}

	/// Returns the amount burned since the ledger said `before`.
	pub fn burned_since(&self, before: Balance) -> Result<Balance, Error<T>> {
		self.ledger.draft.burned.checked_sub(before).ok_or(Error::ArithmeticOverflow)
	}

	/// Makes an act that moves `external` to or from the PSM. If the act fails, undoes all of it
	/// and emits `PsmRefused`: the step goes on without it.
	fn try_or_emit(&mut self, external: Balance, act: impl FnOnce(&mut Self) -> DispatchResult) {
		let Ledger { id, draft, external: info, .. } = self.ledger;
		if let Err(error) = with_storage_layer(|| act(self)) {
			(self.ledger.draft, self.ledger.external) = (draft, info);
			Pallet::<T>::deposit_event(Event::PsmRefused { amo: id, external, error });
		}
	}
}
