//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, types::*, Error, Externals};
use frame::testing_prelude::*;
use huxian_math::peg::Ppm;
use huxian_traits::oracle::Feed;

type Change = fn(&mut FamilyRules);

/// Each rule that has a direction, made a little looser.
const LOOSER: [Change; 15] = [
	|rules| rules.base_mint -= 1,
	|rules| rules.base_redeem -= 1,
	|rules| rules.top_fee -= 1,
	|rules| rules.stop_below += 1,
	|rules| rules.haircut_below += 1,
	|rules| rules.calm_within += 1,
	|rules| rules.calm_period -= 1,
	|rules| rules.mint_floor -= 1,
	|rules| rules.hour_share += 1,
	|rules| rules.day_share += 1,
	|rules| rules.floor_hour += 1,
	|rules| rules.gross_share += 1,
	|rules| rules.external_share += 1,
	|rules| rules.domain_share += 1,
	|rules| rules.share_floor += 1,
];

fn strict() -> RuntimeOrigin {
	by(Strict::get())
}

/// Rules that can be changed in both directions.
fn middle() -> FamilyRules {
	FamilyRules { base_mint: 100, base_redeem: 100, ..rules() }
}

#[test]
fn each_rule_is_looser_in_one_direction() {
	assert!(!middle().is_looser_than(&middle()));
	for (number, change) in LOOSER.into_iter().enumerate() {
		let mut looser = middle();
		change(&mut looser);
		assert!(looser.is_looser_than(&middle()), "{number}");
		assert!(!middle().is_looser_than(&looser), "{number}");
	}
	// Another unit is neither better nor worse: it is another promise.
	let euro = FamilyRules { unit: Some(Feed::EurUsd), ..middle() };
	assert!(euro.is_looser_than(&middle()) && middle().is_looser_than(&euro));
}

#[test]
fn without_notice_rules_are_tightened_only() {
	execute(|| {
		assert_ok!(PegGuard::set_rules(committee(), PAN, middle()));
		for change in LOOSER {
			let mut looser = middle();
			change(&mut looser);
			assert_noop!(PegGuard::set_rules(strict(), PAN, looser), Error::<Test>::NeedsNotice);
		}
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
fn without_notice_weights_are_lowered_only() {
	execute(|| {
		let set = |origin, weights: &[(TokenId, Ppm)]| {
			PegGuard::set_weights(origin, PAN, BoundedVec::truncate_from(weights.to_vec()))
		};
		assert_noop!(set(strict(), &[(USDT, 290_000), (USDC, 300_001)]), Error::<Test>::NeedsNotice);
		assert_ok!(set(strict(), &[(USDT, 290_000), (USDC, 300_000)]));
		assert_eq!(Externals::<Test>::get(USDT).unwrap().weight, 290_000);
		assert_noop!(set(strict(), &[(USDT, 300_000)]), Error::<Test>::NeedsNotice);
		assert_ok!(set(committee(), &[(USDT, 300_000)]));
	});
}

#[test]
fn one_more_token_needs_notice() {
	execute(|| {
		assert_noop!(PegGuard::add_external(strict(), PAN, DAI, CHAIN, 18, 1), Error::<Test>::NeedsNotice);
		assert_ok!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 1));
		// What only takes away does not.
		assert_ok!(PegGuard::remove_external(strict(), DAI));
	});
}
