//! A preview never disagrees with the call.

use crate::{mock::*, Error};
use frame::{
	deps::{frame_support::storage::with_transaction, sp_runtime::TransactionOutcome},
	testing_prelude::*,
};
use proptest::prelude::*;

#[test]
fn what_can_be_minted_is_just_what_the_call_allows() {
	execute(|| {
		let id = burrow(12_345, 100);
		let mintable = Burrows::view_burrow(id).unwrap().mintable.unwrap();
		assert_eq!(Burrows::view_max_mintable(id), Some(mintable));
		assert_noop!(Burrows::mint(by(ALICE), id, mintable + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::mint(by(ALICE), id, mintable));
		assert_eq!(Burrows::view_max_mintable(id), Some(0));
	});
}

#[test]
fn what_can_be_withdrawn_is_just_what_the_call_allows() {
	execute(|| {
		let id = burrow(12_345, 100);
		grow(1_003);
		let withdrawable = Burrows::view_burrow(id).unwrap().withdrawable.unwrap();
		assert_noop!(Burrows::withdraw(by(ALICE), id, withdrawable + 1), Error::<Test>::Overburrowed);
		assert_ok!(Burrows::withdraw(by(ALICE), id, withdrawable));
	});
}

#[test]
fn a_view_tells_how_safe_a_burrow_is() {
	execute(|| {
		// 420 HUX for 100 KIT: twice what minting asks for; unsafe from 420 / 190 HUX per KIT on.
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
fn a_stale_price_leaves_only_what_a_call_would_allow() {
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
		assert_ok!(Burrows::create(by(BOB), None, None, 10 * UNIT));
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

#[test]
fn the_next_unsafe_burrows_come_with_the_most_endangered_first() {
	execute(|| {
		burrow(1_000, 0);
		let (third, first, second) = (burrow(1_000, 200), burrow(1_000, 400), burrow(1_000, 300));
		let ids = |limit| -> Vec<u64> { Burrows::view_next_unsafe(limit).into_iter().map(|view| view.id).collect() };
		assert_eq!(ids(u32::MAX), [first, second, third]);
		assert_eq!(ids(2), [first, second]);
		assert!(ids(0).is_empty());
		// Their debts are of this block.
		grow(1_050);
		assert_eq!(Burrows::view_next_unsafe(1)[0].debt, 420 * UNIT);
		Started::set(false);
		assert!(ids(3).is_empty());
		Started::set(true);
	});
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	/// However long nobody has touched the burrow, and whatever kit costs by now.
	#[test]
	fn a_view_of_an_untouched_burrow_never_fails_and_tells_what_calls_do(
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
			assert!(!undone(&|| Burrows::mint(by(ALICE), id, mintable + 1)));
			assert!(!undone(&|| Burrows::withdraw(by(ALICE), id, withdrawable + 1)));
			// A debt below the minimum is refused whatever the collateral is.
			let mints = mintable > 0 && view.debt + mintable >= 100 * UNIT;
			assert_eq!(undone(&|| Burrows::mint(by(ALICE), id, mintable)), mints);
			assert_eq!(undone(&|| Burrows::withdraw(by(ALICE), id, withdrawable)), withdrawable > 0);
			assert_eq!(Burrows::mark_for_liquidation(by(CHARLIE), id).is_ok(), view.liquidatable);
		});
	}
}
