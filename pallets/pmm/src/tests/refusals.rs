//! Errors, each by its name, and that a refused call changes nothing.
//!
//! The tests of trades, liquidity, pauses and prices contain the errors of their subjects.

use crate::{mock::*, Kind, PoolParams, PriceSource, UnitPrice, MAX_POOLS};
use frame::{arithmetic::FixedU128, testing_prelude::*, traits::BadOrigin};
use huxian_traits::{governance::GovernedParams, oracle::Feed};

/// The errors of the pools.
type Error = crate::Error<Test>;

fn create(base: u32, quote: u32, kind: Kind, params: PoolParams) -> DispatchResult {
	Pmm::create_pool(RuntimeOrigin::root(), base, quote, kind, params)
}

fn oracle(maximum_age: u64, maximum_step: u32) -> PriceSource {
	PriceSource::Oracle { base: UnitPrice::Dollar, quote: UnitPrice::Feed(Feed::Asset(USD)), maximum_age, maximum_step }
}

#[test]
fn invalid_pools_are_refused() {
	execute(|| {
		assert_noop!(create(PAN, PAN, Kind::Public, fixed_params()), Error::SameAsset);
		assert_noop!(create(PAN, NAMELESS, Kind::Public, fixed_params()), Error::NoMetadata);
		assert_noop!(create(12_345, USD, Kind::Public, fixed_params()), Error::NoMetadata);
		assert_noop!(create(PAN, COARSE, Kind::Public, fixed_params()), Error::WrongMinimumBalance);
		assert_noop!(create(FINE, USD, Kind::Public, fixed_params()), Error::TooManyDecimals);
		for _ in 0..MAX_POOLS {
			assert_ok!(create(PAN, USD, Kind::Public, fixed_params()));
		}
		assert_noop!(create(PAN, USD, Kind::Public, fixed_params()), Error::TooManyPools);
	});
}

#[test]
fn invalid_params_are_refused() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let nothing_moves = PriceSource::Oracle {
			base: UnitPrice::Dollar,
			quote: UnitPrice::Dollar,
			maximum_age: 1,
			maximum_step: 10_000,
		};
		let refused = [
			(PoolParams { fee: 50_001, ..fixed_params() }, Error::FeeTooHigh),
			(PoolParams { shape: curve(449, 100_000), ..oracle_params() }, Error::CurveTooFlat),
			(PoolParams { shape: linear(1, 10), ..fixed_params() }, Error::LinearInPublicPool),
			(PoolParams { source: PriceSource::Fixed(FixedU128::from_u32(0)), ..fixed_params() }, Error::InvalidSource),
			(PoolParams { source: oracle(0, 10_000), ..oracle_params() }, Error::InvalidSource),
			(PoolParams { source: oracle(1, 0), ..oracle_params() }, Error::InvalidSource),
			(PoolParams { source: nothing_moves, ..oracle_params() }, Error::InvalidSource),
			(PoolParams { source: oracle(1, 500_001), ..oracle_params() }, Error::InvalidSource),
		];
		for (params, error) in refused {
			assert_noop!(Pmm::set_pool_params(RuntimeOrigin::root(), id, params), error);
			let error: DispatchError = error_of(&params);
			assert_noop!(create(PAN, USD, Kind::Public, params), error);
		}
		// The flattest curve around an oracle price, and a constant price around a fixed one.
		assert_ok!(Pmm::set_pool_params(
			RuntimeOrigin::root(),
			id,
			PoolParams { shape: curve(45, 10_000), ..oracle_params() }
		));
		assert_ok!(Pmm::set_pool_params(
			RuntimeOrigin::root(),
			id,
			PoolParams { shape: curve(0, 1), ..fixed_params() }
		));
	});
}

/// Returns the error of invalid parameters.
fn error_of(params: &PoolParams) -> DispatchError {
	Error::from(params.validate(Kind::Public).unwrap_err()).into()
}

