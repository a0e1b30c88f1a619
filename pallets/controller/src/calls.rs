//! The work of the call.

use crate::{pallet::*, types::*};
use frame::prelude::*;
use huxian_traits::governance::{Authority, GovernedParams};

impl<T: Config> Pallet<T> {
	/// Checks `params` and puts them in force.
	pub(crate) fn do_set_params(authority: Authority, params: ControllerParams) -> DispatchResult {
		params.validate(()).map_err(Error::<T>::from)?;
		ensure!(authority.may_set(params.is_looser_than(&Self::params())), Error::<T>::NeedsNotice);
		Self::store_params(params);
		Self::deposit_event(Event::ParamsSet { params });
		Ok(())
	}

	/// Returns the parameters in force.
	pub fn params() -> ControllerParams {
		ControllerState::<T>::get().map_or_else(GenesisParams::<T>::get, |record| record.params)
	}

	/// Stores `params` where [`Self::params`] reads them: before the start in a storage item of
	/// their own, then in the record.
	pub(crate) fn store_params(params: ControllerParams) {
		match ControllerState::<T>::get() {
			Some(record) => ControllerState::<T>::put(ControllerRecord { params, ..record }),
			None => GenesisParams::<T>::put(params),
		}
	}
}
