//! Random trades around an AMO. Every PAN is debt, the ledger is right, and no limit is passed.

use crate::mock::*;
use frame::{testing_prelude::*, token::fungibles::Inspect as _};
use huxian_traits::{market::PoolMarket, peg::AmoAccounting, Moment};
use proptest::prelude::*;

/// An event of the world around the AMO.
#[derive(Clone, Debug)]
enum Act {
	/// A sale of PAN (`true`) or USD, worth so many dollars.
	Trade(bool, u32),
	/// Time in seconds, in which the TWAP moves so many percent of the way to the price.
	Wait(u32, u8),
	/// A price of the external, in hundred-thousandths.
	Price(u32),
	/// Minting at the PSM, open or paused.
	Psm(bool),
	/// A sweep of profit.
	Sweep,
	/// A request for a step.
	Request,
}

fn acts() -> impl Strategy<Value = Act> {
	prop_oneof![
		4 => (any::<bool>(), 100..400_000_u32).prop_map(|(side, amount)| Act::Trade(side, amount)),
		6 => (3..7_200_u32, 0..=100_u8).prop_map(|(seconds, part)| Act::Wait(seconds, part)),
		1 => (98_500..100_500_u32).prop_map(Act::Price),
		1 => any::<bool>().prop_map(Act::Psm),
		1 => Just(Act::Sweep),
		1 => Just(Act::Request),
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
			let before = Twap::get().unwrap().into_inner();
			settle_twap();
			let there = Twap::get().unwrap().into_inner();
			let part = u128::from(part);
			Twap::set(Some(FixedU128::from_inner(before / 100 * (100 - part) + there / 100 * part)));
			block_after(Moment::from(seconds) * SECOND);
		},
		Act::Price(parts) => Price::set(Some(u128::from(parts) * 10)),
		Act::Psm(open) => change_psm(|psm| psm.open = open),
		Act::Sweep => drop(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0)),
		Act::Request => drop(request_step()),
	}
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(60))]

	#[test]
	fn the_ledger_is_right_after_every_event(acts in proptest::collection::vec(acts(), 1..60)) {
		execute(|| {
			for act in &acts {
				let before = debt();
				happen(act);
				check();
				let ledger = ledger();
				// The debt, its hourly growth, and the share of the pool stay within their limits.
				assert!(debt() <= pan(1_000_000).max(before));
				assert!(ledger.shares.balance().unwrap() * 2 <= ThePool::get().shares || debt() <= before);
				assert!(ledger.expanded.level <= Assets::total_issuance(PAN) / 390 || debt() <= before);
				assert_eq!(<Amo as AmoAccounting<AccountId>>::debt(PAN), debt());
			}
		});
	}
}
