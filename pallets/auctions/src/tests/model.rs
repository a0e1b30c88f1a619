//! Random calls, prices and failures, against a model.
//!
//! The model is an indexer with plain numbers. It predicts which calls are accepted, follows the
//! events, checks each number in them, and compares its state with the chain after every step.

use crate::{mock::*, Dripping, Event, QueueHead};
use frame::testing_prelude::*;
use huxian_math::auction::{minimum_bid_ascending, minimum_bid_descending, SlicePart};
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId, Moment};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// One step. A `u8` picks a slice or an auction by its place among the existing ones.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// Queues a slice of a burrow: its amount, and its minimum for unwarranted.
	Queue(BurrowId, u16, Option<u16>),
	Cancel(u8),
	/// Bids the given amount above the minimum, or a unit below it.
	Bid(u8, u64, Option<u16>),
	Claim(u8, u64),
	Settle(u8, u32),
	Fail(BurrowId, bool),
	/// Runs blocks: their number, and the seconds of each.
	Blocks(u8, u8),
	/// Sets the price, in hundredths of a HUX per KIT.
	Price(u32),
}

fn step() -> impl Strategy<Value = Step> {
	let burrow = 0_u64..4;
	let bidder = prop_oneof![Just(BOB), Just(DAVE)];
	prop_oneof![
		4 => (burrow.clone(), 1..3_000_u16, prop::option::of(0..3_000_u16))
			.prop_map(|(burrow, amount, minimum)| Step::Queue(burrow, amount, minimum)),
		1 => any::<u8>().prop_map(Step::Cancel),
		5 => (any::<u8>(), bidder.clone(), prop::option::weighted(0.9, 0..500_u16))
			.prop_map(|(auction, who, above)| Step::Bid(auction, who, above)),
		2 => (any::<u8>(), bidder).prop_map(|(auction, who)| Step::Claim(auction, who)),
		1 => (any::<u8>(), 0..4_u32).prop_map(|(auction, max_slices)| Step::Settle(auction, max_slices)),
		1 => (burrow, any::<bool>()).prop_map(|(burrow, fails)| Step::Fail(burrow, fails)),
		4 => (1..8_u8, 0..40_u8).prop_map(|(count, seconds)| Step::Blocks(count, seconds)),
		1 => (50..300_u32).prop_map(Step::Price),
	]
}

/// A slice of the model.
#[derive(Clone, Copy, Debug)]
struct Piece {
	id: SliceId,
	burrow: BurrowId,
	part: SlicePart,
}

/// A point in time of the model.
#[derive(Clone, Copy, Debug, Default)]
struct Clock {
	millis: Moment,
	blocks: u64,
}

/// The best bid.
#[derive(Clone, Copy, Debug)]
struct Leader {
	who: u64,
	kit: Balance,
	/// Time since which the bidder leads.
	at: Clock,
}

#[derive(Debug)]
/// A lot of the model.
struct Lot {
	/// Slices that are not settled.
	pieces: Vec<Piece>,
	amount: Balance,
	start_value: Balance,
	started: Clock,
	leader: Option<Leader>,
	sold: bool,
	claimed: bool,
	settled: Balance,
}

#[derive(Debug)]
/// State of the model.
struct Model {
	clock: Clock,
	price: u32,
	queue: Vec<Piece>,
	lots: BTreeMap<AuctionId, Lot>,
	/// Number of auctions started so far.
	started: AuctionId,
	debts: BTreeMap<BurrowId, Balance>,
	/// HUX of each account beyond its endowment.
	hux: BTreeMap<u64, Balance>,
	/// KIT of each account.
	kit: BTreeMap<u64, Balance>,
	/// KIT that is not paid to the pool yet.
	dripping: Balance,
	/// Circulating kit less the kit owed.
	surplus: i128,
}

impl Model {
	/// Returns an auction by its place; sometimes one that never existed.
	fn auction(&self, place: u8) -> AuctionId {
		AuctionId::from(place) % (self.started + 1)
	}

