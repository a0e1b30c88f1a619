//! A liquidation on the real runtime: a fall, the sweep, lots, bids, settlement, claims.

use super::world::*;
use crate::{currency::HUX, *};
use frame_support::{assert_noop, assert_ok};
use huxian_traits::auctions::SliceId;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

/// Bob's burrow, with the maximum debt.
const BOBS: u64 = 1;

/// Creates Alice's burrow and pool. Bob mints the maximum for 25 200 HUX: some 3 000 KIT at 4 HUX.
fn bob_mints_to_the_limit() {
	burrow_and_pool();
	block(|| {
		assert_ok!(Burrows::create(by(Bob), None, None, 25_210 * HUX));
		let most = Burrows::view_max_mintable(BOBS).expect("there is a price");
		assert_ok!(Burrows::mint(by(Bob), BOBS, most));
		assert_noop!(Burrows::mint(by(Bob), BOBS, HUX), pallet_burrows::Error::<Runtime>::Overburrowed);
	});
}

/// Raises the index to 5 HUX, and ends with the block in which Bob's burrow is swept.
///
/// The protected index follows at 0.05 cNp a minute. After some 200 minutes the liquidation price
/// has risen by 2.1 / 1.9.
fn hux_falls() {
	for _ in 0..500 {
		block_after(30_000, || feed_all(500));
		if position(BOBS).at_auction > 0 {
			return;
		}
	}
	panic!("the fall endangered nobody");
}

fn position(burrow: u64) -> huxian_math::Burrow {
	pallet_burrows::Burrows::<Runtime>::get(burrow).expect("there is such a burrow").position
}

fn open() -> Vec<huxian_api::views::AuctionView<AccountId>> {
	Auctions::view_auctions().open
}

fn run(blocks: u32) {
	for _ in 0..blocks {
		block_after(30_000, || feed_all(500));
	}
}

#[test]
fn a_fall_ends_in_lots_bids_and_claims() {
	dev(|| {
		bob_mints_to_the_limit();
		let free_before = Balances::free_balance(account(Bob));
		hux_falls();

		// The sweep comes right after the price, before any transaction.
		let bobs = position(BOBS);
		assert!(bobs.active && bobs.collateral > 0);
		assert!(!Burrows::view_burrow(BOBS).unwrap().liquidatable);
		assert_eq!(Balances::free_balance(account(Bob)), free_before);
		assert_eq!(position(0).at_auction, 0, "Alice's burrow is safe");

		// No lot is larger than 1 % of the 8 000 circulating KIT could buy. Lots are cut from one
		// slice, and offered in the block of the sweep.
		let lots = open();
		assert_eq!(lots.len(), 16);
		assert!(lots.iter().all(|auction| auction.start_value <= 81 * HUX && auction.slices == 1));

		// Alice bids for all of them, Charlie has no kit.
		block(|| {
			feed_all(500);
			let asked = Auctions::view_minimum_bid(0).unwrap();
			assert_noop!(Auctions::bid(by(Charlie), 0, asked), pallet_auctions::Error::<Runtime>::InsufficientKit);
			assert_noop!(Auctions::bid(by(Alice), 0, asked - 1), pallet_auctions::Error::<Runtime>::BidTooLow);
			assert_noop!(Auctions::bid(by(Alice), 99, asked), pallet_auctions::Error::<Runtime>::UnknownAuction);
			for auction in open() {
				assert_ok!(Auctions::bid(by(Alice), auction.id, auction.minimum_bid.unwrap()));
			}
			assert_noop!(Auctions::claim(by(Alice), 0), pallet_auctions::Error::<Runtime>::NotCompleted);
			assert_noop!(Auctions::settle(by(Alice), 0, 1), pallet_auctions::Error::<Runtime>::NotCompleted);
		});
		let (debt, at_auction) = (position(BOBS).debt, position(BOBS).at_auction);

		// After 200 blocks and 20 minutes Alice has won. The hook settles the slices.
		run(200);
		assert_eq!(open()[0].state, "ascending");
		run(3);
		let sold: Balance = lots.iter().map(|auction| auction.lot).sum();
		assert_eq!(position(BOBS).at_auction, at_auction - sold);
		assert!(position(BOBS).debt < debt);
		assert_noop!(Auctions::settle(by(Alice), 0, 1), pallet_auctions::Error::<Runtime>::NothingToSettle);

		let before = Balances::free_balance(account(Alice));
		block(|| {
			feed_all(500);
			assert_noop!(Auctions::claim(by(Bob), 0), pallet_auctions::Error::<Runtime>::NotWinner);
			for auction in &lots {
				assert_ok!(Auctions::claim(by(Alice), auction.id));
			}
			assert_noop!(Auctions::claim(by(Alice), 0), pallet_auctions::Error::<Runtime>::UnknownAuction);
		});
		assert_eq!(Balances::free_balance(account(Alice)) - before, sold);
	});
}

