//! Access to KIT and the depth of its pool, on the real runtime.

use super::world::*;
use crate::{adapters::CALLS_OF_BUYERS, constants::token::KIT, currency::HUX, *};
use frame_support::assert_ok;
use sp_keyring::Sr25519Keyring::{Alice, Bob};

/// Opens lots: Bob mints the maximum, and HUX falls until the sweep.
fn lots() {
	burrow_and_pool();
	block(|| {
		assert_ok!(Burrows::create(by(Bob), None, None, 25_210 * HUX));
		let most = Burrows::view_max_mintable(1).expect("there is a price");
		assert_ok!(Burrows::mint(by(Bob), 1, most));
	});
	for _ in 0..500 {
		block_after(30_000, || feed_all(500));
		if !Auctions::view_auctions().open.is_empty() {
			return;
		}
	}
	panic!("the fall endangered nobody");
}

fn minimum() -> Balance {
	Auctions::view_minimum_bid(0).expect("the lot takes bids")
}

fn pass_four_hours() {
	for _ in 0..480 {
		block_after(30_000, || feed_all(500));
	}
}

/// HF8: lots fell to 9 % of their start while nobody could get KIT.
#[test]
fn lots_stand_in_safe_mode() {
	dev(|| {
		lots();
		block(|| {
			assert_ok!(SafeMode::force_enter(RuntimeOrigin::root()));
		});
		let (before, open) = (minimum(), Auctions::view_auctions().open.len());
		// Four hours of blocks every thirty seconds. Safe mode counts blocks, so it does not end.
		pass_four_hours();
		assert!(SafeMode::is_entered());
		assert_eq!((minimum(), Auctions::view_auctions().open.len()), (before, open));

		block(|| {
			assert_ok!(SafeMode::force_exit(RuntimeOrigin::root()));
		});
		block(|| ());
		assert_eq!(minimum(), before);
		block_after(30_000, || feed_all(500));
		assert!(minimum() < before);
	});
}

#[test]
fn lots_stand_while_a_call_that_buyers_need_is_paused() {
	dev(|| {
		lots();
		let name = |(pallet, call): (&str, &str)| {
			(pallet.as_bytes().to_vec().try_into().expect("short"), call.as_bytes().to_vec().try_into().expect("short"))
		};
		// `Auctions.bid` cannot be paused.
		for call in CALLS_OF_BUYERS.into_iter().filter(|(pallet, _)| *pallet != "Auctions") {
			block(|| {
				assert_ok!(TxPause::pause(RuntimeOrigin::root(), name(call)));
			});
			let before = minimum();
			(0..10).for_each(|_| {
				block_after(30_000, || feed_all(500));
			});
			assert_eq!(minimum(), before, "{call:?}");
			block(|| {
				assert_ok!(TxPause::unpause(RuntimeOrigin::root(), name(call)));
			});
			(0..3).for_each(|_| {
				block_after(30_000, || feed_all(500));
			});
			assert!(minimum() < before, "{call:?}");
		}
		// Another call does not matter.
		block(|| {
			assert_ok!(TxPause::pause(RuntimeOrigin::root(), name(("Pmm", "swap_exact_in"))));
		});
		let before = minimum();
		block_after(30_000, || feed_all(500));
		assert!(minimum() < before);
	});
}

/// HF9: a provider who left for one block ended the market for an hour.
#[test]
fn a_provider_who_leaves_for_a_block_ends_no_market() {
	dev(|| {
		burrow_and_pool();
		fresh_minutes(15, 400);
		assert!(Controller::view_parameters().market_usable);
		let pair = || (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
		for _ in 0..5 {
			let shares = PoolAssets::balance(0, account(Alice));
			block(|| {
				feed_all(400);
				let (hux, kit) = pair();
				assert_ok!(AssetConversion::remove_liquidity(by(Alice), hux, kit, shares, 1, 1, account(Alice)));
			});
			block(|| {
				feed_all(400);
				let (hux, kit) = pair();
				assert_ok!(AssetConversion::add_liquidity(
					by(Alice),
					hux,
					kit,
					3_999 * HUX,
					999 * HUX,
					0,
					0,
					account(Alice)
				));
			});
			fresh_minutes(3, 400);
			assert!(Controller::view_parameters().market_usable);
		}
	});
}

/// HF10: liquidity of one block took a third of the fees of two months.
#[test]
fn liquidity_of_one_block_gets_nothing_that_waited() {
	dev(|| {
		start();
		block(|| {
			assert_ok!(Burrows::create(by(Alice), None, None, 900_010 * HUX));
			assert_ok!(Burrows::mint(by(Alice), 0, 50_000 * HUX));
			let (hux, kit) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
			assert_ok!(AssetConversion::add_liquidity(by(Alice), hux, kit, 400 * HUX, 100 * HUX, 0, 0, account(Alice)));
		});
		for _ in 0..300 {
			block_after(3_600_000, || feed_all(400));
		}
		fresh_minutes(16, 400);
		let record = || pallet_controller::ControllerState::<Runtime>::get().expect("it has started");
		let waited = record().pending_fees;
		assert!(waited > HUX);

		// Deep for the end of one minute.
		block_after(57_000, || {
			feed_all(400);
			let (hux, kit) = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
			assert_ok!(AssetConversion::add_liquidity(
				by(Alice),
				hux,
				kit,
				40_000 * HUX,
				10_000 * HUX,
				0,
				0,
				account(Alice)
			));
		});
		block(|| feed_all(400));
		assert!(record().pending_fees >= waited);
		assert_eq!(record().flows.fees, 0);

		// Deep for most closings: a portion in each block, with the fee of three seconds.
		fresh_minutes(20, 400);
		block(|| feed_all(400));
		let (before, pending) = (record().flows.fees, record().pending_fees);
		block(|| feed_all(400));
		let paid = record().flows.fees - before;
		assert!(before > 0 && paid > 0);
		assert!(paid < waited / 20_000, "{paid} of {waited}");
		assert!(record().pending_fees < pending);
	});
}
