//! Tests of the swaps of market operations, and of their view of the peg.

use crate::{mock::*, types::*, Error};
use frame::{testing_prelude::*, token::fungibles::Mutate};
use huxian_traits::peg::{ExternalInfo, PsmAccess};

#[test]
fn operators_fill_no_window_pay_no_fee_and_skip_the_queue() {
	execute(|| {
		// 3 000 000 through a window of 50 000.
		circulate(USDT, 3_000_000);
		assert_eq!(external(USDT).window.hour, 0);
		assert_eq!(balance(PAN, fee_account()), 0);
		assert_eq!(external(USDT).minted, pan(3_000_000));

		// Back in one redemption.
		assert_ok!(Assets::transfer(signed(ALICE), PAN, AMO, pan(2_000_000)));
		let swap = redeem_as_operator(USDT, pan(2_000_000)).unwrap();
		assert_eq!(swap.external, usd(1_999_000));
		assert_eq!((swap.internal, swap.fee), (pan(1_999_000), pan(1_000)));
		assert_eq!(balance(PAN, AMO), pan(1_000));
		assert_eq!(balance(USDT, AMO), usd(1_999_000));
		assert!(family().queue.is_empty());
		assert_eq!(family().outflow.level, 0);
	});
}

#[test]
fn redemptions_of_operators_leave_the_window_unchanged() {
	execute(|| {
		circulate(USDT, 100_000);
		assert_ok!(mint(ALICE, USDT, usd(27_500)));
		let window = external(USDT).window;
		assert_ok!(Assets::transfer(signed(ALICE), PAN, AMO, pan(50_000)));
		assert_ok!(redeem_as_operator(USDT, pan(50_000)));
		assert_eq!(external(USDT).window, window);
	});
}

#[test]
fn purchases_count_as_inflow_and_raise_the_fee() {
	execute(|| {
		assert_eq!(PegGuard::room(USDT), pan(50_000));
		assert_ok!(PegGuard::record_inflow(USDT, pan(40_000)));
		assert_eq!(PegGuard::room(USDT), pan(10_000));
		// 40 000 of 50 000: the sixth step.
		assert_eq!(fees(USDT).0, 500 + 6 * 450);
		// A purchase is never refused.
		assert_ok!(PegGuard::record_inflow(USDT, pan(100_000)));
		assert_eq!(PegGuard::room(USDT), 0);
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::HourWindowFull);
		assert_noop!(PegGuard::record_inflow(DAI, 1), Error::<Test>::UnknownExternal);
	});
}

#[test]
fn a_pause_holds_for_operators_too() {
	execute(|| {
		circulate(USDT, 1_000);
		assert_ok!(PegGuard::pause_minting(guardian(), USDT));
		<Assets as Mutate<AccountId>>::mint_into(USDT, &AMO, usd(1_000)).unwrap();
		assert_noop!(PegGuard::mint(PAN, USDT, &AMO, usd(1_000)), pallet_psm::Error::<Test>::MintingStopped);
	});
}

#[test]
fn only_operators_may_swap_this_way() {
	execute(|| {
		assert_noop!(PegGuard::mint(PAN, USDT, &ALICE, usd(1_000)), Error::<Test>::NotOperator);
		assert_noop!(PegGuard::redeem(PAN, USDT, &ALICE, pan(1)), Error::<Test>::NotOperator);
	});
}

#[test]
fn operators_may_expand_only_while_the_peg_is_healthy() {
	execute(|| {
		for dollar in DOLLARS {
			circulate(dollar, 1_000_000);
		}
		next_block();
		assert!(PegGuard::may_expand(USDC));
		assert!(!PegGuard::may_expand(DAI));
		set_price(USDC, 980);
		assert!(!PegGuard::may_expand(USDC));
		make_stale(USDC);
		assert!(!PegGuard::may_expand(USDC));
		set_price(USDC, 1_000);
		assert!(PegGuard::may_expand(USDC));
		assert_ok!(PegGuard::pause_minting(guardian(), USDC));
		assert!(!PegGuard::may_expand(USDC));
		assert!(PegGuard::may_expand(AUSDT));
		set_price(USDT, 960);
		next_block();
		assert!(!PegGuard::may_expand(AUSDT));
		assert_eq!(PegGuard::backing(PAN), 990_000);
		assert_eq!(PegGuard::backing(ETH), 0);
	});
}