#[test]
fn a_slice_comes_back_when_its_owner_makes_the_burrow_safe() {
	dev(|| {
		bob_mints_to_the_limit();
		hux_falls();
		let slices = Auctions::view_slices(BOBS, SliceId { number: i64::MIN, part: 0 });
		// One slice, cut once for each lot. The rest waits.
		assert_eq!(slices.len(), 17);
		assert!(slices.iter().enumerate().all(|(part, slice)| slice.number == 0 && slice.part as usize == part));
		block(|| {
			feed_all(500);
			let taken = SliceId { number: 0, part: 3 };
			assert_noop!(Burrows::cancel_slice(by(Bob), BOBS, taken), pallet_auctions::Error::<Runtime>::NotQueued);
			let waiting = slices.iter().find(|slice| slice.auction.is_none()).expect("most of it waits");
			let id = SliceId { number: waiting.number, part: waiting.part };
			assert_noop!(
				Burrows::cancel_slice(by(Bob), BOBS, id),
				pallet_burrows::Error::<Runtime>::CancellationUnwarranted
			);
			assert_noop!(Burrows::cancel_slice(by(Alice), BOBS, id), pallet_burrows::Error::<Runtime>::NoPermission);
			assert_noop!(Burrows::cancel_slice(by(Bob), 0, id), pallet_burrows::Error::<Runtime>::NoPermission);
			assert_ok!(Burrows::deposit(by(Bob), BOBS, 5_000 * HUX));
			let before = position(BOBS);
			assert_ok!(Burrows::cancel_slice(by(Bob), BOBS, id));
			assert_eq!(position(BOBS).collateral, before.collateral + waiting.amount);
			assert_eq!(position(BOBS).at_auction, before.at_auction - waiting.amount);
		});
	});
}

#[test]
fn a_user_who_marks_a_burrow_before_the_sweep_gets_the_reward() {
	dev(|| {
		bob_mints_to_the_limit();
		block(|| {
			let safe = pallet_burrows::Error::<Runtime>::NotLiquidatable;
			assert_noop!(Burrows::mark_for_liquidation(by(Charlie), BOBS), safe);
			// The price changes within this block.
			pallet_controller::ControllerState::<Runtime>::mutate(|record| {
				let state = &mut record.as_mut().unwrap().state;
				state.index = huxian_math::Fixed::from_integer(6).unwrap();
				state.protected_index = state.index;
			});
			let before = Balances::free_balance(account(Charlie));
			let collateral = position(BOBS).collateral;
			assert_ok!(Burrows::mark_for_liquidation(by(Charlie), BOBS));
			assert_eq!(Balances::free_balance(account(Charlie)) - before, 10 * HUX + collateral / 1_000);
		});
	});
}

#[test]
fn bids_and_what_lowers_risk_go_on_in_safe_mode() {
	dev(|| {
		bob_mints_to_the_limit();
		hux_falls();
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
			let bid = RuntimeCall::Auctions(pallet_auctions::Call::bid { auction: 0, kit: 4_000 * HUX });
			assert_ok!(sp_runtime::traits::Dispatchable::dispatch(bid, by(Alice)));
			let burn = RuntimeCall::Burrows(pallet_burrows::Call::burn { burrow: BOBS, kit: HUX });
			assert_ok!(sp_runtime::traits::Dispatchable::dispatch(burn, by(Bob)));
			let mark = RuntimeCall::Burrows(pallet_burrows::Call::mark_for_liquidation { burrow: BOBS });
			let refused = sp_runtime::traits::Dispatchable::dispatch(mark, by(Alice)).unwrap_err().error;
			assert_eq!(refused, pallet_burrows::Error::<Runtime>::NotLiquidatable.into());
		});
	});
}
