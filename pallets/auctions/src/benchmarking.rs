//! What calls and hooks cost at their worst: in a queue of two million slices whose every node must be cut, or becomes one with its neighbour;
//! for people who are new to KIT and HUX; with as many lots as there can be.

use crate::{store::queue, types::*, *};
use frame::{benchmarking::prelude::*, token::fungible::Inspect};
use huxian_math::auction::SlicePart;
use huxian_queue::{
	worst::{tree, Shape},
	Range, SliceId,
};
use huxian_traits::{AuctionId, Balance, BurrowId};

/// One HUX, one KIT.
const UNIT: Balance = 1_000_000_000_000;
/// HUX in each slice.
const SLICE: Balance = 100 * UNIT;

/// Builds the world that auctions are measured in.
pub trait BenchmarkHelper<AccountId> {
	/// Starts the controller with a fresh price at which a kit costs about one HUX, and lets kit circulate.
	fn start();
	/// Sets the pool of KIT and HUX up.
	fn fill_pool();
	/// A closed burrow of an owner who has never had KIT, with a debt and with `amount` HUX at auction.
	fn debtor(index: u32, amount: Balance) -> BurrowId;
	/// Gives `who` HUX.
	fn fund(who: &AccountId, hux: Balance);
	/// Gives `who` KIT that circulates.
	fn fund_kit(who: &AccountId, kit: Balance);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Writes a queue in which the next operation is as expensive as it can be.
pub fn worst_queue<T: Config>(shape: Shape, part: impl Fn(u64) -> (BurrowId, SlicePart)) {
	tree(queue::<T>().store_mut(), shape, part);
}

/// As many lots as there can be are won, completed or not, and not settled; a slice of `burrow` stands behind all of them.
pub fn sell_before<T: Config>(burrow: BurrowId) {
	let lots = i64::from(MAX_OPEN + MAX_UNSETTLED);
	let range = |lot| Range { from: SliceId::new(lot), until: SliceId::new(lot + 1) };
	Board::<T>::mutate(|board| {
		// Long enough after the first moment for every bid of that moment to have won.
		board.timer.now = Instant { millis: u64::MAX, blocks: u64::MAX };
		for lot in 0..i64::from(MAX_OPEN) {
			let open = Open { auction: lot as AuctionId, range: range(lot), bid_at: Some(Instant::default()) };
			let _ = board.open.try_push(open);
		}
	});
	for lot in i64::from(MAX_OPEN)..lots {
		let _ = Unsettled::<T>::try_append(Sold { auction: lot as AuctionId, range: range(lot) });
	}
	SlicesOf::<T>::insert(burrow, SliceId::new(lots).key(), ());
}

/// A slice that nobody is burned with whatever it brings.
fn part(amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(0) }
}

fn bidder<T: Config>(index: u32, kit: Balance) -> T::AccountId {
	let who: T::AccountId = account("bidder", index, 0);
	Helper::<T>::fund(&who, 10 * UNIT);
	Helper::<T>::fund_kit(&who, kit);
	who
}

/// A lot of the last leaf of the worst queue, at `stage`; all other places for open lots are taken.
fn lot<T: Config>(slices: u32, stage: Stage<T::AccountId>, full: bool) -> AuctionId {
	let amount = SLICE * Balance::from(slices);
	let range = Range { from: SliceId::new(0), until: SliceId::new(slices.into()) };
	let others = if full { MAX_OPEN - 1 } else { 0 };
	let completed = matches!(stage, Stage::Completed { .. });
	let bid_at = match &stage {
		Stage::Ascending(bid) => Some(bid.at),
		_ => None,
	};
	let auction = Auction {
		range,
		cursor: range.from,
		slices,
		lot: amount,
		unsettled: amount,
		start_value: 2 * amount,
		started: Instant::default(),
		stage,
	};
	for id in 0..others {
		let id = AuctionId::from(id);
		Auctions::<T>::insert(id, auction.clone());
		Board::<T>::mutate(|board| board.open.try_push(Open { auction: id, range, bid_at }).is_ok());
	}
	let id = AuctionId::from(others);
	Auctions::<T>::insert(id, auction);
	if completed {
		let _ = Unsettled::<T>::try_append(Sold { auction: id, range });
	} else {
		Board::<T>::mutate(|board| board.open.try_push(Open { auction: id, range, bid_at }).is_ok());
	}
	NextAuction::<T>::put(id + 1);
	id
}

