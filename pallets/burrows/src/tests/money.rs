//! Deposits, withdrawals, minting and burning, and the calls that are refused.

use crate::{mock::*, Error, Event};
use frame::{
	testing_prelude::*,
	token::fungible::{Inspect, MutateFreeze},
};
use huxian_traits::Balance;

#[test]
fn a_deposit_adds_exactly_its_amount() {
	execute(|| {
		let id = burrow(100, 0);
		assert_ok!(Burrows::deposit(signed(ALICE), id, 23 * UNIT));

		assert_eq!((collateral(id), held(ALICE)), (123, 133));
		assert_eq!(last_event(), Event::Deposited { burrow: id, by: ALICE, amount: 23 * UNIT, collateral: 123 * UNIT });
	});
}

#[test]
fn a_deposit_is_refused_without_amount_burrow_or_funds() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::deposit(signed(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::deposit(signed(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::deposit(signed(ALICE), id, u128::MAX), Error::<Test>::ArithmeticOverflow);
		assert_noop!(Burrows::deposit(signed(ALICE), id, ENDOWMENT), TokenError::FundsUnavailable);
	});
}

#[test]
fn minted_kit_goes_to_the_owner_and_is_owed() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_ok!(Burrows::mint(signed(ALICE), id, 100 * UNIT));

		assert_eq!(Kit::free_balance(ALICE), 100 * UNIT);
		assert_eq!(stored(id).position.debt, 100 * UNIT);
		assert_eq!(last_event(), Event::Minted { burrow: id, by: ALICE, to: ALICE, kit: 100 * UNIT, debt: 100 * UNIT });
	});
}

#[test]
fn minting_stops_at_collateral_over_2_1_to_the_unit() {
	execute(|| {
		let id = burrow(2_100, 0);
		assert_noop!(Burrows::mint(signed(ALICE), id, 1_000 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(signed(ALICE), id, 1_000 * UNIT));
		assert_noop!(Burrows::mint(signed(ALICE), id, 1), Error::<Test>::Overburrowed);
	});
}

#[test]
fn minting_depends_on_the_minting_price_alone() {
	execute(|| {
		// The liquidation price is half of it and does not matter.
		Price::set((200, 100));
		let id = burrow(2_100, 0);
		assert_noop!(Burrows::mint(signed(ALICE), id, 500 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(signed(ALICE), id, 500 * UNIT));
	});
}

#[test]
fn minting_starts_at_the_minimum_debt() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert_noop!(Burrows::mint(signed(ALICE), id, 100 * UNIT - 1), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::mint(signed(ALICE), id, 100 * UNIT));
		// Above the minimum every amount is accepted.
		assert_ok!(Burrows::mint(signed(ALICE), id, 1));
	});
}

#[test]
fn minting_is_refused_without_amount_without_burrow_and_without_bound() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::mint(signed(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::mint(signed(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::mint(signed(ALICE), id, u128::MAX), Error::<Test>::ArithmeticOverflow);
		assert_noop!(Burrows::mint(signed(ALICE), id, u128::MAX - 100 * UNIT), Error::<Test>::Overburrowed);
	});
}

#[test]
fn a_stale_price_stops_only_minting_and_withdrawing_from_a_burrow_in_debt() {
	execute(|| {
		let id = burrow(1_000, 100);
		Fresh::set(false);

		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::StalePrice);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, UNIT), Error::<Test>::StalePrice);
		assert_ok!(Burrows::deposit(signed(ALICE), id, UNIT));
		assert_ok!(Burrows::touch(signed(BOB), id));
		assert_ok!(Burrows::burn(signed(ALICE), id, 100 * UNIT));
		// Nothing is owed any more.
		assert_ok!(Burrows::withdraw(signed(ALICE), id, UNIT));
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
	});
}

#[test]
fn withdrawing_stops_where_the_debt_requires_the_collateral() {
	execute(|| {
		let id = burrow(1_000, 100);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, 790 * UNIT + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(signed(ALICE), id, 790 * UNIT));

		assert_eq!((collateral(id), held(ALICE)), (210, 220));
		assert_eq!(
			last_event(),
			Event::Withdrawn { burrow: id, by: ALICE, to: ALICE, amount: 790 * UNIT, collateral: 210 * UNIT }
		);
	});
}

#[test]
fn without_debt_everything_can_be_withdrawn() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, 100 * UNIT + 1), Error::<Test>::InsufficientCollateral);
		assert_ok!(Burrows::withdraw(signed(ALICE), id, 100 * UNIT));
		// The creation deposit stays.
		assert_eq!(held(ALICE), 10);
	});
}

