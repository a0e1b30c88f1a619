//! Burrow fees go to the liquidity providers of the kit pool.

use crate::{mock::*, ControllerParams, ControllerState, Event};
use huxian_traits::{kit::Controller as _, Balance};

fn pending() -> Balance {
	ControllerState::<Test>::get().unwrap().pending_fees
}

#[test]
fn fees_wait_while_there_is_no_pool() {
	execute(|| {
		start(400);
		Controller::issue(&ALICE, 1_000_000 * UNIT).unwrap();
		after(600);
		// 0.5 % a year of a million for ten minutes.
		assert_eq!(pending() / UNIT, 0);
		assert_eq!(pending() * 31_556_952 / 600 / UNIT, 4_999);
		assert_eq!(Kit::total_issuance(), 1_000_000 * UNIT);
	});
}

#[test]
fn fees_are_minted_into_a_deep_pool() {
	execute(|| {
		Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
		start(400);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		after(600);
		let waiting = pending();
		assert!(waiting > 0);

		pool(1_000, 4_000);
		after(600);
		let paid = Kit::free_balance(POOL);
		assert!(paid > waiting);
		assert_eq!(pending(), 0);
		assert_eq!(Kit::total_issuance(), 10_000 * UNIT + paid);
		assert_eq!(ControllerState::<Test>::get().unwrap().flows.fees, paid);
		assert!(events().contains(&Event::FeesPaid { amount: paid }));
	});
}

#[test]
fn a_shallow_pool_gets_no_fees() {
	execute(|| {
		start(400);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		pool(1_000, 4_000);
		after(600);
		assert_eq!(Kit::free_balance(POOL), 0);
		assert!(pending() > 0);
	});
}
