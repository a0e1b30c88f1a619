//! Burrows as the entries of the storage that the pallets would have made.

use crate::{
	genesis::{held, FREE},
	population::Member,
};
use anyhow::{anyhow, Context, Result};
use codec::Encode;
use huxian_math::{ratio_index::ratio_key, Parameters};
use huxian_runtime::{AccountId, Balance, Runtime, RuntimeHoldReason};
use pallet_burrows::{index::index_key, Burrows, HoldReason, OwnedBy, RatioIndex, Record};
use polkadot_sdk::{
	frame_support::traits::tokens::IdAmount,
	frame_system::{self, AccountInfo},
	pallet_balances::{AccountData, Holds},
};

/// A key and its value.
pub type Entry = (Vec<u8>, Vec<u8>);

/// What one of the maps has of a burrow.
type Entrance = fn(&Member) -> Result<Entry>;

/// Every map that a burrow with a debt is in, with its name.
pub const MAPS: [(&str, Entrance); 5] = [
	("burrows", burrow),
	("ratio index", place),
	("owners' lists", listing),
	("owners' accounts", account),
	("owners' holds", hold),
];

/// The account of somebody who has no burrow.
pub fn bystander(who: AccountId) -> Entry {
	balance(&who, 0)
}

fn burrow(member: &Member) -> Result<Entry> {
	let record = Record {
		owner: member.owner.clone(),
		delegate: None,
		new_owner: None,
		position: member.position(),
		open_deposits: false,
		open_burns: false,
		version: 0,
		accruals: 0,
	};
	Ok((Burrows::<Runtime>::hashed_key_for(member.burrow), record.encode()))
}

fn place(member: &Member) -> Result<Entry> {
	let ratio = ratio_key(&Parameters::huxian(), &member.position())
		.map_err(|error| anyhow!("the ratio of burrow {}: {error:?}", member.burrow))?
		.context("a burrow without a debt has no place in the index")?;
	Ok((RatioIndex::<Runtime>::hashed_key_for(index_key(ratio, member.burrow)), ().encode()))
}

fn listing(member: &Member) -> Result<Entry> {
	Ok((OwnedBy::<Runtime>::hashed_key_for(&member.owner, member.burrow), ().encode()))
}

fn account(member: &Member) -> Result<Entry> {
	Ok(balance(&member.owner, held(member)))
}

/// An account with so much on hold.
fn balance(who: &AccountId, reserved: Balance) -> Entry {
	let info = AccountInfo::<u32, AccountData<Balance>> {
		nonce: 1,
		// What is on hold keeps the account.
		consumers: u32::from(reserved > 0),
		providers: 1,
		sufficients: 0,
		data: AccountData { free: FREE, reserved, ..Default::default() },
	};
	(frame_system::Account::<Runtime>::hashed_key_for(who), info.encode())
}

fn hold(member: &Member) -> Result<Entry> {
	let collateral = RuntimeHoldReason::Burrows(HoldReason::Collateral);
	let holds = vec![IdAmount { id: collateral, amount: held(member) }];
	Ok((Holds::<Runtime>::hashed_key_for(&member.owner), holds.encode()))
}
