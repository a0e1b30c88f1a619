//! The step of each block: look at the oracle and the market, steer, pay the fees into the pool.

use crate::{pallet::*, types::*};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungible::Mutate};
use huxian_math::{
	controller::update, feeds::median_price, Fixed, HuxPerKit, MathError, Observation, Parameters, State,
};
use huxian_traits::{
	kit::{Clock, KitMarket, Reserves},
	oracle::{Feed, FreshPrice, Quote},
	Balance, Moment,
};

/// Milliseconds in a second: the state counts seconds, the chain milliseconds.
const SECOND: Moment = 1_000;

impl<T: Config> Pallet<T> {
	/// One step. Its time is the parent block's: before the first timestamp there is none, and nothing happens.
	pub(crate) fn tick() {
		let now = T::Clock::now();
		if now == 0 {
			return;
		}
		let quote = T::Prices::quote(&Feed::Index);
		match Core::<T>::get() {
			Some(record) => Self::step(record, quote, now),
			None => Self::start(quote, now),
		}
	}

	/// Begins with the first quorum: the protected index starts at the median itself.
	fn start(quote: Quote, now: Moment) {
		let Quote::Fresh { value, since } = quote else { return };
		let Ok(index) = Fixed::from_decimal_18(value.into_inner()) else { return };
		if index.is_zero() {
			return;
		}
		Core::<T>::put(Record {
			state: State::initial(index, seconds(now)),
			flows: Flows::default(),
			pending_fees: 0,
			index_since: since,
			index_fresh: true,
			shallow_at: now,
			market: false,
		});
		Self::deposit_event(Event::Started { index });
	}

	/// Steers once. A step that fails changes nothing and says so.
	fn step(before: Record, quote: Quote, now: Moment) {
		match Self::next(&before, quote, now) {
			Ok((after, paid)) => {
				Self::report(&before, &after, paid);
				Core::<T>::put(after);
			},
			Err(error) => Self::deposit_event(Event::TickFailed { error }),
		}
	}

	/// The record after this block's step, and the fees that were minted. Nothing but the closing prices is written before the last
	/// check has passed, and those are only what was seen.
	fn next(before: &Record, quote: Quote, now: Moment) -> Result<(Record, Balance), MathError> {
		let mut draft = *before;
		// The pool as the parent left it: the closing price, read before any fee of this block goes in.
		let reserves = T::Market::reserves();
		let closings = Self::close(reserves, now);
		draft.index_fresh = false;
		let mut index = None;
		if let Quote::Fresh { value, since } = quote {
			index = Some(Fixed::from_decimal_18(value.into_inner())?).filter(|index| !index.is_zero());
			draft.index_fresh = index.is_some();
			draft.index_since = since;
		}
		let settings = Rules::<T>::get();
		let parameters = T::Preset::get();
		let pool_is_deep = deep(&parameters, &settings, reserves, draft.state.circulating)?;
		if !pool_is_deep {
			draft.shallow_at = now;
		}
		// Saturates only for a clock that ran backwards: then there is no market.
		draft.market = now.saturating_sub(draft.shallow_at) >= settings.window;
		let kit_price = if draft.market { median(&closings) } else { None };

		let observation = Observation { index, kit_price, now: seconds(now) };
		let outcome = update(&parameters, &draft.state, &observation)?;
		let circulating = draft.state.circulating;
		draft.state = outcome.state;
		// The fee exists when it is minted, not when it accrues.
		draft.state.circulating = circulating;
		draft.pending_fees = draft.pending_fees.checked_add(outcome.fee_accrual).ok_or(MathError::Overflow)?;
		Ok(if pool_is_deep { Self::pay_fees(draft) } else { (draft, 0) })
	}

	/// Takes the pool's reserves down once a minute; returns all that are kept, the oldest first.
	fn close(reserves: Option<Reserves>, now: Moment) -> BoundedVec<Closing, ConstU32<MAX_CLOSINGS>> {
		let mut closings = Closings::<T>::get();
		let minute = now.checked_div(MINUTE).unwrap_or_default();
		let Some(reserves) = reserves else { return closings };
		if closings.last().is_none_or(|last| last.minute < minute) {
			if closings.is_full() {
				closings.remove(0);
			}
			// There is room: the oldest has just made it.
			if closings.try_push(Closing::new(minute, &reserves)).is_ok() {
				Closings::<T>::put(&closings);
			}
		}
		closings
	}

	/// Mints all pending fees into the pool, where they belong to those who provide it. When that cannot be, they stay pending: steering
	/// goes on without it.
	fn pay_fees(draft: Record) -> (Record, Balance) {
		Self::try_pay_fees(draft).unwrap_or((draft, 0))
	}

	/// As [`Self::pay_fees`]; `None` when they cannot be minted.
	fn try_pay_fees(mut draft: Record) -> Option<(Record, Balance)> {
		let pool = T::Market::pool_account()?;
		let amount = draft.pending_fees;
		if amount == 0 {
			return None;
		}
		draft.state.add_circulating(amount).ok()?;
		draft.flows.fees = draft.flows.fees.checked_add(amount)?;
		draft.pending_fees = 0;
		T::Kit::mint_into(&pool, amount).ok()?;
		Some((draft, amount))
	}

	/// Tells what changed, and once a minute the whole state.
	fn report(before: &Record, after: &Record, paid: Balance) {
		let state = &after.state;
		match (before.index_fresh, after.index_fresh) {
			(true, false) => Self::deposit_event(Event::IndexWentStale { index: state.index }),
			(false, true) => Self::deposit_event(Event::IndexFresh { index: state.index }),
			_ => {},
		}
		match (before.market, after.market) {
			(true, false) => Self::deposit_event(Event::MarketLost),
			(false, true) => Self::deposit_event(Event::MarketFound),
			_ => {},
		}
		if paid > 0 {
			Self::deposit_event(Event::FeesPaid { amount: paid });
		}
		if minute_of(before.state.last_touched) != minute_of(state.last_touched) {
			Self::deposit_event(Event::Steered {
				quantity: state.quantity,
				index: state.index,
				protected_index: state.protected_index,
				target: state.target,
				drift: state.drift,
				burrow_fee_index: state.burrow_fee_index,
				imbalance_index: state.imbalance_index,
				outstanding: state.outstanding,
				circulating: state.circulating,
				at: state.last_touched.saturating_mul(SECOND),
			});
		}
	}
}

/// Whole seconds of a moment.
pub(crate) fn seconds(moment: Moment) -> u64 {
	moment.checked_div(SECOND).unwrap_or_default()
}

/// Whole minutes of a time in seconds.
fn minute_of(seconds: u64) -> u64 {
	seconds.checked_div(60).unwrap_or_default()
}

/// Whether the pool holds enough HUX, and enough of the circulating kit, to steer by.
fn deep(
	parameters: &Parameters,
	settings: &Settings,
	reserves: Option<Reserves>,
	circulating: Balance,
) -> Result<bool, MathError> {
	let share = parameters.market.circulating_fraction.of_ceil(circulating)?;
	Ok(reserves.is_some_and(|reserves| reserves.hux >= settings.depth && reserves.kit >= share))
}

/// The median of the closing prices; of an even count the lower of the middle two.
pub(crate) fn median(closings: &[Closing]) -> Option<HuxPerKit> {
	let mut prices: Vec<HuxPerKit> =
		closings.iter().filter_map(|closing| HuxPerKit::of_reserves(closing.hux, closing.kit).ok()).collect();
	median_price(&mut prices)
}
