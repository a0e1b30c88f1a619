//! What is minted against others, and its guard.

use super::{as_decimal, as_optional_decimal};
use crate::{oracle::Feed, Balance, Moment};
use alloc::{string::String, vec::Vec};
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// A token that is minted against others at par, and its door. Amounts are in its smallest unit unless said otherwise,
/// fees and shares in millionths, prices decimal strings in units of the family.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FamilyView<AccountId> {
	/// The token.
	pub token: u32,
	/// Its decimals.
	pub decimals: u8,
	/// The feed whose dollars a whole token stands for; one dollar when there is none.
	pub unit: Option<Feed>,
	/// What its externals back.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// What they may back at most, by the stability module.
	#[serde(serialize_with = "as_decimal")]
	pub max_debt: Balance,
	/// The least that is minted or redeemed at once.
	#[serde(serialize_with = "as_decimal")]
	pub min_swap: Balance,
	/// Its supply.
	#[serde(serialize_with = "as_decimal")]
	pub issuance: Balance,
	/// What the market operations have minted of it.
	#[serde(serialize_with = "as_decimal")]
	pub amo_debt: Balance,
	/// What stood behind a token in the last block, in millionths.
	pub backing: u32,
	/// Whether one of its externals has fallen, so that whoever leaves with another one pays the backing ratio.
	pub fallen: bool,
	/// Nothing is minted while the backing is below this.
	pub mint_floor: u32,
	/// The account that holds what backs it.
	pub door: AccountId,
	/// The account that its fees go to.
	pub reserve_account: AccountId,
	/// What lies there.
	#[serde(serialize_with = "as_decimal")]
	pub reserve: Balance,
	/// Who waits to be paid.
	pub queue: RedemptionsView,
	/// What it is minted against.
	pub externals: Vec<ExternalView>,
}

/// The queue of a family's redemptions.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct RedemptionsView {
	/// What waits, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub waiting: Balance,
	/// How many redemptions wait.
	pub tickets: u64,
	/// What is paid within an hour.
	#[serde(serialize_with = "as_decimal")]
	pub paid_per_hour: Balance,
	/// What can be paid at once.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// Until when payments are held, milliseconds since 1970.
	pub held_until: Option<Moment>,
}

/// How full a bucket is.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BucketView {
	/// What is in it.
	#[serde(serialize_with = "as_decimal")]
	pub level: Balance,
	/// What it holds at most.
	#[serde(serialize_with = "as_decimal")]
	pub capacity: Balance,
}

/// The parts of what swaps cost, in millionths.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeePartsView {
	/// The least that minting costs.
	pub base_mint: u32,
	/// The least that redeeming costs.
	pub base_redeem: u32,
	/// For a price below the unit, on minting.
	pub below: u32,
	/// For a window that is more than half full, on minting.
	pub window: u32,
	/// For a price above the unit, on redeeming.
	pub above: u32,
	/// For what the family has lost, on redeeming.
	pub haircut: u32,
}

/// A token that a family's is minted against.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ExternalView {
	/// The token.
	pub asset: u32,
	/// Where it comes from.
	pub domain: u32,
	/// Its decimals.
	pub decimals: u8,
	/// `new`, `open`, `stopped` (redeem only) or `shut`.
	pub state: String,
	/// Why it is stopped: `price`, `stale` or `guardian`.
	pub why: Option<String>,
	/// Since when it is stopped or shut, milliseconds since 1970.
	pub since: Option<Moment>,
	/// When minting opens by itself if it stays calm, milliseconds since 1970.
	pub reopens_at: Option<Moment>,
	/// Its price in units of the family, if it is fresh; otherwise what was noted last.
	pub price: Option<String>,
	/// Whether that is fresh.
	pub fresh: bool,
	/// Whether it has fallen.
	pub fallen: bool,
	/// What it backs, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// What lies behind that, in its own unit.
	#[serde(serialize_with = "as_decimal")]
	pub reserve: Balance,
	/// What it may back at most by the stability module.
	#[serde(serialize_with = "as_decimal")]
	pub ceiling: Balance,
	/// Its share of the family's debt, in millionths.
	pub share: u32,
	/// The share of all tokens of its domain.
	pub domain_share: u32,
	/// What minting costs now.
	pub mint_fee: u32,
	/// What redeeming costs now.
	pub redeem_fee: u32,
	/// What that consists of.
	pub parts: FeePartsView,
	/// What has come in within the hour, net.
	pub hour: BucketView,
	/// What has come in within the day, net.
	pub day: BucketView,
	/// What may be minted against it, in the family's token, by windows, shares and ceilings.
	#[serde(serialize_with = "as_decimal")]
	pub room: Balance,
	/// What may be minted against it at once, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub max_mint: Balance,
}

/// What a swap would come to.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct SwapView {
	/// What is taken of what was offered: what cannot be converted stays.
	#[serde(serialize_with = "as_decimal")]
	pub taken: Balance,
	/// What one gets, in the smallest unit of the other token.
	#[serde(serialize_with = "as_decimal")]
	pub out: Balance,
	/// What goes to the reserve, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// The same, in millionths.
	pub fee_rate: u32,
	/// Whether it would be done in this block.
	pub passes: bool,
	/// The name of the error if it would not.
	pub refusal: Option<String>,
	/// For a mint: what fits at once, in the unit of what is offered.
	#[serde(serialize_with = "as_optional_decimal")]
	pub max_mint: Option<Balance>,
	/// For a redemption that would wait: what is paid before it, in the family's token.
	#[serde(serialize_with = "as_optional_decimal")]
	pub ahead: Option<Balance>,
}

/// A redemption that waits.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct TicketView<AccountId> {
	/// Its number.
	pub number: u64,
	/// Who is paid.
	pub who: AccountId,
	/// In which token.
	pub external: u32,
	/// How much is left to pay, in that token.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
	/// What is paid before it, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub ahead: Balance,
}
