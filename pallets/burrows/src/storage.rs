//! What the pallet keeps.

use frame::deps::frame_support::pallet_macros::pallet_section;

/// A part of the pallet; see its module for what the names mean.
#[pallet_section]
mod storage {
	/// All burrows.
	#[pallet::storage]
	pub type Burrows<T: Config> = StorageMap<_, Twox64Concat, BurrowId, RecordOf<T>, OptionQuery>;

	/// Who owns which.
	#[pallet::storage]
	pub type OwnedBy<T: Config> =
		StorageDoubleMap<_, Blake2_128Concat, T::AccountId, Twox64Concat, BurrowId, (), OptionQuery>;

	/// What others may do with a burrow.
	#[pallet::storage]
	pub type Grants<T: Config> = StorageMap<_, Twox64Concat, BurrowId, GrantsOf<T>, ValueQuery>;

	/// The identity that the next burrow gets: how many there have been.
	#[pallet::storage]
	pub type NextBurrow<T: Config> = StorageValue<_, BurrowId, ValueQuery>;

	/// Burrows that owe kit, sorted by how soon they become liquidatable: the first is the most endangered.
	#[pallet::storage]
	pub type RatioIndex<T: Config> = StorageMap<_, Identity, IndexKey, (), OptionQuery>;

	/// Burrows with slices, which the index does not place exactly while the prices differ.
	#[pallet::storage]
	pub type Watched<T: Config> = StorageMap<_, Identity, [u8; 8], (), OptionQuery>;

	/// The last of them that was looked at.
	#[pallet::storage]
	pub type WatchCursor<T: Config> = StorageValue<_, [u8; 8], ValueQuery>;

	/// Where the sweep goes on when a block was too short for it and some burrows could not be liquidated.
	#[pallet::storage]
	pub type SweepCursor<T: Config> = StorageValue<_, IndexKey, OptionQuery>;
}
