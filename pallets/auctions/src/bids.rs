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
		let now = Time::<T>::get().now;
		let minimum = Self::minimum(&auction, now)?.ok_or(Error::<T>::AuctionClosed)?;
		ensure!(kit >= minimum, Error::<T>::BidTooLow);
		let leader = match &auction.stage {
			Stage::Ascending(bid) => Some(bid.clone()),
			_ => None,
		};
		// His own bid comes back first.
		let returns = leader.as_ref().filter(|bid| bid.bidder == bidder).map_or(0, |bid| bid.kit);
		let free = T::Kit::reducible_balance(&bidder, Preservation::Expendable, Fortitude::Polite);
		ensure!(free.checked_add(returns).is_some_and(|free| free >= kit), Error::<T>::InsufficientKit);
		let mut books = Ledger::<T>::get();
		books.bid = books.bid.checked_add(kit).ok_or(Error::<T>::ArithmeticOverflow)?;
		let refund = leader.as_ref().map_or(0, |bid| bid.kit);
		books.refunded = books.refunded.checked_add(refund).ok_or(Error::<T>::ArithmeticOverflow)?;
		let mut open = OpenLots::<T>::get();
		let entry = open.iter_mut().find(|open| open.auction == id).ok_or(Error::<T>::AuctionClosed)?;
		entry.bid_at = Some(now);

		let account = T::Account::get();
		if let Some(bid) = &leader {
			T::Kit::transfer(&account, &bid.bidder, bid.kit, Preservation::Expendable)?;
		}
		T::Kit::transfer(&bidder, &account, kit, Preservation::Expendable)?;
		auction.stage = Stage::Ascending(Bid { bidder: bidder.clone(), kit, at: now });
		Auctions::<T>::insert(id, auction);
		OpenLots::<T>::put(open);
		Ledger::<T>::put(books);
		Self::deposit_event(Event::BidPlaced { auction: id, bidder, kit, outbid: leader.map(|bid| bid.bidder) });
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
		let mut books = Ledger::<T>::get();
		books.claimed = books.claimed.checked_add(lot).ok_or(Error::<T>::ArithmeticOverflow)?;

		T::Hux::transfer(&T::Account::get(), &who, lot, Preservation::Preserve)?;
		Ledger::<T>::put(books);
		if auction.slices == 0 {
			Auctions::<T>::remove(id);
		} else {
			Auctions::<T>::insert(id, auction);
		}
		Self::deposit_event(Event::LotClaimed { auction: id, winner: who, lot });
		Ok(())
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
