//! Why the pallet refuses.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no burrow of this number.
		UnknownBurrow,
		/// The signer is neither the owner nor has been granted this right.
		NoPermission,
		/// Nothing would happen: give an amount above zero.
		ZeroAmount,
		/// Less than the creation deposit was given.
		BelowCreationDeposit,
		/// The burrow is out of business: activate it first.
		Inactive,
		/// The burrow is in business already.
		AlreadyActive,
		/// More was to be withdrawn than the burrow has.
		InsufficientCollateral,
		/// The collateral would no longer cover the debt at the minting price: deposit more, mint or withdraw less.
		Overburrowed,
		/// The debt would be above zero and below the minimum: mint more, or burn all of it.
		DebtBelowMinimum,
		/// The burrow owes nothing.
		NothingOwed,
		/// The burrow still owes kit: burn it first.
		DebtOutstanding,
		/// Collateral of the burrow is still being auctioned: wait until that has been settled.
		CollateralAtAuction,
		/// The oracle has not been fed for too long, or its members disagree: only what lowers risk is possible until it is fresh again.
		StalePrice,
		/// A number is too large for the arithmetic of the chain: use a smaller amount.
		ArithmeticOverflow,
		/// The grant gives no right: use `revoke` to take rights away.
		EmptyGrant,
		/// The owner has all rights already.
		OwnerNeedsNoGrant,
		/// The burrow carries as many grants as it can: revoke one first.
		TooManyGrants,
		/// This account has no rights over the burrow.
		NotGranted,
		/// The burrow is not offered to anybody.
		NotOffered,
		/// The burrow is offered to somebody else.
		NotOfferedToYou,
		/// The burrow is safe at the price of this block.
		NotLiquidatable,
		/// A slice of the burrow was sold and its proceeds are about to be settled: wait a block, or call `auctions.settle`.
		UnsettledSlices,
		/// With the slice back the burrow would be unsafe: deposit or burn first.
		CancellationUnwarranted,
	}
}
