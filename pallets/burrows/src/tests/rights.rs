//! Rights of other accounts over a burrow.

use crate::{mock::*, types::MAX_GRANTS, Error, Event, Grants, Rights};
use frame::testing_prelude::*;

const ALL: Rights = Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: true };

#[test]
fn accounts_without_a_grant_may_do_nothing() {
	execute(|| {
		let id = burrow(1_000, 100);
		let refused = || Error::<Test>::NoPermission;
		assert_noop!(Burrows::deposit(signed(BOB), id, UNIT), refused());
		assert_noop!(Burrows::withdraw(signed(BOB), id, UNIT), refused());
		assert_noop!(Burrows::mint(signed(BOB), id, UNIT), refused());
		assert_noop!(Burrows::burn(signed(BOB), id, UNIT), refused());
		assert_noop!(Burrows::set_delegate(signed(BOB), id, None), refused());
		assert_noop!(Burrows::set_open(signed(BOB), id, true, true), refused());
		assert_noop!(Burrows::grant(signed(BOB), id, CHARLIE, ALL, None), refused());
		assert_noop!(Burrows::revoke(signed(BOB), id, CHARLIE), refused());
		assert_noop!(Burrows::revoke_all(signed(BOB), id), refused());
		assert_noop!(Burrows::transfer(signed(BOB), id, BOB), refused());
	});
}

#[test]
fn a_grant_gives_only_the_rights_that_it_names() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, Rights { mint: true, ..Default::default() }, None));

		assert_ok!(Burrows::mint(signed(BOB), id, UNIT));
		assert_noop!(Burrows::withdraw(signed(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(signed(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::burn(signed(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::set_delegate(signed(BOB), id, None), Error::<Test>::NoPermission);
	});
}

#[test]
fn each_right_suffices_for_its_call() {
	execute(|| {
		let id = burrow(1_000, 200);
		let expect = |rights: Rights, call: fn(u64) -> DispatchResultWithPostInfo| {
			assert_noop!(call(id), Error::<Test>::NoPermission);
			assert_ok!(Burrows::grant(signed(ALICE), id, BOB, rights, None));
			assert_ok!(call(id));
			assert_ok!(Burrows::revoke(signed(ALICE), id, BOB));
		};
		expect(Rights { deposit: true, ..Default::default() }, |id| Burrows::deposit(signed(BOB), id, UNIT));
		expect(Rights { withdraw: true, ..Default::default() }, |id| Burrows::withdraw(signed(BOB), id, UNIT));
		expect(Rights { mint: true, ..Default::default() }, |id| Burrows::mint(signed(BOB), id, UNIT));
		expect(Rights { set_delegate: true, ..Default::default() }, |id| {
			Burrows::set_delegate(signed(BOB), id, Some(BOB)).map(Into::into).map_err(Into::into)
		});
		assert_ok!(<Kit as frame::token::fungible::Mutate<_>>::transfer(
			&ALICE,
			&BOB,
			50 * UNIT,
			frame::token::Preservation::Expendable
		));
		expect(Rights { burn: true, ..Default::default() }, |id| Burrows::burn(signed(BOB), id, UNIT));
	});
}

#[test]
fn kit_and_collateral_that_a_grantee_takes_go_to_the_owner() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::mint(signed(BOB), id, 100 * UNIT));
		assert_ok!(Burrows::withdraw(signed(BOB), id, 50 * UNIT));

		assert_eq!(Kit::free_balance(ALICE), 100 * UNIT);
		assert_eq!(Hux::free_balance(ALICE), ENDOWMENT - 960 * UNIT);
		assert_eq!((Kit::free_balance(BOB), Hux::free_balance(BOB)), (0, ENDOWMENT));
	});
}

#[test]
fn kit_and_collateral_that_a_grantee_takes_go_to_the_beneficiary_of_the_grant() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, ALL, Some(DAVE)));
		assert_ok!(Burrows::mint(signed(BOB), id, 100 * UNIT));
		assert_ok!(Burrows::withdraw(signed(BOB), id, 50 * UNIT));

		assert_eq!(Kit::free_balance(DAVE), 100 * UNIT);
		assert_eq!(Hux::free_balance(DAVE), ENDOWMENT + 50 * UNIT);
		assert_eq!(
			last_event(),
			Event::Withdrawn { burrow: id, by: BOB, to: DAVE, amount: 50 * UNIT, collateral: 950 * UNIT }
		);
	});
}

