//! Every error by its name, and that it changes nothing. Those of trades, liquidity, pauses and prices stand with them.

use crate::{mock::*, Kind, Source, Terms, Worth, MAX_POOLS};
use frame::{arithmetic::FixedU128, testing_prelude::*, traits::BadOrigin};
use huxian_traits::oracle::Feed;

/// The errors of the pools.
type Error = crate::Error<Test>;

fn create(base: u32, quote: u32, kind: Kind, terms: Terms) -> DispatchResult {
	Pmm::create_pool(RuntimeOrigin::root(), base, quote, kind, terms)
}

fn oracle(maximum_age: u64, maximum_step: u32) -> Source {
	Source::Oracle { base: Worth::Dollar, quote: Worth::Feed(Feed::Asset(USD)), maximum_age, maximum_step }
}

#[test]
fn pools_that_may_not_be() {
	test(|| {
		assert_noop!(create(PAN, PAN, Kind::Public, fixed()), Error::SameAsset);
		assert_noop!(create(PAN, NAMELESS, Kind::Public, fixed()), Error::NoMetadata);
		assert_noop!(create(12_345, USD, Kind::Public, fixed()), Error::NoMetadata);
		for _ in 0..MAX_POOLS {
			assert_ok!(create(PAN, USD, Kind::Public, fixed()));
		}
		assert_noop!(create(PAN, USD, Kind::Public, fixed()), Error::TooManyPools);
	});
}

#[test]
fn terms_that_may_not_be() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let refused = [
			(Terms { fee: 50_001, ..fixed() }, Error::FeeTooHigh),
			(Terms { shape: curve(449, 100_000), ..guided() }, Error::CurveTooFlat),
			(Terms { shape: linear(1, 10), ..fixed() }, Error::WrongShape),
			(Terms { source: Source::Fixed(FixedU128::from_u32(0)), ..fixed() }, Error::BadSource),
			(Terms { source: oracle(0, 10_000), ..guided() }, Error::BadSource),
			(Terms { source: oracle(1, 0), ..guided() }, Error::BadSource),
			(Terms { source: oracle(1, 500_001), ..guided() }, Error::BadSource),
		];
		for (terms, error) in refused {
			assert_noop!(Pmm::set_pool_params(RuntimeOrigin::root(), id, terms), error);
			let error: DispatchError = error_of(&terms);
			assert_noop!(create(PAN, USD, Kind::Public, terms), error);
		}
		// The flattest curve that a moving guide price may have, and none at all for a fixed one.
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, Terms { shape: curve(45, 10_000), ..guided() }));
		assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, Terms { shape: curve(0, 1), ..fixed() }));
	});
}

/// What the checks say of terms.
fn error_of(terms: &Terms) -> DispatchError {
	Pmm::ensure_terms(Kind::Public, terms).unwrap_err()
}

#[test]
fn what_only_some_may_do() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::create_pool(bob(), PAN, USD, Kind::Public, fixed()), BadOrigin);
		assert_noop!(Pmm::set_pool_params(bob(), id, fixed()), BadOrigin);
		assert_noop!(Pmm::pause_pool(bob(), id), BadOrigin);
		assert_noop!(Pmm::resume_pool(bob(), id), BadOrigin);
		assert_noop!(Pmm::list_account(bob(), id, BOB, true), BadOrigin);
		let nobody = || RuntimeOrigin::none();
		assert_noop!(Pmm::swap_exact_in(nobody(), id, PAN, 1, 1), BadOrigin);
		assert_noop!(Pmm::swap_exact_out(nobody(), id, PAN, 1, 1), BadOrigin);
		assert_noop!(Pmm::add_liquidity(nobody(), id, 1, 1, 1), BadOrigin);
		assert_noop!(Pmm::remove_liquidity(nobody(), id, 1, 1, 1), BadOrigin);
		assert_noop!(Pmm::sweep_surplus(nobody(), id), BadOrigin);
	});
}

#[test]
fn pools_that_are_not_there() {
	test(|| {
		let (root, bob) = (RuntimeOrigin::root, || RuntimeOrigin::signed(BOB));
		assert_noop!(Pmm::set_pool_params(root(), 3, fixed()), Error::UnknownPool);
		assert_noop!(Pmm::pause_pool(root(), 3), Error::UnknownPool);
		assert_noop!(Pmm::resume_pool(root(), 3), Error::UnknownPool);
		assert_noop!(Pmm::list_account(root(), 3, BOB, true), Error::UnknownPool);
		assert_noop!(Pmm::sweep_surplus(bob(), 3), Error::UnknownPool);
		assert_noop!(Pmm::swap_exact_in(bob(), 3, PAN, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::swap_exact_out(bob(), 3, PAN, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::add_liquidity(bob(), 3, 1, 1, 1), Error::UnknownPool);
		assert_noop!(Pmm::remove_liquidity(bob(), 3, 1, 1, 1), Error::UnknownPool);
	});
}

#[test]
fn trades_that_make_no_sense() {
	test(|| {
		let empty = Pmm::do_create_pool(PAN, USD, Kind::Public, fixed()).unwrap();
		let id = provided(Kind::Public, fixed());
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
		assert_noop!(Pmm::list_account(RuntimeOrigin::root(), id, BOB, true), Error::NotPrivate);
		assert_noop!(Pmm::resume_pool(RuntimeOrigin::root(), id), Error::NotPaused);
		assert_ok!(Pmm::pause_pool(RuntimeOrigin::root(), id));
		assert_noop!(Pmm::pause_pool(RuntimeOrigin::root(), id), Error::PoolPaused);
	});
}

#[test]
fn amounts_without_end() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let bob = || RuntimeOrigin::signed(BOB);
		assert_noop!(Pmm::swap_exact_in(bob(), id, PAN, u128::MAX, 1), Error::ArithmeticOverflow);
		assert_noop!(Pmm::swap_exact_out(bob(), id, PAN, u128::MAX, u128::MAX), Error::SideExhausted);
		assert_noop!(Pmm::add_liquidity(bob(), id, u128::MAX, u128::MAX, 1), Error::ArithmeticOverflow);
		assert_noop!(Pmm::remove_liquidity(bob(), id, u128::MAX, 1, 1), Error::NotEnoughShares);
	});
}

#[test]
fn without_funds() {
	test(|| {
		let id = provided(Kind::Public, fixed());
		let charlie = || RuntimeOrigin::signed(CHARLIE);
		assert_noop!(Pmm::swap_exact_in(charlie(), id, PAN, ONE_PAN, 1), TokenError::FundsUnavailable);
		assert_noop!(Pmm::swap_exact_out(charlie(), id, PAN, ONE_PAN, u128::MAX), TokenError::FundsUnavailable);
		assert_noop!(Pmm::add_liquidity(charlie(), id, ONE_PAN, ONE_USD, 1), TokenError::FundsUnavailable);
	});
}
