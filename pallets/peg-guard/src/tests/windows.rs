//! Tests of the windows: the net inflow of an hour and of a day.

use crate::{mock::*, Error};
use frame::testing_prelude::*;

/// Mints `whole` dollars in parts of at most one step of the fee.
fn fill(token: u32, whole: u128) {
	let mut left = whole;
	while left > 0 {
		let part = left.min(2_500);
		assert_ok!(mint(ALICE, token, usd(part)));
		left -= part;
	}
}

#[test]
fn the_hourly_limit_is_at_least_fifty_thousand() {
	execute(|| {
		fill(USDT, 50_000);
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::HourWindowFull);
		// Each external has a window of its own.
		fill(USDC, 50_000);
		// 833.3 leak in a minute.
		after(MINUTE);
		assert_noop!(mint(ALICE, USDT, usd(834)), Error::<Test>::HourWindowFull);
		assert_ok!(mint(ALICE, USDT, usd(833)));
	});
}

#[test]
fn the_hourly_limit_is_one_percent_of_the_supply() {
	execute(|| {
		circulate(USDT, 2_000_000);
		circulate(AUSDT, 3_500_000);
		circulate(AUSDC, 2_500_000);
		next_block();
		// Of 8 000 000: 80 000 an hour, 44 000 in one mint.
		assert_noop!(mint(ALICE, USDC, usd(44_100)), Error::<Test>::ExceedsFeeStep);
		assert_ok!(mint(ALICE, USDC, usd(44_000)));
	});
}

#[test]
fn a_day_has_a_window_of_its_own() {
	execute(|| {
		change_params(|params| {
			params.hourly_inflow_share = 50_000;
			params.daily_inflow_share = 50_000;
		});
		circulate(USDT, 3_000_000);
		circulate(USDC, 2_000_000);
		circulate(AUSDT, 3_000_000);
		circulate(AUSDC, 2_000_000);
		next_block();
		// Of ten million: 500 000 an hour, and 1 200 000 a day, 24 times `min_hourly_capacity`.
		let mut minted = 0;
		for _ in 0..4 {
			for _ in 0..100 {
				if mint(ALICE, USDT, usd(25_000)).is_err() {
					break;
				}
				minted += 25_000;
			}
			after(HOUR);
		}
		// Less than an eighth of the daily window leaks within three hours.
		assert!((1_200_000..=1_350_000).contains(&minted), "{minted}");
		let refused = mint(ALICE, USDT, usd(300_000));
		assert!(refused == Err(Error::<Test>::DayWindowFull.into()), "{refused:?}");
	});
}

#[test]
fn redemptions_are_taken_off_the_window() {
	execute(|| {
		fill(USDT, 50_000);
		assert_ok!(redeem(ALICE, USDT, pan(10_000)));
		// 9 995 were burned.
		assert_eq!(external(USDT).window.hour, pan(40_005));
		assert_ok!(mint(ALICE, USDT, usd(2_500)));
		// Redeeming into another external makes no room for this one.
		fill(USDC, 10_000);
		let before = external(USDT).window;
		assert_ok!(redeem(ALICE, USDC, pan(5_000)));
		assert_eq!(external(USDT).window, before);
	});
}

#[test]
fn redemptions_beyond_the_inflow_leave_an_empty_window() {
	execute(|| {
		circulate(USDT, 3_000_000);
		assert_ok!(redeem(ALICE, USDT, pan(100_000)));
		let window = external(USDT).window;
		assert_eq!((window.hour, window.day), (0, 0));
		// The capacity does not grow.
		assert_noop!(mint(ALICE, USDT, usd(50_001)), Error::<Test>::HourWindowFull);
	});
}

#[test]
fn an_hourly_window_is_empty_after_an_hour() {
	execute(|| {
		fill(USDT, 50_000);
		after(HOUR);
		assert_ok!(mint(ALICE, USDT, usd(25_000)));
		let window = external(USDT).window;
		assert_eq!(window.hour, pan(25_000));
		// 1 200 000 leak out of the daily window in a day: 50 000 in this hour.
		assert_eq!(window.day, pan(25_000));
	});
}
