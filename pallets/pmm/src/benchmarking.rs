//! Benchmarks of calls and hooks in their worst cases.
//!
//! - Two feeds of a full membership, and a guide price that has moved.
//! - A pool off its targets, and accounts that are new to a token.
//! - An observation that covers half the ring.

use crate::{twap::ring_index, *};
use frame::{arithmetic::FixedU128, benchmarking::prelude::*, token::fungibles::Inspect, traits::EnsureOrigin};
use huxian_math::{
	curve::{Pmm, Shape},
	Fraction,
};
use huxian_traits::{kit::Clock, oracle::Feed, AssetId, Balance, Moment, PoolId};

/// Feeds of the two tokens.
const FEEDS: (Feed, Feed) = (Feed::XauUsd, Feed::EurUsd);
/// Initial base of the pool, and balance of each account per token. Nothing divides it evenly.
const SIDE: Balance = 1_000_003_000_000_000_000;
/// Initial quote, of about the same value: 6 decimals, 1 123 per base token.
const QUOTE_SIDE: Balance = 1_123_000_007;
/// Quote bought by a swap.
const BOUGHT: Balance = QUOTE_SIDE / 11;

/// Set-up of the worst cases.
pub trait BenchmarkHelper<AccountId> {
	/// Returns two tokens with metadata.
	fn tokens() -> (AssetId, AssetId);
	/// Gives `who` the `amount` of `asset`.
	fn fund(asset: AssetId, who: &AccountId, amount: Balance);
	/// Feeds `value` from the maximum number of members, now.
	fn feed(feed: Feed, value: FixedU128);
	/// Advances the clock.
	fn advance(millis: Moment);
}

/// Set-up in the mock. It stands here, so that the mock does not depend on the benchmarks.
#[cfg(test)]
impl BenchmarkHelper<crate::mock::AccountId> for crate::mock::Test {
	fn tokens() -> (AssetId, AssetId) {
		(crate::mock::PAN, crate::mock::USD)
	}

	fn fund(asset: AssetId, who: &crate::mock::AccountId, amount: Balance) {
		use frame::token::fungibles::Mutate;
		crate::mock::Assets::mint_into(asset, who, amount).unwrap();
	}

	fn feed(feed: Feed, value: FixedU128) {
		crate::mock::feed(feed, value);
	}

	fn advance(millis: Moment) {
		crate::mock::Now::mutate(|now| *now += millis);
	}
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Returns a steep curve around a price of two feeds.
fn params() -> PoolParams {
	PoolParams {
		source: PriceSource::Oracle {
			base: UnitPrice::Feed(FEEDS.0),
			quote: UnitPrice::Feed(FEEDS.1),
			maximum_age: 600_000,
			maximum_step: 100_000,
		},
		shape: Shape::Pmm(Pmm::new(Fraction::new(123_457, 1_000_003)).expect("within bounds")),
		fee: 3_000,
	}
}

/// Returns the origin of the committee.
fn admin<T: Config>() -> T::RuntimeOrigin {
	T::AdminOrigin::try_successful_origin().expect("there is an administrator")
}

/// Feeds the price of the base token in hundredths of a dollar.
fn feed_base<T: Config>(hundredths: u128) {
	Helper::<T>::feed(FEEDS.0, FixedU128::from_rational(hundredths, 100));
	Helper::<T>::feed(FEEDS.1, FixedU128::from_rational(109_937, 100_000));
}

/// Returns a pool with liquidity off its targets, whose guide price is about to move.
fn pool_with_liquidity<T: Config>() -> (PoolId, AssetId, AssetId) {
	Helper::<T>::advance(3_000);
	let (base, quote) = Helper::<T>::tokens();
	let id = Pallet::<T>::do_create_pool(base, quote, Kind::Private, params()).expect("a pool");
	let provider: T::AccountId = account("provider", 0, 0);
	Pallet::<T>::do_allow(id, provider.clone(), true).expect("allowed");
	for asset in [base, quote] {
		Helper::<T>::fund(asset, &provider, 2 * SIDE);
	}
	feed_base::<T>(123_457);
	Pallet::<T>::do_add_liquidity(&provider, id, SIDE, QUOTE_SIDE, 0).expect("provided");
	Pallet::<T>::do_swap_exact_in(&provider, id, base, SIDE / 7, 0).expect("sold");
	Helper::<T>::advance(3_000);
	feed_base::<T>(123_999);
	(id, base, quote)
}

/// Returns an account that may trade, with both tokens or only the one it sells.
fn trader<T: Config>(id: PoolId, sold: AssetId, bought: Option<AssetId>) -> T::AccountId {
	let trader: T::AccountId = whitelisted_caller();
	Pallet::<T>::do_allow(id, trader.clone(), true).expect("allowed");
	Helper::<T>::fund(sold, &trader, SIDE);
	if let Some(bought) = bought {
		Helper::<T>::fund(bought, &trader, SIDE);
	}
	trader
}

/// Fills the ring of a pool with observations of its present price.
pub fn fill_observations<T: Config>(id: PoolId) {
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
		Observations::<T>::insert(id, ring_index(number), observation(number));
	}
	let number = u64::from(CAPACITY);
	OracleHeads::<T>::insert(id, OracleHead { number, last: observation(number) });
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn create_pool() {
		let (base, quote) = Helper::<T>::tokens();
		let id = PoolCount::<T>::get();

		#[extrinsic_call]
		_(admin::<T>(), base, quote, Kind::Private, params());

		assert!(Pools::<T>::contains_key(id));
	}

