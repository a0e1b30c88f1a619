//! A preview never disagrees with the call.

use crate::{mock::*, Error, OwnedBy};
use frame::{
	deps::{frame_support::storage::with_transaction, sp_runtime::TransactionOutcome},
	testing_prelude::*,
};
use proptest::prelude::*;

#[test]
fn the_mintable_amount_is_the_maximum_of_the_call() {
	execute(|| {
		let id = burrow(12_345, 100);
		let mintable = Burrows::view_burrow(id).unwrap().mintable.unwrap();
		assert_eq!(Burrows::view_max_mintable(id), Some(mintable));
		assert_noop!(Burrows::mint(signed(ALICE), id, mintable + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(signed(ALICE), id, mintable));
		assert_eq!(Burrows::view_max_mintable(id), Some(0));
	});
}

#[test]
fn the_withdrawable_amount_is_the_maximum_of_the_call() {
	execute(|| {
		let id = burrow(12_345, 100);
		grow(1_003);
		let withdrawable = Burrows::view_burrow(id).unwrap().withdrawable.unwrap();
		assert_noop!(Burrows::withdraw(signed(ALICE), id, withdrawable + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(signed(ALICE), id, withdrawable));
	});
}

#[test]
fn a_view_shows_the_health_of_a_burrow() {
	execute(|| {
		// 420 HUX for 100 KIT are twice the minimum of minting. The burrow is unsafe from
		// 420 / 190 HUX per KIT on.
		let id = burrow(420, 100);
		let view = Burrows::view_burrow(id).unwrap();
		assert_eq!(view.health.as_deref(), Some("2"));
		assert!(view.liquidation_index.unwrap().starts_with("2.2105263"));
		assert!(!view.liquidatable);
		Price::set((222, 222));
		assert!(Burrows::view_burrow(id).unwrap().liquidatable);
	});
}

#[test]
fn a_stale_price_leaves_only_the_withdrawal_from_a_burrow_without_debt() {
	execute(|| {
		let (owing, free) = (burrow(420, 100), burrow(420, 0));
		Fresh::set(false);
		let view = Burrows::view_burrow(owing).unwrap();
		assert_eq!((view.mintable, view.withdrawable), (None, None));
		let view = Burrows::view_burrow(free).unwrap();
		assert_eq!((view.mintable, view.withdrawable), (None, Some(420 * UNIT)));
	});
}

#[test]
fn the_burrows_of_an_owner_come_in_order_and_in_pages() {
	execute(|| {
		for _ in 0..5 {
			burrow(100, 0);
		}
		assert_ok!(Burrows::create(signed(BOB), None, None, 10 * UNIT));
		let ids = |from, limit| -> Vec<u64> {
			Burrows::view_burrows_of(&ALICE, from, limit).into_iter().map(|view| view.id).collect()
		};
		assert_eq!(ids(0, 3), [0, 1, 2]);
		assert_eq!(ids(3, 3), [3, 4]);
		assert_eq!(ids(0, u32::MAX), [0, 1, 2, 3, 4]);
		assert_eq!(Burrows::view_burrow_count(), 6);
		assert!(Burrows::view_burrow(6).is_none());
		assert!(Burrows::view_max_mintable(6).is_none());
	});
}

/// Returns the first ten burrows of Alice, who has `others` beside them, and the number of nodes of
/// the trie that the view has read.
fn first_page(others: u64) -> (Vec<u64>, usize) {
	let mut state = state();
	state.execute_with(|| {
		begin();
		for _ in 0..10 {
			burrow(0, 0);
		}
		// Their numbers are scattered, because a proof counts equal nodes once.
		for number in 1..=others {
			let id = number.wrapping_mul(0x9E37_79B9_7F4A_7C15);
			OwnedBy::<Test>::insert(ALICE, id.to_be_bytes(), ());
		}
	});
	state.commit_all().unwrap();
	let (views, proof) = state.execute_and_prove(|| Burrows::view_burrows_of(&ALICE, 0, 10));
	(views.into_iter().map(|view| view.id).collect(), proof.iter_nodes().count())
}

#[test]
fn a_page_costs_the_same_with_many_burrows_as_with_few() {
	// Given an owner of a hundred burrows and one of ten thousand,
	let ((few, nodes_of_few), (many, nodes_of_many)) = (first_page(100), first_page(10_000));
	// when the first ten are asked for, then they are the first ten,
	assert_eq!(few, many);
	assert_eq!(many, (0..10).collect::<Vec<u64>>());
	// and the others are not read: only the paths within the trie are longer.
	assert!(nodes_of_many < 2 * nodes_of_few, "{nodes_of_many} nodes with many, {nodes_of_few} with few");
}

#[test]
fn the_next_unsafe_burrows_come_with_the_riskiest_first() {
	execute(|| {
		burrow(1_000, 0);
		let (third, first, second) = (burrow(1_000, 200), burrow(1_000, 400), burrow(1_000, 300));
		let ids = |limit| -> Vec<u64> { Burrows::view_next_unsafe(limit).into_iter().map(|view| view.id).collect() };
		assert_eq!(ids(u32::MAX), [first, second, third]);
		assert_eq!(ids(2), [first, second]);
		assert!(ids(0).is_empty());
		// Their debts are accrued to this block.
		grow(1_050);
		assert_eq!(Burrows::view_next_unsafe(1)[0].debt, 420 * UNIT);
		Started::set(false);
		assert!(ids(3).is_empty());
		Started::set(true);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	/// The burrow was not touched for any time, and kit has any price.
	#[test]
	fn a_view_of_an_untouched_burrow_never_fails_and_agrees_with_the_calls(
		collateral in 210u32..100_000, part in 0u32..=100, growth in 1u32..5_000, minting in 1u32..1_000, below in 0u32..1_000,
	) {
		execute(|| {
			let most = collateral * 10 / 21;
			let id = burrow(collateral, if part == 0 { 0 } else { 100 + (most - 100) * part / 100 });
			grow(growth);
			Price::set((minting, minting - below.min(minting - 1)));

			let view = Burrows::view_burrow(id).unwrap();
			let (mintable, withdrawable) = (view.mintable.unwrap(), view.withdrawable.unwrap());
			let owes = part > 0;
			assert_eq!((view.debt > 0, view.health.is_some(), view.liquidation_index.is_some()), (owes, owes, owes));
			assert_eq!(Burrows::view_max_mintable(id), Some(mintable));
			assert_eq!(Burrows::view_burrows_of(&ALICE, 0, 1), std::slice::from_ref(&view));
			assert_eq!(Burrows::view_next_unsafe(1), if owes { vec![view.clone()] } else { vec![] });

			let undone = |call: &dyn Fn() -> DispatchResultWithPostInfo| {
				with_transaction(|| TransactionOutcome::Rollback(Ok::<_, DispatchError>(call().is_ok()))).unwrap()
			};
			assert!(!undone(&|| Burrows::mint(signed(ALICE), id, mintable + 1)));
			assert!(!undone(&|| Burrows::withdraw(signed(ALICE), id, withdrawable + 1)));
			// A debt below the minimum is refused for any collateral.
			let mints = mintable > 0 && view.debt + mintable >= 100 * UNIT;
			assert_eq!(undone(&|| Burrows::mint(signed(ALICE), id, mintable)), mints);
			assert_eq!(undone(&|| Burrows::withdraw(signed(ALICE), id, withdrawable)), withdrawable > 0);
			assert_eq!(Burrows::mark_for_liquidation(signed(CHARLIE), id).is_ok(), view.liquidatable);
		});
	}
}
