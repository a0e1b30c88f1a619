//! Errors of the calls. Each text states the condition and, where one exists, the remedy.

use crate::pallet::{Config, Error};
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// Section of the pallet; its names resolve in `pallet`.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// No auction has this number, or it is over.
		UnknownAuction,
		/// The best bid has won: the auction takes no more bids.
		AuctionClosed,
		/// The bid is below the minimum: see `minimum_bid` and bid at least that.
		BidTooLow,
		/// The bidder has less free KIT than the bid takes.
		InsufficientKit,
		/// The auction is not completed: wait until its best bid has won.
		NotCompleted,
		/// The signer did not win the auction: only the winner may claim the lot.
		NotWinner,
		/// The lot was claimed before.
		AlreadyClaimed,
		/// No slices are left to settle, or `max_slices` is zero.
		NothingToSettle,
		/// The burrow has no slice of this number.
		UnknownSlice,
		/// The slice is in an auction already, so it cannot be cancelled.
		NotQueued,
		/// A number is too large for the arithmetic of the chain.
		ArithmeticOverflow,
		/// The queue's tree is corrupt. This should never happen: tell the developers.
		BrokenQueue,
	}
}

impl<T: Config> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Error::ArithmeticOverflow
	}
}
