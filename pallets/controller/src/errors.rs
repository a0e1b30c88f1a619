//! The reasons why the pallet refuses.

use crate::{pallet::Error, types::InvalidParams};
use frame::deps::frame_support::pallet_macros::pallet_section;
use huxian_math::MathError;

/// Section of the pallet: its errors. `lib.rs` imports it together with the names used here.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The oracle has not reached its first quorum: wait until its members have fed the index.
		NoPriceYet,
		/// A number is too large for the arithmetic of the chain: use a smaller amount.
		ArithmeticOverflow,
		/// The minimum depth is out of bounds: give 1 HUX to 10^9 HUX, in units of 10^-12 HUX.
		MinDepthOutOfBounds,
		/// The window is out of bounds: give 60 000 to 86 400 000 milliseconds.
		WindowOutOfBounds,
		/// More kit would be burned than circulates: use a smaller amount.
		ExceedsCirculating,
		/// The parameters are looser than those in force: announce them with `timelock.schedule`,
		/// then execute them when the notice is over.
		NeedsNotice,
	}
}

impl<T> From<MathError> for Error<T> {
	fn from(_: MathError) -> Self {
		Self::ArithmeticOverflow
	}
}

impl<T> From<InvalidParams> for Error<T> {
	fn from(invalid: InvalidParams) -> Self {
		match invalid {
			InvalidParams::MinDepth => Self::MinDepthOutOfBounds,
			InvalidParams::Window => Self::WindowOutOfBounds,
		}
	}
}
