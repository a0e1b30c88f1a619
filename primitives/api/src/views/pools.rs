//! Views of the PMM pools.

use super::as_decimal;
use alloc::string::String;
use codec::{Decode, Encode};
use huxian_traits::{AssetId, Balance, Moment, PoolId};
use scale_info::TypeInfo;
use serde::Serialize;

/// PMM pool as of this block.
///
/// Prices are decimal numbers of whole quote tokens per whole base token. Amounts are in smallest
/// units.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolView<AccountId> {
	/// Number of the pool and of its shares.
	pub id: PoolId,
	/// Account of the pool.
	pub account: AccountId,
	/// Base token: the one that is priced.
	pub base: AssetId,
	/// Quote token: the one that prices are in.
	pub quote: AssetId,
	/// `public`, or `private` for accounts on the allowlist.
	pub kind: String,
	/// Kind of the curve: `pmm` or `linear`.
	pub curve: String,
	/// Slope of the curve, a decimal number.
	pub k: String,
	/// Fee of a trade, in millionths of the amount bought.
	pub fee: u32,
	/// State of the pool.
	///
	/// | state | meaning |
	/// |---|---|
	/// | `open` | trades are possible |
	/// | `paused` | only withdrawals are possible |
	/// | `empty` | no liquidity |
	/// | `stale` | no fresh guide price |
	/// | `pending` | a jump of the guide price waits for its confirmation |
	/// | `unquotable` | the parameters give no price |
	pub state: String,
	/// Guide price.
	pub guide: Option<String>,
	/// Mid price: that of an infinitesimal trade.
	pub mid: Option<String>,
	/// Booked reserve of base.
	#[serde(serialize_with = "as_decimal")]
	pub base_reserve: Balance,
	/// Booked reserve of quote.
	#[serde(serialize_with = "as_decimal")]
	pub quote_reserve: Balance,
	/// Target of base.
	#[serde(serialize_with = "as_decimal")]
	pub base_target: Balance,
	/// Target of quote.
	#[serde(serialize_with = "as_decimal")]
	pub quote_target: Balance,
	/// (base reserve − its target) / its target, a decimal number.
	pub deviation: String,
	/// Shares that exist, with the locked ones.
	#[serde(serialize_with = "as_decimal")]
	pub shares: Balance,
	/// Surcharge of an infinitesimal trade, in millionths of the amount bought.
	///
	/// Above zero it is paid by sales of base, after the price has risen. Below zero it is paid by
	/// sales of quote, after the price has fallen.
	pub surcharge: i32,
	/// Time-weighted average price (TWAP) of the last ten minutes, once observed for that long.
	pub twap: Option<String>,
	/// Number of observed blocks.
	pub observations: u64,
}

/// Quote of a trade in this block, or in the next one without other trades if that is worse.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolQuoteView {
	/// Number of the pool.
	pub pool: PoolId,
	/// Token that is sold.
	pub asset_in: AssetId,
	/// Token that is bought.
	pub asset_out: AssetId,
	/// Amount sold, in smallest units.
	#[serde(serialize_with = "as_decimal")]
	pub amount_in: Balance,
	/// Amount bought, in smallest units.
	#[serde(serialize_with = "as_decimal")]
	pub amount_out: Balance,
	/// Fee, in smallest units of the token bought.
	#[serde(serialize_with = "as_decimal")]
	pub fee: Balance,
	/// Surcharge because of the trailing price, in millionths of the curve's output.
	pub surcharge: u32,
	/// Guide price, in whole quote tokens per whole base token.
	pub guide: String,
	/// Mid price before the trade.
	pub mid_before: String,
	/// Mid price after the trade.
	pub mid_after: String,
	/// Move of the mid price by the trade, in millionths of the price before it.
	pub impact: i64,
}

/// Averages and extremes of a pool over a window.
///
/// Prices are decimal numbers of whole quote tokens per whole base token.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PoolHistoryView {
	/// Window, in milliseconds.
	pub window: Moment,
	/// Time-weighted average price (TWAP).
	pub twap: String,
	/// Time-weighted average of (base reserve − its target) / its target, a decimal number.
	pub mean_deviation: String,
	/// Lowest closing price of as many blocks back as the window has slots.
	pub lowest: Option<String>,
	/// Highest closing price of the same blocks.
	pub highest: Option<String>,
}
