//! The price that a pool has come from: nobody trades at a better one.

use crate::{mock::*, Event, Kind, Pools, Terms, Trailing};
use frame::{prelude::FixedU128, testing_prelude::*};
use huxian_math::U256;
use huxian_traits::views::PoolQuoteView;
use proptest::prelude::*;

fn sell(who: AccountId, asset: u32, amount: u128) -> DispatchResult {
	Pmm::swap_exact_in(RuntimeOrigin::signed(who), 0, asset, amount, 1)
}

/// What selling a thousand whole tokens would come to.
fn selling(asset: u32, unit: u128) -> PoolQuoteView {
	Pmm::view_quote_exact_in(0, asset, 1_000 * unit).unwrap()
}

fn trailing() -> Trailing {
	Pools::<Test>::get(0).unwrap().trailing.unwrap()
}

/// What somebody has at the trailing price of this block, in parts of a USD so small that nothing is rounded.
fn worth(who: AccountId) -> U256 {
	let (pan, usd) = purse(who);
	// A PAN has 18 places and a USD 6, and the price has 18.
	U256::from(pan) * U256::from(trailing().price) + U256::from(usd) * U256::from(10_u128.pow(18 + 12))
}

#[test]
fn the_side_that_gains_by_a_step_pays_for_ten_blocks() {
	test(|| {
		// Given a pool at 1, and a word in this very block that PAN has become half a percent dearer,
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		say_usd(9_950);

		// then who sells PAN leaves that half percent in the pool, and who buys it does not.
		let quoted = selling(PAN, ONE_PAN);
		// The curve alone would give 1 000 / 0.995 = 1 005.02 less its impact of 0.1 in all; he gets 1 000 less the fee of a basis point.
		assert_eq!((quoted.amount_out, quoted.fee), (999_900_000, 100_000));
		assert!((4_890..=5_000).contains(&quoted.surcharge), "{quoted:?}");
		assert_eq!(selling(USD, ONE_USD).surcharge, 0);

		// It is told as 1 − 0.995, all through the next block, and then a tenth less with each block.
		let shown = || Pmm::view_pool(0).unwrap().surcharge;
		for left in [10_i32, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0] {
			let expected = 5_000 * left / 10;
			assert!((expected - 1..=expected).contains(&shown()), "{left} tenths left: {}", shown());
			next_block();
		}
		assert_eq!((trailing().price, trailing().left), (1_005_025_125_628_140_703, 0));
		assert_eq!(selling(PAN, ONE_PAN).surcharge, 0);
	});
}

#[test]
fn a_step_back_ends_it() {
	test(|| {
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		say_usd(9_950);
		next_block();
		say_usd(10_000);
		next_block();
		// The trailing price has gone a tenth of the way up: 502 millionths that who sells USD leaves now.
		assert_eq!(Pmm::view_pool(0).unwrap().surcharge, -502);
		assert_eq!(selling(PAN, ONE_PAN).surcharge, 0);
	});
}

#[test]
fn who_runs_before_the_price_ends_with_a_loss() {
	test(|| {
		// Given somebody who sees a price coming and trades before it,
		say_usd(10_000);
		provided(Kind::Public, guided());
		next_block();
		let before = purse(BOB);
		assert_ok!(sell(BOB, USD, 10_000 * ONE_USD));
		let bought = purse(BOB).0 - before.0;
		say_usd(9_950);
		next_block();

		// when he sells again right after it, then he has less than before.
		assert_ok!(sell(BOB, PAN, bought));
		assert_eq!(purse(BOB).0, before.0);
		assert!(purse(BOB).1 < before.1);
	});
}

