//! Settlement: what a lot was sold for is shared among the burrows its slices came from.

use crate::{
	pallet::*,
	store::{queue, refusal},
	types::*,
};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_queue::{Range, Slice};
use huxian_traits::{auctions::Debtors, kit::Controller, AuctionId, Balance};

/// What is read once for a run of slices, and written once after it.
struct Draft<T: Config> {
	auction: AuctionOf<T>,
	books: Books,
	drips: Drips,
}

impl<T: Config> Pallet<T> {
	pub(crate) fn do_settle(id: AuctionId, most: u32) -> Result<u32, DispatchError> {
		let auction = Self::load(id)?;
		ensure!(matches!(auction.stage, Stage::Completed { .. }), Error::<T>::NotCompleted);
		ensure!(most > 0 && auction.slices > 0, Error::<T>::NothingToSettle);
		Self::settle_run(id, most)
	}

	/// Settles a run of slices of a sold lot, for a hook: a slice that cannot be settled is told and gone around. Returns how many were
	/// settled, and how many were tried: what was undone has been paid for as well.
	pub(crate) fn settle_or_skip(id: AuctionId, most: u32) -> (u32, u32) {
		let settle = |most| with_storage_layer(|| Self::settle_run(id, most));
		if let Ok(settled) = settle(most) {
			return (settled, settled);
		}
		// When one of many fails, all of them are undone; alone, the first shows whether it is the one.
		let tried = most.saturating_add(1);
		match settle(1) {
			Ok(settled) => (settled, tried),
			Err(error) => {
				Self::deposit_event(Event::SettlementFailed { auction: id, error });
				Self::skip(id);
				(0, tried)
			},
		}
	}

	/// Goes around the next slice of a lot, which could not be settled: it is tried again after the others.
	fn skip(id: AuctionId) {
		Auctions::<T>::mutate_extant(id, |auction| {
			let next = queue::<T>().page(auction.cursor, 1).ok().and_then(|page| page.first()?.id.rest());
			auction.cursor = next.filter(|next| *next < auction.range.until).unwrap_or(auction.range.from);
		});
	}

	/// Settles up to `most` slices, and no more than one node of the queue holds.
	fn settle_run(id: AuctionId, most: u32) -> Result<u32, DispatchError> {
		let auction = Self::load(id)?;
		let slices = Self::drain(&auction, most)?;
		let mut draft = Draft { auction, books: Board::<T>::get().books, drips: Dripping::<T>::get() };
		for slice in &slices {
			Self::settle_slice(id, &mut draft, slice)?;
		}
		let settled = u32::try_from(slices.len()).map_err(|_| Error::<T>::ArithmeticOverflow)?;
		if let Some(last) = slices.last() {
			draft.auction.cursor = last.id.rest().ok_or(Error::<T>::ArithmeticOverflow)?;
		}
		draft.auction.slices = draft.auction.slices.checked_sub(settled).ok_or(Error::<T>::BrokenQueue)?;
		if draft.auction.slices == 0 {
			Self::finish(id, &mut draft)?;
		}
		Self::write(id, draft);
		Ok(settled)
	}

	/// Takes the next slices of a lot out of the queue's tree: from the cursor on, or from the beginning when there are none.
	fn drain(auction: &AuctionOf<T>, most: u32) -> Result<alloc::vec::Vec<Slice>, DispatchError> {
		let most = usize::try_from(most).map_err(|_| Error::<T>::ArithmeticOverflow)?;
		let until = auction.range.until;
		for from in [auction.cursor, auction.range.from] {
			let slices = queue::<T>().drain(Range { from, until }, most).map_err(refusal::<T>)?;
			if !slices.is_empty() {
				return Ok(slices);
			}
		}
		Err(Error::<T>::NothingToSettle.into())
	}

	fn settle_slice(id: AuctionId, draft: &mut Draft<T>, slice: &Slice) -> DispatchResult {
		let Stage::Completed { bid, settled, .. } = &mut draft.auction.stage else {
			return Err(Error::<T>::NotCompleted.into());
		};
		let account = T::Account::get();
		let outcome = T::Burrows::settle(slice.burrow, &slice.part, draft.auction.lot, bid.kit, &account)?;
		let shares = outcome.settlement;
		let add = |to: &mut Balance, amount: Balance| -> Result<(), Error<T>> {
			*to = to.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
			Ok(())
		};
		add(settled, shares.slice_kit)?;
		add(&mut draft.books.repaid, shares.repaid)?;
		add(&mut draft.books.excess, shares.excess)?;

		// Bad debt is healed first: what was forfeited is burned while more kit circulates than is owed.
		let heal = outcome.closed_with_debt || T::Controller::circulating() > T::Controller::outstanding();
		let burn = shares.penalty > 0 && heal;
		if burn {
			T::Controller::forfeit(&account, shares.penalty)?;
			add(&mut draft.books.burned, shares.penalty)?;
		} else {
			draft.drips.kit = draft.drips.kit.with(shares.penalty).ok_or(Error::<T>::ArithmeticOverflow)?;
		}
		if shares.excess > 0 {
			T::Kit::transfer(&account, &outcome.owner, shares.excess, Preservation::Expendable)?;
		}
		let unsettled = draft.auction.unsettled.checked_sub(slice.part.amount);
		draft.auction.unsettled = unsettled.ok_or(Error::<T>::BrokenQueue)?;
		SlicesOf::<T>::remove(slice.burrow, slice.id.key());
		Self::deposit_event(Event::SliceSettled {
			slice: slice.id,
			burrow: slice.burrow,
			auction: id,
			amount: slice.part.amount,
			kit: shares.slice_kit,
			repaid: shares.repaid,
			penalty: shares.penalty,
			penalty_burned: burn,
			excess: shares.excess,
		});
		Ok(())
	}

	/// All slices are settled: what rounding has left of the bid goes to the providers of the pool.
	fn finish(id: AuctionId, draft: &mut Draft<T>) -> DispatchResult {
		let Stage::Completed { bid, settled, .. } = &mut draft.auction.stage else {
			return Err(Error::<T>::NotCompleted.into());
		};
		let dust = bid.kit.checked_sub(*settled).ok_or(Error::<T>::ArithmeticOverflow)?;
		*settled = bid.kit;
		draft.drips.kit = draft.drips.kit.with(dust).ok_or(Error::<T>::ArithmeticOverflow)?;
		Unsettled::<T>::mutate(|unsettled| unsettled.retain(|sold| sold.auction != id));
		Self::deposit_event(Event::AuctionSettled { auction: id, dust });
		Ok(())
	}

	fn write(id: AuctionId, draft: Draft<T>) {
		Board::<T>::mutate(|board| board.books = draft.books);
		Dripping::<T>::put(draft.drips);
		let over = draft.auction.slices == 0 && matches!(draft.auction.stage, Stage::Completed { claimed: true, .. });
		if over {
			Auctions::<T>::remove(id);
		} else {
			Auctions::<T>::insert(id, draft.auction);
		}
	}
}
