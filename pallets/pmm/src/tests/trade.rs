//! What a trade comes to.

use crate::{mock::*, Event, Kind, Pools, Terms};
use frame::testing_prelude::*;
use huxian_math::curve::{Inventory, Side};

/// The errors of the pools.
type Error = crate::Error<Test>;

#[test]
fn selling_into_a_pool_at_its_target() {
	test(|| {
		// Given a pool of a million PAN and USD at 1 with k = 1/10,
		let id = provided(Kind::Public, fixed());

		// when 100 000 PAN are sold,
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 100_000 * ONE_PAN, 1));

		// then Q solves 0.9·Q² + (0.1·10⁶ + 10⁵ − 0.9·10⁶)·Q − 0.1·10¹² = 0: Q = (700 000 + √(49·10¹⁰ + 36·10¹⁰)) / 1.8.
		let left = (700_000.0 + (85e10_f64).sqrt()) / 1.8;
		let received = purse(BOB).1 - PURSE * ONE_USD;
		assert!((received as f64 / 1e6 - (1e6 - left)).abs() < 1e-5, "{received}");
		assert_eq!(received, 98_914_196_817);
		let inventory = Inventory {
			base: 1_100_000 * ONE_PAN,
			quote: 1_000_000 * ONE_USD - received,
			base_target: 1_000_000 * ONE_PAN,
			quote_target: 1_000_000 * ONE_USD,
		};
		assert_eq!(Pools::<Test>::get(id).unwrap().inventory, inventory);
		let event = Event::Swapped {
			pool: id,
			who: BOB,
			sold: Side::Base,
			paid: 100_000 * ONE_PAN,
			received,
			fee: 0,
			surcharge: 0,
			inventory,
		};
		assert_eq!(events().last(), Some(&event));
	});
}

#[test]
fn buying_asks_what_selling_that_much_would_have_brought() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let (bob, amount) = (RuntimeOrigin::signed(BOB), 98_914_196_817);

		// The most that 100 000 PAN buy costs 100 000 PAN, less what the last unit did not need.
		assert_ok!(Pmm::swap_exact_out(bob, id, USD, amount, 100_000 * ONE_PAN));
		let paid = PURSE * ONE_PAN - purse(BOB).0;
		assert!((99_999 * ONE_PAN..=100_000 * ONE_PAN).contains(&paid), "{paid}");
		assert_eq!(purse(BOB).1, PURSE * ONE_USD + amount);
	});
}

#[test]
fn the_fee_stays_in_the_pool() {
	test(|| {
		// Given two pools, of which one takes 1 %,
		let free = provided(Kind::Public, fixed());
		let dear = provided(Kind::Public, Terms { fee: 10_000, ..fixed() });

		// when the same is sold to both,
		let sell = |id| {
			let before = purse(BOB).1;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));
			purse(BOB).1 - before
		};
		let (all, rest) = (sell(free), sell(dear));

		// then 1 % of what the curve gave is left, rounded up.
		assert_eq!(all - rest, all.div_ceil(100));
		let held = |id| Pools::<Test>::get(id).unwrap().inventory.quote;
		assert_eq!(held(dear) - held(free), all.div_ceil(100));
	});
}

#[test]
fn a_round_trip_gains_nothing() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let before = purse(BOB);
		for whole in [1, 7, 1_000, 250_000] {
			let had = purse(BOB).1;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, whole * ONE_PAN + 1, 1));
			let got = purse(BOB).1 - had;
			assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, got, 1));
		}
		assert_eq!(purse(BOB).1, before.1);
		assert!(purse(BOB).0 <= before.0, "{:?} {before:?}", purse(BOB));
	});
}

#[test]
fn a_trade_may_cross_the_target() {
	test(|| {
		// Given a pool that is short of USD,
		let id = provided(Kind::Public, fixed());
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 1_000 * ONE_PAN, 1));

		// when more USD are sold to it than it lacks,
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, 3_000 * ONE_USD, 1));

		// then it is short of PAN.
		let held = Pools::<Test>::get(id).unwrap().inventory;
		assert!(held.base < held.base_target && held.quote > held.quote_target, "{held:?}");
	});
}

#[test]
fn only_the_whole_of_a_side_cannot_be_bought() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_out(bob(), id, USD, 1_000_000 * ONE_USD, u128::MAX), Error::SideExhausted);
		// One cent short of all it costs a multiple, but it can be had.
		assert_ok!(Pmm::swap_exact_out(bob(), id, USD, 980_000 * ONE_USD, PURSE * ONE_PAN));
		assert!(PURSE * ONE_PAN - purse(BOB).0 > 5_000_000 * ONE_PAN);
	});
}

#[test]
fn slippage_is_bounded_by_the_trader() {
	test(|| {
		let id = provided(Kind::Public, fixed());
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

#[test]
fn who_has_the_token_already_pays_less_weight() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), PAN.into(), CHARLIE, 10 * ONE_PAN));
		let trade = || Pmm::swap_exact_in(RuntimeOrigin::signed(CHARLIE), id, PAN, ONE_PAN, 1).unwrap().actual_weight;
		assert_eq!(trade(), None);
		assert_eq!(trade(), Some(<() as crate::WeightInfo>::swap_exact_in_known()));
	});
}
