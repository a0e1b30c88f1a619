//! The constants of the arithmetic, as two presets.
//!
//! - [`Parameters`]: the constants of a preset.
//! - [`rules`]: the types of single constants.
//! - [`presets`]: their values, [`Parameters::checker`] and [`Parameters::huxian`].
//!
//! A constant is here only if a formula of this crate reads it, or a pallet of kit through its
//! `Config::Preset`. Other constants of kit have their one home where they are read:
//!
//! | constant | home |
//! |---|---|
//! | blocks over which penalties drip to the exchange | `pallet-auctions`, `DRIP_BLOCKS` |
//! | depth, window and closing prices of the kit market | `pallet-controller`, `types.rs` |
//! | members, values and ages of the oracle's quorum | `pallet-prices`, `types.rs` |
//! | fee of the exchange | `huxian-runtime`, `SwapFee` |

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

pub mod presets;
pub mod rules;

pub use presets::{DRIFT_CAP, HIGH_ACCELERATION, LOW_ACCELERATION, SECONDS_PER_YEAR, UNIT};
pub use rules::{AuctionParams, DriftCurve, LotParams, MinKitRule, Rounding, Tracking};

use crate::{fixed::Fixed, price::Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// The constants and rules of a chain.
///
/// A `const` value: nothing is read from storage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Parameters {
	/// Least ratio of collateral to debt at which a burrow may mint and withdraw.
	pub minting_factor: Fraction,
	/// Ratio of collateral to debt below which a burrow is liquidated.
	pub liquidation_factor: Fraction,
	/// Growth of debts by the burrow fee, per year.
	pub burrow_fee: Fraction,
	/// Seconds in a year.
	pub seconds_per_year: u64,
	/// Imbalance rate per year over relative imbalance.
	pub imbalance_slope: Fraction,
	/// Largest magnitude of the imbalance rate, per year.
	pub imbalance_cap: Fraction,
	/// Seconds in which the protected index can, at its pace, move by the whole of itself.
	pub protected_index_inverse_epsilon: u64,
	/// Acceleration of the drift as a function of the target.
	pub drift_curve: DriftCurve,
	/// Largest magnitude of the drift, per second. `None`: unbounded.
	pub drift_cap: Option<Fixed>,
	/// Decay of the drift, per second per second, while the index is stale or there is no market.
	///
	/// `None`: the rule of the reference. A missing index is the old one, and a price of kit is
	/// always there.
	pub drift_decay: Option<Fixed>,
	/// Longest time that one update covers, in seconds; the next updates cover the rest. `None`:
	/// unbounded.
	pub max_step: Option<u64>,
	/// Quantity that the target compares the price of kit with.
	pub tracking: Tracking,
	/// Part of its proceeds that a warranted slice loses.
	pub liquidation_penalty: Fraction,
	/// Part of a burrow's collateral that rewards marking it, on top of the creation deposit.
	pub reward_fraction: Fraction,
	/// HUX that an active burrow locks on top of its collateral.
	pub creation_deposit: u128,
	/// Least debt that minting or burning may leave, in KIT, unless burning leaves none.
	pub min_debt: u128,
	/// Least amount that liquidation sends to auction, in HUX, unless it empties the burrow.
	pub min_slice: u128,
	/// State of a burrow that the least unwarranted proceeds of its slice are derived from.
	pub min_kit_rule: MinKitRule,
	/// Rounding of a growing debt: up favours the protocol, down is the reference's.
	pub debt_rounding: Rounding,
	/// Size and number of lots.
	pub lots: LotParams,
	/// Prices and duration of auctions.
	pub auctions: AuctionParams,
}
