//! Below the peg: what is bought and burned, and how it is paid for.

use crate::{mock::*, types::*, Error, Event};
use frame::{testing_prelude::*, token::fungibles::Inspect as _};

/// Lets the AMO expand for some hours, until its debt exceeds a hundred thousand.
fn expanded() {
	raise_hourly_limit();
	for _ in 0..5 {
		push_price(100_300);
		block_after(HOUR);
	}
	push_price(100_000);
	next_block();
	assert_eq!(ledger().state, PegState::Equilibrium);
}

#[test]
fn a_price_below_the_peg_is_bought_up_to_five_basis_points() {
	execute(|| {
		expanded();
		let before = debt();
		push_price(99_850);
		let events = next_block();
		assert_eq!(spot(), 99_950);
		assert!(events.iter().any(|event| matches!(event, Event::Bought { .. })));
		assert!(debt() < before);
		assert_eq!(ledger().last_action.unwrap().kind, ActionKind::Contracted);
	});
}

#[test]
fn liquidity_pays_before_the_psm() {
	execute(|| {
		expanded();
		let shares = ledger().shares.balance().unwrap();
		assert!(shares > 0);
		push_price(99_850);
		let events = next_block();
		let place = |found: fn(&Event<Test>) -> bool| events.iter().position(found);
		let held = place(|event| matches!(event, Event::LiquidityRemoved { .. }));
		let bought = place(|event| matches!(event, Event::Bought { .. }));
		assert!(held.is_none_or(|held| held < bought.unwrap()), "{events:?}");
	});
}

#[test]
fn external_redeemed_at_the_psm_pays_for_the_rest() {
	execute(|| {
		// Given an AMO without holdings and debt,
		push_price(99_700);

		// when it buys,
		let events = next_block();

		// then it has minted, redeemed, and bought more than it minted. There is a profit and no
		// debt.
		assert!(events.iter().any(|event| matches!(event, Event::RedeemedAtPsm { .. })), "{events:?}");
		assert_eq!((debt(), spot()), (0, 99_950));
		assert!(ledger().family_balance().unwrap() > 0);
		assert_ok!(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0));
		assert_eq!(ledger().family_balance(), Some(0));
		assert!(Assets::balance(PAN, RESERVE) > 0);
	});
}

#[test]
fn external_that_is_left_goes_to_the_psm() {
	execute(|| {
		// It has expanded for an hour: all of it may be contracted within the next.
		raise_hourly_limit();
		push_price(100_300);
		block_after(HOUR);
		push_price(100_000);
		next_block();
		let held = ledger().external.balance().unwrap();
		push_price(99_899);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::MintedAtPsm { .. })), "{held} {events:?}");
		// The debt is repaid; the rest is profit.
		assert!(debt() < 10_u128.pow(12) || ledger().external.balance() == Some(0), "{}", debt());
	});
}

#[test]
fn external_that_a_closed_psm_refuses_stays_in_the_ledger() {
	execute(|| {
		expanded();
		change_psm(|psm| psm.open = false);
		push_price(99_899);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::PsmRefused { .. })), "{events:?}");
		assert!(ledger().external.balance().unwrap() > 0);
		assert!(ledger().last_action.unwrap().kind == ActionKind::Contracted);
	});
}

#[test]
fn within_an_hour_it_burns_a_twentieth_of_the_supply() {
	execute(|| {
		// Two million are sold into a pool of one million.
		trade(PAN, pan(2_000_000));
		settle_twap();
		let supply = Assets::total_issuance(PAN);
		next_block();
		let burned = ledger().contracted.level;
		assert!(burned >= supply / 25 && burned <= supply / 9, "{burned}");
		// The limit holds for each hour.
		for _ in 0..8 {
			settle_twap();
			block_after(HOUR);
		}
		assert!(spot() >= 99_940, "{}", spot());
		assert_eq!(debt(), 0);
	});
}

#[test]
fn it_contracts_while_expansion_is_forbidden() {
	execute(|| {
		expanded();
		let before = debt();
		assert_ok!(Amo::pause(RuntimeOrigin::signed(GUARDIAN), 0));
		change_psm(|psm| psm.open = false);
		push_price(99_850);
		next_block();
		assert!(debt() < before);
	});
}

#[test]
fn no_seller_gets_more_than_the_backing() {
	execute(|| {
		// Given a family that has lost 5.4 %, when PAN is sold down to 0.95,
		change_psm(|psm| psm.backing = 946_000);
		push_price(95_000);

		// then nothing is bought: the PSM would pay less.
		assert_eq!(next_block(), []);
		assert_noop!(request_step(), Error::<Test>::NothingToDo);

		// Below the backing it is bought up to 5 basis points under it: 0.946 · 0.9995.
		push_price(94_400);
		next_block();
		assert_eq!(ledger().state, PegState::BelowPeg);
		assert!((94_550..=94_553).contains(&spot()), "{}", spot());
		settle_twap();
		next_block();
		assert_eq!(ledger().state, PegState::Equilibrium);
	});
}

#[test]
fn without_any_backing_nothing_is_bought() {
	execute(|| {
		change_psm(|psm| psm.backing = 0);
		push_price(94_400);
		assert_eq!(next_block(), []);
	});
}

#[test]
fn an_expansion_aims_at_the_unit_while_the_backing_is_less() {
	execute(|| {
		// Sold at less than the unit, PAN would be bought and redeemed at par.
		raise_hourly_limit();
		change_psm(|psm| psm.backing = 995_000);
		push_price(100_090);
		assert_eq!(next_block(), []);
		push_price(100_200);
		next_block();
		assert_eq!((ledger().state, spot()), (PegState::AbovePeg, 100_050));
	});
}

#[test]
fn a_psm_share_that_is_too_low_is_restored() {
	execute(|| {
		expanded();
		// The whole supply must be redeemable at the PSM.
		change_params(|params| params.min_psm_share = 1_000_000);
		let before = (debt(), ThePsm::get().debt);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::MintedAtPsm { .. })), "{events:?}");
		assert!(debt() < before.0 && ThePsm::get().debt > before.1);
		for _ in 0..4 {
			block_after(HOUR);
		}
		// All holdings have gone to the PSM.
		assert_eq!(ledger().shares.balance(), Some(0));
		assert!(ledger().external.balance().unwrap() == 0 || debt() == 0, "{:?} {}", ledger(), debt());
	});
}
