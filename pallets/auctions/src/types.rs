//! Stored types of the auctions, and their constants.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::{BoundedVec, ConstU32};
use huxian_queue::{Range, SliceId};
use huxian_traits::{AuctionId, Balance, Moment};
use scale_info::TypeInfo;

/// Maximum number of lots on offer at once.
pub const MAX_OPEN_LOTS: u32 = 16;
/// Maximum number of sold lots that wait for settlement. While it is reached, none is completed.
pub const MAX_UNSETTLED_LOTS: u32 = 16;
/// Maximum number of slices that one call of `settle`, or one block, settles.
///
/// It equals the capacity of a node of the queue.
pub const MAX_SETTLED_SLICES: u32 = 64;
/// Duration of the drip to the liquidity providers of the kit pool, in blocks.
pub const DRIP_BLOCKS: u128 = 28_800;
/// Maximum advance of the auctions' clock in a block, in milliseconds.
///
/// After a halt of the chain, bidders still have their time.
pub const MAX_CLOCK_ADVANCE: Moment = 30_000;

/// A point in the time of the auctions.
///
/// It stands still while the chain does, and while KIT cannot be had.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Instant {
	/// Milliseconds since the first block.
	pub millis: u64,
	/// Blocks since the first block.
	pub blocks: u64,
}

impl Instant {
	/// Returns the whole seconds and the blocks since `earlier`. Seconds are rounded down.
	pub fn since(&self, earlier: &Self) -> (u64, u64) {
		// The clock never goes back, so neither saturates. The divisor is not zero.
		let millis = self.millis.saturating_sub(earlier.millis);
		(millis.checked_div(1_000).unwrap_or_default(), self.blocks.saturating_sub(earlier.blocks))
	}
}

/// The clock of the auctions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AuctionClock {
	/// Time of the auctions.
	pub now: Instant,
	/// Time of the chain at the last advance, in milliseconds since 1970.
	///
	/// 0 before the first advance, and while the clock stands.
	pub chain_time: Moment,
}

/// A bid.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Bid<AccountId> {
	/// Account that bids.
	pub bidder: AccountId,
	/// KIT that is bid; it lies on the account of the auctions.
	pub kit: Balance,
	/// Time since which the bidder leads: a raise of the own bid leaves it.
	pub at: Instant,
}

/// Stage of an auction.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Stage<AccountId> {
	/// No bid yet; the price falls.
	Descending,
	/// A bid leads; the next one must be higher.
	Ascending(Bid<AccountId>),
	/// The best bid has won.
	Completed {
		/// The winning bid.
		bid: Bid<AccountId>,
		/// KIT of the bid that is settled with burrows.
		settled: Balance,
		/// True if the winner has claimed the lot.
		claimed: bool,
	},
}

/// An auction of one lot.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Auction<AccountId> {
	/// Slices of the lot.
	pub range: Range,
	/// Slice at which settlement continues.
	///
	/// Slices before it are settled, or failed and are tried again after the others.
	pub cursor: SliceId,
	/// Number of slices that are not settled.
	pub slices: u32,
	/// HUX in the lot.
	pub lot: Balance,
	/// HUX in the slices that are not settled.
	pub unsettled: Balance,
	/// KIT for which the lot was first offered.
	pub start_value: Balance,
	/// Time of the first offer.
	pub started: Instant,
	/// Stage of the auction.
	pub stage: Stage<AccountId>,
}

/// A lot on offer, as far as the step of each block needs it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct OpenLot {
	/// Identity of the auction.
	pub auction: AuctionId,
	/// Slices of the lot.
	pub range: Range,
	/// Time since which the best bidder leads; `None` before the first bid.
	pub bid_at: Option<Instant>,
}

/// A sold lot that has slices left to settle.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct SoldLot {
	/// Identity of the auction.
	pub auction: AuctionId,
	/// Slices of the lot.
	pub range: Range,
}

/// The state that nearly every call and each block needs, in one storage item.
///
/// A bid reads and writes it once.
#[doc(alias = "Standing")]
#[derive(Clone, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct AuctionsState {
	/// Clock of the auctions.
	pub clock: AuctionClock,
	/// Lots on offer, oldest first.
	pub open: BoundedVec<OpenLot, ConstU32<MAX_OPEN_LOTS>>,
	/// Totals of all flows.
	pub totals: Totals,
}

/// An amount that is paid out in equal portions, one in each block.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Stream {
	/// Amount that is not paid yet.
	pub remaining: Balance,
	/// Amount of each payment.
	pub portion: Balance,
}

impl Stream {
	/// Returns the stream with `amount` more; `None` when the sum does not fit.
	///
	/// The whole remaining amount is spread over the full duration again. The portion is rounded
	/// up, so that the last payment is not late.
	pub fn topped_up(&self, amount: Balance) -> Option<Self> {
		// Adding nothing does not restart the duration.
		if amount == 0 {
			return Some(*self);
		}
		let remaining = self.remaining.checked_add(amount)?;
		Some(Self { remaining, portion: remaining.div_ceil(DRIP_BLOCKS) })
	}

	/// Returns the next payment, and the stream after it.
	pub fn next_payment(&self) -> (Balance, Self) {
		let payment = self.portion.min(self.remaining);
		// Never saturates: the payment is at most what remains.
		(payment, Self { remaining: self.remaining.saturating_sub(payment), portion: self.portion })
	}
}

/// Drips to the liquidity providers of the kit pool.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Drips {
	/// KIT of penalties and of dust.
	pub kit: Stream,
	/// HUX of liquidation rewards that nobody earned.
	pub hux: Stream,
}

/// Totals of all flows to and from the account of the auctions, since genesis.
///
/// Inflows less outflows are the holdings, to the unit. A stranger may send more.
#[doc(alias = "Books")]
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Totals {
	/// HUX of slices that were queued.
	pub queued: Balance,
	/// HUX of slices that were cancelled.
	pub cancelled: Balance,
	/// HUX that winners claimed.
	pub claimed: Balance,
	/// HUX that was received for the drip.
	pub hux_drip_received: Balance,
	/// HUX that was paid into the kit pool.
	pub hux_dripped: Balance,
	/// KIT that was bid.
	pub bid: Balance,
	/// KIT that was refunded to outbid bidders.
	pub refunded: Balance,
	/// KIT that repaid debts.
	pub repaid: Balance,
	/// KIT of penalties that was burned.
	pub burned: Balance,
	/// KIT that was paid to owners, because their slices brought more than they owed.
	pub excess: Balance,
	/// KIT that was paid into the kit pool.
	pub kit_dripped: Balance,
}

impl Totals {
	/// Returns the HUX on the account by these totals; `None` when outflows exceed inflows.
	pub fn hux_held(&self) -> Option<Balance> {
		let received = self.queued.checked_add(self.hux_drip_received)?;
		received.checked_sub(self.cancelled)?.checked_sub(self.claimed)?.checked_sub(self.hux_dripped)
	}

	/// Returns the KIT on the account by these totals; `None` when outflows exceed inflows.
	pub fn kit_held(&self) -> Option<Balance> {
		let kept = self.bid.checked_sub(self.refunded)?.checked_sub(self.repaid)?.checked_sub(self.burned)?;
		kept.checked_sub(self.excess)?.checked_sub(self.kit_dripped)
	}
}
