//! Work of each block: the clock, completion, settlement, new lots, and the drip.
//!
//! Each step is bounded by a constant and has its own measured weight.

use crate::{
	pallet::*,
	store::{map_error, queue},
	types::*,
	weights::WeightInfo as _,
	LOG_TARGET,
};
use frame::{deps::frame_support::storage::with_storage_layer, log, prelude::*};
use huxian_math::auction::{is_complete, lot_threshold, start_value};
use huxian_queue::Taken;
use huxian_traits::{
	kit::{Clock, Controller, KitAccess},
	AuctionId,
};

/// Reads of [`KitAccess::is_open`] at most: safe mode, and the pauses of five calls.
const MAX_GATE_READS: u64 = 6;

impl<T: Config> Pallet<T> {
	/// Does the work of a block; returns its weight.
	pub(crate) fn step() -> Weight {
		let open = T::KitAccess::is_open();
		let now = Self::advance_clock(open);
		let mut weight = Self::step_weight();
		weight.saturating_accrue(T::WeightInfo::complete().saturating_mul(Self::complete_due(now).into()));
		weight.saturating_accrue(Self::settle_due());
		let started = if open { Self::start_lots(now) } else { 0 };
		weight.saturating_accrue(T::WeightInfo::start().saturating_mul(started.into()));
		if Self::drip() {
			weight.saturating_accrue(T::WeightInfo::drip());
		}
		weight
	}

	/// Returns the weight of a block without any lot.
	///
	/// The question whether KIT can be had takes [`MAX_GATE_READS`] reads at most. They are counted
	/// apart from `step`, whose benchmark does not ask it.
	fn step_weight() -> Weight {
		T::WeightInfo::step().saturating_add(T::DbWeight::get().reads(MAX_GATE_READS))
	}

	/// Returns the maximum weight of a block's work.
	///
	/// Every lot is completed, as many slices are settled as a block may, and every lot is
	/// offered anew.
	#[doc(alias = "heaviest")]
	pub fn max_weight() -> Weight {
		let base = T::WeightInfo::settle(0);
		// Each lot has a run of its own. A run that fails is tried once more with a single slice.
		let tried = MAX_SETTLED_SLICES.saturating_add(MAX_UNSETTLED_LOTS);
		let slices = T::WeightInfo::settle(tried).saturating_sub(base);
		let settled = base.saturating_mul(MAX_UNSETTLED_LOTS.into()).saturating_add(slices);
		Self::step_weight()
			.saturating_add(T::WeightInfo::complete().saturating_mul(MAX_OPEN_LOTS.into()))
			.saturating_add(settled)
			.saturating_add(T::WeightInfo::start().saturating_mul(MAX_OPEN_LOTS.into()))
			.saturating_add(T::WeightInfo::drip())
	}

	/// Advances the clock by a block, and by the time since the block before.
	///
	/// The time is capped at [`MAX_CLOCK_ADVANCE`], so that bidders can follow. The clock stands
	/// unless KIT can be had. It forgets the chain's time then, so the pause is never made up for.
	fn advance_clock(open: bool) -> Instant {
		let chain_time = T::Clock::now();
		State::<T>::mutate(|state| {
			let clock = &mut state.clock;
			if !open {
				clock.chain_time = 0;
				return clock.now;
			}
			if clock.chain_time > 0 {
				// Saturates when the chain's clock went backwards: then no time has passed.
				let passed = chain_time.saturating_sub(clock.chain_time).min(MAX_CLOCK_ADVANCE);
				// Neither saturates: 64 bits of milliseconds last for millions of years.
				clock.now.millis = clock.now.millis.saturating_add(passed);
			}
			clock.now.blocks = clock.now.blocks.saturating_add(1);
			clock.chain_time = chain_time;
			clock.now
		})
	}

	/// Completes the auctions whose best bid has won; returns how many.
	fn complete_due(now: Instant) -> u32 {
		let open = State::<T>::get().open;
		let due: alloc::vec::Vec<AuctionId> =
			open.iter().filter(|open| Self::is_won(open, now)).map(|open| open.auction).collect();
		let mut completed: u32 = 0;
		for id in due {
			// None is completed while the maximum number waits for settlement.
			if Unsettled::<T>::get().is_full() {
				break;
			}
			match with_storage_layer(|| Self::complete(id)) {
				Ok(()) => completed = completed.saturating_add(1),
				Err(error) => {
					log::error!(target: LOG_TARGET, "auction {id} was won and cannot be completed: {error:?}");
					defensive!("a won auction is ascending (A4)");
				},
			}
		}
		completed
	}