	/// Returns a slice by its place, in a lot or in the queue; if there is none, an unknown one.
	fn piece(&self, place: u8) -> Piece {
		let pieces: Vec<Piece> =
			self.lots.values().flat_map(|lot| lot.pieces.iter()).chain(&self.queue).copied().collect();
		let nothing = Piece { id: SliceId::new(-1), burrow: 0, part: part(0) };
		pieces.get(usize::from(place) % pieces.len().max(1)).copied().unwrap_or(nothing)
	}

	/// Returns true if the bid has won: after more than 3 blocks and more than 20 seconds.
	fn has_won(&self, leader: &Leader) -> bool {
		self.clock.blocks - leader.at.blocks > 3 && (self.clock.millis - leader.at.millis) / 1_000 > 20
	}

	/// Returns the minimum of a bid; `None` when no bid is taken.
	fn minimum(&self, auction: AuctionId) -> Option<Balance> {
		let lot = self.lots.get(&auction)?;
		let rules = Preset::get().auctions;
		match &lot.leader {
			None => {
				let seconds = (self.clock.millis - lot.started.millis) / 1_000;
				Some(minimum_bid_descending(&rules, lot.start_value, seconds).unwrap())
			},
			Some(leader) if lot.sold || self.has_won(leader) => None,
			Some(leader) => Some(minimum_bid_ascending(&rules, leader.kit).unwrap()),
		}
	}

	/// Returns the bid that is `above` the minimum, or a unit below it for `None`.
	fn offer(&self, auction: AuctionId, above: Option<u16>) -> Balance {
		let minimum = self.minimum(auction).unwrap_or(1_000_000_000);
		above.map_or(minimum.saturating_sub(1), |above| minimum + Balance::from(above))
	}

	/// Returns true if a step is accepted.
	///
	/// `None` when that depends on which slices share a node of the queue.
	fn accepts(&self, step: Step) -> Option<bool> {
		Some(match step {
			Step::Cancel(place) => self.queue.iter().any(|piece| piece.id == self.piece(place).id),
			Step::Bid(place, who, above) => {
				let auction = self.auction(place);
				let kit = self.offer(auction, above);
				let leader = self.lots.get(&auction).and_then(|lot| lot.leader.as_ref());
				let returns = leader.filter(|leader| leader.who == who).map_or(0, |leader| leader.kit);
				self.minimum(auction).is_some_and(|minimum| kit >= minimum) && self.kit[&who] + returns >= kit
			},
			Step::Claim(place, who) => self.lots.get(&self.auction(place)).is_some_and(|lot| {
				lot.sold && !lot.claimed && lot.leader.as_ref().is_some_and(|leader| leader.who == who)
			}),
			Step::Settle(place, max_slices) => {
				let Some(lot) = self.lots.get(&self.auction(place)) else { return Some(false) };
				let possible = lot.sold && max_slices > 0 && !lot.pieces.is_empty();
				if possible && lot.pieces.iter().any(|piece| Failing::get().contains(&piece.burrow)) {
					return None;
				}
				possible
			},
			Step::Queue(..) | Step::Fail(..) | Step::Blocks(..) | Step::Price(_) => true,
		})
	}

