//! What burrows ask of the auctions.

use crate::{
	pallet::*,
	store::{queue, refusal},
};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::auction::SlicePart;
use huxian_queue::{SliceId, KEY_LENGTH};
use huxian_traits::{auctions::Auctions as AuctionHouse, Balance, BurrowId};

impl<T: Config> AuctionHouse<T::AccountId> for Pallet<T> {
	fn account() -> T::AccountId {
		T::Account::get()
	}

	fn queue(slices: &[(BurrowId, SlicePart)]) -> Result<Vec<SliceId>, DispatchError> {
		let mut books = Ledger::<T>::get();
		for (_, part) in slices {
			books.queued = books.queued.checked_add(part.amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		}
		let ids = queue::<T>().append(slices.iter().copied()).map_err(refusal::<T>)?;
		Ledger::<T>::put(books);
		for (id, (burrow, part)) in ids.iter().zip(slices) {
			SlicesOf::<T>::insert(burrow, id.key(), ());
			Self::deposit_event(Event::SliceQueued {
				slice: *id,
				burrow: *burrow,
				amount: part.amount,
				min_kit_for_unwarranted: part.min_kit_for_unwarranted,
			});
		}
		Ok(ids)
	}

	fn queued(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError> {
		let queue = queue::<T>();
		let found = queue.find(slice).map_err(refusal::<T>)?.filter(|found| found.burrow == burrow);
		let found = found.ok_or(Error::<T>::UnknownSlice)?;
		ensure!(slice >= queue.head().front, Error::<T>::NotQueued);
		Ok(found.part)
	}

	fn cancel(burrow: BurrowId, slice: SliceId) -> DispatchResult {
		let amount = <Self as AuctionHouse<T::AccountId>>::queued(burrow, slice)?.amount;
		let mut books = Ledger::<T>::get();
		books.cancelled = books.cancelled.checked_add(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		queue::<T>().remove(slice).map_err(refusal::<T>)?;
		Ledger::<T>::put(books);
		SlicesOf::<T>::remove(burrow, slice.key());
		Self::deposit_event(Event::SliceCancelled { slice, burrow, amount });
		Ok(())
	}

	fn has_unsettled(burrow: BurrowId) -> bool {
		Unsettled::<T>::get().into_iter().filter_map(Auctions::<T>::get).any(|auction| {
			// One step to the first slice of the burrow that is not before the lot.
			first_from::<T>(burrow, auction.range.from).is_some_and(|slice| auction.range.contains(slice))
		})
	}

	fn at_auction() -> Balance {
		QueueHead::<T>::get().amount
	}

	fn drip(amount: Balance) -> DispatchResult {
		Self::add_hux(amount)
	}
}

/// The first slice of a burrow whose identity is not below `from`.
pub(crate) fn first_from<T: Config>(burrow: BurrowId, from: SliceId) -> Option<SliceId> {
	slices_from::<T>(burrow, from).next()
}

/// The slices of a burrow from an identity on, in order.
pub(crate) fn slices_from<T: Config>(burrow: BurrowId, from: SliceId) -> impl Iterator<Item = SliceId> {
	let keys = match previous(from.key()) {
		// Iteration begins behind the key that it is given.
		Some(before) => SlicesOf::<T>::iter_key_prefix_from(burrow, SlicesOf::<T>::hashed_key_for(burrow, before)),
		None => SlicesOf::<T>::iter_key_prefix(burrow),
	};
	keys.map(SliceId::from_key)
}

/// The key before this one; none before the first.
fn previous(mut key: [u8; KEY_LENGTH]) -> Option<[u8; KEY_LENGTH]> {
	for byte in key.iter_mut().rev() {
		match byte.checked_sub(1) {
			Some(less) => {
				*byte = less;
				return Some(key);
			},
			None => *byte = u8::MAX,
		}
	}
	None
}
