//! Slices: how they bind a burrow, and how its owner gets them back.

use crate::{mock::*, Error, Event, Rights, WeightInfo};
use frame::testing_prelude::*;
use huxian_traits::auctions::SliceId;

#[test]
fn a_slice_comes_back_when_the_price_does() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		let slice = slice_of(id).id;
		// The 989 HUX that it would have cover 405 KIT up to 1.1628 HUX: 989 / 405 / 2.1.
		Price::set((117, 117));
		assert_noop!(Burrows::cancel_slice(by(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		Price::set((116, 116));
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice));

		let position = stored(id).position;
		assert_eq!((position.collateral, position.at_auction, position.debt), (989 * UNIT, 0, 405 * UNIT));
		// On hold again, with the creation deposit.
		assert_eq!((held(ALICE), Hux::free_balance(AUCTIONEER)), (999, EXISTENTIAL_DEPOSIT));
		assert!(Slices::get().is_empty());
		assert_eq!(
			last_event(),
			Event::SliceReturned { burrow: id, by: ALICE, slice, amount: 800 * UNIT, collateral: 989 * UNIT }
		);
	});
}

#[test]
fn who_has_slices_pays_for_the_look_at_them() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		let guarded = <() as WeightInfo>::deposit().saturating_add(<() as WeightInfo>::guard());
		assert_eq!(Burrows::deposit(by(ALICE), id, UNIT).unwrap().actual_weight, Some(guarded));

		let other = burrow(1_000, 0);
		let spent = Burrows::deposit(by(ALICE), other, UNIT).unwrap().actual_weight;
		assert_eq!(spent, Some(<() as WeightInfo>::deposit()));
	});
}

#[test]
fn a_slice_comes_back_after_a_deposit() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		let slice = slice_of(id).id;
		// 1 701 HUX are needed, 989 and 712.
		assert_ok!(Burrows::deposit(by(ALICE), id, 712 * UNIT - 1));
		assert_noop!(Burrows::cancel_slice(by(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::deposit(by(ALICE), id, 1));
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice));
		assert_eq!((collateral(id), held(ALICE)), (1_701, 1_711));
	});
}

#[test]
fn a_slice_comes_back_after_burning() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		// 989 HUX cover 235 KIT: 235 · 4.2 = 987.
		assert_ok!(Burrows::burn(by(ALICE), id, 169 * UNIT));
		assert_noop!(Burrows::cancel_slice(by(ALICE), id, slice_of(id).id), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::burn(by(ALICE), id, UNIT));
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice_of(id).id));
	});
}

#[test]
fn the_debt_is_brought_up_to_date_before_a_slice_comes_back() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		Price::set((116, 116));
		// 989 HUX do not cover 409.05 KIT.
		grow(1_010);
		assert_noop!(Burrows::cancel_slice(by(ALICE), id, slice_of(id).id), Error::<Test>::CancellationUnwarranted);
		Price::set((115, 115));
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice_of(id).id));
		assert_eq!(stored(id).position.debt, 409_050 * MILLI);
	});
}

#[test]
fn slices_come_back_to_those_with_the_right() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		Price::set((100, 100));
		let slice = slice_of(id).id;
		assert_noop!(Burrows::cancel_slice(by(BOB), id, slice), Error::<Test>::NoPermission);
		let others =
			Rights { deposit: true, withdraw: true, mint: true, burn: true, set_delegate: true, cancel: false };
		assert_ok!(Burrows::grant(by(ALICE), id, BOB, others, Some(DAVE)));
		assert_ok!(Burrows::set_open(by(ALICE), id, true, true));
		assert_noop!(Burrows::cancel_slice(by(BOB), id, slice), Error::<Test>::NoPermission);

		assert_ok!(Burrows::grant(by(ALICE), id, BOB, Rights { cancel: true, ..Rights::NONE }, Some(DAVE)));
		assert_ok!(Burrows::cancel_slice(by(BOB), id, slice));
		// To the burrow, whoever the beneficiary is.
		assert_eq!((held(ALICE), Hux::free_balance(DAVE)), (999, ENDOWMENT));
	});
}

