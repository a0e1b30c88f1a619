//! The errors of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// No further call can be announced. Execute or cancel an announced one first.
		TooManyOperations,
		/// This call cannot be announced: it needs no notice, or the committee may not make it.
		NotAnnounceable,
		/// The encoded call is too long. Split it.
		CallTooLong,
		/// No announced call has this number. It was executed, cancelled, or never announced.
		UnknownOperation,
		/// The notice is not over. Wait for the block `ready` of the operation.
		NotReady,
		/// The grace period is over. Announce the call again.
		Expired,
		/// The weight of the call is above `limit`. Give a higher limit.
		LimitTooLow,
		/// The runtime was upgraded since the call was announced. Cancel it and announce it again.
		UnknownCall,
		/// This call may not be executed now. Wait for the end of safe mode.
		NotExecutable,
		/// This call cannot be announced with the short notice. Announce it with `schedule`.
		NoEmergency,
		/// A number of an operation or of a block would overflow.
		ArithmeticOverflow,
	}
}
