//! What a pool remembers.

use crate::{
	memory::{pieces, place},
	mock::*,
	Event, Extremes, Heads, Kind, Mean, Pools, Ring, Terms, CAPACITY, HIGHEST_PRICE, LONGEST_WINDOW,
};
use frame::testing_prelude::*;

/// The last observation's price.
fn closed() -> u128 {
	Heads::<Test>::get(0).unwrap().last.price
}

#[test]
fn a_block_closes_at_the_price_its_last_trade_has_left() {
	test(|| {
		// Given a pool at 1,
		let id = provided(Kind::Public, fixed());
		next_block();
		assert_eq!(closed(), ONE_PAN);

		// when somebody pushes the price within a block and back again,
		let before = Pools::<Test>::get(id).unwrap().inventory;
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 400_000 * ONE_PAN, 1));
		let back = before.quote - Pools::<Test>::get(id).unwrap().inventory.quote;
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, back, 1));
		next_block();

		// then the block is remembered at the price it has closed at,
		assert_eq!(closed(), ONE_PAN);
		// and a price that stays is seen.
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 100_000 * ONE_PAN, 1));
		next_block();
		assert!(closed() < ONE_PAN);
		let target = Pools::<Test>::get(id).unwrap().inventory.base_target;
		let deviation = i64::try_from(100_000 * ONE_PAN / (target / 1_000_000_000)).unwrap();
		assert_eq!(Heads::<Test>::get(0).unwrap().last.deviation, deviation);
	});
}

#[test]
fn a_mean_is_weighted_by_time() {
	world().execute_with(|| {
		// Given prices of 1, 2 and 4 that hold for 1, 2 and 3 seconds,
		let at = |millis| GENESIS + millis;
		for (millis, price, deviation) in [(0, 1, -10), (1_000, 2, 20), (3_000, 4, -40)] {
			Pmm::remember(0, at(millis), price * ONE_PAN, deviation);
		}
		Now::set(at(6_000));

		// then the mean of all is (1·1 + 2·2 + 4·3) / 6, and that of the last four seconds (2·1 + 4·3) / 4.
		let mean = |window| Pmm::mean_over(0, window);
		assert_eq!(mean(6_000), Some(Mean { price: 17 * ONE_PAN / 6, deviation: -90 / 6 }));
		assert_eq!(mean(4_000), Some(Mean { price: 14 * ONE_PAN / 4, deviation: -100 / 4 }));
		assert_eq!(mean(1), Some(Mean { price: 4 * ONE_PAN, deviation: -40 }));
		// There is none over no time, none from before the first observation, and none of a pool without any.
		assert_eq!((mean(0), mean(6_001), Pmm::mean_over(1, 1)), (None, None, None));
	});
}

#[test]
fn extremes_are_those_of_the_last_blocks() {
	world().execute_with(|| {
		for (block, price) in [5, 3, 9, 4, 4, 6, 1, 7_u64].into_iter().enumerate() {
			Pmm::remember(0, GENESIS + block as u64, price.into(), -(price as i64));
		}
		let last = |blocks| Pmm::extremes_of(0, blocks).map(|found| (found.lowest_price, found.highest_price));
		assert_eq!(last(1), Some((7, 7)));
		assert_eq!(last(2), Some((1, 7)));
		assert_eq!(last(5), Some((1, 7)));
		assert_eq!(last(6), Some((1, 9)));
		assert_eq!(last(8), Some((1, 9)));
		assert_eq!((last(0), last(9)), (None, None));
		let deviations = Pmm::extremes_of(0, 3).map(|found| (found.lowest_deviation, found.highest_deviation));
		assert_eq!(deviations, Some((-7, -1)));
	});
}