#[test]
fn only_a_queued_slice_of_the_burrow_comes_back() {
	execute(|| {
		let (one, two) = (endangered(405), endangered(405));
		mark(one);
		mark(two);
		Price::set((100, 100));
		let slice = slice_of(one).id;
		assert_noop!(Burrows::cancel_slice(by(ALICE), 7, slice), Error::<Test>::UnknownBurrow);
		assert_noop!(Burrows::cancel_slice(by(ALICE), two, slice), UNKNOWN_SLICE);
		assert_noop!(Burrows::cancel_slice(by(ALICE), one, SliceId::new(7)), UNKNOWN_SLICE);
		assert_noop!(Burrows::cancel_slice(RuntimeOrigin::none(), one, slice), DispatchError::BadOrigin);

		Slices::mutate(|all| all.iter_mut().for_each(|slice| slice.taken = true));
		assert_noop!(Burrows::cancel_slice(by(ALICE), one, slice), NOT_QUEUED);
		Slices::mutate(|all| all.iter_mut().for_each(|slice| slice.taken = false));
		assert_ok!(Burrows::cancel_slice(by(ALICE), one, slice));
		assert_noop!(Burrows::cancel_slice(by(ALICE), one, slice), UNKNOWN_SLICE);
	});
}

#[test]
fn no_slice_comes_back_to_a_closed_burrow() {
	execute(|| {
		let id = endangered(450);
		mark(id);
		mark(id);
		Price::set((100, 100));
		let slice = slice_of(id).id;
		assert_noop!(Burrows::cancel_slice(by(ALICE), id, slice), Error::<Test>::CancellationUnwarranted);
		assert_ok!(Burrows::activate(by(ALICE), id, 10 * UNIT));
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice));
		assert_eq!(collateral(id), 989);
	});
}

#[test]
fn a_stale_price_does_not_keep_a_slice() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		Price::set((100, 100));
		Fresh::set(false);
		assert_ok!(Burrows::cancel_slice(by(ALICE), id, slice_of(id).id));
	});
}

#[test]
fn while_proceeds_are_on_their_way_the_owner_waits() {
	execute(|| {
		let id = endangered(405);
		mark(id);
		Unsettled::set(Some(id));
		assert_noop!(Burrows::deposit(by(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::withdraw(by(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::mint(by(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::burn(by(ALICE), id, UNIT), Error::<Test>::UnsettledSlices);
		assert_noop!(Burrows::deactivate(by(ALICE), id), Error::<Test>::UnsettledSlices);

		Unsettled::set(None);
		assert_ok!(Burrows::burn(by(ALICE), id, 405 * UNIT));
		assert_noop!(Burrows::deactivate(by(ALICE), id), Error::<Test>::CollateralAtAuction);
	});
}

#[test]
fn while_proceeds_are_on_their_way_a_closed_burrow_stays_closed() {
	execute(|| {
		let id = endangered(450);
		mark(id);
		mark(id);
		Unsettled::set(Some(id));
		assert_noop!(Burrows::activate(by(ALICE), id, 10 * UNIT), Error::<Test>::UnsettledSlices);
		Unsettled::set(None);
		assert_ok!(Burrows::activate(by(ALICE), id, 10 * UNIT));
	});
}

#[test]
fn proceeds_on_their_way_stop_nobody_else() {
	execute(|| {
		let (waiting, other) = (endangered(405), endangered(405));
		mark(waiting);
		Unsettled::set(Some(waiting));
		// Anyone may still bring the debt up to date, and liquidation goes on.
		assert_ok!(Burrows::touch(by(BOB), waiting));
		Price::set((300, 300));
		mark(waiting);
		assert_ok!(Burrows::deposit(by(ALICE), other, UNIT));
		// A burrow without slices is not asked for.
		Unsettled::set(Some(other));
		assert_ok!(Burrows::deposit(by(ALICE), other, UNIT));
	});
}
