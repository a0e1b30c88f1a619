//! Trailing price: no trade gets a better one.

use crate::{mock::*, Event, Kind, PoolParams, Pools, Trailing};
use frame::{prelude::FixedU128, testing_prelude::*};
use huxian_api::views::PoolQuoteView;
use huxian_math::U256;
use proptest::prelude::*;

fn sell(who: AccountId, asset: u32, amount: u128) -> DispatchResult {
	Pmm::swap_exact_in(RuntimeOrigin::signed(who), 0, asset, amount, 1)
}

/// Returns the quote for selling a thousand whole tokens.
fn selling(asset: u32, unit: u128) -> PoolQuoteView {
	Pmm::view_quote_exact_in(0, asset, 1_000 * unit).unwrap()
}

fn trailing() -> Trailing {
	Pools::<Test>::get(0).unwrap().trailing.unwrap()
}

/// Returns the value of an account at the trailing price of this block.
///
/// The unit is a part of a USD so small that nothing is rounded.
fn worth(who: AccountId) -> U256 {
	let (pan, usd) = balances(who);
	// PAN has 18 decimals, USD has 6, and the price has 18.
	U256::from(pan) * U256::from(trailing().price) + U256::from(usd) * U256::from(10_u128.pow(18 + 12))
}

#[test]
fn the_side_that_gains_by_a_step_pays_for_ten_blocks() {
	execute(|| {
		// Given a pool at 1, and a feed in this block by which PAN is half a percent dearer,
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(9_950);

		// then sellers of PAN leave that half percent in the pool, and buyers do not.
		let quoted = selling(PAN, ONE_PAN);
		// The curve alone would give 1 000 / 0.995 = 1 005.02, less an impact of 0.1.
		// The output is 1 000 less the fee of a basis point.
		assert_eq!((quoted.amount_out, quoted.fee), (999_900_000, 100_000));
		assert!((4_890..=5_000).contains(&quoted.surcharge), "{quoted:?}");
		assert_eq!(selling(USD, ONE_USD).surcharge, 0);

		// The view shows 1 − 0.995 through the next block, then a tenth less with each block.
		let shown = || Pmm::view_pool(0).unwrap().surcharge;
		for left in [10_i32, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0] {
			let expected = 5_000 * left / 10;
			assert!((expected - 1..=expected).contains(&shown()), "{left} tenths left: {}", shown());
			next_block();
		}
		assert_eq!((trailing().price, trailing().blocks_left), (1_005_025_125_628_140_703, 0));
		assert_eq!(selling(PAN, ONE_PAN).surcharge, 0);
	});
}

#[test]
fn a_step_back_ends_the_surcharge() {
	execute(|| {
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		feed_usd(9_950);
		next_block();
		feed_usd(10_000);
		next_block();
		// The trailing price has moved up a tenth: sellers of USD leave 502 millionths now.
		assert_eq!(Pmm::view_pool(0).unwrap().surcharge, -502);
		assert_eq!(selling(PAN, ONE_PAN).surcharge, 0);
	});
}

#[test]
fn front_running_the_oracle_loses() {
	execute(|| {
		// Given Bob, who expects a price and trades before it,
		feed_usd(10_000);
		pool_with_liquidity(Kind::Public, oracle_params());
		next_block();
		let before = balances(BOB);
		assert_ok!(sell(BOB, USD, 10_000 * ONE_USD));
		let bought = balances(BOB).0 - before.0;
		feed_usd(9_950);
		next_block();

		// when Bob sells right after it, then Bob has less than before.
		assert_ok!(sell(BOB, PAN, bought));
		assert_eq!(balances(BOB).0, before.0);
		assert!(balances(BOB).1 < before.1);
	});
}

#[test]
fn a_sandwich_around_a_trade_loses() {
	execute(|| {
		// Given a pool at 1 with k = 0.1 and no fee, and Alice, who is about to sell 100 000,
		pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		let before = balances(BOB);

		// when Bob sells before Alice and buys after Alice, in the same block,
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		let got = balances(BOB).1 - before.1;
		assert_ok!(sell(ALICE, PAN, 100_000 * ONE_PAN));
		assert_ok!(sell(BOB, USD, got));

		// then Bob pays at least 1 for each, though the price is some 5 % lower.
		let (pan, usd) = balances(BOB);
		assert_eq!(usd, before.1);
		let (bought, most) = (pan - (before.0 - 100_000 * ONE_PAN), got * 10_u128.pow(12));
		assert!(bought <= most && most - bought < 100_000, "{bought} {most}");
		// The event reports the part of the curve's output that stayed in the pool.
		let Some(Event::Swapped { surcharge, fee: 0, .. }) = events().into_iter().last() else { panic!("no trade") };
		assert!((10_000..50_000).contains(&surcharge), "{surcharge}");
	});
}

