//! Looser parameters need notice. Tighter ones do not.

use crate::{mock::*, Error, QuorumParams};
use frame::testing_prelude::*;
use huxian_traits::governance::GovernedParams;

#[test]
fn without_notice_parameters_can_only_be_tightened() {
	ExtBuilder::default().build_and_execute(|| {
		let strict = || RuntimeOrigin::signed(Strict::get());
		let before = QuorumParams { minimum_members: 5, minimum_values: 3, maximum_age: 600_000 };
		assert_ok!(Prices::set_params(RuntimeOrigin::root(), before));
		let looser = [
			QuorumParams { minimum_members: 4, ..before },
			QuorumParams { minimum_values: 2, ..before },
			QuorumParams { maximum_age: 600_001, ..before },
		];
		for looser in looser {
			assert!(looser.is_looser_than(&before) && !before.is_looser_than(&looser));
			assert_noop!(Prices::set_params(strict(), looser), Error::<Runtime>::NeedsNotice);
		}
		let tighter = QuorumParams { minimum_members: 7, minimum_values: 4, maximum_age: 300_000 };
		assert_ok!(Prices::set_params(strict(), tighter));
		assert_eq!(Prices::params(), tighter);
		assert_noop!(Prices::set_params(strict(), before), Error::<Runtime>::NeedsNotice);
	});
}
