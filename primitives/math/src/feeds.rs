//! One value out of those of the oracle's members.

use crate::{
	error::MathError,
	exact::Exact,
	price::{Fraction, HuxPerKit},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Largest distance of two values that agree, as a part of the lower one.
pub const MAX_PAIR_SPREAD: Fraction = Fraction::new(1, 100);
/// Largest distance of the extremes of three or more values that agree, as a part of the lowest.
pub const MAX_FEW_SPREAD: Fraction = Fraction::new(5, 100);
/// Number of values from which on the median is trusted at any spread.
pub const MIN_TRUSTED_VALUES: u32 = 5;

/// Least numbers of members and values.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Quorum {
	/// Least number of members.
	pub min_members: u32,
	/// Least number of values; more than half of the members are needed in any case.
	pub min_values: u32,
}

/// Value of one member.
#[derive(
	Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct FeedValue {
	/// Value, in any unit.
	pub value: u128,
	/// Time at which it was fed, in any unit.
	pub timestamp: u64,
}

/// Common value of all members.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Combined {
	/// An agreed value.
	Fresh {
		/// Median; of an even number of values the mean of the middle two, rounded down.
		value: u128,
		/// Time of the oldest value that went into it.
		oldest: u64,
	},
	/// Too few members or recent values.
	NoQuorum,
	/// Values that lie too far apart.
	Disputed,
}

/// Returns the common value of `values`, which it sorts in place.
///
/// `values` are those of present members that are fresh, within bounds and not zero, one of each.
///
/// - **Quorum**: more than half of the members, and at least the numbers of `quorum`.
/// - **Disputed**: two values more than 1 % apart, or three or four values whose extremes lie more
///   than 5 % apart. Distances are parts of the lowest value. From five values on the median of a
///   majority is trusted. A single value, which only development allows, cannot be disputed.
///
/// Errors: `Overflow`, for more values than 32 bits count.
pub fn combine(quorum: &Quorum, members: u32, values: &mut [FeedValue]) -> Result<Combined, MathError> {
	let count = u32::try_from(values.len()).map_err(|_| MathError::Overflow)?;
	let majority = u64::from(count).checked_mul(2).ok_or(MathError::Overflow)? > u64::from(members);
	if !majority || members < quorum.min_members || count < quorum.min_values {
		return Ok(Combined::NoQuorum);
	}
	values.sort_unstable();
	let (Some(lowest), Some(highest)) = (values.first(), values.last()) else { return Ok(Combined::NoQuorum) };
	let allowed = match count {
		2 => Some(MAX_PAIR_SPREAD),
		_ if count < MIN_TRUSTED_VALUES => Some(MAX_FEW_SPREAD),
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

/// Returns whether `highest` lies above `lowest` by more than `allowed`, a part of `lowest`.
fn spread_exceeds(lowest: u128, highest: u128, allowed: Fraction) -> Result<bool, MathError> {
	let distance = Exact::from(highest).minus(lowest)?.times(allowed.denominator)?;
	Ok(distance > Exact::from(lowest).times(allowed.numerator)?)
}

/// Returns the middle two elements of a sorted slice: the same one twice if their number is odd,
/// `None` if there are none.
fn middle<T: Copy>(sorted: &[T]) -> Option<(T, T)> {
	let upper = sorted.len().checked_div(2)?;
	let lower = sorted.len().checked_sub(1)?.checked_div(2)?;
	Some((*sorted.get(lower)?, *sorted.get(upper)?))
}

/// Returns the median of `values`, which it sorts; `None` if there are none.
///
/// Of an even number it is the mean of the middle two, rounded down.
pub fn median(values: &mut [u128]) -> Option<u128> {
	values.sort_unstable();
	middle(values).map(|(lower, upper)| lower.midpoint(upper))
}

/// Returns the median of closing prices, which it reorders; `None` if there are none.
///
/// Of an even number it is the lower one of the middle two: an actual closing price, without loss.
pub fn median_price(prices: &mut [HuxPerKit]) -> Option<HuxPerKit> {
	let middle = prices.len().checked_sub(1)?.checked_div(2)?;
	let (_, median, _) = prices.select_nth_unstable(middle);
	Some(*median)
}
