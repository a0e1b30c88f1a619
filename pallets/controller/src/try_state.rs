//! The invariants of the controller, numbered as in the README.

use crate::{pallet::*, tick::median, types::*};
use frame::{prelude::*, token::fungible::Inspect, try_runtime::TryRuntimeError};
use huxian_math::Fixed;

impl<T: Config> Pallet<T> {
	/// Checks all invariants; they hold after every call and every hook.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		ensure!(Self::settings().within_bounds(), "C5: the settings are out of their bounds");
		Self::closings_in_order()?;
		let Some(record) = Core::<T>::get() else {
			ensure!(T::Kit::total_issuance() == 0, "C1: kit exists before the controller has started");
			return Ok(());
		};
		Self::supply_adds_up(&record)?;
		Self::price_is_the_median(&record)?;
		Self::state_is_sane(&record)
	}

	/// C1 and C2: what exists is what circulates, and that is what came in less what went out.
	fn supply_adds_up(record: &Record) -> Result<(), TryRuntimeError> {
		ensure!(T::Kit::total_issuance() == record.state.circulating, "C1: the issuance of KIT is not what circulates");
		ensure!(
			record.flows.circulating() == Some(record.state.circulating),
			"C2: what circulates is not what was issued less what was repaid"
		);
		Ok(())
	}

	/// C3: prices and growth are above zero and the drift within its bound.
	fn state_is_sane(record: &Record) -> Result<(), TryRuntimeError> {
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

	/// C6: the price of kit is the median of the closing prices, and the last of them is the one that was taken down last.
	fn price_is_the_median(record: &Record) -> Result<(), TryRuntimeError> {
		let closings = Closings::<T>::get();
		ensure!(record.kit_price == median(&closings), "C6: the price of kit is not the median of the closing prices");
		let last = closings.last().map(|last| last.minute).unwrap_or_default();
		ensure!(record.closed == last, "C6: the last closing price is of another minute");
		Ok(())
	}

	/// C4: at most one closing price a minute, the oldest first.
	fn closings_in_order() -> Result<(), TryRuntimeError> {
		let closings = Closings::<T>::get();
		let ordered = closings.iter().zip(closings.iter().skip(1)).all(|(one, next)| one.minute < next.minute);
		ensure!(ordered, "C4: the closing prices are out of order");
		Ok(())
	}
}
