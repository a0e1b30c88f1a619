//! The state entries that the sweep of the next block may read, so that a node can fetch them
//! early.
//!
//! The sweep reads the riskiest burrows and their owners' accounts. Their entries are
//! scattered over the state, a page or two of the disk each. The ratio index tells which burrows
//! would be the first to become unsafe.

use crate::{AccountId, Burrows, Runtime};
use alloc::vec::Vec;
use huxian_traits::BurrowId;
use polkadot_sdk::{frame_system, pallet_balances};

/// Maximum number of burrows whose entries are named in one call: all that a sweep examines.
const MAX_BURROWS: usize = 2_300;

/// Returns the burrows that the next sweep would visit if all of them were unsafe, in its order.
pub fn sweepable() -> Vec<BurrowId> {
	Burrows::sweepable()
}

/// Returns the storage keys that liquidating `burrows` would read.
///
/// These are the burrow, its owner's account and the holds on that account. Burrows beyond the
/// maximum of a sweep are left out, so that the work of a call is bounded.
pub fn entries_of(burrows: &[BurrowId]) -> Vec<Vec<u8>> {
	let entries = |burrow: &BurrowId| {
		let record = pallet_burrows::Burrows::<Runtime>::get(burrow)?;
		let [account, holds] = of_owner(&record.owner);
		Some([pallet_burrows::Burrows::<Runtime>::hashed_key_for(burrow), account, holds])
	};
	burrows.iter().take(MAX_BURROWS).filter_map(entries).flatten().collect()
}

fn of_owner(owner: &AccountId) -> [Vec<u8>; 2] {
	[frame_system::Account::<Runtime>::hashed_key_for(owner), pallet_balances::Holds::<Runtime>::hashed_key_for(owner)]
}
