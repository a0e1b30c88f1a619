//! Feeds of the oracle and their values.

use std::{fmt, str::FromStr};
use subxt::dynamic::Value;

/// A feed of the oracle, as the metadata names it. This crate has no type of the runtime, so it
/// keeps its own list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Feed {
	/// HUX per unit of the index.
	Index,
	/// Dollars per HUX.
	HuxUsd,
	/// Dollars per ounce of gold.
	XauUsd,
	/// Dollars per euro.
	EurUsd,
	/// Dollars per ether.
	EthUsd,
	/// Dollars per bitcoin.
	BtcUsd,
	/// Dollars per CKB.
	CkbUsd,
	/// Dollars per unit of an asset; holds its number.
	Asset(u32),
}

/// Values in units of 10^-18, in the order in which they are fed.
pub type Values = Vec<(Feed, u128)>;

impl fmt::Display for Feed {
	fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
		match self {
			Self::Asset(id) => write!(f, "Asset({id})"),
			other => write!(f, "{other:?}"),
		}
	}
}

impl Feed {
	/// Returns the feed as the chain encodes it.
	pub fn value(&self) -> Value {
		match self {
			Self::Asset(id) => Value::unnamed_variant("Asset", [Value::u128((*id).into())]),
			other => Value::unnamed_variant(other.to_string(), []),
		}
	}
}

impl FromStr for Feed {
	type Err = String;

	/// Parses a feed: its name in the metadata, or the number of an asset.
	fn from_str(text: &str) -> Result<Self, String> {
		Ok(match text {
			"Index" => Self::Index,
			"HuxUsd" => Self::HuxUsd,
			"XauUsd" => Self::XauUsd,
			"EurUsd" => Self::EurUsd,
			"EthUsd" => Self::EthUsd,
			"BtcUsd" => Self::BtcUsd,
			"CkbUsd" => Self::CkbUsd,
			id => Self::Asset(id.parse().map_err(|_| {
				format!("`{id}` is neither the number of an asset nor Index, HuxUsd, XauUsd, EurUsd, EthUsd, BtcUsd, CkbUsd")
			})?),
		})
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	#[test]
	fn feeds_are_encoded_as_the_chain_names_them() {
		assert_eq!(Feed::HuxUsd.value(), Value::unnamed_variant("HuxUsd", []));
		assert_eq!(Feed::Asset(20).value(), Value::unnamed_variant("Asset", [Value::u128(20)]));
	}
}
