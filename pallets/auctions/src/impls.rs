//! The auctions, as burrows see them.

use crate::{
	pallet::*,
	store::{map_error, queue},
};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::auction::SlicePart;
use huxian_queue::{SliceId, KEY_LENGTH};
use huxian_traits::{auctions, Balance, BurrowId};

impl<T: Config> auctions::Auctions<T::AccountId> for Pallet<T> {
	fn account() -> T::AccountId {
		T::Account::get()
	}

	fn queue(slices: &[(BurrowId, SlicePart)]) -> Result<Vec<SliceId>, DispatchError> {
		let mut state = State::<T>::get();
		for (_, part) in slices {
			let queued = state.totals.queued.checked_add(part.amount);
			state.totals.queued = queued.ok_or(Error::<T>::ArithmeticOverflow)?;
		}
		let ids = queue::<T>().append(slices.iter().copied()).map_err(map_error::<T>)?;
		State::<T>::put(state);
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

	fn cancel(burrow: BurrowId, slice: SliceId) -> Result<SlicePart, DispatchError> {
		// A slice of another burrow is unknown to this burrow, wherever it stands.
		ensure!(SlicesOf::<T>::contains_key(burrow, slice.key()), Error::<T>::UnknownSlice);
		let part = queue::<T>().remove(slice).map_err(map_error::<T>)?.part;
		Self::add_to_total(|totals| &mut totals.cancelled, part.amount)?;
		SlicesOf::<T>::remove(burrow, slice.key());
		Self::deposit_event(Event::SliceCancelled { slice, burrow, amount: part.amount });
		Ok(part)
	}

	fn has_unsettled(burrow: BurrowId) -> bool {
		let state = State::<T>::get();
		// A lot that was won counts before a block completes it: it may have to wait for room
		// among the unsettled ones.
		let won = state.open.iter().filter(|open| Self::is_won(open, state.clock.now)).map(|open| open.range);
		let sold = Unsettled::<T>::get().into_iter().map(|sold| sold.range);
		won.chain(sold).any(|range| {
			// One step to the burrow's first slice that is not before the lot.
			first_from::<T>(burrow, range.from).is_some_and(|slice| range.contains(slice))
		})
	}

	fn at_auction() -> Balance {
		QueueHead::<T>::get().amount
	}

	fn drip(amount: Balance) -> DispatchResult {
		Self::top_up_hux_drip(amount)
	}
}

/// Returns the first slice of `burrow` whose identity is not below `from`.
pub(crate) fn first_from<T: Config>(burrow: BurrowId, from: SliceId) -> Option<SliceId> {
	slices_from::<T>(burrow, from).next()
}

/// Returns the slices of `burrow` from the identity `from` on, in order.
pub(crate) fn slices_from<T: Config>(burrow: BurrowId, from: SliceId) -> impl Iterator<Item = SliceId> {
	let keys = match key_before(from.key()) {
		// Iteration begins behind the key that it is given.
		Some(before) => SlicesOf::<T>::iter_key_prefix_from(burrow, SlicesOf::<T>::hashed_key_for(burrow, before)),
		None => SlicesOf::<T>::iter_key_prefix(burrow),
	};
	keys.map(SliceId::from_key)
}

/// Returns the key before `key`; `None` before the first.
fn key_before(mut key: [u8; KEY_LENGTH]) -> Option<[u8; KEY_LENGTH]> {
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
