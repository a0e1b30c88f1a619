//! Compares the pallet with a list of announced calls and a clock, over random sequences of calls.
//!
//! No call is executed before its notice is over, twice, or after it was cancelled.

use crate::{mock::*, Operations};
use frame::testing_prelude::*;
use proptest::prelude::*;
use std::collections::BTreeMap;

#[derive(Clone, Copy, Debug)]
enum Act {
	Announce(u32),
	Execute(u32),
	Cancel(u32),
	Clear(u32),
	Wait(u64),
}

fn act() -> impl Strategy<Value = Act> {
	prop_oneof![
		(1_u32..99).prop_map(Act::Announce),
		(0_u32..12).prop_map(Act::Execute),
		(0_u32..12).prop_map(Act::Cancel),
		(0_u32..12).prop_map(Act::Clear),
		(1_u64..15).prop_map(Act::Wait),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::with_cases(500))]

	#[test]
	fn the_pallet_agrees_with_a_list_and_a_clock(acts in prop::collection::vec(act(), 1..60)) {
		execute(|| {
			let (mut waiting, mut next, mut expected) = (BTreeMap::new(), 0, 0);
			for act in acts {
				let now = System::block_number();
				match act {
					Act::Announce(to) => {
						announce(set_number(to));
						waiting.insert(next, (to, now + DELAY));
						next += 1;
					},
					Act::Execute(id) => {
						let due = waiting.get(&id).filter(|(_, ready)| (*ready..ready + GRACE).contains(&now)).copied();
						let outcome = Timelock::execute(signed(ALICE), id, Weight::from_parts(1_000_000, 0));
						assert_eq!(outcome.is_ok(), due.is_some());
						if let Some((to, _)) = due {
							expected = to;
							waiting.remove(&id);
						}
					},
					Act::Cancel(id) => assert_eq!(Timelock::cancel(signed(GUARDIAN), id).is_ok(), waiting.remove(&id).is_some()),
					Act::Clear(id) => {
						let is_over = waiting.get(&id).is_some_and(|(_, ready)| now >= ready + GRACE);
						assert_eq!(Timelock::cancel(signed(ALICE), id).is_ok(), is_over);
						if is_over {
							waiting.remove(&id);
						}
					},
					Act::Wait(blocks) => System::set_block_number(now + blocks),
				}
				assert_eq!(number(), expected);
				assert_eq!(Operations::<Runtime>::count() as usize, waiting.len());
				assert_ok!(Timelock::do_try_state());
			}
		});
	}
}