#[test]
fn a_full_ring_forgets_the_oldest() {
	world().execute_with(|| {
		// Given one observation more than there are places, the first of which was the lowest,
		let count = u64::from(CAPACITY) + 1;
		for block in 1..=count {
			let price = if block == 1 { 1 } else { 1_000 + u128::from(block * 7_919 % 1_013) };
			Pmm::remember(0, GENESIS + block * SLOT, price, 0);
		}
		Now::set(GENESIS + count * SLOT);

		// then a day is remembered, but not the first block.
		let extremes = Pmm::extremes_of(0, u32::from(CAPACITY)).unwrap();
		assert_eq!((extremes.lowest_price, extremes.highest_price), (1_000, 2_012));
		assert_eq!(Pmm::extremes_of(0, u32::from(CAPACITY) + 1), None);
		assert!(Pmm::mean_over(0, u64::from(CAPACITY - 1) * SLOT).is_some());
		assert_eq!(Pmm::mean_over(0, u64::from(CAPACITY) * SLOT), None);
		// Any number of blocks is put together right, across the seam as well.
		for blocks in [1, 2, 3, 100, 1_023, 4_097, 20_000, 28_800] {
			let each = (count - u64::from(blocks) + 1..=count).map(|at| Ring::<Test>::get(0, place(at)).unwrap().price);
			let (low, high) = (each.clone().min().unwrap(), each.max().unwrap());
			let Extremes { lowest_price, highest_price, .. } = Pmm::extremes_of(0, blocks).unwrap();
			assert_eq!((lowest_price, highest_price), (low, high), "{blocks}");
		}
	});
}

#[test]
fn no_time_no_memory() {
	world().execute_with(|| {
		Pmm::remember(0, GENESIS, 5, 0);
		Pmm::remember(0, GENESIS, 9, 0);
		assert_eq!(Heads::<Test>::get(0).map(|head| (head.number, head.last.price)), Some((1, 5)));
	});
}

#[test]
fn no_price_ends_a_memory() {
	test(|| {
		// Given a pool of a few units, of which somebody leaves two and pays a quarter of a dollar for the rest,
		let terms = Terms { shape: curve(45, 10_000), fee: 100, ..fixed() };
		let id = Pmm::do_create_pool(PAN, USD, Kind::Private, terms).unwrap();
		assert_ok!(Pmm::list_account(RuntimeOrigin::root(), id, BOB, true));
		let bob = || RuntimeOrigin::signed(BOB);
		assert_ok!(Pmm::add_liquidity(bob(), id, 3, 400_000, 1));
		assert_ok!(Pmm::swap_exact_in(bob(), id, USD, 260_000, 1));

		// then its price is remembered at the bound, block after block, and so are those that follow.
		(0..5).for_each(|_| next_block());
		let head = Heads::<Test>::get(id).unwrap();
		assert_eq!((head.number, head.last.price), (5, HIGHEST_PRICE));
		assert_eq!(Pmm::mean_over(id, 2 * SLOT).map(|mean| mean.price), Some(HIGHEST_PRICE));
		let failed = |event: &Event<Test>| matches!(event, Event::ObservationFailed { .. });
		assert!(!events().iter().any(failed));
	});
}

#[test]
fn sums_may_wrap() {
	world().execute_with(|| {
		// Given the highest price for longer than a sum holds it,
		let year = 31_536_000_000;
		Pmm::remember(0, GENESIS, u128::MAX, i64::MAX);
		for passed in 1..=5 {
			Pmm::remember(0, GENESIS + passed * year, HIGHEST_PRICE, i64::MIN);
		}
		Now::set(GENESIS + 5 * year + 1_000);

		// then means over windows of weeks are exact, and there are none over longer ones.
		let mean = Mean { price: HIGHEST_PRICE, deviation: i64::MIN };
		assert_eq!(Pmm::mean_over(0, LONGEST_WINDOW), Some(mean));
		assert_eq!(Pmm::mean_over(0, LONGEST_WINDOW + 1), None);
	});
}

#[test]
fn extremes_of_a_day_take_at_most_120_reads() {
	let count = |last: u64, blocks: u64| pieces(last, last - blocks + 1).count();
	let lap = 4 * u64::from(CAPACITY);
	// Where a block ends matters: those around powers of two are the worst.
	let ends = (1..16).flat_map(|bit| [lap + (1 << bit) - 1, lap + (1 << bit), lap + (1 << bit) + 1]);
	let worst = ends.flat_map(|last| (1..=28_800).map(move |blocks| count(last, blocks))).max();
	println!("at most {worst:?} reads");
	assert!(worst <= Some(120));
	// A minute: at most a dozen, wherever it ends.
	assert_eq!((lap..lap + u64::from(CAPACITY)).map(|last| count(last, 20)).max(), Some(12));
}
