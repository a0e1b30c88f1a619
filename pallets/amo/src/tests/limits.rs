//! What bounds expansion.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;

/// PAN is far above its unit, and something forbids to mint: a step is refused with its reason, and a block does nothing.
fn refused(error: Error<Test>) {
	push(100_300);
	assert_noop!(ask(), error);
	next_block();
	assert_eq!((debt(), spot()), (0, 100_300));
}

#[test]
fn the_guardian_pauses_it_and_the_committee_resumes_it() {
	execute(|| {
		let guardian = || RuntimeOrigin::signed(GUARDIAN);
		assert_ok!(Amo::pause(guardian(), 0));
		refused(Error::<Test>::ExpansionPaused);
		assert_noop!(Amo::resume(guardian(), 0), DispatchError::BadOrigin);
		assert_ok!(Amo::resume(RuntimeOrigin::root(), 0));
		next_block();
		assert!(debt() > 0);
	});
}

#[test]
fn an_emergency_forbids_it() {
	execute(|| {
		Emergency::set(&true);
		refused(Error::<Test>::ExpansionPaused);
		Emergency::set(&false);
		next_block();
		assert!(debt() > 0);
	});
}

#[test]
fn an_external_off_its_unit_forbids_it() {
	execute(|| {
		Price::set(Some(985_000));
		push(102_000);
		assert_noop!(ask(), Error::<Test>::DoorShut);
		next_block();
		assert_eq!(debt(), 0);
	});
}

#[test]
fn a_stopped_door_forbids_it() {
	execute(|| {
		door(|door| door.open = false);
		refused(Error::<Test>::DoorShut);
	});
}

#[test]
fn too_little_backing_forbids_it() {
	execute(|| {
		door(|door| door.backing = 989_999);
		refused(Error::<Test>::BackingTooLow);
	});
}

#[test]
fn a_one_sided_pool_forbids_it() {
	execute(|| {
		trade(USD, usd(800_000));
		settle();
		assert_noop!(ask(), Error::<Test>::PoolTilted);
	});
}

#[test]
fn it_rests_between_two_expansions() {
	execute(|| {
		change(|terms| terms.expand_share = 50_000);
		push(100_150);
		next_block();
		push(100_150);
		assert_noop!(ask(), Error::<Test>::CoolingDown);
		after(MINUTE - 6 * SECOND);
		assert_noop!(ask(), Error::<Test>::CoolingDown);
		after(6 * SECOND);
		assert!(spot() < 100_150);
	});
}

#[test]
fn it_owes_no_more_than_its_cap() {
	execute(|| {
		change(|terms| terms.mint_cap = pan(3_000));
		push(100_300);
		next_block();
		assert!(debt() <= pan(3_000) && debt() > pan(2_900), "{}", debt());
		settle();
		after(HOUR);
		settle();
		assert_noop!(ask(), Error::<Test>::CapReached);
	});
}

#[test]
fn within_an_hour_it_mints_no_more_than_its_part_of_the_supply() {
	execute(|| {
		push(100_500);
		next_block();
		assert!(books().expanded.level <= pan(25_000) && books().expanded.level > pan(24_900));
		settle();
		after(2 * MINUTE);
		settle();
		// 800 have leaked out of it, and the supply has grown.
		assert!(books().expanded.level <= pan(25_063));
		settle();
		Now::mutate(|now| *now += MINUTE);
		change(|terms| terms.least_step = pan(500));
		assert_noop!(ask(), Error::<Test>::HourUsedUp);
	});
}

#[test]
fn enough_stays_behind_the_door() {
	execute(|| {
		change(|terms| terms.liquid_share = 1_000_000);
		refused(Error::<Test>::TooLittleLiquid);
		change(|terms| terms.liquid_share = 999_000);
		next_block();
		// A thousandth of ten million.
		assert!(debt() > pan(9_000) && debt() <= pan(10_000), "{}", debt());
	});
}

#[test]
fn a_bad_bargain_is_not_made() {
	execute(|| {
		// Nothing may be lost against its value at the floor, and what it has is worth less there.
		change(|terms| (terms.tolerance, terms.floor) = (0, 200_000));
		Price::set(Some(995_000));
		push(100_700);
		let events = next_block();
		let failed = events.iter().any(
			|event| matches!(event, crate::Event::StepFailed { error, .. } if *error == Error::<Test>::BelowFloor.into()),
		);
		assert!(failed || debt() == 0 || books().last.is_some(), "{events:?}");
		if failed {
			assert_eq!((debt(), books().expanded_at), (0, Now::get()));
		}
	});
}

#[test]
fn terms_are_bounded() {
	let bad: [fn(&mut Terms); 16] = [
		|terms| terms.leave = 99,
		|terms| terms.leave = terms.enter,
		|terms| terms.enter = 20_001,
		|terms| terms.calm = 99,
		|terms| terms.calm = terms.enter + 1,
		|terms| terms.window = 59_999,
		|terms| terms.expand_share = 50_001,
		|terms| terms.reduce_share = terms.expand_share - 1,
		|terms| terms.cooldown = 86_400_001,
		|terms| terms.least_out = 949_999,
		|terms| terms.pool_share = 750_001,
		|terms| terms.liquid_share = 499_999,
		|terms| terms.backing_floor = 1_000_001,
		|terms| terms.tilt = 900_001,
		|terms| terms.floor = 9_999,
		|terms| terms.least_step = 0,
	];
	assert!(terms().check());
	execute(|| {
		for spoil in bad {
			let mut spoiled = terms();
			spoil(&mut spoiled);
			assert_noop!(Amo::set_params(RuntimeOrigin::root(), 0, spoiled), Error::<Test>::OutOfBounds);
		}
		let mut spoiled = terms();
		spoiled.tolerance = 20_001;
		assert_noop!(Amo::create(RuntimeOrigin::root(), PAN, POOL, spoiled), Error::<Test>::OutOfBounds);
	});
}
