//! The step of a block: one market operation is looked at, and acts if it has to.

use crate::{
	desk::Desk,
	operation::{hour, Done, Operation, PoolOperation, Room, Sight},
	pallet::*,
	types::*,
	weights::WeightInfo as _,
};
use frame::{
	deps::{frame_support::storage::with_storage_layer, frame_support::weights::Weight},
	prelude::*,
};
use huxian_traits::{kit::Clock, peg::PegDoor, Balance, Moment};

/// How long it rests after a step that came to nothing: half a minute, in milliseconds.
const REST: Moment = 30_000;

/// What is to be done, and at most how much of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Plan {
	/// The token costs too much.
	Expand(Room),
	/// The token costs too little.
	Reduce(Balance),
	/// Too little is behind the door.
	GiveBack(Balance),
}

/// What a market operation makes of what it sees.
pub(crate) struct Outlook<T> {
	/// Where the token stands.
	pub state: State,
	/// What it sees; none while nobody knows a price.
	pub sight: Option<Sight>,
	/// What is to be done, or why nothing is.
	pub plan: Result<Plan, Error<T>>,
}

impl<T: Config> Outlook<T> {
	pub fn of(desk: &mut Desk<T>, now: Moment) -> Self {
		let sight = Sight::of::<T>(&desk.amo, desk.books.state).ok();
		let state = PoolOperation { desk, sight: sight.as_ref() }.state();
		let plan = Self::plan(desk, sight.as_ref(), state, now);
		Self { state, sight, plan }
	}

	fn plan(desk: &Desk<T>, sight: Option<&Sight>, state: State, now: Moment) -> Result<Plan, Error<T>> {
		let missing = desk.liquid_debt()?.saturating_sub(desk.backer.family_debt);
		let rested = |since: Moment| now.saturating_sub(since) >= REST;
		let has = desk.held()? > 0 || desk.shares()? > 0;
		// Where the door takes nothing back, buying is what is left.
		let open = rested(desk.books.refused_at) && T::Door::may_expand(desk.amo.external);
		if missing >= desk.amo.terms.least_step && has && open {
			return Ok(Plan::GiveBack(missing.min(reduce_room(desk, now)?)));
		}
		let sight = sight.ok_or(Error::NoPrice)?;
		ensure!(state != State::Equilibrium, Error::<T>::NothingToDo);
		ensure!(sight.is_calm(&desk.amo.terms), Error::<T>::NotCalm);
		ensure!(rested(desk.books.failed_at), Error::<T>::CoolingDown);
		match state {
			State::Under => reduce_room(desk, now).map(Plan::Reduce),
			_ => expand_room(desk, sight, now).map(Plan::Expand),
		}
	}
}

/// How much may be taken back now. It is never forbidden.
///
/// Errors: `HourUsedUp`.
pub(crate) fn reduce_room<T: Config>(desk: &Desk<T>, now: Moment) -> Result<Balance, Error<T>> {
	let (_, room) = hour(&desk.books.reduced, desk.backer.supply, desk.amo.terms.reduce_share, now)?;
	ensure!(room >= desk.amo.terms.least_step, Error::HourUsedUp);
	Ok(room)
}

/// How much may be minted now. What is passed on to the door fills its window, and nothing else.
///
/// Errors: why nothing may.
pub(crate) fn expand_room<T: Config>(desk: &Desk<T>, sight: &Sight, now: Moment) -> Result<Room, Error<T>> {
	let (amo, terms) = (&desk.amo, &desk.amo.terms);
	ensure!(!amo.paused && !T::Emergency::get(), Error::ExpansionPaused);
	ensure!(T::Door::may_expand(amo.external), Error::DoorShut);
	ensure!(T::Door::backing(amo.family) >= terms.backing_floor, Error::BackingTooLow);
	ensure!(sight.standing.tilt <= terms.tilt, Error::PoolTilted);
	let rested = now.saturating_sub(desk.books.expanded_at);
	ensure!(rested >= terms.cooldown, Error::CoolingDown);
	let by_cap = terms.mint_cap.saturating_sub(desk.debt()?);
	let (_, by_hour) = hour(&desk.books.expanded, desk.backer.supply, terms.expand_share, now)?;
	let liquid = desk.liquid_room()?;
	let room = Room { owed: by_cap.min(by_hour).min(liquid), passed: T::Door::room(amo.external) };
	if room.passed < terms.least_step {
		ensure!(by_cap >= terms.least_step, Error::CapReached);
		ensure!(by_hour >= terms.least_step, Error::HourUsedUp);
		ensure!(liquid >= terms.least_step, Error::TooLittleLiquid);
	}
	Ok(room)
}

