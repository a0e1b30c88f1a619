//! The heaviest blocks.

use super::world::*;
use crate::{configs::system::RuntimeBlockWeights, currency::HUX, *};
use frame_support::weights::Weight;
use pallet_burrows::weights::WeightInfo as _;
use polkadot_sdk::*;
use sp_keyring::Sr25519Keyring::Alice;
use sp_runtime::Perbill;

/// All our hooks at their maximum in one block: the end of all pauses, a full sweep, every lot, the
/// end of a minute.
fn heaviest_hooks() -> Weight {
	Guardian::max_weight()
		.saturating_add(Controller::max_weight())
		.saturating_add(Burrows::max_weight())
		.saturating_add(Auctions::max_weight())
		.saturating_add(Pmm::max_weight())
		.saturating_add(PegGuard::max_weight())
		.saturating_add(Amo::max_weight())
		.saturating_add(<pallet_prices::OracleWeights<Runtime> as pallet_oracle::WeightInfo>::on_finalize())
}

#[test]
fn all_hooks_at_their_most_leave_most_of_a_block_to_transactions() {
	let block = RuntimeBlockWeights::get().max_block;
	let hooks = heaviest_hooks();
	let part = Perbill::from_rational(hooks.ref_time(), block.ref_time());
	println!("all hooks at their most take {part:?} of a block: {hooks:?}");
	assert!(part < Perbill::from_percent(40), "{part:?}");
	// The sweep is limited to a quarter of the block.
	assert!(Burrows::max_weight().ref_time() <= block.ref_time() / 4 + block.ref_time() / 100);
}

#[test]
fn who_has_nothing_at_auction_does_not_pay_for_the_guard() {
	type Declared = pallet_burrows::weights::SubstrateWeight<Runtime>;
	dev(|| {
		block(|| feed_all(400));
		block(|| {
			let id = pallet_burrows::NextBurrow::<Runtime>::get();
			assert!(Burrows::create(by(Alice), None, None, 10_000 * HUX).is_ok());
			let spent = Burrows::mint(by(Alice), id, 500 * HUX).unwrap().actual_weight.unwrap();
			assert_eq!(spent, Declared::mint());

			let call = pallet_burrows::Call::<Runtime>::mint { burrow: id, kit: HUX };
			let declared = frame_support::dispatch::GetDispatchInfo::get_dispatch_info(&call).call_weight;
			assert_eq!(declared, Declared::mint() + Declared::settlement_check());
		});
	});
}
