//! One liquidation from the first HUX to the last, with numbers that follow from the rules by hand.
//!
//! - Kit costs 4 HUX, then 5. Digits beyond a round number are the growth of debts, 0.5 % a year.
//! - Bob's 2 100 HUX cover exactly 250 KIT at 4 HUX: 2 100 / 2.1 / 4.
//! - At 5 HUX the burrow would need 2 375 HUX to be safe: 250 · 1.9 · 5.
//! - The reward is 12.1 HUX: the creation deposit, and a thousandth of the collateral.
//! - 10 HUX become the next creation deposit. 2 087.9 are left.
//! - 603.48 HUX go to auction: (250 · 2.1 · 5 − 2 087.9) / 0.89.
//! - The start price is a fifth of that in KIT: 120.7.
//! - The liquidation is warranted below 136.5 KIT: 603.48 · 1.9 · 250 / 2 100.

use super::world::*;
use crate::{
	configs::kit::AuctionsAccount,
	constants::token::KIT,
	currency::{EXISTENTIAL_DEPOSIT, HUX, MILLIHUX},
	*,
};
use frame_support::{assert_noop, assert_ok, traits::fungible::Inspect};
use huxian_api::views::{AuctionView, BurrowView, SliceView};
use huxian_math::LiquidationKind::Partial;
use huxian_traits::auctions::SliceId;
use pallet_auctions::{Error as AuctionError, Event as AuctionEvent};
use pallet_burrows::{Error as BurrowError, Event as BurrowEvent};
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

/// Bob's burrow. Alice's has number 0.
const BOBS: u64 = 1;
/// Balance of a development account at genesis.
const ENDOWMENT: Balance = 1_000_000 * HUX;
/// Reward: the creation deposit, and a thousandth of 2 100 HUX.
const REWARD: Balance = 12_100 * MILLIHUX;
/// Bob's slice, which is also the lot: (250.000 002 614 321 · 10.5 − 2 087.9) / 0.89, up.
const SLICE: Balance = 603_483_176_910_529;
/// Collateral that stays in Bob's burrow: 2 087.9 HUX less the slice.
const KEPT: Balance = 1_484_416_823_089_471;

fn bobs() -> BurrowView<AccountId> {
	Burrows::view_burrow(BOBS).expect("Bob has a burrow")
}

fn lot() -> AuctionView<AccountId> {
	Auctions::view_auction(0).expect("there is a lot")
}

fn slices() -> Vec<SliceView> {
	Auctions::view_slices(BOBS, SliceId { number: i64::MIN, part: 0 })
}

/// At 4 HUX, Alice mints 100 000 KIT from a safe burrow, and Bob mints the maximum.
///
/// Alice also gives one KIT to the pool. It is too shallow for the controller.
fn beginning() {
	start();
	block(|| {
		feed_all(400);
		assert_ok!(Burrows::create(by(Alice), None, None, 960_010 * HUX));
		assert_ok!(Burrows::mint(by(Alice), 0, 100_000 * HUX));
		let (hux, kit) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
		assert_ok!(AssetConversion::add_liquidity(by(Alice), hux, kit, 4 * HUX, HUX, 0, 0, account(Alice)));

		assert_ok!(Burrows::create(by(Bob), None, None, 2_110 * HUX));
		assert_noop!(Burrows::mint(by(Bob), BOBS, 250 * HUX + 1), BurrowError::<Runtime>::Overburrowed);
		assert_ok!(Burrows::mint(by(Bob), BOBS, 250 * HUX));
		assert_noop!(Burrows::mint(by(Bob), BOBS, 1), BurrowError::<Runtime>::Overburrowed);
		assert_eq!((bobs().mintable, bobs().withdrawable), (Some(0), Some(0)));
	});
}

/// Kit rises a little: 4.01 HUX for minting, and 4.002 for liquidation after a minute at 0.05 cNp.
fn overburrowed() {
	block_after(60_000, || feed_all(401));
	block(|| {
		feed_all(401);
		assert_noop!(Burrows::mint(by(Bob), BOBS, 1), BurrowError::<Runtime>::Overburrowed);
		assert_noop!(Burrows::withdraw(by(Bob), BOBS, 1), BurrowError::<Runtime>::Overburrowed);
		assert!(!bobs().liquidatable);
		assert_noop!(Burrows::mark_for_liquidation(by(Charlie), BOBS), BurrowError::<Runtime>::NotLiquidatable);
	});
}

