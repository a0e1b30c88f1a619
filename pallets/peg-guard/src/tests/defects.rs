//! Tests of attacks and accidents that an audit would look for.

use crate::{mock::*, types::*, Error, Event};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	testing_prelude::*,
	token::{
		fungibles::{Inspect, Mutate},
		Preservation,
	},
};
use pallet_psm::Error as PsmError;

/// Adds an external of `decimals` to PAN and opens it.
fn add(token: u32, decimals: u8) {
	assert_ok!(PegGuard::add_external(committee(), PAN, token, CHAIN, decimals, 100_000));
	set_price(token, 1_000);
	next_block();
	assert_eq!(external(token).state, ExternalState::Open);
}

#[test]
fn a_plain_transfer_to_the_psm_account_is_a_gift() {
	execute(|| {
		let before = (family(), external(USDT));
		assert_ok!(Assets::transfer(signed(ALICE), USDT, psm_account(), usd(1_000_000)));
		assert_eq!((family(), external(USDT)), before);
		assert_eq!(balance(PAN, ALICE), 0);
		// Nobody can redeem it.
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_noop!(redeem(ALICE, USDT, pan(1_001)), PsmError::<Test>::InsufficientReserve);
	});
}

#[test]
fn a_plain_transfer_of_pan_to_the_psm_account_is_a_gift_too() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_ok!(Assets::transfer(signed(ALICE), PAN, psm_account(), pan(100)));
		assert_eq!(family().debt, pan(1_000));
	});
}

#[test]
fn a_batch_cannot_bypass_the_guard() {
	execute(|| {
		let call = |amount| {
			RuntimeCall::Psm(pallet_psm::Call::mint {
				internal_asset: PAN,
				external_asset: USDT,
				external_amount: usd(amount),
				max_fee: Permill::one(),
			})
		};
		// Twenty-one calls of 2 500 in one transaction: 52 500 exceed the window.
		let batch = |count: usize| {
			with_storage_layer(|| {
				for _ in 0..count {
					call(2_500).dispatch(signed(ALICE)).map_err(|error| error.error)?;
				}
				Ok::<_, DispatchError>(())
			})
		};
		assert_noop!(batch(21), Error::<Test>::HourWindowFull);
		assert_ok!(batch(20));
		assert_eq!(external(USDT).window.hour, pan(50_000));
		// The mints of the second half have paid the part for the window.
		assert!(balance(PAN, fee_account()) > pan(60));
	});
}

#[test]
fn a_failed_swap_leaves_nothing_behind() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(26_000)));
		// The last step of a mint fails: the fee account is blocked.
		assert_ok!(Assets::block(signed(OWNER), PAN, fee_account()));
		let blocked = frame::deps::sp_runtime::TokenError::Blocked;
		assert_noop!(mint(ALICE, USDT, usd(2_500)), blocked);
	});
}

#[test]
fn a_redemption_burns_no_more_than_it_pays() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000) + 1));
		// From 18 decimals to 6: dust that cannot be paid is not burned.
		let (before, dollars) = (balance(PAN, ALICE), balance(USDT, ALICE));
		assert_ok!(redeem(ALICE, USDT, pan(10) + 999_999_999_999));
		let fee: u128 = 5_000_000_000_000_000 + 500_000_000;
		let out = balance(USDT, ALICE) - dollars;
		assert_eq!(out, 9_995_000);
		let spent = before - balance(PAN, ALICE);
		assert_eq!(spent, fee + pan(9_995) / 1_000);
		assert_eq!(external(USDT).debt().unwrap() % 1_000_000_000_000, 0);
	});
}

#[test]
fn splitting_a_redemption_gains_nothing() {
	execute(|| {
		circulate(USDT, 1_000_000);
		let whole = hypothetically!({
			let before = balance(USDT, ALICE);
			assert_ok!(redeem(ALICE, USDT, pan(1_000) + 777));
			balance(USDT, ALICE) - before
		});
		let before = balance(USDT, ALICE);
		for _ in 0..100 {
			assert_ok!(redeem(ALICE, USDT, pan(10) + 7));
		}
		assert!(balance(USDT, ALICE) - before <= whole);
	});
}

#[test]
fn an_external_of_18_decimals_is_minted_and_redeemed_exactly() {
	execute(|| {
		add(DAI, 18);
		assert_ok!(mint(ALICE, DAI, pan(1_000) + 7));
		assert_eq!(external(DAI).debt(), Some(pan(1_000) + 7));
		assert_ok!(redeem(ALICE, DAI, pan(500) + 3));
		assert_invariants();
	});
}

#[test]
fn an_external_of_24_decimals_keeps_dust_below_a_unit_of_pan() {
	execute(|| {
		add(WIDE, 24);
		let before = balance(WIDE, ALICE);
		// An amount below a unit of PAN is not taken.
		assert_ok!(mint(ALICE, WIDE, pan(1_000) * 1_000_000 + 999_999));
		assert_eq!(before - balance(WIDE, ALICE), pan(1_000) * 1_000_000);
		assert_eq!(external(WIDE).debt(), Some(pan(1_000)));
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		assert_ok!(redeem(ALICE, WIDE, pan(500) + 1));
		assert_ok!(PegGuard::release_queue(committee(), PAN));
		assert_invariants();
		next_block();
		assert!(family().queue.is_empty());
	});
}

