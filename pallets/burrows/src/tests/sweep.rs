//! The sweep of each block: who is found, in which order, and what stops it.

use crate::{index::index_key, mock::*, types::WATCHED_PER_BLOCK, Error, Event, HoldReason, SweepCursor, WatchCursor};
use frame::{
	testing_prelude::*,
	token::{fungible::MutateHold, Precision},
};
use huxian_math::{ratio_index::ratio_key, LiquidationKind::*, Parameters};
use huxian_traits::{Balance, BurrowId};
use proptest::prelude::*;

/// Takes the hold of an owner of endangered burrows away, so that nothing can be seized.
fn strip(owner: u64, burrows: Balance) {
	let reason = HoldReason::Collateral.into();
	assert_ok!(<Hux as MutateHold<u64>>::release(&reason, &owner, burrows * 1_010 * UNIT, Precision::Exact));
}

/// Gives it back.
fn restore(owner: u64, burrows: Balance) {
	let reason = HoldReason::Collateral.into();
	assert_ok!(<Hux as MutateHold<u64>>::hold(&reason, &owner, burrows * 1_010 * UNIT));
}

/// The burrows that were passed over, in order.
fn passed_over() -> Vec<BurrowId> {
	let failure = |event: Event<Test>| match event {
		Event::SweepFailed { burrow, .. } => burrow,
		_ => None,
	};
	events().into_iter().filter_map(failure).collect()
}

/// The key of a burrow in the index.
fn key_of(id: BurrowId) -> [u8; 12] {
	let ratio = ratio_key(&Parameters::huxian(), &stored(id).position).unwrap().unwrap();
	index_key(ratio, id)
}

#[test]
fn a_sweep_without_anything_to_do_looks_at_nothing() {
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
fn the_unsafe_are_found_among_the_safe_without_looking_at_those() {
	execute(|| {
		for _ in 0..20 {
			burrow(1_000, 100);
		}
		let id = endangered(405);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial)]);
		assert_eq!(stored(id).position.at_auction, 800 * UNIT);
		// It is safe now.
		assert_eq!(sweep(), sweep_weight(0));
	});
}

#[test]
fn the_most_endangered_go_first() {
	execute(|| {
		let ids = [410, 430, 420].map(endangered);
		assert_eq!(sweep(), sweep_weight(3));
		assert_eq!(liquidations(), [(ids[1], Partial), (ids[2], Partial), (ids[0], Partial)]);
		let queued: Vec<BurrowId> = Slices::get().iter().map(|slice| slice.burrow).collect();
		assert_eq!(queued, [ids[1], ids[2], ids[0]]);
	});
}

#[test]
fn the_reward_that_nobody_earned_is_for_the_providers_of_the_pool() {
	execute(|| {
		let id = endangered(405);
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
		// Whoever comes later finds nothing.
		assert_noop!(Burrows::mark_for_liquidation(by(CHARLIE), id), Error::<Test>::NotLiquidatable);
	});
}

#[test]
fn what_is_beyond_rescue_is_closed_in_the_same_block() {
	execute(|| {
		// With 989 HUX at auction it stands behind its old place in the index, and still among the unsafe.
		let id = endangered(450);
		assert_eq!(sweep(), sweep_weight(2));
		assert_eq!(liquidations(), [(id, Complete), (id, Close)]);
		assert_eq!((Dripped::get(), held(ALICE)), (21 * UNIT, 0));
		assert_eq!(slice_of(id).part.amount, 989 * UNIT);
	});
}

#[test]
fn a_sweep_stops_at_its_part_of_the_block_and_goes_on_in_the_next() {
	execute(|| {
		let ids = [410, 430, 420, 400].map(endangered);
		SweepWeight::set(sweep_weight(3));
		assert_eq!(Burrows::most_swept(), 3);
		assert_eq!(sweep(), sweep_weight(3));
		assert_eq!(liquidations(), [(ids[1], Partial), (ids[2], Partial), (ids[0], Partial)]);
		// Nobody was passed over: the next one begins at the beginning.
		assert_eq!(SweepCursor::<Test>::get(), None);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations().last(), Some(&(ids[3], Partial)));
	});
}

