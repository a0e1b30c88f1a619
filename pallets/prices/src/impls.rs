//! What the calls do.

use crate::{Config, Error, Event, LastChange, Pallet, QuorumRules, Rules, FORGET_AT_ONCE};
use alloc::vec::Vec;
use frame::{prelude::*, traits::SortedMembers};
use huxian_traits::{kit::Clock, oracle::Feed};
use pallet_oracle::RawValues;

impl<T: Config> Pallet<T> {
	pub(crate) fn do_set_rules(rules: QuorumRules) -> DispatchResult {
		rules.check(T::MaxMembers::get()).map_err(Error::<T>::from)?;
		Rules::<T>::put(rules);
		Self::note_change();
		Self::deposit_event(Event::RulesSet { rules });
		Ok(())
	}

	pub(crate) fn do_forget(who: T::AccountId) -> Result<u32, DispatchError> {
		ensure!(!<T as pallet_oracle::Config>::Members::contains(&who), Error::<T>::StillMember);
		// Conversions between `u32` and `usize`: nothing here is large enough to saturate.
		let mut fed = RawValues::<T>::iter_key_prefix(&who);
		let feeds = fed.by_ref().take(FORGET_AT_ONCE.saturated_into()).collect::<Vec<Feed>>();
		let more = fed.next().is_some();
		ensure!(!feeds.is_empty(), Error::<T>::NothingToForget);
		feeds.iter().for_each(|feed| RawValues::<T>::remove(&who, feed));
		let values = feeds.len().saturated_into();
		Self::deposit_event(Event::Forgotten { who, values, more });
		Ok(values)
	}

	/// From this moment on stored medians are computed anew until all that goes into them has been fed again.
	pub(crate) fn note_change() {
		LastChange::<T>::put(T::Clock::now());
	}
}
