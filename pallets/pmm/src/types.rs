//! Pools, their bounds, and swap quotes.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{PoolParams, Trailing};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::curve::{Guide, Inventory, Shape, Side};
use huxian_traits::{AssetId, Balance, Moment};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Millionths in one: the unit of fees, steps and surcharges.
pub const MILLION: u32 = 1_000_000;
/// Billionths in one: the resolution at which prices and inventories are compared.
pub(crate) const BILLION: u32 = 1_000_000_000;
/// Shares of the first deposit that stay with the pool for ever.
///
/// They keep a share cheap, so that no later deposit is lost in the rounding.
pub const LOCKED_SHARES: Balance = 1_000;
/// Maximum number of pools. Each block observes all of them.
pub const MAX_POOLS: u32 = 16;
/// Maximum decimals of a token in a pool. With more, prices do not fit their type.
pub const MAX_DECIMALS: u8 = 24;
/// Decimals of pool shares.
pub const SHARE_DECIMALS: u8 = 12;

/// Accounts that may trade with a pool and provide liquidity. Withdrawals are open to all holders.
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
pub enum Kind {
	/// All accounts.
	Public,
	/// Accounts on the allowlist of the pool.
	Private,
}

/// Step of the guide price above the maximum, waiting for confirmation by a second median.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
#[doc(alias = "Suspect")]
pub struct PendingGuide {
	/// Price after the step.
	pub guide: Guide,
	/// Time of the first sighting, in milliseconds since 1970. Only later feeds confirm it.
	pub noticed_at: Moment,
}

/// Totals of all amounts that have entered and left a pool, per side, in smallest units.
///
/// The sums wrap at 2^128 by rule. Only their difference has a meaning, and it is exact as long as
/// a reserve fits its type.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Flows {
	/// Base that came in.
	pub base_in: Balance,
	/// Base that left.
	pub base_out: Balance,
	/// Quote that came in.
	pub quote_in: Balance,
	/// Quote that left.
	pub quote_out: Balance,
}

impl Flows {
	/// Adds amounts that came in.
	pub fn record_inflow(&mut self, base: Balance, quote: Balance) {
		self.base_in = self.base_in.wrapping_add(base);
		self.quote_in = self.quote_in.wrapping_add(quote);
	}

	/// Adds amounts that left.
	pub fn record_outflow(&mut self, base: Balance, quote: Balance) {
		self.base_out = self.base_out.wrapping_add(base);
		self.quote_out = self.quote_out.wrapping_add(quote);
	}
}

/// State of a pool.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Pool {
	/// Base token: the one that is priced.
	pub base: AssetId,
	/// Quote token: the one that prices are in.
	pub quote: AssetId,
	/// Decimals of the base token.
	pub base_decimals: u8,
	/// Decimals of the quote token.
	pub quote_decimals: u8,
	/// Accounts that may trade and provide liquidity.
	pub kind: Kind,
	/// Parameters set by a committee.
	#[doc(alias = "terms")]
	pub params: PoolParams,
	/// True while trades and deposits are refused.
	pub paused: bool,
	/// Booked reserves and targets, in smallest units; all zero without shares.
	pub inventory: Inventory,
	/// Shares that exist, with the locked ones.
	pub shares: Balance,
	/// Guide price that the last trade or block has seen.
	pub guide: Option<Guide>,
	/// Trailing price; `None` until the pool has liquidity and a price.
	pub trailing: Option<Trailing>,
	/// Step of the guide price that waits for its confirmation.
	pub pending_guide: Option<PendingGuide>,
	/// Totals of all inflows and outflows.
	pub flows: Flows,
}

impl Pool {
	/// Returns the side of `asset`; `None` if the pool does not hold it.
	pub fn side_of(&self, asset: AssetId) -> Option<Side> {
		match asset {
			asset if asset == self.base => Some(Side::Base),
			asset if asset == self.quote => Some(Side::Quote),
			_ => None,
		}
	}

	/// Returns the token of `side`.
	pub fn asset(&self, side: Side) -> AssetId {
		match side {
			Side::Base => self.base,
			Side::Quote => self.quote,
		}
	}

	/// Returns true if the curve is linear. Its targets are set, not derived.
	pub fn is_linear(&self) -> bool {
		matches!(self.params.shape, Shape::Linear(_))
	}

	/// Returns true if the pool has no shares, and so no liquidity.
	pub fn is_empty(&self) -> bool {
		self.shares == 0
	}
}

/// Amount of a swap that the trader fixes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Given")]
pub(crate) enum SwapAmount {
	/// Token and amount that are sold.
	ExactIn(AssetId, Balance),
	/// Token and amount that are bought.
	ExactOut(AssetId, Balance),
}

/// Result of pricing a swap. Amounts are in smallest units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[doc(alias = "Deal")]
pub struct SwapQuote {
	/// Side that is sold to the pool.
	pub sold: Side,
	/// Amount sold.
	pub amount_in: Balance,
	/// Amount of the other side that the trader receives.
	pub amount_out: Balance,
	/// Fee that stays in the pool, in the token bought, rounded up.
	pub fee: Balance,
	/// Part of the curve's output that stays in the pool because of the trailing price.
	///
	/// In millionths, rounded down.
	pub surcharge: u32,
	/// Inventory before the trade, with regressed targets.
	pub before: Inventory,
	/// Inventory after the trade.
	pub after: Inventory,
	/// Guide price.
	pub guide: Guide,
}
