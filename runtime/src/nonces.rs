//! The first nonce of an account, by which no transaction is ever made twice.
//!
//! An account that lost its last balance is removed together with its nonce. If its nonce began at
//! 0 again, everybody could submit its old transactions once more. So a new account begins at
//! [`FirstNonce`]: the number of the block, or the highest nonce that a removed account had.
//!
//! The block number alone would not suffice. An account may send many transactions in a block, and
//! so be ahead of it.

use crate::{AccountId, Nonce, Runtime, System};
use frame_support::traits::{Get, OnKilledAccount};
use polkadot_sdk::*;

/// The highest nonce of all accounts that were removed.
#[frame_support::storage_alias]
pub type HighestRemoved = StorageValue<Nonces, Nonce, frame_support::pallet_prelude::ValueQuery>;

/// The nonce of an account that does not exist.
///
/// It is at least as high as the nonce of every account that was removed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FirstNonce;
impl Get<Nonce> for FirstNonce {
	fn get() -> Nonce {
		System::block_number().max(HighestRemoved::get())
	}
}

/// Keeps the highest nonce of all removed accounts.
pub struct KeepNonce;
impl OnKilledAccount<AccountId> for KeepNonce {
	fn on_killed_account(who: &AccountId) {
		// The entry is removed after this hook.
		let Ok(account) = frame_system::Account::<Runtime>::try_get(who) else { return };
		if *account.nonce > FirstNonce::get() {
			HighestRemoved::put(*account.nonce);
		}
	}
}
