//! Transfers of tokens between pools and other accounts.

use crate::{Config, Pallet};
use frame::{
	prelude::*,
	token::{
		fungibles::{Inspect, Mutate, Unbalanced},
		tokens::Precision,
		Fortitude, Preservation,
	},
};
use huxian_traits::{AssetId, Balance};

impl<T: Config> Pallet<T> {
	/// Sends `amount` of `asset` from one account to another, which may be new to the token.
	///
	/// `Mutate::transfer` checks both accounts twice, and is not atomic if its second half fails.
	/// Here each half is checked once. The caller must be transactional, because an error of the
	/// second half does not undo the first.
	///
	/// Errors: those of the token. Missing funds are `FundsUnavailable`.
	pub(crate) fn send(asset: AssetId, from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let (expendable, polite) = (Preservation::Expendable, Fortitude::Polite);
		T::Assets::decrease_balance(asset, from, amount, Precision::Exact, expendable, polite).map_err(|error| {
			// The reason, as an error that all tokens share.
			T::Assets::can_withdraw(asset, from, amount).into_result(false).err().unwrap_or(error)
		})?;
		T::Assets::increase_balance(asset, to, amount, Precision::Exact)?;
		T::Assets::done_transfer(asset, from, to, amount);
		Ok(())
	}
}