#[test]
fn swaps_below_the_minimum_are_refused() {
	execute(|| {
		assert_noop!(mint(ALICE, USDT, 0), PsmError::<Test>::AmountTooSmallAfterConversion);
		assert_noop!(mint(ALICE, USDT, 999_999), PsmError::<Test>::BelowMinimumSwap);
		assert_noop!(redeem(ALICE, USDT, 0), PsmError::<Test>::BelowMinimumSwap);
		assert_noop!(redeem(ALICE, USDT, pan(1) - 1), PsmError::<Test>::BelowMinimumSwap);
	});
}

#[test]
fn the_largest_numbers_are_refused() {
	execute(|| {
		add(DAI, 18);
		assert_noop!(mint(ALICE, USDT, u128::MAX), PsmError::<Test>::ConversionOverflow);
		assert_noop!(mint(ALICE, DAI, u128::MAX), PsmError::<Test>::ExceedsMaxPsmDebt);
		assert!(redeem(ALICE, USDT, u128::MAX).is_err());
		assert_ok!(PegGuard::set_max_debt(committee(), PAN, u128::MAX));
		let refused = mint(ALICE, DAI, u128::MAX / 100);
		assert_eq!(refused, Err(frame::deps::sp_runtime::ArithmeticError::Underflow.into()));
	});
}

#[test]
fn feeds_at_their_bounds_do_no_harm() {
	execute(|| {
		circulate(USDT, 1_000_000);
		for value in [1_000_000_000, 1_000_000_000_000_000_000_000_000_000] {
			for dollar in DOLLARS {
				set_feed(huxian_traits::oracle::Feed::Asset(dollar), FixedU128::from_inner(value));
			}
			next_block();
			assert!(!events().iter().any(|event| matches!(event, Event::StepFailed { .. })));
			assert_invariants();
		}
		// At a billion dollars the redemption fee is 100 %, and no debt is redeemed.
		assert_eq!(fees(USDT).1, 1_000_000);
		let before = family().debt;
		assert_ok!(redeem(ALICE, USDT, pan(100)));
		assert_eq!(family().debt, before);
		assert_eq!(balance(PAN, fee_account()), pan(100));
	});
}

#[test]
fn a_clock_that_goes_backwards_does_no_harm() {
	execute(|| {
		// Timestamps would lie in the future, so the invariants are not checked here.
		hypothetically!({
			assert_ok!(mint(ALICE, USDT, usd(27_500)));
			Now::mutate(|now| *now -= DAY);
			next_block();
			assert_eq!(external(USDT).window.hour, pan(27_500));
			assert_noop!(mint(ALICE, USDT, usd(22_501)), Error::<Test>::HourWindowFull);
			assert_ok!(redeem(ALICE, USDT, pan(100)));
		});
		Now::mutate(|now| *now += DAY);
	});
}

#[test]
fn before_the_first_timestamp_nothing_happens() {
	execute(|| {
		let now = Now::get();
		let before = (family(), external(USDT));
		Now::set(0);
		make_stale(USDT);
		<PegGuard as Hooks<u64>>::on_initialize(2);
		assert_eq!((family(), external(USDT)), before);
		Now::set(now);
	});
}

/// A round trip through two externals costs both fees, so nobody can swap the bad one for the good
/// one.
#[test]
fn no_round_trip_gains() {
	execute(|| {
		for dollar in DOLLARS {
			circulate(dollar, 1_000_000);
		}
		for thousandths in [970, 985, 990, 995, 999, 1_000, 1_003, 1_020] {
			set_price(USDT, thousandths);
			next_block();
			after(2 * MINUTE);
			if external(USDT).state != ExternalState::Open {
				let _ = PegGuard::resume_external(committee(), USDT);
			}
			for (bring, take) in [(USDT, USDC), (USDC, USDT)] {
				hypothetically!({
					let (brought, taken) = (balance(bring, BOB), balance(take, BOB));
					if mint(BOB, bring, usd(10_000)).is_ok() {
						assert_ok!(redeem(BOB, take, balance(PAN, BOB)));
						let value = |token: u32, amount: u128| amount * if token == USDT { thousandths } else { 1_000 };
						let spent = value(bring, brought - balance(bring, BOB));
						let got = value(take, balance(take, BOB) - taken);
						assert!(got < spent, "at {thousandths}: {got} for {spent}");
					}
				});
			}
		}
	});
}

#[test]
fn transfers_that_are_no_swaps_are_forwarded() {
	execute(|| {
		type Guarded = crate::GuardedFungibles<Test>;
		let before = (family(), external(USDT));
		let moved = <Guarded as Mutate<AccountId>>::transfer(USDT, &ALICE, &CHARLIE, 7, Preservation::Expendable);
		assert_eq!(moved, Ok(7));
		let moved = <Guarded as Mutate<AccountId>>::transfer(DAI, &ALICE, &psm_account(), 7, Preservation::Expendable);
		assert_eq!(moved, Ok(7));
		assert_eq!((family(), external(USDT)), before);
		assert_eq!(<Guarded as Inspect<AccountId>>::balance(USDT, &CHARLIE), 7);
		assert_eq!(<Guarded as Inspect<AccountId>>::total_issuance(PAN), 0);
		assert_eq!(<Guarded as Inspect<AccountId>>::minimum_balance(COARSE), 2);
	});
}

#[test]
fn an_account_without_the_external_is_paid() {
	execute(|| {
		circulate(USDT, 1_000);
		assert_ok!(Assets::transfer(signed(ALICE), PAN, CHARLIE, pan(100)));
		assert_ok!(redeem(CHARLIE, USDT, pan(100)));
		assert_eq!(balance(USDT, CHARLIE), 99_950_000);
		assert_eq!(balance(PAN, CHARLIE), 0);
	});
}
