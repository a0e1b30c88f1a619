//! The invariants of README.md, under the same numbers.

use crate::{Config, Electorate, Pallet, Words};
use alloc::collections::BTreeSet;
use frame::{
	prelude::*,
	traits::{SortedMembers, Time},
};
use huxian_traits::kit::Clock;
use pallet_oracle::{RawValues, Values};

impl<T: Config> Pallet<T> {
	/// Checks all invariants. Reads every value of the oracle, so it is for tests and dry runs only.
	pub fn do_try_state() -> DispatchResult {
		Self::check_rules()?;
		Self::check_words()?;
		Self::check_clocks()?;
		Self::check_single_price()?;
		Self::check_electorate()
	}

	/// I1: the rules are within their bounds.
	fn check_rules() -> DispatchResult {
		let valid = Electorate::<T>::get().rules.check(T::MaxMembers::get()).is_ok();
		ensure!(valid, "I1: the rules are out of bounds");
		Ok(())
	}

	/// I2: every word is what the oracle keeps under that name, value and time; an account has one word for a feed, and
	/// Root has none.
	fn check_words() -> DispatchResult {
		let root = Self::root();
		for (feed, words) in Words::<T>::iter() {
			let mut speakers = BTreeSet::new();
			for word in words {
				let fed = RawValues::<T>::get(&word.who, feed);
				let same = fed.is_some_and(|fed| fed.value == word.value && fed.timestamp == word.timestamp);
				ensure!(same, "I2: a word differs from what was fed");
				ensure!(word.who != root, "I2: Root has a word");
				ensure!(speakers.insert(word.who), "I2: an account has two words for a feed");
			}
		}
		Ok(())
	}

	/// I3: ages are measured by the clock that stamps them, and nothing comes from the future.
	fn check_clocks() -> DispatchResult {
		let now = T::Clock::now();
		ensure!(<T as pallet_oracle::Config>::Time::now() == now, "I3: the oracle stamps by another clock");
		ensure!(RawValues::<T>::iter_values().all(|fed| fed.timestamp <= now), "I3: a value comes from the future");
		Ok(())
	}

	/// I4: the oracle has combined nothing, so there is no second price to be taken for one.
	fn check_single_price() -> DispatchResult {
		ensure!(Values::<T>::iter_keys().next().is_none(), "I4: the oracle has a price of its own");
		Ok(())
	}

	/// I5: those who are believed are those who may feed.
	fn check_electorate() -> DispatchResult {
		let members = <T as pallet_oracle::Config>::Members::sorted_members();
		let same = Electorate::<T>::get().voters == Self::voters_among(&members);
		ensure!(same, "I5: those who are believed are not the members");
		Ok(())
	}
}
