//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, Error, Settings};
use frame::testing_prelude::*;

#[test]
fn without_notice_the_market_becomes_deeper_and_older_only() {
	execute(|| {
		let strict = || RuntimeOrigin::signed(Strict::get());
		let before = Settings { depth: 100 * UNIT, window: 120_000 };
		assert_ok!(Controller::set_settings(RuntimeOrigin::root(), before));
		for looser in [Settings { depth: 100 * UNIT - 1, ..before }, Settings { window: 119_999, ..before }] {
			assert!(looser.is_looser_than(&before) && !before.is_looser_than(&looser));
			assert_noop!(Controller::set_settings(strict(), looser), Error::<Test>::NeedsNotice);
		}
		let both = Settings { depth: 101 * UNIT, window: 119_999 };
		assert_noop!(Controller::set_settings(strict(), both), Error::<Test>::NeedsNotice);
		let tighter = Settings { depth: 101 * UNIT, window: 120_001 };
		assert_ok!(Controller::set_settings(strict(), tighter));
		assert_eq!(Controller::settings(), tighter);
		assert_noop!(Controller::set_settings(strict(), before), Error::<Test>::NeedsNotice);
	});
}
