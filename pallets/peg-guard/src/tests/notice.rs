//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, types::*, Error, Externals};
use frame::testing_prelude::*;
use huxian_math::peg::Ppm;
use huxian_traits::oracle::Feed;

type Change = fn(&mut FamilyRules);

/// Each rule that only lets more in, made a little looser.
const LOOSER: [Change; 11] = [
	|rules| rules.base_mint -= 1,
	|rules| rules.top_fee -= 1,
	|rules| rules.stop_below += 1,
	|rules| rules.calm_within += 1,
	|rules| rules.calm_period -= 1,
	|rules| rules.mint_floor -= 1,
	|rules| rules.hour_share += 1,
	|rules| rules.day_share += 1,
	|rules| rules.external_share += 1,
	|rules| rules.domain_share += 1,
	|rules| rules.share_floor += 1,
];

/// Each rule that holders rely on, made another one.
const OTHER: [Change; 5] = [
	|rules| rules.unit = Some(Feed::EurUsd),
	|rules| rules.base_redeem += 1,
	|rules| rules.haircut_below += 1,
	|rules| rules.gross_share += 1,
	|rules| rules.floor_hour += 1,
];

fn strict() -> RuntimeOrigin {
	by(Strict::get())
}

/// Rules that can be changed in both directions.
fn middle() -> FamilyRules {
	FamilyRules { base_mint: 100, base_redeem: 100, ..rules() }
}

fn changed(change: Change) -> FamilyRules {
	let mut changed = middle();
	change(&mut changed);
	changed
}

#[test]
fn what_comes_in_is_looser_in_one_direction_and_the_way_out_in_both() {
	assert!(!middle().is_looser_than(&middle()));
	for (number, looser) in LOOSER.map(changed).iter().enumerate() {
		assert!(looser.is_looser_than(&middle()) && !middle().is_looser_than(looser), "{number}");
	}
	for (number, other) in OTHER.map(changed).iter().enumerate() {
		assert!(other.is_looser_than(&middle()) && middle().is_looser_than(other), "{number}");
	}
}

#[test]
fn without_notice_less_comes_in_and_the_way_out_stays() {
	execute(|| {
		assert_ok!(PegGuard::set_rules(committee(), PAN, middle()));
		for rules in LOOSER.into_iter().chain(OTHER).map(changed) {
			assert_noop!(PegGuard::set_rules(strict(), PAN, rules), Error::<Test>::NeedsNotice);
		}
		// The exit cannot be narrowed while the entrance is.
		let shut_in = FamilyRules { gross_share: 1, hour_share: 1, ..middle() };
		assert_noop!(PegGuard::set_rules(strict(), PAN, shut_in), Error::<Test>::NeedsNotice);
		let tighter =
			FamilyRules { hour_share: middle().hour_share - 1, stop_below: middle().stop_below - 1, ..middle() };
		assert_ok!(PegGuard::set_rules(strict(), PAN, tighter));
		assert_noop!(PegGuard::set_rules(strict(), PAN, middle()), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_rules(committee(), PAN, middle()));
	});
}

#[test]
fn without_notice_a_ceiling_is_lowered_only() {
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
fn one_token_more_needs_notice_and_one_less_if_the_others_get_its_weight() {
	execute(|| {
		assert_noop!(PegGuard::add_external(strict(), PAN, DAI, CHAIN, 18, 1), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 1));
		assert_noop!(PegGuard::remove_external(strict(), DAI), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::set_weights(committee(), PAN, BoundedVec::truncate_from(vec![(DAI, 0)])));
		assert_ok!(PegGuard::remove_external(strict(), DAI));
	});
}
