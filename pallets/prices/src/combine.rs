//! The rule by which several values become one.
//!
//! | contributors | agreed when |
//! |---|---|
//! | fewer than the quorum | never: no quorum |
//! | 1 | always (a quorum of one is for development) |
//! | 2 | the higher is at most 1 % above the lower |
//! | 3 or 4 | the highest is at most 5 % above the lowest |
//! | 5 and more | always: the median stands against two liars |

use crate::{Config, Contribution, Pallet, QuorumRules, Rules, HIGHEST_VALUE, LOWEST_VALUE, NEVER};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::{
	feeds::{combine, Combined, FeedValue},
	parameters::FeedRules,
};
use huxian_traits::{
	kit::Clock,
	oracle::{Feed, Quote},
};
use pallet_oracle::CombineData;

/// Combines the members' values to a median that carries the age of its oldest contributor: for
/// `pallet_oracle::Config::CombineData`.
///
/// The values that the oracle passes have no names and Root's is among them, so they are read anew, by member. When the
/// members do not agree there is nothing to store; but the oracle keeps the last value when it is given none, so that
/// value is given back with the timestamp [`NEVER`], by which nobody can take it for fresh.
pub struct CombineMedian<T>(PhantomData<T>);

impl<T: Config> CombineData<Feed, Contribution> for CombineMedian<T> {
	fn combine_data(feed: &Feed, _unnamed: Vec<Contribution>, previous: Option<Contribution>) -> Option<Contribution> {
		match Pallet::<T>::computed_quote(feed, &Rules::<T>::get(), T::Clock::now()) {
			Quote::Fresh { value, since } => Some(Contribution { value, timestamp: since }),
			Quote::NoQuorum | Quote::Disputed => previous.map(|last| Contribution { timestamp: NEVER, ..last }),
		}
	}
}

/// Whether `value` can be meant: neither zero nor beyond any price.
pub fn within_bounds(value: FixedU128) -> bool {
	(LOWEST_VALUE..=HIGHEST_VALUE).contains(&value)
}

/// What `contributions`, one each of as many of the `members` members as have fed something fresh and within bounds,
/// amount to.
///
/// The rule is [`huxian_math::feeds::combine`]; the age and the bounds of values have been seen to before.
pub fn agree(rules: &QuorumRules, members: u32, contributions: &[Contribution]) -> Quote {
	let rules = FeedRules {
		minimum_members: rules.minimum_members,
		minimum_values: rules.minimum_values,
		..FeedRules::public()
	};
	let mut values = contributions
		.iter()
		.map(|fed| FeedValue { value: fed.value.into_inner(), timestamp: fed.timestamp })
		.collect::<Vec<_>>();
	match combine(&rules, members, &mut values) {
		Ok(Combined::Fresh { value, oldest }) => Quote::Fresh { value: FixedU128::from_inner(value), since: oldest },
		Ok(Combined::NoQuorum) => Quote::NoQuorum,
		// No values within bounds make it fail; if any did, they would not be believed.
		Ok(Combined::Disputed) | Err(_) => Quote::Disputed,
	}
}
