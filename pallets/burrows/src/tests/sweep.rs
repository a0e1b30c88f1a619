//! The sweep of each block: the burrows that it finds, their order, and its limits.

use crate::{index::index_key, mock::*, types::WATCHED_PER_BLOCK, Error, Event, HoldReason, SweepCursor, WatchCursor};
use frame::{
	testing_prelude::*,
	token::{fungible::MutateHold, Precision},
};
use huxian_math::{ratio_index::ratio_key, LiquidationKind::*, Parameters};
use huxian_traits::{Balance, BurrowId};
use proptest::prelude::*;

/// Releases the hold of an owner of liquidatable burrows, so that nothing can be seized.
fn strip(owner: u64, burrows: Balance) {
	let reason = HoldReason::Collateral.into();
	assert_ok!(<Hux as MutateHold<u64>>::release(&reason, &owner, burrows * 1_010 * UNIT, Precision::Exact));
}

/// Puts the hold back that [`strip`] released.
fn restore(owner: u64, burrows: Balance) {
	let reason = HoldReason::Collateral.into();
	assert_ok!(<Hux as MutateHold<u64>>::hold(&reason, &owner, burrows * 1_010 * UNIT));
}

/// Returns the burrows whose liquidation failed, in order.
fn failed() -> Vec<BurrowId> {
	let failure = |event: Event<Test>| match event {
		Event::SweepFailed { burrow, .. } => burrow,
		_ => None,
	};
	events().into_iter().filter_map(failure).collect()
}

/// Returns the key of a burrow in the index.
fn key_of(id: BurrowId) -> [u8; 12] {
	let ratio = ratio_key(&Parameters::huxian(), &stored(id).position).unwrap().unwrap();
	index_key(ratio, id)
}

#[test]
fn a_sweep_of_safe_burrows_examines_none() {
	execute(|| {
		assert_eq!(sweep(), sweep_weight(0));
		for _ in 0..20 {
			burrow(1_000, 400);
		}
		assert_eq!(sweep(), sweep_weight(0));
		assert!(liquidations().is_empty());
	});
}

#[test]
fn an_unsafe_burrow_is_found_among_safe_ones_without_examining_those() {
	execute(|| {
		for _ in 0..20 {
			burrow(1_000, 100);
		}
		let id = liquidatable(405);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial)]);
		assert_eq!(stored(id).position.at_auction, 800 * UNIT);
		// It is safe now.
		assert_eq!(sweep(), sweep_weight(0));
	});
}

#[test]
fn the_riskiest_burrows_go_first() {
	execute(|| {
		let ids = [410, 430, 420].map(liquidatable);
		assert_eq!(sweep(), sweep_weight(3));
		assert_eq!(liquidations(), [(ids[1], Partial), (ids[2], Partial), (ids[0], Partial)]);
		let queued: Vec<BurrowId> = Slices::get().iter().map(|slice| slice.burrow).collect();
		assert_eq!(queued, [ids[1], ids[2], ids[0]]);
	});
}

#[test]
fn a_reward_without_a_finder_goes_to_the_providers_of_the_pool() {
	execute(|| {
		let id = liquidatable(405);
		sweep();
		assert_eq!(Dripped::get(), 11 * UNIT);
		assert_eq!(Hux::free_balance(AUCTIONEER), EXISTENTIAL_DEPOSIT + 811 * UNIT);
		assert_eq!(held(ALICE), 199);
		assert_eq!(
			last_event(),
			Event::Liquidated {
				burrow: id,
				kind: Partial,
				finder: None,
				reward: 11 * UNIT,
				auctioned: 800 * UNIT,
				collateral: 189 * UNIT,
				debt: 405 * UNIT,
			}
		);
		// A later finder is refused.
		assert_noop!(Burrows::mark_for_liquidation(signed(CHARLIE), id), Error::<Test>::NotLiquidatable);
	});
}

#[test]
fn a_burrow_still_unsafe_after_its_liquidation_is_closed_in_the_same_block() {
	execute(|| {
		// With 989 HUX at auction it stands behind its old place in the index, but still below the
		// threshold.
		let id = liquidatable(450);
		assert_eq!(sweep(), sweep_weight(2));
		assert_eq!(liquidations(), [(id, Complete), (id, Close)]);
		assert_eq!((Dripped::get(), held(ALICE)), (21 * UNIT, 0));
		assert_eq!(slice_of(id).part.amount, 989 * UNIT);
	});
}

