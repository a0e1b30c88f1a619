//! What happens in each block, in this order: the clock, completion, settlement, new lots, the drip. Each step is bounded by a constant and
//! has its own measured weight.

use crate::{
	pallet::*,
	store::{queue, refusal},
	types::*,
	weights::WeightInfo as _,
};
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use huxian_math::auction::{is_complete, lot_threshold, start_value};
use huxian_queue::Taken;
use huxian_traits::{
	kit::{Clock, Controller},
	AuctionId,
};

impl<T: Config> Pallet<T> {
	/// The step of a block; returns what it cost.
	pub(crate) fn step(block: BlockNumberFor<T>) -> Weight {
		let now = Self::advance();
		let mut weight = T::WeightInfo::step();
		weight.saturating_accrue(T::WeightInfo::complete().saturating_mul(Self::complete_due(now).into()));
		weight.saturating_accrue(Self::settle_due());
		weight.saturating_accrue(T::WeightInfo::start().saturating_mul(Self::start_lots(now).into()));
		if block.checked_rem(&DRIP_EVERY.into()).is_some_and(|rest| rest.is_zero()) {
			Self::drip();
			weight.saturating_accrue(T::WeightInfo::drip());
		}
		weight
	}

	/// The most that a step can cost, whatever waits: every lot completed, as many slices settled as a block may, every lot offered anew.
	pub fn heaviest() -> Weight {
		let base = T::WeightInfo::settle(0);
		// Each lot has a run of its own; one that fails is tried once more with a single slice.
		let tried = MAX_SETTLED.saturating_add(MAX_UNSETTLED);
		let slices = T::WeightInfo::settle(tried).saturating_sub(base);
		let settled = base.saturating_mul(MAX_UNSETTLED.into()).saturating_add(slices);
		T::WeightInfo::step()
			.saturating_add(T::WeightInfo::complete().saturating_mul(MAX_OPEN.into()))
			.saturating_add(settled)
			.saturating_add(T::WeightInfo::start().saturating_mul(MAX_OPEN.into()))
			.saturating_add(T::WeightInfo::drip())
	}

	/// Advances the clock: a block, and the time since the block before, but no more than a bidder can follow.
	fn advance() -> Instant {
		let chain = T::Clock::now();
		Board::<T>::mutate(|board| {
			let timer = &mut board.timer;
			if timer.advanced > 0 {
				// Saturates for a clock that went backwards: then no time has passed. The counters last for aeons.
				let passed = chain.saturating_sub(timer.advanced).min(MAX_ADVANCE);
				timer.now.millis = timer.now.millis.saturating_add(passed);
			}
			timer.now.blocks = timer.now.blocks.saturating_add(1);
			timer.advanced = chain;
			timer.now
		})
	}

	/// Completes the auctions whose best bid has won; returns how many.
	fn complete_due(now: Instant) -> u32 {
		let open = Board::<T>::get().open;
		let due: alloc::vec::Vec<AuctionId> =
			open.iter().filter(|open| Self::is_won(open, now)).map(|open| open.auction).collect();
		let mut completed: u32 = 0;
		for id in due {
			// No further one while as many as fit wait for settlement.
			if Unsettled::<T>::get().is_full() {
				break;
			}
			if with_storage_layer(|| Self::complete(id)).is_ok() {
				completed = completed.saturating_add(1);
			}
		}
		completed
	}

	/// Whether the best bid for a lot has won.
	pub(crate) fn is_won(open: &Open, now: Instant) -> bool {
		open.bid_at.is_some_and(|at| {
			let (seconds, blocks) = now.since(&at);
			is_complete(&T::Preset::get().auctions, blocks, seconds)
		})
	}

	pub(crate) fn complete(id: AuctionId) -> DispatchResult {
		let mut auction = Self::load(id)?;
		let Stage::Ascending(bid) = auction.stage else { return Err(Error::<T>::NotCompleted.into()) };
		let (winner, kit, lot) = (bid.bidder.clone(), bid.kit, auction.lot);
		auction.stage = Stage::Completed { bid, settled: 0, claimed: false };
		let sold = Sold { auction: id, range: auction.range };
		Unsettled::<T>::try_append(sold).map_err(|()| Error::<T>::BrokenQueue)?;
		Board::<T>::mutate(|board| board.open.retain(|open| open.auction != id));
		Auctions::<T>::insert(id, auction);
		Self::deposit_event(Event::AuctionCompleted { auction: id, winner, kit, lot });
		Ok(())
	}

