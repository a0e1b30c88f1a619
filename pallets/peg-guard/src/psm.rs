//! The stability module: what the guard tells it, and the four storage items that it keeps to itself, for checks and
//! views. A test pins their layout.

use crate::{pallet::*, types::*};
use alloc::boxed::Box;
use frame::{
	deps::{frame_support::storage_alias, frame_system::RawOrigin},
	prelude::*,
};
use huxian_math::peg::Ppm;
use huxian_traits::Balance;
use pallet_psm::{CircuitBreakerLevel, ExternalAssetInfo, Pallet as Psm};

/// What minting costs; 0.5 % when there is none.
#[storage_alias(pallet_name)]
pub type MintingFee<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// What redeeming costs; 0.5 % when there is none.
#[storage_alias(pallet_name)]
pub type RedemptionFee<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// The weights of the ceilings; 0 when there is none.
#[storage_alias(pallet_name)]
pub type AssetCeilingWeight<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// The tokens of each family.
#[storage_alias(pallet_name)]
pub type ExternalAssets<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, ExternalAssetInfo, OptionQuery>;

/// The guard, as the stability module knows it.
fn guard<T: Config>() -> OriginFor<T> {
	RawOrigin::Signed(T::Account::get()).into()
}

/// The account that holds what backs a family.
pub fn door<T: Config>(family: TokenId) -> T::AccountId {
	Psm::<T>::psm_account(&family)
}

pub(crate) fn create<T: Config>(
	family: TokenId,
	reserve: T::AccountId,
	max_debt: Balance,
	min_swap: Balance,
) -> DispatchResult {
	let admin: T::PalletsOrigin = RawOrigin::Signed(T::Account::get()).into();
	Psm::<T>::create_psm(guard::<T>(), family, Box::new(admin.clone()), Box::new(admin), reserve, max_debt, min_swap)
}

pub(crate) fn add<T: Config>(family: TokenId, external: TokenId) -> DispatchResult {
	Psm::<T>::add_external_asset(guard::<T>(), family, external)
}

pub(crate) fn remove<T: Config>(family: TokenId, external: TokenId) -> DispatchResult {
	Psm::<T>::remove_external_asset(guard::<T>(), family, external)
}

/// The ceiling of a family; none when there is no such family.
pub(crate) fn max_debt<T: Config>(family: TokenId) -> Balance {
	pallet_psm::Psm::<T>::get(family).map(|info| info.max_debt).unwrap_or_default()
}

pub(crate) fn set_max_debt<T: Config>(family: TokenId, value: Balance) -> DispatchResult {
	Psm::<T>::set_max_debt(guard::<T>(), family, value)
}

pub(crate) fn set_weight<T: Config>(family: TokenId, external: TokenId, weight: Ppm) -> DispatchResult {
	Psm::<T>::set_asset_ceiling_weight(guard::<T>(), family, external, Permill::from_parts(weight))
}

pub(crate) fn set_status<T: Config>(family: TokenId, external: TokenId, status: CircuitBreakerLevel) -> DispatchResult {
	Psm::<T>::set_asset_status(guard::<T>(), family, external, status)
}

pub(crate) fn set_mint_fee<T: Config>(family: TokenId, external: TokenId, fee: Ppm) -> DispatchResult {
	Psm::<T>::set_minting_fee(guard::<T>(), family, external, Permill::from_parts(fee))
}

pub(crate) fn set_redeem_fee<T: Config>(family: TokenId, external: TokenId, fee: Ppm) -> DispatchResult {
	Psm::<T>::set_redemption_fee(guard::<T>(), family, external, Permill::from_parts(fee))
}
