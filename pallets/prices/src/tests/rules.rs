//! Setting the rules.

use crate::{mock::*, Error, Event, GenesisConfig, QuorumRules, LONGEST_AGE, SHORTEST_AGE};
use frame::testing_prelude::*;
use huxian_math::parameters::FeedRules;
use huxian_traits::oracle::Quote;

#[test]
fn the_admin_sets_the_rules() {
	ExtBuilder::default().build_and_execute(|| {
		assert_ok!(Prices::set_rules(RuntimeOrigin::root(), QuorumRules::PUBLIC));
		assert_eq!(Prices::rules(), QuorumRules::PUBLIC);
		assert_eq!(events(), vec![Event::RulesSet { rules: QuorumRules::PUBLIC }]);
	});
}

#[test]
fn nobody_else_does() {
	ExtBuilder::default().build_and_execute(|| {
		assert_noop!(Prices::set_rules(RuntimeOrigin::signed(1), QuorumRules::PUBLIC), BadOrigin);
	});
}

#[test]
fn the_least_number_of_members_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for minimum_members in [0, 17] {
			let rules = QuorumRules { minimum_members, ..QuorumRules::PUBLIC };
			assert_noop!(Prices::set_rules(RuntimeOrigin::root(), rules), Error::<Runtime>::MinimumMembersOutOfBounds);
		}
		for minimum_members in [1, 16] {
			let rules = QuorumRules { minimum_members, minimum_values: 1, ..QuorumRules::PUBLIC };
			assert_ok!(Prices::set_rules(RuntimeOrigin::root(), rules));
		}
	});
}

#[test]
fn the_least_number_of_values_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for minimum_values in [0, 6] {
			let rules = QuorumRules { minimum_values, ..QuorumRules::PUBLIC };
			assert_noop!(Prices::set_rules(RuntimeOrigin::root(), rules), Error::<Runtime>::MinimumValuesOutOfBounds);
		}
		for minimum_values in [1, 5] {
			let rules = QuorumRules { minimum_values, ..QuorumRules::PUBLIC };
			assert_ok!(Prices::set_rules(RuntimeOrigin::root(), rules));
		}
	});
}

#[test]
fn the_maximum_age_has_bounds() {
	ExtBuilder::default().build_and_execute(|| {
		for maximum_age in [0, SHORTEST_AGE - 1, LONGEST_AGE + 1, u64::MAX] {
			let rules = QuorumRules { maximum_age, ..QuorumRules::PUBLIC };
			assert_noop!(Prices::set_rules(RuntimeOrigin::root(), rules), Error::<Runtime>::MaximumAgeOutOfBounds);
		}
		for maximum_age in [SHORTEST_AGE, LONGEST_AGE] {
			let rules = QuorumRules { maximum_age, ..QuorumRules::PUBLIC };
			assert_ok!(Prices::set_rules(RuntimeOrigin::root(), rules));
		}
	});
}

#[test]
fn a_median_made_under_looser_rules_is_not_believed_under_stricter_ones() {
	ExtBuilder::default().build_and_execute(|| {
		// Given a median of two values
		feed(1, 1_000);
		feed(2, 1_000);

		// When three are asked for
		advance(MINUTE);
		let rules = QuorumRules { minimum_values: 3, ..QuorumRules::LOCAL };
		assert_ok!(Prices::set_rules(RuntimeOrigin::root(), rules));

		// Then there is no quorum until the third has fed.
		assert_eq!(quote(), Quote::NoQuorum);
		feed(3, 1_000);
		assert_eq!(quote(), fresh(1_000, 0));
	});
}

#[test]
fn the_presets_are_those_of_the_networks() {
	let presets = [QuorumRules::DEVELOPMENT, QuorumRules::LOCAL, QuorumRules::PUBLIC];
	let numbers = presets.map(|rules| (rules.minimum_members, rules.minimum_values, rules.maximum_age / MINUTE));
	assert_eq!(numbers, [(1, 1, 10), (3, 2, 10), (5, 3, 10)]);
	assert_eq!(QuorumRules::default(), QuorumRules::PUBLIC);

	// What the arithmetic calls by the same names is the same.
	let maths = [FeedRules::development(), FeedRules::public()];
	let same = maths.map(|rules| (rules.minimum_members, rules.minimum_values, rules.maximum_age / 60));
	assert_eq!(same, [numbers[0], numbers[2]]);
	assert!(presets.iter().all(|rules| rules.check(16).is_ok()));
}

#[test]
#[should_panic(expected = "prices: the rules are out of bounds")]
fn a_genesis_with_rules_out_of_bounds_is_refused() {
	ExtBuilder::default().rules(QuorumRules { minimum_members: 0, ..QuorumRules::PUBLIC }).build();
}

#[test]
fn a_genesis_without_rules_has_those_of_a_public_network() {
	TestState::new(GenesisConfig::<Runtime>::default().build_storage().unwrap()).execute_with(|| {
		assert_eq!(Prices::rules(), QuorumRules::PUBLIC);
	});
}

#[test]
fn the_runtime_is_sound() {
	<Prices as Hooks<BlockNumberFor<Runtime>>>::integrity_test();
}
