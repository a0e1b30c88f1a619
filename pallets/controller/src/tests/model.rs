//! Random feeds, pools and users: the invariants hold and no tick fails.

use crate::{mock::*, ControllerParams, ControllerState, Event};
use huxian_traits::{kit::Controller as _, oracle::Quote, Balance};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Step {
	Feed(u32),
	Silence,
	Dispute,
	Pool(u32, u32),
	Wait(u32),
	Issue(u32),
	Repay(u32),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		(1u32..1_000_000).prop_map(Step::Feed),
		Just(Step::Silence),
		Just(Step::Dispute),
		(1u32..1_000_000, 1u32..1_000_000).prop_map(|(kit, hux)| Step::Pool(kit, hux)),
		(0u32..100_000).prop_map(Step::Wait),
		(0u32..1_000_000).prop_map(Step::Issue),
		(0u32..1_000_000).prop_map(Step::Repay),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::default())]

	#[test]
	fn invariants_hold_after_any_steps(steps in prop::collection::vec(step(), 1..80)) {
		execute(|| {
			Controller::store_params(ControllerParams { min_depth: UNIT, window: 60_000 });
			start(400);
			let (mut issued, mut repaid) = (0, 0);
			for step in steps {
				match step {
					Step::Feed(hundredths) => feed(hundredths),
					Step::Silence => set_index_quote(Quote::NoQuorum),
					Step::Dispute => set_index_quote(Quote::Disputed),
					Step::Pool(kit, hux) => pool(kit, hux),
					Step::Wait(seconds) => after(seconds.into()),
					Step::Issue(kit) => {
						Controller::issue(&ALICE, Balance::from(kit) * UNIT).unwrap();
						issued += Balance::from(kit) * UNIT;
					},
					Step::Repay(kit) => {
						let kit = Balance::from(kit) * UNIT;
						repaid += Controller::repay(&ALICE, kit).map_or(0, |()| kit);
					},
				}
				Controller::do_try_state().unwrap();
			}
			assert_eq!(Kit::free_balance(ALICE), issued - repaid);
			let record = ControllerState::<Test>::get().unwrap();
			assert_eq!(record.state.circulating, issued - repaid + Kit::free_balance(POOL));
			assert!(!events().iter().any(|event| matches!(event, Event::TickFailed { .. })));
		});
	}
}
