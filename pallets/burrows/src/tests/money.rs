//! Collateral in and out, kit made and burned: what covers what, and what is refused.

use crate::{mock::*, Error, Event};
use frame::{
	testing_prelude::*,
	token::fungible::{Inspect, MutateFreeze},
};

#[test]
fn a_deposit_adds_exactly() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::deposit(by(ALICE), id, 23 * UNIT));

		assert_eq!((collateral(id), held(ALICE)), (123, 133));
		assert_eq!(last_event(), Event::Deposited { burrow: id, by: ALICE, amount: 23 * UNIT, collateral: 123 * UNIT });
	});
}

#[test]
fn a_deposit_is_refused_without_amount_burrow_or_funds() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::deposit(by(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::deposit(by(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::deposit(by(ALICE), id, u128::MAX), Error::<Test>::ArithmeticOverflow);
		assert_noop!(Burrows::deposit(by(ALICE), id, ENDOWMENT), TokenError::FundsUnavailable);
	});
}

#[test]
fn what_is_minted_goes_to_the_owner_and_is_owed() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::mint(by(ALICE), id, 100 * UNIT));

		assert_eq!(Kit::free_balance(ALICE), 100 * UNIT);
		assert_eq!(stored(id).position.debt, 100 * UNIT);
		assert_eq!(last_event(), Event::Minted { burrow: id, by: ALICE, to: ALICE, kit: 100 * UNIT, debt: 100 * UNIT });
	});
}

#[test]
fn minting_stops_at_collateral_over_2_1_to_the_unit() {
	execute(|| {
		let id = burrow(2_100, 0);
		assert_noop!(Burrows::mint(by(ALICE), id, 1_000 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(by(ALICE), id, 1_000 * UNIT));
		assert_noop!(Burrows::mint(by(ALICE), id, 1), Error::<Test>::Overburrowed);
	});
}

#[test]
fn minting_is_measured_with_the_minting_price_alone() {
	execute(|| {
		// Half price for liquidation, which is of no help here.
		Price::set((200, 100));
		let id = burrow(2_100, 0);
		assert_noop!(Burrows::mint(by(ALICE), id, 500 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(by(ALICE), id, 500 * UNIT));
	});
}

#[test]
fn minting_starts_at_the_minimum_debt() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_noop!(Burrows::mint(by(ALICE), id, 100 * UNIT - 1), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::mint(by(ALICE), id, 100 * UNIT));
		// On top of it any amount will do.
		assert_ok!(Burrows::mint(by(ALICE), id, 1));
	});
}

#[test]
fn minting_is_refused_without_amount_burrow_or_measure() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::mint(by(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::mint(by(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::mint(by(ALICE), id, u128::MAX), Error::<Test>::ArithmeticOverflow);
		assert_noop!(Burrows::mint(by(ALICE), id, u128::MAX - 100 * UNIT), Error::<Test>::Overburrowed);
	});
}

#[test]
fn a_stale_price_stops_minting_and_withdrawing_from_under_a_debt_and_nothing_else() {
	execute(|| {
		let id = burrow(1_000, 100);
		Fresh::set(false);

		assert_noop!(Burrows::mint(by(ALICE), id, UNIT), Error::<Test>::StalePrice);
		assert_noop!(Burrows::withdraw(by(ALICE), id, UNIT), Error::<Test>::StalePrice);
		assert_ok!(Burrows::deposit(by(ALICE), id, UNIT));
		assert_ok!(Burrows::touch(by(BOB), id));
		assert_ok!(Burrows::burn(by(ALICE), id, 100 * UNIT));
		// Nothing is owed any more.
		assert_ok!(Burrows::withdraw(by(ALICE), id, UNIT));
		assert_ok!(Burrows::deactivate(by(ALICE), id));
	});
}

