//! Tests of the ceilings: the shares of an external and of a domain, and those of the PSM.

use crate::{mock::*, Error};
use frame::testing_prelude::*;
use pallet_psm::Error as PsmError;

#[test]
fn one_external_backs_at_most_forty_percent() {
	execute(|| {
		circulate(USDT, 3_000_000);
		circulate(USDC, 2_000_000);
		circulate(AUSDT, 4_990_000);
		next_block();
		// Shares of `min_share_base`, ten million.
		assert_noop!(mint(ALICE, AUSDT, usd(1)), Error::<Test>::ExternalShareFull);
		assert_ok!(mint(ALICE, AUSDC, usd(10_000)));
		assert_noop!(mint(ALICE, AUSDT, usd(1)), Error::<Test>::ExternalShareFull);
	});
}

#[test]
fn shares_of_a_grown_family_are_taken_of_its_debt() {
	execute(|| {
		circulate(USDT, 5_000_000);
		circulate(USDC, 5_000_000);
		circulate(AUSDT, 5_000_000);
		circulate(AUSDC, 4_990_000);
		next_block();
		// 5 100 000 of 20 090 000 are 25.4 %.
		assert_ok!(mint(ALICE, USDT, usd(100_000)));
		circulate(USDT, 2_890_000);
		next_block();
		// 8 000 000 of 22 990 000 are 34.8 %, and 13 000 000 are 56.5 %.
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		circulate(USDT, 1_500_000);
		next_block();
		// 14 510 000 of 24 500 000 are 59.2 %; 9 510 000 are 38.8 %.
		assert_ok!(mint(ALICE, USDT, usd(10_000)));
		circulate(USDT, 1_000_000);
		next_block();
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::ExternalShareFull);
		assert_noop!(mint(ALICE, USDC, usd(1)), Error::<Test>::DomainShareFull);
		assert_ok!(mint(ALICE, AUSDT, usd(1)));
	});
}

#[test]
fn one_domain_backs_at_most_sixty_percent() {
	execute(|| {
		circulate(USDT, 3_000_000);
		circulate(USDC, 2_995_000);
		next_block();
		assert_noop!(mint(ALICE, USDC, usd(5_001)), Error::<Test>::DomainShareFull);
		assert_ok!(mint(ALICE, USDC, usd(5_000)));
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::DomainShareFull);
		assert_ok!(mint(ALICE, AUSDC, usd(1)));
	});
}

#[test]
fn redeeming_may_leave_a_share_above_its_bound() {
	execute(|| {
		lift_outflow_limit();
		circulate(USDT, 8_000_000);
		circulate(AUSDT, 8_000_000);
		circulate(AUSDC, 4_000_000);
		next_block();
		assert_ok!(redeem(ALICE, AUSDC, pan(4_000_000)));
		next_block();
		// It backs half of the debt now: only minting against it is refused.
		assert_noop!(mint(ALICE, USDT, usd(1)), Error::<Test>::ExternalShareFull);
		assert_ok!(mint(ALICE, AUSDC, usd(1)));
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
	});
}

#[test]
fn the_ceilings_of_the_psm_still_hold() {
	execute(|| {
		assert_ok!(PegGuard::set_max_debt(committee(), PAN, pan(10_000)));
		assert_noop!(mint(ALICE, USDT, usd(3_001)), PsmError::<Test>::ExceedsMaxPsmDebt);
		assert_ok!(mint(ALICE, USDT, usd(3_000)));
		// Weights of 40 %, 40 %, 10 % and 10 %.
		let weights = vec![(USDT, 400_000), (USDC, 400_000), (AUSDT, 100_000), (AUSDC, 100_000)];
		assert_ok!(PegGuard::set_weights(committee(), PAN, weights.try_into().unwrap()));
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_noop!(mint(ALICE, USDT, usd(1)), PsmError::<Test>::ExceedsMaxPsmDebt);
	});
}
