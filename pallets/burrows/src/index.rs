//! The ratio index: burrows sorted by their ratio, the riskiest first, in the order of the trie.

use crate::pallet::*;
use huxian_math::{ratio_index::ratio_key, Burrow};
use huxian_traits::BurrowId;

/// Length of a key, in bytes: 4 for the ratio, 8 for the burrow.
pub const INDEX_KEY_LENGTH: usize = 12;
/// Key of the index: the ratio, then the burrow, each with its largest byte first.
///
/// It is a byte array because keys must sort, and integers encode with their smallest byte first.
pub type IndexKey = [u8; INDEX_KEY_LENGTH];

/// Returns the key of a burrow with the quantised ratio `ratio`.
pub fn index_key(ratio: u32, burrow: BurrowId) -> IndexKey {
	let mut key = [0; INDEX_KEY_LENGTH];
	for (byte, from) in key.iter_mut().zip(ratio.to_be_bytes().into_iter().chain(burrow.to_be_bytes())) {
		*byte = from;
	}
	key
}

/// Returns the quantised ratio and the burrow of a key.
pub fn decode_index_key(key: IndexKey) -> (u32, BurrowId) {
	let [a, b, c, d, e, f, g, h, i, j, k, l] = key;
	(u32::from_be_bytes([a, b, c, d]), BurrowId::from_be_bytes([e, f, g, h, i, j, k, l]))
}

impl<T: Config> Pallet<T> {
	/// Returns the quantised ratio at which a burrow stands in the index.
	///
	/// `None` if it stands nowhere, because it is closed or owes nothing.
	pub(crate) fn index_ratio(position: &Burrow) -> Result<Option<u32>, Error<T>> {
		if !position.active {
			return Ok(None);
		}
		Ok(ratio_key(&Self::preset(), position)?)
	}

	/// Returns true if the sweep must examine the burrow outside of the index: it has slices.
	///
	/// The index places a burrow with slices exactly only while both prices are equal.
	pub(crate) fn is_watched(position: &Burrow) -> bool {
		position.active && position.debt > 0 && position.at_auction > 0
	}

	/// Stores a burrow whose position was `before`, and its entries in the two indices.
	pub(crate) fn write_burrow(burrow: BurrowId, before: &Burrow, record: BurrowRecordOf<T>) -> Result<(), Error<T>> {
		let (from, to) = (Self::index_ratio(before)?, Self::index_ratio(&record.position)?);
		if from != to {
			if let Some(ratio) = from {
				RatioIndex::<T>::remove(index_key(ratio, burrow));
			}
			if let Some(ratio) = to {
				RatioIndex::<T>::insert(index_key(ratio, burrow), ());
			}
		}
		match (Self::is_watched(before), Self::is_watched(&record.position)) {
			(false, true) => Watched::<T>::insert(burrow.to_be_bytes(), ()),
			(true, false) => Watched::<T>::remove(burrow.to_be_bytes()),
			_ => {},
		}
		Burrows::<T>::insert(burrow, record);
		Ok(())
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn keys_sort_by_ratio_then_by_burrow() {
		let keys = [
			index_key(0, 5),
			index_key(1, 0),
			index_key(255, 9),
			index_key(256, 1),
			index_key(256, 257),
			index_key(u32::MAX, 0),
		];
		assert!(keys.windows(2).all(|pair| pair[0] < pair[1]));
		assert_eq!(decode_index_key(keys[4]), (256, 257));
	}
}
