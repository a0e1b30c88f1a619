//! Families of the first block.

use super::{Domain, FamilyParams, TokenId};
use alloc::vec::Vec;
use huxian_math::peg::Ppm;
use huxian_traits::Balance;
use serde::{Deserialize, Serialize};

/// An external of a family in the first block. In JSON:
/// `{ "token": 20, "domain": 138, "decimals": 6, "weight": 300000 }`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct ExternalGenesis {
	/// Id of the external.
	pub token: TokenId,
	/// Chain that it comes from.
	pub domain: Domain,
	/// Decimals of the external.
	pub decimals: u8,
	/// Weight among the ceilings, in millionths.
	pub weight: Ppm,
}

/// A family of the first block.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct FamilyGenesis {
	/// Id of the family's token.
	pub token: TokenId,
	/// Parameters of the family.
	pub params: FamilyParams,
	/// Debt ceiling of the PSM, in the family's token.
	pub max_debt: Balance,
	/// Minimum amount of a mint or a redemption, in the family's token.
	pub min_swap: Balance,
	/// Externals of the family.
	pub externals: Vec<ExternalGenesis>,
}