#[test]
fn a_sweep_stops_at_its_weight_and_continues_in_the_next_block() {
	execute(|| {
		let ids = [410, 430, 420, 400].map(liquidatable);
		SweepWeight::set(sweep_weight(3));
		assert_eq!(Burrows::max_swept(), 3);
		assert_eq!(sweep(), sweep_weight(3));
		assert_eq!(liquidations(), [(ids[1], Partial), (ids[2], Partial), (ids[0], Partial)]);
		// No burrow was skipped: the next sweep starts at the beginning.
		assert_eq!(SweepCursor::<Test>::get(), None);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations().last(), Some(&(ids[3], Partial)));
	});
}

#[test]
fn a_burrow_that_cannot_be_liquidated_is_skipped() {
	execute(|| {
		let stuck = liquidatable_of(BOB, 440);
		let ids = [430, 420].map(liquidatable);
		strip(BOB, 1);
		let before = stored(stuck);
		assert_eq!(sweep(), sweep_weight(3));

		assert_eq!(failed(), [stuck]);
		assert_eq!(liquidations(), [(ids[0], Partial), (ids[1], Partial)]);
		assert_eq!(stored(stuck), before);

		// It is liquidated as soon as that is possible.
		restore(BOB, 1);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations().last(), Some(&(stuck, Partial)));
	});
}

#[test]
fn skipped_burrows_do_not_keep_the_sweep_from_the_others() {
	execute(|| {
		let stuck = [440, 439, 438].map(|debt| liquidatable_of(BOB, debt));
		let ids = [430, 420].map(liquidatable);
		strip(BOB, 3);
		SweepWeight::set(sweep_weight(2));

		// Two stuck burrows use up the weight: the next block continues behind them.
		sweep();
		assert_eq!(failed(), [stuck[0], stuck[1]]);
		assert_eq!(SweepCursor::<Test>::get(), Some(key_of(stuck[1])));
		// Of the next two one is stuck.
		let cursor = key_of(ids[0]);
		sweep();
		assert_eq!(failed(), stuck);
		assert_eq!(liquidations(), [(ids[0], Partial)]);
		assert_eq!(SweepCursor::<Test>::get(), Some(cursor));
		// The end is reached: the next block starts at the beginning.
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(ids[0], Partial), (ids[1], Partial)]);
		assert_eq!(SweepCursor::<Test>::get(), None);
		sweep();
		assert_eq!(failed(), [stuck[0], stuck[1], stuck[2], stuck[0], stuck[1]]);

		restore(BOB, 3);
	});
}

