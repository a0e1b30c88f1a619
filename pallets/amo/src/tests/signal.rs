//! The price by which an AMO decides, and the prices that it does not trust.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

#[test]
fn a_price_that_was_just_pushed_moves_nothing() {
	execute(|| {
		let twap = Twap::get();
		push_price(100_200);
		Twap::set(twap);
		assert_eq!(next_block(), []);
		assert_noop!(request_step(), Error::<Test>::NothingToDo);
		// The TWAP has left the band, and the last close is still far from it.
		Twap::set(Some(FixedU128::from_rational(100_110, 100_000)));
		assert_noop!(request_step(), Error::<Test>::SpotDeviatesFromTwap);
		let events = next_block();
		assert!(matches!(events[..], [Event::StateChanged { to: PegState::AbovePeg, .. }]), "{events:?}");
		assert_eq!((debt(), spot()), (0, 100_200));
	});
}

#[test]
fn the_price_of_the_external_counts() {
	execute(|| {
		// The external is at 0.998 dollars: the guide price is 1.002, and PAN costs a dollar.
		raise_hourly_limit();
		Price::set(Some(998_000));
		settle_twap();
		assert_eq!(next_block(), []);
		// Now PAN costs 1.001 dollars.
		push_price(100_320);
		next_block();
		assert_eq!(ledger().state, PegState::AbovePeg);
		// 1.0005 / 0.998.
		assert_eq!(spot(), 100_251);
	});
}

#[test]
fn without_a_price_it_rests() {
	execute(|| {
		push_price(100_200);
		next_block();
		assert_eq!(ledger().state, PegState::AbovePeg);
		Price::set(None);
		assert_noop!(request_step(), Error::<Test>::NoPrice);
		let events = next_block();
		assert_eq!(
			events,
			[Event::StateChanged { amo: 0, from: PegState::AbovePeg, to: PegState::Equilibrium, price: None }]
		);
	});
}

#[test]
fn without_a_twap_it_rests() {
	execute(|| {
		push_price(100_200);
		Twap::set(None);
		assert_eq!(next_block(), []);
		assert_noop!(request_step(), Error::<Test>::NothingToDo);
	});
}

#[test]
fn beside_a_paused_pool_it_rests() {
	execute(|| {
		push_price(100_200);
		let pool = ThePool::get();
		ThePool::set(&Pool { paused: true, ..pool });
		assert_eq!(next_block(), []);
		assert_noop!(request_step(), Error::<Test>::NoPrice);
	});
}

#[test]
fn a_requested_step_comes_in_the_next_even_block() {
	execute(|| {
		push_price(100_200);
		assert_ok!(request_step());
		assert_noop!(request_step(), Error::<Test>::AlreadyScheduled);
		assert!(crate::Scheduled::<Test>::get().contains(&0));
		next_block();
		assert!(crate::Scheduled::<Test>::get().is_empty());
		assert!(debt() > 0);
	});
}

#[test]
fn an_external_that_sags_alone_makes_no_amo_sell_for_it() {
	execute(|| {
		// The external is at 0.992 dollars, the others at one, and PAN costs a dollar: 1 / 0.992.
		Price::set(Some(992_000));
		Median::set(Some(1_000_000));
		settle_twap();
		assert!(spot() > 100_800);
		assert_eq!(next_block(), []);
		// An external above its peg makes no AMO buy.
		Price::set(Some(1_008_000));
		settle_twap();
		assert!(spot() < 99_210);
		assert_eq!(next_block(), []);
		// A price beyond both readings counts. The lower reading is the target: 1.0005 / 0.998.
		raise_hourly_limit();
		Price::set(Some(998_000));
		push_price(100_400);
		next_block();
		assert_eq!(spot(), 100_251);
	});
}
