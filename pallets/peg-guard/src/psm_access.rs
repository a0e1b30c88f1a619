//! The PSM as the market operations use it, and the worth of tokens as pools use it.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_system::RawOrigin},
	prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::{
	feeds::median,
	peg::{fees::Deviation, Ppm, ONE, WHOLE},
};
use huxian_traits::{
	kit::Clock,
	peg::{AmoAccounting, ExternalInfo, PsmAccess, PsmSwap, TokenWorth},
	Balance,
};
use pallet_psm::Pallet as Psm;

impl<T: Config> Pallet<T> {
	/// Executes `swap` for an operator and gives the fee back.
	fn swap_without_fee(
		family: TokenId,
		external: TokenId,
		who: &T::AccountId,
		swap: impl FnOnce(OriginFor<T>) -> DispatchResult,
	) -> Result<PsmSwap, DispatchError> {
		ensure!(T::Amo::is_operator(who), Error::<T>::NotOperator);
		let fee_account = Self::fee_account(family);
		let balances = || {
			let (own, other) = (T::Tokens::balance(family, who), T::Tokens::balance(external, who));
			(own, other, T::Tokens::balance(family, &fee_account))
		};
		with_storage_layer(|| {
			let before = balances();
			swap(RawOrigin::Signed(who.clone()).into())?;
			let fee = balances().2.checked_sub(before.2).ok_or(Error::<T>::ArithmeticOverflow)?;
			if fee > 0 {
				T::Tokens::transfer(family, &fee_account, who, fee, Preservation::Expendable)?;
			}
			let after = balances();
			Ok(PsmSwap { external: after.1.abs_diff(before.1), internal: after.0.abs_diff(before.0), fee })
		})
	}
}

// The family of a stored external exists (G6), and more was minted than redeemed (G1).
impl<T: Config> PsmAccess<T::AccountId> for Pallet<T> {
	fn redeem(
		family: TokenId,
		external: TokenId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<PsmSwap, DispatchError> {
		// The fee comes back, so any fee is accepted.
		let max_fee = Permill::one();
		Self::swap_without_fee(family, external, who, |origin| {
			Psm::<T>::redeem(origin, family, external, amount, max_fee)
		})
	}

	fn mint(family: TokenId, external: TokenId, who: &T::AccountId, amount: Balance) -> Result<PsmSwap, DispatchError> {
		let max_fee = Permill::one();
		Self::swap_without_fee(family, external, who, |origin| {
			Psm::<T>::mint(origin, family, external, amount, max_fee)
		})
	}

	fn record_inflow(asset: TokenId, amount: Balance) -> DispatchResult {
		let mut external = Self::external(asset)?;
		let family = Self::family(external.family)?;
		let capacity = Self::inflow_capacity(&family.params, T::Tokens::total_issuance(external.family))?;
		let window = external.window.after(&capacity, T::Clock::now()).and_then(|window| window.with(amount));
		external.window = window.map_err(Error::<T>::from)?;
		external.market_inflow = external.market_inflow.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		let step = external.window.step(&capacity).map_err(Error::<T>::from)?;
		Self::raise_mint_fee(asset, &mut external, &family.params, step)?;
		let (hour, day) = (external.window.hour, external.window.day);
		Externals::<T>::insert(asset, external);
		Self::deposit_event(Event::InflowRecorded { external: asset, amount, hour, day, step });
		Ok(())
	}

	fn external_info(asset: TokenId) -> Option<ExternalInfo> {
		let external = Externals::<T>::get(asset)?;
		let family = Families::<T>::get(external.family).defensive()?;
		let price = Self::price(asset, family.params.unit, T::Clock::now());
		Some(ExternalInfo {
			family: external.family,
			family_decimals: family.decimals,
			decimals: external.decimals,
			price: FixedU128::from_inner(Self::valuation(price, &external).min(ONE)),
			debt: external.debt().defensive()?,
			family_debt: family.debt,
			supply: T::Tokens::total_issuance(external.family),
		})
	}

	fn room(asset: TokenId) -> Balance {
		Self::room_of(asset).unwrap_or_default()
	}

	fn may_expand(asset: TokenId) -> bool {
		let is_allowed = |external: External| {
			let family = Families::<T>::get(external.family).defensive()?;
			let price = Self::price(asset, family.params.unit, T::Clock::now())?;
			Some(
				external.state == ExternalState::Open
					&& Deviation::of(price).below <= family.params.pause_below
					&& !family.fallen
					&& family.backing >= family.params.min_backing,
			)
		};
		Externals::<T>::get(asset).and_then(is_allowed).unwrap_or_default()
	}

	fn price(asset: TokenId) -> Option<FixedU128> {
		let external = Externals::<T>::get(asset).filter(|external| !external.state.is_disabled())?;
		let family = Families::<T>::get(external.family).defensive()?;
		Self::price(asset, family.params.unit, T::Clock::now()).map(FixedU128::from_inner)
	}

	fn median_price(family: TokenId) -> Option<FixedU128> {
		let family = Families::<T>::get(family)?;
		let prices = Self::prices(&family.externals, family.params.unit, T::Clock::now());
		let is_open = |asset: &TokenId| {
			let external = Externals::<T>::get(asset).defensive();
			external.is_some_and(|external| external.state == ExternalState::Open)
		};
		let all = family.externals.iter().zip(prices);
		let mut open: Vec<Balance> = all.filter_map(|(asset, price)| price.filter(|_| is_open(asset))).collect();
		median(&mut open).map(FixedU128::from_inner)
	}

	fn backing(family: TokenId) -> Ppm {
		Families::<T>::get(family).map_or(0, |family| family.backing)
	}

	fn min_swap(family: TokenId) -> Balance {
		pallet_psm::Psm::<T>::get(family).map_or(0, |info| info.min_swap_amount)
	}
}

impl<T: Config> TokenWorth for Pallet<T> {
	fn worth(asset: TokenId) -> Ppm {
		Families::<T>::get(asset).map_or(WHOLE, |family| family.backing)
	}
}
