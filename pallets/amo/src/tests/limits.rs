//! Limits of expansion.

use crate::{mock::*, types::*, Error};
use frame::testing_prelude::*;
use huxian_traits::governance::GovernedParams;

/// Pushes PAN far above its peg. Checks that a request is refused with `error`, and that the block
/// does nothing.
fn assert_forbidden(error: Error<Test>) {
	push_price(100_300);
	assert_noop!(request_step(), error);
	next_block();
	assert_eq!((debt(), spot()), (0, 100_300));
}

#[test]
fn the_guardian_pauses_expansion_and_the_committee_resumes_it() {
	execute(|| {
		let guardian = || RuntimeOrigin::signed(GUARDIAN);
		assert_ok!(Amo::pause(guardian(), 0));
		assert_forbidden(Error::<Test>::ExpansionPaused);
		assert_noop!(Amo::resume(guardian(), 0), DispatchError::BadOrigin);
		assert_ok!(Amo::resume(RuntimeOrigin::root(), 0));
		next_block();
		assert!(debt() > 0);
	});
}

#[test]
fn an_emergency_forbids_to_expand() {
	execute(|| {
		Emergency::set(&true);
		assert_forbidden(Error::<Test>::ExpansionPaused);
		Emergency::set(&false);
		next_block();
		assert!(debt() > 0);
	});
}

#[test]
fn an_external_off_its_peg_forbids_to_expand() {
	execute(|| {
		Price::set(Some(985_000));
		push_price(102_000);
		assert_noop!(request_step(), Error::<Test>::PsmClosed);
		next_block();
		assert_eq!(debt(), 0);
	});
}

#[test]
fn a_closed_psm_forbids_to_expand() {
	execute(|| {
		change_psm(|psm| psm.open = false);
		assert_forbidden(Error::<Test>::PsmClosed);
	});
}

#[test]
fn too_little_backing_forbids_to_expand() {
	execute(|| {
		change_psm(|psm| psm.backing = 989_999);
		assert_forbidden(Error::<Test>::BackingTooLow);
	});
}

#[test]
fn an_imbalanced_pool_forbids_to_expand() {
	execute(|| {
		trade(USD, usd(800_000));
		settle_twap();
		assert_noop!(request_step(), Error::<Test>::PoolImbalanced);
	});
}

#[test]
fn the_cooldown_passes_between_two_expansions() {
	execute(|| {
		change_params(|params| params.hourly_expand_share = 50_000);
		push_price(100_150);
		next_block();
		push_price(100_150);
		assert_noop!(request_step(), Error::<Test>::CoolingDown);
		block_after(MINUTE - 6 * SECOND);
		assert_noop!(request_step(), Error::<Test>::CoolingDown);
		block_after(6 * SECOND);
		assert!(spot() < 100_150);
	});
}

#[test]
fn the_debt_stays_within_its_cap() {
	execute(|| {
		change_params(|params| params.mint_cap = pan(3_000));
		push_price(100_300);
		next_block();
		assert!(debt() <= pan(3_000) && debt() > pan(2_900), "{}", debt());
		settle_twap();
		block_after(HOUR);
		settle_twap();
		assert_noop!(request_step(), Error::<Test>::MintCapReached);
	});
}

#[test]
fn within_an_hour_the_debt_grows_by_a_part_of_the_supply_only() {
	execute(|| {
		push_price(100_500);
		next_block();
		assert!(ledger().expanded.level <= pan(25_000) && ledger().expanded.level > pan(24_900));
		settle_twap();
		block_after(2 * MINUTE);
		settle_twap();
		// 800 have leaked, and the supply has grown.
		assert!(ledger().expanded.level <= pan(25_063));
		settle_twap();
		Now::mutate(|now| *now += MINUTE);
		change_params(|params| params.min_step = pan(500));
		assert_noop!(request_step(), Error::<Test>::HourlyLimitReached);
	});
}

#[test]
fn enough_stays_redeemable_at_the_psm() {
	execute(|| {
		change_params(|params| params.min_psm_share = 1_000_000);
		assert_forbidden(Error::<Test>::PsmShareTooLow);
		change_params(|params| params.min_psm_share = 999_000);
		next_block();
		// A thousandth of ten million.
		assert!(debt() > pan(9_000) && debt() <= pan(10_000), "{}", debt());
	});
}

#[test]
fn a_step_that_leaves_debt_uncovered_is_undone() {
	execute(|| {
		// No shortfall is tolerated, and the holdings are worth less under stress.
		change_params(|params| (params.shortfall_tolerance, params.stress_discount) = (0, 200_000));
		Price::set(Some(995_000));
		push_price(100_700);
		let events = next_block();
		let failed = events.iter().any(
			|event| matches!(event, crate::Event::StepFailed { error, .. } if *error == Error::<Test>::Undercollateralised.into()),
		);
		assert!(failed || debt() == 0 || ledger().last_action.is_some(), "{events:?}");
		if failed {
			assert_eq!((debt(), ledger().expanded_at), (0, Now::get()));
		}
	});
}

#[test]
fn parameters_are_bounded() {
	let bad: [fn(&mut AmoParams); 16] = [
		|params| params.exit_target = 99,
		|params| params.exit_target = params.entry_threshold,
		|params| params.entry_threshold = 20_001,
		|params| params.max_spot_deviation = 99,
		|params| params.max_spot_deviation = params.entry_threshold + 1,
		|params| params.twap_window = 59_999,
		|params| params.hourly_expand_share = 50_001,
		|params| params.hourly_contract_share = params.hourly_expand_share - 1,
		|params| params.cooldown = 86_400_001,
		|params| params.min_output_ratio = 949_999,
		|params| params.max_pool_share = 750_001,
		|params| params.min_psm_share = 499_999,
		|params| params.min_backing = 1_000_001,
		|params| params.max_imbalance = 900_001,
		|params| params.stress_discount = 9_999,
		|params| params.min_step = 0,
	];
	assert_eq!(params().validate(()), Ok(()));
	execute(|| {
		for spoil in bad {
			let mut spoiled = params();
			spoil(&mut spoiled);
			assert_noop!(Amo::set_params(RuntimeOrigin::root(), 0, spoiled), Error::<Test>::OutOfBounds);
		}
		let mut spoiled = params();
		spoiled.shortfall_tolerance = 20_001;
		assert_noop!(Amo::create(RuntimeOrigin::root(), PAN, POOL, spoiled), Error::<Test>::OutOfBounds);
	});
}
