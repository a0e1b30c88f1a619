//! What is plugged into the stability module beside the door.

use crate::{types::TokenId, weights::WeightInfo as _, Config};
use frame::{prelude::*, traits::EnsureOriginWithArg};
use pallet_psm::{weights::SubstrateWeight, WeightInfo};

/// What the calls of the stability module cost with the guard at its door: for `pallet_psm::Config::WeightInfo`.
///
/// The module's own measurement registers its tokens behind the guard's back, and would measure a door without one. Calls
/// of its admin are the guard's alone, which counts them among its own.
pub struct PsmWeights<T>(PhantomData<T>);

impl<T: Config> WeightInfo for PsmWeights<T> {
	fn mint(externals: u32) -> Weight {
		<T as Config>::WeightInfo::psm_mint(externals)
	}

	fn redeem() -> Weight {
		<T as Config>::WeightInfo::psm_redeem()
	}

	fn set_minting_fee() -> Weight {
		SubstrateWeight::<T>::set_minting_fee()
	}

	fn set_redemption_fee() -> Weight {
		SubstrateWeight::<T>::set_redemption_fee()
	}

	fn set_max_debt() -> Weight {
		SubstrateWeight::<T>::set_max_debt()
	}

	fn set_asset_status() -> Weight {
		SubstrateWeight::<T>::set_asset_status()
	}

	fn set_asset_ceiling_weight() -> Weight {
		SubstrateWeight::<T>::set_asset_ceiling_weight()
	}

	fn add_external_asset() -> Weight {
		SubstrateWeight::<T>::add_external_asset()
	}

	fn remove_external_asset() -> Weight {
		SubstrateWeight::<T>::remove_external_asset()
	}

	fn create_psm() -> Weight {
		SubstrateWeight::<T>::create_psm()
	}

	fn remove_psm() -> Weight {
		SubstrateWeight::<T>::remove_psm()
	}

	fn set_full_admin() -> Weight {
		SubstrateWeight::<T>::set_full_admin()
	}

	fn set_emergency_admin() -> Weight {
		SubstrateWeight::<T>::set_emergency_admin()
	}
}

/// For `pallet_psm::Config::CreateOrigin`: the guard, which pays no deposit, and nobody else.
pub struct EnsureGuard<T>(PhantomData<T>);

impl<T: Config> EnsureOriginWithArg<OriginFor<T>, TokenId> for EnsureGuard<T> {
	type Success = Option<T::AccountId>;

	fn try_origin(origin: OriginFor<T>, _: &TokenId) -> Result<Self::Success, OriginFor<T>> {
		match ensure_signed(origin.clone()) {
			Ok(who) if who == T::Account::get() => Ok(None),
			_ => Err(origin),
		}
	}

	#[cfg(feature = "runtime-benchmarks")]
	fn try_successful_origin(_: &TokenId) -> Result<OriginFor<T>, ()> {
		Ok(frame::deps::frame_system::RawOrigin::Signed(T::Account::get()).into())
	}
}
