//! The sweep of each block: what the price made unsafe goes to auction, the most endangered first, without looking at any burrow that is
//! safe.

use crate::{
	index::{read_index_key, IndexKey},
	pallet::*,
	types::*,
	weights::WeightInfo as _,
};
use alloc::vec::Vec;
use frame::{deps::frame_support::storage::with_storage_layer, prelude::*};
use huxian_math::{auction::SlicePart, ratio_index::threshold_key};
use huxian_traits::{
	auctions::Auctions,
	kit::{Controller, Terms},
	Balance, BurrowId,
};

/// What a sweep has done so far.
#[derive(Default)]
pub(crate) struct Swept {
	slices: Vec<(BurrowId, SlicePart)>,
	unearned: Balance,
	/// Burrows that were looked at.
	pub seen: u32,
	/// Those among them that were not liquidated.
	skipped: u32,
	/// Those among them that turned out to be safe: they cost a look.
	pub safe: u32,
}

impl<T: Config> Pallet<T> {
	/// Sweeps; returns what it cost.
	pub(crate) fn sweep() -> Weight {
		let nothing = T::WeightInfo::sweep(0);
		let Ok(terms) = T::Controller::terms() else { return nothing };
		let most = Self::most_swept();
		// What could not be queued was not liquidated.
		match with_storage_layer(|| Self::try_sweep(&terms, most)) {
			Ok(swept) => {
				let tried = swept.seen.saturating_sub(swept.safe);
				let looks = if swept.safe > 0 { T::WeightInfo::look(swept.safe) } else { Weight::zero() };
				T::WeightInfo::sweep(tried).saturating_add(looks)
			},
			Err(error) => {
				Self::deposit_event(Event::SweepFailed { burrow: None, error });
				T::WeightInfo::sweep(most)
			},
		}
	}

	/// How many burrows a sweep may look at: as many as its part of a block allows.
	pub(crate) fn most_swept() -> u32 {
		let nothing = T::WeightInfo::sweep(0);
		let each = T::WeightInfo::sweep(1).saturating_sub(nothing);
		let room = T::SweepWeight::get().saturating_sub(nothing);
		let most = room.checked_div_per_component(&each).unwrap_or_default();
		u32::try_from(most).unwrap_or(u32::MAX).min(MAX_SWEPT)
	}

	/// The most that a sweep can cost: what it looks at without liquidating costs no more than what it liquidates.
	pub fn heaviest() -> Weight {
		T::WeightInfo::sweep(Self::most_swept()).saturating_add(T::WeightInfo::look(0))
	}

	pub(crate) fn try_sweep(terms: &Terms, most: u32) -> Result<Swept, DispatchError> {
		let mut swept = Swept::default();
		Self::sweep_index(terms, most, &mut swept)?;
		Self::sweep_watched(terms, most, &mut swept);
		if !swept.slices.is_empty() {
			T::Auctions::queue(&swept.slices)?;
		}
		if swept.unearned > 0 {
			T::Auctions::drip(swept.unearned)?;
		}
		Ok(swept)
	}

	/// Follows the index from its beginning to the threshold. One iterator does all of it: asking for the first key again after each removal
	/// would pass over all that this block has removed.
	fn sweep_index(terms: &Terms, most: u32, swept: &mut Swept) -> Result<(), DispatchError> {
		let threshold = threshold_key(&Self::preset(), terms.adjustment_index, terms.prices.liquidation())
			.map_err(Error::<T>::from)?;
		let resumed = SweepCursor::<T>::take();
		let keys = match resumed {
			Some(key) => RatioIndex::<T>::iter_keys_from(RatioIndex::<T>::hashed_key_for(key)),
			None => RatioIndex::<T>::iter_keys(),
		};
		let mut last = None;
		for key in keys {
			let (ratio, burrow) = read_index_key(key);
			if ratio > threshold {
				return Ok(());
			}
			if swept.seen >= most {
				// Those that were skipped stand first again: the next block goes on behind them.
				SweepCursor::<T>::set(last.filter(|_| swept.skipped > 0));
				return Ok(());
			}
			Self::sweep_one(burrow, terms, swept);
			last = Some(key);
		}
		Ok(())
	}

	/// Looks at some of the burrows with slices, in turn. The index tells when they become liquidatable only while both prices are equal:
	/// otherwise it is later than they do.
	pub(crate) fn sweep_watched(terms: &Terms, most: u32, swept: &mut Swept) {
		if terms.prices.minting() == terms.prices.liquidation() {
			return;
		}
		let mut last = None;
		for key in Self::watched_next() {
			if swept.seen >= most {
				break;
			}
			Self::sweep_one(BurrowId::from_be_bytes(key), terms, swept);
			last = Some(key);
		}
		if let Some(key) = last {
			WatchCursor::<T>::put(key);
		}
	}

	/// The burrows with slices whose turn it is.
	fn watched_next() -> Vec<[u8; 8]> {
		let after = WatchCursor::<T>::get();
		let mut keys: Vec<[u8; 8]> =
			Watched::<T>::iter_keys_from(Watched::<T>::hashed_key_for(after)).take(WATCHED_PER_BLOCK).collect();
		if keys.len() < WATCHED_PER_BLOCK {
			let more = WATCHED_PER_BLOCK.saturating_sub(keys.len());
			keys.extend(Watched::<T>::iter_keys().take_while(|key| *key <= after).take(more));
		}
		keys
	}

	/// The burrows that the next sweep would look at if all of them were unsafe and the prices differed, in its order and at most as many as it may.
	pub fn sweepable() -> Vec<BurrowId> {
		let most = usize::try_from(Self::most_swept()).unwrap_or(usize::MAX);
		let first = match SweepCursor::<T>::get() {
			Some(key) => RatioIndex::<T>::iter_keys_from(RatioIndex::<T>::hashed_key_for(key)),
			None => RatioIndex::<T>::iter_keys(),
		};
		let watched = Self::watched_next().into_iter().map(BurrowId::from_be_bytes);
		// Either may be what fills a block.
		let indexed = first.take(most).map(|key| read_index_key(key).1);
		indexed.chain(watched).collect()
	}

	/// Liquidates a burrow if the exact predicate says so. What fails is undone, told and gone around.
	fn sweep_one(burrow: BurrowId, terms: &Terms, swept: &mut Swept) {
		swept.seen = swept.seen.saturating_add(1);
		let outcome = with_storage_layer(|| {
			let record = Self::load(burrow)?;
			Self::liquidate(burrow, record, terms, None)
		});
		match outcome {
			Ok(Some(liquidated)) => {
				// More than all HUX there is cannot be swept.
				swept.unearned = swept.unearned.saturating_add(liquidated.unearned);
				swept.slices.extend(liquidated.slice.map(|part| (burrow, part)));
			},
			Ok(None) => {
				swept.skipped = swept.skipped.saturating_add(1);
				swept.safe = swept.safe.saturating_add(1);
			},
			Err(error) => {
				swept.skipped = swept.skipped.saturating_add(1);
				Self::deposit_event(Event::SweepFailed { burrow: Some(burrow), error });
			},
		}
	}

	/// The burrows that become liquidatable next, the most endangered first.
	pub(crate) fn most_endangered(limit: u32) -> impl Iterator<Item = BurrowId> {
		let limit = usize::try_from(limit.min(MAX_VIEWED)).unwrap_or_default();
		RatioIndex::<T>::iter_keys().take(limit).map(|key: IndexKey| read_index_key(key).1)
	}
}
