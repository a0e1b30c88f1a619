//! The types of single constants.

use crate::{fixed::Fixed, price::Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Drift derivative as a function of the target (reference, section 3.1).
///
/// The logarithm of the target is taken as target − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum DriftCurve {
	/// Steps: none near 1, the low acceleration from the low bracket on, the high one from the
	/// high bracket on. Both brackets are inclusive.
	BangBang {
		/// Distance from 1 at which the low acceleration begins.
		low_bracket: Fraction,
		/// Distance from 1 at which the high acceleration begins.
		high_bracket: Fraction,
		/// Low acceleration, per s².
		low_acceleration: Fixed,
		/// High acceleration, per s².
		high_acceleration: Fixed,
	},
	/// A parabola: quadratic in the distance from 1, constant from the bracket on.
	Continuous {
		/// Distance from 1 at which the acceleration is complete.
		bracket: Fraction,
		/// Complete acceleration, per s².
		acceleration: Fixed,
	},
}

/// Quantity that the target compares the price of kit with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Tracking {
	/// quantity · index / price: kit follows the index.
	Index,
	/// quantity / price: kit follows the token that it is traded for; the index is ignored.
	Token,
}

/// Direction of a rounding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Rounding {
	/// Toward minus infinity.
	Down,
	/// Toward plus infinity.
	Up,
}

/// State of a burrow that the least unwarranted proceeds of its slice are derived from
/// (reference, section 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MinKitRule {
	/// The burrow before liquidation, as the derivation says.
	BeforeLiquidation,
	/// The burrow after liquidation, as the reference shipped it.
	AfterLiquidation,
}

/// Size and number of lots.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct LotParams {
	/// Threshold of a lot while the queue is short, in HUX.
	pub min_threshold: u128,
	/// Part of the queue that a lot may hold, if that is more.
	pub queue_fraction: Fraction,
	/// Part of circulating kit that bounds a lot, at the liquidation price, so that bidders can
	/// pay for it. `None`: no bound.
	pub circulating_fraction: Option<Fraction>,
	/// Number of lots on offer at once.
	pub max_open: u32,
}

/// Prices and duration of auctions.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AuctionParams {
	/// Part of the asked price that decays every second before the first bid.
	pub decay_per_second: Fraction,
	/// Part of the leading bid that the next bid must add.
	pub bid_improvement: Fraction,
	/// Blocks that must pass, and more, before a bid wins.
	pub interval_blocks: u32,
	/// Seconds that must pass, and more, before a bid wins.
	pub interval_seconds: u64,
}
