//! The queue of redemptions: what does not fit into the hour waits on the guard's account, and is paid in the order in
//! which it came. A payment that fails is parked and holds up nobody.

use crate::{pallet::*, types::*};
use frame::{
	deps::frame_support::storage::with_storage_layer,
	prelude::*,
	token::fungibles::{Inspect as _, Mutate as _},
};
use huxian_math::peg::rescale;
use huxian_traits::{kit::Clock, Balance, Moment};

/// What became of the first redemption of a queue.
enum Served {
	/// It was paid and is gone, or it was parked.
	Done,
	/// A part of it was paid: the hour is full.
	Partly,
	/// Nothing of it could be paid.
	Nothing,
}

impl<T: Config> Pallet<T> {
	/// Puts a redemption at the end of the queue.
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
		let (number, before) = (queue.next, queue.entered);
		queue.next = number.checked_add(1).ok_or(Error::ArithmeticOverflow)?;
		queue.entered = before.checked_add(internal).ok_or(Error::ArithmeticOverflow)?;
		external.queued = external.queued.checked_add(amount).ok_or(Error::ArithmeticOverflow)?;
		let ahead = before.checked_sub(queue.passed).ok_or(Error::ArithmeticOverflow)?;
		Tickets::<T>::insert(id, number, Ticket { who: who.clone(), external: asset, amount, internal, before });
		let who = who.clone();
		Self::deposit_event(Event::RedemptionQueued { family: id, number, who, external: asset, amount, ahead });
		Ok(())
	}

	/// Pays at most `most` redemptions of a family; returns how many were looked at.
	pub(crate) fn pay(id: TokenId, most: u32) -> Result<u32, DispatchError> {
		let mut family = Self::family(id)?;
		let now = T::Clock::now();
		if family.queue.is_empty() || family.queue.is_held(now) {
			return Ok(0);
		}
		let capacity = Self::gross_capacity(&family.rules, T::Tokens::total_issuance(id))?;
		family.gross = family.gross.after(capacity, now).map_err(Error::<T>::from)?;
		let mut seen: u32 = 0;
		while seen < most && !family.queue.is_empty() {
			let served = Self::pay_first(id, &mut family, capacity)?;
			if !matches!(served, Served::Nothing) {
				seen = seen.saturating_add(1);
			}
			if !matches!(served, Served::Done) {
				break;
			}
		}
		if seen > 0 {
			Families::<T>::insert(id, family);
		}
		Ok(seen)
	}

	/// Pays as much of the first redemption as fits into the hour.
	fn pay_first(id: TokenId, family: &mut Family, capacity: Balance) -> Result<Served, DispatchError> {
		let number = family.queue.first;
		let mut ticket = Tickets::<T>::get(id, number).ok_or(Error::<T>::NoSuchTicket)?;
		let mut external = Self::external(ticket.external)?;
		let room = family.gross.room(capacity).min(ticket.internal);
		let fitting = rescale(room, family.decimals, external.decimals).map_err(Error::<T>::from)?;
		let amount = ticket.amount.min(fitting);
		if amount == 0 {
			return Ok(Served::Nothing);
		}
		let internal = rescale(amount, external.decimals, family.decimals).map_err(Error::<T>::from)?;
		let paid = with_storage_layer(|| {
			T::Tokens::transfer(ticket.external, &T::Account::get(), &ticket.who, amount, Preservation::Expendable)
		});
		if let Err(error) = paid {
			Self::park(id, family, ticket, error)?;
			return Ok(Served::Done);
		}
		let less = |from: Balance, part: Balance| from.checked_sub(part).ok_or(Error::<T>::ArithmeticOverflow);
		let more = |to: Balance, part: Balance| to.checked_add(part).ok_or(Error::<T>::ArithmeticOverflow);
		ticket.amount = less(ticket.amount, amount)?;
		ticket.internal = less(ticket.internal, internal)?;
		ticket.before = more(ticket.before, internal)?;
		external.queued = less(external.queued, amount)?;
		family.queue.passed = more(family.queue.passed, internal)?;
		family.gross = family.gross.with(internal).map_err(Error::<T>::from)?;
		Externals::<T>::insert(ticket.external, external);
		let Ticket { who, external, amount: left, .. } = ticket.clone();
		Self::deposit_event(Event::RedemptionPaid { family: id, number, who, external, amount, left });
		if left == 0 {
			Self::remove_first(id, family)?;
			return Ok(Served::Done);
		}
		Tickets::<T>::insert(id, number, ticket);
		Ok(Served::Partly)
	}

	/// Takes the first redemption, which cannot be paid, out of the way.
	fn park(id: TokenId, family: &mut Family, ticket: TicketOf<T>, error: DispatchError) -> Result<(), Error<T>> {
		let number = family.queue.first;
		let passed = family.queue.passed.checked_add(ticket.internal).ok_or(Error::ArithmeticOverflow)?;
		family.queue.passed = passed;
		Self::remove_first(id, family)?;
		Parked::<T>::insert(id, number, &ticket);
		let Ticket { who, external, amount, .. } = ticket;
		Self::deposit_event(Event::RedemptionParked { family: id, number, who, external, amount, error });
		Ok(())
	}

	fn remove_first(id: TokenId, family: &mut Family) -> Result<(), Error<T>> {
		Tickets::<T>::remove(id, family.queue.first);
		family.queue.first = family.queue.first.checked_add(1).ok_or(Error::ArithmeticOverflow)?;
		Ok(())
	}

	pub(crate) fn do_serve(id: TokenId, most: u32) -> Result<u32, DispatchError> {
		ensure!(!Self::family(id)?.queue.is_held(T::Clock::now()), Error::<T>::QueueIsHeld);
		let seen = Self::pay(id, most)?;
		ensure!(seen > 0, Error::<T>::NothingToServe);
		Ok(seen)
	}

	pub(crate) fn do_claim(id: TokenId, number: TicketNumber) -> DispatchResult {
		ensure!(!Self::family(id)?.queue.is_held(T::Clock::now()), Error::<T>::QueueIsHeld);
		let ticket = Parked::<T>::take(id, number).ok_or(Error::<T>::NoSuchTicket)?;
		let Ticket { who, external: asset, amount, .. } = ticket;
		T::Tokens::transfer(asset, &T::Account::get(), &who, amount, Preservation::Expendable)?;
		let mut external = Self::external(asset)?;
		external.queued = external.queued.checked_sub(amount).ok_or(Error::<T>::ArithmeticOverflow)?;
		Externals::<T>::insert(asset, external);
		Self::deposit_event(Event::RedemptionPaid { family: id, number, who, external: asset, amount, left: 0 });
		Ok(())
	}

	pub(crate) fn do_hold_queue(id: TokenId) -> DispatchResult {
		let mut family = Self::family(id)?;
		let now = T::Clock::now();
		let held = family.queue.held_until;
		// A day after the last hold: the guardian alone cannot hold people's money for good.
		ensure!(held == 0 || now >= held.saturating_add(LONGEST_HOLD), Error::<T>::HeldRecently);
		let until: Moment = now.checked_add(LONGEST_HOLD).ok_or(Error::<T>::ArithmeticOverflow)?;
		family.queue.held_until = until;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::QueueHeld { family: id, until });
		Ok(())
	}

	pub(crate) fn do_release_queue(id: TokenId) -> DispatchResult {
		let mut family = Self::family(id)?;
		ensure!(family.queue.is_held(T::Clock::now()), Error::<T>::QueueIsNotHeld);
		family.queue.held_until = 0;
		Families::<T>::insert(id, family);
		Self::deposit_event(Event::QueueReleased { family: id });
		Ok(())
	}
}
