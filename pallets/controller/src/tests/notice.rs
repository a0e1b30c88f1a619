//! Parameters that loosen need a notice. Parameters that tighten do not.

use crate::{mock::*, ControllerParams, Error};
use frame::testing_prelude::*;
use huxian_traits::governance::GovernedParams;

#[test]
fn without_notice_the_market_must_only_become_deeper_and_older() {
	execute(|| {
		let strict = || RuntimeOrigin::signed(Strict::get());
		let before = ControllerParams { min_depth: 100 * UNIT, window: 120_000 };
		assert_ok!(Controller::set_params(RuntimeOrigin::root(), before));
		for looser in
			[ControllerParams { min_depth: 100 * UNIT - 1, ..before }, ControllerParams { window: 119_999, ..before }]
		{
			assert!(looser.is_looser_than(&before) && !before.is_looser_than(&looser));
			assert_noop!(Controller::set_params(strict(), looser), Error::<Test>::NeedsNotice);
		}
		let both = ControllerParams { min_depth: 101 * UNIT, window: 119_999 };
		assert_noop!(Controller::set_params(strict(), both), Error::<Test>::NeedsNotice);
		let tighter = ControllerParams { min_depth: 101 * UNIT, window: 120_001 };
		assert_ok!(Controller::set_params(strict(), tighter));
		assert_eq!(Controller::params(), tighter);
		assert_noop!(Controller::set_params(strict(), before), Error::<Test>::NeedsNotice);
	});
}
