//! The pallet, over `pallet-session`, against a model that is a list of who has been asked for.

use crate::mock::*;
use frame::testing_prelude::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One thing that can happen.
#[derive(Clone, Debug)]
enum Step {
	Add(AccountId),
	Remove(AccountId),
	SetKeys(AccountId),
	PurgeKeys(AccountId),
	NextSession,
}

fn steps() -> impl Strategy<Value = Step> {
	prop_oneof![
		3 => (1u64..=7).prop_map(Step::Add),
		3 => (1u64..=7).prop_map(Step::Remove),
		2 => (1u64..=7).prop_map(Step::SetKeys),
		1 => (1u64..=7).prop_map(Step::PurgeKeys),
		6 => Just(Step::NextSession),
	]
}

/// The list, who has keys, and what consensus works with now and next; `None` while that is for `pallet-session` to
/// say, because nobody on the list had keys.
struct Model {
	list: Vec<AccountId>,
	keys: BTreeSet<AccountId>,
	active: Option<Vec<AccountId>>,
	next: Option<Vec<AccountId>>,
}

impl Model {
	fn next_session(&mut self) {
		let with_keys = self.list.iter().copied().filter(|who| self.keys.contains(who)).collect::<Vec<_>>();
		self.active = self.next.take();
		self.next = (!with_keys.is_empty()).then_some(with_keys);
	}
}

fn apply(model: &mut Model, step: Step) {
	match step {
		Step::Add(who) => {
			let allowed = !model.list.contains(&who) && model.keys.contains(&who) && model.list.len() < 5;
			assert_eq!(Validators::add_validator(RuntimeOrigin::root(), who).is_ok(), allowed);
			if allowed {
				model.list.push(who);
			}
		},
		Step::Remove(who) => {
			let allowed = model.list.contains(&who) && model.list.len() > 2;
			assert_eq!(Validators::remove_validator(RuntimeOrigin::root(), who).is_ok(), allowed);
			if allowed {
				model.list.retain(|validator| *validator != who);
			}
		},
		Step::SetKeys(who) => {
			set_keys(who, who);
			model.keys.insert(who);
		},
		Step::PurgeKeys(who) => {
			let had = model.keys.remove(&who);
			assert_eq!(Session::purge_keys(RuntimeOrigin::signed(who)).is_ok(), had);
		},
		Step::NextSession => {
			next_session();
			model.next_session();
		},
	}
}

proptest! {
	#![proptest_config(ProptestConfig::default())]

	/// In every session consensus works with those who were on the list and had keys when the session before began, and
	/// never with nobody.
	#[test]
	fn consensus_follows_the_list(steps in prop::collection::vec(steps(), 1..100)) {
		ExtBuilder::default().keys((1..=5).collect()).build_and_execute(|| {
			let mut model = Model {
				list: vec![1, 2, 3],
				keys: (1..=5).collect(),
				active: Some(vec![1, 2, 3]),
				next: Some(vec![1, 2, 3]),
			};
			for step in steps {
				let what = format!("{step:?}");
				apply(&mut model, step);
				assert_eq!(Validators::validators(), model.list, "after {what}");
				assert!(!Authorities::get().is_empty(), "after {what}");
				if let Some(active) = &model.active {
					assert_eq!(&Authorities::get(), active, "after {what}");
				}
				assert_ok!(Validators::do_try_state());
			}
		});
	}
}