	/// Does the step on the chain.
	fn dispatch(&mut self, step: Step) -> DispatchResult {
		match step {
			Step::Queue(burrow, amount, minimum) => {
				let min_kit_for_unwarranted = minimum.map(Balance::from);
				queue_all(&[(burrow, SlicePart { amount: amount.into(), min_kit_for_unwarranted })]);
			},
			Step::Cancel(place) => {
				let piece = self.piece(place);
				return cancel(piece.burrow, piece.id);
			},
			Step::Bid(place, who, above) => {
				let auction = self.auction(place);
				return Auctions::bid(signed(who), auction, self.offer(auction, above));
			},
			Step::Claim(place, who) => return Auctions::claim(signed(who), self.auction(place)),
			Step::Settle(place, max_slices) => {
				return Auctions::settle(signed(ALICE), self.auction(place), max_slices)
					.map(|_| ())
					.map_err(|refusal| refusal.error);
			},
			Step::Fail(burrow, failing) => Failing::mutate(|burrows| {
				burrows.remove(&burrow);
				burrows.extend(failing.then_some(burrow));
			}),
			Step::Blocks(count, seconds) => (0..count).for_each(|_| self.block(Moment::from(seconds) * 1_000)),
			Step::Price(price) => {
				self.price = price;
				Price::set((price, 100));
			},
		}
		Ok(())
	}

	/// Runs a block. The auctions' clock advances by at most half a minute.
	fn block(&mut self, millis: Moment) {
		self.clock.millis += millis.min(30_000);
		self.clock.blocks += 1;
		block_after(millis);
		self.follow();
	}

	/// Follows the events.
	fn follow(&mut self) {
		for event in last_events() {
			match event {
				Event::SliceQueued { slice, burrow, amount, min_kit_for_unwarranted } => {
					let part = SlicePart { amount, min_kit_for_unwarranted };
					self.queue.push(Piece { id: slice, burrow, part });
				},
				Event::SliceCancelled { slice, burrow, amount } => {
					let place = self.queue.iter().position(|piece| piece.id == slice).unwrap();
					let piece = self.queue.remove(place);
					assert_eq!((piece.burrow, piece.part.amount), (burrow, amount));
					self.credit_hux(ALICE, amount);
				},
				Event::SliceCut { slice, amount, rest, rest_amount } => self.cut(slice, amount, rest, rest_amount),
				Event::AuctionStarted { auction, lot, slices, start_value } => {
					self.start(auction, lot, slices, start_value)
				},
				Event::BidPlaced { auction, bidder, kit, outbid } => self.bid(auction, bidder, kit, outbid),
				Event::AuctionCompleted { auction, winner, kit, lot } => {
					let leader = self.lots[&auction].leader.unwrap();
					assert!(self.has_won(&leader) && !self.lots[&auction].sold);
					assert_eq!((leader.who, leader.kit, self.lots[&auction].amount), (winner, kit, lot));
					self.lots.get_mut(&auction).unwrap().sold = true;
				},
				Event::LotClaimed { auction, winner, lot } => {
					let entry = self.lots.get_mut(&auction).unwrap();
					assert_eq!((entry.leader.unwrap().who, entry.amount), (winner, lot));
					entry.claimed = true;
					self.credit_hux(winner, lot);
					self.remove_if_over(auction);
				},
				Event::SliceSettled { .. } => self.settle(event),
				Event::AuctionSettled { auction, dust } => {
					let lot = &self.lots[&auction];
					assert!(lot.pieces.is_empty());
					assert_eq!(dust, lot.leader.unwrap().kit - lot.settled);
					self.lots.get_mut(&auction).unwrap().settled += dust;
					self.dripping += dust;
					self.remove_if_over(auction);
				},
				Event::SettlementFailed { auction, error } => {
					let failing = Failing::get();
					assert!(self.lots[&auction].pieces.iter().any(|piece| failing.contains(&piece.burrow)));
					assert_eq!(error, FAILS);
				},
				Event::Dripped { kit, hux } => {
					assert_eq!(hux, 0);
					self.dripping -= kit;
				},
				other => panic!("{other:?}"),
			}
		}
	}

