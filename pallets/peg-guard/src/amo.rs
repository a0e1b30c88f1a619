//! The door, as the market operations use it.

use crate::{pallet::*, types::*};
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_system::RawOrigin},
	prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::{
	feeds::median,
	peg::{Ppm, ONE},
};
use huxian_traits::{
	kit::Clock,
	peg::{AmoBooks, Backer, Passed, PegDoor},
	Balance,
};
use pallet_psm::Pallet as Psm;

impl<T: Config> Pallet<T> {
	/// Does `swap` for an operator, and returns its fee to him.
	fn pass(
		family: TokenId,
		external: TokenId,
		who: &T::AccountId,
		swap: impl FnOnce(OriginFor<T>) -> DispatchResult,
	) -> Result<Passed, DispatchError> {
		ensure!(T::Amo::is_operator(who), Error::<T>::NotOperator);
		let reserve = Self::reserve_account(family);
		let balances = || {
			let (own, other) = (T::Tokens::balance(family, who), T::Tokens::balance(external, who));
			(own, other, T::Tokens::balance(family, &reserve))
		};
		with_storage_layer(|| {
			let before = balances();
			swap(RawOrigin::Signed(who.clone()).into())?;
			let fee = balances().2.checked_sub(before.2).ok_or(Error::<T>::ArithmeticOverflow)?;
			if fee > 0 {
				T::Tokens::transfer(family, &reserve, who, fee, Preservation::Expendable)?;
			}
			let after = balances();
			Ok(Passed { external: after.1.abs_diff(before.1), internal: after.0.abs_diff(before.0), fee })
		})
	}
}

impl<T: Config> PegDoor<T::AccountId> for Pallet<T> {
	fn take_out(
		family: TokenId,
		external: TokenId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Passed, DispatchError> {
		// The fee comes back, so any is fine.
		Self::pass(family, external, who, |origin| Psm::<T>::redeem(origin, family, external, amount, Permill::one()))
	}

	fn put_in(
		family: TokenId,
		external: TokenId,
		who: &T::AccountId,
		amount: Balance,
	) -> Result<Passed, DispatchError> {
		Self::pass(family, external, who, |origin| Psm::<T>::mint(origin, family, external, amount, Permill::one()))
	}

	fn count_in(asset: TokenId, amount: Balance) -> DispatchResult {
		let mut external = Self::external(asset)?;
		let family = Self::family(external.family)?;
		let capacity = Self::capacity(&family.rules, T::Tokens::total_issuance(external.family))?;
		let window = external.window.after(&capacity, T::Clock::now()).and_then(|window| window.with(amount));
		external.window = window.map_err(Error::<T>::from)?;
		external.counted = external.counted.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		let step = external.window.step(&capacity).map_err(Error::<T>::from)?;
		Self::raise_fee(asset, &mut external, &family.rules, step)?;
		let (hour, day) = (external.window.hour, external.window.day);
		Externals::<T>::insert(asset, external);
		Self::deposit_event(Event::Inflow { external: asset, amount, hour, day, step });
		Ok(())
	}

	fn backer(asset: TokenId) -> Option<Backer> {
		let external = Externals::<T>::get(asset)?;
		let family = Families::<T>::get(external.family)?;
		let price = Self::price(asset, family.rules.unit, T::Clock::now());
		Some(Backer {
			family: external.family,
			family_decimals: family.decimals,
			decimals: external.decimals,
			price: FixedU128::from_inner(price.or(external.price).unwrap_or_default().min(ONE)),
			debt: external.debt()?,
			family_debt: family.debt,
			supply: T::Tokens::total_issuance(external.family),
		})
	}

	fn room(asset: TokenId) -> Balance {
		Self::room_of(asset).unwrap_or_default()
	}

	fn may_expand(asset: TokenId) -> bool {
		let open = |external: External| {
			let family = Self::family(external.family).ok()?;
			let price = Self::price(asset, family.rules.unit, T::Clock::now())?;
			let below = huxian_math::peg::fees::Deviation::of(price).below;
			Some(
				external.state == State::Open
					&& below <= family.rules.stop_below
					&& !family.fallen
					&& family.backing >= family.rules.mint_floor,
			)
		};
		Externals::<T>::get(asset).and_then(open).unwrap_or_default()
	}

	fn price(asset: TokenId) -> Option<FixedU128> {
		let family = Families::<T>::get(Externals::<T>::get(asset)?.family)?;
		Self::price(asset, family.rules.unit, T::Clock::now()).map(FixedU128::from_inner)
	}

	fn signal(family: TokenId) -> Option<FixedU128> {
		let family = Families::<T>::get(family)?;
		let prices = Self::prices(&family.externals, family.rules.unit, T::Clock::now());
		let open = |asset: &TokenId| Externals::<T>::get(asset).is_some_and(|external| external.state == State::Open);
		let all = family.externals.iter().zip(prices);
		let mut healthy: alloc::vec::Vec<Balance> =
			all.filter_map(|(asset, price)| price.filter(|_| open(asset))).collect();
		median(&mut healthy).map(FixedU128::from_inner)
	}

	fn backing(family: TokenId) -> Ppm {
		Families::<T>::get(family).map_or(0, |family| family.backing)
	}
}
