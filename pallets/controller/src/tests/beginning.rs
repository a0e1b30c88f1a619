//! Before the first price, and the first price.

use crate::{mock::*, ControllerParams, ControllerState, Error, Event};
use frame::testing_prelude::*;
use huxian_math::Fixed;
use huxian_traits::{kit::Controller as _, oracle::Quote};

#[test]
fn nothing_happens_before_the_first_quorum() {
	execute(|| {
		after(60);
		set_index_quote(Quote::Disputed);
		after(60);
		assert!(ControllerState::<Test>::get().is_none());
		assert_eq!(Controller::terms(), Err(Error::<Test>::NoPriceYet.into()));
		assert_noop!(Controller::issue(&ALICE, UNIT), Error::<Test>::NoPriceYet);
		assert_noop!(Controller::repay(&ALICE, UNIT), Error::<Test>::NoPriceYet);
		assert!(!Controller::view_parameters().started);
	});
}

#[test]
fn nothing_happens_before_the_clock_has_a_time() {
	execute(|| {
		Now::set(0);
		feed(100);
		Controller::tick();
		assert!(ControllerState::<Test>::get().is_none());
	});
}

#[test]
fn the_first_quorum_starts_the_controller_at_its_median() {
	execute(|| {
		start(400);
		let state = ControllerState::<Test>::get().unwrap().state;
		let four = Fixed::from_integer(4).unwrap();
		assert_eq!((state.index, state.protected_index), (four, four));
		assert_eq!((state.quantity, state.target), (Fixed::ONE, Fixed::ONE));
		assert_eq!(events(), [Event::Started { index: four }]);
		assert!(Controller::view_parameters().started);
	});
}

#[test]
fn an_index_of_zero_starts_nothing() {
	execute(|| {
		start(0);
		assert!(ControllerState::<Test>::get().is_none());
	});
}

#[test]
fn no_time_passed_changes_nothing() {
	execute(|| {
		start(400);
		feed(800);
		let before = ControllerState::<Test>::get().unwrap().state;
		Controller::tick();
		assert_eq!(ControllerState::<Test>::get().unwrap().state, before);
	});
}

#[test]
fn the_admin_sets_parameters_within_their_bounds() {
	execute(|| {
		let good = ControllerParams { min_depth: UNIT, window: 60_000 };
		assert_ok!(Controller::set_params(RuntimeOrigin::root(), good));
		assert_eq!(events(), [Event::ParamsSet { params: good }]);
		assert_noop!(Controller::set_params(RuntimeOrigin::signed(ALICE), good), DispatchError::BadOrigin);
		let set = |params| Controller::set_params(RuntimeOrigin::root(), params);
		for min_depth in [UNIT - 1, 1_000_000_000 * UNIT + 1] {
			assert_noop!(set(ControllerParams { min_depth, ..good }), Error::<Test>::MinDepthOutOfBounds);
		}
		for window in [59_999, 86_400_001] {
			assert_noop!(set(ControllerParams { window, ..good }), Error::<Test>::WindowOutOfBounds);
		}
	});
}
