//! The rules of agreement, and what a price may be.

use frame::prelude::*;
use huxian_traits::{oracle::Feed, Moment};
use pallet_oracle::TimestampedValue;

/// The feeds that the chain's own arithmetic refers to: all but the market prices of single assets.
pub const REFERENCE_FEEDS: [Feed; 7] =
	[Feed::Index, Feed::HuxUsd, Feed::XauUsd, Feed::EurUsd, Feed::EthUsd, Feed::BtcUsd, Feed::CkbUsd];

/// The least a value can be, 10^-9: a value below it is a mistake and ignored. Zero is such a value.
pub const LOWEST_VALUE: FixedU128 = FixedU128::from_inner(1_000_000_000);
/// The most a value can be, 10^9: a value above it is a mistake and ignored.
pub const HIGHEST_VALUE: FixedU128 = FixedU128::from_inner(1_000_000_000_000_000_000_000_000_000);

/// The shortest [`QuorumRules::maximum_age`], one minute: members feed about once a minute, so less would make every
/// price stale.
pub const SHORTEST_AGE: Moment = 60_000;
/// The longest [`QuorumRules::maximum_age`], one hour: what is older says nothing about a market in distress.
pub const LONGEST_AGE: Moment = 3_600_000;

/// The timestamp of what was fed before the chain knew the time. No value that carries it is ever fresh.
pub const NEVER: Moment = 0;

/// One member's value, with its age.
pub type Contribution = TimestampedValue<FixedU128, Moment>;

/// What an account has fed last for a feed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Word<AccountId> {
	/// Who said so.
	pub who: AccountId,
	/// What.
	pub value: FixedU128,
	/// When, in milliseconds since 1970.
	pub timestamp: Moment,
}

/// Who is believed, and by which rules: everything but the words that a price is read from.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, DefaultNoBound, CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound,
)]
#[scale_info(skip_type_params(MaxMembers))]
pub struct Electors<AccountId: Clone + core::fmt::Debug + Eq, MaxMembers: Get<u32>> {
	/// When they are many enough, and their values young enough.
	pub rules: QuorumRules,
	/// The members whose values can count, sorted: everyone but the account under which Root feeds. Nobody while there are
	/// more than there may be, so that there is no quorum then.
	pub voters: BoundedVec<AccountId, MaxMembers>,
}

/// When members are many enough, and their values young enough, to be believed.
///
/// In JSON (genesis): `{ "minimumMembers": 5, "minimumValues": 3, "maximumAge": 600000 }`.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(crate = "frame::derive::serde", rename_all = "camelCase", deny_unknown_fields)]
pub struct QuorumRules {
	/// With fewer members than this nothing is believed.
	pub minimum_members: u32,
	/// With fewer fresh values than this nothing is believed. More than half of the members are needed in any case.
	pub minimum_values: u32,
	/// A value is fresh while it is younger than this, in milliseconds.
	pub maximum_age: Moment,
}

impl QuorumRules {
	/// For a chain of one developer: one member is enough.
	pub const DEVELOPMENT: Self = Self { minimum_members: 1, minimum_values: 1, maximum_age: 600_000 };
	/// For a network on one machine: two of three members.
	pub const LOCAL: Self = Self { minimum_members: 3, minimum_values: 2, maximum_age: 600_000 };
	/// For networks that hold other people's money.
	pub const PUBLIC: Self = Self { minimum_members: 5, minimum_values: 3, maximum_age: 600_000 };

	/// Whether rules like these may be set where there are at most `maximum_members` members.
	pub fn check(&self, maximum_members: u32) -> Result<(), OutOfBounds> {
		ensure!((1..=maximum_members).contains(&self.minimum_members), OutOfBounds::Members);
		ensure!((1..=self.minimum_members).contains(&self.minimum_values), OutOfBounds::Values);
		ensure!((SHORTEST_AGE..=LONGEST_AGE).contains(&self.maximum_age), OutOfBounds::Age);
		Ok(())
	}

	/// Whether something is believed by these rules that is not by those: of fewer members, of fewer values, for longer.
	pub fn is_looser_than(&self, before: &Self) -> bool {
		let Self { minimum_members, minimum_values, maximum_age } = *self;
		minimum_members < before.minimum_members
			|| minimum_values < before.minimum_values
			|| maximum_age > before.maximum_age
	}

	/// Whether what was fed at `timestamp` is fresh at `now`. What comes from the future, or from [`NEVER`], is not.
	pub fn is_fresh(&self, timestamp: Moment, now: Moment) -> bool {
		timestamp != NEVER && now.checked_sub(timestamp).is_some_and(|age| age < self.maximum_age)
	}
}

impl Default for QuorumRules {
	/// The strictest: who forgets to choose gets what is safe.
	fn default() -> Self {
		Self::PUBLIC
	}
}

/// Which of the [`QuorumRules`] is out of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OutOfBounds {
	/// `minimum_members` is not between 1 and the most members there can be.
	Members,
	/// `minimum_values` is not between 1 and `minimum_members`.
	Values,
	/// `maximum_age` is not between [`SHORTEST_AGE`] and [`LONGEST_AGE`].
	Age,
}
