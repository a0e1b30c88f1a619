//! The events of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// The committee has added a validator. It becomes an authority two sessions later, if it
		/// keeps its session keys.
		ValidatorAdded {
			/// The new validator, at the end of the list.
			who: T::AccountId,
			/// Number of validators after the addition.
			count: u32,
		},
		/// The committee has removed a validator. It ceases to be an authority two sessions later.
		ValidatorRemoved {
			/// The former validator.
			who: T::AccountId,
			/// Number of validators after the removal.
			count: u32,
		},
		/// The node of a waiting validator has proven that it runs, with its session keys.
		ReadinessProven {
			/// The validator.
			who: T::AccountId,
			/// Session of the proof. The validator may be planned at the end of it.
			session: SessionIndex,
		},
		/// The committee has restarted finality. The handover follows at the beginning of the next
		/// session.
		FinalityRestarted {
			/// Number of blocks from the beginning of that session to the handover.
			delay: BlockNumberFor<T>,
			/// Height of the block on which the new authorities build.
			best_finalized: BlockNumberFor<T>,
		},
		/// Other authorities are planned.
		SetPlanned {
			/// First session of the new authorities: the session after the one that begins with
			/// this block.
			session: SessionIndex,
			/// The new authorities, in the order of the list.
			validators: ValidatorsOf<T>,
		},
	}
}
