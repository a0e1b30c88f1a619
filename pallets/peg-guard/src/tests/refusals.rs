//! Every refusal by its name. What is refused changes nothing. Those of minting stand with their behaviour: `PriceStale` and
//! `BackingTooLow`, `ExternalOffPeg`, `FeeIsMoving`, `TooMuchAtOnce`, the windows and the shares.

use crate::{mock::*, types::*, Error, Event};
use frame::testing_prelude::*;

fn create(token: u32) -> DispatchResult {
	PegGuard::create_instance(committee(), token, rules(), pan(1), 1)
}

fn add(token: u32, decimals: u8) -> DispatchResult {
	PegGuard::add_external(committee(), PAN, token, CHAIN, decimals, 100_000)
}

#[test]
fn everything_has_its_origin() {
	execute(|| {
		for stranger in [by(ALICE), guardian(), RuntimeOrigin::none()] {
			let weights = Default::default();
			assert_noop!(PegGuard::create_instance(stranger.clone(), ETH, rules(), 1, 1), BadOrigin);
			assert_noop!(PegGuard::add_external(stranger.clone(), PAN, DAI, CHAIN, 18, 1), BadOrigin);
			assert_noop!(PegGuard::remove_external(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::set_rules(stranger.clone(), PAN, rules()), BadOrigin);
			assert_noop!(PegGuard::set_max_debt(stranger.clone(), PAN, 1), BadOrigin);
			assert_noop!(PegGuard::set_weights(stranger.clone(), PAN, weights), BadOrigin);
			assert_noop!(PegGuard::shut(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::reopen(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::release_queue(stranger, PAN), BadOrigin);
		}
		for stranger in [by(ALICE), RuntimeOrigin::none()] {
			assert_noop!(PegGuard::stop(stranger.clone(), USDT), BadOrigin);
			assert_noop!(PegGuard::hold_queue(stranger, PAN), BadOrigin);
		}
		assert_noop!(PegGuard::serve(RuntimeOrigin::none(), PAN, 1), BadOrigin);
		assert_noop!(PegGuard::claim(RuntimeOrigin::root(), PAN, 1), BadOrigin);
	});
}

#[test]
fn nobody_goes_around_the_guard() {
	execute(|| {
		for stranger in [RuntimeOrigin::root(), by(ALICE), by(OWNER)] {
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
		// Somebody has dollars of 18 decimals.
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
		assert_noop!(PegGuard::set_rules(committee(), ETH, rules()), unknown);
		assert_noop!(PegGuard::set_max_debt(committee(), ETH, 1), unknown);
		assert_noop!(PegGuard::set_weights(committee(), ETH, Default::default()), unknown);
		assert_noop!(PegGuard::hold_queue(guardian(), ETH), unknown);
		assert_noop!(PegGuard::release_queue(committee(), ETH), unknown);
		assert_noop!(PegGuard::serve(by(ALICE), ETH, 1), unknown);
		assert_noop!(PegGuard::claim(by(ALICE), ETH, 0), unknown);
	});
}

#[test]
fn unknown_external() {
	execute(|| {
		let unknown: DispatchError = Error::<Test>::UnknownExternal.into();
		assert_noop!(PegGuard::remove_external(committee(), DAI), unknown);
		assert_noop!(PegGuard::stop(guardian(), DAI), unknown);
		assert_noop!(PegGuard::shut(committee(), DAI), unknown);
		assert_noop!(PegGuard::reopen(committee(), DAI), unknown);
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
				// Each from another domain.
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
		assert_noop!(PegGuard::create_instance(committee(), ETH, rules(), 1, 0), out);
		assert_noop!(PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 1_000_001), out);
		let weights = vec![(USDT, 1_000_001)].try_into().unwrap();
		assert_noop!(PegGuard::set_weights(committee(), PAN, weights), out);
		let changes: [fn(&mut FamilyRules); 18] = [
			|rules| rules.base_mint = 10_001,
			|rules| rules.base_redeem = 10_001,
			|rules| rules.top_fee = 499,
			|rules| rules.top_fee = 20_001,
			|rules| rules.stop_below = 1_999,
			|rules| rules.stop_below = 50_001,
			|rules| rules.haircut_below = 9_999,
			|rules| rules.haircut_below = 100_001,
			|rules| rules.calm_within = 10_000,
			|rules| rules.calm_period = 59_999,
			|rules| rules.mint_floor = 899_999,
			|rules| rules.hour_share = 50_001,
			|rules| rules.day_share = 1_000_001,
			|rules| rules.gross_share = 0,
			|rules| rules.external_share = 600_001,
			|rules| rules.domain_share = 1_000_001,
			|rules| rules.floor_hour = 0,
			|rules| rules.share_floor = 0,
		];
		for change in changes {
			let mut changed = rules();
			change(&mut changed);
			assert_noop!(PegGuard::set_rules(committee(), PAN, changed), out);
			assert_noop!(PegGuard::create_instance(committee(), ETH, changed, 1, 1), out);
		}
	});
}

#[test]
fn weight_too_large() {
	execute(|| {
		let set = |weights: Vec<(u32, u32)>| PegGuard::set_weights(committee(), PAN, weights.try_into().unwrap());
		// 40 of 100, then 41 of 101.
		assert_ok!(set(vec![(USDT, 400_000), (AUSDC, 100_000)]));
		assert_noop!(set(vec![(USDT, 410_000)]), Error::<Test>::WeightTooLarge);
		let added = PegGuard::add_external(committee(), PAN, DAI, CHAIN, 18, 700_000);
		assert_noop!(added, Error::<Test>::WeightTooLarge);
	});
}

#[test]
fn not_stopped() {
	execute(|| {
		assert_noop!(PegGuard::reopen(committee(), USDT), Error::<Test>::NotStopped);
		assert_ok!(add(DAI, 18));
		assert_noop!(PegGuard::reopen(committee(), DAI), Error::<Test>::NotStopped);
	});
}

#[test]
fn already_stopped() {
	execute(|| {
		assert_ok!(PegGuard::stop(guardian(), USDT));
		assert_noop!(PegGuard::stop(guardian(), USDT), Error::<Test>::AlreadyStopped);
		assert_ok!(PegGuard::shut(committee(), USDT));
		assert_noop!(PegGuard::shut(committee(), USDT), Error::<Test>::AlreadyStopped);
		assert_noop!(PegGuard::stop(guardian(), USDT), Error::<Test>::AlreadyStopped);
		// What its price has stopped the guardian may stop for longer.
		price(USDC, 980);
		next_block();
		assert_ok!(PegGuard::stop(guardian(), USDC));
	});
}

#[test]
fn has_debt_and_has_tickets() {
	execute(|| {
		assert_ok!(mint(ALICE, USDT, usd(1_000)));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasDebt);
		supply(USDC, 1_000);
		assert_ok!(PegGuard::hold_queue(guardian(), PAN));
		// The fee of the mint is on the reserve account: as much is redeemed as is owed.
		change(|rules| rules.base_redeem = 0);
		next_block();
		assert_ok!(redeem(ALICE, USDT, pan(1_000)));
		assert_noop!(PegGuard::remove_external(committee(), USDT), Error::<Test>::HasTickets);
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
		assert_noop!(PegGuard::serve(by(ALICE), PAN, 1), Error::<Test>::QueueIsHeld);
		assert_noop!(PegGuard::claim(by(ALICE), PAN, 0), Error::<Test>::QueueIsHeld);
	});
}

#[test]
fn nothing_to_serve_and_no_such_ticket() {
	execute(|| {
		assert_noop!(PegGuard::serve(by(ALICE), PAN, 1), Error::<Test>::NothingToServe);
		assert_noop!(PegGuard::claim(by(ALICE), PAN, 0), Error::<Test>::NoSuchTicket);
	});
}