#[test]
fn the_way_back_is_auctioned() {
	execute(|| {
		// Given a price that a trade has moved by 2 %,
		pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));

		// when nobody trades, then PAN costs less with each block,
		let mut last = u128::MAX;
		for block in 0..12 {
			let asked = Pmm::view_quote_exact_out(0, PAN, ONE_PAN).unwrap().amount_in;
			match block {
				0 | 1 => assert_eq!(asked, ONE_USD + 1),
				2..=11 => assert!(asked < last, "block {block}: {asked}"),
				_ => unreachable!(),
			}
			last = asked;
			next_block();
		}
		// until it costs the price of the curve.
		let mid = Pmm::view_pool(0).unwrap().mid.unwrap().parse::<f64>().unwrap();
		assert!((last as f64 / 1e6 - mid).abs() < 2e-6, "{last} {mid}");
		assert_eq!(Pmm::view_pool(0).unwrap().surcharge, 0);
	});
}

#[test]
fn a_price_that_moves_in_each_block_is_still_followed() {
	execute(|| {
		pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		next_block();
		let gap = || trailing().price.abs_diff(trailing().close);
		let first = gap();
		// A tiny trade moves the price in each block: nine tenths of the rest remain each time.
		for _ in 0..22 {
			assert_ok!(sell(ALICE, PAN, ONE_PAN));
			next_block();
		}
		assert!(gap() < first / 10, "{} {first}", gap());
	});
}

#[test]
fn a_new_pool_starts_with_its_trailing_price_at_the_mid_price() {
	execute(|| {
		// Given a pool with its first deposit, then that block is like any other.
		pool_with_liquidity(Kind::Public, fixed_params());
		assert_eq!(trailing(), Trailing::at(ONE_PAN));
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		assert!(selling(USD, ONE_USD).surcharge > 0);
	});
}

#[test]
fn front_running_a_change_of_params_loses() {
	execute(|| {
		// Given a pool at 1 that is about to be one at 2,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		let before = balances(BOB);
		assert_ok!(sell(BOB, USD, 10_000 * ONE_USD));
		let source = crate::PriceSource::Fixed(FixedU128::from_u32(2));
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, PoolParams { source, ..fixed_params() }));

		// then PAN bought before sells at 1, in that block and in the next.
		assert_ok!(sell(BOB, PAN, (balances(BOB).0 - before.0) / 2));
		next_block();
		assert_ok!(sell(BOB, PAN, balances(BOB).0 - before.0));
		assert_eq!(trailing().price, ONE_PAN);
		assert!(balances(BOB).1 < before.1);
	});
}

#[test]
fn a_price_without_enough_decimals_does_not_bind() {
	execute(|| {
		// Given one pool whose price is too high to be recorded, and one with a price so low
		// that 18 decimals do not express it,
		let ends = [FixedU128::from_inner(10_u128.pow(30)), FixedU128::from_inner(5)];
		for price in ends {
			let source = crate::PriceSource::Fixed(price);
			let id = Pmm::do_create_pool(PAN, USD, Kind::Private, PoolParams { source, ..fixed_params() }).unwrap();
			for who in [ALICE, BOB] {
				assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), id, who, true));
			}
			let (pan, usd) = if price > FixedU128::from_u32(1) {
				(ONE_PAN / 1_000_000, ONE_USD * 1_000_000)
			} else {
				(ONE_PAN * 1_000_000, 1_000)
			};
			assert_ok!(Pmm::add_liquidity(RuntimeOrigin::signed(ALICE), id, pan, usd, 1));
			next_block();

			// then the curve alone decides, on either side.
			for asset in [PAN, USD] {
				let amount = if asset == PAN { pan } else { usd } / 100;
				match Pmm::view_quote_exact_in(id, asset, amount) {
					Ok(quote) => assert_eq!(quote.surcharge, 0),
					Err(error) => assert_eq!(error, "ZeroOutput"),
				}
				next_block();
			}
			assert_eq!(Pmm::view_pool(id).unwrap().surcharge, 0);
		}
	});
}

