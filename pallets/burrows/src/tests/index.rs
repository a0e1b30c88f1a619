//! After every operation the ratio index equals one built anew.

use crate::{
	index::{decode_index_key, index_key},
	mock::*,
	RatioIndex, Watched,
};
use frame::testing_prelude::*;
use huxian_traits::BurrowId;

/// Returns the quantised ratios and the burrows of the index, in its order.
fn entries() -> Vec<(u32, BurrowId)> {
	RatioIndex::<Test>::iter_keys().map(decode_index_key).collect()
}

/// Returns the watched burrows.
fn watched() -> Vec<BurrowId> {
	Watched::<Test>::iter_keys().map(BurrowId::from_be_bytes).collect()
}

/// Returns the quantised ratio `hux` / `kit`, which is at least one, by its definition.
///
/// The first 8 bits count the place of the leading bit from 2^-128; the other 24 bits follow it.
fn quantised(hux: u64, kit: u64) -> u32 {
	let exponent = (hux / kit).ilog2();
	let mantissa = (u128::from(hux) << 24) / (u128::from(kit) << exponent) - (1 << 24);
	((128 + exponent) << 24) + u32::try_from(mantissa).unwrap()
}

#[test]
fn ratios_are_quantised_by_their_leading_bits() {
	assert_eq!(quantised(1, 1), 128 << 24);
	assert_eq!(quantised(5, 2), (129 << 24) + (1 << 22));
	assert_eq!(quantised(3, 1), (129 << 24) + (1 << 23));
	assert_eq!(quantised(4, 1), 130 << 24);
}

#[test]
fn a_burrow_without_debt_is_in_no_index() {
	execute(|| {
		let id = burrow(1_000, 0);
		assert!(entries().is_empty());
		assert_ok!(Burrows::deposit(signed(ALICE), id, UNIT));
		assert_ok!(Burrows::touch(signed(ALICE), id));
		assert_ok!(Burrows::withdraw(signed(ALICE), id, UNIT));
		assert!(entries().is_empty());
	});
}

#[test]
fn the_index_follows_every_operation() {
	execute(|| {
		let id = burrow(1_000, 400);
		assert_eq!(entries(), [(quantised(5, 2), id)]);
		assert_ok!(Burrows::deposit(signed(ALICE), id, 600 * UNIT));
		assert_eq!(entries(), [(quantised(4, 1), id)]);
		assert_ok!(Burrows::withdraw(signed(ALICE), id, 400 * UNIT));
		assert_eq!(entries(), [(quantised(3, 1), id)]);
		assert_ok!(Burrows::mint(signed(ALICE), id, 80 * UNIT));
		assert_eq!(entries(), [(quantised(5, 2), id)]);
		assert_ok!(Burrows::burn(signed(ALICE), id, 180 * UNIT));
		assert_eq!(entries(), [(quantised(4, 1), id)]);
		assert_ok!(Burrows::burn(signed(ALICE), id, 300 * UNIT));
		assert!(entries().is_empty());
		assert_ok!(Burrows::deactivate(signed(ALICE), id));
		assert_ok!(Burrows::activate(signed(ALICE), id, 1_010 * UNIT));
		assert!(entries().is_empty());
		assert_ok!(Burrows::mint(signed(ALICE), id, 300 * UNIT));
		assert_eq!(entries(), [(quantised(10, 3), id)]);
	});
}

#[test]
fn neither_time_nor_prices_move_a_burrow() {
	execute(|| {
		let id = burrow(1_000, 300);
		let before = entries();
		assert_eq!(before, [(quantised(10, 3), id)]);
		grow(1_050);
		Price::set((120, 80));
		assert_ok!(Burrows::touch(signed(ALICE), id));
		// It owes 315 KIT now, and the adjustment index has grown as much.
		assert_eq!(stored(id).position.debt, 315 * UNIT);
		assert_eq!(entries(), before);
	});
}

#[test]
fn a_change_of_owner_does_not_move_a_burrow() {
	execute(|| {
		let id = burrow(1_000, 400);
		let before = entries();
		assert_ok!(Burrows::transfer(signed(ALICE), id, BOB));
		assert_ok!(accept(BOB, id));
		assert_eq!(entries(), before);
	});
}

#[test]
fn the_riskiest_stands_first_and_equals_stand_by_their_number() {
	execute(|| {
		let (second, first, third) = (burrow(1_000, 300), burrow(900, 400), burrow(500, 150));
		let places = [(quantised(9, 4), first), (quantised(10, 3), second), (quantised(10, 3), third)];
		assert_eq!(entries(), places);
	});
}

#[test]
fn after_a_partial_liquidation_a_burrow_is_safe_and_watched() {
	execute(|| {
		let id = liquidatable(405);
		assert_eq!((entries(), watched()), (vec![(quantised(1_000, 405), id)], vec![]));
		mark(id);
		// 189 + 1.71 · 800.
		assert_eq!((entries(), watched()), (vec![(quantised(1_557, 405), id)], vec![id]));
	});
}

#[test]
fn a_cancelled_slice_counts_as_collateral_again() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		Price::set((100, 100));
		assert_ok!(Burrows::cancel_slice(signed(ALICE), id, slice_of(id).id));
		assert_eq!((entries(), watched()), (vec![(quantised(989, 405), id)], vec![]));
	});
}

#[test]
fn a_settled_slice_no_longer_counts() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		sell(slice_of(id).id, 400 * UNIT);
		assert_eq!((entries(), watched()), (vec![(quantised(189, 45), id)], vec![]));
	});
}

#[test]
fn a_burrow_whose_debt_is_settled_is_in_no_index() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		sell(slice_of(id).id, 700 * UNIT);
		assert!(entries().is_empty() && watched().is_empty());
	});
}

#[test]
fn a_burrow_that_owes_nothing_is_not_watched() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		assert_ok!(Burrows::burn(signed(ALICE), id, 405 * UNIT));
		assert!(entries().is_empty() && watched().is_empty());
	});
}

#[test]
fn a_closed_burrow_is_in_no_index_until_it_is_activated() {
	execute(|| {
		let id = liquidatable(450);
		mark(id);
		// 1.71 · 989.
		assert_eq!((entries(), watched()), (vec![(quantised(169_119, 45_000), id)], vec![id]));
		mark(id);
		assert!(entries().is_empty() && watched().is_empty());
		assert_ok!(Burrows::activate(signed(ALICE), id, 110 * UNIT));
		assert_eq!((entries(), watched()), (vec![(quantised(179_119, 45_000), id)], vec![id]));
	});
}

#[test]
fn a_broken_index_is_noticed() {
	execute(|| {
		let id = burrow(1_000, 400);
		let key = index_key(quantised(5, 2), id);
		RatioIndex::<Test>::remove(key);
		assert!(Burrows::do_try_state().is_err());
		RatioIndex::<Test>::insert(key, ());
		assert_ok!(Burrows::do_try_state());

		let stray = index_key(7, id);
		RatioIndex::<Test>::insert(stray, ());
		assert!(Burrows::do_try_state().is_err());
		RatioIndex::<Test>::remove(stray);
		Watched::<Test>::insert(id.to_be_bytes(), ());
		assert!(Burrows::do_try_state().is_err());
		Watched::<Test>::remove(id.to_be_bytes());
	});
}

#[test]
fn a_difference_with_the_auctions_is_noticed() {
	execute(|| {
		let id = liquidatable(405);
		mark(id);
		let slices = Slices::take();
		assert!(Burrows::do_try_state().is_err());
		Slices::set(slices);
	});
}
