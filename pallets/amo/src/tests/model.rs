//! Random people around a market operation: whatever they do, every PAN is owed by somebody, the books are what is there, and no limit is
//! passed.

use crate::mock::*;
use frame::{testing_prelude::*, token::fungibles::Inspect as _};
use huxian_traits::{market::PoolMarket, peg::AmoBooks, Moment};
use proptest::prelude::*;

/// What happens in a block.
#[derive(Clone, Debug)]
enum Act {
	/// Somebody sells one side: so many dollars' worth.
	Trade(bool, u32),
	/// Time passes, in seconds, and the mean follows so many percent of the way.
	Wait(u32, u8),
	/// The dollar costs so many hundred-thousandths.
	Price(u32),
	/// The door is opened or shut.
	Door(bool),
	/// Somebody sweeps.
	Sweep,
	/// Somebody asks for a step.
	Ask,
}

fn acts() -> impl Strategy<Value = Act> {
	prop_oneof![
		4 => (any::<bool>(), 100..400_000_u32).prop_map(|(side, amount)| Act::Trade(side, amount)),
		6 => (3..7_200_u32, 0..=100_u8).prop_map(|(seconds, part)| Act::Wait(seconds, part)),
		1 => (98_500..100_500_u32).prop_map(Act::Price),
		1 => any::<bool>().prop_map(Act::Door),
		1 => Just(Act::Sweep),
		1 => Just(Act::Ask),
	]
}

fn happen(act: &Act) {
	match *act {
		Act::Trade(true, amount) => {
			let amount = pan(amount.into()).min(Assets::balance(PAN, BOB));
			let _ = <TestMarket as PoolMarket<_>>::sell(&BOB, POOL, PAN, amount, 1);
		},
		Act::Trade(false, amount) => {
			let amount = usd(amount.into()).min(Assets::balance(USD, BOB));
			let _ = <TestMarket as PoolMarket<_>>::sell(&BOB, POOL, USD, amount, 1);
		},
		Act::Wait(seconds, part) => {
			let before = Mean::get().unwrap().into_inner();
			settle();
			let there = Mean::get().unwrap().into_inner();
			let part = u128::from(part);
			Mean::set(Some(FixedU128::from_inner(before / 100 * (100 - part) + there / 100 * part)));
			after(Moment::from(seconds) * SECOND);
		},
		Act::Price(parts) => Price::set(Some(u128::from(parts) * 10)),
		Act::Door(open) => door(|door| door.open = open),
		Act::Sweep => drop(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0)),
		Act::Ask => drop(ask()),
	}
}

proptest! {
	#![proptest_config(ProptestConfig { cases: std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(60), failure_persistence: None, ..Default::default() })]

	#[test]
	fn whatever_happens_the_books_are_right(acts in proptest::collection::vec(acts(), 1..60)) {
		execute(|| {
			for act in &acts {
				let before = debt();
				happen(act);
				check();
				let books = books();
				// It never owes more than its cap, nor has more of the pool than it may, nor mints more than its part within an hour.
				assert!(debt() <= pan(1_000_000).max(before));
				assert!(books.shares.left().unwrap() * 2 <= ThePool::get().shares || debt() <= before);
				assert!(books.expanded.level <= Assets::total_issuance(PAN) / 390 || debt() <= before);
				assert_eq!(<Amo as AmoBooks<AccountId>>::debt(PAN), debt());
			}
		});
	}
}