/// Charlie marks the burrow before the sweep does.
fn marked() {
	block(|| {
		feed_all(500);
		believe(500);
		assert!(bobs().liquidatable);
		assert_ok!(Burrows::mark_for_liquidation(by(Charlie), BOBS));
		let liquidated = BurrowEvent::Liquidated {
			burrow: BOBS,
			kind: Partial,
			finder: Some(account(Charlie)),
			reward: REWARD,
			auctioned: SLICE,
			collateral: KEPT,
			debt: 250_000_002_614_321,
		};
		System::assert_has_event(liquidated.into());
		assert_eq!(Balances::free_balance(account(Charlie)), ENDOWMENT + REWARD);
		assert_eq!(Balances::total_balance(&account(Bob)), ENDOWMENT - REWARD - SLICE);
		assert_eq!(Balances::free_balance(AuctionsAccount::get()), EXISTENTIAL_DEPOSIT + SLICE);

		// The burrow is safe if the slice brings the expected kit. It is still overburrowed.
		assert_noop!(Burrows::mark_for_liquidation(by(Charlie), BOBS), BurrowError::<Runtime>::NotLiquidatable);
		assert_noop!(Burrows::mint(by(Bob), BOBS, 1), BurrowError::<Runtime>::Overburrowed);

		let waiting = SliceView {
			number: 0,
			part: 0,
			amount: SLICE,
			// SLICE · 1.9 · 250.000 002 614 321 / 2 100, up.
			min_kit_for_unwarranted: Some(136_502_148_585_776),
			auction: None,
			ahead: Some(0),
		};
		assert_eq!(slices(), [waiting]);
		let (slice, unknown) = (SliceId { number: 0, part: 0 }, SliceId { number: 7, part: 0 });
		assert_noop!(Burrows::cancel_slice(by(Bob), BOBS, slice), BurrowError::<Runtime>::CancellationUnwarranted);
		assert_noop!(Burrows::cancel_slice(by(Charlie), BOBS, slice), BurrowError::<Runtime>::NoPermission);
		assert_noop!(Burrows::cancel_slice(by(Bob), BOBS, unknown), AuctionError::<Runtime>::UnknownSlice);
		assert_noop!(Auctions::bid(by(Alice), 0, 1_000 * HUX), AuctionError::<Runtime>::UnknownAuction);
	});
}

/// The next block offers the whole slice as a lot: 1 % of 100 250 KIT could buy 5 012 HUX.
fn offered() {
	block_after(30_000, || {
		feed_all(500);
		// A fifth of the lot, rounded up.
		let start_value = 120_696_635_382_106;
		System::assert_has_event(
			AuctionEvent::AuctionStarted { auction: 0, lot: SLICE, slices: 1, start_value }.into(),
		);
		assert_eq!((lot().state.as_str(), lot().minimum_bid), ("descending", Some(start_value)));
		assert_noop!(Auctions::bid(by(Alice), 0, start_value - 1), AuctionError::<Runtime>::BidTooLow);
		let slice = SliceId { number: 0, part: 0 };
		assert_noop!(Burrows::cancel_slice(by(Bob), BOBS, slice), AuctionError::<Runtime>::NotQueued);
	});
}

/// After five minutes without a bid, Bob bids, and Alice bids more.
fn bid_for() {
	let mut asked = lot().minimum_bid;
	for _ in 0..9 {
		block_after(30_000, || feed_all(500));
		assert!(lot().minimum_bid < asked);
		asked = lot().minimum_bid;
	}
	block_after(30_000, || {
		feed_all(500);
		// ⌊120 696 635 382 106 · (5 999 / 6 000)^300⌋.
		let minimum = 114_809_712_585_734;
		assert_eq!(lot().minimum_bid, Some(minimum));
		assert_noop!(Auctions::bid(by(Bob), 0, minimum - 1), AuctionError::<Runtime>::BidTooLow);
		assert_ok!(Auctions::bid(by(Bob), 0, minimum));
		assert_eq!(kit_of(&account(Bob)), 250 * HUX - minimum);

		// A raise of 0.33 %.
		assert_eq!(lot().minimum_bid, Some(115_188_584_637_266));
		assert_noop!(Auctions::bid(by(Alice), 0, 115_188_584_637_265), AuctionError::<Runtime>::BidTooLow);
		assert_ok!(Auctions::bid(by(Alice), 0, 125 * HUX));
		// Bob's kit returns at once.
		assert_eq!((kit_of(&account(Bob)), kit_of(&account(Alice))), (250 * HUX, (99_999 - 125) * HUX));
		assert_eq!((lot().seconds_left, lot().blocks_left), (Some(1_201), Some(201)));
		assert_noop!(Auctions::claim(by(Alice), 0), AuctionError::<Runtime>::NotCompleted);
	});
}

