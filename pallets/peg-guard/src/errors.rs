//! The errors of the pallet. Each text is a condition, and the remedy where there is one.

use crate::{types::ParamsOutOfBounds, Error};
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no fresh price of this token. Mint when the oracle members have fed one, or
		/// redeem.
		PriceStale,
		/// The token trades too far below its unit. Mint against another one, or redeem.
		ExternalOffPeg,
		/// The mint fee in force is lower than the price or the window asks for. Try again in the
		/// next block.
		#[doc(alias = "FeeIsMoving")]
		FeeOutdated,
		/// The mint would raise the fee by more than one step. Mint at most the `maxMint` of
		/// `hub_quoteMint`, then again.
		#[doc(alias = "TooMuchAtOnce")]
		ExceedsFeeStep,
		/// The hourly inflow limit of this token is reached. Mint less, later, or against another
		/// token.
		HourWindowFull,
		/// The daily inflow limit of this token is reached. Mint less, later, or against another
		/// token.
		DayWindowFull,
		/// The token would back more of the debt than `max_external_share`. Mint against another
		/// token.
		ExternalShareFull,
		/// Tokens of this chain would back more of the debt than `max_domain_share`. Mint against a
		/// token of another chain.
		DomainShareFull,
		/// The backing is below `min_backing`. Mint when it has recovered.
		BackingTooLow,
		/// The token has no metadata. Set its name, symbol and decimals first.
		NoMetadata,
		/// The decimals differ from those in the token's metadata. Correct the wrong one of the
		/// two.
		WrongDecimals,
		/// The minimum balance of the token is not 1, so its dust could be burned.
		WrongMinimumBalance,
		/// The token has a supply without backing. A family starts with none.
		AlreadyIssued,
		/// The token belongs to a family already, as its token or as an external. It can back one
		/// only, and a family's token backs none.
		AlreadyInFamily,
		/// The token has another issuer, such as the controller or a bridge. Create the family with
		/// a token that is reserved for families.
		IssuedElsewhere,
		/// The family exists already.
		FamilyExists,
		/// There is no family of this token. `hub_peg` lists all of them.
		UnknownFamily,
		/// The token is no external of a family. `hub_peg` lists all of them.
		UnknownExternal,
		/// There are as many families as possible.
		TooManyFamilies,
		/// The family has as many externals as possible. Remove one first.
		TooManyExternals,
		/// A parameter is out of its bounds. See `FamilyParams::validate`.
		OutOfBounds,
		/// The external would have a larger share of the ceiling than `max_external_share`. Set a
		/// smaller weight.
		WeightTooLarge,
		/// The price is more than `pause_below` under the unit. Resume when it has recovered.
		#[doc(alias = "NotCalm")]
		NotRecovered,
		/// Minting against this token is not paused.
		#[doc(alias = "NotStopped")]
		NotPaused,
		/// The guardian paused minting against this token before, or the token is disabled.
		#[doc(alias = "AlreadyStopped")]
		AlreadyPaused,
		/// The external backs a part of the supply. Remove it when all of that is redeemed.
		HasDebt,
		/// Redemptions into this token wait for payment. Remove it when they are paid.
		#[doc(alias = "HasTickets")]
		HasPendingRedemptions,
		/// A market operation uses this external, and its assets back the family.
		HasOperation,
		/// Payments are held. They go on at `heldUntil`, or when the committee releases the queue.
		QueueIsHeld,
		/// Payments are not held.
		QueueIsNotHeld,
		/// The last hold ended less than a day ago. Hold again after that.
		HeldRecently,
		/// No request can be paid now: none waits, or the hourly limit is reached.
		#[doc(alias = "NothingToServe")]
		NothingToProcess,
		/// There is no undeliverable request of this id.
		#[doc(alias = "NoSuchTicket")]
		UnknownRequest,
		/// The account is not one of the market operations.
		NotOperator,
		/// A number exceeds the arithmetic of the chain.
		ArithmeticOverflow,
		/// The change is looser than the current state. Announce it (`timelock.schedule`) and
		/// execute it after the notice.
		NeedsNotice,
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Self::ArithmeticOverflow
	}
}

impl<T> From<ParamsOutOfBounds> for Error<T> {
	fn from(_: ParamsOutOfBounds) -> Self {
		Self::OutOfBounds
	}
}
