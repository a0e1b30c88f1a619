//! Calls that create and govern pools.

use crate::{
	Allowlist, Config, Error, Event, Kind, Pallet, Pool, PoolCount, PoolParams, Pools, MAX_DECIMALS, MAX_POOLS,
	SHARE_DECIMALS,
};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungibles::{metadata, Create, Inspect},
	traits::DefensiveOption,
};
use huxian_math::curve::{Inventory, Shape};
use huxian_traits::{
	governance::{Authority, GovernedParams},
	AssetId, PoolId,
};

impl<T: Config> Pallet<T> {
	/// Returns the account of a pool. It has no key.
	pub fn account_of(pool: PoolId) -> T::AccountId {
		T::PalletId::get().into_sub_account_truncating(pool)
	}

	/// Creates a pool without liquidity, and returns its number.
	pub(crate) fn do_create_pool(
		base: AssetId,
		quote: AssetId,
		kind: Kind,
		params: PoolParams,
	) -> Result<PoolId, DispatchError> {
		ensure!(base != quote, Error::<T>::SameAsset);
		params.validate(kind).map_err(Error::<T>::from)?;
		let id = PoolCount::<T>::get();
		ensure!(id < MAX_POOLS, Error::<T>::TooManyPools);
		let next = id.checked_add(1).ok_or(Error::<T>::TooManyPools)?;
		let (base_decimals, quote_decimals) = (Self::decimals(base)?, Self::decimals(quote)?);

		let account = Self::account_of(id);
		// So the account can hold any token, even one that is not sufficient.
		frame_system::Pallet::<T>::inc_providers(&account);
		T::Shares::create(id, account.clone(), true, 1)?;
		let (name, symbol) = Self::share_names(base, quote);
		<T::Shares as metadata::Mutate<_>>::set(id, &account, name, symbol, SHARE_DECIMALS)?;
		Pools::<T>::insert(
			id,
			Pool {
				base,
				quote,
				base_decimals,
				quote_decimals,
				kind,
				params,
				paused: false,
				inventory: Inventory::default(),
				shares: 0,
				guide: None,
				trailing: None,
				pending_guide: None,
				flows: Default::default(),
			},
		);
		PoolCount::<T>::put(next);
		Self::deposit_event(Event::PoolCreated { pool: id, account, base, quote, kind, params });
		Ok(id)
	}

	/// Sets the parameters of a pool, if `authority` may apply the change.
	pub(crate) fn do_set_params(authority: Authority, id: PoolId, params: PoolParams) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		params.validate(pool.kind).map_err(Error::<T>::from)?;
		ensure!(authority.may_set(params.is_looser_than(&pool.params)), Error::<T>::NeedsNotice);
		if !params.source.is_same_price(&pool.params.source) {
			// Another price starts anew: the old one proves nothing about it.
			(pool.guide, pool.pending_guide) = (None, None);
		}
		if pool.is_linear() && matches!(params.shape, Shape::Pmm(_)) {
			// Both sides may be short on the linear curve, which the other curve cannot handle.
			pool.inventory = Inventory::at_target(pool.inventory.base, pool.inventory.quote);
		}
		pool.params = params;
		Pools::<T>::insert(id, pool);
		Self::deposit_event(Event::ParamsSet { pool: id, params });
		Ok(())
	}

	/// Pauses or resumes a pool.
	pub(crate) fn do_pause(id: PoolId, pause: bool) -> DispatchResult {
		let mut pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		match (pause, pool.paused) {
			(true, true) => return Err(Error::<T>::PoolPaused.into()),
			(false, false) => return Err(Error::<T>::NotPaused.into()),
			_ => (),
		}
		pool.paused = pause;
		Pools::<T>::insert(id, pool);
		Self::deposit_event(match pause {
			true => Event::PoolPaused { pool: id },
			false => Event::PoolResumed { pool: id },
		});
		Ok(())
	}

	/// Puts an account on the allowlist of a private pool, or takes it off.
	pub(crate) fn do_allow(id: PoolId, who: T::AccountId, allowed: bool) -> DispatchResult {
		let pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		ensure!(pool.kind == Kind::Private, Error::<T>::NotPrivate);
		match allowed {
			true => Allowlist::<T>::insert(id, &who, ()),
			false => Allowlist::<T>::remove(id, &who),
		}
		Self::deposit_event(Event::AllowlistUpdated { pool: id, who, allowed });
		Ok(())
	}

	/// Sends the tokens beyond the booked reserves of a pool to the reserve.
	pub(crate) fn do_sweep(id: PoolId) -> DispatchResult {
		let pool = Pools::<T>::get(id).ok_or(Error::<T>::UnknownPool)?;
		let (account, reserve) = (Self::account_of(id), T::Reserve::get());
		let mut swept = [0, 0];
		let sides = [(pool.base, pool.inventory.base), (pool.quote, pool.inventory.quote)];
		for ((asset, booked), surplus) in sides.into_iter().zip(swept.iter_mut()) {
			// P2: the account holds the booked reserves.
			*surplus = T::Assets::balance(asset, &account)
				.checked_sub(booked)
				.defensive_ok_or(Error::<T>::ArithmeticOverflow)?;
			if *surplus > 0 {
				Self::send(asset, &account, &reserve, *surplus)?;
			}
		}
		let [base, quote] = swept;
		ensure!(base > 0 || quote > 0, Error::<T>::NothingToSweep);
		Self::deposit_event(Event::SurplusSwept { pool: id, base, quote });
		Ok(())
	}

	/// Returns the decimals of a token that a pool may hold.
	///
	/// The SDK reads missing metadata as zero decimals. So a token without a symbol is refused:
	/// otherwise its smallest unit would count as a whole token.
	fn decimals(asset: AssetId) -> Result<u8, Error<T>> {
		use metadata::Inspect as _;
		ensure!(!T::Assets::symbol(asset).is_empty(), Error::<T>::NoMetadata);
		ensure!(T::Assets::minimum_balance(asset) == 1, Error::<T>::WrongMinimumBalance);
		let decimals = T::Assets::decimals(asset);
		ensure!(decimals <= MAX_DECIMALS, Error::<T>::TooManyDecimals);
		Ok(decimals)
	}

	/// Returns name and symbol of the shares of a pool, from the symbols of its tokens.
	fn share_names(base: AssetId, quote: AssetId) -> (Vec<u8>, Vec<u8>) {
		use metadata::Inspect;
		let (base, quote) = (T::Assets::symbol(base), T::Assets::symbol(quote));
		// A string of an asset holds 50 bytes. Cut symbols leave room for the other characters.
		let cut = |symbol: &[u8]| symbol.iter().copied().take(18).collect::<Vec<u8>>();
		let pair = [cut(&base), b"/".to_vec(), cut(&quote)].concat();
		([b"Pool ".to_vec(), pair.clone()].concat(), [b"lp-".to_vec(), pair].concat())
	}
}
