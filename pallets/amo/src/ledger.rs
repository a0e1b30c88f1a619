//! Accounting of an AMO: its debt, its balances, and their value under stress.

use crate::{pallet::*, types::*};
use huxian_math::{
	mul_div_floor,
	peg::{backing::value_at, rescale, Ppm, WHOLE},
};
use huxian_traits::{
	market::{AddedLiquidity, PoolMarket},
	peg::{ExternalInfo, PsmAccess},
	Balance,
};

/// The draft of an AMO's ledger, and the facts that its entries are valued by.
///
/// Reads and calculates only: a [`crate::trader::Trader`] moves tokens and books the moves here.
pub(crate) struct Ledger<T: Config> {
	/// Number of the AMO.
	pub id: AmoId,
	/// Account of the AMO.
	pub account: T::AccountId,
	/// Settings of the AMO.
	pub amo: AmoInfo,
	/// Entries, stored when the step or the call succeeds.
	pub draft: AmoLedger,
	/// The external and the family, as the last act has left them.
	pub external: ExternalInfo,
}

impl<T: Config> Ledger<T> {
	/// Loads the ledger of an AMO.
	///
	/// Errors: `UnknownAmo`; `PsmClosed` if the external belongs to its family no more.
	pub fn load(id: AmoId) -> Result<Self, Error<T>> {
		let amo = Amos::<T>::get(id).ok_or(Error::UnknownAmo)?;
		let external = T::Psm::external_info(amo.external).ok_or(Error::PsmClosed)?;
		Ok(Self { id, account: Pallet::<T>::account_of(id), amo, draft: Ledgers::<T>::get(id), external })
	}

	/// Stores the entries.
	pub fn commit(&self) {
		Ledgers::<T>::insert(self.id, self.draft);
	}

	/// Returns the debt, in the family's token.
	pub fn debt(&self) -> Result<Balance, Error<T>> {
		self.draft.debt().ok_or(Error::ArithmeticOverflow)
	}

	/// Returns the balance of the family's token.
	pub fn family_balance(&self) -> Result<Balance, Error<T>> {
		self.draft.family_balance().ok_or(Error::ArithmeticOverflow)
	}

	/// Returns the balance of the external.
	pub fn external_balance(&self) -> Result<Balance, Error<T>> {
		self.draft.external.balance().ok_or(Error::ArithmeticOverflow)
	}

	/// Returns the balance of shares of the pool.
	pub fn shares(&self) -> Result<Balance, Error<T>> {
		self.draft.shares.balance().ok_or(Error::ArithmeticOverflow)
	}

	/// Returns the share of the pool among `all` shares, in millionths, rounded down.
	///
	/// An empty pool has no shares: the result is 0.
	pub fn pool_share(&self, all: Balance) -> Result<Ppm, Error<T>> {
		let share = mul_div_floor(self.shares()?, WHOLE.into(), all).unwrap_or_default();
		Ok(Ppm::try_from(share).unwrap_or(WHOLE))
	}

	/// Converts an `amount` of the family's token into the external at par, rounded down.
	pub fn in_external(&self, amount: Balance) -> Result<Balance, Error<T>> {
		Ok(rescale(amount, self.external.family_decimals, self.external.decimals)?)
	}

	/// Converts as [`Self::in_external`], rounded up.
	pub fn in_external_up(&self, amount: Balance) -> Result<Balance, Error<T>> {
		let down = self.in_external(amount)?;
		let up = if self.in_family(down)? < amount { down.checked_add(1) } else { Some(down) };
		up.ok_or(Error::ArithmeticOverflow)
	}

	/// Converts an `amount` of the external into the family's token at par, rounded down.
	pub fn in_family(&self, amount: Balance) -> Result<Balance, Error<T>> {
		Ok(rescale(amount, self.external.decimals, self.external.family_decimals)?)
	}

