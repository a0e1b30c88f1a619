//! Setting the parameters.

use crate::{mock::*, Error, Event, GenesisConfig, QuorumParams, MAX_AGE_LIMIT, MIN_AGE_LIMIT};
use frame::testing_prelude::*;
use huxian_traits::{governance::GovernedParams, oracle::Quote};

#[test]
fn the_admin_sets_the_parameters() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Prices::set_params(RuntimeOrigin::root(), QuorumParams::PUBLIC));
		assert_eq!(Prices::params(), QuorumParams::PUBLIC);
		assert_eq!(events(), vec![Event::ParamsSet { params: QuorumParams::PUBLIC }]);
	});
}

#[test]
fn only_the_admin_sets_them() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::set_params(RuntimeOrigin::signed(1), QuorumParams::PUBLIC), BadOrigin);
	});
}

#[test]
fn the_minimum_number_of_members_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for minimum_members in [0, 17] {
			let params = QuorumParams { minimum_members, ..QuorumParams::PUBLIC };
			assert_noop!(
				Prices::set_params(RuntimeOrigin::root(), params),
				Error::<Runtime>::MinimumMembersOutOfBounds
			);
		}
		for minimum_members in [1, 16] {
			let params = QuorumParams { minimum_members, minimum_values: 1, ..QuorumParams::PUBLIC };
			assert_ok!(Prices::set_params(RuntimeOrigin::root(), params));
		}
	});
}

#[test]
fn the_minimum_number_of_values_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for minimum_values in [0, 6] {
			let params = QuorumParams { minimum_values, ..QuorumParams::PUBLIC };
			assert_noop!(Prices::set_params(RuntimeOrigin::root(), params), Error::<Runtime>::MinimumValuesOutOfBounds);
		}
		for minimum_values in [1, 5] {
			let params = QuorumParams { minimum_values, ..QuorumParams::PUBLIC };
			assert_ok!(Prices::set_params(RuntimeOrigin::root(), params));
		}
	});
}

#[test]
fn the_maximum_age_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for maximum_age in [0, MIN_AGE_LIMIT - 1, MAX_AGE_LIMIT + 1, u64::MAX] {
			let params = QuorumParams { maximum_age, ..QuorumParams::PUBLIC };
			assert_noop!(Prices::set_params(RuntimeOrigin::root(), params), Error::<Runtime>::MaximumAgeOutOfBounds);
		}
		for maximum_age in [MIN_AGE_LIMIT, MAX_AGE_LIMIT] {
			let params = QuorumParams { maximum_age, ..QuorumParams::PUBLIC };
			assert_ok!(Prices::set_params(RuntimeOrigin::root(), params));
		}
	});
}

#[test]
fn stricter_parameters_apply_to_values_that_were_fed_before() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a median of two values
		feed(1, 1_000);
		feed(2, 1_000);

		// When three are required
		advance(MINUTE);
		let params = QuorumParams { minimum_values: 3, ..QuorumParams::LOCAL };
		assert_ok!(Prices::set_params(RuntimeOrigin::root(), params));

		// Then there is no quorum until the third has fed.
		assert_eq!(quote(), Quote::NoQuorum);
		feed(3, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn the_presets_are_those_of_the_networks() {
	let presets = [QuorumParams::DEVELOPMENT, QuorumParams::LOCAL, QuorumParams::PUBLIC];
	let numbers = presets.map(|params| (params.minimum_members, params.minimum_values, params.maximum_age / MINUTE));
	assert_eq!(numbers, [(1, 1, 10), (3, 2, 10), (5, 3, 10)]);
	assert_eq!(QuorumParams::default(), QuorumParams::PUBLIC);
	assert!(presets.iter().all(|params| params.validate(16).is_ok()));
}

#[test]
#[should_panic(expected = "prices: the parameters are out of bounds")]
fn a_genesis_with_parameters_out_of_bounds_is_refused() {
	ExtBuilder::default().params(QuorumParams { minimum_members: 0, ..QuorumParams::PUBLIC }).build();
}

#[test]
fn a_genesis_without_parameters_has_those_of_a_public_network() {
	TestState::new(GenesisConfig::<Runtime>::default().build_storage().unwrap()).execute_with(|| {
		assert_eq!(Prices::params(), QuorumParams::PUBLIC);
	});
}

#[test]
fn the_runtime_is_sound() {
	<Prices as Hooks<BlockNumberFor<Runtime>>>::integrity_test();
}
