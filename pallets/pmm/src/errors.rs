//! Errors of the pools.

use crate::{Error, InvalidPoolParams};
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// Section of the pallet that defines its errors.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// No pool has this number. Look at `hub_pools`.
		UnknownPool,
		/// The pool is paused. Only withdrawals are possible until the pause ends.
		PoolPaused,
		/// The pool is not paused.
		NotPaused,
		/// The pool is private, and the account is not on its allowlist.
		NotAllowed,
		/// The pool is public and has no allowlist.
		NotPrivate,
		/// The pool does not hold this token.
		NotInPool,
		/// The amount is zero.
		ZeroAmount,
		/// The output is zero after rounding. Trade a larger amount.
		ZeroOutput,
		/// The price has passed the limit of the trade, deposit or withdrawal. Ask for a new quote.
		SlippageExceeded,
		/// The pool has no liquidity yet.
		NoLiquidity,
		/// The oracle has no price that is young enough. Trade after its members have fed again.
		StaleGuide,
		/// The oracle price has jumped, and no second median has confirmed it. Try again later.
		GuideJumped,
		/// The pool cannot pay out that much of one side.
		SideExhausted,
		/// The deposit is too small to be worth a share.
		DepositTooSmall,
		/// The account holds fewer shares.
		NotEnoughShares,
		/// Both sides of the pool are the same token.
		SameAsset,
		/// The token has no metadata, so its decimals are unknown.
		NoMetadata,
		/// The maximum number of pools exists.
		TooManyPools,
		/// The fee is above 5 %.
		FeeTooHigh,
		/// The curve is too flat. Around an oracle price, a proactive curve needs k ≥ 0.0045.
		CurveTooFlat,
		/// The linear curve is for private pools only.
		LinearInPublicPool,
		/// The source of the guide price is unusable. It is a fixed price of zero, the price of a
		/// token in itself, or one with a maximum age of zero. The maximum step may be 0.0001 % to
		/// 50 %.
		InvalidSource,
		/// The pool cannot be quoted with its parameters. Its committee must set new ones.
		/// Withdrawals are possible.
		Unquotable,
		/// The two sides of the first deposit of a public pool are worth too different amounts.
		/// Give at most twice as much of one side as of the other, at the guide price.
		WrongProportion,
		/// The minimum balance of the token is not one unit.
		WrongMinimumBalance,
		/// The token has more than 24 decimals.
		TooManyDecimals,
		/// The account of the pool holds nothing beyond its booked reserves.
		NothingToSweep,
		/// A number exceeds the arithmetic of the chain. Use a smaller amount.
		ArithmeticOverflow,
		/// The parameters are looser than before. Announce them with `timelock.schedule`, and apply
		/// them after the notice period.
		NeedsNotice,
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(error: MathError) -> Self {
		match error {
			MathError::Insufficient => Error::SideExhausted,
			MathError::InvalidParameters | MathError::DivisionByZero => Error::Unquotable,
			_ => Error::ArithmeticOverflow,
		}
	}
}

impl<T> From<InvalidPoolParams> for Error<T> {
	fn from(invalid: InvalidPoolParams) -> Self {
		match invalid {
			InvalidPoolParams::FeeTooHigh => Error::FeeTooHigh,
			InvalidPoolParams::InvalidSource => Error::InvalidSource,
			InvalidPoolParams::LinearInPublicPool => Error::LinearInPublicPool,
			InvalidPoolParams::CurveTooFlat => Error::CurveTooFlat,
		}
	}
}
