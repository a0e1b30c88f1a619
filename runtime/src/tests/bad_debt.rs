//! Bad debt: a burrow whose first liquidation leaves nothing to auction, and whose second one
//! closes it.
//!
//! An empty slice is never queued. Debt that nobody will pay is written off at once.

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

/// Balance of a development account at genesis.
const ENDOWMENT: Balance = 1_000_000 * HUX;
/// Collateral of 10.01 HUX. Less a thousandth it is exactly the next creation deposit.
///
/// The reward is as much: the creation deposit and a thousandth.
const BARELY: Balance = 10_010_010_010_010;

/// Creates Dave's burrow 0 with a debt of 100 KIT, and runs `then` before the chain sees the new
/// price.
///
/// At 0.04 HUX the debt needs 8.4 HUX. At 0.06 HUX it would need 11.4.
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

/// Charlie liquidates it twice. Then nobody owes the 100 KIT in circulation.
pub fn written_off() {
	worthless(|| {
		assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
		assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
	});
}

/// Asserts a liquidation of the given kind, with no collateral to auction and none left.
fn assert_liquidated(kind: LiquidationKind, finder: Option<AccountId>, reward: Balance, debt: Balance) {
	System::assert_has_event(
		Event::Liquidated { burrow: 0, kind, finder, reward, auctioned: 0, collateral: 0, debt }.into(),
	);
	assert_eq!(Auctions::view_auctions().slices, 0);
	assert_eq!(Burrows::view_burrow(0).unwrap().at_auction, 0);
}

/// Asserts that the debt is written off, while its kit still circulates.
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

			// Only the creation deposit is left.
			assert_ok!(Burrows::mark_for_liquidation(by(Charlie), 0));
			assert_liquidated(Close, Some(account(Charlie)), 10 * HUX, 100 * HUX);
			assert_forgotten(100 * HUX);
			assert_noop!(Burrows::mark_for_liquidation(by(Charlie), 0), Error::<Runtime>::NotLiquidatable);
			assert_eq!(Balances::free_balance(account(Charlie)), ENDOWMENT + BARELY + 10 * HUX);
			assert_eq!(Balances::free_balance(account(Dave)), ENDOWMENT - BARELY - 10 * HUX);
		});
		// The chain continues without anything to sell.
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
		// The debt has grown by 0.5 % a year, rounded up.
		block(|| {
			feed_all(6);
			assert_liquidated(Complete, None, BARELY, 100_000_000_047_534);
		});
		block(|| {
			feed_all(6);
			// The controller's sum is rounded down to 3 units less. It ends at zero, not below.
			assert_liquidated(Close, None, 10 * HUX, 100_000_000_095_068);
			assert_forgotten(100_000_000_095_068);
			let rewards = BARELY + 10 * HUX;
			assert_eq!(Balances::free_balance(AuctionsAccount::get()), EXISTENTIAL_DEPOSIT + rewards);
		});
		block(|| feed_all(6));
	});
}
