//! Restarting finality.

use crate::{mock::*, Error, Event, MAX_HANDOVER_DELAY};
use frame::testing_prelude::*;

fn restart(delay: u64, best_finalized: u64) -> DispatchResult {
	Validators::restart_finality(RuntimeOrigin::root(), delay, best_finalized)
}

#[test]
fn the_committee_restarts_finality() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(20);
		assert_ok!(restart(5, 19));
		assert_eq!(Restarted::get(), Some((5, 19)));
		assert_eq!(events(), vec![Event::FinalityRestarted { delay: 5, best_finalized: 19 }]);
	});
}

#[test]
fn only_the_committee_restarts_finality() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::restart_finality(RuntimeOrigin::signed(1), 5, 0), BadOrigin);
	});
}

#[test]
fn the_delay_has_bounds_and_the_final_block_exists() {
	ExtBuilder::default().build_and_execute(|| {
		System::set_block_number(20);
		let most = u64::from(MAX_HANDOVER_DELAY);
		for delay in [0, most + 1] {
			assert_noop!(restart(delay, 0), Error::<Runtime>::DelayOutOfBounds);
		}
		assert_noop!(restart(most, 20), Error::<Runtime>::FutureBlock);
		assert_eq!(Restarted::get(), None);
		assert_ok!(restart(most, 0));
	});
}
