//! What others may do with a burrow.

use crate::{mock::*, types::MAX_GRANTS, Error, Event, Grants, Rights};
use frame::testing_prelude::*;

const ALL: Rights = Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: true };

#[test]
fn strangers_may_do_nothing() {
	execute(|| {
		let id = burrow(1_000, 100);
		let refused = || Error::<Test>::NoPermission;
		assert_noop!(Burrows::deposit(by(BOB), id, UNIT), refused());
		assert_noop!(Burrows::withdraw(by(BOB), id, UNIT), refused());
		assert_noop!(Burrows::mint(by(BOB), id, UNIT), refused());
		assert_noop!(Burrows::burn(by(BOB), id, UNIT), refused());
		assert_noop!(Burrows::set_delegate(by(BOB), id, None), refused());
		assert_noop!(Burrows::set_open(by(BOB), id, true, true), refused());
		assert_noop!(Burrows::grant(by(BOB), id, CHARLIE, ALL, None), refused());
		assert_noop!(Burrows::revoke(by(BOB), id, CHARLIE), refused());
		assert_noop!(Burrows::revoke_all(by(BOB), id), refused());
		assert_noop!(Burrows::transfer(by(BOB), id, BOB), refused());
	});
}

#[test]
fn a_grant_gives_just_the_rights_it_names() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, Rights { mint: true, ..Default::default() }, None));

		assert_ok!(Burrows::mint(by(BOB), id, UNIT));
		assert_noop!(Burrows::withdraw(by(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(by(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::burn(by(BOB), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::set_delegate(by(BOB), id, None), Error::<Test>::NoPermission);
	});
}

#[test]
fn each_right_is_enough_for_its_call() {
	execute(|| {
		let id = burrow(1_000, 200);
		let expect = |rights: Rights, call: fn(u64) -> DispatchResultWithPostInfo| {
			assert_noop!(call(id), Error::<Test>::NoPermission);
			assert_ok!(Burrows::grant(by(ALICE), id, BOB, rights, None));
			assert_ok!(call(id));
			assert_ok!(Burrows::revoke(by(ALICE), id, BOB));
		};
		expect(Rights { deposit: true, ..Default::default() }, |id| Burrows::deposit(by(BOB), id, UNIT));
		expect(Rights { withdraw: true, ..Default::default() }, |id| Burrows::withdraw(by(BOB), id, UNIT));
		expect(Rights { mint: true, ..Default::default() }, |id| Burrows::mint(by(BOB), id, UNIT));
		expect(Rights { set_delegate: true, ..Default::default() }, |id| {
			Burrows::set_delegate(by(BOB), id, Some(BOB)).map(Into::into).map_err(Into::into)
		});
		assert_ok!(<Kit as frame::token::fungible::Mutate<_>>::transfer(
			&ALICE,
			&BOB,
			50 * UNIT,
			frame::token::Preservation::Expendable
		));
		expect(Rights { burn: true, ..Default::default() }, |id| Burrows::burn(by(BOB), id, UNIT));
	});
}

#[test]
fn what_a_grantee_takes_out_is_the_owners() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::mint(by(BOB), id, 100 * UNIT));
		assert_ok!(Burrows::withdraw(by(BOB), id, 50 * UNIT));

		assert_eq!(Kit::free_balance(ALICE), 100 * UNIT);
		assert_eq!(Hux::free_balance(ALICE), ENDOWMENT - 960 * UNIT);
		assert_eq!((Kit::free_balance(BOB), Hux::free_balance(BOB)), (0, ENDOWMENT));
	});
}

