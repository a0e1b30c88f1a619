//! The events of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod events {
	#[pallet::event]
	#[pallet::generate_deposit(pub(super) fn deposit_event)]
	pub enum Event<T: Config> {
		/// New quorum parameters apply, also to values that were fed before.
		ParamsSet {
			/// All parameters in force.
			params: QuorumParams,
		},
		/// Values of an account that is not a member were removed.
		SubmissionsPurged {
			/// The account that had fed them.
			who: T::AccountId,
			/// Number of values removed.
			count: u32,
			/// True if no value of the account is left.
			complete: bool,
		},
		/// A member was removed without notice.
		MemberRemoved {
			/// The former member.
			who: T::AccountId,
			/// The substitute that became a member in its place.
			substitute: Option<T::AccountId>,
		},
		/// A substitute has become a member.
		SubstitutePromoted {
			/// The new member.
			who: T::AccountId,
		},
		/// Other accounts are substitutes.
		SubstitutesSet {
			/// All substitutes.
			substitutes: AccountsOf<T>,
		},
		/// A member fed a value that nothing on the chain reads. It was not stored.
		ValueIgnored {
			/// The member.
			who: T::AccountId,
			/// The feed.
			feed: Feed,
		},
	}
}
