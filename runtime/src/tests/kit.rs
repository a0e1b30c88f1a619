//! The kit system as a user meets it, on the real runtime.

use super::world::*;
use crate::{
	adapters::{KitPool, KIT_POOL},
	configs::{kit::AuctionsAccount, peg::GuardAccount, tokens::TreasuryAccount},
	constants::token::KIT,
	currency::HUX,
	*,
};
use frame_support::{assert_noop, assert_ok};
use huxian_math::Fixed;
use huxian_traits::kit::KitMarket;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

fn pair() -> (Box<AssetKind>, Box<AssetKind>) {
	(Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)))
}

#[test]
fn kit_is_minted_traded_and_paid_back() {
	dev(|| {
		burrow_and_pool();
		assert_eq!(kit_of(&account(Alice)), 4_000 * HUX);

		block(|| {
			let path = vec![pair().0, pair().1];
			assert_ok!(AssetConversion::swap_exact_tokens_for_tokens(
				by(Bob),
				path,
				40 * HUX,
				9 * HUX,
				account(Bob),
				true
			));
		});
		let bought = kit_of(&account(Bob));
		assert!(bought > 9 * HUX && bought < 10 * HUX);

		block(|| {
			assert_ok!(Burrows::set_open(by(Alice), 0, false, true));
		});
		block(|| {
			assert_ok!(Burrows::burn(by(Bob), 0, bought));
		});
		assert_eq!(kit_of(&account(Bob)), 0);
		block(|| {
			assert_ok!(Burrows::burn(by(Alice), 0, 3_900 * HUX));
		});
		block(|| {
			assert_ok!(Burrows::withdraw(by(Alice), 0, 50_000 * HUX));
		});
	});
}

#[test]
fn supply_is_what_circulates_through_months_of_fees() {
	dev(|| {
		burrow_and_pool();
		for _ in 0..60 {
			block_after(3_600_000, || feed_all(400));
		}
		fresh_minutes(3, 400);
		let record = pallet_controller::ControllerState::<Runtime>::get().unwrap();
		assert!(record.flows.fees > 0);
		assert_eq!(Assets::total_supply(KIT), record.state.circulating);
	});
}

#[test]
fn a_pool_below_worth_moves_target_and_drift() {
	dev(|| {
		burrow_and_pool();
		// A sale moves the price of kit from 4 to about 3.3 HUX.
		block(|| {
			assert_ok!(AssetConversion::swap_exact_tokens_for_tokens(
				by(Alice),
				vec![pair().1, pair().0],
				100 * HUX,
				1,
				account(Alice),
				true
			));
		});
		fresh_minutes(20, 400);
		let state = pallet_controller::ControllerState::<Runtime>::get().unwrap().state;
		assert!(state.target > Fixed::from_ratio(115, 100).unwrap(), "{state:?}");
		assert!(state.drift > Fixed::ZERO);
		assert!(Controller::view_parameters().market_usable);
	});
}

/// Locks the whole balance of an account, as vesting does.
fn lock_all(who: &AccountId) {
	let amount = 2_000_000 * HUX;
	let lock = pallet_balances::BalanceLock { id: *b"vesting ", amount, reasons: pallet_balances::Reasons::All };
	let locks = frame_support::WeakBoundedVec::force_from(vec![lock], None);
	pallet_balances::Locks::<Runtime>::insert(who, locks);
	frame_system::Account::<Runtime>::mutate(who, |info| info.data.frozen = amount);
}

#[test]
fn a_lock_neither_blocks_a_burrow_nor_is_escaped_through_it() {
	dev(|| {
		burrow_and_pool();
		block(|| {
			lock_all(&account(Alice));
			// Locked HUX may move between collateral and free balance.
			assert_ok!(Burrows::withdraw(by(Alice), 0, HUX));
			assert_ok!(Burrows::burn(by(Alice), 0, HUX));
			// Locked HUX cannot leave with a transferred burrow.
			assert_ok!(Burrows::transfer(by(Alice), 0, account(Bob).into()));
			assert_noop!(Burrows::accept_transfer(by(Bob), 0, 0, Balance::MAX), sp_runtime::TokenError::Frozen);
		});
	});
}

#[test]
fn a_burrow_of_a_keyless_account_changes_no_reserve() {
	dev(|| {
		burrow_and_pool();
		let reserves = || KitPool::reserves().expect("a pool");
		let pots = [KIT_POOL, AuctionsAccount::get(), TreasuryAccount::get(), GuardAccount::get()];
		block(|| {
			let before = reserves();
			for pot in &pots {
				assert_ok!(Burrows::create(by(Bob), Some(pot.clone().into()), None, 1_000 * HUX));
			}
			assert_eq!(reserves(), before);
			// Trades and withdrawals of liquidity go on.
			let path = vec![pair().0, pair().1];
			let swap = AssetConversion::swap_exact_tokens_for_tokens(by(Bob), path, HUX, 1, account(Bob), true);
			assert_ok!(swap);
			let shares = PoolAssets::balance(0, account(Alice)) / 2;
			let to = account(Alice);
			assert_ok!(AssetConversion::remove_liquidity(by(Alice), pair().0, pair().1, shares, 1, 1, to));
		});
		for _ in 0..25 {
			block(|| feed_all(400));
		}
	});
}

#[test]
fn a_silent_oracle_stops_risk_and_nothing_else() {
	dev(|| {
		burrow_and_pool();
		block_after(601_000, || {
			assert_noop!(Burrows::mint(by(Alice), 0, HUX), pallet_burrows::Error::<Runtime>::StalePrice);
			assert_noop!(Burrows::withdraw(by(Alice), 0, HUX), pallet_burrows::Error::<Runtime>::StalePrice);
			assert_ok!(Burrows::deposit(by(Alice), 0, HUX));
			assert_ok!(Burrows::burn(by(Alice), 0, HUX));
		});
		// The members feed again, and the next block sees it.
		block(|| feed_all(400));
		block(|| {
			assert_ok!(Burrows::mint(by(Alice), 0, HUX));
		});
	});
}

#[test]
fn nobody_is_harmed_by_a_feed_that_disagrees() {
	dev(|| {
		burrow_and_pool();
		block(|| {
			feed(Alice, 400);
			feed(Bob, 420);
			feed(Charlie, 500);
		});
		block(|| {
			assert_noop!(Burrows::mint(by(Alice), 0, HUX), pallet_burrows::Error::<Runtime>::StalePrice);
		});
		assert_eq!(
			pallet_controller::ControllerState::<Runtime>::get().unwrap().state.index,
			Fixed::from_integer(4).unwrap()
		);
	});
}

#[test]
fn the_owner_of_a_burrow_must_have_an_account() {
	dev(|| {
		start();
		let stranger = AccountId::new([7; 32]);
		block(|| {
			let create = || Burrows::create(by(Alice), Some(stranger.clone().into()), None, 110 * HUX);
			assert_noop!(create(), sp_runtime::TokenError::CannotCreateHold);
			assert_ok!(Balances::transfer_keep_alive(by(Alice), stranger.clone().into(), HUX));
			assert_ok!(create());
		});
		assert_eq!(Burrows::view_burrow(0).unwrap().owner, stranger);
	});
}
