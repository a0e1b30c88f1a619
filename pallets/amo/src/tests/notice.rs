//! Looser parameters need notice; tighter ones do not.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;
use huxian_traits::governance::GovernedParams;

type Change = fn(&mut AmoParams);

/// Changes of a parameter of expansion, each a little looser.
const LOOSER: [Change; 6] = [
	|params| params.mint_cap += 1,
	|params| params.hourly_expand_share += 1,
	|params| params.max_pool_share += 1,
	|params| params.max_imbalance += 1,
	|params| params.cooldown -= 1,
	|params| params.min_backing -= 1,
];

/// Changes of a parameter of contraction.
const OTHER: [Change; 11] = [
	|params| params.entry_threshold += 1,
	|params| params.exit_target += 1,
	|params| params.max_spot_deviation += 1,
	|params| params.twap_window += 1,
	|params| params.hourly_contract_share += 1,
	|params| params.min_output_ratio += 1,
	|params| params.min_psm_share += 1,
	|params| params.stress_discount += 1,
	|params| params.shortfall_tolerance += 1,
	|params| params.min_step += 1,
	|params| params.residual_debt += 1,
];

fn strict() -> RuntimeOrigin {
	RuntimeOrigin::signed(Strict::get())
}

fn changed(change: Change) -> AmoParams {
	let mut changed = params();
	change(&mut changed);
	changed
}

#[test]
fn expansion_is_looser_in_one_direction_and_contraction_in_both() {
	assert!(!params().is_looser_than(&params()));
	for (number, looser) in LOOSER.map(changed).iter().enumerate() {
		assert!(looser.is_looser_than(&params()) && !params().is_looser_than(looser), "{number}");
	}
	for (number, other) in OTHER.map(changed).iter().enumerate() {
		assert!(other.is_looser_than(&params()) && params().is_looser_than(other), "{number}");
	}
}

#[test]
fn without_notice_parameters_may_only_limit_expansion() {
	execute(|| {
		for params in LOOSER.into_iter().chain(OTHER).map(changed) {
			assert_noop!(Amo::set_params(strict(), 0, params), Error::<Test>::NeedsNotice);
		}
		// A tighter parameter does not make up for a looser one.
		for params in OTHER.map(changed) {
			let both = AmoParams { mint_cap: 1, hourly_expand_share: 0, ..params };
			assert_noop!(Amo::set_params(strict(), 0, both), Error::<Test>::NeedsNotice);
		}
		let tighter = AmoParams { mint_cap: params().mint_cap / 2, cooldown: params().cooldown + 1, ..params() };
		assert_ok!(Amo::set_params(strict(), 0, tighter));
		assert_noop!(Amo::set_params(strict(), 0, params()), Error::<Test>::NeedsNotice);
	});
}

#[test]
fn one_more_amo_needs_notice() {
	execute(|| {
		assert_noop!(Amo::create(strict(), PAN, POOL, params()), Error::<Test>::NeedsNotice);
		assert_noop!(Amo::create(RuntimeOrigin::root(), PAN, POOL, params()), Error::<Test>::PoolInUse);
	});
}
