//! The number of a slice.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use core::fmt;
use scale_info::TypeInfo;

/// Bytes of [`SliceId::key`].
pub const KEY_LENGTH: usize = 12;

/// The identity of a slice, and its place: slices stand in the order of their identities.
///
/// `number` counts up at the back of the queue and down at its front. A slice that is cut keeps its number in both parts; the rest, which
/// stands behind the part that was cut off, counts `part` up. So nothing has to move when a slice is cut, and a burrow's slices keep their
/// order.
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
	/// The place in the order of arrival.
	pub number: i64,
	/// How often the slice had been cut when this part came to be.
	pub part: u32,
}

impl SliceId {
	/// The identity of a slice that has not been cut.
	pub const fn new(number: i64) -> Self {
		Self { number, part: 0 }
	}

	/// The identity of the rest when this slice is cut; `None` after four billion cuts.
	pub fn rest(self) -> Option<Self> {
		Some(Self { part: self.part.checked_add(1)?, ..self })
	}

	/// The identity as bytes that sort as the identities do.
	pub fn key(self) -> [u8; KEY_LENGTH] {
		let mut key = [0; KEY_LENGTH];
		// The sign is turned around: negative numbers sort before positive ones.
		let number = self.number.wrapping_sub(i64::MIN).to_be_bytes();
		for (byte, from) in key.iter_mut().zip(number.into_iter().chain(self.part.to_be_bytes())) {
			*byte = from;
		}
		key
	}

	/// The identity that [`SliceId::key`] gives these bytes for.
	pub fn from_key(key: [u8; KEY_LENGTH]) -> Self {
		let [a, b, c, d, e, f, g, h, i, j, k, l] = key;
		Self {
			number: i64::from_be_bytes([a, b, c, d, e, f, g, h]).wrapping_add(i64::MIN),
			part: u32::from_be_bytes([i, j, k, l]),
		}
	}
}

/// `17`, or `17.2` for what was left after the second cut.
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
	fn bytes_sort_as_identities_do() {
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
