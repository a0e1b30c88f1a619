//! Why the pools refuse.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no pool of this number: look at `hub_pools`.
		UnknownPool,
		/// The pool is paused: only withdrawals are possible until a committee resumes it.
		PoolPaused,
		/// The pool is not paused.
		NotPaused,
		/// The pool is private, and this account is not listed.
		NotListed,
		/// The pool is public: nobody needs to be listed.
		NotPrivate,
		/// The pool does not hold this token.
		NotInPool,
		/// The amount is zero.
		ZeroAmount,
		/// So little would come out that nothing is left after rounding: trade more.
		ZeroOutput,
		/// The price has moved beyond the limit of this trade, deposit or withdrawal: ask for a new quote.
		SlippageExceeded,
		/// Nobody provides this pool yet.
		NoLiquidity,
		/// The oracle has no price that is young enough: trade when its members have fed again.
		StaleGuide,
		/// The oracle's price has jumped, and no second median has confirmed it yet: try again in some blocks.
		GuideJumped,
		/// The pool cannot give so much of this side.
		SideExhausted,
		/// The deposit is too small to be worth a share.
		TooLittle,
		/// The account holds fewer shares.
		NotEnoughShares,
		/// The two sides of a pool must be different tokens.
		SameAsset,
		/// The token has no metadata: without its decimals it cannot be priced.
		NoMetadata,
		/// There are as many pools as there can be.
		TooManyPools,
		/// The fee is above 5 %.
		FeeTooHigh,
		/// A proactive pool whose guide price moves needs k of 0.0045 at least.
		CurveTooFlat,
		/// The linear curve is for private pools only.
		WrongShape,
		/// The source of the guide price is not usable: a fixed price of zero, a maximum age of zero, a maximum step of
		/// zero or above 50 %, or a price of something in itself.
		BadSource,
		/// The pool cannot be quoted as it stands: its committee must set its terms anew. Withdrawals are possible.
		Unquotable,
		/// The first deposit of a public pool must be worth about the same on both sides: give at most twice as much of one, by the guide price.
		WrongProportion,
		/// A pool's tokens must have a minimum balance of one unit.
		WrongMinimumBalance,
		/// A pool's tokens have at most 24 decimals.
		TooManyDecimals,
		/// The pool's account holds nothing beyond its books.
		NothingToSweep,
		/// A number is too large for the arithmetic of the chain: use a smaller amount.
		ArithmeticOverflow,
		/// These terms are looser than those before: announce them (`timelock.schedule`) and let them be made when the notice is over.
		NeedsNotice,
	}
}
