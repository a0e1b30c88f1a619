//! Adding and removing validators.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;

#[test]
fn the_committee_adds_a_validator_to_the_end_of_the_list() {
	ExtBuilder::default().validators(vec![3, 1]).build_and_execute(|| {
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), 2));
		assert_eq!(Validators::validators(), vec![3, 1, 2]);
		assert_eq!(events(), vec![Event::ValidatorAdded { who: 2, count: 3 }]);
	});
}

#[test]
fn the_committee_removes_a_validator_and_the_others_keep_their_order() {
	ExtBuilder::default().validators(vec![3, 1, 2]).build_and_execute(|| {
		assert_ok!(Validators::remove_validator(RuntimeOrigin::root(), 1));
		assert_eq!(Validators::validators(), vec![3, 2]);
		assert_eq!(events(), vec![Event::ValidatorRemoved { who: 1, count: 2 }]);
	});
}

#[test]
fn only_the_committee_adds_and_removes() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::add_validator(RuntimeOrigin::signed(1), 4), BadOrigin);
		assert_noop!(Validators::remove_validator(RuntimeOrigin::signed(1), 1), BadOrigin);
	});
}

#[test]
fn no_validator_is_added_twice() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::add_validator(RuntimeOrigin::root(), 3), Error::<Runtime>::AlreadyValidator);
	});
}

#[test]
fn no_account_is_added_without_session_keys() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::add_validator(RuntimeOrigin::root(), 10), Error::<Runtime>::NoKeys);
		set_keys(10, 10);
		assert_ok!(Validators::add_validator(RuntimeOrigin::root(), 10));
	});
}

#[test]
fn the_list_is_full_at_its_maximum() {
	ExtBuilder::default().build_and_execute(|| {
		add(4);
		add(5);
		assert_noop!(Validators::add_validator(RuntimeOrigin::root(), 6), Error::<Runtime>::TooManyValidators);
	});
}

#[test]
fn only_a_validator_is_removed() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Validators::remove_validator(RuntimeOrigin::root(), 4), Error::<Runtime>::NotValidator);
	});
}

#[test]
fn the_list_never_shrinks_below_its_minimum() {
	ExtBuilder::default().build_and_execute(|| {
		remove(1);
		assert_noop!(Validators::remove_validator(RuntimeOrigin::root(), 2), Error::<Runtime>::TooFewValidators);
	});
}

#[test]
fn removing_another_account_fails_also_at_the_minimum() {
	ExtBuilder::default().validators(vec![1, 2]).build_and_execute(|| {
		assert_noop!(Validators::remove_validator(RuntimeOrigin::root(), 4), Error::<Runtime>::NotValidator);
	});
}

#[test]
fn the_runtime_is_sound() {
	<Validators as Hooks<BlockNumberFor<Runtime>>>::integrity_test();
}
