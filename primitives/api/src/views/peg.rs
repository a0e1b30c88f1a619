//! The families that are minted against externals, and their guard.

use super::{as_decimal, as_optional_decimal};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use huxian_traits::{oracle::Feed, Balance, Moment};
use scale_info::TypeInfo;
use serde::Serialize;

/// Number of redemption requests that a read returns at most.
pub const MAX_REDEMPTIONS: u32 = 100;

/// A token that is minted against externals at par.
///
/// Amounts are in its smallest unit unless stated otherwise, fees and shares in millionths, prices
/// decimal strings in units of the family.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FamilyView<AccountId> {
	/// Id of the token.
	pub token: u32,
	/// Decimals of the token.
	pub decimals: u8,
	/// Feed whose dollar value a whole token stands for; `None` for one dollar.
	pub unit: Option<Feed>,
	/// Debt that the externals back.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// Debt ceiling of the PSM.
	#[serde(serialize_with = "as_decimal")]
	pub max_debt: Balance,
	/// Minimum amount of a mint or a redemption.
	#[serde(serialize_with = "as_decimal")]
	pub min_swap: Balance,
	/// Supply of the token.
	#[serde(serialize_with = "as_decimal")]
	pub issuance: Balance,
	/// Debt of the market operations.
	#[serde(serialize_with = "as_decimal")]
	pub amo_debt: Balance,
	/// Backing of a token in the last block, in millionths.
	pub backing: u32,
	/// True while an external has fallen, so that redemptions into the others pay the haircut.
	pub fallen: bool,
	/// Backing below which nothing is minted, in millionths.
	pub min_backing: u32,
	/// Account of the PSM that holds the externals.
	pub psm_account: AccountId,
	/// Account that the fees go to.
	pub fee_account: AccountId,
	/// Balance of the fee account.
	#[serde(serialize_with = "as_decimal")]
	pub fee_balance: Balance,
	/// State of the redemption queue.
	pub queue: RedemptionsView,
	/// Externals of the family.
	pub externals: Vec<ExternalView>,
}

/// The redemption queue of a family. Amounts are in the smallest unit of its token.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedemptionsView {
	/// Amount that waits.
	#[serde(serialize_with = "as_decimal")]
	pub waiting: Balance,
	/// Number of requests that wait.
	pub requests: u64,
	/// Amount that may be paid within an hour.
	#[serde(serialize_with = "as_decimal")]
	pub hourly_capacity: Balance,
	/// Amount that would be paid now, without waiting.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// End of the hold of payments, in milliseconds since 1970; `None` if they are not held.
	pub held_until: Option<Moment>,
}

/// The level of a leaky bucket.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BucketView {
	/// Amount in the bucket.
	#[serde(serialize_with = "as_decimal")]
	pub level: Balance,
	/// Amount that it holds at most.
	#[serde(serialize_with = "as_decimal")]
	pub capacity: Balance,
}

/// The parts of an external's fees, in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeePartsView {
	/// Fixed part of the mint fee.
	pub base_mint: u32,
	/// Fixed part of the redemption fee.
	pub base_redeem: u32,
	/// Part of the mint fee for a price below the unit.
	pub below_peg: u32,
	/// Part of the mint fee for a window that is more than half full.
	pub window: u32,
	/// Part of the redemption fee for a price above the unit.
	pub above_peg: u32,
	/// Part of the redemption fee for the family's loss.
	pub haircut: u32,
}

/// A token that a family is minted against.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalView {
	/// Id of the external.
	pub asset: u32,
	/// Chain that it comes from.
	pub domain: u32,
	/// Decimals of the external.
	pub decimals: u8,
	/// `new`, `open`, `paused` (redeem only) or `disabled`.
	pub state: String,
	/// Reason of a pause: `price`, `stale`, `guardian` or `committee`.
	pub pause_reason: Option<String>,
	/// Time at which it was paused or disabled, in milliseconds since 1970.
	pub since: Option<Moment>,
	/// Time at which minting resumes if the recovery goes on, in milliseconds since 1970.
	pub resumes_at: Option<Moment>,
	/// Price in units of the family: the fresh one if there is one, or the stored one.
	pub price: Option<String>,
	/// True if `price` is fresh.
	pub fresh: bool,
	/// True if it has fallen.
	pub fallen: bool,
	/// Debt that it backs, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// Balance of the PSM account, in the external's smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub reserve: Balance,
	/// Ceiling of its debt in the PSM, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub ceiling: Balance,
	/// Share of the family's debt that it backs, in millionths.
	pub share: u32,
	/// Share of the family's debt that the externals of its domain back, in millionths.
	pub domain_share: u32,
	/// Mint fee in force, in millionths.
	pub mint_fee: u32,
	/// Redemption fee in force, in millionths.
	pub redeem_fee: u32,
	/// Parts of both fees.
	pub fee_parts: FeePartsView,
	/// Net inflow of an hour, in the family's token.
	pub hour: BucketView,
	/// Net inflow of a day, in the family's token.
	pub day: BucketView,
	/// Amount of the family's token that may be minted within windows, shares and ceilings.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// Amount of the family's token that may be minted in one call: `room`, and at most one step of
	/// the fee.
	#[serde(serialize_with = "as_decimal")]
	pub max_mint: Balance,
}

/// The quote of a mint or a redemption at the PSM.
#[doc(alias = "SwapView")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PsmQuoteView {
	/// Amount that is taken of the token offered. A part below the other token's unit is not taken.
	#[serde(serialize_with = "as_decimal")]
	pub amount_in: Balance,
	/// Amount that is received, in the smallest unit of the other token.
	#[serde(serialize_with = "as_decimal")]
	pub amount_out: Balance,
	/// Fee, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// Fee, in millionths.
	pub fee_rate: u32,
	/// True if the call would succeed in this block.
	pub succeeds: bool,
	/// Name of the error if it would fail.
	pub error: Option<String>,
	/// Mints only: amount that fits into one call, in the smallest unit of the token offered.
	#[serde(serialize_with = "as_optional_decimal")]
	pub max_mint: Option<Balance>,
	/// Redemptions that would be queued: amount in the queue before them, in the family's token.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// A redemption request that waits for payment.
#[doc(alias = "TicketView")]
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedemptionRequestView<AccountId> {
	/// Id of the request.
	pub request_id: u64,
	/// Account to pay.
	pub who: AccountId,
	/// Token to pay in.
	pub external: u32,
	/// Amount left to pay, in the smallest unit of `external`.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// Amount in the queue before this request, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub ahead: Balance,
}