#[test]
fn a_burrow_that_cannot_be_liquidated_is_passed_over() {
	execute(|| {
		let stuck = endangered_of(BOB, 440);
		let ids = [430, 420].map(endangered);
		strip(BOB, 1);
		let before = stored(stuck);
		assert_eq!(sweep(), sweep_weight(3));

		assert_eq!(passed_over(), [stuck]);
		assert_eq!(liquidations(), [(ids[0], Partial), (ids[1], Partial)]);
		assert_eq!(stored(stuck), before);

		// As soon as it can be, it is.
		restore(BOB, 1);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations().last(), Some(&(stuck, Partial)));
	});
}

#[test]
fn those_that_are_passed_over_do_not_keep_the_sweep_from_the_others() {
	execute(|| {
		let stuck = [440, 439, 438].map(|debt| endangered_of(BOB, debt));
		let ids = [430, 420].map(endangered);
		strip(BOB, 3);
		SweepWeight::set(sweep_weight(2));

		// All of its time goes to two that are stuck: the next block goes on behind them.
		sweep();
		assert_eq!(passed_over(), [stuck[0], stuck[1]]);
		assert_eq!(SweepCursor::<Test>::get(), Some(key_of(stuck[1])));
		// One more is stuck, one is not.
		let cursor = key_of(ids[0]);
		sweep();
		assert_eq!(passed_over(), stuck);
		assert_eq!(liquidations(), [(ids[0], Partial)]);
		assert_eq!(SweepCursor::<Test>::get(), Some(cursor));
		// The end is reached: the next block begins at the beginning.
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(ids[0], Partial), (ids[1], Partial)]);
		assert_eq!(SweepCursor::<Test>::get(), None);
		sweep();
		assert_eq!(passed_over(), [stuck[0], stuck[1], stuck[2], stuck[0], stuck[1]]);

		restore(BOB, 3);
	});
}

#[test]
fn what_the_auctions_refuse_is_not_liquidated() {
	execute(|| {
		let id = endangered(405);
		let before = stored(id);
		Refusing::set(true);
		// All that it might have looked at is charged for.
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
		let id = endangered(405);
		Fresh::set(false);
		sweep();
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn before_the_first_price_nothing_is_swept() {
	execute(|| {
		endangered(405);
		Started::set(false);
		assert_eq!(sweep(), sweep_weight(0));
		assert!(liquidations().is_empty());
		Started::set(true);
	});
}

#[test]
fn growing_debts_make_burrows_unsafe_where_they_stand() {
	execute(|| {
		// At 1.25 HUX 405 KIT need 962 HUX, and 445.5 KIT 1 058; nobody has touched the burrow.
		let id = burrow(1_000, 405);
		Price::set((125, 125));
		assert_eq!(sweep(), sweep_weight(0));
		grow(1_100);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial)]);
	});
}

#[test]
fn a_burrow_with_slices_is_found_although_the_index_puts_it_too_late() {
	execute(|| {
		let id = endangered(405);
		sweep();
		// While both prices are equal the index is exact, and nobody else is looked at.
		assert_eq!(sweep(), sweep_weight(0));

		// With minting at three HUX the slice is expected to bring 240 KIT, not 360: 165 KIT are not covered and
		// need 627 HUX of which there are 189. The index goes on to count 800 HUX with 1.71: (189 + 1 368) / 405 is above 1.9 · 2.
		Price::set((300, 200));
		assert!(Burrows::view_burrow(id).unwrap().liquidatable);
		assert_eq!(sweep(), sweep_weight(1));
		assert_eq!(liquidations(), [(id, Partial), (id, Complete)]);
		sweep();
		assert_eq!(liquidations(), [(id, Partial), (id, Complete), (id, Close)]);
		// Out of business, it is watched no longer.
		assert_eq!(sweep(), sweep_weight(0));
	});
}

