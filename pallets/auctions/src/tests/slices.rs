//! The slices of each burrow, against a plain list.
//!
//! Queueing, cancelling, cutting or settling a slice changes the list of its burrow at its place,
//! and no other list.

use crate::{mock::*, Error, NextAuction};
use frame::testing_prelude::*;
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId};
use proptest::prelude::*;

/// One step. A `u8` picks a slice or a lot by its place among the existing ones.
#[derive(Clone, Debug)]
enum Step {
	Queue(Vec<(BurrowId, u16)>),
	/// A burrow cancels a slice, which may belong to another one.
	Cancel(BurrowId, u8),
	/// Runs a block, which takes lots off the queue.
	Block,
	/// Bob buys an open lot at the minimum bid, and its slices are settled.
	Sell(u8),
}

fn step() -> impl Strategy<Value = Step> {
	prop_oneof![
		3 => prop::collection::vec((0..4_u64, 1..2_500_u16), 1..4).prop_map(Step::Queue),
		3 => (0..4_u64, any::<u8>()).prop_map(|(burrow, place)| Step::Cancel(burrow, place)),
		1 => Just(Step::Block),
		2 => any::<u8>().prop_map(Step::Sell),
	]
}

#[derive(Clone, Copy, Debug)]
struct Piece {
	id: SliceId,
	burrow: BurrowId,
	amount: Balance,
	lot: Option<AuctionId>,
}

/// All slices that are not settled, in order: those in lots, then those that wait.
#[derive(Debug, Default)]
struct Model {
	pieces: Vec<Piece>,
	open: Vec<AuctionId>,
	started: AuctionId,
}

impl Model {
	fn apply(&mut self, step: &Step) {
		match step {
			Step::Queue(slices) => {
				let parts: Vec<_> = slices.iter().map(|(burrow, amount)| (*burrow, part((*amount).into()))).collect();
				for (id, (burrow, part)) in queue_all(&parts).into_iter().zip(parts) {
					self.pieces.push(Piece { id, burrow, amount: part.amount, lot: None });
				}
			},
			Step::Cancel(burrow, place) => self.cancel(*burrow, usize::from(*place)),
			Step::Block => {
				next_block();
				self.take_lots();
			},
			Step::Sell(place) => self.sell(usize::from(*place)),
		}
	}

	fn cancel(&mut self, burrow: BurrowId, place: usize) {
		let place = place % self.pieces.len().max(1);
		let Some(piece) = self.pieces.get(place).copied() else { return };
		if piece.burrow != burrow {
			assert_noop!(cancel(burrow, piece.id), Error::<Test>::UnknownSlice);
		} else if piece.lot.is_some() {
			assert_noop!(cancel(burrow, piece.id), Error::<Test>::NotQueued);
		} else {
			assert_ok!(cancel(burrow, piece.id));
			self.pieces.remove(place);
			assert_noop!(cancel(burrow, piece.id), Error::<Test>::UnknownSlice);
		}
	}

	fn sell(&mut self, place: usize) {
		if self.open.is_empty() {
			return;
		}
		let auction = self.open.remove(place % self.open.len());
		assert_ok!(Auctions::bid(signed(BOB), auction, Auctions::view_minimum_bid(auction).unwrap()));
		next_block();
		self.pieces.retain(|piece| piece.lot != Some(auction));
		self.take_lots();
	}

	/// Takes lots until sixteen are open, and cuts the last slice of each to size.
	///
	/// A lot is 1 000 units, or 5 % of the waiting HUX if that is more.
	fn take_lots(&mut self) {
		while self.open.len() < 16 {
			let waiting: Balance = self.waiting().map(|piece| piece.amount).sum();
			let mut left = (waiting * 5 / 100).max(1_000).min(waiting);
			if left == 0 {
				return;
			}
			while left > 0 {
				let place = self.pieces.iter().position(|piece| piece.lot.is_none()).unwrap();
				let whole = self.pieces[place];
				if whole.amount > left {
					let rest = Piece { id: whole.id.rest().unwrap(), amount: whole.amount - left, ..whole };
					self.pieces.insert(place + 1, rest);
				}
				let amount = whole.amount.min(left);
				self.pieces[place] = Piece { amount, lot: Some(self.started), ..whole };
				left -= amount;
			}
			self.open.push(self.started);
			self.started += 1;
		}
	}

	fn waiting(&self) -> impl Iterator<Item = &Piece> {
		self.pieces.iter().filter(|piece| piece.lot.is_none())
	}

	/// Returns the expected view of a burrow's slices, with the HUX ahead of those that wait.
	fn slices(&self, burrow: BurrowId) -> Vec<(SliceId, Balance, Option<AuctionId>, Option<Balance>)> {
		let mut ahead = 0;
		let mut seen = Vec::new();
		for piece in &self.pieces {
			if piece.burrow == burrow {
				seen.push((piece.id, piece.amount, piece.lot, piece.lot.is_none().then_some(ahead)));
			}
			ahead += if piece.lot.is_none() { piece.amount } else { 0 };
		}
		seen
	}

	fn compare(&self) {
		for burrow in 0..4 {
			let seen: Vec<_> = Auctions::view_slices(burrow, SliceId::new(i64::MIN))
				.into_iter()
				.map(|slice| {
					let id = SliceId { number: slice.number, part: slice.part };
					(id, slice.amount, slice.auction, slice.ahead)
				})
				.collect();
			assert_eq!(seen, self.slices(burrow), "of burrow {burrow}");
			let sum: Balance = seen.iter().map(|(_, amount, ..)| amount).sum();
			assert_eq!(test_burrow(burrow).at_auction, sum);
		}
		let view = Auctions::view_auctions();
		assert_eq!(view.amount, self.waiting().map(|piece| piece.amount).sum::<Balance>());
		assert_eq!(view.slices as usize, self.waiting().count());
		assert_eq!(view.open.iter().map(|auction| auction.id).collect::<Vec<_>>(), self.open);
		assert_eq!(NextAuction::<Test>::get(), self.started);
		// Every open auction has a minimum bid, and no other one has.
		for auction in 0..=self.started {
			assert_eq!(Auctions::view_minimum_bid(auction).is_some(), self.open.contains(&auction));
		}
	}
}

proptest! {
	// Each case has a dozen blocks at most: 10 000 take under a minute.
	#![proptest_config(huxian_traits::testing::cases(10_000))]

	#[test]
	fn a_slice_affects_the_list_of_its_burrow_only(steps in prop::collection::vec(step(), 1..12)) {
		execute(|| {
			set_lot_size(1_000);
			// A bid has won in the next block.
			change_preset(|rules| (rules.auctions.interval_blocks, rules.auctions.interval_seconds) = (0, 0));
			let mut model = Model::default();
			for step in &steps {
				model.apply(step);
				model.compare();
			}
		});
	}
}