#[test]
fn a_sweep_whose_slices_are_refused_is_undone() {
	execute(|| {
		let id = liquidatable(405);
		let before = stored(id);
		Refusing::set(true);
		// The weight is that of the maximum number of burrows.
		assert_eq!(sweep(), sweep_weight(100));
		assert!(matches!(last_event(), Event::SweepFailed { burrow: None, .. }));
		assert_eq!((stored(id), held(ALICE), Dripped::get()), (before, 1_010, 0));
		assert!(liquidations().is_empty());

		Refusing::set(false);
		sweep();
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn a_stale_price_does_not_stop_the_sweep_at_the_last_price() {
	execute(|| {
		let id = liquidatable(405);
		Fresh::set(false);
		sweep();
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn before_the_first_price_nothing_is_swept() {
	execute(|| {
		liquidatable(405);
		Started::set(false);
		assert_eq!(sweep(), sweep_weight(0));
		assert!(liquidations().is_empty());
		Started::set(true);
	});
}

#[test]
fn growing_debts_make_burrows_unsafe_without_moving_them_in_the_index() {
	execute(|| {
		// At 1.25 HUX per KIT 405 KIT need 962 HUX, and 445.5 KIT 1 058. No call touches it.
		let id = burrow(1_000, 405);
		Price::set((125, 125));
		assert_eq!(sweep(), sweep_weight(0));
		grow(1_100);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn a_burrow_with_slices_is_found_although_the_index_places_it_too_late() {
	execute(|| {
		let id = liquidatable(405);
		sweep();
		// While both prices are equal the index is exact, and no other burrow is examined.
		assert_eq!(sweep(), sweep_weight(0));

		// At a minting price of three HUX the slice should bring 240 KIT, not 360. The other
		// 165 KIT need 627 HUX, and there are 189. The index still counts 800 HUX with 1.71, and
		// (189 + 1 368) / 405 is above 1.9 · 2.
		Price::set((300, 200));
		assert!(Burrows::view_burrow(id).unwrap().liquidatable);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial), (id, Complete)]);
		sweep();
		assert_eq!(liquidations(), [(id, Partial), (id, Complete), (id, Close)]);
		// A closed burrow is not watched.
		assert_eq!(sweep(), sweep_weight(0));
	});
}

#[test]
fn burrows_with_slices_are_examined_in_turn() {
	execute(|| {
		let turn = u32::try_from(WATCHED_PER_BLOCK).unwrap();
		SweepWeight::set(sweep_weight(2 * turn));
		let ids: Vec<BurrowId> = (0..turn + 4).map(|_| liquidatable(405)).collect();
		sweep();
		assert_eq!(liquidations().len(), ids.len());

		// The minting price is just above the liquidation price: all are examined, none is unsafe.
		Price::set((201, 200));
		assert_eq!(sweep(), examine_weight(turn));
		// The turn starts behind the first burrow: an empty cursor stands there.
		assert_eq!(WatchCursor::<Test>::get(), ids[WATCHED_PER_BLOCK].to_be_bytes());
		assert_eq!(sweep(), examine_weight(turn));
		// The last three burrows, then from the first on.
		assert_eq!(WatchCursor::<Test>::get(), ids[WATCHED_PER_BLOCK - 4].to_be_bytes());
		assert_eq!(liquidations().len(), ids.len());

		// Two blocks suffice to find all of them.
		Price::set((300, 200));
		sweep();
		sweep();
		let positions = ids.iter().map(|id| stored(*id).position);
		assert_eq!(positions.filter(|position| position.collateral == 0).count(), ids.len());
	});
}

#[test]
fn the_burrows_of_the_next_sweep_are_known_before_the_price_falls() {
	execute(|| {
		let safe = burrow(1_000, 100);
		let ids = [410, 430, 420].map(liquidatable);
		SweepWeight::set(sweep_weight(3));
		assert_eq!(Burrows::sweepable(), [ids[1], ids[2], ids[0]]);
		sweep();
		// Burrows with slices appear twice: at their place in the index and among the watched.
		SweepWeight::set(sweep_weight(4));
		let (indexed, watched) = (Burrows::sweepable()[..4].to_vec(), Burrows::sweepable()[4..].to_vec());
		assert_eq!(indexed.len(), 4);
		assert!(indexed.contains(&safe));
		assert_eq!(watched, ids);
	});
}

#[test]
fn after_a_failure_the_next_sweep_is_known_to_start_behind_it() {
	execute(|| {
		let stuck = liquidatable_of(BOB, 440);
		let ids = [430, 420, 410].map(liquidatable);
		strip(BOB, 1);
		SweepWeight::set(sweep_weight(2));
		sweep();
		assert_eq!((failed(), liquidations()), (vec![stuck], vec![(ids[0], Partial)]));
		assert_eq!(Burrows::sweepable()[..2], [ids[1], ids[2]]);
		sweep();
		assert_eq!(liquidations(), ids.map(|id| (id, Partial)));
		restore(BOB, 1);
	});
}

#[test]
fn a_few_burrows_with_slices_are_examined_once_a_block() {
	execute(|| {
		for _ in 0..3 {
			liquidatable(405);
		}
		sweep();
		Price::set((201, 200));
		assert_eq!(sweep(), examine_weight(3));
		assert_eq!(sweep(), examine_weight(3));
	});
}

#[test]
fn burrows_with_slices_wait_while_the_index_uses_up_the_weight() {
	execute(|| {
		let sliced = liquidatable(405);
		sweep();
		let ids = [410, 420].map(liquidatable);
		Price::set((300, 200));
		SweepWeight::set(sweep_weight(2));
		sweep();
		assert_eq!(liquidations()[1..], [(ids[1], Complete), (ids[0], Complete)]);
		SweepWeight::reset();
		sweep();
		assert!(liquidations().contains(&(sliced, Complete)));
	});
}

/// Returns the unsafe burrows, found by examining all.
fn scan() -> Vec<BurrowId> {
	let unsafe_now = |id: &BurrowId| Burrows::view_burrow(*id).unwrap().liquidatable;
	(0..crate::NextBurrow::<Test>::get()).filter(unsafe_now).collect()
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn the_sweep_finds_the_same_burrows_as_examining_all(
		books in prop::collection::vec((210u32..3_000, 0u32..100), 1..20),
		growth in 950u32..1_200,
		price in 80u32..500,
		above in 0u32..100,
	) {
		execute(|| {
			for (collateral, part) in books {
				// The debt lies between the minimum and nearly all that can be minted.
				let most = collateral * 10 / 21;
				burrow(collateral, 100 + (most - 100) * part / 100);
			}
			grow(growth);
			Price::set((price + above, price));
			let expected = scan();
			sweep();
			let mut found: Vec<BurrowId> = liquidations().into_iter().map(|(id, _)| id).collect();
			found.sort_unstable();
			found.dedup();
			assert_eq!(found, expected);
			// A few blocks later no burrow is unsafe.
			for _ in 0..6 {
				sweep();
			}
			assert!(scan().is_empty());
		});
	}
}
