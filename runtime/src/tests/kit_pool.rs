//! The kit pool: gifts to it neither set its price nor shut out providers.

use super::world::*;
use crate::{
	adapters::{KitPool, KIT_POOL},
	constants::token::KIT,
	currency::HUX,
	pool_tokens::LOCKED_SHARES,
	*,
};
use frame_support::{assert_noop, assert_ok};
use huxian_traits::kit::KitMarket;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Dave};
use sp_runtime::{DispatchResult, TokenError};

/// Creates burrows of Alice and Bob with `kit` KIT each, at 4 HUX.
fn two_minters(kit: Balance) {
	start();
	block(|| {
		for (burrow, who) in [(0, Alice), (1, Bob)] {
			assert_ok!(Burrows::create(by(who), None, None, 850_010 * HUX));
			assert_ok!(Burrows::mint(by(who), burrow, kit));
		}
	});
}

fn give(hux: Balance, kit: Balance) {
	assert_ok!(Balances::transfer_keep_alive(by(Bob), KIT_POOL.into(), hux));
	assert_ok!(Assets::transfer(by(Bob), KIT.into(), KIT_POOL.into(), kit));
}

/// Deposits exactly `hux` and `kit`, as `huxian bootstrap` does.
fn deposit(who: sp_keyring::Sr25519Keyring, hux: Balance, kit: Balance) -> DispatchResult {
	deposit_at_least(who, (hux, kit), (hux, kit))
}

fn deposit_at_least(
	who: sp_keyring::Sr25519Keyring,
	most: (Balance, Balance),
	least: (Balance, Balance),
) -> DispatchResult {
	let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
	AssetConversion::add_liquidity(by(who), pair.0, pair.1, most.0, most.1, least.0, least.1, account(who))
}

fn shares(who: &AccountId) -> Balance {
	PoolAssets::balance(0, who)
}

/// HF12: the price of the gift was that of the pool, so the first deposit was refused.
#[test]
fn a_gift_sets_no_price() {
	dev(|| {
		two_minters(10_000 * HUX);
		block(|| give(HUX / 1_000, 1));
		assert_eq!(KitPool::reserves(), None);
		assert!(AssetConversion::get_reserves(AssetKind::Native, AssetKind::WithId(KIT)).is_err());
		block(|| {
			let swap = AssetConversion::swap_exact_tokens_for_tokens(
				by(Bob),
				vec![Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT))],
				HUX,
				1,
				account(Bob),
				true,
			);
			assert_noop!(swap, pallet_asset_conversion::Error::<Runtime>::PoolEmpty);
		});
		fresh_minutes(3, 400);
		assert!(pallet_controller::PriceSamples::<Runtime>::get().is_empty());
		block(|| {
			assert_ok!(deposit(Alice, 4_000 * HUX, 1_000 * HUX));
		});
		let reserves = KitPool::reserves().expect("the pool has shares");
		assert_eq!((reserves.hux, reserves.kit), (4_000 * HUX + HUX / 1_000, 1_000 * HUX + 1));
	});
}

#[test]
fn even_a_large_gift_before_the_first_deposit_refuses_nobody() {
	dev(|| {
		two_minters(100_000 * HUX);
		block(|| give(50_000 * HUX, 50_000 * HUX));
		block(|| {
			assert_ok!(deposit(Alice, 100 * HUX, 25 * HUX));
		});
		// The gift belongs to the provider, but for the locked shares.
		assert_eq!(KitPool::reserves().map(|reserves| reserves.hux), Some(50_100 * HUX));
		let before = Balances::free_balance(account(Alice));
		block(|| {
			let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
			let all = shares(&account(Alice));
			assert_ok!(AssetConversion::remove_liquidity(by(Alice), pair.0, pair.1, all, 1, 1, account(Alice)));
		});
		assert!(Balances::free_balance(account(Alice)) > before + 50_090 * HUX);
	});
}

/// HF13: every later deposit had to be 3.2 % of the gifts.
#[test]
fn a_tiny_first_deposit_with_gifts_does_not_make_shares_too_dear() {
	dev(|| {
		two_minters(100_000 * HUX);
		block(|| {
			assert_noop!(deposit(Bob, HUX / 1_000, 1), TokenError::BelowMinimum);
			give(100_000 * HUX, 100_000 * HUX);
		});
		block(|| {
			assert_ok!(deposit(Alice, 100 * HUX, 25 * HUX));
		});
		assert_eq!(shares(&KIT_POOL), LOCKED_SHARES);
	});
}

#[test]
fn after_the_first_provider_has_left_gifts_do_not_make_shares_too_dear() {
	dev(|| {
		two_minters(100_000 * HUX);
		block(|| {
			assert_ok!(deposit(Bob, 4 * HUX, HUX));
		});
		block(|| {
			let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
			let all = shares(&account(Bob));
			assert_ok!(AssetConversion::remove_liquidity(by(Bob), pair.0, pair.1, all, 1, 1, account(Bob)));
			give(99_990 * HUX, 99_990 * HUX);
		});
		assert_eq!(PoolAssets::total_supply(0), LOCKED_SHARES);
		// The pool now trades at about one HUX for a KIT.
		block(|| {
			assert_ok!(deposit_at_least(Alice, (100 * HUX, 101 * HUX), (99 * HUX, 99 * HUX)));
		});
		// What was deposited comes back, less a thousandth at most.
		let before = Balances::free_balance(account(Alice));
		block(|| {
			let pair = (Box::new(AssetKind::Native), Box::new(AssetKind::WithId(KIT)));
			let all = shares(&account(Alice));
			assert_ok!(AssetConversion::remove_liquidity(by(Alice), pair.0, pair.1, all, 1, 1, account(Alice)));
		});
		assert!(Balances::free_balance(account(Alice)) >= before + 99 * HUX);
	});
}

#[test]
fn the_pool_keeps_its_shares_and_its_first_provider_pays_little_for_them() {
	dev(|| {
		two_minters(10_000 * HUX);
		block(|| {
			assert_ok!(deposit(Alice, 4_000 * HUX, 1_000 * HUX));
		});
		assert_eq!(shares(&KIT_POOL), LOCKED_SHARES);
		assert_eq!(PoolAssets::total_supply(0), shares(&account(Alice)) + LOCKED_SHARES);
		// Less than a millionth.
		assert!(LOCKED_SHARES * 1_000_000 < shares(&account(Alice)));
		// A later deposit needs no minimum of that size.
		block(|| {
			assert_ok!(Balances::transfer_keep_alive(by(Alice), account(Dave).into(), HUX));
			assert_ok!(Assets::transfer(by(Alice), KIT.into(), account(Dave).into(), HUX));
			assert_ok!(deposit_at_least(Dave, (HUX / 1_000, HUX / 1_000), (1, 1)));
		});
	});
}
