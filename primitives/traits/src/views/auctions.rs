//! Liquidation: slices, lots and the queue.

use super::{as_decimal, as_optional_decimal};
use crate::{AuctionId, Balance};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// An auction: one lot on offer, or sold and not yet settled or claimed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuctionView<AccountId> {
	/// Its identity.
	pub id: AuctionId,
	/// HUX in the lot.
	#[serde(serialize_with = "as_decimal")]
	pub lot: Balance,
	/// How many slices of it are not settled.
	pub slices: u32,
	/// Where it stands: `descending` (nobody has bid), `ascending`, `closed` (won, to be completed by the next block) or `completed`.
	pub state: String,
	/// KIT that it was first offered for.
	#[serde(serialize_with = "as_decimal")]
	pub start_value: Balance,
	/// KIT that a bid must be now; `None` when none is taken any more.
	#[serde(serialize_with = "as_optional_decimal")]
	pub minimum_bid: Option<Balance>,
	/// Who leads, or has won.
	pub bidder: Option<AccountId>,
	/// KIT that is bid.
	#[serde(serialize_with = "as_optional_decimal")]
	pub bid: Option<Balance>,
	/// Seconds until the bid wins, if nobody bids more; 0 when only blocks are missing; `None` while nobody has bid.
	pub seconds_left: Option<u64>,
	/// Blocks until the bid wins, as above.
	pub blocks_left: Option<u64>,
	/// Whether the winner has had the lot.
	pub claimed: bool,
}

/// A slice of a burrow.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SliceView {
	/// Its number.
	pub number: i64,
	/// How often it had been cut when this part came to be.
	pub part: u32,
	/// HUX.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// KIT that it must bring for its liquidation to have been unwarranted; `None`: warranted whatever it brings.
	#[serde(serialize_with = "as_optional_decimal")]
	pub min_kit_for_unwarranted: Option<Balance>,
	/// The auction it is in; `None` while it waits in the queue.
	pub auction: Option<AuctionId>,
	/// HUX ahead of it in the queue; `None` when it waits no longer.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// The queue and its auctions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct QueueView<AccountId> {
	/// HUX that waits.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// How many slices wait.
	pub slices: u32,
	/// The lots on offer, the oldest first.
	pub open: Vec<AuctionView<AccountId>>,
	/// The lots that were sold and are being settled, the oldest first.
	pub unsettled: Vec<AuctionView<AccountId>>,
}
