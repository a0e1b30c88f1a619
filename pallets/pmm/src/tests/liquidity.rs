//! Deposits, withdrawals and shares.

use crate::{mock::*, Kind, PoolParams, Pools, LOCKED_SHARES};
use frame::testing_prelude::*;

/// The errors of the pools.
type Error = crate::Error<Test>;

#[test]
fn the_first_deposit_sets_the_targets() {
	execute(|| {
		// When a pool at 1 receives more USD than PAN,
		let id = Pmm::do_create_pool(PAN, USD, Kind::Public, fixed_params()).unwrap();
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, 400 * ONE_PAN, 625 * ONE_USD, 1));

		// then the amounts are the targets and the price is the guide. The shares are the root of
		// 4·10²⁰ · 6.25·10⁸, some of them locked.
		let pool = Pools::<Test>::get(id).unwrap();
		assert_eq!(pool.inventory.base_target, 400 * ONE_PAN);
		assert_eq!(pool.inventory.quote_target, 625 * ONE_USD);
		assert_eq!(Pmm::view_pool(id).unwrap().mid.as_deref(), Some("1"));
		assert_eq!(pool.shares, 500_000_000_000_000);
		assert_eq!(Shares::balance(id, ALICE), 500_000_000_000_000 - LOCKED_SHARES);
		assert_eq!(Shares::balance(id, Pmm::account_of(id)), LOCKED_SHARES);
	});
}

#[test]
fn a_later_deposit_takes_the_pools_proportion() {
	execute(|| {
		// Given a pool of a million each,
		let id = pool_with_liquidity(Kind::Public, fixed_params());

		// when Bob offers 10 PAN and 30 USD,
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, 10 * ONE_PAN, 30 * ONE_USD, 1));

		// then 20 of the USD stay with Bob.
		assert_eq!(balances(BOB), ((ENDOWMENT - 10) * ONE_PAN, (ENDOWMENT - 10) * ONE_USD));
		// A withdrawal returns the deposit, less the rounding.
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));
		let (pan, usd) = balances(BOB);
		assert!(pan <= ENDOWMENT * ONE_PAN && ENDOWMENT * ONE_PAN - pan <= 1, "{pan}");
		assert!(usd <= ENDOWMENT * ONE_USD && ENDOWMENT * ONE_USD - usd <= 1, "{usd}");
	});
}

#[test]
fn deposits_and_withdrawals_move_no_price() {
	execute(|| {
		// Given a pool off its targets,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 77_777 * ONE_PAN, 1));
		let price = || Pmm::close_of(&Pools::<Test>::get(id).unwrap()).unwrap().unwrap();
		let (before, deviation) = price();

		// when the pool is doubled and three quarters are withdrawn,
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, 2_000_000 * ONE_PAN, 900_000 * ONE_USD, 1));
		let apart = |(price, off): (u128, i64)| {
			assert!(price.abs_diff(before) < before / 1_000_000_000 && off.abs_diff(deviation) <= 1, "{price} {off}");
		};
		apart(price());
		let shares = Pools::<Test>::get(id).unwrap().shares;
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares / 3, 1, 1));

		// then its price is the same.
		apart(price());
	});
}

#[test]
fn fees_belong_to_liquidity_providers() {
	execute(|| {
		// Given a pool with a fee of 1 %, and trades in both directions,
		let id = pool_with_liquidity(Kind::Public, PoolParams { fee: 10_000, ..fixed_params() });
		for _ in 0..50 {
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 10_000 * ONE_PAN, 1));
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, 10_000 * ONE_USD, 1));
		}

		// when Alice withdraws, then the gain is about 100 for each trade, 1 % of 10 000, and the
		// surcharges of the ways back.
		// (A trade of 10 000 of a million moves the price by 2 · 0.1 · 1 %. Half of that, 10, stays
		// with each round.)
		let shares = Shares::balance(id, ALICE);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares, 1, 1));
		let (pan, usd) = balances(ALICE);
		let gained = (pan / ONE_PAN + usd / ONE_USD) as i128 - 2 * ENDOWMENT as i128;
		assert!((10_000..10_501).contains(&gained), "{gained}");
	});
}

