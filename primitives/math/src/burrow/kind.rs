//! The kinds of liquidation.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Extent of a liquidation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum LiquidationKind {
	/// A part of the collateral, which should bring the burrow back to the minting factor. It stays
	/// active.
	Partial,
	/// All collateral. The creation deposit is refilled and the burrow stays active, so that the
	/// next liquidation can close it.
	Complete,
	/// All collateral, which is too little for another creation deposit. The burrow becomes
	/// inactive.
	Close,
}
