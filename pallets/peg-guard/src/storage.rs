//! The storage of the pallet.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A section of the pallet: its names are those in scope there.
#[pallet_section]
mod storage {
	/// Ids of all families, in the order in which the hook processes them.
	#[doc(alias = "Instances")]
	#[pallet::storage]
	pub type FamilyIds<T: Config> = StorageValue<_, BoundedVec<TokenId, ConstU32<MAX_FAMILIES>>, ValueQuery>;

	/// All families, by the id of their token.
	#[pallet::storage]
	pub type Families<T: Config> = StorageMap<_, Twox64Concat, TokenId, Family, OptionQuery>;

	/// All externals, by their id.
	#[pallet::storage]
	pub type Externals<T: Config> = StorageMap<_, Twox64Concat, TokenId, External, OptionQuery>;

	/// The requests that wait for payment, by family and id.
	#[doc(alias = "Tickets")]
	#[pallet::storage]
	pub type RedemptionRequests<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TokenId, Twox64Concat, RequestId, RedemptionRequestOf<T>, OptionQuery>;

	/// The requests whose payment failed, by family and id. Anyone can have them paid with `claim`.
	#[doc(alias = "Parked")]
	#[pallet::storage]
	pub type Undeliverable<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TokenId, Twox64Concat, RequestId, RedemptionRequestOf<T>, OptionQuery>;

	/// Place in [`FamilyIds`] that the next block starts with; not 0 if a block was too short for
	/// all families.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, u32, ValueQuery>;
}
