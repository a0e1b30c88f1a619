//! Terms that loosen need a notice; those that tighten do not.

use crate::{mock::*, Error, QuorumRules};
use frame::testing_prelude::*;

#[test]
fn without_notice_less_is_believed_only() {
	ExtBuilder::default().build_and_execute(|| {
		let strict = || RuntimeOrigin::signed(Strict::get());
		let before = QuorumRules { minimum_members: 5, minimum_values: 3, maximum_age: 600_000 };
		assert_ok!(Prices::set_rules(RuntimeOrigin::root(), before));
		let looser = [
			QuorumRules { minimum_members: 4, ..before },
			QuorumRules { minimum_values: 2, ..before },
			QuorumRules { maximum_age: 600_001, ..before },
		];
		for looser in looser {
			assert!(looser.is_looser_than(&before) && !before.is_looser_than(&looser));
			assert_noop!(Prices::set_rules(strict(), looser), Error::<Runtime>::NeedsNotice);
		}
		let tighter = QuorumRules { minimum_members: 7, minimum_values: 4, maximum_age: 300_000 };
		assert_ok!(Prices::set_rules(strict(), tighter));
		assert_eq!(Prices::rules(), tighter);
		assert_noop!(Prices::set_rules(strict(), before), Error::<Runtime>::NeedsNotice);
	});
}
