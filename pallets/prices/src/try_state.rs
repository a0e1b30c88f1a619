//! The invariants of README.md, under the same numbers.

use crate::{Config, Pallet, QuorumConfig, Roster, Rosters, Submissions};
use alloc::collections::BTreeSet;
use frame::{
	prelude::*,
	traits::{SortedMembers, Time},
};
use huxian_traits::{governance::GovernedParams, kit::Clock};
use pallet_oracle::{RawValues, Values};

impl<T: Config> Pallet<T> {
	/// Checks all invariants. Reads every value of the oracle, so it is for tests and dry runs
	/// only.
	pub fn do_try_state() -> DispatchResult {
		Self::check_params()?;
		Self::check_submissions()?;
		Self::check_clocks()?;
		Self::check_single_price()?;
		Self::check_members()?;
		Self::check_roster()
	}

	/// I1: the parameters are within their bounds.
	fn check_params() -> DispatchResult {
		let valid = QuorumConfig::<T>::get().params.validate(T::MaxMembers::get()).is_ok();
		ensure!(valid, "I1: the parameters are out of bounds");
		Ok(())
	}

	/// I2: each submission equals the oracle's raw value of that account and feed, in value and
	/// time. An account has one submission for a feed at most, and Root has none.
	fn check_submissions() -> DispatchResult {
		let root = Self::root();
		for (feed, submissions) in Submissions::<T>::iter() {
			let mut accounts = BTreeSet::new();
			for submission in submissions {
				let same = RawValues::<T>::get(&submission.who, feed)
					.is_some_and(|fed| fed.value == submission.value && fed.timestamp == submission.timestamp);
				ensure!(same, "I2: a submission differs from the value that was fed");
				ensure!(submission.who != root, "I2: Root has a submission");
				ensure!(accounts.insert(submission.who), "I2: an account has two submissions for a feed");
			}
		}
		Ok(())
	}

	/// I3: ages are measured by the clock that stamps values, and no value is from the future.
	fn check_clocks() -> DispatchResult {
		let now = T::Clock::now();
		ensure!(<T as pallet_oracle::Config>::Time::now() == now, "I3: the oracle stamps values by another clock");
		ensure!(RawValues::<T>::iter_values().all(|fed| fed.timestamp <= now), "I3: a value is from the future");
		Ok(())
	}

	/// I4: the oracle has no combined value that a reader could take for a price.
	fn check_single_price() -> DispatchResult {
		ensure!(Values::<T>::iter_keys().next().is_none(), "I4: the oracle has a combined value");
		Ok(())
	}

	/// I5: the stored members are those of the membership, except the account under which Root
	/// feeds.
	fn check_members() -> DispatchResult {
		let members = <T as pallet_oracle::Config>::Members::sorted_members();
		let same = QuorumConfig::<T>::get().members == Self::eligible_members(&members);
		ensure!(same, "I5: the stored members are not those of the membership");
		Ok(())
	}

	/// I6: no substitute is a member or listed twice. I7: at least two thirds of the announced
	/// members are members.
	fn check_roster() -> DispatchResult {
		let Roster { announced, substitutes } = Rosters::<T>::get();
		let valid = Self::ensure_valid_substitutes(&substitutes).is_ok();
		ensure!(valid, "I6: a substitute is a member, or listed twice");
		let members = Self::current_members();
		let stay = announced.iter().filter(|account| members.contains(account)).count();
		let bounded = stay.saturating_mul(3) >= announced.len().saturating_mul(2);
		ensure!(bounded, "I7: more than a third of the announced members were removed");
		Ok(())
	}
}
