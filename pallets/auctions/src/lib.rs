#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![deny(missing_docs)]
#![cfg_attr(any(test, feature = "runtime-benchmarks"), allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod calls;
mod drip;
mod errors;
mod events;
mod hooks;
mod impls;
#[cfg(test)]
mod mock;
mod settle;
mod store;
#[cfg(test)]
mod tests;
#[cfg(any(feature = "try-runtime", test))]
mod try_state;
pub mod types;
mod views;
pub mod weights;

pub use pallet::*;
pub use types::{Auction, Bid, Instant, Stage};
pub use weights::WeightInfo;

use frame::deps::frame_support::pallet_macros::import_section;

/// Target of this pallet's log messages.
pub(crate) const LOG_TARGET: &str = "runtime::auctions";

// The macros expand to `as` and `expect`. The work is done in modules that allow neither.
#[import_section(errors::errors)]
#[import_section(events::events)]
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_api::views::{AuctionView, QueueView, SliceView};
	use huxian_math::Parameters;
	use huxian_queue::{Head, Node, NodeId, SliceId, KEY_LENGTH};
	use huxian_traits::{
		auctions::BurrowSettlement,
		kit::{Clock, Controller, KitAccess, KitMarket},
		AuctionId, Balance, BurrowId,
	};

	const STORAGE_VERSION: StorageVersion = StorageVersion::new(2);

	/// An auction, as it is stored.
	pub type AuctionOf<T> = Auction<<T as frame_system::Config>::AccountId>;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// Account that holds the HUX at auction and the KIT that is bid.
		type Account: Get<Self::AccountId>;

		/// Burrows, with which sold slices are settled.
		type Burrows: BurrowSettlement<Self::AccountId>;

		/// Clock of the chain.
		type Clock: Clock;

		/// Controller, which tells prices and burns kit.
		type Controller: Controller<Self::AccountId>;

		/// The token HUX.
		type Hux: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Access to KIT for buyers. While it is closed, the clock stands and no lot opens.
		type KitAccess: KitAccess;

		/// The token KIT.
		type Kit: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// Pool of KIT and HUX, whose liquidity providers receive the drip.
		type Market: KitMarket<Self::AccountId>;

		/// Constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// Weights of calls and hooks.
		type WeightInfo: crate::weights::WeightInfo;

		/// Sets up the worst state for benchmarks.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	#[pallet::storage_version(STORAGE_VERSION)]
	pub struct Pallet<T>(_);

	/// Totals of the queue's tree, and the front of the queue.
	#[pallet::storage]
	pub(crate) type QueueHead<T: Config> = StorageValue<_, Head, ValueQuery>;

	/// Nodes of the queue's tree.
	#[pallet::storage]
	pub(crate) type QueueNodes<T: Config> = StorageMap<_, Twox64Concat, NodeId, Node, OptionQuery>;

	/// Slices of each burrow that are not settled, under keys that sort as the slices do.
	#[pallet::storage]
	pub type SlicesOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BurrowId, Identity, [u8; KEY_LENGTH], (), OptionQuery>;

	/// Auctions that are not both settled and claimed.
	#[pallet::storage]
	pub type Auctions<T: Config> = StorageMap<_, Twox64Concat, AuctionId, AuctionOf<T>, OptionQuery>;

	/// Clock of the auctions, lots on offer, and totals of all flows.
	#[doc(alias = "Board")]
	#[pallet::storage]
	pub type State<T: Config> = StorageValue<_, AuctionsState, ValueQuery>;

	/// Sold lots that have slices left to settle, oldest first.
	#[pallet::storage]
	pub type Unsettled<T: Config> = StorageValue<_, BoundedVec<SoldLot, ConstU32<MAX_UNSETTLED_LOTS>>, ValueQuery>;

	/// Identity of the next auction.
	#[pallet::storage]
	pub type NextAuction<T: Config> = StorageValue<_, AuctionId, ValueQuery>;

	/// KIT and HUX that drip to the liquidity providers of the kit pool.
	#[pallet::storage]
	pub type Dripping<T: Config> = StorageValue<_, Drips, ValueQuery>;

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Advances the clock, completes, settles and starts auctions, and pays the drip.
		fn on_initialize(_: BlockNumberFor<T>) -> Weight {
			Self::step()
		}

		fn integrity_test() {
			assert!(T::Preset::get().lots.max_open <= MAX_OPEN_LOTS, "the preset has more open lots than fit");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Bids `kit` for the lot of `auction`.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Details
		/// The previous leader gets the refund in the same call. A leader who raises the bid pays
		/// the difference only, and does not restart the interval. A bid wins when more than the
		/// interval has passed without another leader, in blocks and in seconds.
		///
		/// ## Parameters
		/// - `auction`: identity of the auction.
		/// - `kit`: KIT for the whole lot, at least the answer of `minimum_bid`.
		///
		/// ## Errors
		/// [`Error::UnknownAuction`], [`Error::AuctionClosed`], [`Error::BidTooLow`],
		/// [`Error::InsufficientKit`].
		///
		/// ## Events
		/// [`Event::BidPlaced`].
		#[pallet::call_index(0)]
		#[pallet::weight(T::WeightInfo::bid())]
		pub fn bid(
			origin: OriginFor<T>,
			#[pallet::compact] auction: AuctionId,
			#[pallet::compact] kit: Balance,
		) -> DispatchResult {
			Self::do_bid(ensure_signed(origin)?, auction, kit)
		}

		/// Transfers the lot of `auction` to its winner.
		///
		/// ## Dispatch Origin
		/// Signed by the winner.
		///
		/// ## Details
		/// A claim does not wait for settlement.
		///
		/// ## Parameters
		/// - `auction`: identity of the auction.
		///
		/// ## Errors
		/// [`Error::UnknownAuction`], [`Error::NotCompleted`], [`Error::NotWinner`],
		/// [`Error::AlreadyClaimed`].
		///
		/// ## Events
		/// [`Event::LotClaimed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, #[pallet::compact] auction: AuctionId) -> DispatchResult {
			Self::do_claim(ensure_signed(origin)?, auction)
		}

		/// Settles slices of a sold lot now, oldest first.
		///
		/// ## Dispatch Origin
		/// Signed by anyone.
		///
		/// ## Details
		/// The chain settles by itself in each block. This call is for those who do not want to
		/// wait. If one of the slices cannot be settled, the whole call fails.
		///
		/// ## Parameters
		/// - `auction`: identity of the auction.
		/// - `max_slices`: maximum number of slices to settle, capped at [`MAX_SETTLED_SLICES`].
		///
		/// ## Errors
		/// [`Error::UnknownAuction`], [`Error::NotCompleted`], [`Error::NothingToSettle`]. The
		/// errors of the burrows pass through.
		///
		/// ## Events
		/// [`Event::SliceSettled`] for each slice, [`Event::AuctionSettled`] after the last one.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::settle((*max_slices).min(MAX_SETTLED_SLICES)))]
		pub fn settle(
			origin: OriginFor<T>,
			#[pallet::compact] auction: AuctionId,
			#[pallet::compact] max_slices: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let settled = Self::do_settle(auction, max_slices.min(MAX_SETTLED_SLICES))?;
			Ok(Some(T::WeightInfo::settle(settled)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// Returns the queue, the lots on offer, and the sold lots that are not settled.
		pub fn auctions() -> QueueView<T::AccountId> {
			Self::view_auctions()
		}

		/// Returns the auction `id`; `None` if there is none or it is over.
		pub fn auction(id: AuctionId) -> Option<AuctionView<T::AccountId>> {
			Self::view_auction(id)
		}

		/// Returns up to 100 slices of `burrow`, from the given identity on.
		pub fn slices(burrow: BurrowId, from_number: i64, from_part: u32) -> alloc::vec::Vec<SliceView> {
			Self::view_slices(burrow, SliceId { number: from_number, part: from_part })
		}

		/// Returns the minimum of a bid now, in KIT; `None` if the auction takes no bids.
		pub fn minimum_bid(id: AuctionId) -> Option<Balance> {
			Self::view_minimum_bid(id)
		}
	}
}
