//! Random weather: whatever feeds, pools and people do, the invariants hold and no step fails.

use crate::{mock::*, Core, Event, Settings};
use huxian_traits::{kit::Controller as _, oracle::Quote, Balance};
use proptest::prelude::*;

#[derive(Clone, Copy, Debug)]
enum Weather {
	Feed(u32),
	Silence,
	Dispute,
	Pool(u32, u32),
	Wait(u32),
	Issue(u32),
	Repay(u32),
}

fn weather() -> impl Strategy<Value = Weather> {
	prop_oneof![
		(1u32..1_000_000).prop_map(Weather::Feed),
		Just(Weather::Silence),
		Just(Weather::Dispute),
		(1u32..1_000_000, 1u32..1_000_000).prop_map(|(kit, hux)| Weather::Pool(kit, hux)),
		(0u32..100_000).prop_map(Weather::Wait),
		(0u32..1_000_000).prop_map(Weather::Issue),
		(0u32..1_000_000).prop_map(Weather::Repay),
	]
}

proptest! {
	#![proptest_config(ProptestConfig::default())]

	#[test]
	fn invariants_hold_in_any_weather(days in prop::collection::vec(weather(), 1..80)) {
		execute(|| {
			Controller::keep(Settings { depth: UNIT, window: 60_000 });
			start(400);
			let (mut issued, mut repaid) = (0, 0);
			for day in days {
				match day {
					Weather::Feed(hundredths) => feed(hundredths),
					Weather::Silence => IndexQuote::set(Quote::NoQuorum),
					Weather::Dispute => IndexQuote::set(Quote::Disputed),
					Weather::Pool(kit, hux) => pool(kit, hux),
					Weather::Wait(seconds) => after(seconds.into()),
					Weather::Issue(kit) => {
						Controller::issue(&ALICE, Balance::from(kit) * UNIT).unwrap();
						issued += Balance::from(kit) * UNIT;
					},
					Weather::Repay(kit) => {
						let kit = Balance::from(kit) * UNIT;
						repaid += Controller::repay(&ALICE, kit).map_or(0, |()| kit);
					},
				}
				Controller::do_try_state().unwrap();
			}
			assert_eq!(Kit::free_balance(ALICE), issued - repaid);
			let record = Core::<Test>::get().unwrap();
			assert_eq!(record.state.circulating, issued - repaid + Kit::free_balance(POOL));
			assert!(!events().iter().any(|event| matches!(event, Event::TickFailed { .. })));
		});
	}
}