	#[benchmark]
	fn set_pool_params() {
		let (id, ..) = pool_with_liquidity::<T>();
		let set = PoolParams { fee: 17, ..params() };

		#[extrinsic_call]
		_(admin::<T>(), id, set);

		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.params == set));
	}

	#[benchmark]
	fn add_liquidity() {
		Helper::<T>::advance(3_000);
		let (base, quote) = Helper::<T>::tokens();
		let id = Pallet::<T>::do_create_pool(base, quote, Kind::Public, params()).expect("a pool");
		feed_base::<T>(123_457);
		let caller: T::AccountId = whitelisted_caller();
		for asset in [base, quote] {
			Helper::<T>::fund(asset, &caller, SIDE);
		}

		// The first deposit reads the price, creates the pool's token accounts, and locks shares.
		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, SIDE, QUOTE_SIDE, 1);

		assert!(T::Shares::balance(id, &caller) > 0);
	}

	#[benchmark]
	fn remove_liquidity() {
		let (id, base, quote) = pool_with_liquidity::<T>();
		let caller = trader::<T>(id, base, Some(quote));
		Pallet::<T>::do_add_liquidity(&caller, id, SIDE, SIDE, 0).expect("provided");
		let shares = T::Shares::balance(id, &caller);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, shares, 1, 1);

		assert_eq!(T::Shares::balance(id, &caller), 0);
	}

	#[benchmark]
	fn swap_exact_in() {
		let (id, base, quote) = pool_with_liquidity::<T>();
		let caller = trader::<T>(id, base, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, base, SIDE / 11, 1);

		assert!(T::Assets::balance(quote, &caller) > 0);
	}

	/// Measures the usual case, which is no weight: a public pool, and a trader with both tokens.
	#[benchmark(extra)]
	fn swap_exact_in_known() -> Result<(), BenchmarkError> {
		let (id, base, quote) = pool_with_liquidity::<T>();
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
		let (id, base, quote) = pool_with_liquidity::<T>();
		let caller = trader::<T>(id, base, None);

		#[extrinsic_call]
		_(RawOrigin::Signed(caller.clone()), id, quote, BOUGHT, SIDE);

		assert_eq!(T::Assets::balance(quote, &caller), BOUGHT);
	}

	#[benchmark]
	fn pause_pool() {
		let (id, ..) = pool_with_liquidity::<T>();
		let guardian = T::GuardianOrigin::try_successful_origin().expect("there is a guardian");

		#[extrinsic_call]
		_(guardian as T::RuntimeOrigin, id);

		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.paused));
	}

	#[benchmark]
	fn resume_pool() {
		let (id, ..) = pool_with_liquidity::<T>();
		Pallet::<T>::do_pause(id, true).expect("paused");

		#[extrinsic_call]
		_(admin::<T>(), id);

		assert!(Pools::<T>::get(id).is_some_and(|pool| !pool.paused));
	}

	#[benchmark]
	fn allow_account() {
		let (id, ..) = pool_with_liquidity::<T>();
		let who: T::AccountId = account("friend", 0, 0);

		#[extrinsic_call]
		_(admin::<T>(), id, who.clone(), true);

		assert!(Allowlist::<T>::contains_key(id, who));
	}

	#[benchmark]
	fn sweep_surplus() {
		let (id, base, quote) = pool_with_liquidity::<T>();
		for asset in [base, quote] {
			Helper::<T>::fund(asset, &Pallet::<T>::account_of(id), SIDE);
		}

		#[extrinsic_call]
		_(RawOrigin::Signed(whitelisted_caller()), id);

		assert_eq!(T::Assets::balance(base, &T::Reserve::get()), SIDE);
	}

	#[benchmark]
	fn observe() {
		let (id, ..) = pool_with_liquidity::<T>();
		// The next observation covers half the ring, the maximum.
		let number = u64::from(CAPACITY);
		let moment = T::Clock::now() - 3_000;
		let extremes = Extremes { lowest_price: 1, highest_price: 2, lowest_deviation: -1, highest_deviation: 1 };
		let last = Observation { at: moment, price: 1, deviation: 1, price_sum: 1, deviation_sum: 1, extremes };
		for before in 1..number {
			Observations::<T>::insert(id, ring_index(before), last);
		}
		OracleHeads::<T>::insert(id, OracleHead { number: number - 1, last });
		// A jump, which is also recorded in the pool.
		feed_base::<T>(200_000);

		#[block]
		{
			Pallet::<T>::observe(id, T::Clock::now()).expect("observed");
		}

		assert!(OracleHeads::<T>::get(id).is_some_and(|head| head.number == number));
		assert!(Pools::<T>::get(id).is_some_and(|pool| pool.pending_guide.is_some()));
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

	impl_benchmark_test_suite!(Pallet, crate::mock::new_test_ext(), crate::mock::Test);
}
