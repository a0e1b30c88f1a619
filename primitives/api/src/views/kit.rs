//! Records of kit: the controller, the feeds and the burrows.

use super::{as_decimal, as_optional_decimal};
use alloc::string::String;
use codec::{Decode, Encode};
use huxian_traits::{oracle::Feed, Balance, BurrowId, Moment};
use scale_info::TypeInfo;
use serde::Serialize;

/// State of the controller. The reference calls it the parameters of kit.
///
/// Fractions are decimal strings without loss. The parameters that a committee sets are not part of
/// it: they are the controller's `ControllerParams`.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParametersView {
	/// True if the first quorum was seen. Until then all numbers are initial values.
	pub started: bool,
	/// True if the index is fresh at the time of this block.
	pub fresh: bool,
	/// True if the kit pool has been deep enough for long enough to steer by.
	#[doc(alias = "market")]
	pub market_usable: bool,
	/// Quantity, in units of the index per KIT.
	pub quantity: String,
	/// Index as last fed, in HUX per unit of the index.
	pub index: String,
	/// Protected index, in HUX per unit of the index.
	pub protected_index: String,
	/// Price that kit should have, over its price on the market; a fraction.
	pub target: String,
	/// Logarithmic change of the quantity, per second.
	pub drift: String,
	/// Change of the drift, per second.
	pub drift_derivative: String,
	/// Median closing price of the kit pool, in HUX per KIT; `None` before the first.
	pub kit_price: Option<String>,
	/// Minting price, in HUX per KIT.
	pub minting_price: String,
	/// Liquidation price, in HUX per KIT.
	pub liquidation_price: String,
	/// Growth of debts by fees since the start; a fraction.
	pub burrow_fee_index: String,
	/// Growth of debts by imbalance since the start; a fraction.
	pub imbalance_index: String,
	/// Approximate sum of all debts, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub outstanding: Balance,
	/// Exact supply of kit, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub circulating: Balance,
	/// Fees accrued but not yet minted, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub pending_fees: Balance,
	/// Time up to which the state was computed, in milliseconds since 1970.
	pub updated: Moment,
	/// Time of the oldest value behind the index, in milliseconds since 1970.
	pub index_since: Moment,
}

/// Quote of a feed of the oracle.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedView {
	/// Identity of the feed.
	pub feed: Feed,
	/// `fresh`, `noQuorum` (too few recent values) or `disputed` (the values are too far apart).
	pub state: String,
	/// Median, a decimal number; `None` unless it is fresh.
	pub value: Option<String>,
	/// Time of the oldest value behind the median, in milliseconds since 1970.
	pub since: Option<Moment>,
}

/// One burrow, with its debt accrued to this block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BurrowView<AccountId> {
	/// Identity of the burrow.
	pub id: BurrowId,
	/// Owner of the burrow.
	pub owner: AccountId,
	/// Account to which the owner delegates.
	pub delegate: Option<AccountId>,
	/// Account to which the burrow is offered; it becomes the owner by accepting.
	pub new_owner: Option<AccountId>,
	/// True if the burrow is active, false if it is closed.
	pub active: bool,
	/// Collateral without the creation deposit, in units of 10^-12 HUX.
	#[serde(serialize_with = "as_decimal")]
	pub collateral: Balance,
	/// Creation deposit on hold, in units of 10^-12 HUX.
	#[serde(serialize_with = "as_decimal")]
	pub creation_deposit: Balance,
	/// Collateral at auction and not yet settled, in units of 10^-12 HUX.
	#[serde(serialize_with = "as_decimal")]
	pub at_auction: Balance,
	/// Debt, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// Maximum that `mint` accepts now, in units of 10^-12 KIT.
	///
	/// `None` if the burrow is closed or the price is stale.
	#[serde(serialize_with = "as_optional_decimal")]
	pub mintable: Option<Balance>,
	/// Maximum that `withdraw` accepts now, in units of 10^-12 HUX.
	///
	/// `None` if the burrow is closed, or owes kit while the price is stale.
	#[serde(serialize_with = "as_optional_decimal")]
	pub withdrawable: Option<Balance>,
	/// Collateral over the minimum that minting requires, a decimal number; `None` without debt.
	pub health: Option<String>,
	/// Index above which the burrow is liquidatable, in HUX per unit; `None` without debt.
	pub liquidation_index: Option<String>,
	/// True if the burrow is liquidatable at the prices of this block.
	pub liquidatable: bool,
	/// True if anyone may deposit.
	pub open_deposits: bool,
	/// True if anyone may burn kit against the debt.
	pub open_burns: bool,
	/// Number of times that all rights were revoked.
	pub version: u32,
}
