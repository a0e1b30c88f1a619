//! How prices are read: from the stored median while that is certain to be right, otherwise from the members' own
//! values.

use crate::{
	combine::{agree, within_bounds},
	weights::WeightInfo,
	Config, Contribution, LastChange, Pallet, QuorumRules, Rules, REFERENCE_FEEDS,
};
use alloc::vec::Vec;
use frame::{prelude::*, traits::SortedMembers};
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	Moment,
};
use pallet_oracle::{RawValues, Values};

impl<T: Config> Pallet<T> {
	/// What the members say of `feed` now.
	pub(crate) fn read_quote(feed: &Feed) -> Quote {
		let rules = Rules::<T>::get();
		let now = T::Clock::now();
		Self::stored_quote(feed, &rules, now).unwrap_or_else(|| Self::computed_quote(feed, &rules, now))
	}

	/// What the members say of every reference feed now.
	pub(crate) fn read_quotes() -> Vec<(Feed, Quote)> {
		REFERENCE_FEEDS.into_iter().map(|feed| (feed, Self::read_quote(&feed))).collect()
	}

	/// The quick way: the stored median, if it is certain to be what [`Self::computed_quote`] would find.
	///
	/// It is when it is fresh and its oldest contributor fed after the last change of rules or members. Its age is that
	/// of its oldest contributor, so while it is fresh all that went into it is fresh; the oracle combines anew on
	/// every feed, so nothing else has come in since; and what did not count then (stale, out of bounds, Root's) does
	/// not count now.
	pub(crate) fn stored_quote(feed: &Feed, rules: &QuorumRules, now: Moment) -> Option<Quote> {
		let stored = Values::<T>::get(feed)?;
		let counts = rules.is_fresh(stored.timestamp, now) && stored.timestamp > LastChange::<T>::get();
		counts.then_some(Quote::Fresh { value: stored.value, since: stored.timestamp })
	}

	/// The thorough way: the values of the present members, one read each.
	pub(crate) fn computed_quote(feed: &Feed, rules: &QuorumRules, now: Moment) -> Quote {
		let members = Self::voters();
		let count = u32::try_from(members.len()).unwrap_or(u32::MAX);
		if count > T::MaxMembers::get() {
			return Quote::NoQuorum;
		}
		let contributions = members
			.iter()
			.filter_map(|member| RawValues::<T>::get(member, feed))
			.filter(|fed| rules.is_fresh(fed.timestamp, now) && within_bounds(fed.value))
			.collect::<Vec<Contribution>>();
		agree(rules, count, &contributions)
	}

	/// The members whose values can count: everyone but the account under which Root feeds.
	fn voters() -> Vec<T::AccountId> {
		let root: T::AccountId = <T as pallet_oracle::Config>::PalletId::get().into_account_truncating();
		let mut members = <T as pallet_oracle::Config>::Members::sorted_members();
		members.retain(|member| *member != root);
		members
	}
}

impl<T: Config> FreshPrice for Pallet<T> {
	fn quote(feed: &Feed) -> Quote {
		Self::read_quote(feed)
	}

	fn quote_weight() -> Weight {
		// The thorough way begins with an attempt at the quick one, so its measurement covers both.
		<T as Config>::WeightInfo::quote()
	}

	fn maximum_age() -> Moment {
		Rules::<T>::get().maximum_age
	}
}
