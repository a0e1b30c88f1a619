//! Bids and claims.

use crate::{pallet::*, types::*};
use frame::{
	prelude::*,
	token::{
		fungible::{Inspect, Mutate},
		Fortitude, Preservation,
	},
};
use huxian_math::{
	auction::{is_complete, minimum_bid_ascending, minimum_bid_descending},
	MathError,
};
use huxian_traits::{AuctionId, Balance};

impl<T: Config> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Error::ArithmeticOverflow
	}
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_bid(bidder: T::AccountId, id: AuctionId, kit: Balance) -> DispatchResult {
		let mut auction = Self::load(id)?;
		let mut board = Board::<T>::get();
		let now = board.timer.now;
		let minimum = Self::minimum(&auction, now)?.ok_or(Error::<T>::AuctionClosed)?;
		ensure!(kit >= minimum, Error::<T>::BidTooLow);
		let leader = match &auction.stage {
			Stage::Ascending(bid) => Some(bid.clone()),
			_ => None,
		};
		let refund = leader.as_ref().map_or(0, |bid| bid.kit);
		let outbid = leader.map(|bid| bid.bidder);
		// Who raises his own bid pays the difference.
		let (pays, refunded) = match &outbid {
			Some(before) if *before == bidder => (kit.checked_sub(refund).ok_or(Error::<T>::ArithmeticOverflow)?, None),
			before => (kit, before.as_ref()),
		};
		let free = T::Kit::reducible_balance(&bidder, Preservation::Expendable, Fortitude::Polite);
		ensure!(free >= pays, Error::<T>::InsufficientKit);
		board.books.bid = board.books.bid.checked_add(kit).ok_or(Error::<T>::ArithmeticOverflow)?;
		board.books.refunded = board.books.refunded.checked_add(refund).ok_or(Error::<T>::ArithmeticOverflow)?;
		let entry = board.open.iter_mut().find(|open| open.auction == id).ok_or(Error::<T>::AuctionClosed)?;
		entry.bid_at = Some(now);

		// The new bid comes before the old one goes: the account of the auctions is never emptied, which would cost its making anew.
		let account = T::Account::get();
		T::Kit::transfer(&bidder, &account, pays, Preservation::Expendable)?;
		if let Some(before) = refunded {
			T::Kit::transfer(&account, before, refund, Preservation::Expendable)?;
		}
		auction.stage = Stage::Ascending(Bid { bidder: bidder.clone(), kit, at: now });
		Auctions::<T>::insert(id, auction);
		Board::<T>::put(board);
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
		Self::book(|books| &mut books.claimed, lot)?;
		T::Hux::transfer(&T::Account::get(), &who, lot, Preservation::Preserve)?;
		if auction.slices == 0 {
			Auctions::<T>::remove(id);
		} else {
			Auctions::<T>::insert(id, auction);
		}
		Self::deposit_event(Event::LotClaimed { auction: id, winner: who, lot });
		Ok(())
	}

	/// Adds to one of the counters of the books.
	pub(crate) fn book(counter: impl FnOnce(&mut Books) -> &mut Balance, amount: Balance) -> Result<(), Error<T>> {
		Board::<T>::try_mutate(|board| {
			let counter = counter(&mut board.books);
			*counter = counter.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
			Ok(())
		})
	}

	/// An auction.
	pub(crate) fn load(id: AuctionId) -> Result<AuctionOf<T>, Error<T>> {
		Auctions::<T>::get(id).ok_or(Error::<T>::UnknownAuction)
	}

	/// KIT that a bid must be at this time; none when the auction was won, whether or not a block has completed it.
	pub(crate) fn minimum(auction: &AuctionOf<T>, now: Instant) -> Result<Option<Balance>, Error<T>> {
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
