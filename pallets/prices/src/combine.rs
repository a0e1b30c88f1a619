//! The rule by which several values become one.
//!
//! | contributors | agreed when |
//! |---|---|
//! | fewer than the quorum | never: no quorum |
//! | 1 | always (a quorum of one is for development) |
//! | 2 | the higher is at most 1 % above the lower |
//! | 3 or 4 | the highest is at most 5 % above the lowest |
//! | 5 and more | always: the median stands against two liars |

use crate::{Contribution, QuorumRules, HIGHEST_VALUE, LOWEST_VALUE};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::{
	feeds::{combine, Combined, FeedValue},
	parameters::FeedRules,
};
use huxian_traits::oracle::Quote;

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
