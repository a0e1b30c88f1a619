//! Tests of the fees: fixed part, deviation and window, and their rise and fall.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
use pallet_psm::Error as PsmError;

#[test]
fn a_swap_costs_five_basis_points_each_way() {
	execute(|| {
		assert_eq!(fees(USDT), (500, 500));
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		assert_eq!(balance(PAN, ALICE), pan(9_995));
		assert_eq!(balance(PAN, fee_account()), pan(5));
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_eq!(balance(USDT, ALICE) - before, 999_500_000);
		assert_eq!(balance(PAN, fee_account()), pan(5) + pan(1) / 2);
	});
}

#[test]
fn below_its_unit_minting_costs_the_difference_too() {
	execute(|| {
		set_price(USDT, 997);
		clear_events();
		next_block();
		// 5 + 30 basis points.
		assert_eq!(fees(USDT), (3_500, 500));
		let set = Event::FeesSet { external: USDT, mint: 3_500, redeem: 500, below_peg: 3_000, above_peg: 0 };
		assert!(events().contains(&set));
		assert_eq!(fees(USDC), (500, 500));
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		assert_eq!(balance(PAN, ALICE), pan(9_965));
	});
}

#[test]
fn above_its_unit_redeeming_costs_the_difference_too() {
	execute(|| {
		set_price_in_millionths(USDT, 1_002_001);
		next_block();
		// 5 + 21 basis points: the part for the price is rounded up to basis points.
		assert_eq!(fees(USDT), (500, 2_600));
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_eq!(balance(USDT, ALICE) - before, 997_400_000);
	});
}

#[test]
fn a_fee_is_raised_at_once_and_lowered_after_a_minute() {
	execute(|| {
		set_price(USDT, 997);
		next_block();
		set_price(USDT, 999);
		after(MINUTE - 1);
		assert_eq!(fees(USDT).0, 3_500);
		after(1);
		assert_eq!(fees(USDT).0, 1_500);
		set_price(USDT, 998);
		next_block();
		assert_eq!(fees(USDT).0, 2_500);
		// Without a fresh price it stays.
		make_stale(USDT);
		after(HOUR);
		assert_eq!(fees(USDT).0, 2_500);
	});
}

#[test]
fn a_flicker_within_a_basis_point_moves_nothing() {
	execute(|| {
		set_price_in_millionths(USDT, 999_990);
		next_block();
		clear_events();
		set_price_in_millionths(USDT, 999_910);
		next_block();
		assert_eq!(events(), []);
		assert_eq!(fees(USDT).0, 600);
	});
}

#[test]
fn above_half_of_the_window_the_fee_rises_in_steps() {
	execute(|| {
		// 25 000 of 50 000: half of the window.
		assert_ok!(mint(ALICE, USDT, usd(25_000)));
		assert_eq!(fees(USDT).0, 500);
		// A step is 2 500. It costs 4.5 basis points more from the next mint on.
		for step in 1..=10 {
			assert_eq!(fees(USDT).0, 500 + 450 * (step - 1));
			clear_events();
			let before = balance(PAN, ALICE);
			assert_ok!(mint(ALICE, USDT, usd(2_500)));
			let fee = pan(2_500) / 1_000_000 * u128::from(500 + 450 * (step - 1));
			assert_eq!(balance(PAN, ALICE) - before, pan(2_500) - fee);
			assert!(events()
				.iter()
				.any(|event| matches!(event, Event::InflowRecorded { step: climbed, .. } if *climbed == step)));
		}
		assert_eq!(fees(USDT).0, 5_000);
		assert_eq!(fees(USDC).0, 500);
	});
}

#[test]
fn the_part_for_the_window_follows_the_leak() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(27_500)));
		assert_eq!(fees(USDT).0, 950);
		// 2 500 leak within three minutes.
		after(3 * MINUTE - SECOND);
		assert_eq!(fees(USDT).0, 950);
		after(SECOND);
		assert_eq!(fees(USDT).0, 500);
	});
}

#[test]
fn a_mint_climbs_at_most_one_step() {
	execute(|| {
		assert_noop!(mint(ALICE, USDT, usd(27_500) + 1), Error::<Test>::ExceedsFeeStep);
		assert_noop!(mint(ALICE, USDT, usd(50_000)), Error::<Test>::ExceedsFeeStep);
		assert_ok!(mint(ALICE, USDT, usd(27_500)));
		assert_noop!(mint(ALICE, USDT, usd(2_500) + 1), Error::<Test>::ExceedsFeeStep);
		assert_ok!(mint(ALICE, USDT, usd(2_500)));
	});
}

#[test]
fn splitting_a_mint_gains_less_than_a_step() {
	execute(|| {
		// 50 000 in the largest possible parts, and in small ones.
		let cost = |parts: &[u128]| {
			hypothetically!({
				let before = balance(PAN, ALICE);
				for part in parts {
					assert_ok!(mint(ALICE, USDT, usd(*part)));
				}
				pan(50_000) - (balance(PAN, ALICE) - before)
			})
		};
		let mut coarse = vec![27_500];
		coarse.extend([2_500; 9]);
		let fine = [500; 100];
		let (coarse, fine) = (cost(&coarse), cost(&fine));
		assert!(coarse.abs_diff(fine) <= pan(50_000) / 1_000_000 * 450);
		// The integral over the window is 25 000 · 5 + 25 000 · (5 + 22.5) basis points, give or
		// take half a step.
		let exact = pan(12) + pan(1) / 2 + pan(25_000) / 1_000_000 * 2_750;
		assert!(exact.abs_diff(coarse) <= pan(25_000) / 1_000_000 * 450);
		assert!(exact.abs_diff(fine) <= pan(25_000) / 1_000_000 * 450);
	});
}

#[test]
fn a_mint_before_the_fee_follows_the_feed_is_refused() {
	execute(|| {
		// This block has fed the price; the hook of the next block has not set the fee yet.
		set_price(USDT, 999);
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::FeeOutdated);
		next_block();
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		// After a rise of the price the higher fee is paid until the hook lowers it.
		set_price(USDT, 1_000);
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_eq!(balance(PAN, fee_account()), pan(3));
	});
}

#[test]
fn minting_against_an_external_that_just_fell_is_refused() {
	execute(|| {
		set_price(USDT, 980);
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::ExternalOffPeg);
		assert_eq!(external(USDT).state, crate::ExternalState::Open);
	});
}

#[test]
fn max_fee_bounds_the_fee_of_a_mint() {
	execute(|| {
		set_price(USDT, 999);
		next_block();
		let most = Permill::from_parts(1_499);
		let refused = Psm::mint(signed(ALICE), PAN, USDT, usd(1_000), most);
		assert_noop!(refused, PsmError::<Test>::FeeTooHigh);
		assert_ok!(Psm::mint(signed(ALICE), PAN, USDT, usd(1_000), Permill::from_parts(1_500)));
	});
}

#[test]
fn new_params_hold_from_the_next_block_on() {
	execute(|| {
		change_params(|params| params.base_mint_fee = 1_000);
		// The fee in force is too low for the new parameters.
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::FeeOutdated);
		next_block();
		assert_eq!(fees(USDT).0, 1_000);
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
	});
}
