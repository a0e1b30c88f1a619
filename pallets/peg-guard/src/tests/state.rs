//! Tests of the states of an external. Redeeming goes on in every state but `Disabled`.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;
use pallet_psm::{CircuitBreakerLevel, Error as PsmError};

fn status(token: u32) -> CircuitBreakerLevel {
	crate::psm::ExternalAssets::<Test>::get(PAN, token).unwrap().status
}

#[test]
fn an_external_opens_with_its_first_price() {
	reset_statics();
	genesis(families()).execute_with(|| {
		System::set_block_number(1);
		next_block();
		assert_eq!(external(USDT).state, ExternalState::New);
		assert_eq!(status(USDT), CircuitBreakerLevel::MintingDisabled);
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);

		// 0.6 % below is outside of the recovery band; 0.4 % is within.
		set_price(USDT, 994);
		next_block();
		assert_eq!(external(USDT).state, ExternalState::New);
		set_price(USDT, 996);
		next_block();
		assert_eq!(external(USDT).state, ExternalState::Open);
		assert_eq!(status(USDT), CircuitBreakerLevel::AllEnabled);
		let resumed = Event::MintingResumed { family: PAN, external: USDT, by: ResumedBy::FirstPrice };
		assert!(events().contains(&resumed));
		assert_ok!(mint(ALICE, USDT, usd(100)));
		assert_invariants();
	});
}

#[test]
fn more_than_one_percent_below_pauses_minting_only() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		set_price(USDT, 990);
		next_block();
		assert_eq!(external(USDT).state, ExternalState::Open);

		set_price_in_millionths(USDT, 989_999);
		clear_events();
		next_block();
		let since = Now::get();
		assert_eq!(external(USDT).state, ExternalState::Paused { since, reason: PauseReason::Price });
		assert_eq!(status(USDT), CircuitBreakerLevel::MintingDisabled);
		let price = Some(989_999_000_000_000_000);
		let paused = Event::MintingPaused { family: PAN, external: USDT, reason: PauseReason::Price, price };
		assert!(events().contains(&paused));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		// The other externals are unchanged.
		assert_ok!(mint(ALICE, USDC, usd(100)));
	});
}

#[test]
fn a_stale_feed_pauses_minting_only() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		make_stale(USDT);
		// Minting is refused at once, before the hook has paused it.
		assert_noop!(mint(ALICE, USDT, usd(100)), Error::<Test>::PriceStale);
		next_block();
		assert_eq!(external(USDT).state, ExternalState::Paused { since: Now::get(), reason: PauseReason::Stale });
		let paused = Event::MintingPaused { family: PAN, external: USDT, reason: PauseReason::Stale, price: None };
		assert!(events().contains(&paused));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_ok!(redeem(ALICE, USDT, pan(500)));
	});
}

#[test]
fn minting_resumes_after_an_hour_in_the_recovery_band() {
	execute(|| {
		set_price(USDT, 980);
		next_block();
		set_price(USDT, 996);
		next_block();
		let since = Now::get();
		assert_eq!(external(USDT).recovering_since, Some(since));
		after(HOUR - 1);
		assert!(matches!(external(USDT).state, ExternalState::Paused { .. }));
		after(1);
		assert_eq!(external(USDT).state, ExternalState::Open);
		let resumed = Event::MintingResumed { family: PAN, external: USDT, by: ResumedBy::Recovery };
		assert!(events().contains(&resumed));
	});
}

#[test]
fn leaving_the_recovery_band_restarts_the_recovery_period() {
	execute(|| {
		make_stale(USDT);
		next_block();
		set_price(USDT, 1_000);
		next_block();
		after(HOUR - MINUTE);
		// The edge of the band, half a percent below, is outside.
		set_price(USDT, 995);
		after(MINUTE);
		assert_eq!(external(USDT).recovering_since, None);
		set_price(USDT, 1_000);
		next_block();
		after(HOUR - 1);
		assert!(matches!(external(USDT).state, ExternalState::Paused { reason: PauseReason::Stale, .. }));
		after(1);
		assert_eq!(external(USDT).state, ExternalState::Open);
	});
}

#[test]
fn only_the_committee_ends_a_pause_of_the_guardian() {
	execute(|| {
		assert_ok!(PegGuard::pause_minting(guardian(), USDT));
		let price = Some(1_000_000_000_000_000_000);
		let paused = Event::MintingPaused { family: PAN, external: USDT, reason: PauseReason::Guardian, price };
		assert!(events().contains(&paused));
		after(2 * HOUR);
		after(2 * HOUR);
		assert!(matches!(external(USDT).state, ExternalState::Paused { reason: PauseReason::Guardian, .. }));
		assert_ok!(PegGuard::resume_external(committee(), USDT));
		assert_eq!(external(USDT).state, ExternalState::Open);
		let resumed = Event::MintingResumed { family: PAN, external: USDT, by: ResumedBy::Committee };
		assert!(events().contains(&resumed));
		assert_ok!(mint(ALICE, USDT, usd(100)));
	});
}

#[test]
fn the_committee_may_resume_before_the_recovery_period_ends() {
	execute(|| {
		set_price(USDT, 980);
		next_block();
		assert_noop!(PegGuard::resume_external(committee(), USDT), Error::<Test>::NotRecovered);
		make_stale(USDT);
		assert_noop!(PegGuard::resume_external(committee(), USDT), Error::<Test>::PriceStale);
		set_price(USDT, 990);
		assert_ok!(PegGuard::resume_external(committee(), USDT));
		next_block();
		assert_eq!(external(USDT).state, ExternalState::Open);
	});
}

#[test]
fn a_disabled_external_resumes_in_two_steps() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_ok!(PegGuard::disable_external(committee(), USDT));
		assert!(events().contains(&Event::ExternalDisabled { family: PAN, external: USDT }));
		assert_eq!(status(USDT), CircuitBreakerLevel::AllDisabled);
		assert_noop!(redeem(ALICE, USDT, pan(100)), PsmError::<Test>::AllSwapsStopped);
		after(2 * HOUR);
		assert!(matches!(external(USDT).state, ExternalState::Disabled { .. }));

		// Redeeming needs no price.
		make_stale(USDT);
		assert_ok!(PegGuard::resume_external(committee(), USDT));
		assert!(events().contains(&Event::RedeemingResumed { family: PAN, external: USDT }));
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		assert_noop!(mint(ALICE, USDT, usd(100)), PsmError::<Test>::MintingStopped);
		assert_noop!(PegGuard::resume_external(committee(), USDT), Error::<Test>::PriceStale);
		set_price(USDT, 1_000);
		assert_ok!(PegGuard::resume_external(committee(), USDT));
		assert_ok!(mint(ALICE, USDT, usd(100)));
	});
}

#[test]
fn a_price_is_stored_when_it_has_moved_by_ten_basis_points() {
	execute(|| {
		let stored = |token| external(token).last_price.unwrap() / 1_000_000_000_000;
		set_price_in_millionths(USDT, 1_000_999);
		next_block();
		assert_eq!(stored(USDT), 1_000_000);
		set_price_in_millionths(USDT, 1_001_000);
		next_block();
		assert_eq!(stored(USDT), 1_001_000);
	});
}
