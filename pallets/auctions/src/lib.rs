#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]
#![cfg_attr(
	not(test),
	deny(
		clippy::arithmetic_side_effects,
		clippy::as_conversions,
		clippy::expect_used,
		clippy::indexing_slicing,
		clippy::panic,
		clippy::unwrap_used
	)
)]

extern crate alloc;

#[cfg(feature = "runtime-benchmarks")]
pub mod benchmarking;
mod bids;
mod drip;
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

// What the macros write out uses `as` and `expect`; the work is done in modules where neither is allowed.
#[allow(clippy::as_conversions, clippy::expect_used)]
#[frame::pallet]
pub mod pallet {
	use crate::{types::*, weights::WeightInfo as _};
	use frame::{prelude::*, token::fungible};
	use huxian_math::Parameters;
	use huxian_queue::{Head, Node, NodeId, SliceId, KEY_LENGTH};
	use huxian_traits::{
		auctions::Debtors,
		kit::{Clock, Controller, KitMarket},
		views::{AuctionView, QueueView, SliceView},
		AuctionId, Balance, BurrowId,
	};

	/// An auction as it is kept.
	pub type AuctionOf<T> = Auction<<T as frame_system::Config>::AccountId>;

	#[pallet::config]
	pub trait Config: frame_system::Config {
		/// The account that holds what is at auction and what is bid.
		type Account: Get<Self::AccountId>;

		/// Where slices come from and are settled.
		type Burrows: Debtors<Self::AccountId>;

		/// The clock of the chain.
		type Clock: Clock;

		/// The prices, and the burning of kit.
		type Controller: Controller<Self::AccountId>;

		/// HUX.
		type Hux: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// KIT.
		type Kit: fungible::Mutate<Self::AccountId, Balance = Balance>;

		/// The pool of KIT and HUX, whose providers get what nobody earned.
		type Market: KitMarket<Self::AccountId>;

		/// The constants and rules of the kit system.
		type Preset: Get<Parameters>;

		/// What calls and hooks cost.
		type WeightInfo: crate::weights::WeightInfo;

		/// Builds the worst world to measure in.
		#[cfg(feature = "runtime-benchmarks")]
		type BenchmarkHelper: crate::benchmarking::BenchmarkHelper<Self::AccountId>;
	}

	#[pallet::pallet]
	pub struct Pallet<T>(_);

	/// The totals of the queue, and where it begins.
	#[pallet::storage]
	pub(crate) type QueueHead<T: Config> = StorageValue<_, Head, ValueQuery>;

	/// The nodes of the queue's tree.
	#[pallet::storage]
	pub(crate) type QueueNodes<T: Config> = StorageMap<_, Twox64Concat, NodeId, Node, OptionQuery>;

	/// The slices of each burrow, under keys that sort as the slices do.
	#[pallet::storage]
	pub type SlicesOf<T: Config> =
		StorageDoubleMap<_, Twox64Concat, BurrowId, Identity, [u8; KEY_LENGTH], (), OptionQuery>;

	/// All auctions that are not over.
	#[pallet::storage]
	pub type Auctions<T: Config> = StorageMap<_, Twox64Concat, AuctionId, AuctionOf<T>, OptionQuery>;

	/// The clock, the lots on offer, and the books.
	#[pallet::storage]
	pub type Board<T: Config> = StorageValue<_, Standing, ValueQuery>;

	/// The lots that were sold and have slices left to settle, the oldest first.
	#[pallet::storage]
	pub type Unsettled<T: Config> = StorageValue<_, BoundedVec<Sold, ConstU32<MAX_UNSETTLED>>, ValueQuery>;

	/// The identity that the next auction gets.
	#[pallet::storage]
	pub type NextAuction<T: Config> = StorageValue<_, AuctionId, ValueQuery>;

	/// What goes to the providers of the kit pool, little by little.
	#[pallet::storage]
	pub type Dripping<T: Config> = StorageValue<_, Drips, ValueQuery>;

