//! Burrows are created, closed and activated again.

use crate::{mock::*, Error, Event, NextBurrow, OwnedBy};
use frame::testing_prelude::*;

#[test]
fn creating_holds_deposit_and_collateral_on_the_owners_account() {
	execute(|| {
		assert_ok!(Burrows::create(signed(ALICE), None, Some(DAVE), 110 * UNIT));

		assert_eq!(held(ALICE), 110);
		assert_eq!(collateral(0), 100);
		assert_eq!(stored(0).delegate, Some(DAVE));
		assert!(OwnedBy::<Test>::contains_key(ALICE, 0u64.to_be_bytes()));
		assert_eq!(
			last_event(),
			Event::Created {
				burrow: 0,
				owner: ALICE,
				by: ALICE,
				delegate: Some(DAVE),
				collateral: 100 * UNIT,
				creation_deposit: 10 * UNIT,
			}
		);
	});
}

#[test]
fn creating_for_another_owner_takes_from_the_signer_and_holds_on_the_owners_account() {
	execute(|| {
		assert_ok!(Burrows::create(signed(BOB), Some(ALICE), None, 110 * UNIT));

		assert_eq!((held(ALICE), held(BOB)), (110, 0));
		assert_eq!(stored(0).owner, ALICE);
		assert_eq!(Hux::free_balance(BOB), ENDOWMENT - 110 * UNIT);
	});
}

#[test]
fn creating_requires_the_creation_deposit() {
	execute(|| {
		assert_noop!(Burrows::create(signed(ALICE), None, None, 10 * UNIT - 1), Error::<Test>::BelowCreationDeposit);
		assert_noop!(Burrows::create(signed(ALICE), None, None, 0), Error::<Test>::BelowCreationDeposit);
		// The deposit alone is enough.
		assert_ok!(Burrows::create(signed(ALICE), None, None, 10 * UNIT));
		assert_eq!(collateral(0), 0);
	});
}

#[test]
fn creating_with_more_than_the_signer_has_changes_nothing() {
	execute(|| {
		assert_noop!(Burrows::create(signed(ALICE), None, None, ENDOWMENT + 1), TokenError::FundsUnavailable);
		assert_noop!(Burrows::create(signed(ALICE), None, None, u128::MAX), TokenError::FundsUnavailable);
		assert_noop!(Burrows::create(signed(BOB), Some(ALICE), None, ENDOWMENT), TokenError::FundsUnavailable);
		assert_eq!(NextBurrow::<Test>::get(), 0);
	});
}

#[test]
fn creating_is_refused_before_the_first_price() {
	execute(|| {
		Started::set(false);
		assert_noop!(Burrows::create(signed(ALICE), None, None, 110 * UNIT), NOT_STARTED);
		Started::set(true);
	});
}

#[test]
fn the_last_identity_is_never_given_twice() {
	execute(|| {
		NextBurrow::<Test>::put(u64::MAX);
		assert_noop!(Burrows::create(signed(ALICE), None, None, 110 * UNIT), Error::<Test>::ArithmeticOverflow);
	});
}

#[test]
fn deactivating_returns_collateral_and_deposit() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::deactivate(signed(ALICE), id));

		assert_eq!(held(ALICE), 0);
		assert_eq!(Hux::free_balance(ALICE), ENDOWMENT);
		assert!(!stored(id).position.active);
		assert_eq!(last_event(), Event::Deactivated { burrow: id, to: ALICE, returned: 110 * UNIT });
	});
}

#[test]
fn deactivating_is_refused_with_debt_with_slices_and_twice() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::deactivate(signed(ALICE), id), Error::<Test>::DebtOutstanding);
		assert_noop!(Burrows::deactivate(signed(BOB), id), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deactivate(signed(ALICE), 7), Error::<Test>::UnknownBurrow);

		let idle = burrow(100, 0);
		crate::Burrows::<Test>::mutate(idle, |record| record.as_mut().unwrap().position.at_auction = 1);
		assert_noop!(Burrows::deactivate(signed(ALICE), idle), Error::<Test>::CollateralAtAuction);
		crate::Burrows::<Test>::mutate(idle, |record| record.as_mut().unwrap().position.at_auction = 0);

		assert_ok!(Burrows::deactivate(signed(ALICE), idle));
		assert_noop!(Burrows::deactivate(signed(ALICE), idle), Error::<Test>::BurrowClosed);
	});
}

#[test]
fn reactivating_restores_the_burrow_under_its_number() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		assert_ok!(Burrows::activate(signed(ALICE), id, 110 * UNIT));

		assert_eq!(collateral(id), 100);
		assert_eq!(held(ALICE), 110);
		assert_eq!(last_event(), Event::Activated { burrow: id, collateral: 100 * UNIT, creation_deposit: 10 * UNIT });
	});
}

#[test]
fn activating_adds_to_the_collateral_and_never_overwrites_it() {
	execute(|| {
		// No call gives a closed burrow collateral: the test does.
		let id = burrow(100, 0);
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		crate::Burrows::<Test>::mutate(id, |record| record.as_mut().unwrap().position.collateral = 7 * UNIT);
		assert_ok!(<Hux as frame::token::fungible::MutateHold<_>>::hold(
			&crate::HoldReason::Collateral.into(),
			&ALICE,
			7 * UNIT
		));

		assert_ok!(Burrows::activate(signed(ALICE), id, 15 * UNIT));
		assert_eq!(collateral(id), 12);
	});
}

#[test]
fn activating_is_refused_when_active_below_the_deposit_and_to_others() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::activate(signed(ALICE), id, 10 * UNIT), Error::<Test>::AlreadyActive);
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		assert_noop!(Burrows::activate(signed(ALICE), id, 10 * UNIT - 1), Error::<Test>::BelowCreationDeposit);
		assert_noop!(Burrows::activate(signed(BOB), id, 10 * UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::activate(signed(ALICE), 7, 10 * UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::activate(signed(ALICE), id, u128::MAX), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_closed_burrow_accepts_nothing_but_activation() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		let closed = Error::<Test>::BurrowClosed;
		assert_noop!(Burrows::deposit(signed(ALICE), id, UNIT), closed);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::burn(signed(ALICE), id, UNIT), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::set_delegate(signed(ALICE), id, None), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::set_open(signed(ALICE), id, true, true), Error::<Test>::BurrowClosed);
		assert_noop!(Burrows::transfer(signed(ALICE), id, BOB), Error::<Test>::BurrowClosed);
		assert_noop!(accept(BOB, id), Error::<Test>::BurrowClosed);
		let rights = crate::Rights { mint: true, ..Default::default() };
		assert_noop!(Burrows::grant(signed(ALICE), id, BOB, rights, None), Error::<Test>::BurrowClosed);
	});
}

#[test]
fn every_call_must_be_signed() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::create(RuntimeOrigin::none(), None, None, 10 * UNIT), DispatchError::BadOrigin);
		assert_noop!(Burrows::touch(RuntimeOrigin::none(), id), DispatchError::BadOrigin);
		assert_noop!(Burrows::mint(RuntimeOrigin::root(), id, UNIT), DispatchError::BadOrigin);
	});
}
