//! What belongs to the providers of the kit pool, and goes to them little by little: a lump would be taken by whoever joins the pool just
//! before it.

use crate::{pallet::*, types::*};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_traits::{kit::KitMarket, Balance};

impl<T: Config> Pallet<T> {
	/// Pays a portion of both tokens into the pool. While there is no pool, or when paying fails, everything waits.
	pub(crate) fn drip() {
		// An error undoes all of it: the next time will do.
		let _ = with_storage_layer(Self::try_drip);
	}

	fn try_drip() -> DispatchResult {
		let drips = Dripping::<T>::get();
		let (kit, kit_left) = drips.kit.next();
		let (hux, hux_left) = drips.hux.next();
		if kit == 0 && hux == 0 {
			return Ok(());
		}
		let Some(pool) = T::Market::pool_account().filter(|_| T::Market::reserves().is_some()) else { return Ok(()) };
		Self::book(|books| &mut books.kit_dripped, kit)?;
		Self::book(|books| &mut books.hux_dripped, hux)?;
		let account = T::Account::get();
		T::Kit::transfer(&account, &pool, kit, Preservation::Expendable)?;
		T::Hux::transfer(&account, &pool, hux, Preservation::Preserve)?;
		Dripping::<T>::put(Drips { kit: kit_left, hux: hux_left });
		Self::deposit_event(Event::Dripped { kit, hux });
		Ok(())
	}

	/// Takes note of HUX that has come for the providers.
	pub(crate) fn add_hux(amount: Balance) -> DispatchResult {
		Self::book(|books| &mut books.hux_dripping, amount)?;
		let mut drips = Dripping::<T>::get();
		drips.hux = drips.hux.with(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Dripping::<T>::put(drips);
		Ok(())
	}
}
