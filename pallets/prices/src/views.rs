//! How prices are read: from the words of the present members, each time anew.

use crate::{
	combine::{agree, within_bounds},
	weights::WeightInfo,
	Config, Contribution, Electorate, Electors, Pallet, Words, REFERENCE_FEEDS,
};
use alloc::{string::ToString, vec::Vec};
use frame::prelude::*;
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	views::{decimal, FeedView},
	Moment,
};

impl<T: Config> Pallet<T> {
	/// What the members say of `feed` now. Whatever has happened to members, rules and time since they spoke: three reads.
	pub(crate) fn read_quote(feed: &Feed) -> Quote {
		Self::read_quote_at(feed, T::Clock::now())
	}

	fn read_quote_at(feed: &Feed, now: Moment) -> Quote {
		Self::read_quotes_at(core::slice::from_ref(feed), now).pop().unwrap_or(Quote::NoQuorum)
	}

	/// What the members say of each of `feeds` at `now`. Who counts, and by which rules, is looked up once: one read, and one a feed.
	pub(crate) fn read_quotes_at(feeds: &[Feed], now: Moment) -> Vec<Quote> {
		let Electors { rules, voters } = Electorate::<T>::get();
		// No more than there may be.
		let count = u32::try_from(voters.len()).unwrap_or(u32::MAX);
		let quote = |feed: &Feed| {
			let contributions = Words::<T>::get(feed)
				.into_iter()
				.filter(|word| rules.is_fresh(word.timestamp, now) && within_bounds(word.value))
				.filter(|word| voters.binary_search(&word.who).is_ok())
				.map(|word| Contribution { value: word.value, timestamp: word.timestamp })
				.collect::<Vec<Contribution>>();
			agree(&rules, count, &contributions)
		};
		feeds.iter().map(quote).collect()
	}

	/// What the members say of every reference feed now.
	pub(crate) fn read_quotes() -> Vec<(Feed, Quote)> {
		REFERENCE_FEEDS.into_iter().map(|feed| (feed, Self::read_quote(&feed))).collect()
	}
}

impl<T: Config> Pallet<T> {
	/// What the runtime API answers: every reference feed in words.
	pub fn view_prices() -> Vec<FeedView> {
		let view = |(feed, quote)| {
			let (state, fresh) = match quote {
				Quote::Fresh { value, since } => ("fresh", Some((decimal(value), since))),
				Quote::NoQuorum => ("noQuorum", None),
				Quote::Disputed => ("disputed", None),
			};
			let (value, since) = fresh.unzip();
			FeedView { feed, state: state.to_string(), value, since }
		};
		Self::read_quotes().into_iter().map(view).collect()
	}
}

impl<T: Config> FreshPrice for Pallet<T> {
	fn quote(feed: &Feed) -> Quote {
		Self::read_quote(feed)
	}

	fn quote_at(feed: &Feed, now: Moment) -> Quote {
		Self::read_quote_at(feed, now)
	}

	fn quotes_at(feeds: &[Feed], now: Moment) -> Vec<Quote> {
		Self::read_quotes_at(feeds, now)
	}

	fn quote_weight() -> Weight {
		<T as Config>::WeightInfo::quote()
	}

	fn maximum_age() -> Moment {
		Electorate::<T>::get().rules.maximum_age
	}
}
