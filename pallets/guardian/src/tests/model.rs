//! Random histories against a simple model: the guardian never holds a kind for longer than an
//! episode, unless the committee confirmed the pause.

use crate::mock::*;
use frame::testing_prelude::*;
use proptest::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

#[derive(Clone, Debug)]
enum Act {
	Pause(AccountId, u32),
	Resume(u32),
	Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		4 => (prop_oneof![3 => Just(GUARDIAN), 1 => Just(COMMITTEE)], 0u32..6).prop_map(|(who, door)| Act::Pause(who, door)),
		2 => (0u32..6).prop_map(Act::Resume),
		3 => (1u64..25).prop_map(Act::Wait),
	]
}

/// The model.
#[derive(Default)]
struct Model {
	/// Doors that the guardian alone holds shut.
	held: BTreeSet<u32>,
	/// First block of the last episode of each kind.
	episodes: BTreeMap<bool, u64>,
}

/// Returns the length of an episode of a kind.
fn length(even: bool) -> u64 {
	if even {
		LENGTH
	} else {
		LENGTH / 2
	}
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(256))]

	#[test]
	fn the_guardian_alone_never_holds(acts in proptest::collection::vec(act(), 1..80)) {
		execute(|| {
			let mut model = Model::default();
			for act in acts {
				let now = System::block_number();
				match act {
					Act::Pause(GUARDIAN, door) => {
						let was_shut = is_shut(door);
						if pause(GUARDIAN, door).is_ok() {
							assert!(!was_shut);
							model.held.insert(door);
							let even = door.is_multiple_of(2);
							let length = length(even);
							let first = *model.episodes.get(&even).unwrap_or(&now);
							let is_running = now < first + length;
							let is_free = now >= first + length + COOL_DOWN;
							assert!(is_running || is_free, "a pause in the cool-down");
							if is_free || !model.episodes.contains_key(&even) {
								model.episodes.insert(even, now);
							}
						}
					},
					Act::Pause(who, door) => {
						if pause(who, door).is_ok() {
							model.held.remove(&door);
						}
					},
					Act::Resume(door) => {
						if resume(COMMITTEE, door).is_ok() {
							model.held.remove(&door);
						}
					},
					Act::Wait(blocks) => {
						run_to(now + blocks);
						model.held.retain(|door| {
							let even = door.is_multiple_of(2);
							let is_over = System::block_number() >= model.episodes[&even] + length(even);
							assert_eq!(is_shut(*door), !is_over, "door {door}");
							!is_over
						});
					},
				}
			}
		});
	}
}
