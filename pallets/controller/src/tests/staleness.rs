//! A price is never read without its age.

use crate::{mock::*, ControllerState, Event};
use huxian_math::Fixed;
use huxian_traits::{
	kit::{Controller as _, Freshness},
	oracle::Quote,
};

fn freshness() -> Freshness {
	Controller::terms().unwrap().freshness
}

#[test]
fn terms_are_fresh_while_the_oldest_value_behind_them_is_fresh() {
	execute(|| {
		start(400);
		assert_eq!(freshness(), Freshness::Fresh);
		// There is no tick in between: the calls of a block read the clock themselves.
		Now::set(GENESIS + 599_999);
		assert_eq!(freshness(), Freshness::Fresh);
		Now::set(GENESIS + 600_000);
		assert_eq!(freshness(), Freshness::Stale);
	});
}

#[test]
fn terms_are_stale_after_a_tick_has_seen_a_dispute() {
	execute(|| {
		start(400);
		set_index_quote(Quote::Disputed);
		after(3);
		assert_eq!(freshness(), Freshness::Stale);
	});
}

#[test]
fn an_event_marks_the_start_and_the_end_of_staleness() {
	execute(|| {
		start(400);
		set_index_quote(Quote::NoQuorum);
		after(3);
		after(3);
		feed(500);
		after(3);
		let index = |value| Fixed::from_integer(value).unwrap();
		assert_eq!(
			events(),
			[
				Event::Started { index: index(4) },
				Event::IndexStale { index: index(4) },
				Event::IndexFresh { index: index(5) },
			]
		);
	});
}

#[test]
fn a_stale_index_is_frozen_and_fees_go_on() {
	execute(|| {
		start(400);
		Controller::issue(&ALICE, 1_000_000 * UNIT).unwrap();
		set_index_quote(Quote::NoQuorum);
		after(600);
		let state = ControllerState::<Test>::get().unwrap().state;
		assert_eq!(state.index, Fixed::from_integer(4).unwrap());
		assert!(state.burrow_fee_index > Fixed::ONE);
		assert!(state.outstanding > 1_000_000 * UNIT);
	});
}

#[test]
fn a_stale_index_lets_the_drift_decay_to_zero_and_no_further() {
	execute(|| {
		start(400);
		// The low acceleration is 247 111 a second: the drift is zero after ten seconds.
		ControllerState::<Test>::mutate(|record| record.as_mut().unwrap().state.drift = Fixed::from_raw(2_471_110));
		set_index_quote(Quote::NoQuorum);
		after(4);
		assert_eq!(ControllerState::<Test>::get().unwrap().state.drift, Fixed::from_raw(2_471_110 - 4 * 247_111));
		after(60);
		assert_eq!(ControllerState::<Test>::get().unwrap().state.drift, Fixed::ZERO);
	});
}

#[test]
fn the_protected_index_counts_from_the_last_fresh_value() {
	execute(|| {
		start(400);
		set_index_quote(Quote::NoQuorum);
		after(600);
		after(600);
		feed(800);
		after(600);
		// 1 800 s of allowance: 4 · (1 + 1 800 / 120 000) = 4.06.
		let protected = ControllerState::<Test>::get().unwrap().state.protected_index;
		assert_eq!(protected.to_decimal_18().unwrap() / 1_000_000_000_000, 4_059_999);
	});
}