#[test]
fn withdrawing_stops_where_the_debt_needs_the_collateral() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::withdraw(by(ALICE), id, 790 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(by(ALICE), id, 790 * UNIT));

		assert_eq!((collateral(id), held(ALICE)), (210, 220));
		assert_eq!(
			last_event(),
			Event::Withdrawn { burrow: id, by: ALICE, to: ALICE, amount: 790 * UNIT, collateral: 210 * UNIT }
		);
	});
}

#[test]
fn withdrawing_everything_is_fine_without_debt() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::withdraw(by(ALICE), id, 100 * UNIT + 1), Error::<Test>::InsufficientCollateral);
		assert_ok!(Burrows::withdraw(by(ALICE), id, 100 * UNIT));
		// The creation deposit stays.
		assert_eq!(held(ALICE), 10);
	});
}

#[test]
fn withdrawing_is_refused_without_amount_burrow_or_measure() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::withdraw(by(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::withdraw(by(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::withdraw(by(ALICE), id, u128::MAX), Error::<Test>::InsufficientCollateral);
	});
}

#[test]
fn burning_reduces_the_debt_by_exactly_that() {
	execute(|| {
		let id = burrow(1_000, 300);
		assert_ok!(Burrows::burn(by(ALICE), id, 120 * UNIT));

		assert_eq!(stored(id).position.debt, 180 * UNIT);
		assert_eq!(Kit::free_balance(ALICE), 180 * UNIT);
		assert_eq!(last_event(), Event::Burned { burrow: id, by: ALICE, kit: 120 * UNIT, debt: 180 * UNIT });
	});
}

#[test]
fn burning_more_than_is_owed_takes_only_what_is_owed() {
	execute(|| {
		let one = burrow(1_000, 100);
		burrow(1_000, 300);
		assert_ok!(Burrows::burn(by(ALICE), one, 400 * UNIT));

		assert_eq!(stored(one).position.debt, 0);
		assert_eq!(Kit::free_balance(ALICE), 300 * UNIT);
		assert_noop!(Burrows::burn(by(ALICE), one, UNIT), Error::<Test>::NothingOwed);
	});
}

#[test]
fn burning_ends_at_nothing_or_at_the_minimum_debt() {
	execute(|| {
		let id = burrow(1_000, 150);
		assert_noop!(Burrows::burn(by(ALICE), id, 50 * UNIT + 1), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::burn(by(ALICE), id, 50 * UNIT));
		assert_ok!(Burrows::burn(by(ALICE), id, u128::MAX));
	});
}

#[test]
fn burning_is_refused_without_amount_burrow_or_kit() {
	execute(|| {
		let id = burrow(1_000, 300);
		assert_noop!(Burrows::burn(by(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::burn(by(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_ok!(Burrows::set_open(by(ALICE), id, false, true));
		assert_noop!(Burrows::burn(by(BOB), id, UNIT), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_freeze_on_the_account_does_not_lock_the_collateral_in() {
	execute(|| {
		// All that is left free is frozen, as by vesting.
		let id = burrow(1_000, 100);
		assert_ok!(Hux::set_freeze(&(), &ALICE, <Hux as Inspect<_>>::total_balance(&ALICE)));

		assert_ok!(Burrows::withdraw(by(ALICE), id, 10 * UNIT));
		assert_ok!(Burrows::burn(by(ALICE), id, 100 * UNIT));
		assert_ok!(Burrows::deactivate(by(ALICE), id));
		assert_eq!(held(ALICE), 0);
	});
}

#[test]
fn several_burrows_of_one_owner_are_apart() {
	execute(|| {
		let (one, two) = (burrow(1_000, 100), burrow(500, 0));
		assert_eq!(held(ALICE), 1_520);
		// The second does not help the first.
		assert_noop!(Burrows::withdraw(by(ALICE), one, 900 * UNIT), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(by(ALICE), two, 500 * UNIT));
		assert_eq!((collateral(one), collateral(two)), (1_000, 0));
	});
}
