//! What the pallet keeps.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod storage {
	/// The tokens of all families, in the order in which they are looked at.
	#[pallet::storage]
	pub type Instances<T: Config> = StorageValue<_, BoundedVec<TokenId, ConstU32<MAX_FAMILIES>>, ValueQuery>;

	/// All families, by their token.
	#[pallet::storage]
	pub type Families<T: Config> = StorageMap<_, Twox64Concat, TokenId, Family, OptionQuery>;

	/// All tokens that families are minted against.
	#[pallet::storage]
	pub type Externals<T: Config> = StorageMap<_, Twox64Concat, TokenId, External, OptionQuery>;

	/// The redemptions that wait, by family and number.
	#[pallet::storage]
	pub type Tickets<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TokenId, Twox64Concat, TicketNumber, TicketOf<T>, OptionQuery>;

	/// The redemptions whose payment failed: whoever they belong to claims them when he can be paid.
	#[pallet::storage]
	pub type Parked<T: Config> =
		StorageDoubleMap<_, Twox64Concat, TokenId, Twox64Concat, TicketNumber, TicketOf<T>, OptionQuery>;

	/// The family that the next block begins with: not the first one when a block was too short for all.
	#[pallet::storage]
	pub type Cursor<T: Config> = StorageValue<_, u32, ValueQuery>;
}
