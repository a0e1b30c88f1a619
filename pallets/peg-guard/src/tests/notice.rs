//! Tests of the notice: looser parameters need it, tighter ones do not.

use crate::{mock::*, types::*, Error, Externals};
use frame::testing_prelude::*;
use huxian_math::peg::Ppm;
use huxian_traits::{governance::GovernedParams, oracle::Feed};

type Change = fn(&mut FamilyParams);

/// Each parameter of minting, made a little looser.
const LOOSER: [Change; 11] = [
	|params| params.base_mint_fee -= 1,
	|params| params.full_window_fee -= 1,
	|params| params.pause_below += 1,
	|params| params.recovery_band += 1,
	|params| params.recovery_period -= 1,
	|params| params.min_backing -= 1,
	|params| params.hourly_inflow_share += 1,
	|params| params.daily_inflow_share += 1,
	|params| params.max_external_share += 1,
	|params| params.max_domain_share += 1,
	|params| params.min_share_base += 1,
];

/// Each parameter of redeeming, changed.
const OTHER: [Change; 5] = [
	|params| params.unit = Some(Feed::EurUsd),
	|params| params.base_redeem_fee += 1,
	|params| params.haircut_below += 1,
	|params| params.hourly_outflow_share += 1,
	|params| params.min_hourly_capacity += 1,
];

/// Returns the origin that may only tighten.
fn strict() -> RuntimeOrigin {
	signed(Strict::get())
}

/// Returns parameters that can be changed in both directions.
fn middle() -> FamilyParams {
	FamilyParams { base_mint_fee: 100, base_redeem_fee: 100, ..params() }
}

/// Returns the parameters of [`middle`] after a change.
fn changed(change: Change) -> FamilyParams {
	let mut changed = middle();
	change(&mut changed);
	changed
}

#[test]
fn minting_is_looser_in_one_direction_and_redeeming_in_both() {
	assert!(!middle().is_looser_than(&middle()));
	for (number, looser) in LOOSER.map(changed).iter().enumerate() {
		assert!(looser.is_looser_than(&middle()) && !middle().is_looser_than(looser), "{number}");
	}
	for (number, other) in OTHER.map(changed).iter().enumerate() {
		assert!(other.is_looser_than(&middle()) && middle().is_looser_than(other), "{number}");
	}
}

#[test]
fn without_notice_minting_tightens_and_redeeming_stays() {
	execute(|| {
		assert_ok!(PegGuard::set_params(committee(), PAN, middle()));
		for params in LOOSER.into_iter().chain(OTHER).map(changed) {
			assert_noop!(PegGuard::set_params(strict(), PAN, params), Error::<Test>::NeedsNotice);
		}
		// A change that tightens both minting and redeeming needs notice.
		let narrower = FamilyParams { hourly_outflow_share: 1, hourly_inflow_share: 1, ..middle() };
		assert_noop!(PegGuard::set_params(strict(), PAN, narrower), Error::<Test>::NeedsNotice);
		let tighter = FamilyParams {
			hourly_inflow_share: middle().hourly_inflow_share - 1,
			pause_below: middle().pause_below - 1,
			..middle()
		};
		assert_ok!(PegGuard::set_params(strict(), PAN, tighter));
		assert_noop!(PegGuard::set_params(strict(), PAN, middle()), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_params(committee(), PAN, middle()));
	});
}

#[test]
fn without_notice_a_ceiling_is_only_lowered() {
	execute(|| {
		assert_noop!(PegGuard::set_max_debt(strict(), PAN, pan(100_000_000) + 1), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_max_debt(strict(), PAN, pan(100_000_000)));
		assert_ok!(PegGuard::set_max_debt(strict(), PAN, pan(1)));
		assert_noop!(PegGuard::set_max_debt(strict(), PAN, pan(2)), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_max_debt(committee(), PAN, pan(2)));
	});
}

#[test]
fn weights_need_notice_in_both_directions_because_they_are_shares() {
	execute(|| {
		let set = |origin, weights: &[(TokenId, Ppm)]| {
			PegGuard::set_weights(origin, PAN, BoundedVec::truncate_from(weights.to_vec()))
		};
		for weight in [290_000, 310_000] {
			assert_noop!(set(strict(), &[(USDT, weight)]), Error::<Test>::NeedsNotice);
		}
		assert_ok!(set(strict(), &[(USDT, 300_000)]));
		assert_ok!(set(committee(), &[(USDT, 290_000)]));
		assert_eq!(Externals::<Test>::get(USDT).unwrap().weight, 290_000);
	});
}

#[test]
fn adding_an_external_needs_notice_and_removing_one_with_a_weight() {
	execute(|| {
		assert_noop!(PegGuard::add_external(strict(), PAN, DAI, CHAIN, 18, 1), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 1));
		assert_noop!(PegGuard::remove_external(strict(), DAI), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_weights(committee(), PAN, BoundedVec::truncate_from(vec![(DAI, 0)])));
		assert_ok!(PegGuard::remove_external(strict(), DAI));
	});
}
