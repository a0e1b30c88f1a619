//! The errors of the pallet.

use crate::{Error, InvalidParams};
use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod errors {
	#[pallet::error]
	pub enum Error<T> {
		/// `minimum_members` is 0 or above [`Config::MaxMembers`].
		MinimumMembersOutOfBounds,
		/// `minimum_values` is 0 or above `minimum_members`.
		MinimumValuesOutOfBounds,
		/// `maximum_age` is below one minute or above one hour.
		MaximumAgeOutOfBounds,
		/// The account is a member, so its values count. Remove it from the members first.
		StillMember,
		/// The account has no stored value.
		NothingToPurge,
		/// The parameters are looser than the current ones. Announce them (`timelock.schedule`) and
		/// execute the call after the notice.
		NeedsNotice,
		/// The account is not a member.
		NotMember,
		/// The account is not a substitute. Announce it (`set_substitutes` after notice).
		NotSubstitute,
		/// A substitute is named twice.
		DuplicateSubstitute,
		/// The account is a member already, so it is no substitute.
		AlreadyMember,
		/// Without a substitute the removal would end the quorum, or leave a third of the announced
		/// members with half of the values. Name a substitute, or announce the removal.
		NeedsSubstitute,
		/// Two thirds of the last announced members must stay. Announce the removal.
		TooManyRemoved,
	}
}

impl<T> From<InvalidParams> for Error<T> {
	fn from(invalid: InvalidParams) -> Self {
		match invalid {
			InvalidParams::MinimumMembers => Self::MinimumMembersOutOfBounds,
			InvalidParams::MinimumValues => Self::MinimumValuesOutOfBounds,
			InvalidParams::MaximumAge => Self::MaximumAgeOutOfBounds,
		}
	}
}
