//! Compares the pallet, with `pallet-session`, to a model: a list, and the accounts that have keys.

use crate::mock::*;
use frame::testing_prelude::*;
use proptest::prelude::*;
use std::collections::BTreeSet;

/// One random event.
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

/// The list, the accounts with keys, the last plan, and the authorities of this session and the
/// next. The nodes of all accounts run.
///
/// `None` while no account on the list had keys, so that `pallet-session` chooses.
struct Model {
	list: Vec<AccountId>,
	keys: BTreeSet<AccountId>,
	planned: Vec<AccountId>,
	active: Option<Vec<AccountId>>,
	next: Option<Vec<AccountId>>,
}

impl Model {
	fn next_session(&mut self) {
		let with_keys = self.list.iter().copied().filter(|who| self.keys.contains(who)).collect::<Vec<_>>();
		let new = with_keys.iter().copied().filter(|who| !self.planned.contains(who)).collect::<Vec<_>>();
		// With at most four that stay, one enters; if nobody stays, all do.
		let entries = if new.len() == with_keys.len() { new.len() } else { 1 };
		let wait = new.into_iter().skip(entries).collect::<Vec<_>>();
		self.planned = with_keys.into_iter().filter(|who| !wait.contains(who)).collect();
		self.active = self.next.take();
		self.next = (!self.planned.is_empty()).then(|| self.planned.clone());
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

	/// The authorities of a session were on the list and had keys when the session before began.
	/// New ones may have to wait. There is always at least one.
	#[test]
	fn consensus_follows_the_list(steps in prop::collection::vec(steps(), 1..100)) {
		ExtBuilder::default().keys((1..=5).collect()).build_and_execute(|| {
			let mut model = Model {
				list: vec![1, 2, 3],
				keys: (1..=5).collect(),
				planned: vec![1, 2, 3],
				active: Some(vec![1, 2, 3]),
				next: Some(vec![1, 2, 3]),
			};
			for step in steps {
				let event = format!("{step:?}");
				apply(&mut model, step);
				assert_eq!(Validators::validators(), model.list, "after {event}");
				assert!(!Authorities::get().is_empty(), "after {event}");
				if let Some(active) = &model.active {
					assert_eq!(&Authorities::get(), active, "after {event}");
				}
				assert_ok!(Validators::do_try_state());
			}
		});
	}
}
