//! Reads quotes. Each read aggregates the submissions of the current members anew.

use crate::{
	aggregate::{aggregate, is_within_bounds},
	Config, Contribution, Pallet, Quorum, QuorumConfig, Submissions, REFERENCE_FEEDS,
};
use alloc::{string::ToString, vec::Vec};
use frame::prelude::*;
use huxian_api::views::{decimal, FeedView};
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, FreshPrice, Quote},
	Moment,
};

impl<T: Config> Pallet<T> {
	/// Returns the quote of `feed` now. Costs three reads, also after changes of members or
	/// parameters.
	pub(crate) fn read_quote(feed: &Feed) -> Quote {
		Self::read_quote_at(feed, T::Clock::now())
	}

	fn read_quote_at(feed: &Feed, now: Moment) -> Quote {
		// One feed gives one quote.
		Self::read_quotes_at(core::slice::from_ref(feed), now).pop().defensive_unwrap_or(Quote::NoQuorum)
	}

	/// Returns the quotes of `feeds` at `now`, in their order. Costs one read, and one more for
	/// each feed.
	pub(crate) fn read_quotes_at(feeds: &[Feed], now: Moment) -> Vec<Quote> {
		let Quorum { params, members } = QuorumConfig::<T>::get();
		// The bound is a `u32`, so nothing saturates.
		let count = members.len().saturated_into();
		let quote = |feed: &Feed| {
			let contributions = Submissions::<T>::get(feed)
				.into_iter()
				.filter(|fed| params.is_fresh(fed.timestamp, now) && is_within_bounds(fed.value))
				.filter(|fed| members.binary_search(&fed.who).is_ok())
				.map(|fed| Contribution { value: fed.value, timestamp: fed.timestamp })
				.collect::<Vec<Contribution>>();
			aggregate(&params, count, &contributions)
		};
		feeds.iter().map(quote).collect()
	}

	/// Returns the quotes of all reference feeds now.
	pub(crate) fn read_quotes() -> Vec<(Feed, Quote)> {
		REFERENCE_FEEDS.into_iter().map(|feed| (feed, Self::read_quote(&feed))).collect()
	}
}

impl<T: Config> Pallet<T> {
	/// Returns all reference feeds as the runtime API shows them: a state, and a decimal value.
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

	fn maximum_age() -> Moment {
		QuorumConfig::<T>::get().params.maximum_age
	}
}
