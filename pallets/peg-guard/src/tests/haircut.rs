//! Who bears it when a token falls: nobody leaves the loss to those who stay.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

/// A million against each of four dollars; Alice has all of it.
fn four_millions() {
	no_queue();
	for dollar in DOLLARS {
		supply(dollar, 1_000_000);
	}
	next_block();
}

/// What is behind each PAN that is out, in millionths, exactly.
fn exact_backing(prices: [u128; 4]) -> u128 {
	let worth: u128 =
		DOLLARS.iter().zip(prices).map(|(token, price)| external(*token).debt().unwrap() / 1_000 * price).sum();
	let out = Assets::total_supply(PAN) - balance(PAN, reserve());
	worth * 1_000 / (out / 1_000)
}

#[test]
fn nothing_is_taken_while_all_is_well() {
	execute(|| {
		four_millions();
		price(USDT, 970);
		next_block();
		// Three percent below, and not more.
		assert!(!family().fallen);
		assert_eq!(family().backing, 992_500);
		assert_eq!(fees(USDC).1, 500);
	});
}

#[test]
fn leaving_with_a_good_token_pays_the_backing_ratio() {
	execute(|| {
		four_millions();
		price(USDT, 900);
		forget();
		next_block();
		// 0.9 and three times 1, of four.
		assert!(family().fallen);
		assert_eq!(family().backing, 975_000);
		assert_eq!(fees(USDC).1, 25_500);
		assert_eq!(fees(USDT).1, 500);

		let before = balance(USDC, ALICE);
		assert_ok!(redeem(ALICE, USDC, pan(100_000)));
		assert_eq!(balance(USDC, ALICE) - before, usd(97_450));
		// The fallen one stays open, at par.
		let before = balance(USDT, ALICE);
		assert_ok!(redeem(ALICE, USDT, pan(100_000)));
		assert_eq!(balance(USDT, ALICE) - before, usd(99_950));
	});
}

#[test]
fn the_first_to_leave_cannot_leave_the_loss_to_the_last() {
	execute(|| {
		four_millions();
		price(USDT, 600);
		next_block();
		let mut backing = exact_backing([600, 1_000, 1_000, 1_000]);
		assert_eq!(backing, 900_000);
		// Everybody runs, with every good token, to the last unit.
		for token in [USDC, AUSDT, AUSDC] {
			for _ in 0..4 {
				assert_ok!(redeem(ALICE, token, pan(200_000)));
				next_block();
				let now = exact_backing([600, 1_000, 1_000, 1_000]);
				assert!(now >= backing, "{now} is less than {backing}");
				backing = now;
			}
		}
		// Who stays has what everybody had, and a little from the fees.
		assert!((900_000..905_000).contains(&backing), "{backing}");
	});
}

#[test]
fn the_better_one_of_two_fallen_tokens_pays_its_part() {
	execute(|| {
		four_millions();
		price(USDT, 500);
		price(USDC, 950);
		next_block();
		// (0.5 + 0.95 + 2) / 4 = 0.8625. Good ones pay 13.75 %; 0.95 pays 1 − 0.8625 / 0.95 = 9.2106 %.
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
fn a_fallen_token_has_to_come_back_to_two_percent() {
	execute(|| {
		four_millions();
		price(USDT, 969);
		next_block();
		assert!(family().fallen);
		price(USDT, 979);
		next_block();
		assert!(family().fallen);
		assert_eq!(fees(USDC).1, 5_800);
		price(USDT, 980);
		next_block();
		assert!(!family().fallen);
		assert_eq!(fees(USDC).1, 500);
	});
}

#[test]
fn what_nobody_knows_counts_as_it_was_and_not_above_one() {
	execute(|| {
		four_millions();
		price(USDT, 900);
		next_block();
		stale(USDT);
		next_block();
		assert_eq!(family().backing, 975_000);
		assert!(family().fallen);

		price(USDC, 1_200);
		next_block();
		// At market while it is known: it makes up for the other one.
		assert_eq!(family().backing, 1_000_000);
		stale(USDC);
		next_block();
		assert_eq!(family().backing, 975_000);
	});
}

#[test]
fn nothing_is_minted_at_par_while_too_little_stands_behind_it() {
	execute(|| {
		four_millions();
		price(USDT, 919);
		next_block();
		assert_eq!(family().backing, 979_700);
		assert_noop!(mint(ALICE, USDC, usd(1_000)), Error::<Test>::BackingTooLow);
		price(USDT, 920);
		next_block();
		assert_ok!(mint(ALICE, USDC, usd(1_000)));
	});
}

#[test]
fn the_backing_is_told_once_a_minute() {
	execute(|| {
		supply(USDT, 1_000);
		after(MINUTE);
		let told = |event: &Event<Test>| matches!(event, Event::Backing { .. });
		forget();
		after(MINUTE - SECOND);
		assert!(!events().iter().any(told));
		after(SECOND);
		let (out, value) = (pan(1_000), pan(1_000));
		let all = Event::Backing { family: PAN, backing: 1_000_000, out, value, fallen: false };
		assert!(events().contains(&all));
	});
}

#[test]
fn a_gift_to_the_door_backs_nothing() {
	execute(|| {
		four_millions();
		price(USDT, 900);
		next_block();
		assert_ok!(Assets::transfer(by(BOB), USDC, door(), usd(1_000_000)));
		next_block();
		assert_eq!(family().backing, 975_000);
	});
}

#[test]
fn the_assets_of_the_market_operations_count_at_their_floor() {
	execute(|| {
		four_millions();
		// They owe a million and have 970 000 for it.
		<Assets as frame::token::fungibles::Mutate<AccountId>>::mint_into(PAN, &AMO, pan(1_000_000)).unwrap();
		AmoDebt::set([(PAN, pan(1_000_000))].into());
		AmoAssets::set([(PAN, pan(970_000))].into());
		next_block();
		assert_eq!(family().backing, 994_000);
	});
}

#[test]
fn a_window_does_not_hinder_leaving() {
	execute(|| {
		four_millions();
		for dollar in DOLLARS {
			stale(dollar);
		}
		after(DAY);
		for dollar in DOLLARS {
			assert!(matches!(external(dollar).state, State::Stopped { why: Why::Stale, .. }));
			assert_ok!(redeem(ALICE, dollar, pan(1_000_000)));
		}
	});
}
