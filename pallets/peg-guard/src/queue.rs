//! The redemption queue: redemptions beyond the hourly limit wait on the guard's account, and are
//! paid first in, first out. A payment that fails leaves the queue as undeliverable, so it delays
//! nobody else.

use crate::{pallet::*, types::*, LOG_TARGET};
use frame::{
	deps::frame_support::{storage::with_storage_layer, traits::DefensiveOption},
	prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::peg::rescale;
use huxian_traits::{kit::Clock, Balance, Moment};

/// The outcome of processing the first request of a queue.
enum Outcome {
	/// It was paid in full, or turned out undeliverable, and has left the queue.
	Removed,
	/// A part of it was paid: the hourly limit is reached.
	PaidInPart,
	/// Nothing was paid: the hourly limit leaves less than a unit of the external.
	Nothing,
}

impl<T: Config> Pallet<T> {
	/// Adds a redemption request to the end of the queue.
	pub(crate) fn enqueue(
		id: TokenId,
		family: &mut Family,
		asset: TokenId,
		external: &mut External,
		who: &T::AccountId,
		amount: Balance,
		internal: Balance,
	) -> Result<(), Error<T>> {
		let queue = &mut family.queue;
		let (request_id, starts_at) = (queue.next, queue.requested);
		queue.next = request_id.checked_add(1).ok_or(Error::ArithmeticOverflow)?;
		queue.requested = starts_at.checked_add(internal).ok_or(Error::ArithmeticOverflow)?;
		external.queued = external.queued.checked_add(amount).ok_or(Error::ArithmeticOverflow)?;
		let ahead = starts_at.checked_sub(queue.processed).ok_or(Error::ArithmeticOverflow)?;
		let request = RedemptionRequest { who: who.clone(), external: asset, amount, internal, starts_at };
		RedemptionRequests::<T>::insert(id, request_id, request);
		let who = who.clone();
		Self::deposit_event(Event::RedemptionQueued { family: id, request_id, who, external: asset, amount, ahead });
		Ok(())
	}

	/// Processes at most `max_requests` requests of a family; returns the number of those
	/// processed.
	pub(crate) fn process_requests(id: TokenId, max_requests: u32) -> Result<u32, DispatchError> {
		let mut family = Self::family(id)?;
		let now = T::Clock::now();
		if family.queue.is_empty() || family.queue.is_held(now) {
			return Ok(0);
		}
		let capacity = Self::outflow_capacity(&family.params, T::Tokens::total_issuance(id))?;
		family.outflow = family.outflow.after(capacity, now).map_err(Error::<T>::from)?;
		let mut processed: u32 = 0;
		while processed < max_requests && !family.queue.is_empty() {
			let outcome = Self::process_first(id, &mut family, capacity)?;
			if !matches!(outcome, Outcome::Nothing) {
				processed = processed.saturating_add(1);
			}
			if !matches!(outcome, Outcome::Removed) {
				break;
			}
		}
		if processed > 0 {
			Families::<T>::insert(id, family);
		}
		Ok(processed)
	}

	/// Pays the part of the first request that fits into the hour.
	fn process_first(id: TokenId, family: &mut Family, capacity: Balance) -> Result<Outcome, DispatchError> {
		let request_id = family.queue.first;
		// G8: every id of the queue has a request.
		let mut request = RedemptionRequests::<T>::get(id, request_id).defensive_ok_or(Error::<T>::UnknownRequest)?;
		let mut external = Self::external(request.external)?;
		let room = family.outflow.room(capacity).min(request.internal);
		let fitting = rescale(room, family.decimals, external.decimals).map_err(Error::<T>::from)?;
		let amount = request.amount.min(fitting);
		if amount == 0 {
			return Ok(Outcome::Nothing);
		}
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		let paid = with_storage_layer(|| {
			T::Tokens::transfer(request.external, &T::Account::get(), &request.who, amount, Preservation::Expendable)
		});
		if let Err(error) = paid {
			Self::move_to_undeliverable(id, family, request, error)?;
			return Ok(Outcome::Removed);
		}
		let minus = |from: Balance, part: Balance| from.checked_sub(part).ok_or(Error::<T>::ArithmeticOverflow);
		let plus = |to: Balance, part: Balance| to.checked_add(part).ok_or(Error::<T>::ArithmeticOverflow);
		request.amount = minus(request.amount, amount)?;
		request.internal = minus(request.internal, internal)?;
		request.starts_at = plus(request.starts_at, internal)?;
		external.queued = minus(external.queued, amount)?;
		family.queue.processed = plus(family.queue.processed, internal)?;
		family.outflow = family.outflow.with(internal).map_err(Error::<T>::from)?;
		Externals::<T>::insert(request.external, external);
		let RedemptionRequest { who, external, amount: remaining, .. } = request.clone();
		Self::deposit_event(Event::RedemptionPaid { family: id, request_id, who, external, amount, remaining });
		if remaining == 0 {
			Self::remove_first(id, family)?;
			return Ok(Outcome::Removed);
		}
		RedemptionRequests::<T>::insert(id, request_id, request);
		Ok(Outcome::PaidInPart)
	}

	/// Moves the first request, whose payment failed, out of the queue.
	#[doc(alias = "park")]
	fn move_to_undeliverable(
		id: TokenId,
		family: &mut Family,
		request: RedemptionRequestOf<T>,
		error: DispatchError,
	) -> Result<(), Error<T>> {
		let request_id = family.queue.first;
		frame::log::debug!(target: LOG_TARGET, "family {id}: request {request_id} is undeliverable: {error:?}");
		let processed = family.queue.processed.checked_add(request.internal).ok_or(Error::ArithmeticOverflow)?;
		family.queue.processed = processed;
		Self::remove_first(id, family)?;
		Undeliverable::<T>::insert(id, request_id, &request);
		let RedemptionRequest { who, external, amount, .. } = request;
		Self::deposit_event(Event::RedemptionUndeliverable { family: id, request_id, who, external, amount, error });
		Ok(())
	}

	/// Removes the first request from the queue.
	fn remove_first(id: TokenId, family: &mut Family) -> Result<(), Error<T>> {
		RedemptionRequests::<T>::remove(id, family.queue.first);
		family.queue.first = family.queue.first.checked_add(1).ok_or(Error::ArithmeticOverflow)?;
		Ok(())
	}

	/// Processes at most `max_requests` requests for `process_queue`; fails if there is nothing to
	/// do.
	pub(crate) fn do_process_queue(id: TokenId, max_requests: u32) -> Result<u32, DispatchError> {
		ensure!(!Self::family(id)?.queue.is_held(T::Clock::now()), Error::<T>::QueueIsHeld);
		let processed = Self::process_requests(id, max_requests)?;
		ensure!(processed > 0, Error::<T>::NothingToProcess);
		Ok(processed)
	}

	/// Pays an undeliverable request.
	pub(crate) fn do_claim(id: TokenId, request_id: RequestId) -> DispatchResult {
		ensure!(!Self::family(id)?.queue.is_held(T::Clock::now()), Error::<T>::QueueIsHeld);
		let request = Undeliverable::<T>::take(id, request_id).ok_or(Error::<T>::UnknownRequest)?;
		let RedemptionRequest { who, external: asset, amount, .. } = request;
		T::Tokens::transfer(asset, &T::Account::get(), &who, amount, Preservation::Expendable)?;
		let mut external = Self::external(asset)?;
		external.queued = external.queued.checked_sub(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Externals::<T>::insert(asset, external);
		let paid = Event::RedemptionPaid { family: id, request_id, who, external: asset, amount, remaining: 0 };
		Self::deposit_event(paid);
		Ok(())
	}

	/// Holds the payments of a family for a day.
	pub(crate) fn do_hold_queue(id: TokenId) -> DispatchResult {
		let mut family = Self::family(id)?;
		let now = T::Clock::now();
		let held = family.queue.held_until;
		// A day must pass after the last hold, so that the guardian alone cannot hold payments for
		// good.
		ensure!(held == 0 || now >= held.saturating_add(HOLD_PERIOD), Error::<T>::HeldRecently);
		let until: Moment = now.checked_add(HOLD_PERIOD).ok_or(Error::<T>::ArithmeticOverflow)?;
		family.queue.held_until = until;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::QueueHeld { family: id, until });
		Ok(())
	}

	/// Releases the payments of a family.
	pub(crate) fn do_release_queue(id: TokenId) -> DispatchResult {
		let mut family = Self::family(id)?;
		ensure!(family.queue.is_held(T::Clock::now()), Error::<T>::QueueIsNotHeld);
		family.queue.held_until = 0;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::QueueReleased { family: id });
		Ok(())
	}
}
