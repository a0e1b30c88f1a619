//! When minting is open. Redeeming goes on in every state but one.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;
use pallet_psm::{CircuitBreakerLevel, Error as PsmError};

fn status(token: u32) -> CircuitBreakerLevel {
	crate::psm::ExternalAssets::<Test>::get(PAN, token).unwrap().status
}

#[test]
fn a_token_opens_with_its_first_price() {
	reset();
	genesis(families()).execute_with(|| {
		System::set_block_number(1);
		next_block();
		assert_eq!(external(USDT).state, State::New);
		assert_eq!(status(USDT), CircuitBreakerLevel::MintingDisabled);
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);

		// 0.6 % below is not calm; 0.4 % is.
		price(USDT, 994);
		next_block();
		assert_eq!(external(USDT).state, State::New);
		price(USDT, 996);
		next_block();
		assert_eq!(external(USDT).state, State::Open);
		assert_eq!(status(USDT), CircuitBreakerLevel::AllEnabled);
		let opened = Event::MintingResumed { family: PAN, external: USDT, by: By::FirstPrice };
		assert!(events().contains(&opened));
		assert_ok!(mint(ALICE, USDT, usd(100)));
		check();
	});
}

#[test]
fn more_than_one_percent_below_stops_minting_and_not_redeeming() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		price(USDT, 990);
		next_block();
		assert_eq!(external(USDT).state, State::Open);

		price_in_millionths(USDT, 989_999);
		forget();
		next_block();
		let since = Now::get();
		assert_eq!(external(USDT).state, State::Stopped { since, why: Why::Price });
		assert_eq!(status(USDT), CircuitBreakerLevel::MintingDisabled);
		let price = Some(989_999_000_000_000_000);
		let stopped = Event::MintingStopped { family: PAN, external: USDT, why: Why::Price, price };
		assert!(events().contains(&stopped));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		// The others are as they were.
		assert_ok!(mint(ALICE, USDC, usd(100)));
	});
}

#[test]
fn a_stale_feed_stops_minting_and_not_redeeming() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		stale(USDT);
		// At once, before the hook has seen it.
		assert_noop!(mint(ALICE, USDT, usd(100)), Error::<Test>::PriceStale);
		next_block();
		assert_eq!(external(USDT).state, State::Stopped { since: Now::get(), why: Why::Stale });
		let stopped = Event::MintingStopped { family: PAN, external: USDT, why: Why::Stale, price: None };
		assert!(events().contains(&stopped));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_ok!(redeem(ALICE, USDT, pan(500)));
	});
}

#[test]
fn it_opens_by_itself_after_an_hour_of_calm() {
	execute(|| {
		price(USDT, 980);
		next_block();
		price(USDT, 996);
		next_block();
		let calm = Now::get();
		assert_eq!(external(USDT).calm_since, Some(calm));
		after(HOUR - 1);
		assert!(matches!(external(USDT).state, State::Stopped { .. }));
		after(1);
		assert_eq!(external(USDT).state, State::Open);
		let opened = Event::MintingResumed { family: PAN, external: USDT, by: By::Calm };
		assert!(events().contains(&opened));
	});
}

#[test]
fn a_calm_that_is_broken_begins_again() {
	execute(|| {
		stale(USDT);
		next_block();
		price(USDT, 1_000);
		next_block();
		after(HOUR - MINUTE);
		// Half a percent below is not under half a percent.
		price(USDT, 995);
		after(MINUTE);
		assert_eq!(external(USDT).calm_since, None);
		price(USDT, 1_000);
		next_block();
		after(HOUR - 1);
		assert!(matches!(external(USDT).state, State::Stopped { why: Why::Stale, .. }));
		after(1);
		assert_eq!(external(USDT).state, State::Open);
	});
}

#[test]
fn what_the_guardian_stops_only_the_committee_opens() {
	execute(|| {
		assert_ok!(PegGuard::stop(guardian(), USDT));
		let price = Some(1_000_000_000_000_000_000);
		let stopped = Event::MintingStopped { family: PAN, external: USDT, why: Why::Guardian, price };
		assert!(events().contains(&stopped));
		after(2 * HOUR);
		after(2 * HOUR);
		assert!(matches!(external(USDT).state, State::Stopped { why: Why::Guardian, .. }));
		assert_ok!(PegGuard::reopen(committee(), USDT));
		assert_eq!(external(USDT).state, State::Open);
		let opened = Event::MintingResumed { family: PAN, external: USDT, by: By::Committee };
		assert!(events().contains(&opened));
		assert_ok!(mint(ALICE, USDT, usd(100)));
	});
}

#[test]
fn the_committee_need_not_wait_for_the_calm() {
	execute(|| {
		price(USDT, 980);
		next_block();
		assert_noop!(PegGuard::reopen(committee(), USDT), Error::<Test>::NotCalm);
		stale(USDT);
		assert_noop!(PegGuard::reopen(committee(), USDT), Error::<Test>::PriceStale);
		price(USDT, 990);
		assert_ok!(PegGuard::reopen(committee(), USDT));
		next_block();
		assert_eq!(external(USDT).state, State::Open);
	});
}

#[test]
fn a_counterfeit_is_shut_and_opens_in_two_steps() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_ok!(PegGuard::shut(committee(), USDT));
		assert!(events().contains(&Event::ExternalShut { family: PAN, external: USDT }));
		assert_eq!(status(USDT), CircuitBreakerLevel::AllDisabled);
		assert_noop!(redeem(ALICE, USDT, pan(100)), PsmError::<Test>::AllSwapsStopped);
		after(2 * HOUR);
		assert!(matches!(external(USDT).state, State::Shut { .. }));

		// Redeeming needs no price.
		stale(USDT);
		assert_ok!(PegGuard::reopen(committee(), USDT));
		assert!(events().contains(&Event::RedeemingResumed { family: PAN, external: USDT }));
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_noop!(PegGuard::reopen(committee(), USDT), Error::<Test>::PriceStale);
		price(USDT, 1_000);
		assert_ok!(PegGuard::reopen(committee(), USDT));
		assert_ok!(mint(ALICE, USDT, usd(100)));
	});
}

#[test]
fn a_price_is_noted_when_it_has_moved_by_ten_basis_points() {
	execute(|| {
		let noted = |token| external(token).price.unwrap() / 1_000_000_000_000;
		price_in_millionths(USDT, 1_000_999);
		next_block();
		assert_eq!(noted(USDT), 1_000_000);
		price_in_millionths(USDT, 1_001_000);
		next_block();
		assert_eq!(noted(USDT), 1_001_000);
	});
}