	/// Cuts a slice in place. Both parts share its minimum for unwarranted, rounded up.
	fn cut(&mut self, slice: SliceId, amount: Balance, rest: SliceId, rest_amount: Balance) {
		let place = self.queue.iter().position(|piece| piece.id == slice).unwrap();
		let whole = self.queue[place];
		assert_eq!((rest, amount + rest_amount), (slice.rest().unwrap(), whole.part.amount));
		let share = |amount: Balance| {
			let minimum = whole.part.min_kit_for_unwarranted;
			let min_kit_for_unwarranted = minimum.map(|minimum| (minimum * amount).div_ceil(whole.part.amount));
			SlicePart { amount, min_kit_for_unwarranted }
		};
		self.queue[place].part = share(amount);
		self.queue.insert(place + 1, Piece { id: rest, part: share(rest_amount), ..whole });
	}

	/// Takes a lot off the front of the queue: 1 000 units, or 5 % of it.
	fn start(&mut self, auction: AuctionId, amount: Balance, slices: u32, start_value: Balance) {
		let queued: Balance = self.queue.iter().map(|piece| piece.part.amount).sum();
		assert_eq!(amount, (queued * 5 / 100).max(1_000).min(queued));
		let pieces: Vec<Piece> = self.queue.drain(..slices as usize).collect();
		assert_eq!(amount, pieces.iter().map(|piece| piece.part.amount).sum::<Balance>());
		assert_eq!(start_value, (amount * 100).div_ceil(self.price.into()));
		assert_eq!(auction, self.started);
		self.started += 1;
		let started = self.clock;
		let (leader, sold, claimed, settled) = (None, false, false, 0);
		self.lots.insert(auction, Lot { pieces, amount, start_value, started, leader, sold, claimed, settled });
	}

	fn bid(&mut self, auction: AuctionId, who: u64, kit: Balance, outbid: Option<u64>) {
		let entry = &mut self.lots.get_mut(&auction).unwrap().leader;
		// A raise by the leader does not restart the interval.
		let at = entry.filter(|before| before.who == who).map_or(self.clock, |before| before.at);
		let before = entry.replace(Leader { who, kit, at });
		assert_eq!(before.map(|leader| leader.who), outbid);
		if let Some(before) = before {
			self.credit_kit(before.who, before.kit);
		}
		*self.kit.get_mut(&who).unwrap() -= kit;
	}

	/// Shares the proceeds of a slice; the owner is Alice.
	fn settle(&mut self, event: Event<Test>) {
		let Event::SliceSettled { slice, burrow, auction, amount, kit, repaid, penalty, penalty_burned, excess } =
			event
		else {
			panic!("{event:?}")
		};
		assert!(!Failing::get().contains(&burrow));
		let lot = self.lots.get_mut(&auction).unwrap();
		assert!(lot.sold);
		let place = lot.pieces.iter().position(|piece| piece.id == slice).unwrap();
		let piece = lot.pieces.remove(place);
		assert_eq!((burrow, amount), (piece.burrow, piece.part.amount));
		assert_eq!(kit, amount * lot.leader.unwrap().kit / lot.amount);
		lot.settled += kit;

		let warranted = piece.part.min_kit_for_unwarranted.is_none_or(|minimum| kit < minimum);
		assert_eq!(penalty, if warranted { kit.div_ceil(10) } else { 0 });
		let debt = self.debts.get_mut(&burrow).unwrap();
		assert_eq!(repaid, (kit - penalty).min(*debt));
		*debt -= repaid;
		assert_eq!(excess, kit - penalty - repaid);
		self.credit_kit(ALICE, excess);

		assert_eq!(penalty_burned, penalty > 0 && self.surplus > 0);
		if penalty_burned {
			self.surplus -= i128::try_from(penalty).unwrap();
		} else {
			self.dripping += penalty;
		}
	}

	/// Removes the auction if its slices are settled and its lot is claimed.
	fn remove_if_over(&mut self, auction: AuctionId) {
		self.lots.retain(|id, lot| *id != auction || !(lot.claimed && lot.pieces.is_empty()));
	}

	fn credit_hux(&mut self, who: u64, amount: Balance) {
		*self.hux.entry(who).or_default() += amount;
	}

