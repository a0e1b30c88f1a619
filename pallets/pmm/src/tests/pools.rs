//! Creation, parameters, pauses and allowlists of pools, and sweeps of surpluses.

use crate::{mock::*, Event, Kind, PoolCount, PoolParams, Pools, PriceSource, LOCKED_SHARES};
use frame::{arithmetic::FixedU128, testing_prelude::*, token::fungibles::metadata::Inspect as _};

#[test]
fn a_pool_has_an_account_and_shares_of_its_own() {
	execute(|| {
		// When a pool is created,
		assert_ok!(Pmm::create_pool(RuntimeOrigin::root(), PAN, USD, Kind::Public, fixed_params()));

		// then it is empty, and its shares are named after its tokens.
		let pool = Pools::<Test>::get(0).unwrap();
		assert!(pool.is_empty());
		assert_eq!((pool.base_decimals, pool.quote_decimals), (18, 6));
		assert_eq!(Shares::symbol(0), b"lp-PAN/USD".to_vec());
		assert_eq!(Shares::decimals(0), 12);
		let account = Pmm::account_of(0);
		let event =
			Event::PoolCreated { pool: 0, account, base: PAN, quote: USD, kind: Kind::Public, params: fixed_params() };
		assert_eq!(events(), [event]);
	});
}

#[test]
fn two_pools_of_the_same_tokens_have_separate_reserves() {
	execute(|| {
		feed_usd(10_000);
		let (one, other) =
			(pool_with_liquidity(Kind::Public, fixed_params()), pool_with_liquidity(Kind::Public, oracle_params()));
		assert_ne!(Pmm::account_of(one), Pmm::account_of(other));
		assert_eq!((one, other, PoolCount::<Test>::get()), (0, 1, 2));
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), one, PAN, 5 * ONE_PAN, 1));
		let held = |id| Pools::<Test>::get(id).unwrap().inventory.base;
		assert_eq!((held(one), held(other)), (1_000_005 * ONE_PAN, 1_000_000 * ONE_PAN));
	});
}

#[test]
fn new_params_keep_the_inventory() {
	execute(|| {
		// Given a pool off its targets,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));
		let before = Pools::<Test>::get(id).unwrap();

		// when its fee and curve change,
		let set = PoolParams { fee: 30, shape: curve(1, 2), ..fixed_params() };
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, set));

		// then nothing else changes.
		let after = Pools::<Test>::get(id).unwrap();
		assert_eq!(after.params, set);
		assert_eq!((after.inventory, after.shares, after.guide), (before.inventory, before.shares, before.guide));

		// Another price starts anew.
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, oracle_params()));
		assert_eq!(Pools::<Test>::get(id).unwrap().guide, None);
	});
}

#[test]
fn a_paused_pool_allows_withdrawals_only() {
	execute(|| {
		// Given a paused pool,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));

		// then trades and deposits are refused, and withdrawals are possible,
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, ONE_PAN, 1), Error::PoolPaused);
		assert_noop!(Pmm::swap_exact_out(bob(), id, PAN, ONE_PAN, ONE_USD * 2), Error::PoolPaused);
		assert_noop!(Pmm::add_liquidity(bob(), id, ONE_PAN, ONE_USD, 1), Error::PoolPaused);
		let shares = Pools::<Test>::get(id).unwrap().shares;
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares - LOCKED_SHARES, 1, 1));

		// until it is resumed.
		assert_ok!(Pmm::resume_pool(RuntimeOrigin::root(), id));
		assert_ok!(Pmm::add_liquidity(bob(), id, 100 * ONE_PAN, 100 * ONE_USD, 1));
	});
}

#[test]
fn only_allowed_accounts_use_a_private_pool() {
	execute(|| {
		// Given a private pool with liquidity from Alice,
		let id = pool_with_liquidity(Kind::Private, PoolParams { shape: linear(1, 10), ..fixed_params() });

		// then Bob trades only while the allowlist contains Bob.
		let trade = || Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, ONE_PAN, 1);
		assert_noop!(trade(), Error::NotAllowed);
		assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), id, BOB, true));
		assert_ok!(trade());
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, 50 * ONE_PAN, 50 * ONE_USD, 1));
		assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), id, BOB, false));
		assert_noop!(trade(), Error::NotAllowed);

		// Shareholders can always withdraw.
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));
	});
}

#[test]
fn tokens_sent_to_a_pool_go_to_the_reserve() {
	execute(|| {
		// Given a pool whose account receives tokens by transfer,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let quoted = Pmm::view_quote_exact_in(id, PAN, 1_000 * ONE_PAN);
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), PAN, Pmm::account_of(id), 70 * ONE_PAN));
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), USD, Pmm::account_of(id), 30 * ONE_USD));

		// then its prices do not move, and anybody may sweep the surplus.
		assert_eq!(Pmm::view_quote_exact_in(id, PAN, 1_000 * ONE_PAN), quoted);
		assert_ok!(Pmm::sweep_surplus(RuntimeOrigin::signed(CHARLIE), id));
		assert_eq!(balances(RESERVE), (70 * ONE_PAN, 30 * ONE_USD));
		assert_noop!(Pmm::sweep_surplus(RuntimeOrigin::signed(CHARLIE), id), Error::NothingToSweep);
	});
}

#[test]
fn a_jump_within_a_larger_maximum_step_is_accepted_with_a_surcharge() {
	execute(|| {
		// Given a pool whose price has jumped by 2 %,
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(9_800);
		next_block();

		// when the committee allows steps of 3 %, then the step is accepted with a surcharge.
		let PriceSource::Oracle { base, quote, maximum_age, .. } = oracle_params().source else { unreachable!() };
		let source = PriceSource::Oracle { base, quote, maximum_age, maximum_step: 30_000 };
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, PoolParams { source, ..oracle_params() }));
		next_block();
		let pool = Pmm::view_pool(id).unwrap();
		assert_eq!((pool.mid.as_deref(), pool.surcharge), (Some("1.020408163265306122"), 19_999));
	});
}

#[test]
fn a_pool_that_leaves_the_linear_curve_starts_at_its_targets() {
	execute(|| {
		// Given a private pool on the linear curve, with both sides short,
		let line =
			|price| PoolParams { source: PriceSource::Fixed(FixedU128::from_u32(price)), shape: linear(0, 1), fee: 0 };
		let id = pool_with_liquidity(Kind::Private, line(1));
		let trade = |asset, amount| Pmm::swap_exact_in(RuntimeOrigin::signed(ALICE), id, asset, amount, 1);
		assert_ok!(trade(USD, 500_000 * ONE_USD));
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, line(2)));
		(0..12).for_each(|_| next_block());
		assert_ok!(trade(PAN, 400_000 * ONE_PAN));
		let held = Pools::<Test>::get(id).unwrap().inventory;
		assert!(held.base < held.base_target && held.quote < held.quote_target);

		// when it gets the other curve, then it trades.
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, PoolParams { shape: curve(1, 10), ..line(2) }));
		assert_ok!(trade(PAN, ONE_PAN));
	});
}

/// The errors of the pools.
type Error = crate::Error<Test>;
