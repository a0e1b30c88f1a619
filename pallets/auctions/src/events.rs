//! Events: together they let an indexer rebuild the queue, the auctions and all flows.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// Section of the pallet; its names resolve in `pallet`.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A slice was put at the back of the queue.
		SliceQueued {
			/// Identity of the slice.
			slice: SliceId,
			/// Burrow of the slice.
			burrow: BurrowId,
			/// HUX in the slice.
			amount: Balance,
			/// KIT from which on the liquidation counts as unwarranted; `None` if it never does.
			min_kit_for_unwarranted: Option<Balance>,
		},
		/// A slice was taken out of the queue.
		SliceCancelled {
			/// Identity of the slice.
			slice: SliceId,
			/// Burrow of the slice.
			burrow: BurrowId,
			/// HUX in the slice.
			amount: Balance,
		},
		/// A slice was cut, so that a lot has exactly its size.
		SliceCut {
			/// Identity of the part in the lot.
			slice: SliceId,
			/// HUX in the part in the lot.
			amount: Balance,
			/// Identity of the rest, which is now the first slice of the queue.
			rest: SliceId,
			/// HUX in the rest.
			rest_amount: Balance,
		},
		/// A lot was offered.
		AuctionStarted {
			/// Identity of the auction.
			auction: AuctionId,
			/// HUX in the lot.
			lot: Balance,
			/// Number of slices in the lot.
			slices: u32,
			/// KIT for which the lot is offered first; the price falls from there.
			start_value: Balance,
		},
		/// A bid became the best one.
		BidPlaced {
			/// Identity of the auction.
			auction: AuctionId,
			/// Bidder, who leads now.
			bidder: T::AccountId,
			/// KIT that is bid.
			kit: Balance,
			/// Previous leader, who was refunded; `None` for a first bid.
			outbid: Option<T::AccountId>,
		},
		/// A lot was sold.
		AuctionCompleted {
			/// Identity of the auction.
			auction: AuctionId,
			/// Winner of the lot.
			winner: T::AccountId,
			/// KIT that was bid.
			kit: Balance,
			/// HUX in the lot.
			lot: Balance,
		},
		/// A lot was transferred to its winner.
		LotClaimed {
			/// Identity of the auction.
			auction: AuctionId,
			/// Winner of the lot.
			winner: T::AccountId,
			/// HUX in the lot.
			lot: Balance,
		},
		/// The proceeds of a slice were shared.
		SliceSettled {
			/// Identity of the slice.
			slice: SliceId,
			/// Burrow of the slice.
			burrow: BurrowId,
			/// Auction that sold the slice.
			auction: AuctionId,
			/// HUX in the slice.
			amount: Balance,
			/// Proceeds of the slice, in KIT.
			kit: Balance,
			/// KIT of the proceeds that repaid debt.
			repaid: Balance,
			/// KIT of the proceeds kept as the penalty of a warranted liquidation.
			penalty: Balance,
			/// True if the penalty was burned; otherwise it drips to the kit pool.
			penalty_burned: bool,
			/// KIT of the proceeds paid to the owner of the burrow.
			excess: Balance,
		},
		/// A slice could not be settled. The chain tries again after the lot's other slices.
		SettlementFailed {
			/// Identity of the auction.
			auction: AuctionId,
			/// Reason.
			error: DispatchError,
		},
		/// The next lot could not be offered. The chain tries again in the next block.
		StartFailed {
			/// Reason.
			error: DispatchError,
		},
		/// All slices of a lot are settled.
		AuctionSettled {
			/// Identity of the auction.
			auction: AuctionId,
			/// KIT of the bid that rounding left over; it drips to the kit pool.
			dust: Balance,
		},
		/// A portion of the drip was paid into the kit pool.
		Dripped {
			/// KIT that was paid.
			kit: Balance,
			/// HUX that was paid.
			hux: Balance,
		},
	}
}
