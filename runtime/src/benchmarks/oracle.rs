//! Set-up of `pallet-oracle`.

use crate::{configs::prices::MaxFeedValues, *};
use alloc::vec::Vec;
use frame_support::{traits::Get, BoundedVec};
use huxian_traits::oracle::Feed;
use sp_runtime::{FixedPointNumber, FixedU128};

/// As many values as a member can feed at once.
pub struct FeedValues;
impl pallet_oracle::BenchmarkHelper<Feed, FixedU128, MaxFeedValues> for FeedValues {
	fn get_currency_id_value_pairs() -> BoundedVec<(Feed, FixedU128), MaxFeedValues> {
		let pairs: Vec<_> =
			(0..MaxFeedValues::get()).map(|id| (Feed::Asset(id), FixedU128::saturating_from_integer(1))).collect();
		BoundedVec::truncate_from(pairs)
	}
}
