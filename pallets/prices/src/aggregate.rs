//! The rule that turns the values of several members into one quote.
//!
//! | contributors | agreement |
//! |---|---|
//! | fewer than the quorum | never: no quorum |
//! | 1 | always (a quorum of one is for development) |
//! | 2 | the higher is at most 1 % above the lower |
//! | 3 or 4 | the highest is at most 5 % above the lowest |
//! | 5 and more | always: the median withstands two false values |

use crate::{Contribution, QuorumParams, LOG_TARGET, MAX_VALUE, MIN_VALUE};
use alloc::vec::Vec;
use frame::prelude::*;
use huxian_math::feeds::{combine, Combined, FeedValue, Quorum};
use huxian_traits::oracle::Quote;

/// Returns true if `value` is a plausible price: within [`MIN_VALUE`]`..=`[`MAX_VALUE`].
pub fn is_within_bounds(value: FixedU128) -> bool {
	(MIN_VALUE..=MAX_VALUE).contains(&value)
}

/// Returns the quote that `contributions` amount to among `members` members.
///
/// `contributions` holds one value of each contributor: fresh, and within bounds. The caller has
/// checked both. The rule is [`huxian_math::feeds::combine`].
pub fn aggregate(params: &QuorumParams, members: u32, contributions: &[Contribution]) -> Quote {
	let quorum = Quorum { min_members: params.minimum_members, min_values: params.minimum_values };
	let mut values = contributions
		.iter()
		.map(|fed| FeedValue { value: fed.value.into_inner(), timestamp: fed.timestamp })
		.collect::<Vec<_>>();
	match combine(&quorum, members, &mut values) {
		Ok(Combined::Fresh { value, oldest }) => Quote::Fresh { value: FixedU128::from_inner(value), since: oldest },
		Ok(Combined::NoQuorum) => Quote::NoQuorum,
		Ok(Combined::Disputed) => Quote::Disputed,
		// Values within bounds cannot overflow. Values that do are not believed.
		Err(error) => {
			frame::log::error!(target: LOG_TARGET, "values within bounds cannot be combined: {error:?}");
			defensive!("values within bounds can be combined", error);
			Quote::Disputed
		},
	}
}
