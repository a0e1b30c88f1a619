//! The kinds of liquidation.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// How much of a burrow is liquidated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum LiquidationKind {
	/// As much collateral as should bring it back to the minting factor. It stays in business.
	Partial,
	/// All collateral. The creation deposit is refilled and the burrow stays in business, so that it can be closed
	/// next.
	Complete,
	/// All collateral, which is not enough for another creation deposit. The burrow goes out of business.
	Close,
}
