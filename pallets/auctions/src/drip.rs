//! The drip to the liquidity providers of the kit pool.
//!
//! It is paid in small portions, one in each block. A lump, or a payment at known times, would go
//! to accounts that join the pool just before it.

use crate::{pallet::*, types::*, LOG_TARGET};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	log,
	prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_traits::{kit::KitMarket, Balance};

impl<T: Config> Pallet<T> {
	/// Pays a portion of both tokens into the pool; returns true if it paid or tried to.
	///
	/// Everything waits while there is no pool, or when a payment fails.
	pub(crate) fn drip() -> bool {
		// An error undoes all of it, and the next block tries again.
		with_storage_layer(Self::try_drip).unwrap_or_else(|error| {
			log::warn!(target: LOG_TARGET, "the drip was not paid and waits: {error:?}");
			true
		})
	}

	fn try_drip() -> Result<bool, DispatchError> {
		let drips = Dripping::<T>::get();
		let (kit, kit_stream) = drips.kit.next_payment();
		let (hux, hux_stream) = drips.hux.next_payment();
		if kit == 0 && hux == 0 {
			return Ok(false);
		}
		let Some(pool) = T::Market::pool_account().filter(|_| T::Market::reserves().is_some()) else {
			// Reading the pool costs less than paying into it.
			return Ok(true);
		};
		Self::add_to_total(|totals| &mut totals.kit_dripped, kit)?;
		Self::add_to_total(|totals| &mut totals.hux_dripped, hux)?;
		let account = T::Account::get();
		if kit > 0 {
			T::Kit::transfer(&account, &pool, kit, Preservation::Expendable)?;
		}
		if hux > 0 {
			T::Hux::transfer(&account, &pool, hux, Preservation::Preserve)?;
		}
		Dripping::<T>::put(Drips { kit: kit_stream, hux: hux_stream });
		Self::deposit_event(Event::Dripped { kit, hux });
		Ok(true)
	}

	/// Adds `amount` of HUX, which the account has received, to the drip.
	pub(crate) fn top_up_hux_drip(amount: Balance) -> DispatchResult {
		Self::add_to_total(|totals| &mut totals.hux_drip_received, amount)?;
		let mut drips = Dripping::<T>::get();
		drips.hux = drips.hux.topped_up(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Dripping::<T>::put(drips);
		Ok(())
	}
}