#[test]
fn calls_from_other_origins_are_refused() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::create_pool(bob(), PAN, USD, Kind::Public, fixed_params()), BadOrigin);
		assert_noop!(Pmm::set_pool_params(bob(), id, fixed_params()), BadOrigin);
		assert_noop!(Pmm::pause_pool(bob(), id), BadOrigin);
		assert_noop!(Pmm::resume_pool(bob(), id), BadOrigin);
		assert_noop!(Pmm::allow_account(bob(), id, BOB, true), BadOrigin);
		let nobody = || RuntimeOrigin::none();
		assert_noop!(Pmm::swap_exact_in(nobody(), id, PAN, 1, 1), BadOrigin);
		assert_noop!(Pmm::swap_exact_out(nobody(), id, PAN, 1, 1), BadOrigin);
		assert_noop!(Pmm::add_liquidity(nobody(), id, 1, 1, 1), BadOrigin);
		assert_noop!(Pmm::remove_liquidity(nobody(), id, 1, 1, 1), BadOrigin);
		assert_noop!(Pmm::sweep_surplus(nobody(), id), BadOrigin);
	});
}

#[test]
fn calls_on_unknown_pools_are_refused() {
	execute(|| {
		let (root, bob) = (RuntimeOrigin::root, || RuntimeOrigin::signed(BOB));
		assert_noop!(Pmm::set_pool_params(root(), 3, fixed_params()), Error::UnknownPool);
		assert_noop!(Pmm::pause_pool(root(), 3), Error::UnknownPool);
		assert_noop!(Pmm::resume_pool(root(), 3), Error::UnknownPool);
		assert_noop!(Pmm::allow_account(root(), 3, BOB, true), Error::UnknownPool);
		assert_noop!(Pmm::sweep_surplus(bob(), 3), Error::UnknownPool);
		assert_noop!(Pmm::swap_exact_in(bob(), 3, PAN, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::swap_exact_out(bob(), 3, PAN, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::add_liquidity(bob(), 3, 1, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::remove_liquidity(bob(), 3, 1, 1, 1), Error::UnknownPool);
	});
}

#[test]
fn meaningless_calls_are_refused() {
	execute(|| {
		let empty = Pmm::do_create_pool(PAN, USD, Kind::Public, fixed_params()).unwrap();
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_in(bob(), empty, PAN, ONE_PAN, 1), Error::NoLiquidity);
		assert_noop!(Pmm::swap_exact_in(bob(), id, NAMELESS, 1, 1), Error::NotInPool);
		assert_noop!(Pmm::swap_exact_out(bob(), id, NAMELESS, 1, 1), Error::NotInPool);
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, 0, 0), Error::ZeroAmount);
		assert_noop!(Pmm::swap_exact_out(bob(), id, PAN, 0, 1), Error::ZeroAmount);
		// Less PAN than the smallest unit of USD is worth.
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, 10_u128.pow(12) - 1, 0), Error::ZeroOutput);
		assert_noop!(Pmm::add_liquidity(bob(), id, 0, ONE_USD, 0), Error::ZeroAmount);
		assert_noop!(Pmm::add_liquidity(bob(), id, ONE_PAN, 0, 0), Error::ZeroAmount);
		assert_noop!(Pmm::allow_account(RuntimeOrigin::root(), id, BOB, true), Error::NotPrivate);
		assert_noop!(Pmm::resume_pool(RuntimeOrigin::root(), id), Error::NotPaused);
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));
		assert_noop!(Pmm::pause_pool(RuntimeOrigin::root(), id), Error::PoolPaused);
	});
}

#[test]
fn amounts_beyond_the_arithmetic_are_refused() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, u128::MAX, 1), Error::ArithmeticOverflow);
		assert_noop!(Pmm::swap_exact_out(bob(), id, PAN, u128::MAX, u128::MAX), Error::SideExhausted);
		assert_noop!(Pmm::add_liquidity(bob(), id, u128::MAX, u128::MAX, 1), Error::ArithmeticOverflow);
		assert_noop!(Pmm::remove_liquidity(bob(), id, u128::MAX, 1, 1), Error::NotEnoughShares);
	});
}

#[test]
fn calls_without_funds_are_refused() {
	execute(|| {
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		let charlie = || RuntimeOrigin::signed(CHARLIE);
		assert_noop!(Pmm::swap_exact_in(charlie(), id, PAN, ONE_PAN, 1), TokenError::FundsUnavailable);
		assert_noop!(Pmm::swap_exact_out(charlie(), id, PAN, ONE_PAN, u128::MAX), TokenError::FundsUnavailable);
		assert_noop!(Pmm::add_liquidity(charlie(), id, ONE_PAN, ONE_USD, 1), TokenError::FundsUnavailable);
	});
}
