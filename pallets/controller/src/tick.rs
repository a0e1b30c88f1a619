//! The tick of each block: read the oracle and the market, update the state, pay the fees.

use crate::{pallet::*, types::*, LOG_TARGET};
use alloc::vec::Vec;
use frame::{prelude::*, token::fungible::Mutate};
use huxian_math::{
	controller::update, feeds::median_price, mul_div_floor, Fixed, HuxPerKit, MathError, Observation, State,
};
use huxian_traits::{
	kit::{Clock, KitMarket, Reserves},
	oracle::{Feed, FreshPrice, Quote},
	Balance, Moment,
};

/// Milliseconds in a second: the state counts seconds, the chain milliseconds.
const SECOND: Moment = 1_000;

/// Work of a tick beyond that of every block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Extra {
	/// True if a minute ended with the tick.
	pub minute_ended: bool,
	/// True if fees were minted.
	pub fees_paid: bool,
}

impl<T: Config> Pallet<T> {
	/// Ticks once and returns what it did beyond the work of every block.
	///
	/// In `on_initialize` the clock shows the time of the parent block. Before the first timestamp
	/// there is none, and nothing happens.
	pub(crate) fn tick() -> Extra {
		let now = T::Clock::now();
		if now == 0 {
			return Extra::default();
		}
		let quote = T::Prices::quote_at(&Feed::Index, now);
		match ControllerState::<T>::get() {
			Some(record) => Self::step(record, quote, now),
			None => {
				Self::start(quote, now);
				Extra::default()
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
			fee_portion: 0,
			index_since: since,
			index_fresh: true,
			pool_deep: false,
			shallow_at: now,
			market_usable: false,
			kit_price: None,
			sampled_minute: 0,
			params: GenesisParams::<T>::take(),
		});
		Self::deposit_event(Event::Started { index });
	}

	/// Updates the state and returns what it did beyond the work of every block.
	///
	/// The end of a minute adds a price sample. Each block pays fees. An update that fails changes
	/// nothing but the samples, and says so in an event.
	fn step(before: ControllerRecord, quote: Quote, now: Moment) -> Extra {
		// The pool as the parent left it: the closing price, before any fee of this block goes in.
		let reserves = T::Market::reserves();
		let mut draft = before;
		let sample = Self::next_sample(&before, reserves, now);
		if let Some(sample) = sample {
			let samples = Self::push_sample(sample);
			draft.kit_price = median(&samples);
			draft.pool_deep = is_deep(&draft.params, &samples, draft.state.circulating);
			draft.sampled_minute = sample.minute;
		}
		let minute_ended = sample.is_some() || minute_of(before.state.last_touched) != minute_of(seconds(now));
		match Self::advance(draft, quote, now) {
			Ok((advanced, direct)) => {
				let payable = advanced.pool_deep && reserves.is_some();
				let (after, paid) = if payable { Self::pay_fees(advanced, direct) } else { (advanced, 0) };
				// A fee that is not paid waits.
				let after = if paid == 0 { after.with_waiting_fees(direct).defensive_unwrap_or(after) } else { after };
				Self::report(&before, &after, paid);
				ControllerState::<T>::put(after);
				Extra { minute_ended, fees_paid: paid > 0 }
			},
			Err(error) => {
				frame::log::error!(target: LOG_TARGET, "the tick changed nothing: {error:?}");
				Self::deposit_event(Event::TickFailed { error });
				// The price sample stays, so the record must keep what follows from it.
				if sample.is_some() {
					let ControllerRecord { kit_price, pool_deep, sampled_minute, .. } = draft;
					ControllerState::<T>::put(ControllerRecord { kit_price, pool_deep, sampled_minute, ..before });
				}
				Extra { minute_ended, fees_paid: false }
			},
		}
	}

	/// Returns the price sample that is due; `None` within a minute, and before the first kit is in
	/// the pool.
	///
	/// A pool that has become empty has a sample too: it is as shallow as can be.
	fn next_sample(before: &ControllerRecord, reserves: Option<Reserves>, now: Moment) -> Option<PriceSample> {
		let minute = now.checked_div(MINUTE).filter(|minute| before.sampled_minute < *minute)?;
		match reserves {
			Some(reserves) => Some(PriceSample::new(minute, &reserves)),
			None if before.sampled_minute > 0 => Some(PriceSample::empty(minute)),
			None => None,
		}
	}

