//! Errors, each with the remedy where there is one.

use crate::{pallet::Error, types::ParamsOutOfBounds};
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// Section of the pallet; its module imports the names.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// There is no market operation of this number: `hub_operations` lists them.
		UnknownAmo,
		/// The maximum number of market operations exists already.
		TooManyAmos,
		/// A parameter is out of its bounds: see `AmoParams::validate` in the documentation.
		OutOfBounds,
		/// `min_step` is below the minimum swap of the PSM, which would refuse it: raise it.
		StepBelowMinimumSwap,
		/// There is no pool of this number.
		UnknownPool,
		/// The guide price of this pool is fixed: choose a pool whose guide price an oracle sets.
		FixedGuide,
		/// This pool is private: choose a public one.
		PrivatePool,
		/// The pool does not price the family's token in one of its externals: choose another one.
		WrongPool,
		/// This pool has a market operation already: choose another one.
		PoolInUse,
		/// Expansion is paused already.
		AlreadyPaused,
		/// Expansion is not paused.
		NotPaused,
		/// The price is unknown: the pool is empty, paused or too young, or feeds are stale. Wait.
		NoPrice,
		/// The last close is too far from the TWAP: wait until the price has settled.
		SpotDeviatesFromTwap,
		/// The price is near enough to its peg: there is nothing to do.
		NothingToDo,
		/// Expansion is paused, by itself or by safe mode: wait until the pause ends.
		ExpansionPaused,
		/// The PSM is closed for this external: it has lost its peg, or minting against it is
		/// paused, or the family has fallen. Wait until minting is open again.
		PsmClosed,
		/// The backing of the family is too low to mint, or below the unit when profit is swept:
		/// wait until it has recovered.
		BackingTooLow,
		/// The pool is too one-sided for more liquidity: wait until it has rebalanced.
		PoolImbalanced,
		/// The cool-down of the last expansion or of the last failure has not passed: wait.
		CoolingDown,
		/// The debt has reached its cap.
		MintCapReached,
		/// The limit of this hour is used up: wait until it has leaked.
		HourlyLimitReached,
		/// The part of the supply that is redeemable at the PSM would fall below `min_psm_share`.
		PsmShareTooLow,
		/// The debt would be larger than the value under stress of all holdings.
		Undercollateralised,
		/// The debt would grow.
		DebtWouldGrow,
		/// There is no profit: all holdings cover debt.
		NothingToSweep,
		/// A step is scheduled already.
		AlreadyScheduled,
		/// A number does not fit, or the ledger does not add up. Please tell the developers.
		ArithmeticOverflow,
		/// These parameters are looser than the present ones: announce them with
		/// `timelock.schedule`, and let them be set after the notice.
		NeedsNotice,
	}
}

impl<T> From<ParamsOutOfBounds> for Error<T> {
	fn from(_: ParamsOutOfBounds) -> Self {
		Error::OutOfBounds
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Error::ArithmeticOverflow
	}
}
