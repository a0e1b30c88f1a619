//! Observations, TWAPs and extremes.

use crate::{
	mock::*,
	twap::{fenwick_cover, ring_index},
	Event, Extremes, Kind, Observations, OracleHeads, PoolParams, Pools, Twap, CAPACITY, MAX_PRICE, MAX_WINDOW,
};
use frame::testing_prelude::*;

/// Returns the price of the last observation.
fn closed() -> u128 {
	OracleHeads::<Test>::get(0).unwrap().last.price
}

#[test]
fn an_observation_is_the_price_after_the_last_trade_of_a_block() {
	execute(|| {
		// Given a pool at 1,
		let id = pool_with_liquidity(Kind::Public, fixed_params());
		next_block();
		assert_eq!(closed(), ONE_PAN);

		// when trades push the price within a block and back again,
		let before = Pools::<Test>::get(id).unwrap().inventory;
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 400_000 * ONE_PAN, 1));
		let back = before.quote - Pools::<Test>::get(id).unwrap().inventory.quote;
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, USD, back, 1));
		next_block();

		// then the observation is the price at the end of the block.
		assert_eq!(closed(), ONE_PAN);
		// A price that stays is observed.
		assert_ok!(Pmm::swap_exact_in(RuntimeOrigin::signed(BOB), id, PAN, 100_000 * ONE_PAN, 1));
		next_block();
		assert!(closed() < ONE_PAN);
		let target = Pools::<Test>::get(id).unwrap().inventory.base_target;
		let deviation = i64::try_from(100_000 * ONE_PAN / (target / 1_000_000_000)).unwrap();
		assert_eq!(OracleHeads::<Test>::get(0).unwrap().last.deviation, deviation);
	});
}

#[test]
fn a_twap_is_weighted_by_time() {
	new_test_ext().execute_with(|| {
		// Given prices of 1, 2 and 4 that hold for 1, 2 and 3 seconds,
		let at = |millis| GENESIS + millis;
		for (millis, price, deviation) in [(0, 1, -10), (1_000, 2, 20), (3_000, 4, -40)] {
			Pmm::record_observation(0, at(millis), price * ONE_PAN, deviation);
		}
		Now::set(at(6_000));

		// then the mean of all is (1·1 + 2·2 + 4·3) / 6, that of four seconds (2·1 + 4·3) / 4.
		let twap = |window| Pmm::twap_over(0, window);
		assert_eq!(twap(6_000), Some(Twap { price: 17 * ONE_PAN / 6, deviation: -90 / 6 }));
		assert_eq!(twap(4_000), Some(Twap { price: 14 * ONE_PAN / 4, deviation: -100 / 4 }));
		assert_eq!(twap(1), Some(Twap { price: 4 * ONE_PAN, deviation: -40 }));
		// There is none over no time, over more time than observed, or without observations.
		assert_eq!((twap(0), twap(6_001), Pmm::twap_over(1, 1)), (None, None, None));
	});
}

