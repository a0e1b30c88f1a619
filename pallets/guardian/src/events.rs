//! The events of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// Something was paused.
		Paused {
			/// The paused thing.
			subject: SubjectOf<T>,
			/// First block without the pause; `None` if the committee must end it.
			ends: Option<BlockNumberFor<T>>,
		},
		/// The committee confirmed a pause of the guardian.
		Confirmed {
			/// The paused thing.
			subject: SubjectOf<T>,
		},
		/// The committee ended a pause.
		Resumed {
			/// The thing that is no longer paused.
			subject: SubjectOf<T>,
		},
		/// The time of a pause of the guardian is over.
		Ended {
			/// The thing that was paused.
			subject: SubjectOf<T>,
			/// The outcome. After an error the thing keeps its state until the committee acts.
			result: DispatchResult,
		},
	}
}
