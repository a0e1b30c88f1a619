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
	/// One step; returns whether a minute ended with it. Its time is the parent block's: before the first timestamp there is none, and
	/// nothing happens.
	pub(crate) fn tick() -> bool {
		let now = T::Clock::now();
		if now == 0 {
			return false;
		}
		let quote = T::Prices::quote_at(&Feed::Index, now);
		match Core::<T>::get() {
			Some(record) => Self::step(record, quote, now),
			None => {
				Self::start(quote, now);
				false
			},
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
			kit_price: None,
			closed: 0,
			settings: FirstSettings::<T>::take(),
		});
		Self::deposit_event(Event::Started { index });
	}

	/// Keeps new settings where they are looked for.
	pub(crate) fn keep(settings: Settings) {
		match Core::<T>::get() {
			Some(record) => Core::<T>::put(Record { settings, ..record }),
			None => FirstSettings::<T>::put(settings),
		}
	}

	/// Steers once. A step that fails changes nothing and says so. Once a minute takes down the closing price and pays the fees; returns
	/// whether it did.
	fn step(before: Record, quote: Quote, now: Moment) -> bool {
		// The pool as the parent left it: the closing price, read before any fee of this block goes in.
		let reserves = T::Market::reserves();
		let minute = now.checked_div(MINUTE).unwrap_or_default();
		let closing = reserves.filter(|_| before.closed < minute).map(|reserves| Closing::new(minute, &reserves));
		let mut draft = before;
		if let Some(closing) = closing {
			draft.kit_price = Self::close(closing);
			draft.closed = minute;
		}
		let ended = closing.is_some() || minute_of(before.state.last_touched) != minute_of(seconds(now));
		match Self::steer(draft, reserves, quote, now) {
			Ok((steered, deep)) => {
				let (after, paid) = if ended && deep { Self::pay_fees(steered) } else { (steered, 0) };
				Self::report(&before, &after, paid);
				Core::<T>::put(after);
			},
			Err(error) => {
				Self::deposit_event(Event::TickFailed { error });
				// What was seen of the market stays seen.
				if closing.is_some() {
					Core::<T>::put(Record { kit_price: draft.kit_price, closed: draft.closed, ..before });
				}
			},
		}
		ended
	}

	/// The record after this block's step, and whether the pool is deep now.
	fn steer(
		mut draft: Record,
		reserves: Option<Reserves>,
		quote: Quote,
		now: Moment,
	) -> Result<(Record, bool), MathError> {
		draft.index_fresh = false;
		let mut index = None;
		if let Quote::Fresh { value, since } = quote {
			index = Some(Fixed::from_decimal_18(value.into_inner())?).filter(|index| !index.is_zero());
			draft.index_fresh = index.is_some();
			draft.index_since = since;
		}
		let parameters = T::Preset::get();
		let pool_is_deep = deep(&parameters, &draft.settings, reserves, draft.state.circulating)?;
		if !pool_is_deep {
			draft.shallow_at = now;
		}
		// Saturates only for a clock that ran backwards: then there is no market.
		draft.market = now.saturating_sub(draft.shallow_at) >= draft.settings.window;
		let kit_price = draft.kit_price.filter(|_| draft.market);

		let observation = Observation { index, kit_price, now: seconds(now) };
		let outcome = update(&parameters, &draft.state, &observation)?;
		let circulating = draft.state.circulating;
		draft.state = outcome.state;
		// The fee exists when it is minted, not when it accrues.
		draft.state.circulating = circulating;
		draft.pending_fees = draft.pending_fees.checked_add(outcome.fee_accrual).ok_or(MathError::Overflow)?;
		Ok((draft, pool_is_deep))
	}

	/// Takes a closing price down and forgets the oldest; returns the median of all that are kept.
	pub(crate) fn close(closing: Closing) -> Option<HuxPerKit> {
		let mut closings = Closings::<T>::get();
		if closings.is_full() {
			closings.remove(0);
		}
		// There is room: the oldest has just made it.
		let _ = closings.try_push(closing);
		Closings::<T>::put(&closings);
		median(&closings)
	}

	/// Mints all pending fees into the pool, where they belong to those who provide it. When that cannot be, they stay pending: steering
	/// goes on without it.
	pub(crate) fn pay_fees(draft: Record) -> (Record, Balance) {
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
	pub(crate) fn report(before: &Record, after: &Record, paid: Balance) {
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