#[test]
fn withdrawing_is_refused_without_amount_without_burrow_and_without_bound() {
	execute(|| {
		let id = burrow(100, 0);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::withdraw(signed(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, u128::MAX), Error::<Test>::InsufficientCollateral);
	});
}

#[test]
fn burning_reduces_the_debt_by_exactly_its_amount() {
	execute(|| {
		let id = burrow(1_000, 300);
		assert_ok!(Burrows::burn(signed(ALICE), id, 120 * UNIT));

		assert_eq!(stored(id).position.debt, 180 * UNIT);
		assert_eq!(Kit::free_balance(ALICE), 180 * UNIT);
		assert_eq!(last_event(), Event::Burned { burrow: id, by: ALICE, kit: 120 * UNIT, debt: 180 * UNIT });
	});
}

#[test]
fn burning_more_than_is_owed_takes_only_the_debt() {
	execute(|| {
		let one = burrow(1_000, 100);
		burrow(1_000, 300);
		assert_ok!(Burrows::burn(signed(ALICE), one, 400 * UNIT));

		assert_eq!(stored(one).position.debt, 0);
		assert_eq!(Kit::free_balance(ALICE), 300 * UNIT);
		assert_noop!(Burrows::burn(signed(ALICE), one, UNIT), Error::<Test>::NothingOwed);
	});
}

#[test]
fn burning_ends_at_zero_or_at_the_minimum_debt() {
	execute(|| {
		let id = burrow(1_000, 150);
		assert_noop!(Burrows::burn(signed(ALICE), id, 50 * UNIT + 1), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::burn(signed(ALICE), id, 50 * UNIT));
		assert_ok!(Burrows::burn(signed(ALICE), id, u128::MAX));
	});
}

#[test]
fn a_debt_below_the_minimum_is_paid_down_in_part() {
	execute(|| {
		// A liquidation has left a debt of 45 KIT, and kit has become dearer.
		let id = liquidatable(405);
		mark(id);
		sell(slice_of(id).id, 400 * UNIT);
		assert_eq!(stored(id).position.debt, 45 * UNIT);
		Price::set((300, 300));

		// Part of it is burned, and the next burn may leave less again.
		assert_ok!(Burrows::burn(signed(ALICE), id, 20 * UNIT));
		assert_ok!(Burrows::burn(signed(ALICE), id, UNIT));
		assert_eq!(stored(id).position.debt, 24 * UNIT);
		// Minting more risk still starts at the minimum.
		Price::set((100, 100));
		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::DebtBelowMinimum);
		assert_ok!(Burrows::burn(signed(ALICE), id, Balance::MAX));
		assert_eq!(stored(id).position.debt, 0);
	});
}

#[test]
fn burning_is_refused_without_amount_burrow_or_kit() {
	execute(|| {
		let id = burrow(1_000, 300);
		assert_noop!(Burrows::burn(signed(ALICE), id, 0), Error::<Test>::ZeroAmount);
		assert_noop!(Burrows::burn(signed(ALICE), 7, UNIT), Error::<Test>::UnknownBurrow);
		assert_ok!(Burrows::set_open(signed(ALICE), id, false, true));
		assert_noop!(Burrows::burn(signed(BOB), id, UNIT), TokenError::FundsUnavailable);
	});
}

#[test]
fn a_freeze_on_the_account_does_not_lock_the_collateral_in() {
	execute(|| {
		// The whole balance is frozen, as by vesting.
		let id = burrow(1_000, 100);
		assert_ok!(Hux::set_freeze(&(), &ALICE, <Hux as Inspect<_>>::total_balance(&ALICE)));

		assert_ok!(Burrows::withdraw(signed(ALICE), id, 10 * UNIT));
		assert_ok!(Burrows::burn(signed(ALICE), id, 100 * UNIT));
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		assert_eq!(held(ALICE), 0);
	});
}

#[test]
fn several_burrows_of_one_owner_are_separate() {
	execute(|| {
		let (one, two) = (burrow(1_000, 100), burrow(500, 0));
		assert_eq!(held(ALICE), 1_520);
		// The second does not cover the first.
		assert_noop!(Burrows::withdraw(signed(ALICE), one, 900 * UNIT), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(signed(ALICE), two, 500 * UNIT));
		assert_eq!((collateral(one), collateral(two)), (1_000, 0));
	});
}
