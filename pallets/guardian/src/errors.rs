//! The errors of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// The guardian paused this before, or the committee confirmed it.
		AlreadyPaused,
		/// The committee resumed this. Ask the committee to pause it.
		Lifted,
		/// The last pauses of this kind ended a short time ago. Wait for the block `free` of the
		/// episode, or ask the committee.
		CoolingDown,
		/// No further pause can be recorded. Ask the committee.
		TooManyPauses,
		/// A number of a block would overflow.
		ArithmeticOverflow,
	}
}
