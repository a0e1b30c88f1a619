//! Pools as market operations use them.

use crate::{mock::*, Error, Event, Kind, Pools};
use frame::{prelude::FixedU128, testing_prelude::*};
use huxian_traits::{
	market::{MarketState, PoolInfo, PoolMarket, PoolReserves},
	Balance,
};

type Market = Pmm;

fn price(parts: u128) -> FixedU128 {
	FixedU128::from_rational(parts, 10_000)
}

fn market_state(pool: u32) -> Option<MarketState> {
	<Market as PoolMarket<AccountId>>::market_state(pool)
}

fn reserves(pool: u32) -> PoolReserves {
	<Market as PoolMarket<AccountId>>::reserves(pool).unwrap()
}

fn amount_until(pool: u32, sold: u32, parts: u128) -> Balance {
	<Market as PoolMarket<AccountId>>::amount_until(pool, sold, price(parts)).unwrap()
}

fn sell(pool: u32, asset: u32, amount: Balance) -> Balance {
	<Market as PoolMarket<AccountId>>::sell(&BOB, pool, asset, amount, 1).unwrap()
}

/// Creates an oracle pool at one dollar with k = 1/10 and no fee.
fn pool() -> u32 {
	feed_usd(10_000);
	pool_with_liquidity(Kind::Public, crate::PoolParams { fee: 0, ..oracle_params() })
}

#[test]
fn a_pool_has_fixed_properties() {
	execute(|| {
		let id = pool();
		let params = PoolInfo { base: PAN, quote: USD, oracle_priced: true, public: true };
		assert_eq!(<Market as PoolMarket<AccountId>>::info(id), Some(params));
		assert_eq!(<Market as PoolMarket<AccountId>>::info(7), None);
	});
}

#[test]
fn the_market_state_follows_trades() {
	execute(|| {
		let id = pool();
		let shares = 1_000_000 * 10_u128.pow(12);
		assert_eq!(reserves(id), PoolReserves { base: 1_000_000 * ONE_PAN, quote: 1_000_000 * ONE_USD, shares });
		assert_eq!(market_state(id), Some(MarketState { spot: price(10_000), imbalance: 500_000 }));
		let got = sell(id, PAN, 500_000 * ONE_PAN);
		let there = market_state(id).unwrap();
		assert!(there.spot < price(10_000));
		let left = 1_000_000 * ONE_USD - got;
		assert_eq!(reserves(id), PoolReserves { base: 1_500_000 * ONE_PAN, quote: left, shares });
		// 1.5 million PAN, of 1.5 million PAN plus the remaining USD.
		assert_eq!(u128::from(there.imbalance), 1_500_000_000_000 * 1_000_000 / (1_500_000_000_000 + left));
	});
}

#[test]
fn a_pool_that_is_paused_or_empty_or_without_a_price_has_no_market_state() {
	execute(|| {
		let id = pool();
		Quotes::set(Default::default());
		assert_eq!(market_state(id), None);
		feed_usd(10_000);
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));
		assert_eq!(market_state(id), None);
		let empty = Pmm::do_create_pool(PAN, USD, Kind::Public, oracle_params()).unwrap();
		assert_eq!((market_state(empty), market_state(7)), (None, None));
	});
}

#[test]
fn selling_the_amount_until_a_price_reaches_it() {
	execute(|| {
		let id = pool();
		let near = |parts: u128| {
			let spot = market_state(id).unwrap().spot.into_inner();
			// To nine decimals.
			assert!(spot.abs_diff(price(parts).into_inner()) <= 2_000_000_000, "{spot} {parts}");
		};
		// Away from the guide and back, through the guide, and on the other side.
		for (asset, parts) in [(PAN, 9_500), (USD, 9_900), (USD, 10_300), (PAN, 10_100), (PAN, 9_990), (USD, 10_000)] {
			let amount = amount_until(id, asset, parts);
			assert!(amount > 0);
			sell(id, asset, amount);
			near(parts);
			// Wait until the trailing price has caught up.
			(0..12).for_each(|_| next_block());
			feed_usd(10_000);
			assert!(amount_until(id, asset, parts) < 10_u128.pow(12), "it is there");
		}
		// In the wrong direction nothing is sold.
		assert_eq!((amount_until(id, PAN, 10_100), amount_until(id, USD, 9_900)), (0, 0));
	});
}

