//! The observation of externals in a block: prices, states and fees.

use crate::{pallet::*, psm, types::*};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::peg::{
	backing::{haircut, has_fallen},
	fees::{in_basis_points, mint_fee, redeem_fee, Deviation},
	price_in, Ppm,
};
use huxian_traits::{Balance, Moment};

/// An external as a block observes it.
pub(crate) struct Observation {
	pub asset: TokenId,
	/// The stored record.
	pub old: External,
	/// The record to store, still with the old fees.
	pub new: External,
	/// Price that it is valued at.
	pub valuation: Balance,
	/// Deviation of the fresh price from the unit; `None` without a fresh price.
	deviation: Option<Deviation>,
	/// Change of its state to report.
	change: Option<StateChange>,
}

/// A change of state that a block makes.
#[derive(Clone, Copy)]
enum StateChange {
	Paused(PauseReason),
	Resumed(ResumedBy),
}

impl<T: Config> Pallet<T> {
	/// Observes all externals of a family.
	pub(crate) fn observe_externals(family: &Family, now: Moment) -> Result<Vec<Observation>, Error<T>> {
		let prices = Self::prices(&family.externals, family.params.unit, now);
		let all = family.externals.iter().zip(prices);
		all.map(|(asset, price)| Ok(Self::observe(*asset, Self::external(*asset)?, &family.params, price, now)))
			.collect()
	}

	/// Observes an external at a price.
	fn observe(
		asset: TokenId,
		old: External,
		params: &FamilyParams,
		price: Option<Balance>,
		now: Moment,
	) -> Observation {
		let mut new = old.clone();
		let deviation = price.map(Deviation::of);
		let change = update_state(&mut new, params, deviation, now);
		if let Some(price) = price {
			if has_moved(old.last_price, price) {
				new.last_price = Some(price);
			}
		}
		let valuation = Self::valuation(price, &old);
		if old.state.is_disabled() {
			new.fallen = true;
		} else if price.is_some() || old.last_price.is_some() {
			new.fallen = has_fallen(old.fallen, Deviation::of(valuation).below, params.haircut_below);
		}
		Observation { asset, old, new, valuation, deviation, change }
	}

	/// Stores an external with its new fees, and tells the PSM what changed; returns true if
	/// anything changed.
	pub(crate) fn update_external(
		id: TokenId,
		family: &Family,
		supply: Balance,
		observation: Observation,
		now: Moment,
	) -> Result<bool, DispatchError> {
		let Observation { asset, old, mut new, valuation, deviation, change } = observation;
		new.fees = Self::fees_of(family, &new, valuation, deviation, supply, now)?;
		if new == old {
			return Ok(false);
		}
		if new.fees.mint != old.fees.mint {
			psm::set_mint_fee::<T>(id, asset, new.fees.mint)?;
		}
		if new.fees.redeem != old.fees.redeem {
			psm::set_redeem_fee::<T>(id, asset, new.fees.redeem)?;
		}
		if (new.fees.mint, new.fees.redeem) != (old.fees.mint, old.fees.redeem) {
			Self::deposit_fees_event(asset, &new.fees);
		}
		if new.state.level() != old.state.level() {
			psm::set_status::<T>(id, asset, new.state.level())?;
		}
		match change {
			Some(StateChange::Paused(reason)) => {
				let price = deviation.and(Some(valuation));
				Self::deposit_event(Event::MintingPaused { family: id, external: asset, reason, price });
			},
			Some(StateChange::Resumed(by)) => {
				Self::deposit_event(Event::MintingResumed { family: id, external: asset, by });
			},
			None => {},
		}
		Externals::<T>::insert(asset, new);
		Ok(true)
	}

	/// Returns the fees of an external from now on.
	///
	/// The part for a price rises at once, and falls only [`FEE_DECREASE_DELAY`] after its last
	/// rise: waiting for a flicker of the price gains nothing. The parts for the window and the
	/// haircut follow at once.
	fn fees_of(
		family: &Family,
		external: &External,
		valuation: Balance,
		deviation: Option<Deviation>,
		supply: Balance,
		now: Moment,
	) -> Result<Fees, Error<T>> {
		let (params, old) = (&family.params, external.fees);
		let target = deviation.map_or((old.below_peg, old.above_peg), |deviation| {
			(in_basis_points(deviation.below), in_basis_points(deviation.above))
		});
		let may_fall = now.saturating_sub(old.raised_at) >= FEE_DECREASE_DELAY;
		let delayed = |target: Ppm, old: Ppm| if may_fall { target } else { target.max(old) };
		let (below_peg, above_peg) = (delayed(target.0, old.below_peg), delayed(target.1, old.above_peg));
		let has_risen = below_peg > old.below_peg || above_peg > old.above_peg;
		let raised_at = if has_risen { now } else { old.raised_at };
		let capacity = Self::inflow_capacity(params, supply)?;
		let step = external.window.after(&capacity, now)?.step(&capacity)?;
		let haircut = if family.fallen { haircut(family.backing, valuation, external.fallen) } else { 0 };
		let deviation = Deviation { below: below_peg, above: above_peg };
		let mint = mint_fee(params.base_mint_fee, params.full_window_fee, deviation, step);
		let redeem = redeem_fee(params.base_redeem_fee, deviation, haircut);
		Ok(Fees { mint, redeem, below_peg, above_peg, raised_at })
	}
}

/// Returns true if a price is at least [`PRICE_UPDATE_THRESHOLD`] away from the stored one.
fn has_moved(stored: Option<Balance>, price: Balance) -> bool {
	let Some(stored) = stored else { return true };
	let Ok(ratio) = price_in(price, stored) else { return stored != price };
	let Deviation { below, above } = Deviation::of(ratio);
	below.max(above) >= PRICE_UPDATE_THRESHOLD
}

/// Pauses or resumes minting against an external by its price.
///
/// Leaves a pause by the guardian or the committee as it is: only their calls end it.
fn update_state(
	external: &mut External,
	params: &FamilyParams,
	deviation: Option<Deviation>,
	now: Moment,
) -> Option<StateChange> {
	let below = deviation.map(|deviation| deviation.below);
	let is_recovered = below.is_some_and(|below| below < params.recovery_band);
	let resume = |external: &mut External, by: ResumedBy| {
		external.state = ExternalState::Open;
		external.recovering_since = None;
		Some(StateChange::Resumed(by))
	};
	let pause = |external: &mut External, reason: PauseReason| {
		external.state = ExternalState::Paused { since: now, reason };
		external.recovering_since = None;
		Some(StateChange::Paused(reason))
	};
	match (external.state, below) {
		(ExternalState::New, _) if is_recovered => resume(external, ResumedBy::FirstPrice),
		(ExternalState::Open, None) => pause(external, PauseReason::Stale),
		(ExternalState::Open, Some(below)) if below > params.pause_below => pause(external, PauseReason::Price),
		(ExternalState::Paused { reason: PauseReason::Price | PauseReason::Stale, .. }, _) => {
			let since = is_recovered.then(|| external.recovering_since.unwrap_or(now));
			external.recovering_since = since;
			let is_over = since.is_some_and(|since| now.saturating_sub(since) >= params.recovery_period);
			if is_over {
				return resume(external, ResumedBy::Recovery);
			}
			None
		},
		_ => None,
	}
}
