//! The guide price: from the oracle, and its steps.

use crate::{mock::*, Event, Kind, Pools, Source, Terms, Worth};
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
fn the_oracle_leads_the_price() {
	test(|| {
		// Given a pool of PAN, a dollar by definition, and USD,
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		assert_eq!(mid(), "1");

		// when a USD is worth 0.995 dollars, then a PAN is worth 1 / 0.995 of it.
		say_usd(9_950);
		next_block();
		assert_eq!(mid(), "1.005025125628140703");
		let by = 5_026;
		let moved = |event: &Event<Test>| matches!(event, Event::GuideMoved { step, .. } if *step == by);
		assert!(events().iter().any(moved), "{:?}", events());
	});
}

#[test]
fn prices_of_whole_tokens_become_prices_of_units() {
	test(|| {
		// Gold at 2 345.67 dollars, in a pool of USD at 1.0009 as the base and "gold" of 18 decimals as the quote.
		say(Feed::XauUsd, FixedU128::from_rational(234_567, 100));
		say_usd(10_009);
		let source = Source::Oracle {
			base: Worth::Feed(Feed::Asset(USD)),
			quote: Worth::Feed(Feed::XauUsd),
			maximum_age: 600_000,
			maximum_step: 10_000,
		};
		let id = Pmm::do_create_pool(USD, PAN, Kind::Public, Terms { source, ..guided() }).unwrap();
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, 2_345_670 * ONE_USD, 1_000 * ONE_PAN, 1));
		next_block();
		assert_eq!(Pmm::view_pool(id).unwrap().guide.as_deref(), Some("0.000426701113114803"));
	});
}

#[test]
fn a_stale_price_stops_trades_and_nothing_else() {
	test(|| {
		// Given a pool whose price grows old,
		say_usd(10_000);
		let id = provided(Kind::Public, guided());
		assert_ok!(sell(PAN, ONE_PAN));
		Now::mutate(|now| *now += 600_001);

		// then nobody trades; people provide, and leave.
		assert_noop!(sell(PAN, ONE_PAN), Error::StaleGuide);
		assert_eq!(Pmm::view_pool(id).unwrap().state, "stale");
		assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(BOB), id, ONE_PAN * 2, ONE_USD * 2, 1));
		let shares = Shares::balance(id, BOB);
		assert_ok!(Pmm::remove_liquidity(RuntimeOrigin::signed(BOB), id, shares, 1, 1));

		// A new word ends it.
		say_usd(10_000);
		assert_ok!(sell(PAN, ONE_PAN));
		// Members who fall silent, too.
		Oracle::set(Default::default());
		assert_noop!(sell(PAN, ONE_PAN), Error::StaleGuide);
	});
}

#[test]
fn a_jump_waits_for_a_second_median() {
	test(|| {
		// Given a pool that believes steps of 1 %, and a USD that is said to be worth 0.98,
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		say_usd(9_800);

		// then trades stop at once, before any block has noted it, and go on stopping while it is the only word.
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		for _ in 0..5 {
			next_block();
			assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		}
		assert_eq!(Pmm::view_pool(0).unwrap().state, "suspected");
		assert_eq!(mid(), "1");
		let told = |event: &Event<Test>| matches!(event, Event::GuideSuspected { .. });
		assert_eq!(System::read_events_for_pallet::<Event<Test>>().iter().filter(|event| told(event)).count(), 1);

		// A second one within half a percent of it, fed after the first was noticed, confirms it.
		say_usd(9_810);
		assert_ok!(sell(USD, ONE_USD));
		let pool = Pools::<Test>::get(0).unwrap();
		assert_eq!(pool.suspect, None);
	});
}

#[test]
fn a_jump_that_was_a_mistake_is_forgotten() {
	test(|| {
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		say_usd(5_000);
		next_block();
		assert!(Pools::<Test>::get(0).unwrap().suspect.is_some());

		// Another jump elsewhere begins anew,
		say_usd(7_000);
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		next_block();
		assert_noop!(sell(PAN, ONE_PAN), Error::GuideJumped);
		// and the price that was there before is believed at once.
		say_usd(10_000);
		assert_ok!(sell(PAN, ONE_PAN));
		assert_eq!(Pools::<Test>::get(0).unwrap().suspect, None);
	});
}

#[test]
fn a_fixed_price_needs_no_oracle() {
	test(|| {
		provided(Kind::Public, fixed());
		Now::mutate(|now| *now += 100_000_000);
		assert_ok!(sell(PAN, ONE_PAN));
		next_block();
		// A millionth sold moves it by two tenths of that: 2 · k · 10⁻⁶.
		assert_eq!(mid(), "0.99999979999994");
	});
}
