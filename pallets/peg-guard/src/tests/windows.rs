//! How fast a token may come in: by the hour, by the day, net.

use crate::{mock::*, Error};
use frame::testing_prelude::*;

/// Mints in parts that climb a step each.
fn fill(token: u32, whole: u128) {
	let mut left = whole;
	while left > 0 {
		let part = left.min(2_500);
		assert_ok!(mint(ALICE, token, usd(part)));
		left -= part;
	}
}

#[test]
fn fifty_thousand_an_hour_come_in_at_least() {
	execute(|| {
		fill(USDT, 50_000);
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::HourWindowFull);
		// Other tokens have windows of their own.
		fill(USDC, 50_000);
		// A minute lets 833.3 out.
		after(MINUTE);
		assert_noop!(mint(ALICE, USDT, usd(834)), Error::<Test>::HourWindowFull);
		assert_ok!(mint(ALICE, USDT, usd(833)));
	});
}

#[test]
fn one_percent_of_the_supply_comes_in_within_an_hour() {
	execute(|| {
		supply(USDT, 2_000_000);
		supply(AUSDT, 3_500_000);
		supply(AUSDC, 2_500_000);
		next_block();
		// 8 000 000: 80 000 an hour, 44 000 at once.
		assert_noop!(mint(ALICE, USDC, usd(44_100)), Error::<Test>::TooMuchAtOnce);
		assert_ok!(mint(ALICE, USDC, usd(44_000)));
	});
}

#[test]
fn a_day_has_a_window_of_its_own() {
	execute(|| {
		change(|rules| {
			rules.hour_share = 50_000;
			rules.day_share = 50_000;
		});
		supply(USDT, 3_000_000);
		supply(USDC, 2_000_000);
		supply(AUSDT, 3_000_000);
		supply(AUSDC, 2_000_000);
		next_block();
		// Of ten millions 500 000 an hour, and 1 200 000 a day: 24 times the floor of an hour.
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
		// What has leaked of a day's window within three hours is less than an eighth of it.
		assert!((1_200_000..=1_350_000).contains(&minted), "{minted}");
		let refused = mint(ALICE, USDT, usd(300_000));
		assert!(refused == Err(Error::<Test>::DayWindowFull.into()), "{refused:?}");
	});
}

#[test]
fn what_goes_out_again_does_not_count() {
	execute(|| {
		fill(USDT, 50_000);
		assert_ok!(redeem(ALICE, USDT, pan(10_000)));
		// 9 995 were burned.
		assert_eq!(external(USDT).window.hour, pan(40_005));
		assert_ok!(mint(ALICE, USDT, usd(2_500)));
		// Redeeming into another token does not make room for this one.
		fill(USDC, 10_000);
		let before = external(USDT).window;
		assert_ok!(redeem(ALICE, USDC, pan(5_000)));
		assert_eq!(external(USDT).window, before);
	});
}

#[test]
fn more_going_out_than_has_come_in_leaves_an_empty_window() {
	execute(|| {
		supply(USDT, 3_000_000);
		assert_ok!(redeem(ALICE, USDT, pan(100_000)));
		let window = external(USDT).window;
		assert_eq!((window.hour, window.day), (0, 0));
		// And no larger one.
		assert_noop!(mint(ALICE, USDT, usd(50_001)), Error::<Test>::HourWindowFull);
	});
}

#[test]
fn a_window_is_empty_after_its_time() {
	execute(|| {
		fill(USDT, 50_000);
		after(HOUR);
		assert_ok!(mint(ALICE, USDT, usd(25_000)));
		let window = external(USDT).window;
		assert_eq!(window.hour, pan(25_000));
		// 1 200 000 leak out of the day in a day: 50 000 in this hour.
		assert_eq!(window.day, pan(25_000));
	});
}
