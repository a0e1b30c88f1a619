//! Set-up of `pallet-controller`.

use super::{feed_index, set_time};
use crate::*;
use alloc::boxed::Box;
use frame_support::{assert_ok, traits::fungible::Mutate as _};
use huxian_traits::{kit::Controller as _, Moment};

/// Feeds the index and fills the kit pool.
pub struct ControllerSetup;

impl pallet_controller::benchmarking::BenchmarkHelper<AccountId> for ControllerSetup {
	fn set_time(now: Moment) {
		set_time(now);
	}

	fn feed() {
		feed_index();
	}

	fn fill_pool(kit: Balance, hux: Balance) {
		let who: AccountId = frame_benchmarking::account("provider", 0, 0);
		assert_ok!(Balances::mint_into(&who, hux * 2));
		// One more than is deposited: an account keeps its minimum balance.
		assert_ok!(Controller::issue(&who, kit + currency::HUX));
		let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(constants::token::KIT)));
		let origin = RuntimeOrigin::signed(who.clone());
		// The pool may exist since genesis.
		let _ = AssetConversion::create_pool(origin.clone(), pair.0.clone(), pair.1.clone());
		assert_ok!(AssetConversion::add_liquidity(origin, pair.0, pair.1, hux, kit, 0, 0, who));
	}
}
