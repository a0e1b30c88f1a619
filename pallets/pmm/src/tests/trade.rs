//! Swaps.

use crate::{mock::*, Event, Kind, PoolParams, Pools};
use frame::testing_prelude::*;
use huxian_math::curve::{Inventory, Side};

/// The errors of the pools.
type Error = crate::Error<Test>;

#[test]
fn selling_into_a_pool_at_its_target() {
	execute(|| {
		// Given a pool of a million PAN and USD at 1 with k = 1/10,
		let id = pool_with_liquidity(Kind::Public, fixed_params());

		// when 100 000 PAN are sold,
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 100_000 * ONE_PAN, 1));

		// then Q solves 0.9·Q² + (0.1·10⁶ + 10⁵ − 0.9·10⁶)·Q − 0.1·10¹² = 0:
		// Q = (700 000 + √(49·10¹⁰ + 36·10¹⁰)) / 1.8.
		let left = (700_000.0 + (85e10_f64).sqrt()) / 1.8;
		let amount_out = balances(BOB).1 - ENDOWMENT * ONE_USD;
		assert!((amount_out as f64 / 1e6 - (1e6 - left)).abs() < 1e-5, "{amount_out}");
		assert_eq!(amount_out, 98_914_196_817);
		let inventory = Inventory {
			base: 1_100_000 * ONE_PAN,
			quote: 1_000_000 * ONE_USD - amount_out,
			base_target: 1_000_000 * ONE_PAN,
			quote_target: 1_000_000 * ONE_USD,
		};
		assert_eq!(Pools::<Test>::get(id).unwrap().inventory, inventory);
		let event = Event::Swapped {
			pool: id,
			who: BOB,
			sold: Side::Base,
			amount_in: 100_000 * ONE_PAN,
			amount_out,
			fee: 0,
			surcharge: 0,
			inventory,
		};
		assert_eq!(events().last(), Some(&event));
	});
}

#[test]
fn buying_asks_what_selling_that_much_would_have_brought() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let (bob, amount) = (RuntimeOrigin::signed(BOB), 98_914_196_817);

		// The most that 100 000 PAN buy costs 100 000 PAN, less the excess of the last unit.
		assert_ok!(Pmm::swap_exact_out(bob, id, USD, amount, 100_000 * ONE_PAN));
		let amount_in = ENDOWMENT * ONE_PAN - balances(BOB).0;
		assert!((99_999 * ONE_PAN..=100_000 * ONE_PAN).contains(&amount_in), "{amount_in}");
		assert_eq!(balances(BOB).1, ENDOWMENT * ONE_USD + amount);
	});
}

#[test]
fn the_fee_stays_in_the_pool() {
	execute(|| {
		// Given two pools, one of them with a fee of 1 %,
		let free = pool_with_liquidity(Kind::Public, fixed_params());
		let charging = pool_with_liquidity(Kind::Public, PoolParams { fee: 10_000, ..fixed_params() });

		// when the same amount is sold to both,
		let sell = |id| {
			let before = balances(BOB).1;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));
			balances(BOB).1 - before
		};
		let (all, rest) = (sell(free), sell(charging));

		// then 1 % of the curve's output stays, rounded up.
		assert_eq!(all - rest, all.div_ceil(100));
		let held = |id| Pools::<Test>::get(id).unwrap().inventory.quote;
		assert_eq!(held(charging) - held(free), all.div_ceil(100));
	});
}

#[test]
fn a_round_trip_gains_nothing() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let before = balances(BOB);
		for whole in [1, 7, 1_000, 250_000] {
			let had = balances(BOB).1;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, whole * ONE_PAN + 1, 1));
			let got = balances(BOB).1 - had;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, got, 1));
		}
		assert_eq!(balances(BOB).1, before.1);
		assert!(balances(BOB).0 <= before.0, "{:?} {before:?}", balances(BOB));
	});
}

#[test]
fn a_trade_may_cross_the_target() {
	execute(|| {
		// Given a pool that is short of USD,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));

		// when more USD are sold to it than it lacks,
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, 3_000 * ONE_USD, 1));

		// then it is short of PAN.
		let held = Pools::<Test>::get(id).unwrap().inventory;
		assert!(held.base < held.base_target && held.quote > held.quote_target, "{held:?}");
	});
}

#[test]
fn all_but_the_whole_of_a_side_can_be_bought() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_out(bob(), id, USD, 1_000_000 * ONE_USD, u128::MAX), Error::SideExhausted);
		// Nearly all of it costs a multiple, but can be bought.
		assert_ok!(Pmm::swap_exact_out(bob(), id, USD, 980_000 * ONE_USD, ENDOWMENT * ONE_PAN));
		assert!(ENDOWMENT * ONE_PAN - balances(BOB).0 > 5_000_000 * ONE_PAN);
	});
}

#[test]
fn slippage_is_bounded_by_the_trader() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		let quote = Pmm::view_quote_exact_in(id, PAN, 1_000 * ONE_PAN).unwrap();
		assert_noop!(
			Pmm::swap_exact_in(bob(), id, PAN, 1_000 * ONE_PAN, quote.amount_out + 1),
			Error::SlippageExceeded
		);
		assert_ok!(Pmm::swap_exact_in(bob(), id, PAN, 1_000 * ONE_PAN, quote.amount_out));
		let quote = Pmm::view_quote_exact_out(id, PAN, 1_000 * ONE_PAN).unwrap();
		assert_noop!(
			Pmm::swap_exact_out(bob(), id, PAN, 1_000 * ONE_PAN, quote.amount_in - 1),
			Error::SlippageExceeded
		);
		assert_ok!(Pmm::swap_exact_out(bob(), id, PAN, 1_000 * ONE_PAN, quote.amount_in));
	});
}