#[test]
fn a_private_pool_has_a_trailing_price_from_its_first_block() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Private, fixed_params());
		assert_eq!(Pools::<Test>::get(id).unwrap().trailing, Some(Trailing::at(ONE_PAN)));
	});
}

/// Limit in the README under "Limits".
#[test]
fn providing_liquidity_around_a_trade_gains() {
	// x · k · x / D with x = 50 000 and depth D = 2 000 000: 5.6 and 125 USD.
	for (k, expected) in [(45, 5_625_000), (1_000, 125_000_000)] {
		execute(|| {
			// Given a pool of a million of each at 1 with no fee, and Alice, who is about to sell a
			// twentieth of it,
			let id = pool_with_liquidity(Kind::Public, PoolParams { shape: curve(k, 10_000), ..fixed_params() });
			next_block();
			let worth = |(pan, usd): (u128, u128)| pan / 10_u128.pow(12) + usd;
			let before = worth(balances(BOB));

			// when Bob doubles the liquidity, sells before Alice, and withdraws after that,
			let bob = || RuntimeOrigin::signed(BOB);
			assert_ok!(Pmm::add_liquidity(bob(), id, 1_000_000 * ONE_PAN, 1_000_000 * ONE_USD, 1));
			assert_ok!(sell(BOB, PAN, 50_000 * ONE_PAN));
			assert_ok!(sell(ALICE, PAN, 50_000 * ONE_PAN));
			assert_ok!(Pmm::remove_liquidity(bob(), id, Shares::balance(id, BOB), 1, 1));

			// then Bob has more: half of Alice's trade, at the price moved by Bob's own trade.
			let gained = worth(balances(BOB)) - before;
			assert!(gained.abs_diff(expected) < expected / 10, "k {k}: {gained}");
		});
	}
}

#[derive(Clone, Debug)]
enum Act {
	Sell(bool, u32, u128),
	Buy(bool, u32, u128),
	Feed(u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
	let amount = || (0..12_u32, 1..10_u128).prop_map(|(power, digit)| digit * 10_u128.pow(power));
	let asset = || prop_oneof![Just(PAN), Just(USD)];
	let act = prop_oneof![
		4 => (any::<bool>(), asset(), amount()).prop_map(|(bob, asset, amount)| Act::Sell(bob, asset, amount)),
		4 => (any::<bool>(), asset(), amount()).prop_map(|(bob, asset, amount)| Act::Buy(bob, asset, amount)),
		1 => (9_900..10_100_u32).prop_map(Act::Feed),
	];
	prop::collection::vec(act, 1..25)
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(300))]

	/// Before the oracle, after it, around other trades or in pieces: no order of trades gains.
	///
	/// The measure is the price at the beginning of the block.
	#[test]
	fn within_a_block_nobody_gains_at_the_price_it_began_with(
		before in acts(), acts in acts(), blocks in 0..12_u32, k in 45..=5_000_u32, fee in 0..=100_u32,
	) {
		execute(|| {
			feed_usd(10_000);
			pool_with_liquidity(Kind::Public, PoolParams { shape: curve(k, 10_000), fee, ..oracle_params() });
			let run = |act: &Act| {
				let who = |bob: bool| if bob { BOB } else { ALICE };
				let unit = |asset: u32| if asset == PAN { 10_u128.pow(12) } else { 1 };
				let _ = match act {
					Act::Sell(bob, asset, amount) => sell(who(*bob), *asset, amount * unit(*asset)),
					Act::Buy(bob, asset, amount) => {
						let amount = amount * unit(*asset);
						Pmm::swap_exact_out(RuntimeOrigin::signed(who(*bob)), 0, *asset, amount, u128::MAX)
					},
					Act::Feed(parts) => {
						feed_usd(*parts);
						Ok(())
					},
				};
			};
			// Given a pool whose trailing price is still moving,
			before.iter().for_each(run);
			(0..=blocks).for_each(|_| next_block());

			// when Bob and Alice trade at random,
			let had = worth(BOB);
			for act in &acts {
				run(act);
				// then Bob never has more than at the beginning, not even a unit.
				assert!(worth(BOB) <= had, "{} more after {act:?}", worth(BOB) - had);
			}
			check_invariants();
		});
	}
}
