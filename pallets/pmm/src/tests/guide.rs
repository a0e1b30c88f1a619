//! Guide price: its source, its steps, stale prices and jumps.

use crate::{mock::*, Event, Kind, PoolParams, Pools, PriceSource, UnitPrice};
use frame::{arithmetic::FixedU128, testing_prelude::*};
use huxian_traits::oracle::Feed;

/// The errors of the pools.
type Error = crate::Error<Test>;

fn sell(asset: u32, amount: u128) -> DispatchResult {
	Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), 0, asset, amount, 1)
}

fn mid() -> String {
	Pmm::view_pool(0).unwrap().mid.unwrap()
}

#[test]
fn the_guide_price_follows_the_oracle() {
	execute(|| {
		// Given a pool of PAN, a dollar by definition, and USD,
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		assert_eq!(mid(), "1");

		// when a USD is worth 0.995 dollars, then a PAN is worth 1 / 0.995 of it.
		feed_usd(9_950);
		next_block();
		assert_eq!(mid(), "1.005025125628140703");
		let by = 5_026;
		let moved = |event: &Event<Test>| matches!(event, Event::GuideMoved { step, .. } if *step == by);
		assert!(events().iter().any(moved), "{:?}", events());
	});
}

#[test]
fn prices_of_whole_tokens_become_prices_of_units() {
	execute(|| {
		// Gold at 2 345.67 dollars. The base is USD at 1.0009, the quote is "gold" of 18 decimals.
		feed(Feed::XauUsd, FixedU128::from_rational(234_567, 100));
		feed_usd(10_009);
		let source = PriceSource::Oracle {
			base: UnitPrice::Feed(Feed::Asset(USD)),
			quote: UnitPrice::Feed(Feed::XauUsd),
			maximum_age: 600_000,
			maximum_step: 10_000,
		};
		let id = Pmm::do_create_pool(USD, PAN, Kind::Public, PoolParams { source, ..oracle_params() }).unwrap();
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, 2_345_670 * ONE_USD, 1_000 * ONE_PAN, 1));
		next_block();
		assert_eq!(Pmm::view_pool(id).unwrap().guide.as_deref(), Some("0.000426701113114803"));
	});
}

#[test]
fn a_stale_price_stops_trades_and_nothing_else() {
	execute(|| {
		// Given a pool whose price becomes stale,
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		assert_ok!(sell(PAN, ONE_PAN));
		Now::mutate(|now| *now += 600_001);

		// then trades are refused, and deposits and withdrawals are possible.
		assert_noop!(sell(PAN, ONE_PAN), Error::StaleGuide);
		assert_eq!(Pmm::view_pool(id).unwrap().state, "stale");
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, ONE_PAN * 2, ONE_USD * 2, 1));
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));

		// A new feed ends it.
		feed_usd(10_000);
		assert_ok!(sell(PAN, ONE_PAN));
		// Without any feeds the price is stale, too.
		Quotes::set(Default::default());
		assert_noop!(sell(PAN, ONE_PAN), Error::StaleGuide);
	});
}

#[test]
fn a_jump_waits_for_a_second_median() {
	execute(|| {
		// Given a pool with a maximum step of 1 %, and a USD fed at 0.98,
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(9_800);

		// then trades stop at once, before any block has recorded the jump, until another feed.
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		for _ in 0..5 {
			next_block();
			assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		}
		assert_eq!(Pmm::view_pool(0).unwrap().state, "pending");
		assert_eq!(mid(), "1");
		let pending = |event: &Event<Test>| matches!(event, Event::GuidePending { .. });
		assert_eq!(System::read_events_for_pallet::<Event<Test>>().iter().filter(|event| pending(event)).count(), 1);

		// A second median within half a percent, fed after the jump was noticed, confirms it.
		feed_usd(9_810);
		assert_ok!(sell(USD, ONE_USD));
		let pool = Pools::<Test>::get(0).unwrap();
		assert_eq!(pool.pending_guide, None);
	});
}

#[test]
fn a_jump_that_reverts_is_dropped() {
	execute(|| {
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(5_000);
		next_block();
		assert!(Pools::<Test>::get(0).unwrap().pending_guide.is_some());

		// Another jump starts anew,
		feed_usd(7_000);
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		next_block();
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		// and the price before the jump is accepted at once.
		feed_usd(10_000);
		assert_ok!(sell(PAN, ONE_PAN));
		assert_eq!(Pools::<Test>::get(0).unwrap().pending_guide, None);
	});
}

#[test]
fn a_fixed_price_needs_no_oracle() {
	execute(|| {
		pool_with_liquidity(Kind::Public, fixed_params());
		Now::mutate(|now| *now += 100_000_000);
		assert_ok!(sell(PAN, ONE_PAN));
		next_block();
		// Selling a millionth moves the price by 2 · k · 10⁻⁶, two tenths of a millionth.
		assert_eq!(mid(), "0.99999979999994");
	});
}

#[test]
fn a_token_of_a_family_is_priced_by_its_backing() {
	execute(|| {
		// Given a pool of PAN and USD, when PAN is backed to 99.5 %,
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Public, oracle_params());
		WorthOfPan::set(995_000);
		next_block();
		assert_eq!(mid(), "0.995");

		// When a loss leaves 94.6 % of it, then trades wait for a second median,
		WorthOfPan::set(946_000);
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		next_block();
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		// and then no seller gets more than the backing.
		feed_usd(10_000);
		let before = balances(BOB).1;
		assert_ok!(sell(PAN, 100 * ONE_PAN));
		let received = balances(BOB).1 - before;
		assert!((93 * ONE_USD..=94_600_000).contains(&received), "{received}");

		// Without any backing there is no price, and liquidity is still removed.
		WorthOfPan::set(0);
		assert_noop!(sell(PAN, ONE_PAN), Error::StaleGuide);
		next_block();
		let shares = Shares::balance(id, ALICE) / 2;
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(ALICE), id, shares, 1, 1));
	});
}

#[test]
fn a_fixed_price_follows_the_backing_too() {
	execute(|| {
		pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		WorthOfPan::set(900_000);
		assert_noop!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), 0, PAN, ONE_PAN, 900_001), Error::SlippageExceeded);
		next_block();
		assert_eq!(mid(), "0.9");
		let moved = |event: &Event<Test>| matches!(event, Event::GuideMoved { step: -100_001..=-100_000, .. });
		assert!(events().iter().any(moved), "{:?}", events());
	});
}
