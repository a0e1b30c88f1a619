//! The first sessions.

use crate::{mock::*, GenesisConfig};
use frame::testing_prelude::*;

#[test]
fn the_validators_of_the_genesis_are_authorities_at_once() {
	ExtBuilder::default().build_and_execute(|| {
		assert_eq!(Validators::validators(), vec![1, 2, 3]);
		assert_eq!(Validators::planned(), vec![1, 2, 3]);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));
	});
}

#[test]
fn the_validators_of_the_genesis_stay_authorities_without_a_handover() {
	ExtBuilder::default().build_and_execute(|| {
		begin_session(5);
		assert_eq!(active(), (vec![1, 2, 3], vec![1, 2, 3]));
		assert_eq!(Handovers::get(), 0);
		assert_eq!(events(), vec![]);
	});
}

#[test]
fn a_genesis_validator_without_keys_becomes_an_authority_after_registering_some() {
	ExtBuilder::default().validators(vec![1, 2, 10]).build_and_execute(|| {
		assert_eq!(active(), (vec![1, 2], vec![1, 2]));

		set_keys(10, 10);
		begin_session(2);
		assert_eq!(active(), (vec![1, 2, 10], vec![1, 2, 10]));
	});
}

#[test]
fn without_a_list_the_accounts_with_keys_are_the_first_authorities() {
	ExtBuilder::default().validators(vec![]).keys(vec![4, 5]).build_and_execute(|| {
		begin_session(3);
		assert_eq!(Validators::validators(), Vec::<u64>::new());
		assert_eq!(active(), (vec![4, 5], vec![4, 5]));
		assert_eq!(Handovers::get(), 0);
	});
}

#[test]
#[should_panic(expected = "validators: too few")]
fn a_genesis_below_the_minimum_is_refused() {
	ExtBuilder::default().validators(vec![1]).build();
}

#[test]
#[should_panic(expected = "validators: too few, or one of them twice")]
fn a_genesis_that_names_a_validator_twice_is_refused() {
	ExtBuilder::default().validators(vec![1, 2, 1]).build();
}

#[test]
#[should_panic(expected = "validators: more than MaxValidators")]
fn a_genesis_above_the_maximum_is_refused() {
	ExtBuilder::default().validators((1..=6).collect()).build();
}

#[test]
fn the_default_genesis_is_empty() {
	TestState::new(GenesisConfig::<Runtime>::default().build_storage().unwrap()).execute_with(|| {
		assert_eq!(Validators::validators(), Vec::<u64>::new());
		assert_ok!(Validators::do_try_state());
	});
}