	#[pallet::event]
	#[pallet::generate_deposit(pub(crate) fn deposit_event)]
	pub enum Event<T: Config> {
		/// A slice was put at the back of the queue.
		SliceQueued {
			/// Which.
			slice: SliceId,
			/// Of which burrow.
			burrow: BurrowId,
			/// How much HUX.
			amount: Balance,
			/// KIT that it must bring for its liquidation to have been unwarranted; `None`: warranted whatever it brings.
			min_kit_for_unwarranted: Option<Balance>,
		},
		/// A slice was taken out of the queue.
		SliceCancelled {
			/// Which.
			slice: SliceId,
			/// Of which burrow.
			burrow: BurrowId,
			/// How much HUX.
			amount: Balance,
		},
		/// A slice was cut so that a lot has just its size.
		SliceCut {
			/// The part that is in the lot.
			slice: SliceId,
			/// HUX in it.
			amount: Balance,
			/// The rest, which is the first of the queue now.
			rest: SliceId,
			/// HUX in that.
			rest_amount: Balance,
		},
		/// A lot is on offer.
		AuctionStarted {
			/// Its identity.
			auction: AuctionId,
			/// How much HUX.
			lot: Balance,
			/// In how many slices.
			slices: u32,
			/// KIT that it is offered for; falls from now on.
			start_value: Balance,
		},
		/// Somebody has bid the most so far.
		BidPlaced {
			/// In which auction.
			auction: AuctionId,
			/// Who.
			bidder: T::AccountId,
			/// How much KIT.
			kit: Balance,
			/// Who was outbid and has got his kit back.
			outbid: Option<T::AccountId>,
		},
		/// A lot was sold.
		AuctionCompleted {
			/// In which auction.
			auction: AuctionId,
			/// To whom.
			winner: T::AccountId,
			/// For how much KIT.
			kit: Balance,
			/// How much HUX.
			lot: Balance,
		},
		/// The winner has the lot.
		LotClaimed {
			/// Of which auction.
			auction: AuctionId,
			/// Who.
			winner: T::AccountId,
			/// How much HUX.
			lot: Balance,
		},
		/// The proceeds of a slice were shared.
		SliceSettled {
			/// Which.
			slice: SliceId,
			/// Of which burrow.
			burrow: BurrowId,
			/// In which auction it was sold.
			auction: AuctionId,
			/// How much HUX.
			amount: Balance,
			/// How much KIT it brought.
			kit: Balance,
			/// What of it repaid debt.
			repaid: Balance,
			/// What of it was kept because the liquidation was warranted.
			penalty: Balance,
			/// Whether the penalty was burned; otherwise it goes to the providers of the kit pool.
			penalty_burned: bool,
			/// What of it the owner got.
			excess: Balance,
		},
		/// A slice could not be settled: it will be tried again.
		SettlementFailed {
			/// Of which auction.
			auction: AuctionId,
			/// Why.
			error: DispatchError,
		},
		/// The next lot could not be offered: it will be tried again.
		StartFailed {
			/// Why.
			error: DispatchError,
		},
		/// All slices of a lot are settled.
		AuctionSettled {
			/// Of which auction.
			auction: AuctionId,
			/// KIT that rounding left of the bid, for the providers of the kit pool.
			dust: Balance,
		},
		/// The providers of the kit pool were paid.
		Dripped {
			/// KIT.
			kit: Balance,
			/// HUX.
			hux: Balance,
		},
	}

	#[pallet::error]
	pub enum Error<T> {
		/// There is no auction of this number, or it is over.
		UnknownAuction,
		/// The auction takes no more bids: it was won.
		AuctionClosed,
		/// The bid is below what the auction asks for now: see `minimum_bid`.
		BidTooLow,
		/// The bidder has less free kit than the bid.
		InsufficientKit,
		/// The auction is not completed yet: wait until its best bid has won.
		NotCompleted,
		/// Only who has won the auction may claim its lot.
		NotWinner,
		/// The lot was claimed before.
		AlreadyClaimed,
		/// All slices of the auction are settled, or none was to be.
		NothingToSettle,
		/// The burrow has no slice of this number.
		UnknownSlice,
		/// The slice is in an auction already.
		NotQueued,
		/// A number is too large for the arithmetic of the chain.
		ArithmeticOverflow,
		/// The queue's tree is not what it should be. Please tell the developers: this never happens.
		BrokenQueue,
	}

