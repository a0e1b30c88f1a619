//! The values of the constants.

use super::{AuctionParams, DriftCurve, LotParams, MinKitRule, Parameters, Rounding, Tracking};
use crate::{fixed::Fixed, price::Fraction};

/// Smallest units of one KIT or one HUX on this chain: 10^12.
pub const UNIT: u128 = 1_000_000_000_000;
/// Seconds in a Gregorian year of 365.2425 days.
pub const SECONDS_PER_YEAR: u64 = 31_556_952;
/// Low acceleration of the drift: 0.01 cNp/day², raw per s².
pub const LOW_ACCELERATION: Fixed = Fixed::from_raw(247_111);
/// High acceleration of the drift: 0.05 cNp/day², raw per s².
pub const HIGH_ACCELERATION: Fixed = Fixed::from_raw(1_235_555);
/// Largest drift of this chain: 1.5 cNp/day, raw per s, rounded down.
pub const DRIFT_CAP: Fixed = Fixed::from_raw(3_202_559_735_019);

impl DriftCurve {
	/// Returns the curve in steps: brackets of 0.5 and 5 cNp, 0.01 and 0.05 cNp/day².
	pub const fn bang_bang() -> Self {
		Self::BangBang {
			low_bracket: Fraction::new(5, 1000),
			high_bracket: Fraction::new(5, 100),
			low_acceleration: LOW_ACCELERATION,
			high_acceleration: HIGH_ACCELERATION,
		}
	}

	/// Returns the reference's alternative: a bracket of 5 cNp, 0.05 cNp/day².
	pub const fn continuous() -> Self {
		Self::Continuous { bracket: Fraction::new(5, 100), acceleration: HIGH_ACCELERATION }
	}
}

impl Parameters {
	/// Returns the constants and rules of the reference (its section 2), bit for bit.
	///
	/// Its amounts have 6 decimals.
	pub const fn checker() -> Self {
		Self {
			minting_factor: Fraction::new(21, 10),
			liquidation_factor: Fraction::new(19, 10),
			burrow_fee: Fraction::new(5, 1000),
			seconds_per_year: SECONDS_PER_YEAR,
			imbalance_slope: Fraction::new(3, 4),
			imbalance_cap: Fraction::new(5, 100),
			protected_index_inverse_epsilon: 120_000,
			drift_curve: DriftCurve::bang_bang(),
			drift_cap: None,
			drift_decay: None,
			max_step: None,
			tracking: Tracking::Index,
			liquidation_penalty: Fraction::new(1, 10),
			reward_fraction: Fraction::new(1, 1000),
			creation_deposit: 1_000_000,
			min_debt: 0,
			min_slice: 0,
			min_kit_rule: MinKitRule::AfterLiquidation,
			debt_rounding: Rounding::Down,
			lots: LotParams {
				min_threshold: 10_000_000_000,
				queue_fraction: Fraction::new(5, 100),
				circulating_fraction: None,
				max_open: 1,
			},
			auctions: AuctionParams {
				decay_per_second: Fraction::new(1, 6000),
				bid_improvement: Fraction::new(33, 10_000),
				interval_blocks: 20,
				interval_seconds: 1_200,
			},
		}
	}

	/// Returns the constants and rules of this chain.
	///
	/// Amounts have 12 decimals.
	pub const fn huxian() -> Self {
		Self {
			// The rate saturates at an imbalance of 20 %: a time constant of 4 years.
			imbalance_slope: Fraction::new(1, 4),
			drift_cap: Some(DRIFT_CAP),
			drift_decay: Some(LOW_ACCELERATION),
			max_step: Some(3_600),
			creation_deposit: 10 * UNIT,
			min_debt: 100 * UNIT,
			min_slice: 10 * UNIT,
			min_kit_rule: MinKitRule::BeforeLiquidation,
			debt_rounding: Rounding::Up,
			lots: LotParams {
				min_threshold: 10_000 * UNIT,
				queue_fraction: Fraction::new(5, 100),
				circulating_fraction: Some(Fraction::new(1, 100)),
				max_open: 16,
			},
			auctions: AuctionParams {
				decay_per_second: Fraction::new(1, 6000),
				bid_improvement: Fraction::new(33, 10_000),
				interval_blocks: 200,
				interval_seconds: 1_200,
			},
			..Self::checker()
		}
	}
}
