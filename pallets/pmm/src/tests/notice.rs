//! Looser parameters need notice, tighter ones do not.

use crate::{mock::*, Error, Kind, PoolParams, PriceSource, UnitPrice};
use frame::{arithmetic::FixedU128, testing_prelude::*};
use huxian_traits::{governance::GovernedParams, oracle::Feed};

fn strict() -> RuntimeOrigin {
	RuntimeOrigin::signed(Strict::get())
}

/// Returns [`oracle_params`] with another maximum age and step.
fn with_limits(maximum_age: u64, maximum_step: u32) -> PoolParams {
	let source = PriceSource::Oracle {
		base: UnitPrice::Dollar,
		quote: UnitPrice::Feed(Feed::Asset(USD)),
		maximum_age,
		maximum_step,
	};
	PoolParams { source, ..oracle_params() }
}

/// Returns pairs of which the first is looser than the second, and not the other way round.
fn pairs() -> Vec<(PoolParams, PoolParams)> {
	vec![
		(PoolParams { fee: 99, ..oracle_params() }, oracle_params()),
		(with_limits(600_001, 10_000), oracle_params()),
		(with_limits(600_000, 10_001), oracle_params()),
	]
}

#[test]
fn each_parameter_is_looser_in_one_direction() {
	assert!(!oracle_params().is_looser_than(&oracle_params()) && !fixed_params().is_looser_than(&fixed_params()));
	assert!(
		!PoolParams { shape: curve(10, 100), ..oracle_params() }.is_looser_than(&oracle_params()),
		"the same curve, written otherwise"
	);
	for (looser, tighter) in pairs() {
		assert!(looser.is_looser_than(&tighter), "{looser:?}");
		assert!(!tighter.is_looser_than(&looser), "{looser:?}");
	}
}

#[test]
fn another_price_or_curve_is_looser_in_both_directions() {
	let at = |value| PoolParams { source: PriceSource::Fixed(FixedU128::from_u32(value)), ..fixed_params() };
	let base = UnitPrice::Feed(Feed::EurUsd);
	let source = PriceSource::Oracle { base, quote: UnitPrice::Dollar, maximum_age: 600_000, maximum_step: 10_000 };
	let others = [
		(at(1), at(2)),
		(fixed_params(), oracle_params()),
		(PoolParams { source, ..oracle_params() }, oracle_params()),
		(PoolParams { shape: linear(1, 10), ..fixed_params() }, fixed_params()),
		(PoolParams { shape: curve(99, 1_000), ..oracle_params() }, oracle_params()),
		(PoolParams { shape: linear(1, 3), ..fixed_params() }, PoolParams { shape: linear(2, 5), ..fixed_params() }),
	];
	for (one, other) in others {
		assert!(one.is_looser_than(&other) && other.is_looser_than(&one), "{one:?}");
	}
}

#[test]
fn without_notice_params_can_only_be_tightened() {
	execute(|| {
		feed_usd(10_000);
		let id = pool_with_liquidity(Kind::Private, oracle_params());
		for (looser, tighter) in pairs() {
			assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, tighter));
			assert_noop!(Pmm::set_pool_params(strict(), id, looser), Error::<Test>::NeedsNotice);
			assert_ok!(Pmm::set_pool_params(RuntimeOrigin::root(), id, looser));
			assert_ok!(Pmm::set_pool_params(strict(), id, tighter));
		}
	});
}