	/// Settles slices of sold lots, the oldest lot first, as many as a block may; returns what that cost.
	fn settle_due() -> Weight {
		let mut weight = Weight::zero();
		let mut left = MAX_SETTLED;
		for Sold { auction: id, .. } in Unsettled::<T>::get() {
			if left == 0 {
				break;
			}
			let (settled, tried) = Self::settle_or_skip(id, left);
			if settled == 0 {
				Self::move_back(id);
			}
			weight.saturating_accrue(T::WeightInfo::settle(tried));
			// A run that tried nothing has still looked.
			left = left.saturating_sub(tried.max(1));
		}
		weight
	}

	/// Puts a lot of which nothing could be settled behind the others.
	fn move_back(id: AuctionId) {
		Unsettled::<T>::mutate(|unsettled| {
			let Some(at) = unsettled.iter().position(|sold| sold.auction == id) else { return };
			let sold = unsettled.remove(at);
			// It fits where it was.
			let _ = unsettled.try_push(sold);
		});
	}

	/// Offers lots until as many are open as may be; returns how many.
	fn start_lots(now: Instant) -> u32 {
		let mut started: u32 = 0;
		let room = T::Preset::get().lots.open;
		while QueueHead::<T>::get().queued_count > 0 {
			let open = u32::try_from(Board::<T>::get().open.len()).unwrap_or(u32::MAX);
			if open >= room {
				break;
			}
			match with_storage_layer(|| Self::start(now)) {
				Ok(true) => started = started.saturating_add(1),
				Ok(false) => break,
				Err(error) => {
					Self::deposit_event(Event::StartFailed { error });
					break;
				},
			}
		}
		started
	}

	/// Takes a lot off the front of the queue and offers it; false when there is nothing to offer.
	pub(crate) fn start(now: Instant) -> Result<bool, DispatchError> {
		// Without a price there is nothing to ask for.
		let Ok(terms) = T::Controller::terms() else { return Ok(false) };
		let preset = T::Preset::get();
		let liquidation = terms.prices.liquidation();
		let queued = QueueHead::<T>::get().queued_amount;
		let limit =
			lot_threshold(&preset, queued, T::Controller::circulating(), liquidation).map_err(Error::<T>::from)?;
		let Some(taken) = queue::<T>().take(limit, true).map_err(refusal::<T>)? else { return Ok(false) };
		Self::note_cut(&taken);
		let start_value = start_value(taken.amount, liquidation).map_err(Error::<T>::from)?;
		let id = NextAuction::<T>::get();
		NextAuction::<T>::put(id.checked_add(1).ok_or(Error::<T>::ArithmeticOverflow)?);
		let open = Open { auction: id, range: taken.range, bid_at: None };
		Board::<T>::try_mutate(|board| board.open.try_push(open)).map_err(|_| Error::<T>::BrokenQueue)?;
		Auctions::<T>::insert(
			id,
			Auction {
				range: taken.range,
				cursor: taken.range.from,
				slices: taken.count,
				lot: taken.amount,
				unsettled: taken.amount,
				start_value,
				started: now,
				stage: Stage::Descending,
			},
		);
		Self::deposit_event(Event::AuctionStarted { auction: id, lot: taken.amount, slices: taken.count, start_value });
		Ok(true)
	}

	/// The rest of a slice that was cut is a slice of its burrow too.
	fn note_cut(taken: &Taken) {
		let Some((first, rest)) = taken.cut else { return };
		SlicesOf::<T>::insert(rest.burrow, rest.id.key(), ());
		Self::deposit_event(Event::SliceCut {
			slice: first.id,
			amount: first.part.amount,
			rest: rest.id,
			rest_amount: rest.part.amount,
		});
	}
}
