//! A pool as the market operations act in it.

use crate::{mock::*, Kind};
use frame::{prelude::FixedU128, testing_prelude::*};
use huxian_traits::{
	market::{PoolMarket, PoolTerms, Standing, Stock},
	Balance,
};

type Market = Pmm;

fn price(parts: u128) -> FixedU128 {
	FixedU128::from_rational(parts, 10_000)
}

fn standing(pool: u32) -> Option<Standing> {
	<Market as PoolMarket<AccountId>>::standing(pool)
}

fn stock(pool: u32) -> Stock {
	<Market as PoolMarket<AccountId>>::stock(pool).unwrap()
}

fn until(pool: u32, sold: u32, parts: u128) -> Balance {
	<Market as PoolMarket<AccountId>>::until(pool, sold, price(parts)).unwrap()
}

fn sell(pool: u32, asset: u32, amount: Balance) -> Balance {
	<Market as PoolMarket<AccountId>>::sell(&BOB, pool, asset, amount, 1).unwrap()
}

/// A pool at one dollar, k = 1/10, without a fee, but with an oracle.
fn pool() -> u32 {
	say_usd(10_000);
	provided(Kind::Public, crate::Terms { fee: 0, ..guided() })
}

#[test]
fn what_it_is() {
	test(|| {
		let id = pool();
		let terms = PoolTerms { base: PAN, quote: USD, guided: true, public: true };
		assert_eq!(<Market as PoolMarket<AccountId>>::terms(id), Some(terms));
		assert_eq!(<Market as PoolMarket<AccountId>>::terms(7), None);
	});
}

#[test]
fn how_it_stands() {
	test(|| {
		let id = pool();
		let shares = 1_000_000 * 10_u128.pow(12);
		assert_eq!(stock(id), Stock { base: 1_000_000 * ONE_PAN, quote: 1_000_000 * ONE_USD, shares });
		assert_eq!(standing(id), Some(Standing { spot: price(10_000), tilt: 500_000 }));
		let got = sell(id, PAN, 500_000 * ONE_PAN);
		let there = standing(id).unwrap();
		assert!(there.spot < price(10_000));
		let left = 1_000_000 * ONE_USD - got;
		assert_eq!(stock(id), Stock { base: 1_500_000 * ONE_PAN, quote: left, shares });
		// 1.5 million of 1.5 million and what is left.
		assert_eq!(u128::from(there.tilt), 1_500_000_000_000 * 1_000_000 / (1_500_000_000_000 + left));
	});
}

#[test]
fn nobody_can_act_in_a_pool_that_is_paused_empty_or_without_a_price() {
	test(|| {
		let id = pool();
		Oracle::set(Default::default());
		assert_eq!(standing(id), None);
		say_usd(10_000);
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));
		assert_eq!(standing(id), None);
		let empty = Pmm::do_create_pool(PAN, USD, Kind::Public, guided()).unwrap();
		assert_eq!((standing(empty), standing(7)), (None, None));
	});
}

#[test]
fn what_is_sold_until_a_price_brings_it_there() {
	test(|| {
		let id = pool();
		let near = |parts: u128| {
			let spot = standing(id).unwrap().spot.into_inner();
			// To nine places.
			assert!(spot.abs_diff(price(parts).into_inner()) <= 2_000_000_000, "{spot} {parts}");
		};
		// There and back on one side, through the guide, and on the other one.
		for (asset, parts) in [(PAN, 9_500), (USD, 9_900), (USD, 10_300), (PAN, 10_100), (PAN, 9_990), (USD, 10_000)] {
			let amount = until(id, asset, parts);
			assert!(amount > 0);
			sell(id, asset, amount);
			near(parts);
			// Until nobody asks where it was before.
			(0..12).for_each(|_| next_block());
			say_usd(10_000);
			assert!(until(id, asset, parts) < 10_u128.pow(12), "it is there");
		}
		// The wrong way nothing is sold.
		assert_eq!((until(id, PAN, 10_100), until(id, USD, 9_900)), (0, 0));
	});
}

#[test]
fn acting_returns_what_came_of_it() {
	test(|| {
		let id = pool();
		let (pan, usd) = purse(BOB);
		let got = sell(id, PAN, 1_000 * ONE_PAN);
		assert_eq!(purse(BOB), (pan - 1_000 * ONE_PAN, usd + got));
		let before = purse(BOB);
		let most = (10_000 * ONE_PAN, 10_000 * ONE_USD);
		let provided = <Market as PoolMarket<AccountId>>::provide(&BOB, id, most.0, most.1).unwrap();
		assert_eq!(purse(BOB), (before.0 - provided.base, before.1 - provided.quote));
		assert_eq!(Shares::balance(id, BOB), provided.shares);
		let before = purse(BOB);
		let (base, quote) = <Market as PoolMarket<AccountId>>::withdraw(&BOB, id, provided.shares).unwrap();
		assert_eq!(purse(BOB), (before.0 + base, before.1 + quote));
		assert!(base <= provided.base && quote <= provided.quote);
	});
}

#[test]
fn a_mean_needs_a_memory() {
	test(|| {
		let id = pool();
		assert_eq!(<Market as PoolMarket<AccountId>>::mean(id, 60_000), None);
		for _ in 0..30 {
			next_block();
		}
		assert_eq!(<Market as PoolMarket<AccountId>>::mean(id, 60_000), Some(price(10_000)));
	});
}

#[test]
fn at_the_floor_a_part_of_the_pool_has_more_base_and_less_quote() {
	test(|| {
		let id = pool();
		let half = 500_000 * 10_u128.pow(12);
		let (base, quote) = <Market as PoolMarket<AccountId>>::at_floor(id, half, 30_000);
		// As if somebody had sold until 0.97.
		sell(id, PAN, until(id, PAN, 9_700));
		let there = stock(id);
		assert!(base.abs_diff(there.base / 2) < ONE_PAN / 1_000, "{base}");
		assert!(quote.abs_diff(there.quote / 2) < ONE_USD, "{quote}");
		assert!(base > 500_000 * ONE_PAN && quote < 500_000 * ONE_USD);
		// At its guide price it is what it was, wherever the price is now.
		let (base, quote) = <Market as PoolMarket<AccountId>>::at_guide(id, half);
		assert!(
			base.abs_diff(500_000 * ONE_PAN) < ONE_PAN && quote.abs_diff(500_000 * ONE_USD) < ONE_USD,
			"{base} {quote}"
		);
		// Below the floor it is what it is.
		sell(id, PAN, 400_000 * ONE_PAN);
		let there = stock(id);
		let (base, quote) = <Market as PoolMarket<AccountId>>::at_floor(id, half, 30_000);
		assert_eq!((base, quote), (there.base / 2, there.quote / 2));
		assert_eq!(<Market as PoolMarket<AccountId>>::at_floor(9, half, 30_000), (0, 0));
	});
}
