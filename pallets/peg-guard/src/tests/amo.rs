//! The market operations pass the door: their own limits hold. What they buy on the market counts.

use crate::{mock::*, types::*, Error};
use frame::{testing_prelude::*, token::fungibles::Mutate};
use huxian_traits::peg::{Backer, PegDoor};

type Door = PegGuard;

#[test]
fn they_fill_no_window_pay_no_fee_and_wait_in_no_queue() {
	execute(|| {
		// 3 000 000 through a window of 50 000.
		supply(USDT, 3_000_000);
		assert_eq!(external(USDT).window.hour, 0);
		assert_eq!(balance(PAN, reserve()), 0);
		assert_eq!(external(USDT).minted, pan(3_000_000));

		// And back, all at once.
		assert_ok!(Assets::transfer(by(ALICE), PAN, AMO, pan(2_000_000)));
		let passed = take_out(USDT, pan(2_000_000)).unwrap();
		assert_eq!(passed.external, usd(1_999_000));
		assert_eq!((passed.internal, passed.fee), (pan(1_999_000), pan(1_000)));
		assert_eq!(balance(PAN, AMO), pan(1_000));
		assert_eq!(balance(USDT, AMO), usd(1_999_000));
		assert!(family().queue.is_empty());
		assert_eq!(family().gross.level, 0);
	});
}

#[test]
fn what_they_redeem_makes_no_room() {
	execute(|| {
		supply(USDT, 100_000);
		assert_ok!(mint(ALICE, USDT, usd(27_500)));
		let window = external(USDT).window;
		assert_ok!(Assets::transfer(by(ALICE), PAN, AMO, pan(50_000)));
		assert_ok!(take_out(USDT, pan(50_000)));
		assert_eq!(external(USDT).window, window);
	});
}

#[test]
fn what_they_buy_counts_and_raises_the_fee() {
	execute(|| {
		assert_eq!(Door::room(USDT), pan(50_000));
		assert_ok!(Door::count_in(USDT, pan(40_000)));
		assert_eq!(Door::room(USDT), pan(10_000));
		// 40 000 of 50 000: the sixth step.
		assert_eq!(fees(USDT).0, 500 + 6 * 450);
		// It is never refused.
		assert_ok!(Door::count_in(USDT, pan(100_000)));
		assert_eq!(Door::room(USDT), 0);
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::HourWindowFull);
		assert_noop!(Door::count_in(DAI, 1), Error::<Test>::UnknownExternal);
	});
}

#[test]
fn a_shut_door_is_shut_for_them_too() {
	execute(|| {
		supply(USDT, 1_000);
		assert_ok!(PegGuard::stop(guardian(), USDT));
		<Assets as Mutate<AccountId>>::mint_into(USDT, &AMO, usd(1_000)).unwrap();
		assert_noop!(Door::put_in(PAN, USDT, &AMO, usd(1_000)), pallet_psm::Error::<Test>::MintingStopped);
	});
}

#[test]
fn nobody_else_goes_through_it() {
	execute(|| {
		assert_noop!(Door::put_in(PAN, USDT, &ALICE, usd(1_000)), Error::<Test>::NotOperator);
		assert_noop!(Door::take_out(PAN, USDT, &ALICE, pan(1)), Error::<Test>::NotOperator);
	});
}

#[test]
fn they_expand_only_while_all_is_well() {
	execute(|| {
		for dollar in DOLLARS {
			supply(dollar, 1_000_000);
		}
		next_block();
		assert!(Door::may_expand(USDC));
		assert!(!Door::may_expand(DAI));
		price(USDC, 980);
		assert!(!Door::may_expand(USDC));
		stale(USDC);
		assert!(!Door::may_expand(USDC));
		price(USDC, 1_000);
		assert!(Door::may_expand(USDC));
		assert_ok!(PegGuard::stop(guardian(), USDC));
		assert!(!Door::may_expand(USDC));
		assert!(Door::may_expand(AUSDT));
		price(USDT, 960);
		next_block();
		assert!(!Door::may_expand(AUSDT));
		assert_eq!(Door::backing(PAN), 990_000);
		assert_eq!(Door::backing(ETH), 0);
	});
}

#[test]
fn the_signal_is_the_median_of_what_is_open() {
	execute(|| {
		let millionths = || Door::signal(PAN).map(|price| price.into_inner() / 1_000_000_000_000);
		price(USDT, 998);
		price(USDC, 999);
		price(AUSDT, 1_001);
		price(AUSDC, 1_004);
		assert_eq!(millionths(), Some(1_000_000));
		stale(USDT);
		assert_eq!(millionths(), Some(1_001_000));
		assert_ok!(PegGuard::stop(guardian(), AUSDC));
		assert_eq!(millionths(), Some(1_000_000));
		for dollar in DOLLARS {
			stale(dollar);
		}
		assert_eq!(millionths(), None);
		assert_eq!(Door::signal(ETH), None);
	});
}

#[test]
fn an_operator_is_stopped_by_no_price() {
	execute(|| {
		// The hook has not seen it yet: a person is refused, an operator is not.
		price(USDT, 900);
		supply(USDT, 1_000);
		assert_eq!(external(USDT).state, State::Open);
	});
}

#[test]
fn what_cannot_be_counted_is_refused() {
	execute(|| {
		assert_ok!(Door::count_in(USDT, u128::MAX));
		assert_noop!(Door::count_in(USDT, 1), Error::<Test>::ArithmeticOverflow);
		// A window that is as full as can be hinders nobody who leaves, and no block.
		supply(USDT, 1_000);
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		after(HOUR);
		assert_eq!(fees(USDT), (5_000, 500));
	});
}

#[test]
fn a_token_and_its_family_are_described() {
	execute(|| {
		supply(USDT, 1_000);
		supply(AUSDC, 500);
		let described = |price: u128| {
			let price = FixedU128::from_rational(price, 1_000);
			let (debt, family_debt, supply) = (pan(1_000), pan(1_500), pan(1_500));
			Some(Backer { family: PAN, family_decimals: 18, decimals: 6, price, debt, family_debt, supply })
		};
		assert_eq!(Door::backer(USDT), described(1_000));
		// It counts as no more than one, and as what was noted last when nobody knows its price.
		price(USDT, 1_020);
		assert_eq!(Door::backer(USDT), described(1_000));
		assert_eq!(<Door as PegDoor<_>>::price(USDT), Some(FixedU128::from_rational(1_020, 1_000)));
		price(USDT, 970);
		assert_eq!(Door::backer(USDT), described(970));
		next_block();
		stale(USDT);
		assert_eq!(Door::backer(USDT), described(970));
		assert_eq!(<Door as PegDoor<_>>::price(USDT), None);
		assert_eq!((Door::backer(DAI), <Door as PegDoor<_>>::price(DAI)), (None, None));
	});
}

#[test]
fn a_token_that_they_work_with_stays() {
	execute(|| {
		AmoExternal::set(Some(USDT));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasOperation);
		AmoExternal::set(None);
		assert_ok!(PegGuard::remove_external(committee(), USDT));
	});
}

#[test]
fn what_there_is_room_for_is_what_a_person_could_mint() {
	execute(|| {
		// 40 % of ten million are 4 000 000; 3 990 000 of them are taken.
		supply(USDT, 3_990_000);
		assert_eq!(Door::room(USDT), pan(10_000));
		assert_eq!(Door::room(DAI), 0);
	});
}