	/// Returns the record after this block's update, and the fee that may be paid at once.
	///
	/// A fee of more than [`DIRECT_FEE_SECONDS`] waits but for the part of that time.
	fn advance(
		mut draft: ControllerRecord,
		quote: Quote,
		now: Moment,
	) -> Result<(ControllerRecord, Balance), MathError> {
		draft.index_fresh = false;
		let mut index = None;
		if let Quote::Fresh { value, since } = quote {
			index = Some(Fixed::from_decimal_18(value.into_inner())?).filter(|index| !index.is_zero());
			draft.index_fresh = index.is_some();
			draft.index_since = since;
		}
		let parameters = T::Preset::get();
		if !draft.pool_deep {
			draft.shallow_at = now;
		}
		// Saturates only for a clock that ran backwards: then the market is unusable.
		draft.market_usable = now.saturating_sub(draft.shallow_at) >= draft.params.window;
		let kit_price = draft.kit_price.filter(|_| draft.market_usable);

		let observation = Observation { index, kit_price, now: seconds(now) };
		// The imbalance counts fees that wait, because debts contain them. They exist as kit when
		// they are minted, not when they accrue.
		let circulating = draft.state.circulating;
		let with_fees = draft.circulating_with_fees().ok_or(MathError::Overflow)?;
		let outcome = update(&parameters, &State { circulating: with_fees, ..draft.state }, &observation)?;
		draft.state = State { circulating, ..outcome.state };
		let accrued = outcome.fee_accrual;
		draft.pending_fees.checked_add(accrued).ok_or(MathError::Overflow)?;
		let direct = if outcome.elapsed > DIRECT_FEE_SECONDS {
			mul_div_floor(accrued, DIRECT_FEE_SECONDS.into(), outcome.elapsed.into())?
		} else {
			accrued
		};
		let waiting = accrued.checked_sub(direct).ok_or(MathError::Negative)?;
		let draft = draft.with_waiting_fees(waiting).ok_or(MathError::Overflow)?;
		Ok((draft, direct))
	}

	/// Stores a price sample in the place of the oldest, and returns all samples.
	pub(crate) fn push_sample(sample: PriceSample) -> Samples {
		let mut samples = PriceSamples::<T>::get();
		if samples.is_full() {
			samples.remove(0);
		}
		let _ = samples.try_push(sample).defensive_proof("the removal of the oldest sample has made room");
		PriceSamples::<T>::put(&samples);
		samples
	}

	/// Mints the `direct` fee of this block and a portion of the pending fees into the pool.
	///
	/// Returns the record after it and the amount minted. The fees belong to the liquidity
	/// providers. If they cannot be minted, the amount is zero, and the update goes on without
	/// them.
	pub(crate) fn pay_fees(draft: ControllerRecord, direct: Balance) -> (ControllerRecord, Balance) {
		Self::try_pay_fees(draft, direct).unwrap_or((draft, 0))
	}

	/// As [`Self::pay_fees`]; `None` if the fees cannot be minted.
	fn try_pay_fees(mut draft: ControllerRecord, direct: Balance) -> Option<(ControllerRecord, Balance)> {
		let pool = T::Market::pool_account()?;
		let portion = draft.fee_portion.min(draft.pending_fees);
		let amount = direct.checked_add(portion)?;
		if amount == 0 {
			return None;
		}
		draft.state.add_circulating(amount).ok()?;
		draft.flows.fees = draft.flows.fees.checked_add(amount)?;
		draft.pending_fees = draft.pending_fees.checked_sub(portion)?;
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

/// Returns true if more than half of the samples are deep: so their median depth is enough.
///
/// A deep sample holds the minimum of HUX, and [`MIN_POOL_SHARE`] of the circulating kit.
pub(crate) fn is_deep(params: &ControllerParams, samples: &[PriceSample], circulating: Balance) -> bool {
	// The share is a fiftieth, so it always fits.
	let share = MIN_POOL_SHARE.of_ceil(circulating).unwrap_or(Balance::MAX);
	let deep = samples.iter().filter(|sample| sample.hux >= params.min_depth && sample.kit >= share).count();
	deep > samples.len().checked_div(2).unwrap_or_default()
}

/// Returns the median price of the samples; of an even number the lower of the middle two.
pub(crate) fn median(samples: &[PriceSample]) -> Option<HuxPerKit> {
	let mut prices: Vec<HuxPerKit> =
		samples.iter().filter_map(|sample| HuxPerKit::of_reserves(sample.hux, sample.kit).ok()).collect();
	median_price(&mut prices)
}
