//! Views.

use crate::mock::*;
use frame::testing_prelude::*;

#[test]
fn a_view_tells_the_market_the_ledger_and_the_limits() {
	execute(|| {
		let view = Amo::view_operations().pop().unwrap();
		assert_eq!((view.id, view.family, view.pool, view.external), (0, PAN, POOL, USD));
		assert_eq!(
			(view.state.as_str(), view.twap.as_deref(), view.spot.as_deref()),
			("equilibrium", Some("1"), Some("1"))
		);
		assert_eq!((view.expand_room, view.contract_room, view.expansion_error), (pan(25_000), pan(500_000), None));
		assert_eq!((view.debt, view.stressed_value, view.pool_share, view.last_action), (0, 0, 0, None));

		push_price(100_150);
		assert_ok!(request_step());
		assert!(Amo::view_operation(0).unwrap().scheduled);
		next_block();
		let view = Amo::view_operation(0).unwrap();
		assert_eq!((view.state.as_str(), view.expansion_error.as_deref()), ("abovePeg", Some("CoolingDown")));
		assert_eq!(view.debt, debt());
		assert!(view.stressed_value >= debt() && view.minted > 0);
		let last = view.last_action.unwrap();
		assert_eq!((last.kind.as_str(), last.at, last.amount), ("expanded", Now::get(), view.minted));
		assert_eq!(Amo::view_operation(1), None);
	});
}

#[test]
fn without_a_price_the_view_says_so() {
	execute(|| {
		Price::set(None);
		let view = Amo::view_operation(0).unwrap();
		assert_eq!((view.twap, view.spot, view.expansion_error.as_deref()), (None, None, Some("NoPrice")));
	});
}
