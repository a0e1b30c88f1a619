//! Burrow fees go to the liquidity providers of the kit pool.

use crate::{mock::*, ControllerParams, ControllerState, Event};
use huxian_math::Fixed;
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

/// Sets parameters by which a pool of 1 HUX and a fiftieth of the kit is deep.
fn with_shallow_minimum() {
	Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
}

fn paid() -> Balance {
	Kit::free_balance(POOL)
}

#[test]
fn each_block_mints_its_fee_into_a_deep_pool() {
	execute(|| {
		with_shallow_minimum();
		start(400);
		pool(1_000, 4_000);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		after(60);
		assert_eq!(pending(), 0);
		for _ in 0..5 {
			let before = paid();
			after(3);
			let fee = paid() - before;
			// 0.5 % a year of ten thousand for three seconds.
			assert_eq!(fee * 31_556_952 / 3 / UNIT, 49);
			assert_eq!(pending(), 0);
			assert_eq!(events().last(), Some(&Event::FeesPaid { amount: fee }));
		}
		assert_eq!(Kit::total_issuance(), 10_000 * UNIT + paid());
		assert_eq!(ControllerState::<Test>::get().unwrap().flows.fees, paid());
	});
}

#[test]
fn a_shallow_pool_gets_no_fees() {
	execute(|| {
		start(400);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		pool(1_000, 4_000);
		after(600);
		assert_eq!(paid(), 0);
		assert!(pending() > 0);
	});
}

/// HF10: two months of fees went to an account that made the pool deep for one block.
#[test]
fn fees_that_waited_are_paid_over_28_800_blocks() {
	execute(|| {
		with_shallow_minimum();
		start(400);
		Controller::issue(&ALICE, 1_000_000 * UNIT).unwrap();
		for _ in 0..60 * 24 {
			after(3_600);
		}
		let waited = pending();
		// 0.5 % a year of a million for 60 days.
		assert_eq!(waited / UNIT, 821);

		pool(100_000, 400_000);
		after(60);
		let first = paid();
		// A minute's fee is less than a hundredth of a KIT.
		assert!(first <= waited.div_ceil(28_800) + UNIT / 100, "{first}");
		for _ in 0..14_400 {
			after(3);
		}
		let half = pending();
		assert!(half.abs_diff(waited / 2) < waited / 1_000, "{half}");
		for _ in 0..14_400 {
			after(3);
		}
		assert_eq!(pending(), 0);
	});
}

#[test]
fn a_pool_that_is_deep_for_a_moment_gets_nothing_that_waited() {
	execute(|| {
		start(400);
		pool(1_000, 4_000);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		for _ in 0..20 {
			after(60);
		}
		let waited = pending();
		// The closing of one minute is deep.
		pool(1_000, 200_000);
		after(60);
		assert_eq!(paid(), 0);
		assert!(pending() > waited);
	});
}

/// Each block covers an hour after a halt. So an hour's fee in each of them would be a lump.
#[test]
fn a_halt_of_the_chain_does_not_end_with_a_lump() {
	execute(|| {
		with_shallow_minimum();
		start(400);
		pool(1_000, 4_000);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		after(60);
		let minute = paid();
		Now::set(Now::get() + 20 * 3_600_000);
		for _ in 0..20 {
			let before = paid();
			Controller::tick();
			let portion = pending().div_ceil(28_800);
			assert!(paid() - before <= minute + portion + minute / 1_000, "{}", paid() - before);
		}
		assert!(pending() > 1_000 * minute);
	});
}

#[test]
fn no_fee_is_minted_into_an_empty_pool() {
	execute(|| {
		with_shallow_minimum();
		start(400);
		pool(1_000, 4_000);
		Controller::issue(&ALICE, 10_000 * UNIT).unwrap();
		after(60);
		let before = paid();
		PoolReserves::set(None);
		after(3);
		assert_eq!(paid(), before);
		assert!(pending() > 0);
	});
}

/// HF11: debts contain fees that wait. Without them, the imbalance forgave debts.
#[test]
fn fees_that_wait_neither_forgive_debts_nor_hide_bad_debt() {
	execute(|| {
		start(400);
		Controller::issue(&ALICE, 1_000_000 * UNIT).unwrap();
		for _ in 0..183 * 24 {
			after(3_600);
		}
		let record = ControllerState::<Test>::get().unwrap();
		assert_eq!(record.state.imbalance_index, Fixed::ONE);
		assert_eq!(record.state.outstanding, record.state.circulating + record.pending_fees);
		assert_eq!(Controller::unowed(), 0);

		// Bad debt smaller than the pending fees makes the other debts grow.
		assert!(pending() > 2_000 * UNIT);
		Controller::write_off(1_000 * UNIT).unwrap();
		assert_eq!(Controller::unowed(), 1_000 * UNIT);
		after(3_600);
		assert!(ControllerState::<Test>::get().unwrap().state.imbalance_index > Fixed::ONE);
	});
}
