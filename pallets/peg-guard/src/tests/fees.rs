//! What swaps cost: base, deviation, window; raised at once, lowered after a minute; nobody outruns the feed.

use crate::{mock::*, Error, Event};
use frame::testing_prelude::*;
use pallet_psm::Error as PsmError;

#[test]
fn a_swap_costs_five_basis_points_each_way() {
	execute(|| {
		assert_eq!(fees(USDT), (500, 500));
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		assert_eq!(balance(PAN, ALICE), pan(9_995));
		assert_eq!(balance(PAN, reserve()), pan(5));
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_eq!(balance(USDT, ALICE) - before, 999_500_000);
		assert_eq!(balance(PAN, reserve()), pan(5) + pan(1) / 2);
	});
}

#[test]
fn below_its_unit_minting_costs_the_difference_too() {
	execute(|| {
		price(USDT, 997);
		forget();
		next_block();
		// 5 basis points and 30.
		assert_eq!(fees(USDT), (3_500, 500));
		let set = Event::FeesSet { external: USDT, mint: 3_500, redeem: 500, below: 3_000, above: 0 };
		assert!(events().contains(&set));
		assert_eq!(fees(USDC), (500, 500));
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		assert_eq!(balance(PAN, ALICE), pan(9_965));
	});
}

#[test]
fn above_its_unit_redeeming_costs_the_difference_too() {
	execute(|| {
		price_in_millionths(USDT, 1_002_001);
		next_block();
		// 5 basis points and 21: the part for the price is rounded up to basis points.
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
		price(USDT, 997);
		next_block();
		price(USDT, 999);
		after(MINUTE - 1);
		assert_eq!(fees(USDT).0, 3_500);
		after(1);
		assert_eq!(fees(USDT).0, 1_500);
		price(USDT, 998);
		next_block();
		assert_eq!(fees(USDT).0, 2_500);
		// While nobody knows, it stays as it is.
		stale(USDT);
		after(HOUR);
		assert_eq!(fees(USDT).0, 2_500);
	});
}

#[test]
fn a_flicker_within_a_basis_point_moves_nothing() {
	execute(|| {
		price_in_millionths(USDT, 999_990);
		next_block();
		forget();
		price_in_millionths(USDT, 999_910);
		next_block();
		assert_eq!(events(), []);
		assert_eq!(fees(USDT).0, 600);
	});
}

#[test]
fn above_half_of_the_window_the_fee_rises_in_steps() {
	execute(|| {
		// 25 000 of 50 000: half.
		assert_ok!(mint(ALICE, USDT, usd(25_000)));
		assert_eq!(fees(USDT).0, 500);
		// 2 500 is a step: each costs 4.5 basis points more, and is paid from the next mint on.
		for step in 1..=10 {
			assert_eq!(fees(USDT).0, 500 + 450 * (step - 1));
			forget();
			let before = balance(PAN, ALICE);
			assert_ok!(mint(ALICE, USDT, usd(2_500)));
			let fee = pan(2_500) / 1_000_000 * u128::from(500 + 450 * (step - 1));
			assert_eq!(balance(PAN, ALICE) - before, pan(2_500) - fee);
			assert!(events().iter().any(|event| matches!(event, Event::Inflow { step: told, .. } if *told == step)));
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
		// 2 500 leak out in three minutes.
		after(3 * MINUTE - SECOND);
		assert_eq!(fees(USDT).0, 950);
		after(SECOND);
		assert_eq!(fees(USDT).0, 500);
	});
}

#[test]
fn a_large_mint_pays_no_small_fee() {
	execute(|| {
		assert_noop!(mint(ALICE, USDT, usd(27_500) + 1), Error::<Test>::TooMuchAtOnce);
		assert_noop!(mint(ALICE, USDT, usd(50_000)), Error::<Test>::TooMuchAtOnce);
		assert_ok!(mint(ALICE, USDT, usd(27_500)));
		assert_noop!(mint(ALICE, USDT, usd(2_500) + 1), Error::<Test>::TooMuchAtOnce);
		assert_ok!(mint(ALICE, USDT, usd(2_500)));
	});
}

#[test]
fn splitting_a_mint_gains_less_than_a_step() {
	execute(|| {
		// 50 000 in the largest parts, and in ever smaller ones.
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
		// The exact integral over the window is 25 000 · 5 + 25 000 · (5 + 22.5) basis points, and a half step more or less.
		let exact = pan(12) + pan(1) / 2 + pan(25_000) / 1_000_000 * 2_750;
		assert!(exact.abs_diff(coarse) <= pan(25_000) / 1_000_000 * 450);
		assert!(exact.abs_diff(fine) <= pan(25_000) / 1_000_000 * 450);
	});
}

#[test]
fn nobody_outruns_the_feed() {
	execute(|| {
		// The feed of this block is in, the hook of the next one has not set the fee yet.
		price(USDT, 999);
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::FeeIsMoving);
		next_block();
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		// The other way round he pays the higher fee.
		price(USDT, 1_000);
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_eq!(balance(PAN, reserve()), pan(3));
	});
}

#[test]
fn nobody_mints_against_what_has_just_fallen() {
	execute(|| {
		price(USDT, 980);
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::ExternalOffPeg);
		assert_eq!(external(USDT).state, crate::State::Open);
	});
}

#[test]
fn a_person_names_the_most_he_pays() {
	execute(|| {
		price(USDT, 999);
		next_block();
		let most = Permill::from_parts(1_499);
		let refused = Psm::mint(by(ALICE), PAN, USDT, usd(1_000), most);
		assert_noop!(refused, PsmError::<Test>::FeeTooHigh);
		assert_ok!(Psm::mint(by(ALICE), PAN, USDT, usd(1_000), Permill::from_parts(1_500)));
	});
}

#[test]
fn new_rules_hold_from_the_next_block_on() {
	execute(|| {
		change(|rules| rules.base_mint = 1_000);
		// The fee in force is too low for them.
		assert_noop!(mint(ALICE, USDT, usd(1_000)), Error::<Test>::FeeIsMoving);
		next_block();
		assert_eq!(fees(USDT).0, 1_000);
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
	});
}
