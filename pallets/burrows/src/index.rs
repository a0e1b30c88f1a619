//! The index of the most endangered: burrows sorted by their ratio, in the order of the trie itself.

use crate::pallet::*;
use huxian_math::{ratio_index::ratio_key, Burrow};
use huxian_traits::BurrowId;

/// Bytes of a key: the ratio, then the burrow.
pub const INDEX_KEY: usize = 12;
/// A key of the index. A byte array, because integers encode with their smallest byte first, and keys must sort.
pub type IndexKey = [u8; INDEX_KEY];

/// The key of a burrow of this quantised ratio.
pub fn index_key(ratio: u32, burrow: BurrowId) -> IndexKey {
	let mut key = [0; INDEX_KEY];
	for (byte, from) in key.iter_mut().zip(ratio.to_be_bytes().into_iter().chain(burrow.to_be_bytes())) {
		*byte = from;
	}
	key
}

/// The quantised ratio and the burrow of a key.
pub fn read_index_key(key: IndexKey) -> (u32, BurrowId) {
	let [a, b, c, d, e, f, g, h, i, j, k, l] = key;
	(u32::from_be_bytes([a, b, c, d]), BurrowId::from_be_bytes([e, f, g, h, i, j, k, l]))
}

impl<T: Config> Pallet<T> {
	/// Where a burrow stands in the index; nowhere when it owes nothing or is out of business.
	pub(crate) fn place(position: &Burrow) -> Result<Option<u32>, Error<T>> {
		if !position.active {
			return Ok(None);
		}
		Ok(ratio_key(&Self::preset(), position)?)
	}

	/// Whether the index alone cannot tell when a burrow becomes liquidatable: it has slices.
	pub(crate) fn is_watched(position: &Burrow) -> bool {
		position.active && position.debt > 0 && position.at_auction > 0
	}

	/// Writes a burrow whose position was `before`, and its place in the index and among the watched.
	pub(crate) fn write(burrow: BurrowId, before: &Burrow, record: RecordOf<T>) -> Result<(), Error<T>> {
		let (from, to) = (Self::place(before)?, Self::place(&record.position)?);
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
		assert_eq!(read_index_key(keys[4]), (256, 257));
	}
}