/// The auction ends after 1 200 seconds and 200 blocks. The seconds end first.
fn sold_and_settled() {
	for _ in 0..200 {
		block_after(6_000, || feed_all(500));
	}
	assert_eq!(lot().state, "ascending");
	assert_eq!((lot().seconds_left, lot().blocks_left), (Some(0), Some(1)));
	assert_noop!(Auctions::claim(by(Alice), 0), AuctionError::<Runtime>::NotCompleted);

	block_after(6_000, || {
		feed_all(500);
		let (winner, kit) = (account(Alice), 125 * HUX);
		System::assert_has_event(AuctionEvent::AuctionCompleted { auction: 0, winner, kit, lot: SLICE }.into());
		// The lot brought less than 136.5 KIT, so a tenth is forfeited. It drips, because no more
		// kit circulates than is owed.
		let settled = AuctionEvent::SliceSettled {
			slice: SliceId { number: 0, part: 0 },
			burrow: BOBS,
			auction: 0,
			amount: SLICE,
			kit,
			repaid: 112_500 * MILLIHUX,
			penalty: 12_500 * MILLIHUX,
			penalty_burned: false,
			excess: 0,
		};
		System::assert_has_event(settled.into());
		System::assert_has_event(AuctionEvent::AuctionSettled { auction: 0, dust: 0 }.into());

		// 250 KIT and their growth, less 112.5.
		let debt = 137_500_063_337_875;
		assert_eq!((bobs().at_auction, bobs().debt, bobs().collateral), (0, debt, KEPT));
		// The debt is covered again: KEPT / 10.5 is 141.37 KIT.
		assert_eq!(bobs().mintable, Some(KEPT * 10 / 105 - debt));
		assert!(slices().is_empty());
		let slice = SliceId { number: 0, part: 0 };
		assert_noop!(Burrows::cancel_slice(by(Bob), BOBS, slice), AuctionError::<Runtime>::UnknownSlice);
		assert_noop!(Auctions::settle(by(Bob), 0, 1), AuctionError::<Runtime>::NothingToSettle);
		// A 28 800th of the penalty has dripped already.
		assert_eq!(kit_of(&AuctionsAccount::get()), 12_500 * MILLIHUX - 434_027_778);
	});
}

/// Alice claims the lot. Bob repays and closes the burrow.
fn over() {
	block(|| {
		feed_all(500);
		let before = Balances::free_balance(account(Alice));
		assert_noop!(Auctions::claim(by(Bob), 0), AuctionError::<Runtime>::NotWinner);
		assert_ok!(Auctions::claim(by(Alice), 0));
		assert_eq!(Balances::free_balance(account(Alice)), before + SLICE);
		assert_noop!(Auctions::claim(by(Alice), 0), AuctionError::<Runtime>::UnknownAuction);

		let debt = bobs().debt;
		assert_ok!(Burrows::burn(by(Bob), BOBS, 250 * HUX));
		assert_eq!(kit_of(&account(Bob)), 250 * HUX - debt);
		assert_ok!(Burrows::deactivate(by(Bob), BOBS));
		assert_eq!(Balances::free_balance(account(Bob)), ENDOWMENT - REWARD - SLICE);
	});
}

#[test]
fn a_liquidation_from_the_first_hux_to_the_last() {
	dev(|| {
		beginning();
		overburrowed();
		marked();
		offered();
		bid_for();
		sold_and_settled();
		over();
	});
}

#[test]
fn when_the_price_takes_its_time_the_chain_is_first() {
	dev(|| {
		beginning();
		// The members are silent for four hours and return with 5 HUX. A block catches up an hour,
		// and the protected index rises by 3 % at most: 4.12, 4.2436, 4.370 908. Bob's burrow is
		// safe up to 4.421 HUX: 2 100 / 1.9 / 250.
		block_after(4 * 3_600_000, || feed_all(500));
		for _ in 0..3 {
			block(|| {
				feed_all(500);
				assert_noop!(Burrows::mark_for_liquidation(by(Charlie), BOBS), BurrowError::<Runtime>::NotLiquidatable);
			});
		}
		block(|| {
			feed_all(500);
			// 4.502 035 24 HUX for liquidation, 5 for minting: (250.000 570 516 615 · 10.5 − 2
			// 087.9) / 0.89.
			let (auctioned, reward) = (603_489_876_881_413, REWARD);
			let liquidated = BurrowEvent::Liquidated {
				burrow: BOBS,
				kind: Partial,
				finder: None,
				reward,
				auctioned,
				collateral: 2_087_900 * MILLIHUX - auctioned,
				debt: 250_000_570_516_615,
			};
			System::assert_has_event(liquidated.into());
			// The slice is on offer in the same block, at the liquidation price.
			let start_value = 134_048_234_789_343;
			let started = AuctionEvent::AuctionStarted { auction: 0, lot: auctioned, slices: 1, start_value };
			System::assert_has_event(started.into());
			// The reward drips into the pool; a 28 800th has gone.
			let account = AuctionsAccount::get();
			assert_eq!(Balances::free_balance(account), EXISTENTIAL_DEPOSIT + auctioned + reward - 420_138_889);
			assert_noop!(Burrows::mark_for_liquidation(by(Charlie), BOBS), BurrowError::<Runtime>::NotLiquidatable);
		});
	});
}
