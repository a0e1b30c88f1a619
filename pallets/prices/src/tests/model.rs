//! Compares the pallet with a simple model, which keeps all values and combines them at each quote.

use crate::{aggregate::aggregate, mock::*, Contribution, QuorumParams, MAX_VALUE, MIN_VALUE};
use frame::testing_prelude::*;
use huxian_traits::{
	oracle::{Feed, Quote},
	Moment,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The state that quotes depend on. Its quote follows the specification literally.
struct Model {
	members: BTreeSet<AccountId>,
	params: QuorumParams,
	now: Moment,
	fed: BTreeMap<AccountId, (u128, Moment)>,
}

impl Model {
	fn quote(&self) -> Quote {
		let mut fresh = Vec::new();
		for member in &self.members {
			if let Some((value, time)) = self.fed.get(member) {
				let sane = *value >= MIN_VALUE.into_inner() && *value <= MAX_VALUE.into_inner();
				if sane && self.now - time < self.params.maximum_age {
					fresh.push((*value, *time));
				}
			}
		}
		let enough_members = self.members.len() >= self.params.minimum_members as usize;
		let enough_values = fresh.len() >= self.params.minimum_values as usize;
		let majority = fresh.len() * 2 > self.members.len();
		if !(enough_members && enough_values && majority) {
			return Quote::NoQuorum;
		}
		fresh.sort();
		let (lowest, highest) = (fresh[0].0, fresh[fresh.len() - 1].0);
		let spread = (highest - lowest) * 100;
		if fresh.len() == 2 && spread > lowest || fresh.len() < 5 && spread > 5 * lowest {
			return Quote::Disputed;
		}
		let (left, right) = (fresh[(fresh.len() - 1) / 2].0, fresh[fresh.len() / 2].0);
		let since = fresh.iter().map(|(_, time)| *time).min().unwrap();
		Quote::Fresh { value: FixedU128::from_inner((left + right) / 2), since }
	}
}

/// One random event.
#[derive(Clone, Debug)]
enum Step {
	/// An account feeds a value; refused if it is not a member.
	Feed(AccountId, u128),
	/// Root feeds a value.
	FeedRoot(u128),
	/// A block ends, and the next one is so many milliseconds later.
	Wait(Moment),
	/// These become the members.
	Members(BTreeSet<AccountId>),
	/// These become the parameters.
	Params(QuorumParams),
}

fn values() -> impl Strategy<Value = u128> {
	const ONE: u128 = 1_000_000_000_000_000_000;
	prop_oneof![
		12 => (990u128..=1_010).prop_map(|thousandths| thousandths * ONE / 1_000),
		4 => (950u128..=1_060).prop_map(|thousandths| thousandths * ONE / 1_000),
		1 => Just(0),
		1 => Just(MIN_VALUE.into_inner()),
		1 => Just(MAX_VALUE.into_inner()),
		1 => Just(MAX_VALUE.into_inner() + 1),
		1 => any::<u128>(),
	]
}

fn all_params() -> impl Strategy<Value = QuorumParams> {
	(1u32..=5, 1u32..=5, 1u64..=12).prop_map(|(minimum_members, values, minutes)| QuorumParams {
		minimum_members,
		minimum_values: values.min(minimum_members),
		maximum_age: minutes * MINUTE,
	})
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		12 => (1u64..=8, values()).prop_map(|(who, value)| Step::Feed(who, value)),
		1 => values().prop_map(Step::FeedRoot),
		6 => (0u64..=4 * MINUTE).prop_map(Step::Wait),
		2 => (0u64..=12).prop_map(|minutes| Step::Wait(minutes * MINUTE)),
		1 => prop::collection::btree_set(1u64..=8, 0..=8).prop_map(Step::Members),
		1 => all_params().prop_map(Step::Params),
	]
}

fn apply(model: &mut Model, step: Step) {
	match step {
		Step::Feed(who, value) => {
			let values = vec![(Feed::Index, FixedU128::from_inner(value))].try_into().unwrap();
			// Refused for accounts that are not members, or have fed in this block.
			if Oracle::feed_values(RuntimeOrigin::signed(who), values).is_ok() {
				model.fed.insert(who, (value, model.now));
			}
		},
		Step::FeedRoot(value) => {
			let values = vec![(Feed::Index, FixedU128::from_inner(value))].try_into().unwrap();
			let _ = Oracle::feed_values(RuntimeOrigin::root(), values);
		},
		Step::Wait(later) => {
			advance(later);
			model.now += later;
		},
		Step::Members(members) => {
			change_members(members.iter().copied().collect());
			model.members = members;
		},
		Step::Params(params) => {
			assert_ok!(Prices::set_params(RuntimeOrigin::root(), params));
			model.params = params;
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::default())]

	/// The pallet and the model give the same quote after any sequence of events.
	#[test]
	fn the_pallet_agrees_with_the_model(
		members in 1u64..=8,
		params in all_params(),
		steps in prop::collection::vec(steps(), 1..120),
	) {
		ExtBuilder::default().members(members).params(params).build_and_execute(|| {
			let mut model = Model { members: (1..=members).collect(), params, now: START, fed: BTreeMap::new() };
			for step in steps {
				let what = format!("{step:?}");
				apply(&mut model, step);
				let expected = model.quote();
				assert_eq!(quote(), expected, "after {what}");
				assert_ok!(Prices::do_try_state());
			}
		});
	}

	/// At most half of the values lie on either side of the median. The order of the values does
	/// not matter.
	#[test]
	fn the_median_lies_in_the_middle(
		values in prop::collection::vec((MIN_VALUE.into_inner()..=MAX_VALUE.into_inner(), 1u64..1_000), 5..=16),
		rotation in 0usize..16,
	) {
		let contributions = values
			.iter()
			.map(|(value, timestamp)| Contribution { value: FixedU128::from_inner(*value), timestamp: *timestamp })
			.collect::<Vec<_>>();
		let mut turned = contributions.clone();
		turned.rotate_left(rotation % values.len());

		let members = values.len() as u32;
		let quote = aggregate(&QuorumParams::PUBLIC, members, &contributions);
		prop_assert_eq!(quote, aggregate(&QuorumParams::PUBLIC, members, &turned));
		let Quote::Fresh { value, since } = quote else { panic!("five and more are never disputed: {quote:?}") };
		let median = value.into_inner();
		prop_assert!(values.iter().filter(|(value, _)| *value < median).count() * 2 <= values.len());
		prop_assert!(values.iter().filter(|(value, _)| *value > median).count() * 2 <= values.len());
		prop_assert_eq!(since, values.iter().map(|(_, timestamp)| *timestamp).min().unwrap());
	}
}