#[test]
fn who_trades_around_somebody_ends_with_a_loss() {
	test(|| {
		// Given a pool at 1 with k = 0.1 and without a fee, and Alice who is about to sell 100 000,
		provided(Kind::Public, fixed());
		next_block();
		let before = purse(BOB);

		// when Bob sells before him and buys after him, in the same block,
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		let got = purse(BOB).1 - before.1;
		assert_ok!(sell(ALICE, PAN, 100_000 * ONE_PAN));
		assert_ok!(sell(BOB, USD, got));

		// then he pays 1 for each at the least, though the price is some 5 % lower,
		let (pan, usd) = purse(BOB);
		assert_eq!(usd, before.1);
		let (bought, most) = (pan - (before.0 - 100_000 * ONE_PAN), got * 10_u128.pow(12));
		assert!(bought <= most && most - bought < 100_000, "{bought} {most}");
		// and what the pool has kept of what its curve would have given is told.
		let Some(Event::Swapped { surcharge, fee: 0, .. }) = events().into_iter().last() else { panic!("no trade") };
		assert!((10_000..50_000).contains(&surcharge), "{surcharge}");
	});
}

#[test]
fn the_way_back_is_auctioned() {
	test(|| {
		// Given a price that a trade has moved by 2 %,
		provided(Kind::Public, fixed());
		next_block();
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));

		// when nobody trades, then a PAN costs less with each block,
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
		// until it costs what the curve asks.
		let mid = Pmm::view_pool(0).unwrap().mid.unwrap().parse::<f64>().unwrap();
		assert!((last as f64 / 1e6 - mid).abs() < 2e-6, "{last} {mid}");
		assert_eq!(Pmm::view_pool(0).unwrap().surcharge, 0);
	});
}

#[test]
fn a_price_that_moves_in_every_block_is_followed_all_the_same() {
	test(|| {
		provided(Kind::Public, fixed());
		next_block();
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		next_block();
		let gap = || trailing().price.abs_diff(trailing().close);
		let first = gap();
		// Somebody moves the price by next to nothing in each block: nine tenths of what is left remain each time.
		for _ in 0..22 {
			assert_ok!(sell(ALICE, PAN, ONE_PAN));
			next_block();
		}
		assert!(gap() < first / 10, "{} {first}", gap());
	});
}

#[test]
fn a_new_pool_has_always_been_where_it_is() {
	test(|| {
		// Given a pool that somebody has just provided, then the block of that is like any other.
		provided(Kind::Public, fixed());
		assert_eq!(trailing(), Trailing::at(ONE_PAN));
		assert_ok!(sell(BOB, PAN, 100_000 * ONE_PAN));
		assert!(selling(USD, ONE_USD).surcharge > 0);
	});
}

#[test]
fn who_knows_what_the_committee_will_set_ends_with_a_loss() {
	test(|| {
		// Given a pool at 1 that is about to be one at 2,
		let id = provided(Kind::Public, fixed());
		next_block();
		let before = purse(BOB);
		assert_ok!(sell(BOB, USD, 10_000 * ONE_USD));
		let source = crate::Source::Fixed(FixedU128::from_u32(2));
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, Terms { source, ..fixed() }));

		// then who has bought before it sells at 1 again, in that block and in the next.
		assert_ok!(sell(BOB, PAN, (purse(BOB).0 - before.0) / 2));
		next_block();
		assert_ok!(sell(BOB, PAN, purse(BOB).0 - before.0));
		assert_eq!(trailing().price, ONE_PAN);
		assert!(purse(BOB).1 < before.1);
	});
}

