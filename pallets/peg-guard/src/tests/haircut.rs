//! Tests of the haircut: the loss of a fallen external is shared by all holders.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

/// Mints a million against each of four dollars for Alice.
pub(super) fn four_millions() {
	lift_outflow_limit();
	for dollar in DOLLARS {
		circulate(dollar, 1_000_000);
	}
	next_block();
}

/// Returns the exact backing of each circulating PAN, in millionths.
fn exact_backing(prices: [u128; 4]) -> u128 {
	let worth: u128 =
		DOLLARS.iter().zip(prices).map(|(token, price)| external(*token).debt().unwrap() / 1_000 * price).sum();
	let out = Assets::total_supply(PAN) - balance(PAN, fee_account());
	worth * 1_000 / (out / 1_000)
}

#[test]
fn there_is_no_haircut_down_to_three_percent_below() {
	execute(|| {
		four_millions();
		set_price(USDT, 970);
		next_block();
		// Exactly three percent below.
		assert!(!family().fallen);
		assert_eq!(family().backing, 992_500);
		assert_eq!(fees(USDC).1, 500);
	});
}

#[test]
fn redeeming_into_a_good_external_pays_the_backing() {
	execute(|| {
		four_millions();
		set_price(USDT, 900);
		clear_events();
		next_block();
		// (0.9 + 1 + 1 + 1) / 4.
		assert!(family().fallen);
		assert_eq!(family().backing, 975_000);
		assert_eq!(fees(USDC).1, 25_500);
		assert_eq!(fees(USDT).1, 500);

		let before = balance(USDC, ALICE);
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		assert_eq!(balance(USDC, ALICE) - before, usd(97_450));
		// Redeeming into the fallen one goes on at par.
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(100_000)));
		assert_eq!(balance(USDT, ALICE) - before, usd(99_950));
	});
}

#[test]
fn early_redemptions_leave_no_loss_to_later_ones() {
	execute(|| {
		four_millions();
		set_price(USDT, 600);
		next_block();
		let mut backing = exact_backing([600, 1_000, 1_000, 1_000]);
		assert_eq!(backing, 900_000);
		// A run: all good externals are redeemed.
		for token in [USDC, AUSDT, AUSDC] {
			for _ in 0..4 {
				assert_ok!(redeem(ALICE, token, pan(200_000)));
				next_block();
				let now = exact_backing([600, 1_000, 1_000, 1_000]);
				assert!(now >= backing, "{now} is less than {backing}");
				backing = now;
			}
		}
		// The backing of the rest is that of before, plus a little from the fees.
		assert!((900_000..905_000).contains(&backing), "{backing}");
	});
}

#[test]
fn the_better_one_of_two_fallen_externals_has_a_haircut_too() {
	execute(|| {
		four_millions();
		set_price(USDT, 500);
		set_price(USDC, 950);
		next_block();
		// (0.5 + 0.95 + 2) / 4 = 0.8625. The haircut of good ones is 13.75 %; that of 0.95 is
		// 1 − 0.8625 / 0.95 = 9.2106 %.
		assert_eq!(family().backing, 862_500);
		assert_eq!(fees(AUSDT).1, 138_000);
		assert_eq!(fees(USDC).1, 500 + 92_200);
		assert_eq!(fees(USDT).1, 500);
		let before = exact_backing([500, 950, 1_000, 1_000]);
		assert_ok!(redeem(ALICE, USDC, pan(500_000)));
		assert!(exact_backing([500, 950, 1_000, 1_000]) >= before);
	});
}

#[test]
fn a_fallen_external_recovers_at_two_percent_below() {
	execute(|| {
		four_millions();
		set_price(USDT, 969);
		next_block();
		assert!(family().fallen);
		set_price(USDT, 979);
		next_block();
		assert!(family().fallen);
		assert_eq!(fees(USDC).1, 5_800);
		set_price(USDT, 980);
		next_block();
		assert!(!family().fallen);
		assert_eq!(fees(USDC).1, 500);
	});
}

#[test]
fn without_a_fresh_price_the_stored_one_counts_up_to_one() {
	execute(|| {
		four_millions();
		set_price(USDT, 900);
		next_block();
		make_stale(USDT);
		next_block();
		assert_eq!(family().backing, 975_000);
		assert!(family().fallen);

		set_price(USDC, 1_200);
		next_block();
		// A fresh price counts above one: it makes up for the other external.
		assert_eq!(family().backing, 1_000_000);
		make_stale(USDC);
		next_block();
		assert_eq!(family().backing, 975_000);
	});
}

#[test]
fn nothing_is_minted_below_the_minimum_backing() {
	execute(|| {
		four_millions();
		set_price(USDT, 919);
		next_block();
		assert_eq!(family().backing, 979_700);
		assert_noop!(mint(ALICE, USDC, usd(1_000)), Error::<Test>::BackingTooLow);
		set_price(USDT, 920);
		next_block();
		assert_ok!(mint(ALICE, USDC, usd(1_000)));
	});
}

#[test]
fn the_backing_is_reported_once_a_minute() {
	execute(|| {
		circulate(USDT, 1_000);
		after(MINUTE);
		let is_report = |event: &Event<Test>| matches!(event, Event::BackingReported { .. });
		clear_events();
		after(MINUTE - SECOND);
		assert!(!events().iter().any(is_report));
		after(SECOND);
		let (circulating, value) = (pan(1_000), pan(1_000));
		let report = Event::BackingReported { family: PAN, backing: 1_000_000, circulating, value, fallen: false };
		assert!(events().contains(&report));
	});
}

#[test]
fn a_gift_to_the_psm_account_backs_nothing() {
	execute(|| {
		four_millions();
		set_price(USDT, 900);
		next_block();
		assert_ok!(Assets::transfer(signed(BOB), USDC, psm_account(), usd(1_000_000)));
		next_block();
		assert_eq!(family().backing, 975_000);
	});
}

#[test]
fn the_market_operations_count_at_their_stressed_value() {
	execute(|| {
		four_millions();
		// Their debt is a million, their stressed value 970 000.
		<Assets as frame::token::fungibles::Mutate<AccountId>>::mint_into(PAN, &AMO, pan(1_000_000)).unwrap();
		AmoDebt::set([(PAN, pan(1_000_000))].into());
		AmoValue::set([(PAN, pan(970_000))].into());
		next_block();
		assert_eq!(family().backing, 994_000);
	});
}

#[test]
fn redeeming_goes_on_without_any_fresh_price() {
	execute(|| {
		four_millions();
		for dollar in DOLLARS {
			make_stale(dollar);
		}
		after(DAY);
		for dollar in DOLLARS {
			assert!(matches!(external(dollar).state, ExternalState::Paused { reason: PauseReason::Stale, .. }));
			assert_ok!(redeem(ALICE, dollar, pan(1_000_000)));
		}
	});
}
