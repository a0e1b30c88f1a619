//! The invariants of the controller, numbered as in the README.

use crate::{
	pallet::*,
	tick::median,
	types::{ControllerRecord, FEE_BLOCKS},
};
use frame::{prelude::*, token::fungible::Inspect, try_runtime::TryRuntimeError};
use huxian_math::Fixed;
use huxian_traits::governance::GovernedParams;

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::params().validate(()).is_ok(), "C5: the parameters are out of their bounds");
		Self::check_samples()?;
		let Some(record) = ControllerState::<T>::get() else {
			ensure!(T::Kit::total_issuance() == 0, "C1: kit exists before the controller has started");
			return Ok(());
		};
		Self::check_supply(&record)?;
		Self::check_fees(&record)?;
		Self::check_price(&record)?;
		Self::check_state(&record)
	}

	/// Checks C1 and C2: the issuance is what circulates, and that is inflows less outflows.
	fn check_supply(record: &ControllerRecord) -> Result<(), TryRuntimeError> {
		ensure!(T::Kit::total_issuance() == record.state.circulating, "C1: the issuance of KIT is not what circulates");
		ensure!(
			record.flows.circulating() == Some(record.state.circulating),
			"C2: circulating kit is not what was minted less what was burned"
		);
		Ok(())
	}

	/// Checks C7: the portion is large enough to pay what waits in time.
	fn check_fees(record: &ControllerRecord) -> Result<(), TryRuntimeError> {
		let payable = record.fee_portion.saturating_mul(FEE_BLOCKS);
		ensure!(payable >= record.pending_fees, "C7: the pending fees would be paid too late");
		Ok(())
	}

	/// Checks C3: prices and growth are above zero and the drift is within its bound.
	fn check_state(record: &ControllerRecord) -> Result<(), TryRuntimeError> {
		let state = &record.state;
		for number in
			[state.quantity, state.index, state.protected_index, state.burrow_fee_index, state.imbalance_index]
		{
			ensure!(number > Fixed::ZERO, "C3: a quantity, index or growth is not above zero");
		}
		if let Some(cap) = T::Preset::get().drift_cap {
			ensure!(state.drift.raw().unsigned_abs() <= cap.raw().unsigned_abs(), "C3: the drift is out of its bound");
		}
		Ok(())
	}

	/// Checks C6: the price of kit is the median of the samples, and the last sample is of the
	/// minute that the record names.
	fn check_price(record: &ControllerRecord) -> Result<(), TryRuntimeError> {
		let samples = PriceSamples::<T>::get();
		ensure!(record.kit_price == median(&samples), "C6: the price of kit is not the median of the price samples");
		let last = samples.last().map(|last| last.minute).unwrap_or_default();
		ensure!(record.sampled_minute == last, "C6: the last price sample is of another minute");
		Ok(())
	}

	/// Checks C4: there is at most one price sample a minute, the oldest first.
	fn check_samples() -> Result<(), TryRuntimeError> {
		let samples = PriceSamples::<T>::get();
		let ordered = samples.iter().zip(samples.iter().skip(1)).all(|(one, next)| one.minute < next.minute);
		ensure!(ordered, "C4: the price samples are out of order");
		Ok(())
	}
}
