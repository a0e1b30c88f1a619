//! Settlement: the price of a sold lot is shared among the burrows of its slices.

use crate::{
	pallet::*,
	store::{map_error, queue},
	types::*,
};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::{fungible::Mutate, Preservation},
};
use huxian_queue::{Range, Slice};
use huxian_traits::{auctions::BurrowSettlement, kit::Controller, AuctionId, Balance};

/// State that is read once before a run of slices, and written once after it.
struct Draft<T: Config> {
	auction: AuctionOf<T>,
	totals: Totals,
	drips: Drips,
}

impl<T: Config> Pallet<T> {
	/// Settles up to `max_slices` of a sold lot for a hook; returns the settled and the tried ones.
	///
	/// A slice that cannot be settled is reported in an event and skipped. Slices whose settlement
	/// was undone count as tried, since their weight was spent.
	pub(crate) fn settle_or_skip(id: AuctionId, max_slices: u32) -> (u32, u32) {
		let settle = |max_slices| with_storage_layer(|| Self::settle_run(id, max_slices));
		if let Ok(settled) = settle(max_slices) {
			return (settled, settled);
		}
		// One failure undoes the whole run. Settling the first slice alone shows whether it fails.
		let tried = max_slices.saturating_add(1);
		match settle(1) {
			Ok(settled) => (settled, tried),
			Err(error) => {
				Self::deposit_event(Event::SettlementFailed { auction: id, error });
				Self::skip(id);
				(0, tried)
			},
		}
	}

	/// Moves the cursor behind the next slice of a lot; the slice is tried again after the others.
	fn skip(id: AuctionId) {
		Auctions::<T>::mutate_extant(id, |auction| {
			let next = queue::<T>().page(auction.cursor, 1).ok().and_then(|page| page.first()?.id.rest());
			auction.cursor = next.filter(|next| *next < auction.range.until).unwrap_or(auction.range.from);
		});
	}

	/// Settles up to `max_slices`, and no more than one node of the queue holds.
	pub(crate) fn settle_run(id: AuctionId, max_slices: u32) -> Result<u32, DispatchError> {
		let auction = Self::load(id)?;
		let slices = Self::drain(&auction, max_slices)?;
		let mut draft = Draft { auction, totals: State::<T>::get().totals, drips: Dripping::<T>::get() };
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

	/// Takes the next slices of a lot out of the queue's tree.
	///
	/// They are those from the cursor on, or else those from the beginning of the lot.
	fn drain(auction: &AuctionOf<T>, max_slices: u32) -> Result<alloc::vec::Vec<Slice>, DispatchError> {
		let max_slices = usize::try_from(max_slices).map_err(|_| Error::<T>::ArithmeticOverflow)?;
		let until = auction.range.until;
		for from in [auction.cursor, auction.range.from] {
			let slices = queue::<T>().drain(Range { from, until }, max_slices).map_err(map_error::<T>)?;
			if !slices.is_empty() {
				return Ok(slices);
			}
		}
		Err(Error::<T>::NothingToSettle.into())
	}

	/// Shares the proceeds of `slice` among its burrow, its owner, and the penalty.
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
		add(&mut draft.totals.repaid, shares.repaid)?;
		add(&mut draft.totals.excess, shares.excess)?;

		// Bad debt comes first: the penalty is burned while there is kit that nobody owes.
		let covers_bad_debt = outcome.closed_with_debt || T::Controller::unowed() > 0;
		let burn = shares.penalty > 0 && covers_bad_debt;
		if burn {
			T::Controller::forfeit(&account, shares.penalty)?;
			add(&mut draft.totals.burned, shares.penalty)?;
		} else {
			draft.drips.kit = draft.drips.kit.topped_up(shares.penalty).ok_or(Error::<T>::ArithmeticOverflow)?;
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

	/// Ends the settlement of a lot: the dust that rounding left of the bid goes to the drip.
	fn finish(id: AuctionId, draft: &mut Draft<T>) -> DispatchResult {
		let Stage::Completed { bid, settled, .. } = &mut draft.auction.stage else {
			return Err(Error::<T>::NotCompleted.into());
		};
		let dust = bid.kit.checked_sub(*settled).ok_or(Error::<T>::ArithmeticOverflow)?;
		*settled = bid.kit;
		draft.drips.kit = draft.drips.kit.topped_up(dust).ok_or(Error::<T>::ArithmeticOverflow)?;
		Unsettled::<T>::mutate(|unsettled| unsettled.retain(|sold| sold.auction != id));
		Self::deposit_event(Event::AuctionSettled { auction: id, dust });
		Ok(())
	}

	/// Writes the draft; removes the auction if it is settled and claimed.
	fn write(id: AuctionId, draft: Draft<T>) {
		State::<T>::mutate(|state| state.totals = draft.totals);
		Dripping::<T>::put(draft.drips);
		let over = draft.auction.slices == 0 && matches!(draft.auction.stage, Stage::Completed { claimed: true, .. });
		if over {
			Auctions::<T>::remove(id);
		} else {
			Auctions::<T>::insert(id, draft.auction);
		}
	}
}
