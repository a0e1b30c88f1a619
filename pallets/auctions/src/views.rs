//! Bodies of the view functions and of the runtime API.

use crate::{impls::slices_from, pallet::*, store::queue, types::*};
use alloc::{string::ToString, vec::Vec};
use frame::prelude::{Defensive, Get};
use huxian_api::views::{AuctionView, QueueView, SliceView};
use huxian_queue::{Range, SliceId};
use huxian_traits::{AuctionId, Balance, BurrowId};

/// Maximum number of slices in the answer of a view.
const MAX_VIEWED: usize = 100;

impl<T: Config> Pallet<T> {
	/// Returns the queue, the lots on offer, and the sold lots that are not settled.
	pub fn view_auctions() -> QueueView<T::AccountId> {
		let head = QueueHead::<T>::get();
		QueueView {
			amount: head.queued_amount,
			slices: head.queued_count,
			open: State::<T>::get().open.iter().filter_map(|open| Self::view_auction(open.auction)).collect(),
			unsettled: Unsettled::<T>::get().iter().filter_map(|sold| Self::view_auction(sold.auction)).collect(),
		}
	}

	/// Returns the auction `id`; `None` if there is none or it is over.
	pub fn view_auction(id: AuctionId) -> Option<AuctionView<T::AccountId>> {
		let auction = Auctions::<T>::get(id)?;
		let now = State::<T>::get().clock.now;
		let minimum_bid = Self::minimum_at(&auction, now).ok().flatten();
		let (state, bid, claimed) = match &auction.stage {
			Stage::Descending => ("descending", None, false),
			Stage::Ascending(bid) if minimum_bid.is_some() => ("ascending", Some(bid), false),
			Stage::Ascending(bid) => ("closed", Some(bid), false),
			Stage::Completed { bid, claimed, .. } => ("completed", Some(bid), *claimed),
		};
		let rules = T::Preset::get().auctions;
		let left = bid.filter(|_| minimum_bid.is_some()).map(|bid| {
			let (seconds, blocks) = now.since(&bid.at);
			// A bid wins after more than the interval.
			let seconds = rules.interval_seconds.saturating_add(1).saturating_sub(seconds);
			(seconds, u64::from(rules.interval_blocks).saturating_add(1).saturating_sub(blocks))
		});
		Some(AuctionView {
			id,
			lot: auction.lot,
			slices: auction.slices,
			state: state.to_string(),
			start_value: auction.start_value,
			minimum_bid,
			bidder: bid.map(|bid| bid.bidder.clone()),
			bid: bid.map(|bid| bid.kit),
			seconds_left: left.map(|(seconds, _)| seconds),
			blocks_left: left.map(|(_, blocks)| blocks),
			claimed,
		})
	}

	/// Returns the minimum of a bid now, in KIT; `None` if the auction takes no bids.
	pub fn view_minimum_bid(id: AuctionId) -> Option<Balance> {
		Self::view_auction(id)?.minimum_bid
	}

	/// Returns up to 100 slices of `burrow`, from the identity `from` on.
	pub fn view_slices(burrow: BurrowId, from: SliceId) -> Vec<SliceView> {
		let open = State::<T>::get().open.into_iter().map(|open| (open.auction, open.range));
		let sold = Unsettled::<T>::get().into_iter().map(|sold| (sold.auction, sold.range));
		let lots: Vec<(AuctionId, Range)> = open.chain(sold).collect();
		let queue = queue::<T>();
		slices_from::<T>(burrow, from)
			.take(MAX_VIEWED)
			.filter_map(|id| {
				// A listed slice is in the tree (A3).
				let slice = queue.find(id).ok().flatten().defensive()?;
				Some(SliceView {
					number: id.number,
					part: id.part,
					amount: slice.part.amount,
					min_kit_for_unwarranted: slice.part.min_kit_for_unwarranted,
					auction: lots.iter().find(|(_, range)| range.contains(id)).map(|(lot, _)| *lot),
					ahead: queue.ahead(id).ok().flatten().map(|(amount, _)| amount),
				})
			})
			.collect()
	}
}
