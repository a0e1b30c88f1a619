//! What people read.

use crate::mock::*;
use frame::testing_prelude::*;

#[test]
fn a_market_operation_tells_where_it_stands() {
	execute(|| {
		let view = Amo::view_operations().pop().unwrap();
		assert_eq!((view.id, view.family, view.pool, view.external), (0, PAN, POOL, USD));
		assert_eq!(
			(view.state.as_str(), view.signal.as_deref(), view.spot.as_deref()),
			("equilibrium", Some("1"), Some("1"))
		);
		assert_eq!((view.expand_room, view.reduce_room, view.halted), (pan(25_000), pan(500_000), None));
		assert_eq!((view.debt, view.at_floor, view.pool_share, view.last), (0, 0, 0, None));

		push(100_150);
		assert_ok!(ask());
		assert!(Amo::view_operation(0).unwrap().scheduled);
		next_block();
		let view = Amo::view_operation(0).unwrap();
		assert_eq!((view.state.as_str(), view.halted.as_deref()), ("over", Some("CoolingDown")));
		assert_eq!(view.debt, debt());
		assert!(view.at_floor >= debt() && view.minted > 0);
		let last = view.last.unwrap();
		assert_eq!((last.kind.as_str(), last.at, last.amount), ("expanded", Now::get(), view.minted));
		assert_eq!(Amo::view_operation(1), None);
	});
}

#[test]
fn without_a_price_it_says_so() {
	execute(|| {
		Price::set(None);
		let view = Amo::view_operation(0).unwrap();
		assert_eq!((view.signal, view.spot, view.halted.as_deref()), (None, None, Some("NoPrice")));
	});
}
