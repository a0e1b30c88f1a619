//! Repayment of all debts, at auction and by burning.
//!
//! The controller's running sum of debts is rounded down, and each debt is rounded up. A full
//! repayment therefore exceeds the sum by some units, and must not fail. In the reference it once
//! did (issue 209).

use super::{bad_debt::written_off, world::*};
use crate::{constants::token::KIT, currency::HUX, *};
use frame_support::assert_ok;
use pallet_auctions::Event as AuctionEvent;
use sp_keyring::Sr25519Keyring::{self, Alice, Bob, Charlie, Dave};

fn outstanding() -> Balance {
	Controller::view_parameters().outstanding
}

fn debt(burrow: u64) -> Balance {
	Burrows::view_burrow(burrow).expect("there is such a burrow").debt
}

fn give(from: Sr25519Keyring, to: Sr25519Keyring, kit: Balance) {
	assert_ok!(Assets::transfer(by(from), KIT.into(), account(to).into(), kit));
}

#[test]
fn at_auction() {
	dev(|| {
		written_off();
		// 31.5 HUX cover exactly 250 KIT at 0.06 HUX. Then kit costs 0.07. Alice has all the kit.
		block(|| {
			feed_all(7);
			assert_ok!(Burrows::create(by(Bob), None, None, 41_500 * HUX / 1_000));
			assert_ok!(Burrows::mint(by(Bob), 1, 250 * HUX));
			give(Bob, Alice, 250 * HUX);
			give(Dave, Alice, 100 * HUX);
			believe(7);
		});
		// (250 · 2.1 · 0.07 − 21.4685) / 0.89 = 17.17 HUX. A hundredth of 350 KIT is worth 0.245
		// HUX, so a lot has the minimum of 10 HUX. The rest is below that, and goes along.
		block(|| {
			feed_all(7);
			let lots: Vec<Balance> = Auctions::view_auctions().open.iter().map(|lot| lot.lot).collect();
			assert_eq!(lots, [17_170_224_935_003]);
			// The bid exceeds 259: the liquidation was unwarranted, so all kit repays debt.
			assert_ok!(Auctions::bid(by(Alice), 0, 340 * HUX));
		});
		for _ in 0..200 {
			block_after(30_000, || feed_all(7));
		}
		assert_eq!((debt(1), outstanding()), (250_002_603_877_148, 250_002_603_876_944));

		block_after(30_000, || {
			feed_all(7);
			let told: Vec<_> = System::events().into_iter().map(|record| record.event).collect();
			let failed =
				|event: &RuntimeEvent| matches!(event, RuntimeEvent::Auctions(AuctionEvent::SettlementFailed { .. }));
			assert!(!told.iter().any(failed), "{told:?}");
			System::assert_has_event(AuctionEvent::AuctionSettled { auction: 0, dust: 0 }.into());

			// The debt was 250.002 616 948 888 KIT and the bid 340. Bob gets the rest.
			assert_eq!((debt(1), outstanding()), (0, 0));
			assert_eq!(Burrows::view_burrow(1).unwrap().at_auction, 0);
			assert_eq!(kit_of(&account(Bob)), 89_997_383_051_112);
			assert_eq!(Assets::total_supply(KIT), 350 * HUX - 250_002_616_948_888);
			assert_ok!(Burrows::deactivate(by(Bob), 1));
		});
		block(|| feed_all(7));
	});
}

#[test]
fn by_burning() {
	dev(|| {
		written_off();
		block(|| {
			feed_all(6);
			assert_ok!(Burrows::create(by(Bob), None, None, 50 * HUX));
			assert_ok!(Burrows::mint(by(Bob), 1, 250 * HUX));
			for burrow in 2..5 {
				assert_ok!(Burrows::create(by(Charlie), None, None, 50 * HUX));
				assert_ok!(Burrows::mint(by(Charlie), burrow, 150 * HUX));
			}
			give(Dave, Bob, 50 * HUX);
			give(Dave, Charlie, 50 * HUX);
		});
		// Each accrual of a debt rounds it up.
		for _ in 0..30 {
			block_after(30_000, || {
				feed_all(6);
				for burrow in 1..5 {
					assert_ok!(Burrows::touch(by(Dave), burrow));
				}
			});
		}
		block(|| {
			feed_all(6);
			let all: Balance = (1..5).map(debt).sum();
			assert!(all > outstanding(), "{all} are owed, and {} are known", outstanding());
			// Only the debt is burned.
			assert_ok!(Burrows::burn(by(Bob), 1, 1_000 * HUX));
			for burrow in 2..5 {
				assert_ok!(Burrows::burn(by(Charlie), burrow, 1_000 * HUX));
			}
			assert_eq!(((1..5).map(debt).sum::<Balance>(), outstanding()), (0, 0));
			assert_eq!(Assets::total_supply(KIT), 800 * HUX - all);
			assert_eq!(kit_of(&account(Bob)) + kit_of(&account(Charlie)), 800 * HUX - all);
			assert_ok!(Burrows::deactivate(by(Bob), 1));
			for burrow in 2..5 {
				assert_ok!(Burrows::deactivate(by(Charlie), burrow));
			}
		});
		block(|| feed_all(6));
	});
}
