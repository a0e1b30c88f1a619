//! The sweep of each block sends unsafe burrows to auction, the riskiest first.
//!
//! The ratio index leads it to them, so that it examines no burrow that is safe.

use crate::{
	index::{decode_index_key, IndexKey},
	pallet::*,
	types::*,
	LOG_TARGET,
};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use huxian_math::{auction::SlicePart, ratio_index::threshold_key};
use huxian_traits::{auctions::Auctions, kit::KitTerms, Balance, BurrowId};

/// Result of a sweep so far.
#[derive(Default)]
pub(crate) struct Swept {
	/// Slices to queue, in order.
	slices: Vec<(BurrowId, SlicePart)>,
	/// Rewards without a finder, in units of 10^-12 HUX.
	unclaimed_rewards: Balance,
	/// Number of burrows examined.
	pub examined: u32,
	/// Number of those that were not liquidated.
	skipped: u32,
	/// Number of those that turned out to be safe.
	pub safe: u32,
}

impl<T: Config> Pallet<T> {
	/// Sweeps at most `max` burrows, queues their slices and drips their rewards.
	pub(crate) fn try_sweep(terms: &KitTerms, max: u32) -> Result<Swept, DispatchError> {
		let mut swept = Swept::default();
		Self::sweep_index(terms, max, &mut swept)?;
		Self::sweep_watched(terms, max, &mut swept);
		if !swept.slices.is_empty() {
			T::Auctions::queue(&swept.slices)?;
		}
		if swept.unclaimed_rewards > 0 {
			T::Auctions::drip(swept.unclaimed_rewards)?;
		}
		Ok(swept)
	}

	/// Follows the index from its beginning to the threshold.
	///
	/// One iterator does all of it. To ask for the first key after each removal would pass over
	/// every key that this block has removed.
	fn sweep_index(terms: &KitTerms, max: u32, swept: &mut Swept) -> Result<(), DispatchError> {
		let threshold = threshold_key(&Self::preset(), terms.adjustment_index, terms.prices.liquidation())
			.map_err(Error::<T>::from)?;
		let resumed = SweepCursor::<T>::take();
		let keys = match resumed {
			Some(key) => RatioIndex::<T>::iter_keys_from(RatioIndex::<T>::hashed_key_for(key)),
			None => RatioIndex::<T>::iter_keys(),
		};
		let mut last = None;
		for key in keys {
			let (ratio, burrow) = decode_index_key(key);
			if ratio > threshold {
				return Ok(());
			}
			if swept.examined >= max {
				// Skipped burrows stand first again: the next block continues behind them.
				SweepCursor::<T>::set(last.filter(|_| swept.skipped > 0));
				return Ok(());
			}
			Self::sweep_one(burrow, terms, swept);
			last = Some(key);
		}
		Ok(())
	}

	/// Examines some of the watched burrows, in turn.
	///
	/// While the prices differ, burrows with slices become unsafe earlier than the index says.
	pub(crate) fn sweep_watched(terms: &KitTerms, max: u32, swept: &mut Swept) {
		if terms.prices.minting() == terms.prices.liquidation() {
			return;
		}
		let mut last = None;
		for key in Self::next_watched() {
			if swept.examined >= max {
				break;
			}
			Self::sweep_one(BurrowId::from_be_bytes(key), terms, swept);
			last = Some(key);
		}
		if let Some(key) = last {
			WatchCursor::<T>::put(key);
		}
	}

	/// Returns the watched burrows whose turn is next.
	fn next_watched() -> Vec<[u8; 8]> {
		let after = WatchCursor::<T>::get();
		let mut keys: Vec<[u8; 8]> =
			Watched::<T>::iter_keys_from(Watched::<T>::hashed_key_for(after)).take(WATCHED_PER_BLOCK).collect();
		if keys.len() < WATCHED_PER_BLOCK {
			let more = WATCHED_PER_BLOCK.saturating_sub(keys.len());
			keys.extend(Watched::<T>::iter_keys().take_while(|key| *key <= after).take(more));
		}
		keys
	}

	/// Returns the burrows that the next sweep may examine, in its order.
	///
	/// It assumes the worst: all of them are unsafe, and the prices differ.
	pub fn sweepable() -> Vec<BurrowId> {
		let max = usize::try_from(Self::max_swept()).unwrap_or(usize::MAX);
		let first = match SweepCursor::<T>::get() {
			Some(key) => RatioIndex::<T>::iter_keys_from(RatioIndex::<T>::hashed_key_for(key)),
			None => RatioIndex::<T>::iter_keys(),
		};
		let watched = Self::next_watched().into_iter().map(BurrowId::from_be_bytes);
		// Either of the two lists may fill a block.
		let indexed = first.take(max).map(|key| decode_index_key(key).1);
		indexed.chain(watched).collect()
	}

	/// Liquidates a burrow if the exact predicate says so.
	///
	/// A liquidation that fails is undone, has an event, and does not stop the sweep.
	fn sweep_one(burrow: BurrowId, terms: &KitTerms, swept: &mut Swept) {
		swept.examined = swept.examined.saturating_add(1);
		let outcome = with_storage_layer(|| {
			let record = Self::load(burrow).defensive_proof("B6: the indices name existing burrows")?;
			Self::liquidate(burrow, record, terms, None)
		});
		match outcome {
			Ok(Some(outcome)) => {
				// The rewards are a part of all HUX, which fits.
				swept.unclaimed_rewards = swept.unclaimed_rewards.defensive_saturating_add(outcome.unclaimed_reward);
				swept.slices.extend(outcome.slice.map(|part| (burrow, part)));
			},
			Ok(None) => {
				swept.skipped = swept.skipped.saturating_add(1);
				swept.safe = swept.safe.saturating_add(1);
			},
			Err(error) => {
				swept.skipped = swept.skipped.saturating_add(1);
				frame::log::debug!(target: LOG_TARGET, "burrow {burrow} was not liquidated: {error:?}");
				Self::deposit_event(Event::SweepFailed { burrow: Some(burrow), error });
			},
		}
	}

	/// Returns the burrows that become liquidatable next, the riskiest first.
	pub(crate) fn riskiest(limit: u32) -> impl Iterator<Item = BurrowId> {
		let limit = usize::try_from(limit.min(MAX_VIEWED)).unwrap_or_default();
		RatioIndex::<T>::iter_keys().take(limit).map(|key: IndexKey| decode_index_key(key).1)
	}
}