	/// Returns the value of everything that the AMO holds under stress, in the family's token.
	///
	/// Pool shares are valued at the smaller of two stocks of the pool: at its guide price, and
	/// at `stress_discount` below it. A valuation at the present price would overstate the profit
	/// while the pool is imbalanced: that gain reverses when the pool rebalances.
	#[doc(alias = "at_floor")]
	pub fn stressed_value(&self) -> Result<Balance, Error<T>> {
		let AmoInfo { pool, params, .. } = self.amo;
		let shares = self.shares()?;
		let at_guide = self.value_with(T::Market::withdrawable_at_guide(pool, shares))?;
		let discounted = self.value_with(T::Market::withdrawable_under_stress(pool, shares, params.stress_discount))?;
		Ok(at_guide.min(discounted))
	}

	/// Returns the value of all holdings if the shares stand for `base` and `quote`.
	///
	/// The external counts at its valuation, at most 1. The family's token counts up to the debt
	/// only: it can cancel debt, and is no asset beyond.
	fn value_with(&self, (base, quote): (Balance, Balance)) -> Result<Balance, Error<T>> {
		let sum = |one: Balance, other: Balance| one.checked_add(other).ok_or(Error::<T>::ArithmeticOverflow);
		let family = sum(self.family_balance()?, base)?.min(self.debt()?);
		let external = self.in_family(sum(self.external_balance()?, quote)?)?;
		sum(value_at(external, self.external.price.into_inner()), family)
	}
}

/// Entries. Each books a move of tokens that the trader makes.
impl<T: Config> Ledger<T> {
	/// Books a mint of `amount`.
	pub fn book_mint(&mut self, amount: Balance) -> Result<(), Error<T>> {
		add(&mut self.draft.minted, amount)?;
		Ok(add(&mut self.external.supply, amount)?)
	}

	/// Books a burn of `amount`.
	pub fn book_burn(&mut self, amount: Balance) -> Result<(), Error<T>> {
		add(&mut self.draft.burned, amount)?;
		self.external.supply = self.external.supply.checked_sub(amount).ok_or(Error::ArithmeticOverflow)?;
		Ok(())
	}

	/// Books `amount` of the family's token given for `external`: sold, or redeemed.
	pub fn book_family_for_external(&mut self, amount: Balance, external: Balance) -> Result<(), Error<T>> {
		self.draft.family.spend(amount)?;
		Ok(self.draft.external.receive(external)?)
	}

	/// Books `external` given for `amount` of the family's token: bought, or minted at the PSM.
	pub fn book_external_for_family(&mut self, external: Balance, amount: Balance) -> Result<(), Error<T>> {
		self.draft.external.spend(external)?;
		Ok(self.draft.family.receive(amount)?)
	}

	/// Books liquidity added to the pool.
	pub fn book_liquidity_added(&mut self, added: &AddedLiquidity) -> Result<(), Error<T>> {
		self.draft.family.spend(added.base)?;
		self.draft.external.spend(added.quote)?;
		Ok(self.draft.shares.receive(added.shares)?)
	}

	/// Books liquidity removed from the pool.
	pub fn book_liquidity_removed(
		&mut self,
		amount: Balance,
		external: Balance,
		shares: Balance,
	) -> Result<(), Error<T>> {
		self.draft.shares.spend(shares)?;
		self.draft.family.receive(amount)?;
		Ok(self.draft.external.receive(external)?)
	}

	/// Books profit paid out: `amount` of the family's token, and `external`.
	pub fn book_sweep(&mut self, amount: Balance, external: Balance) -> Result<(), Error<T>> {
		self.draft.family.spend(amount)?;
		self.draft.external.spend(external)?;
		Ok(add(&mut self.draft.swept, external)?)
	}

	/// Reads the external and the family again: a swap at the PSM has changed them.
	///
	/// Errors: `PsmClosed`.
	pub fn refresh_external(&mut self) -> Result<(), Error<T>> {
		self.external = T::Psm::external_info(self.amo.external).ok_or(Error::PsmClosed)?;
		Ok(())
	}
}
