//! Slices: their effect on a burrow, and their way back to it.

use crate::{mock::*, Error, Event, Rights, WeightInfo};
use frame::testing_prelude::*;
use huxian_traits::auctions::SliceId;

#[test]
fn a_slice_comes_back_after_the_price_of_kit_fell() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let slice = slice_of(id).id;
		// With the slice 989 HUX cover 405 KIT up to a price of 1.1628: 989 / 405 / 2.1.
		Price::set((117, 117));
		assert_noop!(Burrows::cancel_slice(signed(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		Price::set((116, 116));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice));

		let position = stored(id).position;
		assert_eq!((position.collateral, position.at_auction, position.debt), (989 * UNIT, 0, 405 * UNIT));
		// The HUX is on hold again, beside the creation deposit.
		assert_eq!((held(ALICE), Hux::free_balance(AUCTIONEER)), (999, EXISTENTIAL_DEPOSIT));
		assert!(Slices::get().is_empty());
		assert_eq!(
			last_event(),
			Event::SliceReturned { burrow: id, by: ALICE, slice, amount: 800 * UNIT, collateral: 989 * UNIT }
		);
	});
}

#[test]
fn only_a_burrow_with_slices_pays_for_the_settlement_check() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let checked = <() as WeightInfo>::deposit().saturating_add(<() as WeightInfo>::settlement_check());
		assert_eq!(Burrows::deposit(signed(ALICE), id, UNIT).unwrap().actual_weight, Some(checked));

		let other = burrow(1_000, 0);
		let spent = Burrows::deposit(signed(ALICE), other, UNIT).unwrap().actual_weight;
		assert_eq!(spent, Some(<() as WeightInfo>::deposit()));
	});
}

#[test]
fn a_slice_comes_back_after_a_deposit() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let slice = slice_of(id).id;
		// 1 701 HUX are needed: 989 and 712.
		assert_ok!(Burrows::deposit(signed(ALICE), id, 712 * UNIT - 1));
		assert_noop!(Burrows::cancel_slice(signed(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::deposit(signed(ALICE), id, 1));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice));
		assert_eq!((collateral(id), held(ALICE)), (1_701, 1_711));
	});
}

#[test]
fn a_slice_comes_back_after_burning() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		// 989 HUX cover 235 KIT (235 · 4.2 = 987), but not 236.
		assert_ok!(Burrows::burn(signed(ALICE), id, 169 * UNIT));
		assert_noop!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::burn(signed(ALICE), id, UNIT));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id));
	});
}

#[test]
fn the_debt_is_accrued_before_a_slice_comes_back() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		Price::set((116, 116));
		// 989 HUX do not cover 409.05 KIT.
		grow(1_010);
		assert_noop!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id), Error::<Test>::CancellationUnwarranted);
		Price::set((115, 115));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id));
		assert_eq!(stored(id).position.debt, 409_050 * MILLI);
	});
}

#[test]
fn a_slice_comes_back_for_a_grantee_with_the_right() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		Price::set((100, 100));
		let slice = slice_of(id).id;
		assert_noop!(Burrows::cancel_slice(signed(BOB), id, slice), Error::<Test>::NoPermission);
		let others =
			Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: false };
		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, others, Some(DAVE)));
		assert_ok!(Burrows::set_open(signed(ALICE), id, true, true));
		assert_noop!(Burrows::cancel_slice(signed(BOB), id, slice), Error::<Test>::NoPermission);

		assert_ok!(Burrows::grant(signed(ALICE), id, BOB, Rights { cancel: true, ..Rights::NONE }, Some(DAVE)));
		assert_ok!(Burrows::cancel_slice(signed(BOB), id, slice));
		// The collateral goes to the burrow and not to the beneficiary.
		assert_eq!((held(ALICE), Hux::free_balance(DAVE)), (999, ENDOWMENT));
	});
}

#[test]
fn only_a_queued_slice_of_the_burrow_comes_back() {
	execute(|| {
		let (one, two) = (liquidatable(405), liquidatable(405));
		mark(one);
		mark(two);
		Price::set((100, 100));
		let slice = slice_of(one).id;
		assert_noop!(Burrows::cancel_slice(signed(ALICE), 7, slice), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::cancel_slice(signed(ALICE), two, slice), UNKNOWN_SLICE);
		assert_noop!(Burrows::cancel_slice(signed(ALICE), one, SliceId::new(7)), UNKNOWN_SLICE);
		assert_noop!(Burrows::cancel_slice(RuntimeOrigin::none(), one, slice), DispatchError::BadOrigin);

		Slices::mutate(|all| all.iter_mut().for_each(|slice| slice.in_lot = true));
		assert_noop!(Burrows::cancel_slice(signed(ALICE), one, slice), NOT_QUEUED);
		Slices::mutate(|all| all.iter_mut().for_each(|slice| slice.in_lot = false));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), one, slice));
		assert_noop!(Burrows::cancel_slice(signed(ALICE), one, slice), UNKNOWN_SLICE);
	});
}

#[test]
fn no_slice_comes_back_to_a_closed_burrow() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		Price::set((100, 100));
		let slice = slice_of(id).id;
		assert_noop!(Burrows::cancel_slice(signed(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::activate(signed(ALICE), id, 10 * UNIT));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice));
		assert_eq!(collateral(id), 989);
	});
}

#[test]
fn a_stale_price_does_not_prevent_cancellation() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		Price::set((100, 100));
		Fresh::set(false);
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id));
	});
}

#[test]
fn unsettled_slices_stop_the_calls_of_the_owner() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		Unsettled::set(Some(id));
		assert_noop!(Burrows::deposit(signed(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::withdraw(signed(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::mint(signed(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::burn(signed(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::deactivate(signed(ALICE), id), Error::<Test>::UnsettledSlices);

		Unsettled::set(None);
		assert_ok!(Burrows::burn(signed(ALICE), id, 405 * UNIT));
		assert_noop!(Burrows::deactivate(signed(ALICE), id), Error::<Test>::CollateralAtAuction);
	});
}

#[test]
fn unsettled_slices_stop_activation() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		mark(id);
		Unsettled::set(Some(id));
		assert_noop!(Burrows::activate(signed(ALICE), id, 10 * UNIT), Error::<Test>::UnsettledSlices);
		Unsettled::set(None);
		assert_ok!(Burrows::activate(signed(ALICE), id, 10 * UNIT));
	});
}

#[test]
fn unsettled_slices_stop_neither_touching_nor_liquidation_nor_other_burrows() {
	execute(|| {
		let (waiting, other) = (liquidatable(405), liquidatable(405));
		mark(waiting);
		Unsettled::set(Some(waiting));
		// Anyone may still accrue the debt, and liquidation continues.
		assert_ok!(Burrows::touch(signed(BOB), waiting));
		Price::set((300, 300));
		mark(waiting);
		assert_ok!(Burrows::deposit(signed(ALICE), other, UNIT));
		// The check is skipped for a burrow without slices.
		Unsettled::set(Some(other));
		assert_ok!(Burrows::deposit(signed(ALICE), other, UNIT));
	});
}
