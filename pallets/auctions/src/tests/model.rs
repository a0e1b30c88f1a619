//! Random people, prices and failures. The model is an indexer with plain numbers: it says beforehand what is accepted, follows the events,
//! checks each number in them, and ends every step with the same books as the chain.

use crate::{mock::*, Dripping, Event, QueueHead};
use frame::testing_prelude::*;
use huxian_math::auction::{minimum_bid_ascending, minimum_bid_descending, SlicePart};
use huxian_traits::{auctions::SliceId, AuctionId, Balance, BurrowId, Moment};
use proptest::prelude::*;
use std::collections::BTreeMap;

/// What happens. Slices and auctions are named by their place among those there are.
#[derive(Clone, Copy, Debug)]
enum Step {
	/// A slice of a burrow, and what it must bring.
	Queue(BurrowId, u16, Option<u16>),
	Cancel(u8),
	/// So much above the least that is asked for, or a unit below it.
	Bid(u8, u64, Option<u16>),
	Claim(u8, u64),
	Settle(u8, u32),
	Fail(BurrowId, bool),
	/// So many blocks of so many seconds.
	Blocks(u8, u8),
	/// Hundredths of a HUX for a KIT.
	Price(u32),
}

fn step() -> impl Strategy<Value = Step> {
	let burrow = 0_u64..4;
	let bidder = prop_oneof![Just(BOB), Just(DAVE)];
	prop_oneof![
		4 => (burrow.clone(), 1..3_000_u16, prop::option::of(0..3_000_u16))
			.prop_map(|(burrow, amount, least)| Step::Queue(burrow, amount, least)),
		1 => any::<u8>().prop_map(Step::Cancel),
		5 => (any::<u8>(), bidder.clone(), prop::option::weighted(0.9, 0..500_u16))
			.prop_map(|(auction, who, above)| Step::Bid(auction, who, above)),
		2 => (any::<u8>(), bidder).prop_map(|(auction, who)| Step::Claim(auction, who)),
		1 => (any::<u8>(), 0..4_u32).prop_map(|(auction, most)| Step::Settle(auction, most)),
		1 => (burrow, any::<bool>()).prop_map(|(burrow, fails)| Step::Fail(burrow, fails)),
		4 => (1..8_u8, 0..40_u8).prop_map(|(count, seconds)| Step::Blocks(count, seconds)),
		1 => (50..300_u32).prop_map(Step::Price),
	]
}

/// A slice.
#[derive(Clone, Copy, Debug)]
struct Piece {
	id: SliceId,
	burrow: BurrowId,
	part: SlicePart,
}

/// A point in time.
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
	at: Clock,
}

#[derive(Debug)]
struct Lot {
	/// Those that are not settled.
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
struct World {
	clock: Clock,
	price: u32,
	queue: Vec<Piece>,
	lots: BTreeMap<AuctionId, Lot>,
	/// How many auctions there have been.
	started: AuctionId,
	debts: BTreeMap<BurrowId, Balance>,
	/// What people have beyond what they began with.
	hux: BTreeMap<u64, Balance>,
	kit: BTreeMap<u64, Balance>,
	dripping: Balance,
	/// How much more kit circulates than is owed.
	surplus: i128,
}

impl World {
	/// An auction by its place; sometimes one that there never was.
	fn auction(&self, place: u8) -> AuctionId {
		AuctionId::from(place) % (self.started + 1)
	}

	/// A slice by its place, in the queue or in a lot; one that there never was when there is none.
	fn piece(&self, place: u8) -> Piece {
		let pieces: Vec<Piece> =
			self.lots.values().flat_map(|lot| lot.pieces.iter()).chain(&self.queue).copied().collect();
		let nothing = Piece { id: SliceId::new(-1), burrow: 0, part: part(0) };
		pieces.get(usize::from(place) % pieces.len().max(1)).copied().unwrap_or(nothing)
	}

	/// Whether a bid of this time has won: after more than 3 blocks and more than 20 seconds.
	fn has_won(&self, leader: &Leader) -> bool {
		self.clock.blocks - leader.at.blocks > 3 && (self.clock.millis - leader.at.millis) / 1_000 > 20
	}

