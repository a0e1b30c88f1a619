//! What the next block is going to read when a price falls, so that a node can fetch it from its disk before.
//!
//! The sweep reads the burrows that are most endangered, and their owners' accounts: entries that lie anywhere in the state, a page or two of the
//! disk each, one after the other. Nobody knows whether they become unsafe, but everybody knows which would be the first.

use crate::{AccountId, Burrows, Runtime};
use alloc::vec::Vec;
use huxian_traits::BurrowId;
use polkadot_sdk::{frame_system, pallet_balances};

/// The burrows that the sweep of the next block would look at if all of them were unsafe, in its order.
pub fn sweepable() -> Vec<BurrowId> {
	Burrows::sweepable()
}

/// The keys of the entries that liquidating these burrows would read: the burrow, its owner's account and what is on hold there.
pub fn entries_of(burrows: &[BurrowId]) -> Vec<Vec<u8>> {
	let entries = |burrow: &BurrowId| {
		let record = pallet_burrows::Burrows::<Runtime>::get(burrow)?;
		let [account, holds] = of_owner(&record.owner);
		Some([pallet_burrows::Burrows::<Runtime>::hashed_key_for(burrow), account, holds])
	};
	burrows.iter().filter_map(entries).flatten().collect()
}

fn of_owner(owner: &AccountId) -> [Vec<u8>; 2] {
	[frame_system::Account::<Runtime>::hashed_key_for(owner), pallet_balances::Holds::<Runtime>::hashed_key_for(owner)]
}
