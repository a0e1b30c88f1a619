//! Burrows as storage entries, equal to those that the pallets would have written.

use crate::{
	genesis::{held, FREE},
	population::BurrowSpec,
};
use anyhow::{anyhow, Context, Result};
use codec::Encode;
use huxian_math::{ratio_index::ratio_key, Parameters};
use huxian_runtime::{AccountId, Balance, Runtime, RuntimeHoldReason};
use pallet_burrows::{index::index_key, BurrowRecord, Burrows, HoldReason, OwnedBy, RatioIndex};
use polkadot_sdk::{
	frame_support::traits::tokens::IdAmount,
	frame_system::{self, AccountInfo},
	pallet_balances::{AccountData, Holds},
};

/// A key and its value in the storage.
pub type Entry = (Vec<u8>, Vec<u8>);

/// Makes the entry of a burrow in one of the maps.
type EntryOf = fn(&BurrowSpec) -> Result<Entry>;

/// Maps that have an entry for a burrow in debt, with their names.
pub const MAPS: [(&str, EntryOf); 5] = [
	("burrows", burrow),
	("ratio index", index_place),
	("owners' lists", owner_list),
	("owners' accounts", account),
	("owners' holds", hold),
];

/// Makes the entry of an account without a burrow.
pub fn other_account(who: AccountId) -> Entry {
	account_entry(&who, 0)
}

fn burrow(burrow: &BurrowSpec) -> Result<Entry> {
	let record = BurrowRecord {
		owner: burrow.owner.clone(),
		delegate: None,
		new_owner: None,
		position: burrow.position(),
		open_deposits: false,
		open_burns: false,
		version: 0,
		accruals: 0,
	};
	Ok((Burrows::<Runtime>::hashed_key_for(burrow.id), record.encode()))
}

fn index_place(burrow: &BurrowSpec) -> Result<Entry> {
	let ratio = ratio_key(&Parameters::huxian(), &burrow.position())
		.map_err(|error| anyhow!("the ratio of burrow {}: {error:?}", burrow.id))?
		.context("a burrow without a debt has no place in the index")?;
	Ok((RatioIndex::<Runtime>::hashed_key_for(index_key(ratio, burrow.id)), ().encode()))
}

fn owner_list(burrow: &BurrowSpec) -> Result<Entry> {
	Ok((OwnedBy::<Runtime>::hashed_key_for(&burrow.owner, burrow.id.to_be_bytes()), ().encode()))
}

fn account(burrow: &BurrowSpec) -> Result<Entry> {
	Ok(account_entry(&burrow.owner, held(burrow)))
}

/// Makes the entry of an account with `reserved` HUX on hold.
fn account_entry(who: &AccountId, reserved: Balance) -> Entry {
	let info = AccountInfo::<u32, AccountData<Balance>> {
		nonce: 1,
		// The hold is a consumer, so that the account cannot be removed.
		consumers: u32::from(reserved > 0),
		providers: 1,
		sufficients: 0,
		data: AccountData { free: FREE, reserved, ..Default::default() },
	};
	(frame_system::Account::<Runtime>::hashed_key_for(who), info.encode())
}

fn hold(burrow: &BurrowSpec) -> Result<Entry> {
	let collateral = RuntimeHoldReason::Burrows(HoldReason::Collateral);
	let holds = vec![IdAmount { id: collateral, amount: held(burrow) }];
	Ok((Holds::<Runtime>::hashed_key_for(&burrow.owner), holds.encode()))
}