#[test]
fn a_price_that_cannot_be_told_finely_holds_nobody() {
	test(|| {
		// Given pools whose price is so high that it is not remembered, and so low that 18 places do not tell it,
		let ends = [FixedU128::from_inner(10_u128.pow(30)), FixedU128::from_inner(5)];
		for price in ends {
			let source = crate::Source::Fixed(price);
			let id = Pmm::do_create_pool(PAN, USD, Kind::Private, Terms { source, ..fixed() }).unwrap();
			for who in [ALICE, BOB] {
				assert_ok!(Pmm::list_account(RuntimeOrigin::root(), id, who, true));
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
fn a_private_pool_is_held_to_it_from_its_first_block() {
	test(|| {
		let id = provided(Kind::Private, fixed());
		assert_eq!(Pools::<Test>::get(id).unwrap().trailing, Some(Trailing::at(ONE_PAN)));
	});
}

/// What the README says of it under "What it does not do yet".
#[test]
fn who_provides_around_a_trade_is_not_held_to_it() {
	// x · k · x / D of x = 50 000 in a pool that is D = 2 000 000 deep then: 5.6 and 125 USD.
	for (k, expected) in [(45, 5_625_000), (1_000, 125_000_000)] {
		test(|| {
			// Given a pool of a million of each at 1, without a fee, and Alice who is about to sell a twentieth of it,
			let id = provided(Kind::Public, Terms { shape: curve(k, 10_000), ..fixed() });
			next_block();
			let worth = |(pan, usd): (u128, u128)| pan / 10_u128.pow(12) + usd;
			let before = worth(purse(BOB));

			// when Bob provides as much as there is, sells before her, and leaves after her,
			let bob = || RuntimeOrigin::signed(BOB);
			assert_ok!(Pmm::add_liquidity(bob(), id, 1_000_000 * ONE_PAN, 1_000_000 * ONE_USD, 1));
			assert_ok!(sell(BOB, PAN, 50_000 * ONE_PAN));
			assert_ok!(sell(ALICE, PAN, 50_000 * ONE_PAN));
			assert_ok!(Pmm::remove_liquidity(bob(), id, Shares::balance(id, BOB), 1, 1));

			// then he has more: half of her trade is his, at what he moved its price by.
			let gained = worth(purse(BOB)) - before;
			assert!(gained.abs_diff(expected) < expected / 10, "k {k}: {gained}");
		});
	}
}

#[derive(Clone, Debug)]
enum Act {
	Sell(bool, u32, u128),
	Buy(bool, u32, u128),
	Say(u32),
}

fn acts() -> impl Strategy<Value = Vec<Act>> {
	let amount = || (0..12_u32, 1..10_u128).prop_map(|(power, digit)| digit * 10_u128.pow(power));
	let asset = || prop_oneof![Just(PAN), Just(USD)];
	let act = prop_oneof![
		4 => (any::<bool>(), asset(), amount()).prop_map(|(bob, asset, amount)| Act::Sell(bob, asset, amount)),
		4 => (any::<bool>(), asset(), amount()).prop_map(|(bob, asset, amount)| Act::Buy(bob, asset, amount)),
		1 => (9_900..10_100_u32).prop_map(Act::Say),
	];
	prop::collection::vec(act, 1..25)
}

proptest! {
	#![proptest_config(super::model::cases(300))]

	/// Before the oracle, behind it, around others, in pieces: at the price that the block began with nobody ends a block with more than he had.
	#[test]
	fn within_a_block_nobody_gains_at_the_price_it_began_with(
		before in acts(), acts in acts(), blocks in 0..12_u32, k in 45..=5_000_u32, fee in 0..=100_u32,
	) {
		test(|| {
			say_usd(10_000);
			provided(Kind::Public, Terms { shape: curve(k, 10_000), fee, ..guided() });
			let run = |act: &Act| {
				let who = |bob: bool| if bob { BOB } else { ALICE };
				let unit = |asset: u32| if asset == PAN { 10_u128.pow(12) } else { 1 };
				let _ = match act {
					Act::Sell(bob, asset, amount) => sell(who(*bob), *asset, amount * unit(*asset)),
					Act::Buy(bob, asset, amount) => {
						let amount = amount * unit(*asset);
						Pmm::swap_exact_out(RuntimeOrigin::signed(who(*bob)), 0, *asset, amount, u128::MAX)
					},
					Act::Say(parts) => {
						say_usd(*parts);
						Ok(())
					},
				};
			};
			// Given a pool somewhere on its way,
			before.iter().for_each(run);
			(0..=blocks).for_each(|_| next_block());

			// when Bob and Alice trade as they like,
			let had = worth(BOB);
			for act in &acts {
				run(act);
				// then Bob has never more than at the beginning: not a unit.
				assert!(worth(BOB) <= had, "{} more after {act:?}", worth(BOB) - had);
			}
			invariants();
		});
	}
}
