//! Set-up of `pallet-burrows`.

use super::{feed_index, set_time};
use crate::{configs::kit::AuctionsAccount, *};
use frame_support::{
	assert_ok,
	traits::{fungible::Mutate as _, Hooks},
};
use huxian_math::{auction::SlicePart, Fixed};
use huxian_queue::worst::Shape;
use huxian_traits::{auctions::SliceId, BurrowId};

/// Burrows, prices and a liquidation queue of the worst shape.
pub struct BurrowsSetup;

impl pallet_burrows::benchmarking::BenchmarkHelper<AccountId> for BurrowsSetup {
	fn start() {
		set_time(1_800_000_000_000);
		feed_index();
		Controller::on_initialize(System::block_number());
	}

	fn grow_debts() {
		set_time(1_800_000_500_000);
		Controller::on_initialize(System::block_number());
	}

	fn fund(who: &AccountId, amount: Balance) {
		assert_ok!(Balances::mint_into(who, amount));
	}

	fn double_prices() {
		// Sets both indices, as after hours of a fall.
		pallet_controller::ControllerState::<Runtime>::mutate(|record| {
			let Some(record) = record else { return };
			record.state.index = Fixed::from_raw(record.state.index.raw() * 2);
			record.state.protected_index = record.state.index;
		});
	}

	fn diverge_prices() {
		pallet_controller::ControllerState::<Runtime>::mutate(|record| {
			let Some(record) = record else { return };
			record.state.index = Fixed::from_raw(record.state.index.raw() / 100 * 101);
		});
	}

	fn sell_lots_before(burrow: BurrowId) {
		pallet_auctions::benchmarking::sell_before::<Runtime>(burrow);
	}

	fn build_worst_queue(slice: Option<(BurrowId, Balance)>) -> SliceId {
		let shape = if slice.is_some() { Shape::thin() } else { Shape::full() };
		let (burrow, amount) = slice.unwrap_or((0, currency::HUX));
		pallet_auctions::benchmarking::worst_queue::<Runtime>(shape, |_| {
			(burrow, SlicePart { amount, min_kit_for_unwarranted: Some(1) })
		});
		let middle = SliceId::new(3);
		pallet_auctions::SlicesOf::<Runtime>::insert(burrow, middle.key(), ());
		pallet_auctions::State::<Runtime>::mutate(|state| state.totals.queued += 1_000 * amount);
		assert_ok!(Balances::mint_into(&AuctionsAccount::get(), currency::HUX));
		middle
	}
}
