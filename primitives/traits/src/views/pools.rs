//! The PMM pools.

use super::as_decimal;
use crate::{AssetId, Balance, Moment, PoolId};
use alloc::string::String;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// A PMM pool as of this block. Prices are decimal numbers of whole quote tokens for a whole base token; amounts are in smallest units.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolView<AccountId> {
	/// Its number, and that of its shares.
	pub id: PoolId,
	/// Its account.
	pub account: AccountId,
	/// The token that is priced.
	pub base: AssetId,
	/// The token it is priced in.
	pub quote: AssetId,
	/// `public`, or `private`: listed accounts only.
	pub kind: String,
	/// `pmm` or `linear`.
	pub curve: String,
	/// How far the curve bends, a decimal number.
	pub k: String,
	/// What stays in the pool of every trade, in millionths.
	pub fee: u32,
	/// `open`; `paused`; `empty` while nobody provides; `stale` without a fresh guide price; `suspected` while a jump of it waits for its
	/// confirmation.
	pub state: String,
	/// The guide price.
	pub guide: Option<String>,
	/// The price of the next, very small trade.
	pub mid: Option<String>,
	/// Base that it holds by its books.
	#[serde(serialize_with = "as_decimal")]
	pub base_reserve: Balance,
	/// Quote that it holds by its books.
	#[serde(serialize_with = "as_decimal")]
	pub quote_reserve: Balance,
	/// Base that it aims at.
	#[serde(serialize_with = "as_decimal")]
	pub base_target: Balance,
	/// Quote that it aims at.
	#[serde(serialize_with = "as_decimal")]
	pub quote_target: Balance,
	/// (base held − its target) / its target, a decimal number.
	pub deviation: String,
	/// Shares that exist, those locked for ever included.
	#[serde(serialize_with = "as_decimal")]
	pub shares: Balance,
	/// What a very small sale of base leaves in the pool because its price has just risen, in millionths of what it buys; below zero: one of
	/// quote, because it has just fallen.
	pub surcharge: i32,
	/// The mean price of the last ten minutes, once it remembers so many.
	pub mean: Option<String>,
	/// How many blocks it has observed.
	pub observations: u64,
}

/// What a trade would come to in this block, or in the next one if nothing else happens and that is worse.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolQuoteView {
	/// With which pool.
	pub pool: PoolId,
	/// The token that is sold.
	pub asset_in: AssetId,
	/// The token that is bought.
	pub asset_out: AssetId,
	/// How much is sold, in its smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub amount_in: Balance,
	/// How much is bought, in its smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub amount_out: Balance,
	/// What the fee leaves in the pool of what is bought.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// What is left in the pool because its price has just come there, in millionths of what the curve would have given.
	pub surcharge: u32,
	/// The guide price: whole quote tokens for a whole base token.
	pub guide: String,
	/// The mid price before the trade.
	pub mid_before: String,
	/// The mid price after it.
	pub mid_after: String,
	/// How far the trade moves the mid price, in millionths of it.
	pub impact: i64,
}

/// Means and extremes that a pool remembers. Prices are decimal numbers of whole quote tokens for a whole base token.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolHistoryView {
	/// The window, in milliseconds.
	pub window: Moment,
	/// The mean price over it.
	pub mean: String,
	/// The mean of (base held − its target) / its target, a decimal number.
	pub mean_deviation: String,
	/// The lowest price at which a block has closed in it, as many blocks back as the window has slots.
	pub lowest: Option<String>,
	/// The highest.
	pub highest: Option<String>,
}