#[test]
fn the_median_price_is_that_of_open_and_fresh_externals() {
	execute(|| {
		let millionths = || PegGuard::median_price(PAN).map(|price| price.into_inner() / 1_000_000_000_000);
		set_price(USDT, 998);
		set_price(USDC, 999);
		set_price(AUSDT, 1_001);
		set_price(AUSDC, 1_004);
		assert_eq!(millionths(), Some(1_000_000));
		make_stale(USDT);
		assert_eq!(millionths(), Some(1_001_000));
		assert_ok!(PegGuard::pause_minting(guardian(), AUSDC));
		assert_eq!(millionths(), Some(1_000_000));
		for dollar in DOLLARS {
			make_stale(dollar);
		}
		assert_eq!(millionths(), None);
		assert_eq!(PegGuard::median_price(ETH), None);
	});
}

#[test]
fn no_price_stops_an_operator() {
	execute(|| {
		// Before the hook has paused minting, a person is refused and an operator is not.
		set_price(USDT, 900);
		circulate(USDT, 1_000);
		assert_eq!(external(USDT).state, ExternalState::Open);
	});
}

#[test]
fn an_inflow_that_overflows_is_refused() {
	execute(|| {
		assert_ok!(PegGuard::record_inflow(USDT, u128::MAX));
		assert_noop!(PegGuard::record_inflow(USDT, 1), Error::<Test>::ArithmeticOverflow);
		// A window at its maximum delays neither redemptions nor blocks.
		circulate(USDT, 1_000);
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		after(HOUR);
		assert_eq!(fees(USDT), (5_000, 500));
	});
}

#[test]
fn external_info_describes_an_external_and_its_family() {
	execute(|| {
		circulate(USDT, 1_000);
		circulate(AUSDC, 500);
		let described = |price: u128| {
			let price = FixedU128::from_rational(price, 1_000);
			let (debt, family_debt, supply) = (pan(1_000), pan(1_500), pan(1_500));
			Some(ExternalInfo { family: PAN, family_decimals: 18, decimals: 6, price, debt, family_debt, supply })
		};
		assert_eq!(PegGuard::external_info(USDT), described(1_000));
		// The valuation is at most one, and the stored price without a fresh one.
		set_price(USDT, 1_020);
		assert_eq!(PegGuard::external_info(USDT), described(1_000));
		assert_eq!(<PegGuard as PsmAccess<_>>::price(USDT), Some(FixedU128::from_rational(1_020, 1_000)));
		set_price(USDT, 970);
		assert_eq!(PegGuard::external_info(USDT), described(970));
		next_block();
		make_stale(USDT);
		assert_eq!(PegGuard::external_info(USDT), described(970));
		assert_eq!(<PegGuard as PsmAccess<_>>::price(USDT), None);
		assert_eq!((PegGuard::external_info(DAI), <PegGuard as PsmAccess<_>>::price(DAI)), (None, None));
	});
}

#[test]
fn an_external_of_a_market_operation_cannot_be_removed() {
	execute(|| {
		AmoExternal::set(Some(USDT));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasOperation);
		AmoExternal::set(None);
		assert_ok!(PegGuard::remove_external(committee(), USDT));
	});
}

#[test]
fn the_room_respects_the_share_of_an_external() {
	execute(|| {
		// 40 % of ten million are 4 000 000, and 3 990 000 of them are used.
		circulate(USDT, 3_990_000);
		assert_eq!(PegGuard::room(USDT), pan(10_000));
		assert_eq!(PegGuard::room(DAI), 0);
	});
}
