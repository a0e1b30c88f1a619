//! The invariants of README.md, under the same numbers.

use crate::{Config, LastChange, Pallet, Rules};
use frame::{prelude::*, traits::Time};
use huxian_traits::kit::Clock;
use pallet_oracle::{RawValues, Values};

impl<T: Config> Pallet<T> {
	/// Checks all invariants. Reads every value of the oracle, so it is for tests and dry runs only.
	pub fn do_try_state() -> DispatchResult {
		Self::check_rules()?;
		Self::check_stored_medians()?;
		Self::check_clocks()
	}

	/// I1: the rules are within their bounds.
	fn check_rules() -> DispatchResult {
		let valid = Rules::<T>::get().check(T::MaxMembers::get()).is_ok();
		ensure!(valid, "I1: the rules are out of bounds");
		Ok(())
	}

	/// I2: a stored median that still counts is exactly, value and age, what the present members' own values give.
	fn check_stored_medians() -> DispatchResult {
		let rules = Rules::<T>::get();
		let now = T::Clock::now();
		for feed in Values::<T>::iter_keys() {
			if let Some(stored) = Self::stored_quote(&feed, &rules, now) {
				ensure!(
					stored == Self::computed_quote(&feed, &rules, now),
					"I2: a stored median differs from what its contributors say"
				);
			}
		}
		Ok(())
	}

	/// I3: ages are measured by the clock that stamps them, and nothing comes from the future.
	fn check_clocks() -> DispatchResult {
		let now = T::Clock::now();
		ensure!(<T as pallet_oracle::Config>::Time::now() == now, "I3: the oracle stamps by another clock");
		ensure!(LastChange::<T>::get() <= now, "I3: the last change lies in the future");
		ensure!(RawValues::<T>::iter_values().all(|fed| fed.timestamp <= now), "I3: a value comes from the future");
		ensure!(Values::<T>::iter_values().all(|stored| stored.timestamp <= now), "I3: a median comes from the future");
		Ok(())
	}
}
