//! Identities of slices.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Length of [`SliceId::key`], in bytes.
pub const KEY_LENGTH: usize = 12;

/// Identity and place of a slice: slices stand in the order of their identities.
///
/// `number` counts up at the back of the queue and down at its front. Both parts of a cut slice
/// keep the number. The rest stands behind the part that was cut off, and counts `part` up. So no
/// slice has to move when one is cut, and a burrow's slices keep their order.
#[derive(
	Clone,
	Copy,
	Debug,
	Default,
	PartialEq,
	Eq,
	PartialOrd,
	Ord,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
)]
pub struct SliceId {
	/// Place in the order of arrival.
	pub number: i64,
	/// Number of cuts before this part was made.
	pub part: u32,
}

impl SliceId {
	/// Returns the identity of a slice that was never cut.
	pub const fn new(number: i64) -> Self {
		Self { number, part: 0 }
	}

	/// Returns the identity of the rest when this slice is cut; `None` after 2³² - 1 cuts.
	pub fn rest(self) -> Option<Self> {
		Some(Self { part: self.part.checked_add(1)?, ..self })
	}

	/// Returns the identity as bytes that sort as the identities do.
	pub fn key(self) -> [u8; KEY_LENGTH] {
		let mut key = [0; KEY_LENGTH];
		// The sign bit is flipped, so that negative numbers sort before positive ones.
		let number = self.number.wrapping_sub(i64::MIN).to_be_bytes();
		for (byte, from) in key.iter_mut().zip(number.into_iter().chain(self.part.to_be_bytes())) {
			*byte = from;
		}
		key
	}

	/// Returns the identity whose [`SliceId::key`] is `key`.
	pub fn from_key(key: [u8; KEY_LENGTH]) -> Self {
		let [a, b, c, d, e, f, g, h, i, j, k, l] = key;
		Self {
			number: i64::from_be_bytes([a, b, c, d, e, f, g, h]).wrapping_add(i64::MIN),
			part: u32::from_be_bytes([i, j, k, l]),
		}
	}
}

/// Displays `17`, or `17.2` for the rest after the second cut.
impl fmt::Display for SliceId {
	fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self.part {
			0 => write!(formatter, "{}", self.number),
			part => write!(formatter, "{}.{part}", self.number),
		}
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_sort_as_identities_do() {
		let ids = [
			SliceId { number: i64::MIN, part: 0 },
			SliceId { number: -1, part: 7 },
			SliceId::new(0),
			SliceId { number: 0, part: 1 },
			SliceId { number: 0, part: 256 },
			SliceId::new(1),
			SliceId { number: i64::MAX, part: u32::MAX },
		];
		for (one, next) in ids.iter().zip(ids.iter().skip(1)) {
			assert!(one < next && one.key() < next.key());
		}
		for id in ids {
			assert_eq!(SliceId::from_key(id.key()), id);
		}
	}
}
