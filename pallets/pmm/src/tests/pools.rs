//! Making pools, setting their terms, pausing them, listing accounts, sweeping surpluses.

use crate::{mock::*, Event, Kind, PoolCount, Pools, Source, Terms, LOCKED_SHARES};
use frame::{arithmetic::FixedU128, testing_prelude::*, token::fungibles::metadata::Inspect as _};

#[test]
fn a_pool_has_an_account_and_shares_of_its_own() {
	test(|| {
		// When a pool is made,
		assert_ok!(Pmm::create_pool(RuntimeOrigin::root(), PAN, USD, Kind::Public, fixed()));

		// then it is empty, and its shares are called after its tokens.
		let pool = Pools::<Test>::get(0).unwrap();
		assert!(pool.is_empty());
		assert_eq!((pool.base_decimals, pool.quote_decimals), (18, 6));
		assert_eq!(Shares::symbol(0), b"lp-PAN/USD".to_vec());
		assert_eq!(Shares::decimals(0), 12);
		let account = Pmm::account_of(0);
		let event = Event::PoolCreated { pool: 0, account, base: PAN, quote: USD, kind: Kind::Public, terms: fixed() };
		assert_eq!(events(), [event]);
	});
}

#[test]
fn two_pools_of_the_same_tokens_keep_their_books_apart() {
	test(|| {
		say_usd(10_000);
		let (one, other) = (provided(Kind::Public, fixed()), provided(Kind::Public, guided()));
		assert_ne!(Pmm::account_of(one), Pmm::account_of(other));
		assert_eq!((one, other, PoolCount::<Test>::get()), (0, 1, 2));
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), one, PAN, 5 * ONE_PAN, 1));
		let held = |id| Pools::<Test>::get(id).unwrap().inventory.base;
		assert_eq!((held(one), held(other)), (1_000_005 * ONE_PAN, 1_000_000 * ONE_PAN));
	});
}

#[test]
fn terms_change_and_the_inventory_stays() {
	test(|| {
		// Given a pool off its targets,
		let id = provided(Kind::Public, fixed());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));
		let before = Pools::<Test>::get(id).unwrap();

		// when its fee and curve are set,
		let set = Terms { fee: 30, shape: curve(1, 2), ..fixed() };
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, set));

		// then nothing else has changed.
		let after = Pools::<Test>::get(id).unwrap();
		assert_eq!(after.terms, set);
		assert_eq!((after.inventory, after.shares, after.guide), (before.inventory, before.shares, before.guide));

		// Another price begins anew.
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, guided()));
		assert_eq!(Pools::<Test>::get(id).unwrap().guide, None);
	});
}

#[test]
fn a_paused_pool_lets_people_out() {
	test(|| {
		// Given a pool that a guardian pauses,
		let id = provided(Kind::Public, fixed());
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));

		// then nobody trades or provides, and everybody may leave.
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, ONE_PAN, 1), Error::PoolPaused);
		assert_noop!(Pmm::swap_exact_out(bob(), id, PAN, ONE_PAN, ONE_USD * 2), Error::PoolPaused);
		assert_noop!(Pmm::add_liquidity(bob(), id, ONE_PAN, ONE_USD, 1), Error::PoolPaused);
		let shares = Pools::<Test>::get(id).unwrap().shares;
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares - LOCKED_SHARES, 1, 1));

		// Until it is resumed.
		assert_ok!(Pmm::resume_pool(RuntimeOrigin::root(), id));
		assert_ok!(Pmm::add_liquidity(bob(), id, 100 * ONE_PAN, 100 * ONE_USD, 1));
	});
}

#[test]
fn a_private_pool_is_for_those_listed() {
	test(|| {
		// Given a private pool that Alice provides,
		let id = provided(Kind::Private, Terms { shape: linear(1, 10), ..fixed() });

		// then Bob trades while he is listed, and not after.
		let trade = || Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, ONE_PAN, 1);
		assert_noop!(trade(), Error::NotListed);
		assert_ok!(Pmm::list_account(RuntimeOrigin::root(), id, BOB, true));
		assert_ok!(trade());
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, 50 * ONE_PAN, 50 * ONE_USD, 1));
		assert_ok!(Pmm::list_account(RuntimeOrigin::root(), id, BOB, false));
		assert_noop!(trade(), Error::NotListed);

		// Who has shares may always leave.
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));
	});
}

#[test]
fn what_is_sent_to_a_pool_is_the_reserves() {
	test(|| {
		// Given a pool to whose account somebody sends tokens,
		let id = provided(Kind::Public, fixed());
		let quoted = Pmm::view_quote_exact_in(id, PAN, 1_000 * ONE_PAN);
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), PAN, Pmm::account_of(id), 70 * ONE_PAN));
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), USD, Pmm::account_of(id), 30 * ONE_USD));

		// then its prices do not move, and anyone may send the surplus on.
		assert_eq!(Pmm::view_quote_exact_in(id, PAN, 1_000 * ONE_PAN), quoted);
		assert_ok!(Pmm::sweep_surplus(RuntimeOrigin::signed(CHARLIE), id));
		assert_eq!(purse(RESERVE), (70 * ONE_PAN, 30 * ONE_USD));
		assert_noop!(Pmm::sweep_surplus(RuntimeOrigin::signed(CHARLIE), id), Error::NothingToSweep);
	});
}

#[test]
fn a_looser_step_believes_no_jump() {
	test(|| {
		// Given a pool whose price has jumped by 2 %,
		say_usd(10_000);
		let id = provided(Kind::Public, guided());
		next_block();
		say_usd(9_800);
		next_block();

		// when the committee allows steps of 3 %, then the step is taken and costs who gains by it.
		let Source::Oracle { base, quote, maximum_age, .. } = guided().source else { unreachable!() };
		let source = Source::Oracle { base, quote, maximum_age, maximum_step: 30_000 };
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, Terms { source, ..guided() }));
		next_block();
		let pool = Pmm::view_pool(id).unwrap();
		assert_eq!((pool.mid.as_deref(), pool.surcharge), (Some("1.020408163265306122"), 19_999));
	});
}

#[test]
fn a_line_that_becomes_a_curve_begins_at_its_target() {
	test(|| {
		// Given a private pool on a line, both of whose sides have come to be short,
		let line = |price| Terms { source: Source::Fixed(FixedU128::from_u32(price)), shape: linear(0, 1), fee: 0 };
		let id = provided(Kind::Private, line(1));
		let trade = |asset, amount| Pmm::swap_exact_in(RuntimeOrigin::signed(ALICE), id, asset, amount, 1);
		assert_ok!(trade(USD, 500_000 * ONE_USD));
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, line(2)));
		(0..12).for_each(|_| next_block());
		assert_ok!(trade(PAN, 400_000 * ONE_PAN));
		let held = Pools::<Test>::get(id).unwrap().inventory;
		assert!(held.base < held.base_target && held.quote < held.quote_target);

		// when it is given the other curve, then it trades.
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, Terms { shape: curve(1, 10), ..line(2) }));
		assert_ok!(trade(PAN, ONE_PAN));
	});
}

/// The errors of the pools.
type Error = crate::Error<Test>;
