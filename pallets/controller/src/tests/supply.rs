//! Kit is counted in both directions: minted and burned.

use crate::{mock::*, ControllerState, Error, Event};
use frame::testing_prelude::*;
use huxian_traits::kit::Controller as _;

#[test]
fn issuing_and_repaying_move_both_totals() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, 300 * UNIT));
		assert_ok!(Controller::repay(&ALICE, 100 * UNIT));

		let record = ControllerState::<Test>::get().unwrap();
		assert_eq!((record.state.circulating, record.state.outstanding), (200 * UNIT, 200 * UNIT));
		assert_eq!((record.flows.issued, record.flows.repaid), (300 * UNIT, 100 * UNIT));
		assert_eq!(Kit::total_issuance(), 200 * UNIT);
		assert_eq!(Controller::outstanding(), 200 * UNIT);
	});
}

#[test]
fn more_than_fits_is_not_issued() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, UNIT));
		assert_noop!(Controller::issue(&ALICE, u128::MAX), Error::<Test>::ArithmeticOverflow);
	});
}

#[test]
fn more_than_circulates_is_not_burned() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, UNIT));
		assert_noop!(Controller::repay(&ALICE, UNIT + 1), Error::<Test>::ExceedsCirculating);
		// The other account has no kit.
		assert_noop!(Controller::repay(&2, UNIT), TokenError::FundsUnavailable);
	});
}

/// The running sum of debts is rounded down and each debt up.
///
/// Repaying all debts takes more than the sum. In the reference that failed once (its issue 209).
#[test]
fn more_may_be_repaid_than_the_running_sum_of_debts() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, 300 * UNIT));
		ControllerState::<Test>::mutate(|record| record.as_mut().unwrap().state.outstanding = 250 * UNIT);
		assert_ok!(Controller::repay(&ALICE, 200 * UNIT));
		assert_eq!(Controller::outstanding(), 50 * UNIT);
		assert_ok!(Controller::repay(&ALICE, 100 * UNIT));
		assert_eq!((Controller::outstanding(), Controller::circulating()), (0, 0));
		after(60);
		assert!(!events().iter().any(|event| matches!(event, Event::TickFailed { .. })));
	});
}

#[test]
fn more_may_be_written_off_than_the_running_sum_of_debts() {
	execute(|| {
		start(400);
		assert_ok!(Controller::issue(&ALICE, 300 * UNIT));
		ControllerState::<Test>::mutate(|record| record.as_mut().unwrap().state.outstanding = 250 * UNIT);
		assert_ok!(Controller::write_off(300 * UNIT));
		// The kit still circulates, and nobody owes it.
		assert_eq!((Controller::outstanding(), Controller::circulating()), (0, 300 * UNIT));
	});
}
