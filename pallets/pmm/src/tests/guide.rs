//! The guide price: from the oracle, its steps, and what they cost.

use crate::{mock::*, Event, Kind, Pools, Source, Terms, Worth};
use frame::{arithmetic::FixedU128, testing_prelude::*};
use huxian_traits::oracle::Feed;

/// The errors of the pools.
type Error = crate::Error<Test>;

fn sell(asset: u32, amount: u128) -> DispatchResult {
	Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), 0, asset, amount, 1).map(|_| ()).map_err(|refused| refused.error)
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
		let step = 5_026;
		let moved = |event: &Event<Test>| matches!(event, Event::GuideMoved { surcharge, .. } if *surcharge == step);
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
fn the_side_that_gains_by_a_step_pays_for_ten_blocks() {
	test(|| {
		// Given a pool at 1, and a word in this very block that PAN has become half a percent dearer,
		say_usd(10_000);
		provided(Kind::Public, guided());
		assert_ok!(sell(PAN, ONE_PAN));
		say_usd(9_950);

		// then who sells PAN pays that half percent on top, and who buys it does not.
		let selling = |asset, unit| Pmm::view_quote_exact_in(0, asset, 1_000 * unit).unwrap();
		assert_eq!(selling(PAN, ONE_PAN).surcharge, 5_026);
		assert_eq!(selling(USD, ONE_USD).surcharge, 0);
		let quoted = selling(PAN, ONE_PAN);
		// The curve alone would give 1 000 / 0.995 = 1 005.02; with surcharge and fee it is 1 000 less the fee of a basis point.
		assert_eq!(quoted.amount_out / 1_000, 999_772);

		// It decays by a tenth of its size with each block.
		assert_ok!(sell(USD, ONE_USD));
		let mut last = 5_026_u32;
		for block in 1..=10_u32 {
			next_block();
			let now = selling(PAN, ONE_PAN).surcharge;
			assert_eq!(now, (5_026 * (10 - block)).div_ceil(10), "block {block}");
			assert!(now < last);
			last = now;
		}
		assert_eq!(last, 0);
	});
}

#[test]
fn a_step_back_ends_the_surcharge() {
	test(|| {
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		say_usd(9_950);
		next_block();
		say_usd(10_000);
		next_block();
		// Up 5 026 millionths, of which a tenth is gone, and down by 5 000: those who sell USD pay a little.
		assert_eq!(Pools::<Test>::get(0).unwrap().surcharge.size, 4_524 - 5_001 + 1);
		assert_eq!(Pmm::view_quote_exact_in(0, USD, 1_000 * ONE_USD).unwrap().surcharge, 476);
	});
}

#[test]
fn who_runs_before_the_price_ends_with_a_loss() {
	test(|| {
		// Given somebody who sees a price coming and trades before it,
		say_usd(10_000);
		provided(Kind::Public, guided());
		let value = |(pan, usd): (u128, u128)| pan / ONE_PAN * 1_000 + usd * 995 / ONE_USD;
		let before = purse(BOB);
		assert_ok!(sell(USD, 10_000 * ONE_USD));
		let bought = purse(BOB).0 - before.0;
		say_usd(9_950);
		next_block();

		// when he sells again right after it, then he has less than before.
		assert_ok!(sell(PAN, bought));
		assert_eq!(purse(BOB).0, before.0);
		assert!(value(purse(BOB)) < value(before), "{:?} {before:?}", purse(BOB));
		assert!(purse(BOB).1 < before.1);
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
		assert_eq!((pool.suspect, pool.surcharge.size), (None, 19_368));
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
		assert_eq!(Pools::<Test>::get(0).unwrap().surcharge.size, 0);
	});
}
