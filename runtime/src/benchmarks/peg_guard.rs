//! Set-up of `pallet-peg-guard` and `pallet-psm`.

use super::{feed_from_all, set_time};
use crate::{configs::tokens::TokenOwner, *};
use codec::Compact;
use frame_support::assert_ok;
use frame_system::RawOrigin;
use huxian_traits::{oracle::Feed, Moment};
use sp_runtime::FixedU128;

/// Creates tokens with metadata and a keyless owner.
pub struct TokenSetup;

impl pallet_peg_guard::benchmarking::BenchmarkHelper for TokenSetup {
	fn set_time(now: Moment) {
		set_time(now);
	}

	fn create_token(token: u32, decimals: u8) {
		let owner = TokenOwner::get();
		assert_ok!(Assets::force_create(RawOrigin::Root.into(), Compact(token), owner.into(), true, 1));
		let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
		assert_ok!(Assets::force_set_metadata(RawOrigin::Root.into(), Compact(token), name, symbol, decimals, false));
	}

	fn set_feed(feed: Feed, value: FixedU128) {
		feed_from_all(feed, value);
	}
}

impl pallet_psm::BenchmarkHelper<u32, AccountId> for TokenSetup {
	fn get_asset_id(index: u32) -> u32 {
		2_000_000 + index
	}

	fn create_asset(token: u32, _: &AccountId, decimals: u8) {
		<Self as pallet_peg_guard::benchmarking::BenchmarkHelper>::create_token(token, decimals);
	}
}
