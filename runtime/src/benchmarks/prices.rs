//! Set-up of `pallet-prices`.

use super::set_time;
use crate::{
	configs::prices::{FeedersInstance, MaxFeeders},
	*,
};
use frame_support::{traits::ChangeMembers as _, BoundedVec};
use huxian_traits::Moment;

/// Sets the members of the oracle.
pub struct MemberSetup;
impl pallet_prices::BenchmarkHelper<AccountId> for MemberSetup {
	fn set_members(members: &[AccountId]) {
		let bounded = BoundedVec::<AccountId, MaxFeeders>::truncate_from(members.to_vec());
		pallet_membership::Members::<Runtime, FeedersInstance>::put(bounded);
		Prices::set_members_sorted(members, &[]);
	}

	fn set_time(now: Moment) {
		set_time(now);
	}
}
