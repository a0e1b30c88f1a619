//! Quorum parameters and stored values.

use alloc::vec::Vec;
use frame::prelude::*;
use huxian_traits::{governance::GovernedParams, oracle::Feed, Moment};
use pallet_oracle::TimestampedValue;

/// The feeds that the chain's own arithmetic refers to: all feeds except market prices of assets.
pub const REFERENCE_FEEDS: [Feed; 7] =
	[Feed::Index, Feed::HuxUsd, Feed::XauUsd, Feed::EurUsd, Feed::EthUsd, Feed::BtcUsd, Feed::CkbUsd];

/// Lowest value that counts, 10^-9. Lower ones, zero included, are mistakes and ignored.
pub const MIN_VALUE: FixedU128 = FixedU128::from_inner(1_000_000_000);
/// Highest value that counts, 10^9. Higher ones are mistakes and ignored.
pub const MAX_VALUE: FixedU128 = FixedU128::from_inner(1_000_000_000_000_000_000_000_000_000);

/// Lower bound of [`QuorumParams::maximum_age`], one minute in milliseconds.
///
/// Members feed about once a minute, so a lower limit would make every price stale.
pub const MIN_AGE_LIMIT: Moment = 60_000;
/// Upper bound of [`QuorumParams::maximum_age`], one hour in milliseconds.
///
/// An older value says nothing about a market in distress.
pub const MAX_AGE_LIMIT: Moment = 3_600_000;

/// Timestamp of a value that was fed before the chain knew the time. Such a value is never fresh.
pub const NEVER: Moment = 0;

/// The value of one member, with the time when it was fed.
pub type Contribution = TimestampedValue<FixedU128, Moment>;

/// The last value that an account fed for a feed.
#[doc(alias = "RawValue")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Submission<AccountId> {
	/// The account that fed it.
	pub who: AccountId,
	/// The value, in the unit of the feed.
	pub value: FixedU128,
	/// The time when it was fed, in milliseconds since 1970.
	pub timestamp: Moment,
}

/// The parameters and the members that a quote depends on, besides the values themselves.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, DefaultNoBound, CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound,
)]
#[scale_info(skip_type_params(MaxMembers))]
pub struct Quorum<AccountId: Clone + core::fmt::Debug + Eq, MaxMembers: Get<u32>> {
	/// The parameters in force.
	pub params: QuorumParams,
	/// The members whose values can count, sorted: all except the account under which Root feeds.
	///
	/// Empty while there are more than `MaxMembers`, so that there is no quorum then.
	pub members: BoundedVec<AccountId, MaxMembers>,
}

/// A list of accounts, as long as there can be members.
pub type AccountsOf<T> = BoundedVec<<T as frame_system::Config>::AccountId, <T as crate::Config>::MaxMembers>;

/// The accounts by which removals without notice are bounded, and those that may step in.
#[derive(
	Encode, Decode, MaxEncodedLen, TypeInfo, DefaultNoBound, CloneNoBound, DebugNoBound, PartialEqNoBound, EqNoBound,
)]
#[scale_info(skip_type_params(MaxMembers))]
pub struct Roster<AccountId: Clone + core::fmt::Debug + Eq, MaxMembers: Get<u32>> {
	/// The members after the last change with notice, under their present keys.
	pub announced: BoundedVec<AccountId, MaxMembers>,
	/// The accounts that may become members without notice, in the order of announcement.
	pub substitutes: BoundedVec<AccountId, MaxMembers>,
}

/// The membership of the oracle, for changes that this pallet makes.
pub trait ReplaceMembers<AccountId> {
	/// Removes `outgoing` from the members, adds `incoming`, and notifies this pallet.
	///
	/// Errors: `outgoing` is no member, `incoming` is one, or there are too many.
	fn replace(outgoing: Option<AccountId>, incoming: Option<AccountId>) -> DispatchResult;
}

/// The pallets that read market prices of assets.
pub trait AssetReaders {
	/// Returns those of `assets` whose price nothing on the chain reads.
	fn unread(assets: Vec<u32>) -> Vec<u32>;
}

/// The numbers of members and values, and the age, that a quote requires.
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
pub struct QuorumParams {
	/// Number of members below which there is no quorum.
	pub minimum_members: u32,
	/// Number of fresh values below which there is no quorum. More than half of the members must
	/// have fed one in any case.
	pub minimum_values: u32,
	/// Age at which a value is no longer fresh, in milliseconds.
	pub maximum_age: Moment,
}

impl QuorumParams {
	/// For a chain with one developer: one member is enough.
	pub const DEVELOPMENT: Self = Self { minimum_members: 1, minimum_values: 1, maximum_age: 600_000 };
	/// For a network on one machine: two of three members.
	pub const LOCAL: Self = Self { minimum_members: 3, minimum_values: 2, maximum_age: 600_000 };
	/// For networks that hold other people's money.
	pub const PUBLIC: Self = Self { minimum_members: 5, minimum_values: 3, maximum_age: 600_000 };

	/// Returns true if a value fed at `timestamp` is fresh at `now`.
	///
	/// Values from the future, or from [`NEVER`], are not fresh.
	pub fn is_fresh(&self, timestamp: Moment, now: Moment) -> bool {
		timestamp != NEVER && now.checked_sub(timestamp).is_some_and(|age| age < self.maximum_age)
	}
}

impl GovernedParams for QuorumParams {
	/// Number of members that the chain can have at most.
	type Context = u32;
	type Invalid = InvalidParams;

	fn validate(&self, max_members: u32) -> Result<(), InvalidParams> {
		ensure!((1..=max_members).contains(&self.minimum_members), InvalidParams::MinimumMembers);
		ensure!((1..=self.minimum_members).contains(&self.minimum_values), InvalidParams::MinimumValues);
		ensure!((MIN_AGE_LIMIT..=MAX_AGE_LIMIT).contains(&self.maximum_age), InvalidParams::MaximumAge);
		Ok(())
	}

	/// Returns true if fewer members, fewer values or older values make a quote than `before`.
	fn is_looser_than(&self, before: &Self) -> bool {
		let Self { minimum_members, minimum_values, maximum_age } = *self;
		minimum_members < before.minimum_members
			|| minimum_values < before.minimum_values
			|| maximum_age > before.maximum_age
	}
}

impl Default for QuorumParams {
	/// Returns the strictest preset, so that a genesis without parameters is safe.
	fn default() -> Self {
		Self::PUBLIC
	}
}

/// The field of [`QuorumParams`] that is out of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum InvalidParams {
	/// `minimum_members` is not within 1 and the number of members that the chain can have.
	MinimumMembers,
	/// `minimum_values` is not within 1 and `minimum_members`.
	MinimumValues,
	/// `maximum_age` is not within [`MIN_AGE_LIMIT`] and [`MAX_AGE_LIMIT`].
	MaximumAge,
}
