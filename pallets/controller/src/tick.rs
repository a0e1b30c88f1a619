//! The tick of each block: read the oracle and the market, update the state, pay the fees.

use crate::{pallet::*, types::*, LOG_TARGET};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungible::Mutate};
use huxian_math::{controller::update, feeds::median_price, Fixed, HuxPerKit, MathError, Observation, State};
use huxian_traits::{
	kit::{Clock, KitMarket, Reserves},
	oracle::{Feed, FreshPrice, Quote},
	Balance, Moment,
};

/// Milliseconds in a second: the state counts seconds, the chain milliseconds.
const SECOND: Moment = 1_000;

impl<T: Config> Pallet<T> {
	/// Ticks once and returns true if a minute ended with it.
	///
	/// In `on_initialize` the clock shows the time of the parent block. Before the first timestamp
	/// there is none, and nothing happens.
	pub(crate) fn tick() -> bool {
		let now = T::Clock::now();
		if now == 0 {
			return false;
		}
		let quote = T::Prices::quote_at(&Feed::Index, now);
		match ControllerState::<T>::get() {
			Some(record) => Self::step(record, quote, now),
			None => {
				Self::start(quote, now);
				false
			},
		}
	}

	/// Starts the controller with the first quorum. The protected index starts at the median.
	fn start(quote: Quote, now: Moment) {
		let Quote::Fresh { value, since } = quote else { return };
		let Ok(index) = Fixed::from_decimal_18(value.into_inner()) else { return };
		if index.is_zero() {
			return;
		}
		ControllerState::<T>::put(ControllerRecord {
			state: State::initial(index, seconds(now)),
			flows: Flows::default(),
			pending_fees: 0,
			index_since: since,
			index_fresh: true,
			shallow_at: now,
			market_usable: false,
			kit_price: None,
			sampled_minute: 0,
			params: GenesisParams::<T>::take(),
		});
		Self::deposit_event(Event::Started { index });
	}

	/// Updates the state and returns true if a minute ended with it.
	///
	/// The end of a minute adds a price sample and pays the fees. An update that fails changes
	/// nothing but the samples, and says so in an event.
	fn step(before: ControllerRecord, quote: Quote, now: Moment) -> bool {
		// The pool as the parent left it: the closing price, before any fee of this block goes in.
		let reserves = T::Market::reserves();
		let minute = now.checked_div(MINUTE).unwrap_or_default();
		let sample =
			reserves.filter(|_| before.sampled_minute < minute).map(|reserves| PriceSample::new(minute, &reserves));
		let mut draft = before;
		if let Some(sample) = sample {
			draft.kit_price = Self::push_sample(sample);
			draft.sampled_minute = minute;
		}
		let ended = sample.is_some() || minute_of(before.state.last_touched) != minute_of(seconds(now));
		match Self::advance(draft, reserves, quote, now) {
			Ok((advanced, deep)) => {
				let (after, paid) = if ended && deep { Self::pay_fees(advanced) } else { (advanced, 0) };
				Self::report(&before, &after, paid);
				ControllerState::<T>::put(after);
			},
			Err(error) => {
				frame::log::error!(target: LOG_TARGET, "the tick changed nothing: {error:?}");
				Self::deposit_event(Event::TickFailed { error });
				// The price sample stays, so the record must keep its price and minute.
				if sample.is_some() {
					let (kit_price, sampled_minute) = (draft.kit_price, draft.sampled_minute);
					ControllerState::<T>::put(ControllerRecord { kit_price, sampled_minute, ..before });
				}
			},
		}
		ended
	}

