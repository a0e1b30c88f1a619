//! One value out of what the oracle's members say.

use crate::{
	error::MathError,
	exact::Exact,
	parameters::FeedRules,
	price::{Fraction, HuxPerKit},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What one member says.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FeedValue {
	/// The value, in any unit.
	pub value: u128,
	/// When it was fed, in any unit of time.
	pub timestamp: u64,
}

/// What the members say together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combined {
	/// They agree.
	Fresh {
		/// The median; of an even number of values the mean of the middle two, rounded down.
		value: u128,
		/// When the oldest value that went into it was fed.
		oldest: u64,
	},
	/// Too few of them have said something recent.
	NoQuorum,
	/// Their values lie too far apart.
	Disputed,
}

/// The common value of `values`: those of the present members that are fresh, within bounds and not zero, one of each.
/// Sorts them in place.
///
/// - **Quorum**: more than half of the members, and as many members and values as the rules ask for.
/// - **Disputed**: two values that lie more than 1 % apart, or three or four of which the extremes lie more than 5 %
///   apart. Distances are measured as parts of the lowest value. From five values on the median of a majority is
///   trusted. A single value (which only development allows) cannot be disputed.
///
/// Errors: `Overflow` only for rules with absurd fractions.
pub fn combine(rules: &FeedRules, members: u32, values: &mut [FeedValue]) -> Result<Combined, MathError> {
	let count = u32::try_from(values.len()).map_err(|_| MathError::Overflow)?;
	let majority = u64::from(count).checked_mul(2).ok_or(MathError::Overflow)? > u64::from(members);
	if !majority || members < rules.minimum_members || count < rules.minimum_values {
		return Ok(Combined::NoQuorum);
	}
	values.sort_unstable();
	let (Some(lowest), Some(highest)) = (values.first(), values.last()) else { return Ok(Combined::NoQuorum) };
	let allowed = match count {
		2 => Some(rules.pair_spread),
		_ if count < rules.many_values => Some(rules.few_spread),
		_ => None,
	};
	if let Some(allowed) = allowed {
		if spread_exceeds(lowest.value, highest.value, allowed)? {
			return Ok(Combined::Disputed);
		}
	}
	let Some((lower, upper)) = middle(values) else { return Ok(Combined::NoQuorum) };
	let oldest = values.iter().map(|value| value.timestamp).min().unwrap_or_default();
	Ok(Combined::Fresh { value: lower.value.midpoint(upper.value), oldest })
}

/// Whether `highest` lies above `lowest` by more than this part of `lowest`.
fn spread_exceeds(lowest: u128, highest: u128, allowed: Fraction) -> Result<bool, MathError> {
	let distance = Exact::from(highest).minus(lowest)?.times(allowed.denominator)?;
	Ok(distance > Exact::from(lowest).times(allowed.numerator)?)
}

/// The two elements in the middle of a sorted slice; the same one twice if their number is odd, `None` if there are
/// none.
fn middle<T: Copy>(sorted: &[T]) -> Option<(T, T)> {
	let upper = sorted.len().checked_div(2)?;
	let lower = sorted.len().checked_sub(1)?.checked_div(2)?;
	Some((*sorted.get(lower)?, *sorted.get(upper)?))
}

/// The median of values, which it puts in order; of an even number the mean of the middle two, rounded down. `None` if there are none.
pub fn median(values: &mut [u128]) -> Option<u128> {
	values.sort_unstable();
	middle(values).map(|(lower, upper)| lower.midpoint(upper))
}

/// The median of closing prices, `None` if there are none. Puts them into another order.
///
/// Of an even number it is the lower one of the middle two: an actual closing price, without loss.
pub fn median_price(prices: &mut [HuxPerKit]) -> Option<HuxPerKit> {
	let middle = prices.len().checked_sub(1)?.checked_div(2)?;
	let (_, median, _) = prices.select_nth_unstable(middle);
	Some(*median)
}