	/// What a bid must be; none when none is taken.
	fn minimum(&self, auction: AuctionId) -> Option<Balance> {
		let lot = self.lots.get(&auction)?;
		let rules = Rulebook::get().auctions;
		match &lot.leader {
			None => {
				let seconds = (self.clock.millis - lot.started.millis) / 1_000;
				Some(minimum_bid_descending(&rules, lot.start_value, seconds).unwrap())
			},
			Some(leader) if lot.sold || self.has_won(leader) => None,
			Some(leader) => Some(minimum_bid_ascending(&rules, leader.kit).unwrap()),
		}
	}

	/// How much a bidder bids who is as far above the minimum.
	fn offer(&self, auction: AuctionId, above: Option<u16>) -> Balance {
		let minimum = self.minimum(auction).unwrap_or(1_000_000_000);
		above.map_or(minimum.saturating_sub(1), |above| minimum + Balance::from(above))
	}

	/// Whether a step is accepted; none when it depends on which slices a node of the queue holds.
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
			Step::Settle(place, most) => {
				let Some(lot) = self.lots.get(&self.auction(place)) else { return Some(false) };
				let possible = lot.sold && most > 0 && !lot.pieces.is_empty();
				if possible && lot.pieces.iter().any(|piece| Failing::get().contains(&piece.burrow)) {
					return None;
				}
				possible
			},
			Step::Queue(..) | Step::Fail(..) | Step::Blocks(..) | Step::Price(_) => true,
		})
	}

	/// Does it on the chain.
	fn dispatch(&mut self, step: Step) -> DispatchResult {
		match step {
			Step::Queue(burrow, amount, least) => {
				let min_kit_for_unwarranted = least.map(Balance::from);
				queue_all(&[(burrow, SlicePart { amount: amount.into(), min_kit_for_unwarranted })]);
			},
			Step::Cancel(place) => {
				let piece = self.piece(place);
				return cancel(piece.burrow, piece.id);
			},
			Step::Bid(place, who, above) => {
				let auction = self.auction(place);
				return Auctions::bid(by(who), auction, self.offer(auction, above));
			},
			Step::Claim(place, who) => return Auctions::claim(by(who), self.auction(place)),
			Step::Settle(place, most) => {
				return Auctions::settle(by(ALICE), self.auction(place), most)
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

	/// A block. It never lets the auctions' clock advance by more than half a minute.
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
					self.forget(auction);
				},
				Event::SliceSettled { .. } => self.settle(event),
				Event::AuctionSettled { auction, dust } => {
					let lot = &self.lots[&auction];
					assert!(lot.pieces.is_empty());
					assert_eq!(dust, lot.leader.unwrap().kit - lot.settled);
					self.lots.get_mut(&auction).unwrap().settled += dust;
					self.dripping += dust;
					self.forget(auction);
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

	/// A slice is cut where it stands; what it must bring is shared, rounded up.
	fn cut(&mut self, slice: SliceId, amount: Balance, rest: SliceId, rest_amount: Balance) {
		let place = self.queue.iter().position(|piece| piece.id == slice).unwrap();
		let whole = self.queue[place];
		assert_eq!((rest, amount + rest_amount), (slice.rest().unwrap(), whole.part.amount));
		let share = |amount: Balance| {
			let least = whole.part.min_kit_for_unwarranted;
			let min_kit_for_unwarranted = least.map(|least| (least * amount).div_ceil(whole.part.amount));
			SlicePart { amount, min_kit_for_unwarranted }
		};
		self.queue[place].part = share(amount);
		self.queue.insert(place + 1, Piece { id: rest, part: share(rest_amount), ..whole });
	}

	/// A lot is the front of the queue: 1 000 units, or 5 % of it.
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
		let leader = Leader { who, kit, at: self.clock };
		let before = self.lots.get_mut(&auction).unwrap().leader.replace(leader);
		assert_eq!(before.map(|leader| leader.who), outbid);
		if let Some(before) = before {
			self.credit_kit(before.who, before.kit);
		}
		*self.kit.get_mut(&who).unwrap() -= kit;
	}

	/// The proceeds of a slice are shared; the owner is Alice.
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

		let warranted = piece.part.min_kit_for_unwarranted.is_none_or(|least| kit < least);
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

	/// An auction whose slices are settled and whose lot is claimed is over.
	fn forget(&mut self, auction: AuctionId) {
		self.lots.retain(|id, lot| *id != auction || !(lot.claimed && lot.pieces.is_empty()));
	}

	fn credit_hux(&mut self, who: u64, amount: Balance) {
		*self.hux.entry(who).or_default() += amount;
	}

	fn credit_kit(&mut self, who: u64, amount: Balance) {
		*self.kit.entry(who).or_default() += amount;
	}

	/// The chain has the same books.
	fn compare(&self) {
		for (who, hux) in &self.hux {
			assert_eq!(Hux::free_balance(who), ENDOWMENT + hux);
		}
		for (who, kit) in &self.kit {
			assert_eq!(Kit::free_balance(who), *kit);
		}
		for (burrow, debt) in &self.debts {
			assert_eq!(debtor(*burrow).debt, *debt);
		}
		let queued: Balance = self.queue.iter().map(|piece| piece.part.amount).sum();
		let head = QueueHead::<Test>::get();
		assert_eq!((head.queued_amount, head.queued_count as usize), (queued, self.queue.len()));

		let mut kept: Vec<AuctionId> = crate::Auctions::<Test>::iter_keys().collect();
		kept.sort();
		assert_eq!(kept, self.lots.keys().copied().collect::<Vec<_>>());
		let unclaimed: Balance = self.lots.values().filter(|lot| !lot.claimed).map(|lot| lot.amount).sum();
		assert_eq!(Hux::free_balance(HOUSE), EXISTENTIAL_DEPOSIT + queued + unclaimed);
		let bids = self.lots.values().filter_map(|lot| Some(lot.leader?.kit - lot.settled));
		assert_eq!(Kit::free_balance(HOUSE), bids.sum::<Balance>() + self.dripping);
		assert_eq!(Dripping::<Test>::get().kit.left, self.dripping);
		Auctions::do_try_state().unwrap();
	}
}

/// Short intervals, small lots, three of them open; Dave has little KIT; burrows owe a little; a surplus of kit is soon healed.
fn world() -> World {
	lots_of(1_000);
	open_at_most(3);
	change_rules(|rules| (rules.auctions.interval_blocks, rules.auctions.interval_seconds) = (3, 20));
	open_pool();
	fund(DAVE, 3_000);
	(0..4).for_each(|burrow| owes(burrow, 400 * Balance::from(burrow)));
	Outstanding::set(&(Outstanding::get() - 150));
	last_events();
	World {
		clock: Clock { millis: 0, blocks: 1 },
		price: 100,
		queue: Vec::new(),
		lots: BTreeMap::new(),
		started: 0,
		debts: (0..4).map(|burrow| (burrow, 400 * Balance::from(burrow))).collect(),
		hux: [ALICE, BOB, DAVE].map(|who| (who, 0)).into(),
		kit: [(ALICE, 0), (BOB, PURSE), (DAVE, 3_000)].into(),
		dripping: 0,
		surplus: 150,
	}
}

proptest! {
	#![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(
		std::env::var("PROPTEST_CASES").ok().and_then(|cases| cases.parse().ok()).unwrap_or(64)
	) })]

	#[test]
	fn the_chain_keeps_the_same_books_as_an_indexer(steps in prop::collection::vec(step(), 1..80)) {
		execute(|| {
			let mut world = world();
			for step in steps {
				let expected = world.accepts(step);
				let before = frame::deps::sp_io::storage::root(StateVersion::V1);
				let accepted = world.dispatch(step).is_ok();
				assert!(expected.is_none_or(|expected| expected == accepted), "{step:?} in {world:?}");
				if !accepted {
					let after = frame::deps::sp_io::storage::root(StateVersion::V1);
					assert_eq!(before, after, "{step:?} was refused but changed the state");
				}
				world.follow();
				world.compare();
			}

			// When nothing fails any more, all that was sold is settled, one lot after the other.
			fails(&[]);
			for _ in 0..64 {
				world.block(0);
			}
			world.compare();
			assert!(unsettled().is_empty(), "{world:?}");
			assert!(world.lots.values().all(|lot| !lot.sold || lot.pieces.is_empty()));
		});
	}
}