#[test]
fn trades_and_deposits_return_their_amounts() {
	execute(|| {
		let id = pool();
		let (pan, usd) = balances(BOB);
		let got = sell(id, PAN, 1_000 * ONE_PAN);
		assert_eq!(balances(BOB), (pan - 1_000 * ONE_PAN, usd + got));
		let before = balances(BOB);
		let most = (10_000 * ONE_PAN, 10_000 * ONE_USD);
		let provided = <Market as PoolMarket<AccountId>>::add_liquidity(&BOB, id, most.0, most.1).unwrap();
		assert_eq!(balances(BOB), (before.0 - provided.base, before.1 - provided.quote));
		assert_eq!(Shares::balance(id, BOB), provided.shares);
		let before = balances(BOB);
		let (base, quote) = <Market as PoolMarket<AccountId>>::remove_liquidity(&BOB, id, provided.shares).unwrap();
		assert_eq!(balances(BOB), (before.0 + base, before.1 + quote));
		assert!(base <= provided.base && quote <= provided.quote);
	});
}

#[test]
fn a_twap_needs_observations() {
	execute(|| {
		let id = pool();
		assert_eq!(<Market as PoolMarket<AccountId>>::twap(id, 60_000), None);
		for _ in 0..30 {
			next_block();
		}
		assert_eq!(<Market as PoolMarket<AccountId>>::twap(id, 60_000), Some(price(10_000)));
	});
}

#[test]
fn under_stress_a_part_of_the_pool_has_more_base_and_less_quote() {
	execute(|| {
		let id = pool();
		let half = 500_000 * 10_u128.pow(12);
		let (base, quote) = <Market as PoolMarket<AccountId>>::withdrawable_under_stress(id, half, 30_000);
		// As after sales down to 0.97.
		sell(id, PAN, amount_until(id, PAN, 9_700));
		let there = reserves(id);
		assert!(base.abs_diff(there.base / 2) < ONE_PAN / 1_000, "{base}");
		assert!(quote.abs_diff(there.quote / 2) < ONE_USD, "{quote}");
		assert!(base > 500_000 * ONE_PAN && quote < 500_000 * ONE_USD);
		// At the guide price the amounts are the original ones, at any present price.
		let (base, quote) = <Market as PoolMarket<AccountId>>::withdrawable_at_guide(id, half);
		assert!(
			base.abs_diff(500_000 * ONE_PAN) < ONE_PAN && quote.abs_diff(500_000 * ONE_USD) < ONE_USD,
			"{base} {quote}"
		);
		// Below the stressed price the amounts are those of now.
		sell(id, PAN, 400_000 * ONE_PAN);
		let there = reserves(id);
		let (base, quote) = <Market as PoolMarket<AccountId>>::withdrawable_under_stress(id, half, 30_000);
		assert_eq!((base, quote), (there.base / 2, there.quote / 2));
		assert_eq!(<Market as PoolMarket<AccountId>>::withdrawable_under_stress(9, half, 30_000), (0, 0));
	});
}

#[test]
fn pools_of_a_disabled_token_are_paused() {
	execute(|| {
		use huxian_traits::market::PoolPause;
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		<Pmm as PoolPause>::pause_pools_of(NAMELESS);
		assert!(!Pools::<Test>::get(id).unwrap().paused);

		<Pmm as PoolPause>::pause_pools_of(USD);
		<Pmm as PoolPause>::pause_pools_of(PAN);
		let paused = |event: &&Event<Test>| matches!(event, Event::PoolPaused { pool: 0 });
		assert_eq!(events().iter().filter(paused).count(), 1);
		let swap = Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, ONE_USD, 1);
		assert_noop!(swap, Error::<Test>::PoolPaused);
		let shares = Shares::balance(id, ALICE);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares, 1, 1));
		assert_ok!(Pmm::resume_pool(RuntimeOrigin::root(), id));
	});
}
