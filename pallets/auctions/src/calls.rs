//! Bodies of the calls: bids, claims and settlement on request.

use crate::{pallet::*, types::*};
use frame::{
	prelude::*,
	token::{
		fungible::{Inspect, Mutate},
		Fortitude, Preservation,
	},
};
use huxian_math::auction::{is_complete, minimum_bid_ascending, minimum_bid_descending};
use huxian_traits::{AuctionId, Balance};

impl<T: Config> Pallet<T> {
	pub(crate) fn do_bid(bidder: T::AccountId, id: AuctionId, kit: Balance) -> DispatchResult {
		let mut auction = Self::load(id)?;
		let mut state = State::<T>::get();
		let now = state.clock.now;
		let minimum = Self::minimum_at(&auction, now)?.ok_or(Error::<T>::AuctionClosed)?;
		ensure!(kit >= minimum, Error::<T>::BidTooLow);
		let leader = match &auction.stage {
			Stage::Ascending(bid) => Some(bid.clone()),
			_ => None,
		};
		let refund = leader.as_ref().map_or(0, |bid| bid.kit);
		// A leader who raises the bid pays the difference, and leads since the same time as before.
		let (payment, at) = match &leader {
			Some(bid) if bid.bidder == bidder => {
				(kit.checked_sub(refund).ok_or(Error::<T>::ArithmeticOverflow)?, bid.at)
			},
			_ => (kit, now),
		};
		let outbid = leader.map(|bid| bid.bidder);
		let refunded = outbid.as_ref().filter(|before| **before != bidder);
		let free = T::Kit::reducible_balance(&bidder, Preservation::Expendable, Fortitude::Polite);
		ensure!(free >= payment, Error::<T>::InsufficientKit);
		let totals = &mut state.totals;
		totals.bid = totals.bid.checked_add(kit).ok_or(Error::<T>::ArithmeticOverflow)?;
		totals.refunded = totals.refunded.checked_add(refund).ok_or(Error::<T>::ArithmeticOverflow)?;
		let open = state.open.iter_mut().find(|open| open.auction == id).ok_or(Error::<T>::AuctionClosed)?;
		open.bid_at = Some(at);

		// The new bid comes in before the refund goes out. So the account is never emptied, and
		// never has to be created anew.
		let account = T::Account::get();
		T::Kit::transfer(&bidder, &account, payment, Preservation::Expendable)?;
		if let Some(before) = refunded {
			T::Kit::transfer(&account, before, refund, Preservation::Expendable)?;
		}
		auction.stage = Stage::Ascending(Bid { bidder: bidder.clone(), kit, at });
		Auctions::<T>::insert(id, auction);
		State::<T>::put(state);
		Self::deposit_event(Event::BidPlaced { auction: id, bidder, kit, outbid });
		Ok(())
	}

	pub(crate) fn do_claim(who: T::AccountId, id: AuctionId) -> DispatchResult {
		let mut auction = Self::load(id)?;
		let Stage::Completed { bid, claimed, .. } = &mut auction.stage else {
			return Err(Error::<T>::NotCompleted.into());
		};
		ensure!(bid.bidder == who, Error::<T>::NotWinner);
		ensure!(!*claimed, Error::<T>::AlreadyClaimed);
		*claimed = true;
		let lot = auction.lot;
		Self::add_to_total(|totals| &mut totals.claimed, lot)?;
		T::Hux::transfer(&T::Account::get(), &who, lot, Preservation::Preserve)?;
		if auction.slices == 0 {
			Auctions::<T>::remove(id);
		} else {
			Auctions::<T>::insert(id, auction);
		}
		Self::deposit_event(Event::LotClaimed { auction: id, winner: who, lot });
		Ok(())
	}

	/// Settles up to `max_slices` of auction `id`; returns how many it settled.
	pub(crate) fn do_settle(id: AuctionId, max_slices: u32) -> Result<u32, DispatchError> {
		let auction = Self::load(id)?;
		ensure!(matches!(auction.stage, Stage::Completed { .. }), Error::<T>::NotCompleted);
		ensure!(max_slices > 0 && auction.slices > 0, Error::<T>::NothingToSettle);
		Self::settle_run(id, max_slices)
	}

	/// Adds `amount` to one of the totals.
	pub(crate) fn add_to_total(
		total: impl FnOnce(&mut Totals) -> &mut Balance,
		amount: Balance,
	) -> Result<(), Error<T>> {
		State::<T>::try_mutate(|state| {
			let total = total(&mut state.totals);
			*total = total.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
			Ok(())
		})
	}

	/// Returns the auction `id`.
	pub(crate) fn load(id: AuctionId) -> Result<AuctionOf<T>, Error<T>> {
		Auctions::<T>::get(id).ok_or(Error::<T>::UnknownAuction)
	}

	/// Returns the minimum of a bid at `now`, in KIT.
	///
	/// `None` once the best bid has won, even if no block has completed the auction yet.
	pub(crate) fn minimum_at(auction: &AuctionOf<T>, now: Instant) -> Result<Option<Balance>, Error<T>> {
		let rules = T::Preset::get().auctions;
		match &auction.stage {
			Stage::Descending => {
				let (seconds, _) = now.since(&auction.started);
				Ok(Some(minimum_bid_descending(&rules, auction.start_value, seconds)?))
			},
			Stage::Ascending(bid) => {
				let (seconds, blocks) = now.since(&bid.at);
				let won = is_complete(&rules, blocks, seconds);
				Ok(if won { None } else { Some(minimum_bid_ascending(&rules, bid.kit)?) })
			},
			Stage::Completed { .. } => Ok(None),
		}
	}
}
