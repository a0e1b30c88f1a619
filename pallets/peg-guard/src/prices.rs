//! The prices of externals in units of their family, and the amounts that limits are measured by.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungibles::Inspect as _};
use huxian_math::peg::{bucket::Capacity, price_in, share_of, ONE};
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	Balance, Moment,
};

impl<T: Config> Pallet<T> {
	/// Returns a family, or `UnknownFamily`.
	pub(crate) fn family(id: TokenId) -> Result<Family, Error<T>> {
		Families::<T>::get(id).ok_or(Error::UnknownFamily)
	}

	/// Returns an external, or `UnknownExternal`.
	pub(crate) fn external(asset: TokenId) -> Result<External, Error<T>> {
		Externals::<T>::get(asset).ok_or(Error::UnknownExternal)
	}

	/// Returns the price of each of `assets` at `now`, in units of the family with 18 decimal
	/// places, rounded down; `None` without a fresh price of the asset and of the unit.
	pub(crate) fn prices(assets: &[TokenId], unit: Option<Feed>, now: Moment) -> Vec<Option<Balance>> {
		let feeds = unit.into_iter().chain(assets.iter().map(|asset| Feed::Asset(*asset)));
		let value = |quote| match quote {
			Quote::Fresh { value, .. } => Some(FixedU128::into_inner(value)),
			_ => None,
		};
		let quotes = T::Prices::quotes_at(&feeds.collect::<Vec<_>>(), now);
		let mut values = quotes.into_iter().map(value);
		let unit = if unit.is_some() { values.next().flatten() } else { Some(ONE) };
		values.map(|value| price_in(value?, unit?).ok()).collect()
	}

	/// Returns the price of one external, as [`Self::prices`] does.
	pub(crate) fn price(asset: TokenId, unit: Option<Feed>, now: Moment) -> Option<Balance> {
		Self::prices(&[asset], unit, now).pop().flatten()
	}

	/// Returns the price that an external is valued at, given its fresh price if there is one.
	///
	/// The stored price may be old, so it counts for at most 1. A disabled external counts nothing,
	/// at any price of its feed.
	pub(crate) fn valuation(price: Option<Balance>, external: &External) -> Balance {
		if external.state.is_disabled() {
			return 0;
		}
		price.or(external.last_price.map(|stored| stored.min(ONE))).unwrap_or_default()
	}

	/// Returns the capacity of the windows of each external of a family.
	pub(crate) fn inflow_capacity(params: &FamilyParams, supply: Balance) -> Result<Capacity, Error<T>> {
		let FamilyParams { hourly_inflow_share, daily_inflow_share, min_hourly_capacity, .. } = *params;
		Ok(Capacity::of(supply, hourly_inflow_share, daily_inflow_share, min_hourly_capacity)?)
	}

	/// Returns the amount that may be paid to redeemers within an hour.
	pub(crate) fn outflow_capacity(params: &FamilyParams, supply: Balance) -> Result<Balance, Error<T>> {
		Ok(share_of(supply, params.hourly_outflow_share)?.max(params.min_hourly_capacity))
	}

	/// Returns the account that the fees of a family go to.
	#[doc(alias = "reserve_account")]
	pub fn fee_account(family: TokenId) -> T::AccountId {
		T::FeePot::get().into_sub_account_truncating(family)
	}

	/// Returns the circulating supply of a family: the supply less the balance of the fee account.
	pub(crate) fn circulating(family: TokenId, supply: Balance) -> Balance {
		// No balance exceeds the supply.
		supply.defensive_saturating_sub(T::Tokens::balance(family, &Self::fee_account(family)))
	}
}
