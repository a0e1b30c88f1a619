//! More than twenty burrows are liquidated in one block: their slices, the lots, and the views.
//!
//! Bob has 22 burrows of 42 000 HUX, and each covers exactly 5 000 KIT at 4 HUX. At 5 HUX each pays
//! a reward of 52 HUX. It sends 11 856.18 HUX to auction: (5 000 · 2.1 · 5 − 41 948) / 0.89. That
//! is 260 835.96 HUX in all.

use super::world::*;
use crate::{currency::HUX, *};
use frame_support::assert_ok;
use huxian_traits::auctions::SliceId;
use sp_keyring::Sr25519Keyring::{Alice, Bob, Charlie};

/// Bob's burrows: the first two are Alice's and Charlie's, who owe 100 000 KIT each and are safe.
const BOBS: core::ops::Range<u64> = 2..24;
/// Collateral that each burrow sends to auction.
const SLICE: Balance = 11_856_179_831_359_288;
/// The first lot: a twentieth of the queue.
const FIRST: Balance = 13_041_797_814_495_216;

/// Builds the burrows, raises the price, and ends with the block of the sweep.
fn all_at_once() {
	start();
	block(|| {
		feed_all(400);
		for (burrow, who) in [(0, Alice), (1, Charlie)] {
			assert_ok!(Burrows::create(by(who), None, None, 990_010 * HUX));
			assert_ok!(Burrows::mint(by(who), burrow, 100_000 * HUX));
		}
		for burrow in BOBS {
			assert_ok!(Burrows::create(by(Bob), None, None, 42_010 * HUX));
			assert_ok!(Burrows::mint(by(Bob), burrow, 5_000 * HUX));
		}
	});
	block(|| {
		feed_all(500);
		believe(500);
	});
	block_after(25_000, || {
		feed_all(500);
		// All lots sell at the start price.
		assert_ok!(Auctions::bid(by(Alice), 0, Auctions::view_minimum_bid(0).unwrap()));
	});
}

fn at_auction(burrow: u64) -> Balance {
	Burrows::view_burrow(burrow).unwrap().at_auction
}

/// Returns HUX and lot of each slice of a burrow.
fn slices(burrow: u64) -> Vec<(Balance, Option<u64>)> {
	let slices = Auctions::view_slices(burrow, SliceId { number: i64::MIN, part: 0 });
	slices.into_iter().map(|slice| (slice.amount, slice.auction)).collect()
}

#[test]
fn lots_are_cut_from_the_front_of_a_long_queue() {
	dev(|| {
		all_at_once();
		assert!(BOBS.map(at_auction).all(|amount| amount == SLICE));
		assert_eq!((at_auction(0), at_auction(1)), (0, 0));

		// 5 % of the queue, because that is more than 10 000 HUX and less than 1 % of 310 000 KIT
		// could buy (15 500 HUX).
		let view = Auctions::view_auctions();
		let mut waiting = 22 * SLICE;
		assert_eq!(FIRST, waiting * 5 / 100);
		let expected: Vec<Balance> = (0..16)
			.map(|_| {
				let lot = (waiting * 5 / 100).max(10_000 * HUX);
				waiting -= lot;
				lot
			})
			.collect();
		assert_eq!(view.open.iter().map(|lot| lot.lot).collect::<Vec<_>>(), expected);
		assert_eq!(expected[5..7], [10_091_494_539_585_560, 10_000 * HUX]);
		assert_eq!((view.amount, waiting), (91_738_396_252_125_641, 91_738_396_252_125_641));
		// At 5 HUX each, rounded up.
		assert!(view.open.iter().all(|lot| lot.start_value == lot.lot.div_ceil(5)));

		// The first lot has the slice of the first burrow and a part of the second. The second lot
		// has the rest.
		assert_eq!(slices(2), [(SLICE, Some(0))]);
		assert_eq!(slices(3), [(FIRST - SLICE, Some(0)), (2 * SLICE - FIRST, Some(1))]);
		assert_eq!((view.open[0].slices, view.open[1].slices), (2, 2));
		assert_eq!(slices(4)[0], (1_719_146_075_547_096, Some(1)));
		assert_eq!(slices(23), [(SLICE, None)]);
	});
}

#[test]
fn a_view_counts_down_seconds_and_blocks() {
	dev(|| {
		all_at_once();
		let left = || {
			let lot = Auctions::view_auction(0).unwrap();
			(lot.state, lot.seconds_left, lot.blocks_left)
		};
		let slow_blocks = |count: u32| {
			for _ in 0..count {
				block_after(25_000, || feed_all(500));
			}
		};
		// A bid wins after more than 1 200 seconds and more than 200 blocks.
		assert_eq!(left(), ("ascending".into(), Some(1_201), Some(201)));
		slow_blocks(20);
		assert_eq!(left(), ("ascending".into(), Some(701), Some(181)));
		// The seconds end long before the blocks.
		slow_blocks(60);
		assert_eq!(left(), ("ascending".into(), Some(0), Some(121)));
		slow_blocks(120);
		assert_eq!(left(), ("ascending".into(), Some(0), Some(1)));
		slow_blocks(1);
		assert_eq!(left(), ("completed".into(), None, None));

		// The first lot is settled. The second is still open, and another one follows.
		assert_eq!((at_auction(2), at_auction(3)), (0, 2 * SLICE - FIRST));
		let view = Auctions::view_auctions();
		assert_eq!((view.open.len(), view.open[15].id, view.open[15].lot), (16, 16, 10_000 * HUX));
		assert_eq!(view.amount, 81_738_396_252_125_641);
	});
}
