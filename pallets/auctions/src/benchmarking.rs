//! Benchmarks of calls and hooks at their worst.
//!
//! The queue has two million slices. Every node on the path is split, or merged with a neighbour.
//! The accounts are new to KIT and HUX, and there are as many lots as there can be.

use crate::{store::queue, types::*, *};
use frame::{benchmarking::prelude::*, token::fungible::Inspect};
use huxian_math::auction::SlicePart;
use huxian_queue::{
	worst::{tree, Shape},
	Range, SliceId,
};
use huxian_traits::{AuctionId, Balance, BurrowId};

/// One HUX or one KIT, in units.
const UNIT: Balance = 1_000_000_000_000;
/// HUX in each slice, in units.
const SLICE: Balance = 100 * UNIT;

/// Sets up the state around the pallet for benchmarks.
pub trait BenchmarkHelper<AccountId> {
	/// Starts the controller and lets kit circulate. The price is fresh, about one HUX per KIT.
	fn start();
	/// Provides liquidity to the pool of KIT and HUX.
	fn fill_pool();
	/// Returns a burrow in debt with `amount` HUX at auction, whose owner has no KIT.
	fn indebted_burrow(index: u32, amount: Balance) -> BurrowId;
	/// Mints `hux` to `who`.
	fn fund(who: &AccountId, hux: Balance);
	/// Issues `kit` to `who`, so that it circulates.
	fn fund_kit(who: &AccountId, kit: Balance);
}

type Helper<T> = <T as Config>::BenchmarkHelper;

/// Writes a queue in which the next operation costs its maximum.
pub fn worst_queue<T: Config>(shape: Shape, part: impl Fn(u64) -> (BurrowId, SlicePart)) {
	tree(queue::<T>().store_mut(), shape, part);
}

/// Fills both lists with won, unsettled lots, and lists a slice of `burrow` behind them.
pub fn sell_before<T: Config>(burrow: BurrowId) {
	let lots = i64::from(MAX_OPEN_LOTS + MAX_UNSETTLED_LOTS);
	let range = |lot| Range { from: SliceId::new(lot), until: SliceId::new(lot + 1) };
	State::<T>::mutate(|state| {
		// So late that every bid of the first instant has won.
		state.clock.now = Instant { millis: u64::MAX, blocks: u64::MAX };
		for lot in 0..i64::from(MAX_OPEN_LOTS) {
			let open = OpenLot { auction: lot as AuctionId, range: range(lot), bid_at: Some(Instant::default()) };
			let _ = state.open.try_push(open);
		}
	});
	for lot in i64::from(MAX_OPEN_LOTS)..lots {
		let _ = Unsettled::<T>::try_append(SoldLot { auction: lot as AuctionId, range: range(lot) });
	}
	SlicesOf::<T>::insert(burrow, SliceId::new(lots).key(), ());
}

/// Returns the content of a slice whose liquidation is unwarranted at any proceeds.
fn part(amount: Balance) -> SlicePart {
	SlicePart { amount, min_kit_for_unwarranted: Some(0) }
}

/// Returns an account with HUX and `kit`.
fn bidder<T: Config>(index: u32, kit: Balance) -> T::AccountId {
	let who: T::AccountId = account("bidder", index, 0);
	Helper::<T>::fund(&who, 10 * UNIT);
	Helper::<T>::fund_kit(&who, kit);
	who
}

/// Writes a lot of the last leaf of the worst queue, at `stage`; returns its auction.
///
/// With `full`, all other places for open lots are taken.
fn lot<T: Config>(slices: u32, stage: Stage<T::AccountId>, full: bool) -> AuctionId {
	let amount = SLICE * Balance::from(slices);
	let range = Range { from: SliceId::new(0), until: SliceId::new(slices.into()) };
	let others = if full { MAX_OPEN_LOTS - 1 } else { 0 };
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
		State::<T>::mutate(|state| state.open.try_push(OpenLot { auction: id, range, bid_at }).is_ok());
	}
	let id = AuctionId::from(others);
	Auctions::<T>::insert(id, auction);
	if completed {
		let _ = Unsettled::<T>::try_append(SoldLot { auction: id, range });
	} else {
		State::<T>::mutate(|state| state.open.try_push(OpenLot { auction: id, range, bid_at }).is_ok());
	}
	NextAuction::<T>::put(id + 1);
	id
}

