//! Liquidation: slices, lots and the queue.

use super::{as_decimal, as_optional_decimal};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use huxian_traits::{AuctionId, Balance};
use scale_info::TypeInfo;
use serde::Serialize;

/// An auction: one lot on offer, or one that is sold and not yet both settled and claimed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuctionView<AccountId> {
	/// Identity of the auction.
	pub id: AuctionId,
	/// HUX in the lot.
	#[serde(serialize_with = "as_decimal")]
	pub lot: Balance,
	/// Number of slices in the lot that are not settled.
	pub slices: u32,
	/// State of the auction: `descending`, `ascending`, `closed` or `completed`.
	///
	/// `descending`: no bid yet. `ascending`: the best bid leads. `closed`: the best bid has won,
	/// and the next block completes the auction. `completed`: the lot is sold.
	pub state: String,
	/// KIT for which the lot was first offered.
	#[serde(serialize_with = "as_decimal")]
	pub start_value: Balance,
	/// Minimum of a bid now, in KIT; `None` when the auction takes no more bids.
	#[serde(serialize_with = "as_optional_decimal")]
	pub minimum_bid: Option<Balance>,
	/// Account that leads, or has won; `None` before the first bid.
	pub bidder: Option<AccountId>,
	/// Best bid, in KIT; `None` before the first bid.
	#[serde(serialize_with = "as_optional_decimal")]
	pub bid: Option<Balance>,
	/// Seconds until the best bid wins, if nobody bids more; `None` without a bid that leads.
	///
	/// The bid wins when both this and `blocks_left` have run out.
	pub seconds_left: Option<u64>,
	/// Blocks until the best bid wins, if nobody bids more; `None` without a bid that leads.
	pub blocks_left: Option<u64>,
	/// True if the winner has claimed the lot.
	pub claimed: bool,
}

/// A slice of a burrow.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SliceView {
	/// Number of the slice.
	pub number: i64,
	/// Number of cuts before this part was made.
	pub part: u32,
	/// HUX in the slice.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// KIT from which on the liquidation counts as unwarranted; `None` if it never does.
	#[serde(serialize_with = "as_optional_decimal")]
	pub min_kit_for_unwarranted: Option<Balance>,
	/// Auction of the slice; `None` while it waits in the queue.
	pub auction: Option<AuctionId>,
	/// HUX ahead of the slice in the queue; `None` once it is in an auction.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// The liquidation queue and its auctions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueView<AccountId> {
	/// HUX that waits in the queue.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// Number of slices that wait in the queue.
	pub slices: u32,
	/// Lots on offer, oldest first.
	pub open: Vec<AuctionView<AccountId>>,
	/// Sold lots that are not settled, oldest first; failed ones move to the end.
	pub unsettled: Vec<AuctionView<AccountId>>,
}