#[test]
fn a_second_grant_replaces_the_first() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, ALL, Some(DAVE)));
		let fewer = Rights { deposit: true, ..Default::default() };
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, fewer, None));

		assert_eq!(last_event(), Event::Granted { burrow: id, who: BOB, rights: fewer, beneficiary: None });
		assert_eq!(Grants::<Test>::get(id).len(), 1);
		assert_noop!(Burrows::mint(signed(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn grants_are_refused_when_empty_for_the_owner_or_too_many() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_noop!(Burrows::grant(signed(ALICE), id, BOB, Rights::NONE, None), Error::<Test>::EmptyGrant);
		assert_noop!(Burrows::grant(signed(ALICE), id, ALICE, ALL, None), Error::<Test>::OwnerNeedsNoGrant);
		assert_noop!(Burrows::grant(signed(ALICE), 7, BOB, ALL, None), Error::<Test>::UnknownBurrow);
		for account in 0..u64::from(MAX_GRANTS) {
			assert_ok!(Burrows::grant(signed(ALICE), id, 1_000 + account, ALL, None));
		}
		assert_noop!(Burrows::grant(signed(ALICE), id, BOB, ALL, None), Error::<Test>::TooManyGrants);
	});
}

#[test]
fn revoking_ends_the_rights_of_one_account() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::grant(signed(ALICE), id, CHARLIE, ALL, None));
		assert_ok!(Burrows::revoke(signed(ALICE), id, BOB));

		assert_eq!(last_event(), Event::Revoked { burrow: id, who: BOB });
		assert_noop!(Burrows::mint(signed(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::mint(signed(CHARLIE), id, 100 * UNIT));
		assert_noop!(Burrows::revoke(signed(ALICE), id, BOB), Error::<Test>::NotGranted);
		assert_noop!(Burrows::revoke(signed(ALICE), 7, BOB), Error::<Test>::UnknownBurrow);
	});
}

#[test]
fn revoking_all_ends_every_right_and_counts_the_version() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::set_open(signed(ALICE), id, true, true));
		assert_ok!(Burrows::revoke_all(signed(ALICE), id));

		assert_eq!(last_event(), Event::AllRevoked { burrow: id, version: 1 });
		assert_noop!(Burrows::mint(signed(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert!(!Grants::<Test>::contains_key(id));
	});
}

#[test]
fn an_open_burrow_takes_deposits_and_burns_from_anyone() {
	execute(|| {
		let id = burrow(1_000, 300);
		let payment = frame::token::Preservation::Expendable;
		assert_ok!(<Kit as frame::token::fungible::Mutate<_>>::transfer(&ALICE, &CHARLIE, 50 * UNIT, payment));
		assert_ok!(Burrows::set_open(signed(ALICE), id, true, false));
		assert_eq!(last_event(), Event::OpenSet { burrow: id, deposits: true, burns: false });
		assert_ok!(Burrows::deposit(signed(CHARLIE), id, 5 * UNIT));
		assert_noop!(Burrows::burn(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);

		assert_ok!(Burrows::set_open(signed(ALICE), id, false, true));
		assert_noop!(Burrows::deposit(signed(CHARLIE), id, 5 * UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::burn(signed(CHARLIE), id, 50 * UNIT));

		// Alice's account holds the collateral that Charlie paid.
		assert_eq!((collateral(id), held(ALICE)), (1_005, 1_015));
		assert_eq!(Kit::free_balance(CHARLIE), 0);
		// Minting and withdrawing are never open.
		assert_noop!(Burrows::mint(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::withdraw(signed(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn the_delegate_can_be_set_and_cleared() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::set_delegate(signed(ALICE), id, Some(DAVE)));
		assert_eq!(last_event(), Event::DelegateSet { burrow: id, delegate: Some(DAVE) });
		assert_ok!(Burrows::set_delegate(signed(ALICE), id, None));
		assert_eq!(stored(id).delegate, None);
		assert_noop!(Burrows::set_delegate(signed(ALICE), 7, None), Error::<Test>::UnknownBurrow);
	});
}