#[test]
fn what_a_grantee_takes_out_is_the_beneficiarys_if_one_is_named() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, ALL, Some(DAVE)));
		assert_ok!(Burrows::mint(by(BOB), id, 100 * UNIT));
		assert_ok!(Burrows::withdraw(by(BOB), id, 50 * UNIT));

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
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, ALL, Some(DAVE)));
		let fewer = Rights { deposit: true, ..Default::default() };
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, fewer, None));

		assert_eq!(last_event(), Event::Granted { burrow: id, who: BOB, rights: fewer, beneficiary: None });
		assert_eq!(Grants::<Test>::get(id).len(), 1);
		assert_noop!(Burrows::mint(by(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn grants_are_refused_when_empty_for_the_owner_or_too_many() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_noop!(Burrows::grant(by(ALICE), id, BOB, Rights::NONE, None), Error::<Test>::EmptyGrant);
		assert_noop!(Burrows::grant(by(ALICE), id, ALICE, ALL, None), Error::<Test>::OwnerNeedsNoGrant);
		assert_noop!(Burrows::grant(by(ALICE), 7, BOB, ALL, None), Error::<Test>::UnknownBurrow);
		for account in 0..u64::from(MAX_GRANTS) {
			assert_ok!(Burrows::grant(by(ALICE), id, 1_000 + account, ALL, None));
		}
		assert_noop!(Burrows::grant(by(ALICE), id, BOB, ALL, None), Error::<Test>::TooManyGrants);
	});
}

#[test]
fn revoking_takes_one_accounts_rights() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::grant(by(ALICE), id, CHARLIE, ALL, None));
		assert_ok!(Burrows::revoke(by(ALICE), id, BOB));

		assert_eq!(last_event(), Event::Revoked { burrow: id, who: BOB });
		assert_noop!(Burrows::mint(by(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::mint(by(CHARLIE), id, 100 * UNIT));
		assert_noop!(Burrows::revoke(by(ALICE), id, BOB), Error::<Test>::NotGranted);
		assert_noop!(Burrows::revoke(by(ALICE), 7, BOB), Error::<Test>::UnknownBurrow);
	});
}

#[test]
fn revoking_all_ends_every_right_and_counts() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, ALL, None));
		assert_ok!(Burrows::set_open(by(ALICE), id, true, true));
		assert_ok!(Burrows::revoke_all(by(ALICE), id));

		assert_eq!(last_event(), Event::AllRevoked { burrow: id, version: 1 });
		assert_noop!(Burrows::mint(by(BOB), id, 100 * UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::deposit(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert!(!Grants::<Test>::contains_key(id));
	});
}

#[test]
fn an_open_burrow_takes_deposits_and_burns_from_anyone() {
	execute(|| {
		let id = burrow(1_000, 300);
		let payment = frame::token::Preservation::Expendable;
		assert_ok!(<Kit as frame::token::fungible::Mutate<_>>::transfer(&ALICE, &CHARLIE, 50 * UNIT, payment));
		assert_ok!(Burrows::set_open(by(ALICE), id, true, false));
		assert_eq!(last_event(), Event::OpenSet { burrow: id, deposits: true, burns: false });
		assert_ok!(Burrows::deposit(by(CHARLIE), id, 5 * UNIT));
		assert_noop!(Burrows::burn(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);

		assert_ok!(Burrows::set_open(by(ALICE), id, false, true));
		assert_noop!(Burrows::deposit(by(CHARLIE), id, 5 * UNIT), Error::<Test>::NoPermission);
		assert_ok!(Burrows::burn(by(CHARLIE), id, 50 * UNIT));

		// Alice's account holds what Charlie paid for.
		assert_eq!((collateral(id), held(ALICE)), (1_005, 1_015));
		assert_eq!(Kit::free_balance(CHARLIE), 0);
		// Minting and withdrawing are never open.
		assert_noop!(Burrows::mint(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
		assert_noop!(Burrows::withdraw(by(CHARLIE), id, UNIT), Error::<Test>::NoPermission);
	});
}

#[test]
fn the_delegate_can_be_set_and_cleared() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::set_delegate(by(ALICE), id, Some(DAVE)));
		assert_eq!(last_event(), Event::DelegateSet { burrow: id, delegate: Some(DAVE) });
		assert_ok!(Burrows::set_delegate(by(ALICE), id, None));
		assert_eq!(stored(id).delegate, None);
		assert_noop!(Burrows::set_delegate(by(ALICE), 7, None), Error::<Test>::UnknownBurrow);
	});
}
