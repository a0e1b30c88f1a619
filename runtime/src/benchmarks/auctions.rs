//! Set-up of `pallet-auctions`.

use super::{BurrowsSetup, ControllerSetup};
use crate::{configs::kit::KitToken, *};
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate, tokens::Preservation},
};
use frame_system::RawOrigin;
use huxian_math::Fixed;
use huxian_traits::{kit::Controller as _, BurrowId};

/// Burrows with collateral at auction, and a filled kit pool.
pub struct AuctionsSetup;

impl pallet_auctions::benchmarking::BenchmarkHelper<AccountId> for AuctionsSetup {
	fn start() {
		<BurrowsSetup as pallet_burrows::benchmarking::BenchmarkHelper<AccountId>>::start();
	}

	fn fill_pool() {
		let (kit, hux) = (1_000_000 * currency::HUX, 1_000_000 * currency::HUX);
		<ControllerSetup as pallet_controller::benchmarking::BenchmarkHelper<AccountId>>::fill_pool(kit, hux);
	}

	fn indebted_burrow(index: u32, amount: Balance) -> BurrowId {
		let owner: AccountId = frame_benchmarking::account("debtor", index, 0);
		assert_ok!(Balances::mint_into(&owner, 1_000 * currency::HUX));
		let id = pallet_burrows::NextBurrow::<Runtime>::get();
		assert_ok!(Burrows::create(RawOrigin::Signed(owner.clone()).into(), None, None, 600 * currency::HUX));
		assert_ok!(Burrows::mint(RawOrigin::Signed(owner.clone()).into(), id, 100 * currency::HUX));
		pallet_burrows::Burrows::<Runtime>::mutate(id, |record| {
			let Some(record) = record else { return };
			record.position.at_auction = amount;
			// An older index makes the debt accrue.
			record.position.adjustment_index = Fixed::from_raw(record.position.adjustment_index.raw() - 1_000_000);
		});
		pallet_burrows::Watched::<Runtime>::insert(id.to_be_bytes(), ());
		// The owner's kit is gone, so that a payment creates the account anew.
		let kit = Assets::balance(constants::token::KIT, &owner);
		let sink: AccountId = frame_benchmarking::account("sink", 0, 0);
		assert_ok!(Balances::mint_into(&sink, currency::HUX));
		assert_ok!(<KitToken as Mutate<AccountId>>::transfer(&owner, &sink, kit, Preservation::Expendable,));
		id
	}

	fn fund(who: &AccountId, hux: Balance) {
		assert_ok!(Balances::mint_into(who, hux));
	}

	fn fund_kit(who: &AccountId, kit: Balance) {
		assert_ok!(Controller::issue(who, kit));
	}
}