	/// Returns the record after this block's update, and true if the pool is deep now.
	fn advance(
		mut draft: ControllerRecord,
		reserves: Option<Reserves>,
		quote: Quote,
		now: Moment,
	) -> Result<(ControllerRecord, bool), MathError> {
		draft.index_fresh = false;
		let mut index = None;
		if let Quote::Fresh { value, since } = quote {
			index = Some(Fixed::from_decimal_18(value.into_inner())?).filter(|index| !index.is_zero());
			draft.index_fresh = index.is_some();
			draft.index_since = since;
		}
		let parameters = T::Preset::get();
		let pool_is_deep = is_deep(&draft.params, reserves, draft.state.circulating)?;
		if !pool_is_deep {
			draft.shallow_at = now;
		}
		// Saturates only for a clock that ran backwards: then the market is unusable.
		draft.market_usable = now.saturating_sub(draft.shallow_at) >= draft.params.window;
		let kit_price = draft.kit_price.filter(|_| draft.market_usable);

		let observation = Observation { index, kit_price, now: seconds(now) };
		let outcome = update(&parameters, &draft.state, &observation)?;
		let circulating = draft.state.circulating;
		draft.state = outcome.state;
		// The fee exists when it is minted, not when it accrues.
		draft.state.circulating = circulating;
		draft.pending_fees = draft.pending_fees.checked_add(outcome.fee_accrual).ok_or(MathError::Overflow)?;
		Ok((draft, pool_is_deep))
	}

	/// Stores a price sample in the place of the oldest, and returns the median of all samples.
	pub(crate) fn push_sample(sample: PriceSample) -> Option<HuxPerKit> {
		let mut samples = PriceSamples::<T>::get();
		if samples.is_full() {
			samples.remove(0);
		}
		let _ = samples.try_push(sample).defensive_proof("the removal of the oldest sample has made room");
		PriceSamples::<T>::put(&samples);
		median(&samples)
	}

	/// Mints all pending fees into the pool; returns the record after it and the amount minted.
	///
	/// The fees belong to the liquidity providers. Fees that cannot be minted stay pending, and the
	/// update goes on without them.
	pub(crate) fn pay_fees(draft: ControllerRecord) -> (ControllerRecord, Balance) {
		Self::try_pay_fees(draft).unwrap_or((draft, 0))
	}

	/// As [`Self::pay_fees`]; `None` if the fees cannot be minted.
	fn try_pay_fees(mut draft: ControllerRecord) -> Option<(ControllerRecord, Balance)> {
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

	/// Deposits an event for each change, and once a minute one with the whole state.
	pub(crate) fn report(before: &ControllerRecord, after: &ControllerRecord, paid: Balance) {
		let state = &after.state;
		match (before.index_fresh, after.index_fresh) {
			(true, false) => Self::deposit_event(Event::IndexStale { index: state.index }),
			(false, true) => Self::deposit_event(Event::IndexFresh { index: state.index }),
			_ => {},
		}
		match (before.market_usable, after.market_usable) {
			(true, false) => Self::deposit_event(Event::MarketUnusable),
			(false, true) => Self::deposit_event(Event::MarketUsable),
			_ => {},
		}
		if paid > 0 {
			Self::deposit_event(Event::FeesPaid { amount: paid });
		}
		if minute_of(before.state.last_touched) != minute_of(state.last_touched) {
			Self::deposit_event(Event::Updated {
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

/// Returns the whole seconds of a moment.
pub(crate) fn seconds(moment: Moment) -> u64 {
	moment.checked_div(SECOND).unwrap_or_default()
}

/// Returns the whole minutes of a time in seconds.
fn minute_of(seconds: u64) -> u64 {
	seconds.checked_div(60).unwrap_or_default()
}

/// Returns true if the pool holds enough HUX, and enough of the circulating kit, to steer by.
fn is_deep(params: &ControllerParams, reserves: Option<Reserves>, circulating: Balance) -> Result<bool, MathError> {
	let share = MIN_POOL_SHARE.of_ceil(circulating)?;
	Ok(reserves.is_some_and(|reserves| reserves.hux >= params.min_depth && reserves.kit >= share))
}

/// Returns the median price of the samples; of an even number the lower of the middle two.
pub(crate) fn median(samples: &[PriceSample]) -> Option<HuxPerKit> {
	let mut prices: Vec<HuxPerKit> =
		samples.iter().filter_map(|sample| HuxPerKit::of_reserves(sample.hux, sample.kit).ok()).collect();
	median_price(&mut prices)
}
