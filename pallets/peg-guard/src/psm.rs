//! The PSM: the guard's calls to it, and the four storage items of `pallet-psm` that are private.
//!
//! Checks and views need the four items, so they are aliased here. The test
//! `families::the_layout_of_the_psm_is_pinned` compares their prefixes, keys and values with those
//! of `pallet-psm`.

use crate::{pallet::*, types::*};
use alloc::boxed::Box;
use frame::{
	deps::{frame_support::storage_alias, frame_system::RawOrigin},
	prelude::*,
};
use huxian_math::peg::Ppm;
use huxian_traits::Balance;
use pallet_psm::{CircuitBreakerLevel, ExternalAssetInfo, Pallet as Psm};

/// Fee that `pallet-psm` takes for a pair without a stored fee: 0.5 %.
pub(crate) const DEFAULT_FEE: Permill = Permill::from_parts(5_000);

/// Mint fee of a family and an external; [`DEFAULT_FEE`] if there is none.
#[storage_alias(pallet_name)]
pub type MintingFee<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// Redemption fee of a family and an external; [`DEFAULT_FEE`] if there is none.
#[storage_alias(pallet_name)]
pub type RedemptionFee<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// Weight of an external's ceiling within its family; 0 if there is none.
#[storage_alias(pallet_name)]
pub type AssetCeilingWeight<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, Permill, OptionQuery>;

/// Externals of each family.
#[storage_alias(pallet_name)]
pub type ExternalAssets<T: Config> =
	StorageDoubleMap<Psm<T>, Blake2_128Concat, TokenId, Blake2_128Concat, TokenId, ExternalAssetInfo, OptionQuery>;

/// Returns the guard's origin, as the PSM checks it.
fn guard<T: Config>() -> OriginFor<T> {
	RawOrigin::Signed(T::Account::get()).into()
}

/// Returns the account of the PSM that holds the externals of a family.
#[doc(alias = "door")]
pub fn psm_account<T: Config>(family: TokenId) -> T::AccountId {
	Psm::<T>::psm_account(&family)
}

/// Creates the PSM of a family, with the guard as both of its admins.
pub(crate) fn create<T: Config>(
	family: TokenId,
	fee_account: T::AccountId,
	max_debt: Balance,
	min_swap: Balance,
) -> DispatchResult {
	let admin: T::PalletsOrigin = RawOrigin::Signed(T::Account::get()).into();
	Psm::<T>::create_psm(
		guard::<T>(),
		family,
		Box::new(admin.clone()),
		Box::new(admin),
		fee_account,
		max_debt,
		min_swap,
	)
}

/// Adds an external to a family's PSM.
pub(crate) fn add<T: Config>(family: TokenId, external: TokenId) -> DispatchResult {
	Psm::<T>::add_external_asset(guard::<T>(), family, external)
}

/// Removes an external from a family's PSM.
pub(crate) fn remove<T: Config>(family: TokenId, external: TokenId) -> DispatchResult {
	Psm::<T>::remove_external_asset(guard::<T>(), family, external)
}

/// Returns the debt ceiling of an existing family.
pub(crate) fn max_debt<T: Config>(family: TokenId) -> Balance {
	// G6: every family has a PSM.
	pallet_psm::Psm::<T>::get(family).map(|info| info.max_debt).defensive_unwrap_or_default()
}

/// Sets the debt ceiling of a family.
pub(crate) fn set_max_debt<T: Config>(family: TokenId, value: Balance) -> DispatchResult {
	Psm::<T>::set_max_debt(guard::<T>(), family, value)
}

/// Sets the weight of an external's ceiling.
pub(crate) fn set_weight<T: Config>(family: TokenId, external: TokenId, weight: Ppm) -> DispatchResult {
	Psm::<T>::set_asset_ceiling_weight(guard::<T>(), family, external, Permill::from_parts(weight))
}

/// Sets the circuit breaker of an external.
pub(crate) fn set_status<T: Config>(family: TokenId, external: TokenId, status: CircuitBreakerLevel) -> DispatchResult {
	Psm::<T>::set_asset_status(guard::<T>(), family, external, status)
}

/// Sets the mint fee of an external.
pub(crate) fn set_mint_fee<T: Config>(family: TokenId, external: TokenId, fee: Ppm) -> DispatchResult {
	Psm::<T>::set_minting_fee(guard::<T>(), family, external, Permill::from_parts(fee))
}

/// Sets the redemption fee of an external.
pub(crate) fn set_redeem_fee<T: Config>(family: TokenId, external: TokenId, fee: Ppm) -> DispatchResult {
	Psm::<T>::set_redemption_fee(guard::<T>(), family, external, Permill::from_parts(fee))
}