#[test]
fn a_donation_does_not_raise_the_loss_by_rounding() {
	execute(|| {
		// Given the smallest possible pool, and large donations to its account and its reserves,
		let id = Pmm::do_create_pool(PAN, USD, Kind::Private, fixed_params()).unwrap();
		let bob = || RuntimeOrigin::signed(BOB);
		for who in [ALICE, BOB] {
			assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), id, who, true));
		}
		assert_ok!(Pmm::add_liquidity(bob(), id, 1_001, 1_001, 1));
		assert_ok!(Assets::transfer(bob(), PAN, Pmm::account_of(id), 1_000 * ONE_PAN));
		assert_ok!(Pmm::swap_exact_out(bob(), id, USD, 900, u128::MAX));

		// when Alice deposits, then the rounding costs at most a unit of each token.
		let before = balances(ALICE);
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, 5_000 * ONE_PAN, 5_000 * ONE_USD, 1));
		let shares = Shares::balance(id, ALICE);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares, 0, 0));
		let after = balances(ALICE);
		assert!(before.0 - after.0 <= 1 && before.1 - after.1 <= 1, "{before:?} {after:?}");
	});
}

#[test]
fn a_deposit_worth_no_share_is_refused() {
	execute(|| {
		let id = Pmm::do_create_pool(PAN, USD, Kind::Public, fixed_params()).unwrap();
		let add = |who, base, quote| Pmm::add_liquidity(RuntimeOrigin::signed(who), id, base, quote, 0);
		// At most the locked shares (only a private pool accepts such uneven sides),
		let private = Pmm::do_create_pool(PAN, USD, Kind::Private, fixed_params()).unwrap();
		assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), private, ALICE, true));
		let dust = Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), private, 1_000, 1_000, 0);
		assert_noop!(dust, Error::DepositTooSmall);
		assert_ok!(add(ALICE, 1_000_000 * ONE_PAN, 1_000_000 * ONE_USD));
		// and less of one side than a share is worth.
		assert_noop!(add(BOB, 1, ONE_USD), Error::DepositTooSmall);
	});
}

#[test]
fn limits_of_deposits_and_withdrawals_hold() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		let shares = Pools::<Test>::get(id).unwrap().shares / 1_000_000;
		assert_noop!(Pmm::add_liquidity(bob(), id, ONE_PAN, ONE_USD, shares + 1), Error::SlippageExceeded);
		assert_ok!(Pmm::add_liquidity(bob(), id, ONE_PAN, ONE_USD, shares));
		let remove = |base, quote| Pmm::remove_liquidity(bob(), id, shares, base, quote);
		assert_noop!(remove(ONE_PAN + 1, 0), Error::SlippageExceeded);
		assert_noop!(remove(0, ONE_USD + 1), Error::SlippageExceeded);
		assert_noop!(Pmm::remove_liquidity(bob(), id, shares + 1, 0, 0), Error::NotEnoughShares);
		assert_noop!(Pmm::remove_liquidity(bob(), id, 0, 0, 0), Error::ZeroAmount);
		assert_ok!(remove(ONE_PAN, ONE_USD));
		assert_noop!(Pmm::remove_liquidity(bob(), id, 1, 0, 0), Error::NotEnoughShares);
	});
}

#[test]
fn the_first_deposit_of_a_public_pool_is_even() {
	execute(|| {
		// Given a public pool whose quote is worth 0.5,
		let id = Pmm::do_create_pool(PAN, USD, Kind::Public, oracle_params()).unwrap();
		let add =
			|base, quote| Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, base * ONE_PAN, quote * ONE_USD, 0);
		assert_noop!(add(100, 200), Error::StaleGuide);
		feed_usd(5_000);

		// then one side may be worth twice the other, but not more.
		assert_noop!(add(100, 99), Error::WrongProportion);
		assert_noop!(add(100, 401), Error::WrongProportion);
		assert_ok!(add(100, 400));
		// Later deposits follow the reserves.
		assert_ok!(add(1, 1_000));
	});
}

#[test]
fn dust_behind_the_locked_shares_does_not_set_the_proportion() {
	execute(|| {
		// Given a pool that all providers have left,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let all = Shares::balance(id, ALICE);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, all, 1, 1));
		assert_eq!(Pools::<Test>::get(id).unwrap().shares, LOCKED_SHARES);

		// when Bob deposits, then Bob's amounts set the proportion, and the pool is at its target.
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, 2_000 * ONE_PAN, 3_000 * ONE_USD, 1));
		assert_eq!(balances(BOB), ((ENDOWMENT - 2_000) * ONE_PAN, (ENDOWMENT - 3_000) * ONE_USD));
		let held = Pools::<Test>::get(id).unwrap().inventory;
		assert_eq!((held.base, held.quote), (held.base_target, held.quote_target));
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));
		// The locked shares cost Bob, and the dust earns, less than a millionth of a token.
		assert!(balances(BOB).0.abs_diff(ENDOWMENT * ONE_PAN) < ONE_PAN / 1_000_000);
		assert!(balances(BOB).1.abs_diff(ENDOWMENT * ONE_USD) <= 1);
	});
}
