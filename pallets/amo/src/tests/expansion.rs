//! Above the peg: what is minted, sold and provided.

use crate::{mock::*, types::*, Event};
use frame::testing_prelude::*;

#[test]
fn a_price_above_the_peg_is_sold_down_to_five_basis_points() {
	execute(|| {
		// Given PAN at 12 basis points above a dollar,
		raise_hourly_limit();
		push_price(100_120);

		// when a block begins,
		let events = next_block();

		// then it mints, sells until 1.0005, and has the minted amount as debt.
		assert_eq!(spot(), 100_050);
		let Event::StateChanged { from: PegState::Equilibrium, to: PegState::AbovePeg, price: Some(price), .. } =
			events[0]
		else {
			panic!("{events:?}");
		};
		assert!(price.into_inner().abs_diff(FixedU128::from_rational(100_120, 100_000).into_inner()) < 10_u128.pow(13));
		let sold = events.iter().find_map(|event| match event {
			Event::Sold { amount, external, .. } => Some((*amount, *external)),
			_ => None,
		});
		let (amount, external) = sold.unwrap();
		// (1 − 0.0045 + 0.0045 · (a/b)²) from 1.0012 to 1.0005: b/a from 0.8885 to 0.9487 of a
		// million.
		assert!(amount > pan(60_000) && amount < pan(61_000), "{amount}");
		// Each brings more than a dollar, and the dollars count as inflow.
		assert!(external * 10_u128.pow(12) > amount);
		assert_eq!(Inflow::get(), external * 10_u128.pow(12));
		assert!(debt() >= amount && debt() <= pan(200_000));
	});
}

#[test]
fn room_that_is_left_becomes_liquidity() {
	execute(|| {
		raise_hourly_limit();
		push_price(100_101);
		next_block();
		let AmoLedger { shares, .. } = ledger();
		assert!(shares.balance().unwrap() > 0);
		// Liquidity fills the hourly limit too.
		assert!(ledger().last_action.unwrap().amount >= ledger().expanded.level);
		assert!(ledger().expanded.level > pan(199_000) && ledger().expanded.level <= pan(200_000));
		// Nothing is left over: minted tokens that were not used are burned.
		assert_eq!(ledger().family_balance(), Some(0));
	});
}

#[test]
fn its_share_of_the_pool_is_bounded() {
	execute(|| {
		change_params(|params| {
			params.max_pool_share = 5_000;
			params.hourly_expand_share = 50_000;
		});
		push_price(100_101);
		next_block();
		let shares = ledger().shares.balance().unwrap();
		let all = ThePool::get().shares;
		assert!(shares * 1_000_000 <= all * 5_000, "{shares} of {all}");
		assert!(shares * 1_000_000 > all * 4_900, "{shares} of {all}");
	});
}

#[test]
fn the_value_under_stress_covers_the_debt() {
	execute(|| {
		push_price(100_300);
		for _ in 0..5 {
			block_after(HOUR);
			settle_twap();
			push_price(100_300);
		}
		assert!(debt() > pan(100_000));
		assert!(stressed_value() >= debt(), "{} {}", stressed_value(), debt());
	});
}

#[test]
fn near_the_peg_nothing_happens() {
	execute(|| {
		push_price(100_095);
		assert_eq!(next_block(), []);
		push_price(99_905);
		assert_eq!(next_block(), []);
		assert_eq!(ledger(), AmoLedger::default());
	});
}

#[test]
fn an_expansion_goes_on_within_the_band() {
	execute(|| {
		raise_hourly_limit();
		change_params(|params| params.cooldown = 0);
		push_price(100_150);
		next_block();
		assert_eq!(ledger().state, PegState::AbovePeg);
		// Eight basis points do not begin an expansion, but continue one.
		push_price(100_080);
		block_after(HOUR);
		assert_eq!((ledger().state, spot()), (PegState::AbovePeg, 100_050));
		settle_twap();
		next_block();
		assert_eq!(ledger().state, PegState::Equilibrium);
		push_price(100_080);
		assert_eq!(next_block(), []);
	});
}

#[test]
fn proceeds_go_to_the_psm_as_far_as_the_window_has_room() {
	execute(|| {
		// Given a window of 40 000,
		Window::set(&pan(40_000));
		push_price(100_120);
		let before = ThePsm::get().debt;

		// when 60 000 must be sold,
		let events = next_block();

		// then the proceeds of 40 000 go to the PSM at once, and 20 000 are debt.
		assert!(events
			.iter()
			.any(|event| matches!(event, Event::MintedAtPsm { amount, .. } if *amount == pan(40_000))));
		assert_eq!(ThePsm::get().debt - before + redeemed(&events), pan(40_000));
		assert_eq!(spot(), 100_050);
		assert!(debt() > pan(20_000) && debt() <= pan(25_000), "{}", debt());
		assert_eq!(ledger().expanded.level, debt());
		assert_eq!(Window::get(), 0);
	});
}

/// Returns the amount that was redeemed at the PSM, for liquidity.
fn redeemed(events: &[Event<Test>]) -> huxian_traits::Balance {
	let amount = |event: &Event<Test>| match event {
		Event::RedeemedAtPsm { amount, .. } => Some(*amount),
		_ => None,
	};
	events.iter().filter_map(amount).sum()
}

#[test]
fn the_window_is_used_when_the_hourly_limit_is_used_up() {
	execute(|| {
		change_params(|params| params.hourly_expand_share = 0);
		push_price(100_120);
		assert_noop!(request_step(), crate::Error::<Test>::HourlyLimitReached);
		Window::set(&pan(200_000));
		next_block();
		assert_eq!((spot(), debt()), (100_050, 0));
		assert!(ledger().external.balance().unwrap() > 0, "there is a profit");
	});
}

#[test]
fn nothing_is_sold_for_a_psm_that_refuses() {
	execute(|| {
		Window::set(&pan(200_000));
		push_price(100_120);
		change_psm(|psm| psm.full = true);
		let events = next_block();
		assert!(events.iter().any(|event| matches!(event, Event::PsmRefused { .. })), "{events:?}");
		// Only the hourly limit of debt was sold.
		assert!(debt() > pan(24_000) && debt() <= pan(25_000), "{}", debt());
	});
}
