//! An external: a token that a family is minted against.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use super::{Domain, TokenId};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::peg::{bucket::Window, Ppm};
use huxian_traits::{Balance, Moment};
use pallet_psm::CircuitBreakerLevel;
use scale_info::TypeInfo;

/// The reason why minting against an external is paused.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum PauseReason {
	/// The price is more than `pause_below` under the unit.
	Price,
	/// There is no fresh price.
	Stale,
	/// The guardian paused it.
	Guardian,
	/// The committee resumed redeeming into a disabled external, and not yet minting.
	Committee,
}

/// The swaps that an external is open for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ExternalState {
	/// Redeem only: no price has been seen since the external was added.
	New,
	/// Mint and redeem.
	Open,
	/// Redeem only.
	#[doc(alias = "Stopped")]
	Paused {
		/// Time of the pause, in milliseconds since 1970.
		since: Moment,
		/// Reason of the pause.
		reason: PauseReason,
	},
	/// Neither mint nor redeem. The external counts nothing, and as fallen.
	#[doc(alias = "Shut")]
	Disabled {
		/// Time at which the external was disabled, in milliseconds since 1970.
		since: Moment,
	},
}

impl ExternalState {
	/// Returns true if the external is disabled.
	pub fn is_disabled(&self) -> bool {
		matches!(self, Self::Disabled { .. })
	}

	/// Returns the circuit breaker level of the PSM that this state stands for.
	pub fn level(&self) -> CircuitBreakerLevel {
		match self {
			Self::Open => CircuitBreakerLevel::AllEnabled,
			Self::New | Self::Paused { .. } => CircuitBreakerLevel::MintingDisabled,
			Self::Disabled { .. } => CircuitBreakerLevel::AllDisabled,
		}
	}
}

/// The cause by which minting against an external resumed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum ResumedBy {
	/// The first price within the recovery band after the external was added.
	FirstPrice,
	/// A whole recovery period within the recovery band.
	Recovery,
	/// A call of the committee.
	Committee,
}

/// Fees of swaps with an external, in millionths.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
pub struct Fees {
	/// Fee of a mint.
	pub mint: Ppm,
	/// Fee of a redemption.
	pub redeem: Ppm,
	/// Part of the mint fee for a price below the unit.
	pub below_peg: Ppm,
	/// Part of the redemption fee for a price above the unit.
	pub above_peg: Ppm,
	/// Time of the last rise of one of the two price parts, in milliseconds since 1970.
	pub raised_at: Moment,
}

/// A token that a family is minted against. Amounts are in the smallest unit of the family's token
/// unless stated otherwise.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct External {
	/// Token of the family.
	pub family: TokenId,
	/// Chain that the external comes from.
	pub domain: Domain,
	/// Decimals of the external.
	pub decimals: u8,
	/// Weight among the ceilings of the PSM, in millionths.
	pub weight: Ppm,
	/// The swaps that it is open for.
	pub state: ExternalState,
	/// Stored price in units of the family, with 18 decimal places; `None` before the first one.
	///
	/// It lags behind the feed by less than
	/// [`PRICE_UPDATE_THRESHOLD`](super::PRICE_UPDATE_THRESHOLD).
	pub last_price: Option<Balance>,
	/// True from a price more than `haircut_below` under the unit until it has recovered; and while
	/// the external is disabled.
	pub fallen: bool,
	/// While it is paused: time since which the price is within the recovery band.
	#[doc(alias = "calm_since")]
	pub recovering_since: Option<Moment>,
	/// Net inflow: two leaky buckets, of an hour and of a day.
	pub window: Window,
	/// Amount minted against it since it was added.
	pub minted: Balance,
	/// Amount redeemed into it since it was added.
	pub redeemed: Balance,
	/// Inflow by purchases of the market operations since it was added.
	#[doc(alias = "counted")]
	pub market_inflow: Balance,
	/// Amount in the queue and undeliverable, in the smallest unit of the external.
	pub queued: Balance,
	/// Fees in force.
	pub fees: Fees,
}

impl External {
	/// Returns the debt that it backs: minted less redeemed; `None` if more was redeemed.
	pub fn debt(&self) -> Option<Balance> {
		self.minted.checked_sub(self.redeemed)
	}
}
