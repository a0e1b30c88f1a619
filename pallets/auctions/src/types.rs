//! What the auctions keep.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32};
use huxian_queue::{Range, SliceId};
use huxian_traits::{AuctionId, Balance, Moment};
use scale_info::TypeInfo;

/// The most lots on offer at once.
pub const MAX_OPEN: u32 = 16;
/// The most lots that wait for settlement; no further one is completed before one of them is done.
pub const MAX_UNSETTLED: u32 = 16;
/// The most slices that `settle` takes at once, and that a hook settles in a block: as many as a node of the queue can hold.
pub const MAX_SETTLED: u32 = 64;
/// Over how many blocks what belongs to the providers of the kit pool is paid out.
pub const DRIP_BLOCKS: u128 = 28_800;
/// Every how many blocks a part of it is paid.
pub const DRIP_EVERY: u32 = 20;
/// The most that the auctions' clock advances in a block, in milliseconds: after a halt of the chain bidders still have their time.
pub const MAX_ADVANCE: Moment = 30_000;

/// A point in the time of the auctions, which stands still while the chain does.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Instant {
	/// Milliseconds that have passed.
	pub millis: u64,
	/// Blocks that have passed.
	pub blocks: u64,
}

impl Instant {
	/// Whole seconds and blocks since `earlier`.
	pub fn since(&self, earlier: &Self) -> (u64, u64) {
		// The clock never goes back, so neither saturates.
		let millis = self.millis.saturating_sub(earlier.millis);
		(millis.checked_div(1_000).unwrap_or_default(), self.blocks.saturating_sub(earlier.blocks))
	}
}

/// The clock of the auctions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Timer {
	/// What it shows.
	pub now: Instant,
	/// The chain's time when it was last advanced, milliseconds since 1970; 0 before the first time.
	pub advanced: Moment,
}

/// A bid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Bid<AccountId> {
	/// Who.
	pub bidder: AccountId,
	/// How much KIT; it is on the auctions' account.
	pub kit: Balance,
	/// When.
	pub at: Instant,
}

/// How far an auction is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Stage<AccountId> {
	/// Nobody has bid; the price falls.
	Descending,
	/// The best bid leads; the price rises.
	Ascending(Bid<AccountId>),
	/// The best bid has won.
	Completed {
		/// Who has won, and for how much.
		bid: Bid<AccountId>,
		/// KIT of the bid that has been settled with burrows.
		settled: Balance,
		/// Whether the winner has had the lot.
		claimed: bool,
	},
}

/// A lot and its auction.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Auction<AccountId> {
	/// Its slices.
	pub range: Range,
	/// Where settlement goes on: before it are slices that are settled, or that could not be and are tried again after the others.
	pub cursor: SliceId,
	/// How many slices are not settled.
	pub slices: u32,
	/// HUX in the lot.
	pub lot: Balance,
	/// HUX in the slices that have not been settled.
	pub unsettled: Balance,
	/// KIT that it was first offered for.
	pub start_value: Balance,
	/// When it was first offered.
	pub started: Instant,
	/// How far it is.
	pub stage: Stage<AccountId>,
}

/// A lot on offer, as far as the step of each block has to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Open {
	/// Which auction.
	pub auction: AuctionId,
	/// Its slices.
	pub range: Range,
	/// When the best bid was made; none while nobody has bid.
	pub bid_at: Option<Instant>,
}

/// A lot that was sold and has slices left to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Sold {
	/// Which auction.
	pub auction: AuctionId,
	/// Its slices.
	pub range: Range,
}

/// What nearly every call and each block needs, in one storage item: a bid reads and writes it once.
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Standing {
	/// The clock.
	pub timer: Timer,
	/// The lots on offer, the oldest first.
	pub open: BoundedVec<Open, ConstU32<MAX_OPEN>>,
	/// What came and what went.
	pub books: Books,
}

/// What is paid out little by little.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream {
	/// What is left.
	pub left: Balance,
	/// What goes each time.
	pub portion: Balance,
}

impl Stream {
	/// With `amount` more: all that is left goes over the whole time again. `None` when it does not fit.
	pub fn with(&self, amount: Balance) -> Option<Self> {
		// Nothing more is no reason to begin again.
		if amount == 0 {
			return Some(*self);
		}
		let left = self.left.checked_add(amount)?;
		let portions = DRIP_BLOCKS.checked_div(DRIP_EVERY.into())?;
		Some(Self { left, portion: left.div_ceil(portions) })
	}

	/// What goes next, and what is left then.
	pub fn next(&self) -> (Balance, Self) {
		let goes = self.portion.min(self.left);
		// Never below zero: it is the smaller of both.
		(goes, Self { left: self.left.saturating_sub(goes), portion: self.portion })
	}
}

/// What belongs to the providers of the kit pool: penalties and rests in KIT, rewards that nobody earned in HUX.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Drips {
	/// KIT.
	pub kit: Stream,
	/// HUX.
	pub hux: Stream,
}

/// What came to the auctions' account and what left it, since the beginning. What is there is what came in less what went out, to the unit;
/// a stranger may send more.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Books {
	/// HUX of slices that were queued.
	pub queued: Balance,
	/// HUX of slices that were cancelled.
	pub cancelled: Balance,
	/// HUX that winners have had.
	pub claimed: Balance,
	/// HUX that came for the providers of the pool.
	pub hux_dripping: Balance,
	/// HUX that they have had.
	pub hux_dripped: Balance,
	/// KIT that was bid.
	pub bid: Balance,
	/// KIT that was given back to those who were outbid.
	pub refunded: Balance,
	/// KIT that repaid debts.
	pub repaid: Balance,
	/// KIT of penalties that was burned.
	pub burned: Balance,
	/// KIT that owners have had because their slices brought more than they owed.
	pub excess: Balance,
	/// KIT that the providers of the pool have had.
	pub kit_dripped: Balance,
}

impl Books {
	/// HUX that must be there; `None` when more went than came.
	pub fn hux(&self) -> Option<Balance> {
		let came = self.queued.checked_add(self.hux_dripping)?;
		came.checked_sub(self.cancelled)?.checked_sub(self.claimed)?.checked_sub(self.hux_dripped)
	}

	/// KIT that must be there; `None` when more went than came.
	pub fn kit(&self) -> Option<Balance> {
		let kept = self.bid.checked_sub(self.refunded)?.checked_sub(self.repaid)?.checked_sub(self.burned)?;
		kept.checked_sub(self.excess)?.checked_sub(self.kit_dripped)
	}
}
