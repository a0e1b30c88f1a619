//! The slices of each burrow, against a plain list: queueing, cancelling, cutting and settling one slice is seen by its burrow, in its place, and by
//! no other.

use crate::{mock::*, Error, NextAuction};
use frame::testing_prelude::*;
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId};
use proptest::prelude::*;

/// What happens. Slices and lots are named by their place among those there are.
#[derive(Clone, Debug)]
enum Step {
	Queue(Vec<(BurrowId, u16)>),
	/// A burrow asks for a slice, which may be another's.
	Cancel(BurrowId, u8),
	/// A block: lots are taken off the queue.
	Block,
	/// Bob buys an open lot for the least he can, and its slices are settled.
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

/// All slices that are not settled, in the order of the queue: those in lots, then those that wait.
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
		assert_ok!(Auctions::bid(by(BOB), auction, Auctions::view_minimum_bid(auction).unwrap()));
		next_block();
		self.pieces.retain(|piece| piece.lot != Some(auction));
		self.take_lots();
	}

	/// A greedy scan: 1 000 units, or 5 % of what waits if that is more, cutting the last slice to size; until sixteen lots are open.
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

	/// What a view is to tell of the slices of a burrow, with the HUX ahead of those that wait.
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
			assert_eq!(debtor(burrow).at_auction, sum);
		}
		let view = Auctions::view_auctions();
		assert_eq!(view.amount, self.waiting().map(|piece| piece.amount).sum::<Balance>());
		assert_eq!(view.slices as usize, self.waiting().count());
		assert_eq!(view.open.iter().map(|auction| auction.id).collect::<Vec<_>>(), self.open);
		assert_eq!(NextAuction::<Test>::get(), self.started);
		// There is an answer for every auction: a bid that is enough for an open one, and none for the others.
		for auction in 0..=self.started {
			assert_eq!(Auctions::view_minimum_bid(auction).is_some(), self.open.contains(&auction));
		}
	}
}

/// Each of these is some dozen blocks at most: ten thousand of them take less than a minute.
fn cases() -> ProptestConfig {
	let asked = std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok());
	ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(asked.unwrap_or(10_000)) }
}

proptest! {
	#![proptest_config(cases())]

	#[test]
	fn a_slice_concerns_its_burrow_and_no_other(steps in prop::collection::vec(step(), 1..12)) {
		execute(|| {
			lots_of(1_000);
			// A bid has won in the next block.
			change_rules(|rules| (rules.auctions.interval_blocks, rules.auctions.interval_seconds) = (0, 0));
			let mut model = Model::default();
			for step in &steps {
				model.apply(step);
				model.compare();
			}
		});
	}
}