	/// Returns true if the best bid for a lot has won.
	pub(crate) fn is_won(open: &OpenLot, now: Instant) -> bool {
		open.bid_at.is_some_and(|at| {
			let (seconds, blocks) = now.since(&at);
			is_complete(&T::Preset::get().auctions, blocks, seconds)
		})
	}

	/// Completes auction `id`, whose best bid has won.
	pub(crate) fn complete(id: AuctionId) -> DispatchResult {
		let mut auction = Self::load(id)?;
		let Stage::Ascending(bid) = auction.stage else { return Err(Error::<T>::NotCompleted.into()) };
		let (winner, kit, lot) = (bid.bidder.clone(), bid.kit, auction.lot);
		auction.stage = Stage::Completed { bid, settled: 0, claimed: false };
		let sold = SoldLot { auction: id, range: auction.range };
		Unsettled::<T>::try_append(sold).map_err(|()| Error::<T>::BrokenQueue)?;
		State::<T>::mutate(|state| state.open.retain(|open| open.auction != id));
		Auctions::<T>::insert(id, auction);
		Self::deposit_event(Event::AuctionCompleted { auction: id, winner, kit, lot });
		Ok(())
	}

	/// Settles slices of sold lots, oldest lot first, as many as a block may; returns the weight.
	fn settle_due() -> Weight {
		let mut weight = Weight::zero();
		let mut left = MAX_SETTLED_SLICES;
		for SoldLot { auction: id, .. } in Unsettled::<T>::get() {
			if left == 0 {
				break;
			}
			let (settled, tried) = Self::settle_or_skip(id, left);
			if settled == 0 {
				Self::move_to_back(id);
			}
			weight.saturating_accrue(T::WeightInfo::settle(tried));
			// A run that tried no slice still counts as one.
			left = left.saturating_sub(tried.max(1));
		}
		weight
	}

	/// Moves a lot, none of whose slices could be settled, behind the other sold lots.
	fn move_to_back(id: AuctionId) {
		Unsettled::<T>::mutate(|unsettled| {
			let Some(at) = unsettled.iter().position(|sold| sold.auction == id) else {
				log::error!(target: LOG_TARGET, "auction {id} is not among the unsettled ones");
				defensive!("an auction with slices left is unsettled (A4)");
				return;
			};
			let sold = unsettled.remove(at);
			// It fits where it was.
			let _ = unsettled.try_push(sold).defensive();
		});
	}

	/// Offers lots until as many are open as may be; returns how many it offered.
	fn start_lots(now: Instant) -> u32 {
		let mut started: u32 = 0;
		let maximum = T::Preset::get().lots.max_open;
		while QueueHead::<T>::get().queued_count > 0 {
			let open = u32::try_from(State::<T>::get().open.len()).defensive_unwrap_or(u32::MAX);
			if open >= maximum {
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

	/// Takes a lot off the front of the queue and offers it; returns false if there is none.
	pub(crate) fn start(now: Instant) -> Result<bool, DispatchError> {
		// Without a price there is no start value, so the queue waits.
		let Ok(terms) = T::Controller::terms() else { return Ok(false) };
		let preset = T::Preset::get();
		let liquidation = terms.prices.liquidation();
		let queued = QueueHead::<T>::get().queued_amount;
		let limit =
			lot_threshold(&preset, queued, T::Controller::circulating(), liquidation).map_err(Error::<T>::from)?;
		// A rest that is too small for a lot of its own goes along.
		let taken = queue::<T>().take_whole_rests(limit, preset.min_slice).map_err(map_error::<T>)?;
		let Some(taken) = taken else { return Ok(false) };
		Self::record_cut(&taken);
		let start_value = start_value(taken.amount, liquidation).map_err(Error::<T>::from)?;
		let id = NextAuction::<T>::get();
		NextAuction::<T>::put(id.checked_add(1).ok_or(Error::<T>::ArithmeticOverflow)?);
		let open = OpenLot { auction: id, range: taken.range, bid_at: None };
		State::<T>::try_mutate(|state| state.open.try_push(open)).map_err(|_| Error::<T>::BrokenQueue)?;
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

	/// Lists the rest of a slice that was cut as a slice of its burrow.
	fn record_cut(taken: &Taken) {
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
