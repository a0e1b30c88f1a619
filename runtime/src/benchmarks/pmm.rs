//! Set-up of `pallet-pmm`.

use super::{feed_from_all, set_time};
use crate::*;
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate as _, fungibles::Mutate as _},
};
use huxian_traits::{oracle::Feed, Moment};
use sp_runtime::FixedU128;

/// Two tokens, and an oracle with prices for them.
pub struct PmmSetup;

impl pallet_pmm::benchmarking::BenchmarkHelper<AccountId> for PmmSetup {
	fn tokens() -> (u32, u32) {
		(constants::token::PAN, constants::token::CUSDC)
	}

	fn fund(asset: u32, who: &AccountId, amount: Balance) {
		let _ = Balances::mint_into(who, currency::HUX);
		assert_ok!(Assets::mint_into(asset, who, amount));
	}

	fn feed(feed: Feed, value: FixedU128) {
		feed_from_all(feed, value);
	}

	fn advance(millis: Moment) {
		set_time(Timestamp::get().max(1_800_000_000_000) + millis);
	}
}