	fn credit_kit(&mut self, who: u64, amount: Balance) {
		*self.kit.entry(who).or_default() += amount;
	}

	/// Compares the model with the chain.
	fn compare(&self) {
		for (who, hux) in &self.hux {
			assert_eq!(Hux::free_balance(who), ENDOWMENT + hux);
		}
		for (who, kit) in &self.kit {
			assert_eq!(Kit::free_balance(who), *kit);
		}
		for (burrow, debt) in &self.debts {
			assert_eq!(test_burrow(*burrow).debt, *debt);
		}
		let queued: Balance = self.queue.iter().map(|piece| piece.part.amount).sum();
		let head = QueueHead::<Test>::get();
		assert_eq!((head.queued_amount, head.queued_count as usize), (queued, self.queue.len()));

		let mut kept: Vec<AuctionId> = crate::Auctions::<Test>::iter_keys().collect();
		kept.sort();
		assert_eq!(kept, self.lots.keys().copied().collect::<Vec<_>>());
		let unclaimed: Balance = self.lots.values().filter(|lot| !lot.claimed).map(|lot| lot.amount).sum();
		assert_eq!(Hux::free_balance(AUCTIONS_ACCOUNT), EXISTENTIAL_DEPOSIT + queued + unclaimed);
		let bids = self.lots.values().filter_map(|lot| Some(lot.leader?.kit - lot.settled));
		assert_eq!(Kit::free_balance(AUCTIONS_ACCOUNT), bids.sum::<Balance>() + self.dripping);
		assert_eq!(Dripping::<Test>::get().kit.remaining, self.dripping);
		Auctions::do_try_state().unwrap();
	}
}

/// Sets up the chain, and returns its model.
///
/// Intervals are short and lots small; three lots are open. Dave has little KIT, and burrows owe
/// little. A few penalties burn the surplus of kit.
fn new_model() -> Model {
	set_lot_size(1_000);
	set_max_open_lots(3);
	change_preset(|rules| (rules.auctions.interval_blocks, rules.auctions.interval_seconds) = (3, 20));
	open_pool();
	fund(DAVE, 3_000);
	(0..4).for_each(|burrow| set_debt(burrow, 400 * Balance::from(burrow)));
	Outstanding::set(&(Outstanding::get() - 150));
	last_events();
	Model {
		clock: Clock { millis: 0, blocks: 1 },
		price: 100,
		queue: Vec::new(),
		lots: BTreeMap::new(),
		started: 0,
		debts: (0..4).map(|burrow| (burrow, 400 * Balance::from(burrow))).collect(),
		hux: [ALICE, BOB, DAVE].map(|who| (who, 0)).into(),
		kit: [(ALICE, 0), (BOB, KIT_ENDOWMENT), (DAVE, 3_000)].into(),
		dripping: 0,
		surplus: 150,
	}
}

proptest! {
	#![proptest_config(huxian_traits::testing::cases(64))]

	#[test]
	fn the_chain_agrees_with_an_indexer_of_its_events(steps in prop::collection::vec(step(), 1..80)) {
		execute(|| {
			let mut model = new_model();
			for step in steps {
				let expected = model.accepts(step);
				let before = frame::deps::sp_io::storage::root(StateVersion::V1);
				let accepted = model.dispatch(step).is_ok();
				assert!(expected.is_none_or(|expected| expected == accepted), "{step:?} in {model:?}");
				if !accepted {
					let after = frame::deps::sp_io::storage::root(StateVersion::V1);
					assert_eq!(before, after, "{step:?} was refused but changed the state");
				}
				model.follow();
				model.compare();
			}

			// Without failures, all sold lots are settled, one after the other.
			set_failing(&[]);
			for _ in 0..64 {
				model.block(0);
			}
			model.compare();
			assert!(unsettled().is_empty(), "{model:?}");
			assert!(model.lots.values().all(|lot| !lot.sold || lot.pieces.is_empty()));
		});
	}
}
