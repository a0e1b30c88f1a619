//! Invariants of the auctions, with the same numbers as in the README.

use crate::{pallet::*, store::queue, types::*};
use alloc::{
	collections::{BTreeMap, BTreeSet},
	vec::Vec,
};
use frame::{prelude::*, token::fungible::Inspect, try_runtime::TryRuntimeError};
use huxian_queue::Slice;
use huxian_traits::{auctions::BurrowSettlement, AuctionId, Balance, BurrowId};

impl<T: Config> Pallet<T> {
	/// Checks all invariants, which hold after every call and every hook.
	///
	/// It looks at every slice, so it runs off chain only.
	pub(crate) fn do_try_state() -> Result<(), TryRuntimeError> {
		let (slices, nodes) = queue::<T>().audit()?;
		ensure!(QueueNodes::<T>::iter_keys().count() == nodes.len(), "A1: a stored node is not in the tree");
		ensure!(slices.iter().all(|slice| slice.part.amount > 0), "A2: a slice is empty");
		Self::check_owners(&slices)?;
		Self::check_lists()?;
		let lots = Self::check_lots(&slices)?;
		Self::check_money(lots)
	}

	/// Checks A3: slices and the lists of burrows agree, and so do the sums.
	fn check_owners(slices: &[Slice]) -> Result<(), TryRuntimeError> {
		let mut sums: BTreeMap<BurrowId, Balance> = BTreeMap::new();
		for slice in slices {
			let listed = SlicesOf::<T>::contains_key(slice.burrow, slice.id.key());
			ensure!(listed, "A3: a slice is not listed with its burrow");
			let sum = sums.entry(slice.burrow).or_default();
			*sum = sum.checked_add(slice.part.amount).ok_or("A3: the sum of a burrow's slices does not fit")?;
		}
		ensure!(SlicesOf::<T>::iter_keys().count() == slices.len(), "A3: a listed slice does not exist");
		for (burrow, sum) in sums {
			ensure!(
				T::Burrows::at_auction(burrow) == sum,
				"A3: the amount of a burrow at auction is not the sum of its slices"
			);
		}
		Ok(())
	}

	/// Checks A4: every auction is in the list that its stage requires, and in no other.
	fn check_lists() -> Result<(), TryRuntimeError> {
		let (on_offer, sold) = (State::<T>::get().open, Unsettled::<T>::get());
		let ranges = on_offer.iter().map(|open| (open.auction, open.range));
		for (id, range) in ranges.chain(sold.iter().map(|sold| (sold.auction, sold.range))) {
			let same = Auctions::<T>::get(id).is_some_and(|auction| auction.range == range);
			ensure!(same, "A4: a list has other slices than the auction");
		}
		let open: BTreeMap<AuctionId, Option<Instant>> =
			on_offer.iter().map(|open| (open.auction, open.bid_at)).collect();
		let unsettled: BTreeSet<AuctionId> = sold.iter().map(|sold| sold.auction).collect();
		for (id, auction) in Auctions::<T>::iter() {
			let sound = match (&auction.stage, open.get(&id)) {
				(Stage::Descending, Some(None)) => !unsettled.contains(&id),
				(Stage::Ascending(bid), Some(Some(at))) => bid.at == *at && !unsettled.contains(&id),
				(Stage::Completed { claimed, .. }, None) => {
					unsettled.contains(&id) == (auction.slices > 0) && !(*claimed && auction.slices == 0)
				},
				_ => false,
			};
			ensure!(sound && id < NextAuction::<T>::get(), "A4: an auction is in the wrong list");
		}
		Ok(())
	}

	/// Checks A5: every slice before the front belongs to one lot, and the lots' records are true.
	///
	/// Returns the unclaimed HUX, and the KIT that is bid and not settled.
	fn check_lots(slices: &[Slice]) -> Result<(Balance, Balance), TryRuntimeError> {
		let front = QueueHead::<T>::get().front;
		let taken: Vec<&Slice> = slices.iter().filter(|slice| slice.id < front).collect();
		let (mut covered, mut hux, mut kit) = (0_usize, 0_u128, 0_u128);
		for auction in Auctions::<T>::iter_values() {
			let own = taken.iter().filter(|slice| auction.range.contains(slice.id));
			let sum: Balance = own.clone().map(|slice| slice.part.amount).fold(0, Balance::saturating_add);
			let count = own.count();
			ensure!(
				u32::try_from(count) == Ok(auction.slices) && sum == auction.unsettled,
				"A5: the record of a lot does not match its slices"
			);
			covered = covered.saturating_add(count);
			let (unclaimed, bid) = match &auction.stage {
				Stage::Descending => (auction.lot, 0),
				Stage::Ascending(bid) => (auction.lot, bid.kit),
				Stage::Completed { bid, settled, claimed } => {
					let rest = bid.kit.checked_sub(*settled).ok_or("A5: more was settled than bid")?;
					(if *claimed { 0 } else { auction.lot }, rest)
				},
			};
			hux = hux.saturating_add(unclaimed);
			kit = kit.saturating_add(bid);
		}
		ensure!(covered == taken.len(), "A5: a slice belongs to no lot, or to two");
		Ok((hux, kit))
	}

	/// Checks A6 and A7: inflows less outflows are the holdings, which are on the account.
	fn check_money((unclaimed, bid): (Balance, Balance)) -> Result<(), TryRuntimeError> {
		let (totals, drips, account) = (State::<T>::get().totals, Dripping::<T>::get(), T::Account::get());
		let queued = QueueHead::<T>::get().queued_amount;
		let hux = queued.checked_add(unclaimed).and_then(|sum| sum.checked_add(drips.hux.remaining));
		ensure!(totals.hux_held() == hux, "A6: the totals of HUX do not add up");
		let balance = T::Hux::balance(&account);
		let minimum = T::Hux::minimum_balance();
		ensure!(
			hux.and_then(|hux| hux.checked_add(minimum)).is_some_and(|needed| balance >= needed) || hux == Some(0),
			"A6: HUX is missing on the account"
		);
		let kit = bid.checked_add(drips.kit.remaining);
		ensure!(totals.kit_held() == kit, "A7: the totals of KIT do not add up");
		ensure!(kit.is_some_and(|kit| T::Kit::balance(&account) >= kit), "A7: KIT is missing on the account");
		Ok(())
	}
}