/// Funds the account with `hux` and `kit`, and writes totals that match.
fn endow<T: Config>(hux: Balance, kit: Balance) {
	let account = T::Account::get();
	Helper::<T>::fund(&account, hux + T::Hux::minimum_balance());
	Helper::<T>::fund_kit(&account, kit);
	State::<T>::mutate(|state| state.totals = Totals { queued: hux, bid: kit, ..Default::default() });
}

#[benchmarks]
mod benchmarks {
	use super::*;

	#[benchmark]
	fn bid() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		// The previous leader has no other KIT: the refund creates the account anew.
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
		// The winner has no HUX: the lot creates the account anew.
		let winner: T::AccountId = account("winner", 0, 0);
		let best = Bid { bidder: winner.clone(), kit: UNIT, at: Instant::default() };
		endow::<T>(SLICE, UNIT);
		let id = lot::<T>(1, Stage::Completed { bid: best, settled: 0, claimed: false }, false);

		#[extrinsic_call]
		claim(RawOrigin::Signed(winner.clone()), id);

		assert_eq!(T::Hux::balance(&winner), SLICE);
		Ok(())
	}

	/// Each slice repays a debt, leaves a penalty, and pays an excess to an owner without KIT.
	#[benchmark]
	fn settle(n: Linear<1, { MAX_SETTLED_SLICES }>) -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		let burrows: alloc::vec::Vec<BurrowId> =
			(0..MAX_SETTLED_SLICES).map(|index| Helper::<T>::indebted_burrow(index, SLICE)).collect();
		// Every node on the path is merged with a neighbour.
		worst_queue::<T>(Shape::thin_for_removal_of(n as usize), |index| {
			let burrow = burrows.get(index as usize).copied().unwrap_or_default();
			// The liquidation is warranted at any proceeds.
			(burrow, SlicePart { amount: SLICE, min_kit_for_unwarranted: None })
		});
		for (index, burrow) in burrows.iter().enumerate() {
			SlicesOf::<T>::insert(burrow, SliceId::new(index as i64).key(), ());
		}
		QueueHead::<T>::mutate(|head| {
			head.front = SliceId::new(n.into());
			head.queued_count -= n;
			head.queued_amount -= SLICE * Balance::from(n);
		});
		let kit = 300 * UNIT * Balance::from(n);
		endow::<T>(SLICE * Balance::from(MAX_SETTLED_SLICES), kit);
		let best = Bid { bidder: bidder::<T>(0, UNIT), kit, at: Instant::default() };
		let id = lot::<T>(n, Stage::Completed { bid: best, settled: 0, claimed: true }, false);

		#[extrinsic_call]
		settle(RawOrigin::Signed(bidder::<T>(1, UNIT)), id, n);

		assert!(!Auctions::<T>::contains_key(id));
		Ok(())
	}

	/// The fixed work of a block: nothing else is due.
	#[benchmark]
	fn step() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		lot::<T>(1, Stage::Descending, true);
		QueueHead::<T>::mutate(|head| head.queued_count = 0);
		let before = State::<T>::get().clock.now.blocks;

		#[block]
		{
			Pallet::<T>::step();
		}

		assert_eq!(State::<T>::get().clock.now.blocks, before + 1);
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

	/// The lot needs a cut, in a queue whose nodes are all full.
	#[benchmark]
	fn start() -> Result<(), BenchmarkError> {
		Helper::<T>::start();
		Helper::<T>::fund_kit(&account("rich", 0, 0), 100_000_000 * UNIT);
		// A lot is at least 10 000 HUX. If the last leaf held less, the lot would need no cut.
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
		let stream = Stream { remaining: 1_000 * UNIT, portion: UNIT };
		Dripping::<T>::put(Drips { kit: stream, hux: stream });

		#[block]
		{
			Pallet::<T>::drip();
		}

		assert_eq!(Dripping::<T>::get().kit.remaining, 999 * UNIT);
		Ok(())
	}
}
