//! The oracle's members. Each feeds once a minute the values that it observes.

use crate::{chain::BlockBuilder, statistics::Random};
use huxian_runtime::{AccountId, Runtime};
use huxian_traits::{oracle::Feed, Moment};
use polkadot_sdk::{
	pallet_oracle,
	sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie},
	sp_runtime::{BoundedVec, FixedU128},
};

/// Interval of the feeds of a member, in milliseconds.
pub const FEED_INTERVAL: Moment = 60_000;

/// The members of the oracle.
pub struct OracleMembers {
	/// Members, each with the time of its next feed.
	members: Vec<(AccountId, Moment)>,
	/// Largest error of an observed value, as a part of it.
	noise: f64,
	random: Random,
}

impl OracleMembers {
	/// Returns the members of the genesis, which feed one after the other within a minute.
	pub fn new(seed: u64, now: Moment, noise: f64) -> Self {
		Self::with_offset(seed, now, noise, FEED_INTERVAL / 3)
	}

	/// Returns the members of the genesis, which feed exact values in the same block.
	pub fn simultaneous(seed: u64, now: Moment) -> Self {
		Self::with_offset(seed, now, 0.0, 0)
	}

	fn with_offset(seed: u64, now: Moment, noise: f64, offset: Moment) -> Self {
		let members = [Alice, Bob, Charlie].map(|key| key.to_account_id());
		let turns = (0..3).map(|turn| now + turn * offset);
		Self { members: members.into_iter().zip(turns).collect(), noise, random: Random::new(seed, "feeds") }
	}

	/// Returns whether a member is due to feed at `now`.
	pub fn is_due(&self, now: Moment) -> bool {
		self.members.iter().any(|(_, due)| now >= *due)
	}

	/// Lets all members that are due feed these values, with their errors.
	pub fn feed(&mut self, builder: &mut BlockBuilder, now: Moment, values: &[(Feed, f64)]) {
		for (member, due) in &mut self.members {
			if now < *due {
				continue;
			}
			let mut observed = |value: f64| value * (1.0 + self.noise * (2.0 * self.random.uniform() - 1.0));
			let values = values.iter().map(|(feed, value)| (*feed, FixedU128::from_float(observed(*value)))).collect();
			let values = BoundedVec::truncate_from(values);
			if builder.try_submit(member, pallet_oracle::Call::<Runtime>::feed_values { values }) {
				*due += FEED_INTERVAL * ((now - *due) / FEED_INTERVAL + 1);
			}
		}
	}
}
