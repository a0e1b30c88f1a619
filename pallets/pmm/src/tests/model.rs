//! Random calls, prices and blocks.
//!
//! The invariants always hold, and no order of trades gains at a constant price.

use crate::{mock::*, Kind, PoolParams, Pools};
use frame::{
	deps::{frame_support::storage::with_storage_layer, sp_io},
	testing_prelude::*,
};
use proptest::prelude::*;

#[derive(Clone, Debug)]
enum Step {
	SellBase(u128),
	SellQuote(u128),
	BuyBase(u128),
	BuyQuote(u128),
	Deposit(u128, u128),
	Withdraw(u32),
	Feed(u32),
	Gift(u128),
	Sweep,
	Block,
}

fn steps() -> impl Strategy<Value = Vec<Step>> {
	// From dust to more than the pool holds.
	let amount = || (0..25_u32, 1..10_u128).prop_map(|(power, digit)| digit * 10_u128.pow(power));
	let step = prop_oneof![
		4 => amount().prop_map(Step::SellBase),
		4 => amount().prop_map(Step::SellQuote),
		2 => amount().prop_map(Step::BuyBase),
		2 => amount().prop_map(Step::BuyQuote),
		2 => (amount(), amount()).prop_map(|(base, quote)| Step::Deposit(base, quote)),
		2 => (0..=1_000_u32).prop_map(Step::Withdraw),
		1 => (9_500..10_500_u32).prop_map(Step::Feed),
		1 => amount().prop_map(Step::Gift),
		1 => Just(Step::Sweep),
		2 => Just(Step::Block),
	];
	prop::collection::vec(step, 1..40)
}

/// Takes a step. A refused step must change nothing.
fn take(id: u32, step: &Step) {
	let root = sp_io::storage::root(Default::default());
	// As a transaction: a failed step is undone.
	let done = with_storage_layer(|| if run(id, step) { Ok(()) } else { Err(DispatchError::Other("refused")) }).is_ok();
	if !done {
		assert_eq!(sp_io::storage::root(Default::default()), root, "{step:?} was refused and changed something");
	}
	check_invariants();
}

/// Tries a step, and returns true if it succeeds.
fn run(id: u32, step: &Step) -> bool {
	let bob = || RuntimeOrigin::signed(BOB);
	match step {
		Step::SellBase(amount) => Pmm::swap_exact_in(bob(), id, PAN, *amount, 0).is_ok(),
		Step::SellQuote(amount) => Pmm::swap_exact_in(bob(), id, USD, *amount, 0).is_ok(),
		Step::BuyBase(amount) => Pmm::swap_exact_out(bob(), id, PAN, *amount, u128::MAX).is_ok(),
		Step::BuyQuote(amount) => Pmm::swap_exact_out(bob(), id, USD, *amount, u128::MAX).is_ok(),
		Step::Deposit(base, quote) => Pmm::add_liquidity(bob(), id, *base, *quote, 0).is_ok(),
		Step::Withdraw(thousandths) => {
			let shares = Shares::balance(id, BOB) * u128::from(*thousandths) / 1_000;
			Pmm::remove_liquidity(bob(), id, shares, 0, 0).is_ok()
		},
		Step::Feed(parts) => {
			feed_usd(*parts);
			true
		},
		Step::Gift(amount) => Assets::transfer(bob(), PAN, Pmm::account_of(id), *amount).is_ok(),
		Step::Sweep => Pmm::sweep_surplus(bob(), id).is_ok(),
		Step::Block => {
			next_block();
			true
		},
	}
}

/// Returns the wealth of Bob at a price of one, in millionths of a dollar, with shares.
fn wealth(id: u32) -> u128 {
	let (pan, usd) = balances(BOB);
	let pool = Pools::<Test>::get(id).unwrap();
	let mine = Shares::balance(id, BOB);
	// Shares are valued at their part of the reserves.
	let part = |reserve: u128| huxian_math::mul_div_floor(reserve, mine, pool.shares).unwrap();
	(pan + part(pool.inventory.base)) / 10_u128.pow(12) + usd + part(pool.inventory.quote)
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(400))]

	#[test]
	fn any_sequence_of_calls_keeps_the_invariants(steps in steps(), k in 45..=9_990_u32, fee in 0..=50_000_u32) {
		execute(|| {
			feed_usd(10_000);
			let id = pool_with_liquidity(Kind::Public, PoolParams { shape: curve(k, 10_000), fee, ..oracle_params() });
			steps.iter().for_each(|step| take(id, step));
		});
	}

	#[test]
	fn at_a_price_that_stands_still_nobody_gains(steps in steps(), k in 0..=9_990_u32) {
		execute(|| {
			// Without fees and steps of the guide price: the hardest case for the pool.
			let id = pool_with_liquidity(Kind::Public, PoolParams { shape: curve(k, 10_000), fee: 0, ..fixed_params() });
			let before = wealth(id);
			let mut given = 0;
			for step in &steps {
				if !matches!(step, Step::Feed(_)) {
					let had = balances(BOB).0;
					take(id, step);
					if matches!(step, Step::Gift(_)) {
						given += had - balances(BOB).0;
					}
				}
			}
			// Back to the targets: the distance from them is a gain or loss of somebody.
			let held = Pools::<Test>::get(id).unwrap().inventory;
			if held.base > held.base_target {
				take(id, &Step::BuyBase(held.base - held.base_target));
			} else if held.quote > held.quote_target {
				take(id, &Step::BuyQuote(held.quote - held.quote_target));
			}
			let after = wealth(id) + given / 10_u128.pow(12);
			// A trade that returns to the target gets the whole surplus. It exceeds the output of
			// the curve by less than the value of a unit of the short token.
			// One unit per side is for the rounding of this comparison.
			let bound = before + 3 + steps.len() as u128;
			assert!(after <= bound, "{} more than before after {} steps", after - before, steps.len());
		});
	}
}