	#[pallet::hooks]
	impl<T: Config> Hooks<BlockNumberFor<T>> for Pallet<T> {
		/// Advances the clock, completes auctions, settles slices, offers the next lots, pays the providers of the pool.
		fn on_initialize(block: BlockNumberFor<T>) -> Weight {
			Self::step(block)
		}

		fn integrity_test() {
			assert!(T::Preset::get().lots.open <= MAX_OPEN, "more lots than fit are to be open at once");
		}

		#[cfg(feature = "try-runtime")]
		fn try_state(_: BlockNumberFor<T>) -> Result<(), frame::try_runtime::TryRuntimeError> {
			Self::do_try_state()
		}
	}

	#[pallet::call]
	impl<T: Config> Pallet<T> {
		/// Bids for a lot.
		///
		/// # Origin
		/// Signed.
		///
		/// # Details
		/// Who led before gets his kit back in the same call; who raises his own bid pays the difference only. The bid wins when more than
		/// the interval's blocks and seconds have passed without a higher one.
		///
		/// # Parameters
		/// - `auction`: which.
		/// - `kit`: how much KIT for the whole lot, at least what `minimum_bid` says.
		///
		/// # Errors
		/// [`Error::UnknownAuction`], [`Error::AuctionClosed`], [`Error::BidTooLow`], [`Error::InsufficientKit`].
		///
		/// # Events
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

		/// Takes the lot that the signer has won. It waits for no settlement.
		///
		/// # Origin
		/// Signed by the winner.
		///
		/// # Errors
		/// [`Error::UnknownAuction`], [`Error::NotCompleted`], [`Error::NotWinner`], [`Error::AlreadyClaimed`].
		///
		/// # Events
		/// [`Event::LotClaimed`].
		#[pallet::call_index(1)]
		#[pallet::weight(T::WeightInfo::claim())]
		pub fn claim(origin: OriginFor<T>, #[pallet::compact] auction: AuctionId) -> DispatchResult {
			Self::do_claim(ensure_signed(origin)?, auction)
		}

		/// Settles slices of a sold lot, the oldest first. The chain does so by itself; this is for those who do not want to wait.
		///
		/// # Origin
		/// Signed by anyone.
		///
		/// # Parameters
		/// - `auction`: which.
		/// - `max_slices`: at most this many of them, and at most [`MAX_SETTLED`].
		///
		/// # Errors
		/// [`Error::UnknownAuction`], [`Error::NotCompleted`], [`Error::NothingToSettle`].
		///
		/// # Events
		/// [`Event::SliceSettled`] for each, [`Event::AuctionSettled`] after the last.
		#[pallet::call_index(2)]
		#[pallet::weight(T::WeightInfo::settle((*max_slices).min(MAX_SETTLED)))]
		pub fn settle(
			origin: OriginFor<T>,
			#[pallet::compact] auction: AuctionId,
			#[pallet::compact] max_slices: u32,
		) -> DispatchResultWithPostInfo {
			ensure_signed(origin)?;
			let settled = Self::do_settle(auction, max_slices.min(MAX_SETTLED))?;
			Ok(Some(T::WeightInfo::settle(settled)).into())
		}
	}

	#[pallet::view_functions]
	impl<T: Config> Pallet<T> {
		/// What waits, what is on offer, what is being settled.
		pub fn auctions() -> QueueView<T::AccountId> {
			Self::view_auctions()
		}

		/// One auction.
		pub fn auction(id: AuctionId) -> Option<AuctionView<T::AccountId>> {
			Self::view_auction(id)
		}

		/// The slices of a burrow from an identity on, and where each stands.
		pub fn slices(burrow: BurrowId, from_number: i64, from_part: u32) -> alloc::vec::Vec<SliceView> {
			Self::view_slices(burrow, SliceId { number: from_number, part: from_part })
		}

		/// KIT that a bid must be now.
		pub fn minimum_bid(id: AuctionId) -> Option<Balance> {
			Self::view_minimum_bid(id)
		}
	}
}
