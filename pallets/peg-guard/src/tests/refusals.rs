//! Tests of the errors by name. An error changes nothing.
//!
//! The errors of minting are tested with their behaviour: `PriceStale`, `BackingTooLow`,
//! `ExternalOffPeg`, `FeeOutdated`, `ExceedsFeeStep`, and those of windows and shares.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

fn create(token: u32) -> DispatchResult {
	PegGuard::create_family(committee(), token, params(), pan(1), 1)
}

fn add(token: u32, decimals: u8) -> DispatchResult {
	PegGuard::add_external(committee(), PAN, token, CHAIN, decimals, 100_000)
}

#[test]
fn every_call_checks_its_origin() {
	execute(|| {
		for stranger in [signed(ALICE), guardian(), RuntimeOrigin::none()] {
			let weights = Default::default();
			assert_noop!(PegGuard::create_family(stranger.clone(), ETH, params(), 1, 1), BadOrigin);
			assert_noop!(PegGuard::add_external(stranger.clone(), PAN, DAI, CHAIN, 18, 1), BadOrigin);
			assert_noop!(PegGuard::remove_external(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::set_params(stranger.clone(), PAN, params()), BadOrigin);
			assert_noop!(PegGuard::set_max_debt(stranger.clone(), PAN, 1), BadOrigin);
			assert_noop!(PegGuard::set_weights(stranger.clone(), PAN, weights), BadOrigin);
			assert_noop!(PegGuard::disable_external(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::resume_external(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::release_queue(stranger, PAN), BadOrigin);
		}
		for stranger in [signed(ALICE), RuntimeOrigin::none()] {
			assert_noop!(PegGuard::pause_minting(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::hold_queue(stranger, PAN), BadOrigin);
		}
		assert_noop!(PegGuard::process_queue(RuntimeOrigin::none(), PAN, 1), BadOrigin);
		assert_noop!(PegGuard::claim(RuntimeOrigin::root(), PAN, 1), BadOrigin);
	});
}

#[test]
fn nobody_but_the_guard_administers_the_psm() {
	execute(|| {
		for stranger in [RuntimeOrigin::root(), signed(ALICE), signed(OWNER)] {
			let admin: Box<OriginCaller> = Box::new(frame_system::RawOrigin::Signed(ALICE).into());
			let create = Psm::create_psm(stranger.clone(), ETH, admin.clone(), admin.clone(), ALICE, 1, 1);
			assert_noop!(create, BadOrigin);
			assert_noop!(Psm::add_external_asset(stranger.clone(), PAN, DAI), BadOrigin);
			assert_noop!(Psm::set_minting_fee(stranger.clone(), PAN, USDT, Permill::zero()), BadOrigin);
			assert_noop!(Psm::set_max_debt(stranger.clone(), PAN, u128::MAX), BadOrigin);
			assert_noop!(Psm::set_full_admin(stranger, PAN, admin), BadOrigin);
		}
	});
}

#[test]
fn no_metadata() {
	execute(|| {
		assert_noop!(create(BARE), Error::<Test>::NoMetadata);
		assert_noop!(add(BARE, 0), Error::<Test>::NoMetadata);
		assert_noop!(add(999, 0), Error::<Test>::NoMetadata);
	});
}

#[test]
fn wrong_decimals() {
	execute(|| {
		assert_noop!(add(DAI, 6), Error::<Test>::WrongDecimals);
		assert_ok!(add(DAI, 18));
	});
}

#[test]
fn wrong_minimum_balance() {
	execute(|| {
		assert_noop!(create(COARSE), Error::<Test>::WrongMinimumBalance);
		assert_noop!(add(COARSE, 6), Error::<Test>::WrongMinimumBalance);
	});
}

#[test]
fn already_issued() {
	execute(|| {
		// DAI has a supply.
		assert_noop!(create(DAI), Error::<Test>::AlreadyIssued);
		assert_ok!(create(ETH));
	});
}

#[test]
fn already_in_family() {
	execute(|| {
		assert_noop!(add(USDT, 6), Error::<Test>::AlreadyInFamily);
		assert_noop!(add(PAN, 18), Error::<Test>::AlreadyInFamily);
		assert_ok!(create(ETH));
		let other = PegGuard::add_external(committee(), ETH, USDT, CHAIN, 6, 1);
		assert_noop!(other, Error::<Test>::AlreadyInFamily);
		// No token is an external and a family's, in either order.
		assert_noop!(create(USDT), Error::<Test>::AlreadyInFamily);
		assert_noop!(add(ETH, 18), Error::<Test>::AlreadyInFamily);
	});
}

#[test]
fn issued_elsewhere() {
	execute(|| {
		// Nothing of KIT is minted yet, so its supply is that of a new family.
		assert_eq!(Assets::total_supply(KIT), 0);
		assert_noop!(create(KIT), Error::<Test>::IssuedElsewhere);
	});
}

#[test]
fn family_exists() {
	execute(|| {
		assert_noop!(create(PAN), Error::<Test>::FamilyExists);
	});
}

#[test]
fn unknown_family() {
	execute(|| {
		let unknown: DispatchError = Error::<Test>::UnknownFamily.into();
		assert_noop!(PegGuard::add_external(committee(), ETH, DAI, CHAIN, 18, 1), unknown);
		assert_noop!(PegGuard::set_params(committee(), ETH, params()), unknown);
		assert_noop!(PegGuard::set_max_debt(committee(), ETH, 1), unknown);
		assert_noop!(PegGuard::set_weights(committee(), ETH, Default::default()), unknown);
		assert_noop!(PegGuard::hold_queue(guardian(), ETH), unknown);
		assert_noop!(PegGuard::release_queue(committee(), ETH), unknown);
		assert_noop!(PegGuard::process_queue(signed(ALICE), ETH, 1), unknown);
		assert_noop!(PegGuard::claim(signed(ALICE), ETH, 0), unknown);
	});
}

#[test]
fn unknown_external() {
	execute(|| {
		let unknown: DispatchError = Error::<Test>::UnknownExternal.into();
		assert_noop!(PegGuard::remove_external(committee(), DAI), unknown);
		assert_noop!(PegGuard::pause_minting(guardian(), DAI), unknown);
		assert_noop!(PegGuard::disable_external(committee(), DAI), unknown);
		assert_noop!(PegGuard::resume_external(committee(), DAI), unknown);
		let weights = vec![(DAI, 1)].try_into().unwrap();
		assert_noop!(PegGuard::set_weights(committee(), PAN, weights), unknown);
	});
}

#[test]
fn too_many_families() {
	execute(|| {
		for token in 100..100 + MAX_FAMILIES {
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), token, OWNER, true, 1));
			let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
			assert_ok!(Assets::force_set_metadata(RuntimeOrigin::root(), token, name, symbol, 18, false));
			if token < 99 + MAX_FAMILIES {
				assert_ok!(create(token));
			} else {
				assert_noop!(create(token), Error::<Test>::TooManyFamilies);
			}
		}
	});
}

#[test]
fn too_many_externals() {
	execute(|| {
		for token in 100..113 {
			assert_ok!(Assets::force_create(RuntimeOrigin::root(), token, OWNER, true, 1));
			let (name, symbol) = (b"Token".to_vec(), b"TKN".to_vec());
			assert_ok!(Assets::force_set_metadata(RuntimeOrigin::root(), token, name, symbol, 6, false));
			if token < 112 {
				// Each external comes from another domain.
				assert_ok!(PegGuard::add_external(committee(), PAN, token, token, 6, 0));
			} else {
				assert_noop!(add(token, 6), Error::<Test>::TooManyExternals);
			}
		}
	});
}

#[test]
fn out_of_bounds() {
	execute(|| {
		let out: DispatchError = Error::<Test>::OutOfBounds.into();
		assert_noop!(PegGuard::create_family(committee(), ETH, params(), 1, 0), out);
		assert_noop!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 1_000_001), out);
		let weights = vec![(USDT, 1_000_001)].try_into().unwrap();
		assert_noop!(PegGuard::set_weights(committee(), PAN, weights), out);
		let changes: [fn(&mut FamilyParams); 18] = [
			|params| params.base_mint_fee = 10_001,
			|params| params.base_redeem_fee = 10_001,
			|params| params.full_window_fee = 499,
			|params| params.full_window_fee = 20_001,
			|params| params.pause_below = 1_999,
			|params| params.pause_below = 50_001,
			|params| params.haircut_below = 9_999,
			|params| params.haircut_below = 100_001,
			|params| params.recovery_band = 10_000,
			|params| params.recovery_period = 59_999,
			|params| params.min_backing = 899_999,
			|params| params.hourly_inflow_share = 50_001,
			|params| params.daily_inflow_share = 1_000_001,
			|params| params.hourly_outflow_share = 0,
			|params| params.max_external_share = 600_001,
			|params| params.max_domain_share = 1_000_001,
			|params| params.min_hourly_capacity = 0,
			|params| params.min_share_base = 0,
		];
		for change in changes {
			let mut changed = params();
			change(&mut changed);
			assert_noop!(PegGuard::set_params(committee(), PAN, changed), out);
			assert_noop!(PegGuard::create_family(committee(), ETH, changed, 1, 1), out);
		}
	});
}

