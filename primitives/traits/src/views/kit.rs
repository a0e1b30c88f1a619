//! Kit: the controller, the feeds and the burrows.

use super::{as_decimal, as_optional_decimal};
use crate::{oracle::Feed, Balance, BurrowId, Moment};
use alloc::string::String;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// The state of the controller. Fractions are decimal strings without loss; amounts are in the smallest unit (12 decimals).
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct ParametersView {
	/// Whether the first quorum has been seen; until then all numbers are those of the beginning.
	pub started: bool,
	/// Whether the index is fresh at this block's time.
	pub fresh: bool,
	/// Whether the pool has been deep enough for long enough to steer by.
	pub market: bool,
	/// Index units per kit that the system is worth: what steering changes.
	pub quantity: String,
	/// HUX per unit of the index, as last fed.
	pub index: String,
	/// The index, followed at a bounded pace.
	pub protected_index: String,
	/// What kit should cost over what it costs.
	pub target: String,
	/// Change of the quantity per second, logarithmic.
	pub drift: String,
	/// Change of the drift per second.
	pub drift_derivative: String,
	/// Median closing price of the kit pool, HUX per KIT.
	pub kit_price: Option<String>,
	/// HUX per KIT against which minting is allowed.
	pub minting_price: String,
	/// HUX per KIT against which burrows are liquidated.
	pub liquidation_price: String,
	/// Growth of debts by fees.
	pub burrow_fee_index: String,
	/// Growth of debts by imbalance.
	pub imbalance_index: String,
	/// Approximate sum of all debts, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub outstanding: Balance,
	/// Exact supply of kit, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub circulating: Balance,
	/// Fees accrued but waiting for a pool to be minted into, in units of 10^-12 KIT.
	#[serde(serialize_with = "as_decimal")]
	pub pending_fees: Balance,
	/// The time up to which all this has been computed, milliseconds since 1970.
	pub updated: Moment,
	/// When the oldest value behind the index was fed, milliseconds since 1970.
	pub index_since: Moment,
}

/// What the oracle's members say of a feed.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct FeedView {
	/// Which feed.
	pub feed: Feed,
	/// `fresh`; `noQuorum` when too few of them have said something recent; `disputed` when they contradict each other.
	pub state: String,
	/// The median, a decimal number; only while it is fresh.
	pub value: Option<String>,
	/// When the oldest value behind it was fed, milliseconds since 1970.
	pub since: Option<Moment>,
}

/// One burrow, with its debt accrued to this block.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct BurrowView<AccountId> {
	/// Its identity.
	pub id: BurrowId,
	/// Who owns it.
	pub owner: AccountId,
	/// Whom the owner wants to validate with its collateral.
	pub delegate: Option<AccountId>,
	/// Who becomes the owner by accepting.
	pub new_owner: Option<AccountId>,
	/// Whether it is in business.
	pub active: bool,
	/// HUX behind the debt, without the creation deposit.
	#[serde(serialize_with = "as_decimal")]
	pub collateral: Balance,
	/// HUX held as the creation deposit.
	#[serde(serialize_with = "as_decimal")]
	pub creation_deposit: Balance,
	/// HUX sent to auction and not yet settled.
	#[serde(serialize_with = "as_decimal")]
	pub at_auction: Balance,
	/// KIT owed.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// KIT that could be minted now on top of the debt; `None` when no price is fresh.
	#[serde(serialize_with = "as_optional_decimal")]
	pub mintable: Option<Balance>,
	/// HUX that could be withdrawn now; `None` when it owes kit and no price is fresh.
	#[serde(serialize_with = "as_optional_decimal")]
	pub withdrawable: Option<Balance>,
	/// Collateral over the least that minting asks for, as a decimal string; `None` without debt.
	pub health: Option<String>,
	/// The index (HUX per unit) above which it becomes liquidatable; `None` without debt.
	pub liquidation_index: Option<String>,
	/// Whether it may be liquidated at the prices of this block.
	pub liquidatable: bool,
	/// Whether anyone may deposit.
	pub open_deposits: bool,
	/// Whether anyone may burn kit against its debt.
	pub open_burns: bool,
	/// How often all rights have been revoked.
	pub version: u32,
}
