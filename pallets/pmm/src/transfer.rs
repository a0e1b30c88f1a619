//! Tokens between pools and people.

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
	/// Sends so much of a token from one account to another one, which may be new to it.
	///
	/// `Mutate::transfer` asks whether both accounts can do that before it does what asks the same again, and forgets it when the second half fails.
	/// Here each half is asked once, and fails as a whole: who calls this undoes both.
	///
	/// Errors: those of the token; that there is too little says `FundsUnavailable`.
	pub(crate) fn send(asset: AssetId, from: &T::AccountId, to: &T::AccountId, amount: Balance) -> DispatchResult {
		let (expendable, polite) = (Preservation::Expendable, Fortitude::Polite);
		T::Assets::decrease_balance(asset, from, amount, Precision::Exact, expendable, polite).map_err(|error| {
			// Why, in the words that all tokens share.
			T::Assets::can_withdraw(asset, from, amount).into_result(false).err().unwrap_or(error)
		})?;
		T::Assets::increase_balance(asset, to, amount, Precision::Exact)?;
		T::Assets::done_transfer(asset, from, to, amount);
		Ok(())
	}
}
