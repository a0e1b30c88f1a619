//! The market operations.

use super::as_decimal;
use crate::{AssetId, Balance, Moment, PoolId};
use alloc::string::String;
use codec::{Decode, Encode};
use scale_info::TypeInfo;
use serde::Serialize;

/// A market operation: where it stands, what it owes, what it has for it, and what it may do next.
///
/// Amounts of the family's token and of the external are in their smallest units; prices are decimal strings in units of the family.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmoView<AccountId> {
	/// Its number.
	pub id: u32,
	/// The token that it holds at its unit.
	pub family: AssetId,
	/// The pool that it works in.
	pub pool: PoolId,
	/// The other token of the pool.
	pub external: AssetId,
	/// Its account.
	pub account: AccountId,
	/// `over`, `equilibrium` or `under`: whether the token is above its unit, near it or below.
	pub state: String,
	/// The mean price of the token, by which it decides; `None` while nobody knows it.
	pub signal: Option<String>,
	/// The price at which the last block has closed; `None` while nobody knows it.
	pub spot: Option<String>,
	/// What it has minted in all.
	#[serde(serialize_with = "as_decimal")]
	pub minted: Balance,
	/// What it has burned in all.
	#[serde(serialize_with = "as_decimal")]
	pub burned: Balance,
	/// What it owes: minted less burned.
	#[serde(serialize_with = "as_decimal")]
	pub debt: Balance,
	/// The external in its books.
	#[serde(serialize_with = "as_decimal")]
	pub held: Balance,
	/// The family's token in its books.
	#[serde(serialize_with = "as_decimal")]
	pub own: Balance,
	/// Its shares of the pool.
	#[serde(serialize_with = "as_decimal")]
	pub shares: Balance,
	/// The part of the pool that is its own, in millionths.
	pub pool_share: u32,
	/// What all it has would bring in a bad moment, in the family's token.
	#[serde(serialize_with = "as_decimal")]
	pub at_floor: Balance,
	/// External swept to the reserve in all.
	#[serde(serialize_with = "as_decimal")]
	pub swept: Balance,
	/// What it may still mint now.
	#[serde(serialize_with = "as_decimal")]
	pub expand_room: Balance,
	/// What it may still take back now.
	#[serde(serialize_with = "as_decimal")]
	pub reduce_room: Balance,
	/// Why it may not expand now: the name of the error; `None` when it may.
	pub halted: Option<String>,
	/// Whether somebody has asked for a step.
	pub scheduled: bool,
	/// What it did last.
	pub last: Option<AmoActionView>,
}

/// What a market operation did in a step.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, TypeInfo, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AmoActionView {
	/// `expanded` or `reduced`.
	pub kind: String,
	/// When, in milliseconds since 1970.
	pub at: Moment,
	/// Of the family's token: minted, or burned.
	#[serde(serialize_with = "as_decimal")]
	pub amount: Balance,
}
