//! What calls and hooks cost at their worst: two feeds of a full membership, a guide price that has moved, a pool off its targets, accounts
//! that are new to a token, a memory that has a day's extremes to gather.

use crate::{memory::place, types::*, *};
use frame::{arithmetic::FixedU128, benchmarking::prelude::*, token::fungibles::Inspect, traits::EnsureOrigin};
use huxian_math::{
	curve::{Pmm, Shape},
	Fraction,
};
use huxian_traits::{kit::Clock, oracle::Feed, AssetId, Balance, Moment, PoolId};

/// The feeds of the two tokens.
const FEEDS: (Feed, Feed) = (Feed::XauUsd, Feed::EurUsd);
/// Base that the pool begins with: nothing divides it evenly. Also what people have of each token.
const SIDE: Balance = 1_000_003_000_000_000_000;
/// Quote of about the same worth: 6 decimals, at 1 123 for one.
const QUOTE_SIDE: Balance = 1_123_000_007;
/// Quote that is bought.
const BOUGHT: Balance = QUOTE_SIDE / 11;

/// Builds the world that pools are measured in.
pub trait BenchmarkHelper<AccountId> {
	/// Two tokens with metadata.
	fn tokens() -> (AssetId, AssetId);
	/// Gives `who` some of a token.
	fn fund(asset: AssetId, who: &AccountId, amount: Balance);
	/// As many members as there can be say `value` of `feed`, now.
	fn feed(feed: Feed, value: FixedU128);
	/// Lets time pass.
	fn advance(millis: Moment);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// A steep curve around a price of two feeds.
fn terms() -> Terms {
	Terms {
		source: Source::Oracle {
			base: Worth::Feed(FEEDS.0),
			quote: Worth::Feed(FEEDS.1),
			maximum_age: 600_000,
			maximum_step: 100_000,
		},
		shape: Shape::Pmm(Pmm::new(Fraction::new(123_457, 1_000_003)).expect("within bounds")),
		fee: 3_000,
	}
}

fn admin<T: Config>() -> T::RuntimeOrigin {
	T::AdminOrigin::try_successful_origin().expect("there is an administrator")
}

/// The members say that the base token is worth so many hundredths.
fn say<T: Config>(hundredths: u128) {
	Helper::<T>::feed(FEEDS.0, FixedU128::from_rational(hundredths, 100));
	Helper::<T>::feed(FEEDS.1, FixedU128::from_rational(109_937, 100_000));
}

/// A pool that somebody provides, off its targets, whose guide price is about to move.
fn provided<T: Config>() -> (PoolId, AssetId, AssetId) {
	Helper::<T>::advance(3_000);
	let (base, quote) = Helper::<T>::tokens();
	let id = Pallet::<T>::do_create_pool(base, quote, Kind::Private, terms()).expect("a pool");
	let provider: T::AccountId = account("provider", 0, 0);
	Pallet::<T>::do_list(id, provider.clone(), true).expect("listed");
	for asset in [base, quote] {
		Helper::<T>::fund(asset, &provider, 2 * SIDE);
	}
	say::<T>(123_457);
	Pallet::<T>::do_add_liquidity(&provider, id, SIDE, QUOTE_SIDE, 0).expect("provided");
	Pallet::<T>::do_swap_exact_in(&provider, id, base, SIDE / 7, 0).expect("sold");
	Helper::<T>::advance(3_000);
	say::<T>(123_999);
	(id, base, quote)
}

/// Somebody who may trade, with both tokens, or with only that which is sold.
fn trader<T: Config>(id: PoolId, sold: AssetId, bought: Option<AssetId>) -> T::AccountId {
	let trader: T::AccountId = whitelisted_caller();
	Pallet::<T>::do_list(id, trader.clone(), true).expect("listed");
	Helper::<T>::fund(sold, &trader, SIDE);
	if let Some(bought) = bought {
		Helper::<T>::fund(bought, &trader, SIDE);
	}
	trader
}

/// Lets a pool remember a day at the price that it has now: every place of its ring is taken.
pub fn remember_a_day<T: Config>(id: PoolId) {
	let now = T::Clock::now();
	let pool = Pools::<T>::get(id).expect("there is a pool");
	let (price, deviation) = Pallet::<T>::close_of(&pool).ok().flatten().expect("it has a price");
	let extremes = Extremes {
		lowest_price: price,
		highest_price: price,
		lowest_deviation: deviation,
		highest_deviation: deviation,
	};
	let first = now - 3_000 * u64::from(CAPACITY);
	let observation = |number: u64| {
		let at = first + 3_000 * number;
		let price_sum = price.wrapping_mul((at - first).into());
		let deviation_sum = i128::from(deviation).wrapping_mul((at - first).into());
		Observation { at, price, deviation, price_sum, deviation_sum, extremes }
	};
	for number in 1..=u64::from(CAPACITY) {
		Ring::<T>::insert(id, place(number), observation(number));
	}
	let number = u64::from(CAPACITY);
	Heads::<T>::insert(id, Head { number, last: observation(number) });
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_pool() {
		let (base, quote) = Helper::<T>::tokens();
		let id = PoolCount::<T>::get();

		#[extrinsic_call]
		_(admin::<T>(), base, quote, Kind::Private, terms());

		assert!(Pools::<T>::contains_key(id));
	}

	#[benchmark]
	fn set_pool_params() {
		let (id, ..) = provided::<T>();
		let set = Terms { fee: 17, ..terms() };

		#[extrinsic_call]
		_(admin::<T>(), id, set);

		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.terms == set));
	}

	#[benchmark]
	fn add_liquidity() {
		Helper::<T>::advance(3_000);
		let (base, quote) = Helper::<T>::tokens();
		let id = Pallet::<T>::do_create_pool(base, quote, Kind::Public, terms()).expect("a pool");
		say::<T>(123_457);
		let caller: T::AccountId = whitelisted_caller();
		for asset in [base, quote] {
			Helper::<T>::fund(asset, &caller, SIDE);
		}

		// The first deposit asks for the price, makes the accounts of the pool, and locks shares.
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, SIDE, QUOTE_SIDE, 1);

		assert!(T::Shares::balance(id, &caller) > 0);
	}

	#[benchmark]
	fn remove_liquidity() {
		let (id, base, quote) = provided::<T>();
		let caller = trader::<T>(id, base, Some(quote));
		Pallet::<T>::do_add_liquidity(&caller, id, SIDE, SIDE, 0).expect("provided");
		let shares = T::Shares::balance(id, &caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, shares, 1, 1);

		assert_eq!(T::Shares::balance(id, &caller), 0);
	}

	#[benchmark]
	fn swap_exact_in() {
		let (id, base, quote) = provided::<T>();
		let caller = trader::<T>(id, base, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, base, SIDE / 11, 1);

		assert!(T::Assets::balance(quote, &caller) > 0);
	}

	/// Not a worst case, so it is not a weight: what most people do. The pool is public, the trader has had both tokens before.
	#[benchmark(extra)]
	fn swap_exact_in_known() -> Result<(), BenchmarkError> {
		let (id, base, quote) = provided::<T>();
		let caller = trader::<T>(id, base, Some(quote));
		Pools::<T>::mutate_extant(id, |pool| pool.kind = Kind::Public);
		let before = T::Assets::balance(quote, &caller);

		#[block]
		{
			Pallet::<T>::swap_exact_in(RawOrigin::Signed(caller.clone()).into(), id, base, SIDE / 11, 1)?;
		}

		assert!(T::Assets::balance(quote, &caller) > before);
		Ok(())
	}

	#[benchmark]
	fn swap_exact_out() {
		let (id, base, quote) = provided::<T>();
		let caller = trader::<T>(id, base, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, quote, BOUGHT, SIDE);

		assert_eq!(T::Assets::balance(quote, &caller), BOUGHT);
	}

	#[benchmark]
	fn pause_pool() {
		let (id, ..) = provided::<T>();
		let guardian = T::GuardianOrigin::try_successful_origin().expect("there is a guardian");

		#[extrinsic_call]
		_(guardian as T::RuntimeOrigin, id);

		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.paused));
	}

	#[benchmark]
	fn resume_pool() {
		let (id, ..) = provided::<T>();
		Pallet::<T>::do_pause(id, true).expect("paused");

		#[extrinsic_call]
		_(admin::<T>(), id);

		assert!(Pools::<T>::get(id).is_some_and(|pool| !pool.paused));
	}

	#[benchmark]
	fn list_account() {
		let (id, ..) = provided::<T>();
		let who: T::AccountId = account("friend", 0, 0);

		#[extrinsic_call]
		_(admin::<T>(), id, who.clone(), true);

		assert!(Listed::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn sweep_surplus() {
		let (id, base, quote) = provided::<T>();
		for asset in [base, quote] {
			Helper::<T>::fund(asset, &Pallet::<T>::account_of(id), SIDE);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert_eq!(T::Assets::balance(base, &T::Reserve::get()), SIDE);
	}

	#[benchmark]
	fn observe() {
		let (id, ..) = provided::<T>();
		// The next observation stands for half the ring: it gathers as many as one ever does.
		let number = u64::from(CAPACITY);
		let moment = T::Clock::now() - 3_000;
		let extremes = Extremes { lowest_price: 1, highest_price: 2, lowest_deviation: -1, highest_deviation: 1 };
		let last = Observation { at: moment, price: 1, deviation: 1, price_sum: 1, deviation_sum: 1, extremes };
		for before in 1..number {
			Ring::<T>::insert(id, place(before), last);
		}
		Heads::<T>::insert(id, Head { number: number - 1, last });
		// A jump, which is also noted in the pool.
		say::<T>(200_000);

		#[block]
		{
			Pallet::<T>::observe(id, T::Clock::now()).expect("observed");
		}

		assert!(Heads::<T>::get(id).is_some_and(|head| head.number == number));
		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.suspect.is_some()));
	}

	#[benchmark]
	fn observe_none() {
		Helper::<T>::advance(3_000);
		PoolCount::<T>::kill();

		#[block]
		{
			Pallet::<T>::observe_all();
		}
	}

	impl_benchmark_test_suite!(Pallet, crate::mock::world(), crate::mock::Test);
}
