//! The tokens as `pallet-psm` uses them: every transfer of the PSM passes the guard.

use crate::pallet::*;
use alloc::vec::Vec;
use frame::{
	prelude::*,
	token::fungibles::{self, Dust},
};
use huxian_traits::Balance;

/// [`Config::Tokens`] with guarded transfers, for `pallet_psm::Config::Fungibles`.
///
/// Everything but `transfer` is forwarded.
#[doc(alias = "Doorkeeper")]
pub struct GuardedFungibles<T>(PhantomData<T>);

impl<T: Config> fungibles::Inspect<T::AccountId> for GuardedFungibles<T> {
	type AssetId = u32;
	type Balance = Balance;

	fn total_issuance(asset: u32) -> Balance {
		T::Tokens::total_issuance(asset)
	}

	fn active_issuance(asset: u32) -> Balance {
		T::Tokens::active_issuance(asset)
	}

	fn minimum_balance(asset: u32) -> Balance {
		T::Tokens::minimum_balance(asset)
	}

	fn total_balance(asset: u32, who: &T::AccountId) -> Balance {
		T::Tokens::total_balance(asset, who)
	}

	fn balance(asset: u32, who: &T::AccountId) -> Balance {
		T::Tokens::balance(asset, who)
	}

	fn reducible_balance(asset: u32, who: &T::AccountId, preservation: Preservation, force: Fortitude) -> Balance {
		T::Tokens::reducible_balance(asset, who, preservation, force)
	}

	fn can_deposit(asset: u32, who: &T::AccountId, amount: Balance, provenance: Provenance) -> DepositConsequence {
		T::Tokens::can_deposit(asset, who, amount, provenance)
	}

	fn can_withdraw(asset: u32, who: &T::AccountId, amount: Balance) -> WithdrawConsequence<Balance> {
		T::Tokens::can_withdraw(asset, who, amount)
	}

	fn asset_exists(asset: u32) -> bool {
		T::Tokens::asset_exists(asset)
	}
}

impl<T: Config> fungibles::Unbalanced<T::AccountId> for GuardedFungibles<T> {
	fn handle_raw_dust(asset: u32, amount: Balance) {
		T::Tokens::handle_raw_dust(asset, amount)
	}

	fn handle_dust(Dust(asset, amount): Dust<T::AccountId, Self>) {
		T::Tokens::handle_dust(Dust(asset, amount))
	}

	fn write_balance(asset: u32, who: &T::AccountId, amount: Balance) -> Result<Option<Balance>, DispatchError> {
		T::Tokens::write_balance(asset, who, amount)
	}

	fn set_total_issuance(asset: u32, amount: Balance) {
		T::Tokens::set_total_issuance(asset, amount)
	}

	fn decrease_balance(
		asset: u32,
		who: &T::AccountId,
		amount: Balance,
		precision: Precision,
		preservation: Preservation,
		force: Fortitude,
	) -> Result<Balance, DispatchError> {
		T::Tokens::decrease_balance(asset, who, amount, precision, preservation, force)
	}

	fn increase_balance(
		asset: u32,
		who: &T::AccountId,
		amount: Balance,
		precision: Precision,
	) -> Result<Balance, DispatchError> {
		T::Tokens::increase_balance(asset, who, amount, precision)
	}

	fn deactivate(asset: u32, amount: Balance) {
		T::Tokens::deactivate(asset, amount)
	}

	fn reactivate(asset: u32, amount: Balance) {
		T::Tokens::reactivate(asset, amount)
	}
}

impl<T: Config> fungibles::Mutate<T::AccountId> for GuardedFungibles<T> {
	fn mint_into(asset: u32, who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		T::Tokens::mint_into(asset, who, amount)
	}

	fn burn_from(
		asset: u32,
		who: &T::AccountId,
		amount: Balance,
		preservation: Preservation,
		precision: Precision,
		force: Fortitude,
	) -> Result<Balance, DispatchError> {
		T::Tokens::burn_from(asset, who, amount, preservation, precision, force)
	}

	fn shelve(asset: u32, who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		T::Tokens::shelve(asset, who, amount)
	}

	fn restore(asset: u32, who: &T::AccountId, amount: Balance) -> Result<Balance, DispatchError> {
		T::Tokens::restore(asset, who, amount)
	}

	/// Lets the guard check a mint, or pay or queue a redemption; forwards any other transfer.
	fn transfer(
		asset: u32,
		source: &T::AccountId,
		dest: &T::AccountId,
		amount: Balance,
		preservation: Preservation,
	) -> Result<Balance, DispatchError> {
		Pallet::<T>::guarded_transfer(asset, source, dest, amount, preservation)
	}

	fn done_mint_into(asset: u32, who: &T::AccountId, amount: Balance) {
		T::Tokens::done_mint_into(asset, who, amount)
	}

	fn done_burn_from(asset: u32, who: &T::AccountId, amount: Balance) {
		T::Tokens::done_burn_from(asset, who, amount)
	}

	fn done_shelve(asset: u32, who: &T::AccountId, amount: Balance) {
		T::Tokens::done_shelve(asset, who, amount)
	}

	fn done_restore(asset: u32, who: &T::AccountId, amount: Balance) {
		T::Tokens::done_restore(asset, who, amount)
	}

	fn done_transfer(asset: u32, source: &T::AccountId, dest: &T::AccountId, amount: Balance) {
		T::Tokens::done_transfer(asset, source, dest, amount)
	}
}

impl<T: Config> fungibles::metadata::Inspect<T::AccountId> for GuardedFungibles<T> {
	fn name(asset: u32) -> Vec<u8> {
		<T::Tokens as fungibles::metadata::Inspect<T::AccountId>>::name(asset)
	}

	fn symbol(asset: u32) -> Vec<u8> {
		<T::Tokens as fungibles::metadata::Inspect<T::AccountId>>::symbol(asset)
	}

	fn decimals(asset: u32) -> u8 {
		<T::Tokens as fungibles::metadata::Inspect<T::AccountId>>::decimals(asset)
	}
}

impl<T: Config> fungibles::roles::Inspect<T::AccountId> for GuardedFungibles<T> {
	fn owner(asset: u32) -> Option<T::AccountId> {
		<T::Tokens as fungibles::roles::Inspect<T::AccountId>>::owner(asset)
	}

	fn issuer(asset: u32) -> Option<T::AccountId> {
		<T::Tokens as fungibles::roles::Inspect<T::AccountId>>::issuer(asset)
	}

	fn admin(asset: u32) -> Option<T::AccountId> {
		<T::Tokens as fungibles::roles::Inspect<T::AccountId>>::admin(asset)
	}

	fn freezer(asset: u32) -> Option<T::AccountId> {
		<T::Tokens as fungibles::roles::Inspect<T::AccountId>>::freezer(asset)
	}
}

/// The benchmarks of `pallet-psm` create their tokens with it.
#[cfg(feature = "runtime-benchmarks")]
impl<T: Config> fungibles::Create<T::AccountId> for GuardedFungibles<T>
where
	T::Tokens: fungibles::Create<T::AccountId>,
{
	fn create(asset: u32, admin: T::AccountId, is_sufficient: bool, minimum: Balance) -> DispatchResult {
		<T::Tokens as fungibles::Create<T::AccountId>>::create(asset, admin, is_sufficient, minimum)
	}
}
