//! A burrow whose first liquidation leaves nothing to auction, and whose second one closes it: an empty slice is never queued, and the debt that
//! nobody will pay is forgotten at once.

use super::world::*;
use crate::{
	configs::kit::AuctionsAccount,
	currency::{EXISTENTIAL_DEPOSIT, HUX},
	*,
};
use frame_support::{assert_noop, assert_ok};
use huxian_math::{
	LiquidationKind,
	LiquidationKind::{Close, Complete},
};
use pallet_burrows::{Error, Event};
use sp_keyring::Sr25519Keyring::{Charlie, Dave};

/// What every development account begins with.
const ENDOWMENT: Balance = 1_000_000 * HUX;
/// 10.01 HUX: less a thousandth, it is the next creation deposit and nothing else. The reward for it is as much: the creation deposit and a thousandth.
const BARELY: Balance = 10_010_010_010_010;

/// Dave's burrow number 0 owes 100 KIT, for which 8.4 HUX are enough at 0.04 HUX. Then kit costs 0.06, so that it would need 11.4; `then` comes before
/// the chain sees it.
pub fn worthless(then: impl FnOnce()) {
	start_at(4);
	block(|| {
		feed_all(6);
		assert_ok!(Burrows::create(by(Dave), None, None, 10 * HUX + BARELY));
		assert_ok!(Burrows::mint(by(Dave), 0, 100 * HUX));
		believe(6);
		then();
	});
}

/// Charlie liquidates it twice: 100 KIT circulate that nobody owes.
pub fn written_off() {
	worthless(|| {
		assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
		assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
	});
}

/// That the burrow has just been liquidated like this, with nothing to auction and nothing left.
fn assert_liquidated(kind: LiquidationKind, finder: Option<AccountId>, reward: Balance, debt: Balance) {
	System::assert_has_event(
		Event::Liquidated { burrow: 0, kind, finder, reward, auctioned: 0, collateral: 0, debt }.into(),
	);
	assert_eq!(Auctions::view_auctions().slices, 0);
	assert_eq!(Burrows::view_burrow(0).unwrap().at_auction, 0);
}

/// That its debt is forgotten: what it has minted circulates, and nobody owes it.
fn assert_forgotten(debt: Balance) {
	System::assert_has_event(Event::BadDebt { burrow: 0, debt }.into());
	let view = Burrows::view_burrow(0).unwrap();
	assert_eq!((view.active, view.debt, view.liquidatable), (false, 0, false));
	let sums = Controller::view_parameters();
	assert_eq!((sums.outstanding, sums.circulating), (0, 100 * HUX));
	assert_eq!(kit_of(&account(Dave)), 100 * HUX);
}

#[test]
fn an_empty_slice_is_not_queued_and_the_next_mark_closes_the_burrow() {
	dev(|| {
		worthless(|| {
			assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
			assert_liquidated(Complete, Some(account(Charlie)), BARELY, 100 * HUX);
			let view = Burrows::view_burrow(0).unwrap();
			assert_eq!((view.active, view.collateral, view.liquidatable), (true, 0, true));

			// All that is left is the creation deposit.
			assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
			assert_liquidated(Close, Some(account(Charlie)), 10 * HUX, 100 * HUX);
			assert_forgotten(100 * HUX);
			assert_noop!(Burrows::mark_for_liquidation(by(Charlie), 0), Error::<Runtime>::NotLiquidatable);
			assert_eq!(Balances::free_balance(account(Charlie)), ENDOWMENT + BARELY + 10 * HUX);
			assert_eq!(Balances::free_balance(account(Dave)), ENDOWMENT - BARELY - 10 * HUX);
		});
		// The chain goes on; it has nothing to sell.
		for _ in 0..3 {
			block(|| feed_all(6));
		}
		assert!(Auctions::view_auctions().open.is_empty());
	});
}

#[test]
fn the_chain_does_it_in_two_blocks() {
	dev(|| {
		worthless(|| ());
		// By now the debt has grown by 0.5 % a year, and rounded up.
		block(|| {
			feed_all(6);
			assert_liquidated(Complete, None, BARELY, 100_000_000_047_534);
		});
		block(|| {
			feed_all(6);
			// The controller's sum is rounded down: 3 units less. It is zero all the same, and not below.
			assert_liquidated(Close, None, 10 * HUX, 100_000_000_095_068);
			assert_forgotten(100_000_000_095_068);
			let rewards = BARELY + 10 * HUX;
			assert_eq!(Balances::free_balance(AuctionsAccount::get()), EXISTENTIAL_DEPOSIT + rewards);
		});
		block(|| feed_all(6));
	});
}
