//! The weights and the creation origin that `pallet-psm` is configured with.

use crate::{types::TokenId, weights::WeightInfo as _, Config};
use frame::{prelude::*, traits::EnsureOriginWithArg};
use pallet_psm::{weights::SubstrateWeight, WeightInfo};

/// Weights of the PSM's calls, for `pallet_psm::Config::WeightInfo`.
///
/// `mint` and `redeem` are measured with the guard. The PSM's own benchmarks register their tokens
/// without it, and would measure unguarded transfers. Only the guard makes the calls of an admin,
/// and counts them in the weights of its own calls.
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

/// The guard's account, for `pallet_psm::Config::CreateOrigin`. It pays no deposit.
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
