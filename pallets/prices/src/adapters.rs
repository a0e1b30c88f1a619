//! What is plugged into the pallets around this one.

use crate::{weights::WeightInfo, Config, Contribution, Pallet};
use alloc::vec::Vec;
use frame::{
	prelude::*,
	traits::{ChangeMembers, InitializeMembers},
};
use huxian_traits::oracle::Feed;
use pallet_oracle::{CombineData, OnNewData};

/// What the oracle's calls cost with this pallet behind them: for `pallet_oracle::Config::WeightInfo`.
///
/// The oracle reads the values of all members for every value fed, and this pallet takes it down: the oracle's own
/// measurement knows of neither.
pub struct OracleWeights<T>(PhantomData<T>);

impl<T: Config> pallet_oracle::WeightInfo for OracleWeights<T> {
	fn feed_values(values: u32) -> Weight {
		<T as Config>::WeightInfo::feed_values(values)
	}

	fn on_finalize() -> Weight {
		<T as Config>::WeightInfo::oracle_on_finalize()
	}
}

/// For `pallet_oracle::Config::CombineData`: the oracle combines nothing, so nobody can take a value of its own for a
/// price.
pub struct CombineNothing;

impl CombineData<Feed, Contribution> for CombineNothing {
	fn combine_data(_: &Feed, _: Vec<Contribution>, _: Option<Contribution>) -> Option<Contribution> {
		None
	}
}

/// For `pallet_oracle::Config::OnNewData`: what is fed is taken down, member by member.
impl<T: Config> OnNewData<T::AccountId, Feed, FixedU128> for Pallet<T> {
	fn on_new_data(who: &T::AccountId, feed: &Feed, value: &FixedU128) {
		Self::take_down(who, feed, *value);
	}
}

/// For the `MembershipInitialized` and `MembershipChanged` of the oracle's members: who leaves is believed no more, at once.
impl<T: Config> InitializeMembers<T::AccountId> for Pallet<T> {
	fn initialize_members(members: &[T::AccountId]) {
		let mut sorted = members.to_vec();
		sorted.sort();
		Self::take_members(&sorted);
	}
}

impl<T: Config> ChangeMembers<T::AccountId> for Pallet<T> {
	fn change_members_sorted(_: &[T::AccountId], _: &[T::AccountId], members: &[T::AccountId]) {
		Self::take_members(members);
	}
}
