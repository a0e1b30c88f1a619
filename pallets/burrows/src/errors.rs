//! The reasons why the pallet refuses.

use crate::pallet::Error;
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// Section of the pallet: its errors. `lib.rs` imports it together with the names used here.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no burrow of this number: `hub_burrowsOf` lists those of an account.
		UnknownBurrow,
		/// The signer is not the owner and has no grant with this right: ask the owner for one.
		NoPermission,
		/// The amount is zero: give more.
		ZeroAmount,
		/// The amount is below the creation deposit: give more.
		BelowCreationDeposit,
		/// The burrow is closed: activate it first.
		BurrowClosed,
		/// The burrow is active already: use `deposit` to add collateral.
		AlreadyActive,
		/// The amount exceeds the collateral: withdraw less.
		InsufficientCollateral,
		/// The collateral would not cover the debt at the minting price: deposit more, or mint or
		/// withdraw less.
		Overburrowed,
		/// The debt would become less than the minimum, but not zero: mint more, or burn less or
		/// all of it.
		DebtBelowMinimum,
		/// The burrow owes nothing.
		NothingOwed,
		/// The burrow still owes kit: burn it first.
		DebtOutstanding,
		/// Collateral of the burrow is at auction: wait until it is settled.
		CollateralAtAuction,
		/// The oracle has no recent quorum, or its members disagree: wait, or do only what lowers
		/// the risk of the burrow.
		StalePrice,
		/// A number is too large for the arithmetic of the chain: use a smaller amount.
		ArithmeticOverflow,
		/// The grant gives no right: use `revoke` to take rights away.
		EmptyGrant,
		/// The grantee is the owner, who has all rights already.
		OwnerNeedsNoGrant,
		/// The burrow has as many grants as it can: revoke one first.
		TooManyGrants,
		/// The account has no grant for this burrow.
		NotGranted,
		/// The burrow is not offered to any account: its owner offers it with `transfer`.
		NotOffered,
		/// The burrow is offered to another account.
		NotOfferedToYou,
		/// The burrow has less collateral than the new owner asks for: look at it again, and accept
		/// with its collateral.
		CollateralBelowMinimum,
		/// The burrow owes more than the new owner accepts: look at it again, and accept with its
		/// debt.
		DebtAboveMaximum,
		/// The burrow is safe at the price of this block.
		NotLiquidatable,
		/// A slice of the burrow was sold and its proceeds are not settled yet: wait a block, or
		/// call `auctions.settle`.
		UnsettledSlices,
		/// The burrow would not be covered with the slice back: deposit or burn first.
		CancellationUnwarranted,
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Self::ArithmeticOverflow
	}
}
