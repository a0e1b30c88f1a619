//! The views of burrows, which the runtime API and the view functions return.
//!
//! They use the code of the calls, so that a preview never disagrees with the call.

use crate::{pallet::*, types::*};
use alloc::{string::ToString, vec::Vec};
use frame::prelude::Defensive;
use huxian_api::views::BurrowView;
use huxian_traits::{
	kit::{Controller, Freshness, KitTerms},
	Balance, BurrowId,
};

impl<T: Config> Pallet<T> {
	/// Returns one burrow, with its debt accrued to this block; `None` if it does not exist.
	pub fn view_burrow(id: BurrowId) -> Option<BurrowView<T::AccountId>> {
		let terms = T::Controller::terms().ok()?;
		Self::view(id, Self::load(id).ok()?, &terms)
	}

	/// Returns at most `limit` burrows of `owner` from the identity `from` on, in order.
	pub fn view_burrows_of(owner: &T::AccountId, from: BurrowId, limit: u32) -> Vec<BurrowView<T::AccountId>> {
		let Ok(terms) = T::Controller::terms() else { return Vec::new() };
		let limit = usize::try_from(limit.min(MAX_VIEWED)).unwrap_or_default();
		let ids = Self::owned_from(owner, from).take(limit);
		ids.filter_map(|id| Self::view(id, Self::load_listed(id)?, &terms)).collect()
	}

	/// Returns the burrows of `owner` from the identity `from` on, in order. Each costs one read.
	fn owned_from(owner: &T::AccountId, from: BurrowId) -> impl Iterator<Item = BurrowId> {
		let keys = match from.checked_sub(1) {
			// Iteration begins behind the key that it is given.
			Some(before) => {
				let before = OwnedBy::<T>::hashed_key_for(owner, before.to_be_bytes());
				OwnedBy::<T>::iter_key_prefix_from(owner, before)
			},
			None => OwnedBy::<T>::iter_key_prefix(owner),
		};
		keys.map(BurrowId::from_be_bytes)
	}

	/// Returns the number of burrows ever created.
	pub fn view_burrow_count() -> u64 {
		NextBurrow::<T>::get()
	}

	/// Returns the maximum that `mint` accepts in this block, in units of 10^-12 KIT.
	///
	/// `None` if the burrow does not exist, is closed, or the price is stale.
	pub fn view_max_mintable(id: BurrowId) -> Option<Balance> {
		Self::view_burrow(id)?.mintable
	}

	/// Returns at most `limit` burrows that become liquidatable next, the riskiest first.
	pub fn view_next_unsafe(limit: u32) -> Vec<BurrowView<T::AccountId>> {
		let Ok(terms) = T::Controller::terms() else { return Vec::new() };
		Self::riskiest(limit).filter_map(|id| Self::view(id, Self::load_listed(id)?, &terms)).collect()
	}

	/// Loads a burrow that a list of the pallet names.
	fn load_listed(id: BurrowId) -> Option<BurrowRecordOf<T>> {
		Self::load(id).defensive_proof("B1 and B6: lists name existing burrows").ok()
	}

	/// Returns the view of a burrow at `terms`; `None` if its debt cannot be accrued.
	fn view(id: BurrowId, mut record: BurrowRecordOf<T>, terms: &KitTerms) -> Option<BurrowView<T::AccountId>> {
		Self::accrue(&mut record, terms).ok()?;
		let preset = Self::preset();
		let position = record.position;
		let minting = terms.prices.minting();
		let fresh = terms.freshness == Freshness::Fresh;
		let mintable = position.mintable_room(&preset, minting).ok();
		let withdrawable = position.max_withdrawable(&preset, minting).ok();
		Some(BurrowView {
			id,
			owner: record.owner,
			delegate: record.delegate,
			new_owner: record.new_owner,
			active: position.active,
			collateral: position.collateral,
			creation_deposit: if position.active { preset.creation_deposit } else { 0 },
			at_auction: position.at_auction,
			debt: position.debt,
			mintable: mintable.filter(|_| fresh && position.active),
			withdrawable: withdrawable.filter(|_| position.active && (fresh || position.debt == 0)),
			health: position.health(&preset, minting).ok().flatten().map(|health| health.to_string()),
			liquidation_index: position
				.liquidatable_at_index(&preset, terms.quantity)
				.ok()
				.flatten()
				.map(|index| index.to_string()),
			liquidatable: position.is_liquidatable(&preset, &terms.prices).unwrap_or_default(),
			open_deposits: record.open_deposits,
			open_burns: record.open_burns,
			version: record.version,
		})
	}
}
