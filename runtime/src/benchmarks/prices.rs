//! Set-up of `pallet-prices`.

use super::set_time;
use crate::{
	configs::prices::{FeedersInstance, MaxFeeders},
	*,
};
use frame_support::{assert_ok, traits::ChangeMembers as _, BoundedVec};
use huxian_traits::{oracle::Feed, Moment};

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

	/// Makes as many pools as there can be. A look-up reads all of them, because none of them reads
	/// the asset.
	fn read_assets(_: u32) {
		use pallet_pmm::{Kind, PoolCount, PoolParams, PriceSource, UnitPrice, MAX_POOLS};
		let params = PoolParams {
			source: PriceSource::Oracle {
				base: UnitPrice::Dollar,
				quote: UnitPrice::Feed(Feed::EurUsd),
				maximum_age: 600_000,
				maximum_step: 10_000,
			},
			shape: huxian_math::curve::Shape::Pmm(
				huxian_math::curve::Pmm::new(huxian_math::Fraction::new(45, 10_000)).expect("within bounds"),
			),
			fee: 100,
		};
		let (base, quote) = (constants::token::PAN, constants::token::CUSDC);
		for _ in PoolCount::<Runtime>::get()..MAX_POOLS {
			assert_ok!(Pmm::create_pool(RuntimeOrigin::root(), base, quote, Kind::Public, params));
		}
	}
}
