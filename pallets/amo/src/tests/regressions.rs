//! Defects that a review found, each as it was.

use crate::{mock::*, types::*, Error, Event};
use frame::{testing_prelude::*, token::fungibles::Inspect as _};

/// Lets the AMO expand for some hours, until it has shares, external, and debt.
fn expanded() {
	raise_hourly_limit();
	for _ in 0..3 {
		push_price(100_300);
		block_after(HOUR);
	}
	push_price(100_000);
	next_block();
	assert!(ledger().shares.balance().unwrap() > 0 && debt() > pan(100_000));
}

#[test]
fn an_imbalanced_pool_is_no_profit() {
	execute(|| {
		expanded();
		// At par an imbalanced pool holds more, on either side: the gain reverses as it rebalances.
		let balanced = stressed_value();
		for parts in [97_000, 99_000, 101_000, 103_000, 100_000] {
			push_price(parts);
			let imbalanced = stressed_value();
			assert!(imbalanced <= balanced + balanced / 2_000, "{parts}: {imbalanced} {balanced}");
		}
		// So the debt is covered when the pool has rebalanced, however much was swept before.
		push_price(97_000);
		let _ = Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0);
		push_price(100_000);
		assert!(stressed_value() + pan(100) >= debt(), "{} {}", stressed_value(), debt());
	});
}

#[test]
fn a_psm_share_that_lacks_dust_blocks_no_contraction() {
	execute(|| {
		expanded();
		// The PSM lacks less than a step.
		let supply = Assets::total_issuance(PAN);
		let share = (ThePsm::get().debt * 1_000_000 / supply) as u32 + 1;
		let missing = |share: u32| (supply * u128::from(share)).div_ceil(1_000_000) - ThePsm::get().debt;
		change_params(|params| {
			params.min_psm_share = share;
			params.min_step = missing(share) + 1;
		});
		let before = ledger().burned;
		push_price(99_700);
		next_block();
		assert!(ledger().burned > before, "it contracts");
	});
}

#[test]
fn a_closed_psm_leaves_buying() {
	execute(|| {
		expanded();
		change_params(|params| params.min_psm_share = 1_000_000);
		change_psm(|psm| psm.open = false);
		push_price(99_850);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::Bought { .. })), "{events:?}");
	});
}

#[test]
fn redeemed_external_buys_more_than_it_cost_or_is_not_used() {
	execute(|| {
		// All dollars are at 0.992: PAN at 1.004 of them is below its peg. A PAN that is redeemed
		// for such a dollar buys less than a PAN.
		Price::set(Some(992_000));
		push_price(100_400);
		let events = next_block();
		assert_eq!((ledger().state, debt(), ledger().minted), (PegState::BelowPeg, 0, 0));
		assert!(!events.iter().any(|event| matches!(event, Event::RedeemedAtPsm { .. } | Event::StepFailed { .. })));
	});
}

#[test]
fn the_proceeds_of_a_sale_and_nothing_else_go_to_the_psm() {
	execute(|| {
		// All dollars are at 1.005: PAN at 0.9965 of them is above its peg, and a sale brings less
		// than one of them.
		Price::set(Some(1_005_000));
		Window::set(&pan(1_000_000));
		push_price(99_650);
		let events = next_block();
		assert_eq!(ledger().state, PegState::AbovePeg);
		assert!(!events.iter().any(|event| matches!(event, Event::MintedAtPsm { .. })), "{events:?}");
		// A gift does not make up for the difference.
		assert_ok!(Assets::transfer(RuntimeOrigin::signed(BOB), USD, Amo::account_of(0), usd(10_000)));
		let events = block_after(HOUR);
		assert!(!events.iter().any(|event| matches!(event, Event::MintedAtPsm { .. })), "{events:?}");
	});
}

#[test]
fn a_step_that_failed_rests_for_half_a_minute() {
	execute(|| {
		Price::set(Some(992_000));
		push_price(100_400);
		next_block();
		let failed = ledger().failed_at;
		assert_eq!(failed, Now::get());
		next_block();
		assert_noop!(request_step(), Error::<Test>::CoolingDown);
		assert_eq!(ledger().failed_at, failed);
		block_after(30 * SECOND);
		assert_eq!(ledger().failed_at, Now::get());
	});
}

#[test]
fn a_redemption_below_the_minimum_is_left_out_and_the_sale_is_made() {
	execute(|| {
		raise_hourly_limit();
		// Less than a step may be redeemed.
		change_params(|params| params.residual_debt = pan(10_000_000) - pan(50));
		push_price(100_101);
		next_block();
		assert_eq!(spot(), 100_050);
	});
}

#[test]
fn without_a_price_there_is_no_profit() {
	execute(|| {
		expanded();
		Price::set(None);
		assert_noop!(Amo::sweep_profit(RuntimeOrigin::signed(BOB), 0), Error::<Test>::NoPrice);
	});
}

#[test]
fn a_full_psm_leaves_buying() {
	execute(|| {
		expanded();
		// The PSM share is too low, minting is open, and the ceiling is reached. No liquidity is
		// left to remove.
		change_params(|params| params.min_psm_share = 1_000_000);
		change_psm(|psm| psm.full = true);
		for _ in 0..12 {
			block_after(30 * SECOND);
		}
		let bought = |events: &[Event<Test>]| events.iter().any(|event| matches!(event, Event::Bought { .. }));
		push_price(99_700);
		// The restoration of the PSM fails and rests. Then buying has its turn.
		let seen: Vec<bool> = (0..4).map(|_| bought(&next_block())).collect();
		assert!(seen.contains(&true), "{:?}", ledger());
	});
}

#[test]
fn a_sale_for_the_psm_leaves_no_dust_of_debt() {
	execute(|| {
		change_params(|params| params.hourly_expand_share = 0);
		Window::set(&(pan(12_345) + 678_901));
		push_price(100_300);
		next_block();
		assert_eq!((debt(), ledger().minted), (0, pan(12_345)));
	});
}
