//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;

type Change = fn(&mut Terms);

/// Each term that only rules how far it expands, made a little looser.
const LOOSER: [Change; 6] = [
	|terms| terms.mint_cap += 1,
	|terms| terms.expand_share += 1,
	|terms| terms.pool_share += 1,
	|terms| terms.tilt += 1,
	|terms| terms.cooldown -= 1,
	|terms| terms.backing_floor -= 1,
];

/// Each term that rules its way back, made another one.
const OTHER: [Change; 11] = [
	|terms| terms.enter += 1,
	|terms| terms.leave += 1,
	|terms| terms.calm += 1,
	|terms| terms.window += 1,
	|terms| terms.reduce_share += 1,
	|terms| terms.least_out += 1,
	|terms| terms.liquid_share += 1,
	|terms| terms.floor += 1,
	|terms| terms.tolerance += 1,
	|terms| terms.least_step += 1,
	|terms| terms.left_debt += 1,
];

fn strict() -> RuntimeOrigin {
	RuntimeOrigin::signed(Strict::get())
}

fn changed(change: Change) -> Terms {
	let mut changed = terms();
	change(&mut changed);
	changed
}

#[test]
fn what_it_may_expand_is_looser_in_one_direction_and_its_way_back_in_both() {
	assert!(!terms().is_looser_than(&terms()));
	for (number, looser) in LOOSER.map(changed).iter().enumerate() {
		assert!(looser.is_looser_than(&terms()) && !terms().is_looser_than(looser), "{number}");
	}
	for (number, other) in OTHER.map(changed).iter().enumerate() {
		assert!(other.is_looser_than(&terms()) && terms().is_looser_than(other), "{number}");
	}
}

#[test]
fn without_notice_it_may_only_expand_less() {
	execute(|| {
		for terms in LOOSER.into_iter().chain(OTHER).map(changed) {
			assert_noop!(Amo::set_params(strict(), 0, terms), Error::<Test>::NeedsNotice);
		}
		// What tightens another one with it does not make up for it.
		for terms in OTHER.map(changed) {
			let both = Terms { mint_cap: 1, expand_share: 0, ..terms };
			assert_noop!(Amo::set_params(strict(), 0, both), Error::<Test>::NeedsNotice);
		}
		let tighter = Terms { mint_cap: terms().mint_cap / 2, cooldown: terms().cooldown + 1, ..terms() };
		assert_ok!(Amo::set_params(strict(), 0, tighter));
		assert_noop!(Amo::set_params(strict(), 0, terms()), Error::<Test>::NeedsNotice);
	});
}

#[test]
fn one_more_operation_needs_notice() {
	execute(|| {
		assert_noop!(Amo::create(strict(), PAN, POOL, terms()), Error::<Test>::NeedsNotice);
		assert_noop!(Amo::create(RuntimeOrigin::root(), PAN, POOL, terms()), Error::<Test>::PoolTaken);
	});
}
