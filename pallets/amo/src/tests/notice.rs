//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;

type Change = fn(&mut Terms);

/// Each term, made a little looser.
const LOOSER: [Change; 17] = [
	|terms| terms.enter -= 1,
	|terms| terms.leave -= 1,
	|terms| terms.calm += 1,
	|terms| terms.window -= 1,
	|terms| terms.mint_cap += 1,
	|terms| terms.expand_share += 1,
	|terms| terms.reduce_share += 1,
	|terms| terms.cooldown -= 1,
	|terms| terms.least_out -= 1,
	|terms| terms.pool_share += 1,
	|terms| terms.liquid_share -= 1,
	|terms| terms.backing_floor -= 1,
	|terms| terms.tilt += 1,
	|terms| terms.floor -= 1,
	|terms| terms.tolerance += 1,
	|terms| terms.least_step -= 1,
	|terms| terms.left_debt -= 1,
];

fn strict() -> RuntimeOrigin {
	RuntimeOrigin::signed(Strict::get())
}

fn standard() -> Terms {
	Terms { left_debt: 1, ..terms() }
}

#[test]
fn each_term_is_looser_in_one_direction() {
	assert!(!standard().is_looser_than(&standard()));
	for (number, change) in LOOSER.into_iter().enumerate() {
		let mut looser = standard();
		change(&mut looser);
		assert!(looser.is_looser_than(&standard()), "{number}");
		assert!(!standard().is_looser_than(&looser), "{number}");
	}
}

#[test]
fn without_notice_terms_are_tightened_only() {
	execute(|| {
		change(|terms| *terms = standard());
		for looser in LOOSER {
			let mut terms = standard();
			looser(&mut terms);
			assert_noop!(Amo::set_params(strict(), 0, terms), Error::<Test>::NeedsNotice);
			// What tightens another one with it does not make up for it.
			terms.pool_share -= 2;
			assert_eq!(Amo::set_params(strict(), 0, terms).is_ok(), terms.pool_share + 1 == standard().pool_share);
			change(|terms| *terms = standard());
		}
		let tighter = Terms { mint_cap: terms().mint_cap / 2, ..standard() };
		assert_ok!(Amo::set_params(strict(), 0, tighter));
		assert_noop!(Amo::set_params(strict(), 0, standard()), Error::<Test>::NeedsNotice);
	});
}

#[test]
fn one_more_operation_needs_notice() {
	execute(|| {
		assert_noop!(Amo::create(strict(), PAN, POOL, terms()), Error::<Test>::NeedsNotice);
		assert_noop!(Amo::create(RuntimeOrigin::root(), PAN, POOL, terms()), Error::<Test>::PoolTaken);
	});
}
