//! What the pallet refuses. Each text tells a person what to do.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The price feed of this token is too old: minting against it waits until the members feed again. Redeeming works.
		PriceStale,
		/// This token trades too far below its unit: mint against another one. Redeeming works.
		ExternalOffPeg,
		/// The price has just moved and the fee follows in the next block: send it again then.
		FeeIsMoving,
		/// Above half of its window the fee rises in steps: mint at most what `hub_quoteMint` names as `maxMint`, then again.
		TooMuchAtOnce,
		/// As much of this token as may come in within an hour has come in: mint less, later, or against another one.
		HourWindowFull,
		/// As much of this token as may come in within a day has come in: mint less, later, or against another one.
		DayWindowFull,
		/// This token backs as much of the supply as one token may: mint against another one.
		ExternalShareFull,
		/// Tokens of this chain back as much of the supply as one chain may: mint against a token of another chain.
		DomainShareFull,
		/// Too little stands behind each token for new ones to be minted at par: wait until the backing has recovered.
		BackingTooLow,
		/// The token has no metadata: set its name, symbol and decimals first.
		NoMetadata,
		/// The decimals in its metadata are not those of its route: one of the two is wrong.
		WrongDecimals,
		/// The minimum balance of the token must be 1, so that nothing is burned as dust.
		WrongMinimumBalance,
		/// Some of this token was issued without anything behind it: a family begins with none.
		AlreadyIssued,
		/// The token belongs to a family already: it can back one only.
		AlreadyInFamily,
		/// This token is minted against others already.
		FamilyExists,
		/// There is no family of this token: `hub_peg` names all of them.
		UnknownFamily,
		/// No family is minted against this token: `hub_peg` names all of them.
		UnknownExternal,
		/// There are as many families as there can be.
		TooManyFamilies,
		/// The family has as many tokens as it can have: remove one first.
		TooManyExternals,
		/// A rule is outside its bounds: see `FamilyRules`.
		OutOfBounds,
		/// One token would have a larger share of the ceiling than the rules allow: give it a smaller weight.
		WeightTooLarge,
		/// It may be reopened when its price is no further below its unit than `stop_below`.
		NotCalm,
		/// Minting against this token has not stopped.
		NotStopped,
		/// Minting against this token was stopped by the guardian, or the token was shut, before.
		AlreadyStopped,
		/// The token backs a part of the supply: it can be removed when all of that was redeemed.
		HasDebt,
		/// Redemptions into this token wait to be paid: it can be removed after that.
		HasTickets,
		/// A market operation works with this token: what it has of it backs the family. It stays.
		HasOperation,
		/// Payments are held: they go on at `heldUntil`, or when the committee releases them.
		QueueIsHeld,
		/// Payments are not held.
		QueueIsNotHeld,
		/// Payments were held within the last day: the guardian can hold them again after that.
		HeldRecently,
		/// No redemption can be paid now: none waits, or as much as may leave within an hour has left.
		NothingToServe,
		/// There is no parked redemption of this number.
		NoSuchTicket,
		/// Only the market operations go through this door.
		NotOperator,
		/// A number is too large for the arithmetic of the chain.
		ArithmeticOverflow,
		/// These terms are looser than those before: announce them (`timelock.schedule`) and let them be made when the notice is over.
		NeedsNotice,
	}

	impl<T> From<MathError> for Error<T> {
		fn from(_: MathError) -> Self {
			Self::ArithmeticOverflow
		}
	}
}
