//! The pallet against a simple model that remembers who fed what and thinks anew every time it is asked.

use crate::{combine::agree, mock::*, Contribution, QuorumRules, HIGHEST_VALUE, LOWEST_VALUE};
use frame::testing_prelude::*;
use huxian_traits::{
	oracle::{Feed, Quote},
	Moment,
};
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// What the members say, in the words of the specification.
struct Model {
	members: BTreeSet<AccountId>,
	rules: QuorumRules,
	now: Moment,
	fed: BTreeMap<AccountId, (u128, Moment)>,
}

impl Model {
	fn quote(&self) -> Quote {
		let mut fresh = Vec::new();
		for member in &self.members {
			if let Some((value, time)) = self.fed.get(member) {
				let sane = *value >= LOWEST_VALUE.into_inner() && *value <= HIGHEST_VALUE.into_inner();
				if sane && self.now - time < self.rules.maximum_age {
					fresh.push((*value, *time));
				}
			}
		}
		let enough_members = self.members.len() >= self.rules.minimum_members as usize;
		let enough_values = fresh.len() >= self.rules.minimum_values as usize;
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

/// One thing that can happen.
#[derive(Clone, Debug)]
enum Step {
	/// A member, or one that was or will be, feeds; who is none is refused.
	Feed(AccountId, u128),
	/// Root feeds.
	FeedRoot(u128),
	/// A block ends and the next one is later.
	Wait(Moment),
	/// The members are these.
	Members(BTreeSet<AccountId>),
	/// The rules are these.
	Rules(QuorumRules),
}

fn values() -> impl Strategy<Value = u128> {
	const ONE: u128 = 1_000_000_000_000_000_000;
	prop_oneof![
		12 => (990u128..=1_010).prop_map(|thousandths| thousandths * ONE / 1_000),
		4 => (950u128..=1_060).prop_map(|thousandths| thousandths * ONE / 1_000),
		1 => Just(0),
		1 => Just(LOWEST_VALUE.into_inner()),
		1 => Just(HIGHEST_VALUE.into_inner()),
		1 => Just(HIGHEST_VALUE.into_inner() + 1),
		1 => any::<u128>(),
	]
}

fn all_rules() -> impl Strategy<Value = QuorumRules> {
	(1u32..=5, 1u32..=5, 1u64..=12).prop_map(|(minimum_members, values, minutes)| QuorumRules {
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
		1 => all_rules().prop_map(Step::Rules),
	]
}

fn apply(model: &mut Model, step: Step) {
	match step {
		Step::Feed(who, value) => {
			let values = vec![(Feed::Index, FixedU128::from_inner(value))].try_into().unwrap();
			// Refused for those who are no members, or have fed in this block.
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
		Step::Rules(rules) => {
			assert_ok!(Prices::set_rules(RuntimeOrigin::root(), rules));
			model.rules = rules;
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::default())]

	/// Whatever happens, in whatever order: the pallet says what the model says.
	#[test]
	fn the_pallet_agrees_with_the_model(
		members in 1u64..=8,
		rules in all_rules(),
		steps in prop::collection::vec(steps(), 1..120),
	) {
		ExtBuilder::default().members(members).rules(rules).build_and_execute(|| {
			let mut model = Model { members: (1..=members).collect(), rules, now: START, fed: BTreeMap::new() };
			for step in steps {
				let what = format!("{step:?}");
				apply(&mut model, step);
				let expected = model.quote();
				assert_eq!(quote(), expected, "after {what}");
				assert_ok!(Prices::do_try_state());
			}
		});
	}

	/// The median lies among the values, no more than half of them are on either side, and the order they come in means
	/// nothing.
	#[test]
	fn the_median_lies_in_the_middle(
		values in prop::collection::vec((LOWEST_VALUE.into_inner()..=HIGHEST_VALUE.into_inner(), 1u64..1_000), 5..=16),
		rotation in 0usize..16,
	) {
		let contributions = values
			.iter()
			.map(|(value, timestamp)| Contribution { value: FixedU128::from_inner(*value), timestamp: *timestamp })
			.collect::<Vec<_>>();
		let mut turned = contributions.clone();
		turned.rotate_left(rotation % values.len());

		let members = values.len() as u32;
		let quote = agree(&QuorumRules::PUBLIC, members, &contributions);
		prop_assert_eq!(quote, agree(&QuorumRules::PUBLIC, members, &turned));
		let Quote::Fresh { value, since } = quote else { panic!("five and more are never disputed: {quote:?}") };
		let median = value.into_inner();
		prop_assert!(values.iter().filter(|(value, _)| *value < median).count() * 2 <= values.len());
		prop_assert!(values.iter().filter(|(value, _)| *value > median).count() * 2 <= values.len());
		prop_assert_eq!(since, values.iter().map(|(_, timestamp)| *timestamp).min().unwrap());
	}
}