#[test]
fn burrows_with_slices_are_looked_at_in_turn() {
	execute(|| {
		let turn = u32::try_from(WATCHED_PER_BLOCK).unwrap();
		SweepWeight::set(sweep_weight(2 * turn));
		let ids: Vec<BurrowId> = (0..turn + 4).map(|_| endangered(405)).collect();
		sweep();
		assert_eq!(liquidations().len(), ids.len());

		// Just above the liquidation price: all are watched, none is unsafe.
		Price::set((201, 200));
		assert_eq!(sweep(), look_weight(turn));
		// The turn begins behind the first burrow: that is where an empty cursor stands.
		assert_eq!(WatchCursor::<Test>::get(), ids[WATCHED_PER_BLOCK].to_be_bytes());
		assert_eq!(sweep(), look_weight(turn));
		// The last three, then from the first on.
		assert_eq!(WatchCursor::<Test>::get(), ids[WATCHED_PER_BLOCK - 4].to_be_bytes());
		assert_eq!(liquidations().len(), ids.len());

		// Two blocks are enough to find all of them.
		Price::set((300, 200));
		sweep();
		sweep();
		let positions = ids.iter().map(|id| stored(*id).position);
		assert_eq!(positions.filter(|position| position.collateral == 0).count(), ids.len());
	});
}

#[test]
fn whom_the_next_sweep_may_look_at_is_known_before_the_price_falls() {
	execute(|| {
		let safe = burrow(1_000, 100);
		let ids = [410, 430, 420].map(endangered);
		SweepWeight::set(sweep_weight(3));
		assert_eq!(Burrows::sweepable(), [ids[1], ids[2], ids[0]]);
		sweep();
		// What has slices is looked at in its turn as well as in its place, which here is behind the safe one.
		SweepWeight::set(sweep_weight(4));
		let (indexed, watched) = (Burrows::sweepable()[..4].to_vec(), Burrows::sweepable()[4..].to_vec());
		assert_eq!(indexed.len(), 4);
		assert!(indexed.contains(&safe));
		assert_eq!(watched, ids);
	});
}

#[test]
fn after_a_failure_the_next_sweep_is_known_to_begin_behind_it() {
	execute(|| {
		let stuck = endangered_of(BOB, 440);
		let ids = [430, 420, 410].map(endangered);
		strip(BOB, 1);
		SweepWeight::set(sweep_weight(2));
		sweep();
		assert_eq!((passed_over(), liquidations()), (vec![stuck], vec![(ids[0], Partial)]));
		assert_eq!(Burrows::sweepable()[..2], [ids[1], ids[2]]);
		sweep();
		assert_eq!(liquidations(), ids.map(|id| (id, Partial)));
		restore(BOB, 1);
	});
}

#[test]
fn a_few_burrows_with_slices_are_looked_at_once_a_block() {
	execute(|| {
		for _ in 0..3 {
			endangered(405);
		}
		sweep();
		Price::set((201, 200));
		assert_eq!(sweep(), look_weight(3));
		assert_eq!(sweep(), look_weight(3));
	});
}

#[test]
fn burrows_with_slices_wait_when_the_index_takes_all_of_the_sweep() {
	execute(|| {
		let sliced = endangered(405);
		sweep();
		let ids = [410, 420].map(endangered);
		Price::set((300, 200));
		SweepWeight::set(sweep_weight(2));
		sweep();
		assert_eq!(liquidations()[1..], [(ids[1], Complete), (ids[0], Complete)]);
		SweepWeight::reset();
		sweep();
		assert!(liquidations().contains(&(sliced, Complete)));
	});
}

/// The burrows that a look at all of them finds unsafe.
fn scan() -> Vec<BurrowId> {
	let unsafe_now = |id: &BurrowId| Burrows::view_burrow(*id).unwrap().liquidatable;
	(0..crate::NextBurrow::<Test>::get()).filter(unsafe_now).collect()
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

	#[test]
	fn the_sweep_finds_what_a_look_at_all_burrows_would(
		books in prop::collection::vec((210u32..3_000, 0u32..100), 1..20),
		growth in 950u32..1_200,
		price in 80u32..500,
		above in 0u32..100,
	) {
		execute(|| {
			for (collateral, part) in books {
				// From the minimum to nearly all that can be minted.
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
			// A few blocks later nobody is unsafe any more.
			for _ in 0..6 {
				sweep();
			}
			assert!(scan().is_empty());
		});
	}
}