#[test]
fn extremes_are_those_of_the_last_blocks() {
	new_test_ext().execute_with(|| {
		for (block, price) in [5, 3, 9, 4, 4, 6, 1, 7_u64].into_iter().enumerate() {
			Pmm::record_observation(0, GENESIS + block as u64, price.into(), -(price as i64));
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
fn a_full_ring_overwrites_the_oldest() {
	new_test_ext().execute_with(|| {
		// Given one observation more than the ring holds, of which the first is the lowest,
		let count = u64::from(CAPACITY) + 1;
		for block in 1..=count {
			let price = if block == 1 { 1 } else { 1_000 + u128::from(block * 7_919 % 1_013) };
			Pmm::record_observation(0, GENESIS + block * SLOT, price, 0);
		}
		Now::set(GENESIS + count * SLOT);

		// then a day is kept, but not the first block.
		let extremes = Pmm::extremes_of(0, u32::from(CAPACITY)).unwrap();
		assert_eq!((extremes.lowest_price, extremes.highest_price), (1_000, 2_012));
		assert_eq!(Pmm::extremes_of(0, u32::from(CAPACITY) + 1), None);
		assert!(Pmm::twap_over(0, u64::from(CAPACITY - 1) * SLOT).is_some());
		assert_eq!(Pmm::twap_over(0, u64::from(CAPACITY) * SLOT), None);
		// Any number of blocks is covered correctly, also across the seam of the ring.
		for blocks in [1, 2, 3, 100, 1_023, 4_097, 20_000, 28_800] {
			let each = (count - u64::from(blocks) + 1..=count)
				.map(|at| Observations::<Test>::get(0, ring_index(at)).unwrap().price);
			let (low, high) = (each.clone().min().unwrap(), each.max().unwrap());
			let Extremes { lowest_price, highest_price, .. } = Pmm::extremes_of(0, blocks).unwrap();
			assert_eq!((lowest_price, highest_price), (low, high), "{blocks}");
		}
	});
}

#[test]
fn nothing_is_recorded_before_time_passes() {
	new_test_ext().execute_with(|| {
		Pmm::record_observation(0, GENESIS, 5, 0);
		Pmm::record_observation(0, GENESIS, 9, 0);
		assert_eq!(OracleHeads::<Test>::get(0).map(|head| (head.number, head.last.price)), Some((1, 5)));
	});
}

#[test]
fn no_price_stops_the_observations() {
	execute(|| {
		// Given a pool of a few units, of which a trade leaves two for a quarter of a dollar,
		let params = PoolParams { shape: curve(45, 10_000), fee: 100, ..fixed_params() };
		let id = Pmm::do_create_pool(PAN, USD, Kind::Private, params).unwrap();
		assert_ok!(Pmm::allow_account(RuntimeOrigin::root(), id, BOB, true));
		let bob = || RuntimeOrigin::signed(BOB);
		assert_ok!(Pmm::add_liquidity(bob(), id, 3, 400_000, 1));
		assert_ok!(Pmm::swap_exact_in(bob(), id, USD, 260_000, 1));

		// then its price is recorded at the bound in each block.
		(0..5).for_each(|_| next_block());
		let head = OracleHeads::<Test>::get(id).unwrap();
		assert_eq!((head.number, head.last.price), (5, MAX_PRICE));
		assert_eq!(Pmm::twap_over(id, 2 * SLOT).map(|twap| twap.price), Some(MAX_PRICE));
		let failed = |event: &Event<Test>| matches!(event, Event::ObservationFailed { .. });
		assert!(!events().iter().any(failed));
	});
}

#[test]
fn sums_may_wrap() {
	new_test_ext().execute_with(|| {
		// Given the highest price for longer than a sum can hold it,
		let year = 31_536_000_000;
		Pmm::record_observation(0, GENESIS, u128::MAX, i64::MAX);
		for passed in 1..=5 {
			Pmm::record_observation(0, GENESIS + passed * year, MAX_PRICE, i64::MIN);
		}
		Now::set(GENESIS + 5 * year + 1_000);

		// then TWAPs over weeks are exact, and longer windows are refused.
		let twap = Twap { price: MAX_PRICE, deviation: i64::MIN };
		assert_eq!(Pmm::twap_over(0, MAX_WINDOW), Some(twap));
		assert_eq!(Pmm::twap_over(0, MAX_WINDOW + 1), None);
	});
}

#[test]
fn extremes_of_a_day_take_at_most_120_reads() {
	let count = |last: u64, blocks: u64| fenwick_cover(last, last - blocks + 1).count();
	let lap = 4 * u64::from(CAPACITY);
	// The last number matters: numbers around powers of two are the worst.
	let ends = (1..16).flat_map(|bit| [lap + (1 << bit) - 1, lap + (1 << bit), lap + (1 << bit) + 1]);
	let worst = ends.flat_map(|last| (1..=28_800).map(move |blocks| count(last, blocks))).max();
	println!("at most {worst:?} reads");
	assert!(worst <= Some(120));
	// A minute: at most a dozen, at any last number.
	assert_eq!((lap..lap + u64::from(CAPACITY)).map(|last| count(last, 20)).max(), Some(12));
}