#[test]
fn weight_too_large() {
	execute(|| {
		let set = |weights: Vec<(u32, u32)>| PegGuard::set_weights(committee(), PAN, weights.try_into().unwrap());
		// 40 % first, then 41 of 101.
		assert_ok!(set(vec![(USDT, 400_000), (AUSDC, 100_000)]));
		assert_noop!(set(vec![(USDT, 410_000)]), Error::<Test>::WeightTooLarge);
		let added = PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 700_000);
		assert_noop!(added, Error::<Test>::WeightTooLarge);
	});
}

#[test]
fn not_paused() {
	execute(|| {
		assert_noop!(PegGuard::resume_external(committee(), USDT), Error::<Test>::NotPaused);
		assert_ok!(add(DAI, 18));
		assert_noop!(PegGuard::resume_external(committee(), DAI), Error::<Test>::NotPaused);
	});
}

#[test]
fn already_paused() {
	execute(|| {
		assert_ok!(PegGuard::pause_minting(guardian(), USDT));
		assert_noop!(PegGuard::pause_minting(guardian(), USDT), Error::<Test>::AlreadyPaused);
		assert_ok!(PegGuard::disable_external(committee(), USDT));
		assert_noop!(PegGuard::disable_external(committee(), USDT), Error::<Test>::AlreadyPaused);
		assert_noop!(PegGuard::pause_minting(guardian(), USDT), Error::<Test>::AlreadyPaused);
		// The guardian may pause an external that its price has paused already.
		set_price(USDC, 980);
		next_block();
		assert_ok!(PegGuard::pause_minting(guardian(), USDC));
	});
}

