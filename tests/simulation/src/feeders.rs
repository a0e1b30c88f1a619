//! The oracle's members: each feeds once a minute what it sees.

use crate::{statistics::Dice, world::Room};
use huxian_runtime::{AccountId, Runtime};
use huxian_traits::{oracle::Feed, Moment};
use polkadot_sdk::{
	pallet_oracle,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie},
	sp_runtime::{BoundedVec, FixedU128},
};

/// Milliseconds between two feeds of a member.
const EVERY: Moment = 60_000;
/// What a member sees differs from the truth by at most this part of it.
const NOISE: f64 = 0.000_5;

/// The members.
pub struct Feeders {
	/// Each with the time of its next feed.
	members: Vec<(AccountId, Moment)>,
	dice: Dice,
}

impl Feeders {
	/// The members of the chain's genesis, who feed one after the other within a minute.
	pub fn new(seed: u64, now: Moment) -> Self {
		let members = [Alice, Bob, Charlie].map(|key| key.to_account_id());
		let turns = (0..3).map(|turn| now + turn * EVERY / 3);
		Self { members: members.into_iter().zip(turns).collect(), dice: Dice::new(seed, "feeds") }
	}

	/// Those whose time has come feed an index of about `index` HUX.
	pub fn feed(&mut self, room: &mut Room, now: Moment, index: f64) {
		for (member, due) in &mut self.members {
			if now < *due {
				continue;
			}
			let seen = index * (1.0 + NOISE * (2.0 * self.dice.part() - 1.0));
			let values = BoundedVec::truncate_from(vec![(Feed::Index, FixedU128::from_float(seen))]);
			if room.attempt(member, pallet_oracle::Call::<Runtime>::feed_values { values }) {
				*due += EVERY * ((now - *due) / EVERY + 1);
			}
		}
	}
}
