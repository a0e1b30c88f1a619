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
pub const EVERY: Moment = 60_000;

/// The members.
pub struct Feeders {
	/// Each with the time of its next feed.
	members: Vec<(AccountId, Moment)>,
	/// What a member sees differs from the truth by at most this part of it.
	noise: f64,
	dice: Dice,
}

impl Feeders {
	/// The members of the chain's genesis, who feed one after the other within a minute.
	pub fn new(seed: u64, now: Moment, noise: f64) -> Self {
		Self::apart(seed, now, noise, EVERY / 3)
	}

	/// The members of the chain's genesis, who feed in the same block and see the truth.
	pub fn together(seed: u64, now: Moment) -> Self {
		Self::apart(seed, now, 0.0, 0)
	}

	fn apart(seed: u64, now: Moment, noise: f64, apart: Moment) -> Self {
		let members = [Alice, Bob, Charlie].map(|key| key.to_account_id());
		let turns = (0..3).map(|turn| now + turn * apart);
		Self { members: members.into_iter().zip(turns).collect(), noise, dice: Dice::new(seed, "feeds") }
	}

	/// Whether one of them feeds at a time, if there is room.
	pub fn will_feed(&self, now: Moment) -> bool {
		self.members.iter().any(|(_, due)| now >= *due)
	}

	/// Those whose time has come feed about these values.
	pub fn feed(&mut self, room: &mut Room, now: Moment, truth: &[(Feed, f64)]) {
		for (member, due) in &mut self.members {
			if now < *due {
				continue;
			}
			let mut seen = |value: f64| value * (1.0 + self.noise * (2.0 * self.dice.part() - 1.0));
			let values = truth.iter().map(|(feed, value)| (*feed, FixedU128::from_float(seen(*value)))).collect();
			let values = BoundedVec::truncate_from(values);
			if room.attempt(member, pallet_oracle::Call::<Runtime>::feed_values { values }) {
				*due += EVERY * ((now - *due) / EVERY + 1);
			}
		}
	}
}