#[test]
fn has_debt_and_has_pending_redemptions() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasDebt);
		circulate(USDC, 1_000);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		// Without a redemption fee exactly the debt is redeemed.
		change_params(|params| params.base_redeem_fee = 0);
		next_block();
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasPendingRedemptions);
		assert_ok!(PegGuard::release_queue(committee(), PAN));
		next_block();
		assert_ok!(PegGuard::remove_external(committee(), USDT));
		assert!(events().contains(&Event::ExternalRemoved { family: PAN, external: USDT }));
	});
}

#[test]
fn the_queue_can_be_held_and_released_once() {
	execute(|| {
		assert_noop!(PegGuard::release_queue(committee(), PAN), Error::<Test>::QueueIsNotHeld);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		assert_noop!(PegGuard::hold_queue(guardian(), PAN), Error::<Test>::HeldRecently);
		assert_noop!(PegGuard::process_queue(signed(ALICE), PAN, 1), Error::<Test>::QueueIsHeld);
		assert_noop!(PegGuard::claim(signed(ALICE), PAN, 0), Error::<Test>::QueueIsHeld);
	});
}

#[test]
fn nothing_to_process_and_unknown_request() {
	execute(|| {
		assert_noop!(PegGuard::process_queue(signed(ALICE), PAN, 1), Error::<Test>::NothingToProcess);
		assert_noop!(PegGuard::claim(signed(ALICE), PAN, 0), Error::<Test>::UnknownRequest);
	});
}