/// Brings HUX and KIT for everything that the pallet is made to believe it has.
fn endow<T: Config>(hux: Balance, kit: Balance) {
	let account = T::Account::get();
	Helper::<T>::fund(&account, hux + T::Hux::minimum_balance());
	Helper::<T>::fund_kit(&account, kit);
	Board::<T>::mutate(|board| board.books = Books { queued: hux, bid: kit, ..Default::default() });
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn bid() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		// Who is outbid has spent all his kit: the refund makes his account anew.
		let outbid: T::AccountId = account("outbid", 0, 0);
		Helper::<T>::fund(&outbid, 10 * UNIT);
		let kit = 100 * UNIT;
		let stage = Stage::Ascending(Bid { bidder: outbid.clone(), kit, at: Instant::default() });
		endow::<T>(0, kit);
		let id = lot::<T>(1, stage, true);
		let who = bidder::<T>(0, 1_000 * UNIT);

		#[extrinsic_call]
		bid(RawOrigin::Signed(who), id, 1_000 * UNIT);

		assert_eq!(T::Kit::balance(&outbid), kit);
		Ok(())
	}

	#[benchmark]
	fn claim() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		// He has spent all he had: the lot makes his account anew.
		let winner: T::AccountId = account("winner", 0, 0);
		let best = Bid { bidder: winner.clone(), kit: UNIT, at: Instant::default() };
		endow::<T>(SLICE, UNIT);
		let id = lot::<T>(1, Stage::Completed { bid: best, settled: 0, claimed: false }, false);

		#[extrinsic_call]
		claim(RawOrigin::Signed(winner.clone()), id);

		assert_eq!(T::Hux::balance(&winner), SLICE);
		Ok(())
	}

	/// Each slice repays a debt, leaves a penalty for the providers of the pool, and an excess for an owner who is new to KIT.
	#[benchmark]
	fn settle(n: Linear<1, { MAX_SETTLED }>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let debtors: alloc::vec::Vec<BurrowId> =
			(0..MAX_SETTLED).map(|index| Helper::<T>::debtor(index, SLICE)).collect();
		// Every level of the tree becomes one with its neighbour.
		worst_queue::<T>(Shape::thin_for_removal_of(n as usize), |index| {
			let burrow = debtors.get(index as usize).copied().unwrap_or_default();
			// Whatever it brings, the liquidation was warranted.
			(burrow, SlicePart { amount: SLICE, min_kit_for_unwarranted: None })
		});
		for (index, burrow) in debtors.iter().enumerate() {
			SlicesOf::<T>::insert(burrow, SliceId::new(index as i64).key(), ());
		}
		QueueHead::<T>::mutate(|head| {
			head.front = SliceId::new(n.into());
			head.queued_count -= n;
			head.queued_amount -= SLICE * Balance::from(n);
		});
		let kit = 300 * UNIT * Balance::from(n);
		endow::<T>(SLICE * Balance::from(MAX_SETTLED), kit);
		let best = Bid { bidder: bidder::<T>(0, UNIT), kit, at: Instant::default() };
		let id = lot::<T>(n, Stage::Completed { bid: best, settled: 0, claimed: true }, false);

		#[extrinsic_call]
		settle(RawOrigin::Signed(bidder::<T>(1, UNIT)), id, n);

		assert!(!Auctions::<T>::contains_key(id));
		Ok(())
	}

	/// A block in which nothing is due.
	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		lot::<T>(1, Stage::Descending, true);
		QueueHead::<T>::mutate(|head| head.queued_count = 0);
		let before = Board::<T>::get().timer.now.blocks;

		#[block]
		{
			Pallet::<T>::step(1u32.into());
		}

		assert_eq!(Board::<T>::get().timer.now.blocks, before + 1);
		Ok(())
	}

	#[benchmark]
	fn complete() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let best = Bid { bidder: bidder::<T>(0, UNIT), kit: UNIT, at: Instant::default() };
		let id = lot::<T>(1, Stage::Ascending(best), true);

		#[block]
		{
			Pallet::<T>::complete(id)?;
		}

		assert!(Unsettled::<T>::get().iter().any(|sold| sold.auction == id));
		Ok(())
	}

	/// A lot that needs a cut, in a queue whose nodes are all full.
	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		Helper::<T>::fund_kit(&account("rich", 0, 0), 100_000_000 * UNIT);
		// A lot is at least 10 000 HUX: more than fits into half of the last leaf would need no cut.
		worst_queue::<T>(Shape::full(), |index| (index, part(300 * UNIT + 1)));

		#[block]
		{
			Pallet::<T>::start(Instant::default())?;
		}

		assert_eq!(QueueHead::<T>::get().height, 5);
		Ok(())
	}

	#[benchmark]
	fn drip() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		Helper::<T>::fill_pool();
		endow::<T>(1_000 * UNIT, 1_000 * UNIT);
		let stream = Stream { left: 1_000 * UNIT, portion: UNIT };
		Dripping::<T>::put(Drips { kit: stream, hux: stream });

		#[block]
		{
			Pallet::<T>::drip();
		}

		assert_eq!(Dripping::<T>::get().kit.left, 999 * UNIT);
		Ok(())
	}
}