impl<T: Config> Pallet<T> {
	/// The step of a block; returns what it cost.
	pub(crate) fn step_block(block: BlockNumberFor<T>) -> Weight {
		let (now, count) = (T::Clock::now(), AmoCount::<T>::get());
		if now == 0 || count == 0 {
			return T::WeightInfo::idle();
		}
		// The others follow each other in odd blocks, so that nobody keeps them from their turn by asking.
		let number = block.saturated_into::<u32>();
		let turn = number.div_euclid(2).checked_rem(count).unwrap_or_default();
		let mut asked = Scheduled::<T>::get();
		if asked.is_empty() || number.checked_rem(2) == Some(1) {
			return Self::step_of(turn, now);
		}
		let id = asked.remove(0);
		Scheduled::<T>::put(asked);
		Self::step_of(id, now)
	}

	/// The most that a step can cost.
	pub fn heaviest() -> Weight {
		T::WeightInfo::look().max(T::WeightInfo::expand()).max(T::WeightInfo::reduce())
	}

	/// Looks at one market operation, and lets it act.
	pub(crate) fn step_of(id: AmoId, now: Moment) -> Weight {
		let Ok(mut desk) = Desk::<T>::open(id) else { return T::WeightInfo::look() };
		let was = desk.books;
		let Outlook { state, sight, plan } = Outlook::of(&mut desk, now);
		if state != was.state {
			let reading = sight.and_then(|sight| sight.mean.map(|mean| sight.reading(mean)));
			let price = reading.map(FixedU128::from_inner);
			Self::deposit_event(Event::StateChanged { amo: id, from: was.state, to: state, price });
			desk.books.state = state;
		}
		let weight = match plan {
			Err(_) => T::WeightInfo::look(),
			// Either may go through the door.
			Ok(_) => T::WeightInfo::expand().max(T::WeightInfo::reduce()),
		};
		if let Ok(plan) = plan {
			let draft = desk.books;
			if let Err(error) = with_storage_layer(|| act(&mut desk, sight.as_ref(), plan, now)) {
				// Not in every block again.
				desk.books = match plan {
					Plan::GiveBack(_) => Books { refused_at: now, ..draft },
					_ => Books { failed_at: now, ..draft },
				};
				if error != Error::<T>::NothingToDo.into() {
					Self::deposit_event(Event::StepFailed { amo: id, error });
				}
			}
		}
		if desk.books != was {
			AllBooks::<T>::insert(id, desk.books);
		}
		weight
	}
}

/// Does what is to be done, and counts it.
fn act<T: Config>(desk: &mut Desk<T>, sight: Option<&Sight>, plan: Plan, now: Moment) -> DispatchResult {
	let (supply, terms) = (desk.backer.supply, desk.amo.terms);
	let mut operation = PoolOperation { desk, sight };
	let (kind, Done { amount, counted }) = match plan {
		Plan::Expand(room) => (Kind::Expanded, operation.decollateralise(room)?),
		Plan::Reduce(room) => (Kind::Reduced, operation.recollateralise(room)?),
		Plan::GiveBack(room) => (Kind::Reduced, operation.give_back(room)?),
	};
	let at_floor = operation.value_at_floor()?;
	let books = &mut desk.books;
	let (bucket, share) = match kind {
		Kind::Expanded => {
			books.expanded_at = now;
			(&mut books.expanded, terms.expand_share)
		},
		Kind::Reduced => (&mut books.reduced, terms.reduce_share),
	};
	*bucket = hour::<T>(bucket, supply, share, now)?.0.with(counted).map_err(Error::<T>::from)?;
	books.last = Some(Action { kind, at: now, amount });
	Pallet::<T>::deposit_event(Event::Stepped { amo: desk.id, kind, amount, debt: desk.debt()?, at_floor });
	Ok(())
}
