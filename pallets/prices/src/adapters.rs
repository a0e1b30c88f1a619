//! Implementations for the oracle and for its membership.

use crate::{weights::WeightInfo, Config, Contribution, Pallet};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	traits::{ChangeMembers, InitializeMembers},
};
use huxian_traits::oracle::Feed;
use pallet_oracle::{CombineData, OnNewData};

/// Weights of the oracle's calls, for `pallet_oracle::Config::WeightInfo`.
///
/// The oracle reads the values of all members for each value fed, and this pallet records it. The
/// oracle's own weights include neither.
pub struct OracleWeights<T>(PhantomData<T>);

impl<T: Config> pallet_oracle::WeightInfo for OracleWeights<T> {
	fn feed_values(values: u32) -> Weight {
		// A value that is new reads at most 18 items more, to find the readers of the asset. A
		// quote reads three.
		let readers = <T as Config>::WeightInfo::quote().saturating_mul(6).saturating_mul(values.into());
		<T as Config>::WeightInfo::feed_values(values).saturating_add(readers)
	}

	fn on_finalize() -> Weight {
		<T as Config>::WeightInfo::oracle_on_finalize()
	}
}

/// Combines nothing, for `pallet_oracle::Config::CombineData`.
///
/// The oracle then has no combined value that a reader could take for a price.
pub struct CombineNothing;

impl CombineData<Feed, Contribution> for CombineNothing {
	fn combine_data(_: &Feed, _: Vec<Contribution>, _: Option<Contribution>) -> Option<Contribution> {
		None
	}
}

/// Records each value fed, for `pallet_oracle::Config::OnNewData`.
impl<T: Config> OnNewData<T::AccountId, Feed, FixedU128> for Pallet<T> {
	fn on_new_data(who: &T::AccountId, feed: &Feed, value: &FixedU128) {
		Self::record(who, feed, *value);
	}
}

/// Follows the members of the oracle, for `MembershipInitialized` and `MembershipChanged` of the
/// membership.
///
/// The values of a former member stop counting at once.
impl<T: Config> InitializeMembers<T::AccountId> for Pallet<T> {
	fn initialize_members(members: &[T::AccountId]) {
		let mut sorted = members.to_vec();
		sorted.sort();
		Self::update_members(&sorted);
		Self::announce_members(&sorted);
	}
}

impl<T: Config> ChangeMembers<T::AccountId> for Pallet<T> {
	/// Takes the members of a change with notice. The calls of this pallet, which need none, put
	/// the announced members back.
	///
	/// One member for another may be a change of a key, which needs no notice. So it does not
	/// renew the announced members, and nobody restores the right to removals by it.
	fn change_members_sorted(incoming: &[T::AccountId], outgoing: &[T::AccountId], members: &[T::AccountId]) {
		Self::update_members(members);
		match (incoming, outgoing) {
			([new], [old]) => Self::rename_announced(old, new),
			_ => Self::announce_members(members),
		}
	}

	fn set_members_sorted(members: &[T::AccountId], _: &[T::AccountId]) {
		Self::update_members(members);
		Self::announce_members(members);
	}
}
