//! Views of the market operations (AMOs).

use super::as_decimal;
use alloc::string::String;
use codec::{Decode, Encode};
use huxian_traits::{AssetId, Balance, Moment, PoolId};
use scale_info::TypeInfo;
use serde::Serialize;

/// An AMO: its market, its ledger, and its limits.
///
/// Amounts are in the smallest unit of the family's token unless said otherwise. Prices are decimal
/// strings, in units of the family.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmoView<AccountId> {
	/// Number of the AMO.
	pub id: u32,
	/// Token that is held at its peg.
	pub family: AssetId,
	/// Pool that the AMO works in.
	pub pool: PoolId,
	/// Other token of the pool.
	pub external: AssetId,
	/// Account of the AMO.
	pub account: AccountId,
	/// Price of the token relative to its peg: `abovePeg`, `equilibrium` or `belowPeg`.
	pub state: String,
	/// Time-weighted average price (TWAP) of the token, by which the AMO decides; `None` while it
	/// is unknown.
	#[doc(alias = "signal")]
	pub twap: Option<String>,
	/// Price of the token at the close of the last block; `None` while it is unknown.
	pub spot: Option<String>,
	/// Amount minted since creation.
	#[serde(serialize_with = "as_decimal")]
	pub minted: Balance,
	/// Amount burned since creation.
	#[serde(serialize_with = "as_decimal")]
	pub burned: Balance,
	/// Debt: minted less burned.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// Balance of the external by the ledger, in its smallest unit.
	#[doc(alias = "held")]
	#[serde(serialize_with = "as_decimal")]
	pub external_balance: Balance,
	/// Balance of the family's token by the ledger.
	#[doc(alias = "own")]
	#[serde(serialize_with = "as_decimal")]
	pub family_balance: Balance,
	/// Shares of the pool by the ledger.
	#[serde(serialize_with = "as_decimal")]
	pub shares: Balance,
	/// Part of all shares of the pool, in millionths, rounded down.
	pub pool_share: u32,
	/// Value under stress of all holdings.
	#[doc(alias = "at_floor")]
	#[serde(serialize_with = "as_decimal")]
	pub stressed_value: Balance,
	/// External swept to the reserve since creation, in its smallest unit.
	#[serde(serialize_with = "as_decimal")]
	pub swept: Balance,
	/// Amount that may be minted now.
	#[serde(serialize_with = "as_decimal")]
	pub expand_room: Balance,
	/// Amount that may be burned now.
	#[serde(serialize_with = "as_decimal")]
	pub contract_room: Balance,
	/// Name of the error that forbids to expand now; `None` if expansion is allowed.
	#[doc(alias = "halted")]
	pub expansion_error: Option<String>,
	/// True if a step was requested.
	pub scheduled: bool,
	/// Last step that was executed.
	pub last_action: Option<AmoActionView>,
}

/// A step that was executed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmoActionView {
	/// Direction of the step: `expanded` or `contracted`.
	pub kind: String,
	/// Time of the step, in milliseconds since 1970.
	pub at: Moment,
	/// Amount minted by an expansion, or burned by a contraction.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
}
