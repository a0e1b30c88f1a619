//! What is constant: the presets.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{fixed::Fixed, price::Fraction};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// 10^12: the smallest units of one KIT or one HUX on this chain.
pub const UNIT: u128 = 1_000_000_000_000;
/// A Gregorian year of 365.2425 days, in seconds.
pub const SECONDS_PER_YEAR: u64 = 31_556_952;
/// 0.01 cNp/day², in raw units per s².
pub const LOW_ACCELERATION: Fixed = Fixed::from_raw(247_111);
/// 0.05 cNp/day², in raw units per s².
pub const HIGH_ACCELERATION: Fixed = Fixed::from_raw(1_235_555);
/// 1.5 cNp/day, in raw units per s, rounded down.
pub const DRIFT_CAP: Fixed = Fixed::from_raw(3_202_559_735_019);

/// How the drift derivative follows from the target (reference, section 3.1). The logarithm of the target is taken as
/// target − 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum DriftCurve {
	/// Nothing near 1, a low acceleration from the low bracket on (inclusive), a high one from the high bracket on
	/// (inclusive).
	BangBang {
		/// How far from 1 the low acceleration begins.
		low_bracket: Fraction,
		/// How far from 1 the high acceleration begins.
		high_bracket: Fraction,
		/// Per s², raw.
		low_acceleration: Fixed,
		/// Per s², raw.
		high_acceleration: Fixed,
	},
	/// Quadratic in the distance from 1, up to the bracket.
	Continuous {
		/// How far from 1 the acceleration is complete.
		bracket: Fraction,
		/// Per s², raw.
		acceleration: Fixed,
	},
}

impl DriftCurve {
	/// The seed's curve: 0.5 and 5 cNp, 0.01 and 0.05 cNp/day².
	pub const fn bang_bang() -> Self {
		Self::BangBang {
			low_bracket: Fraction::new(5, 1000),
			high_bracket: Fraction::new(5, 100),
			low_acceleration: LOW_ACCELERATION,
			high_acceleration: HIGH_ACCELERATION,
		}
	}

	/// The reference's alternative: complete at 5 cNp, 0.05 cNp/day².
	pub const fn continuous() -> Self {
		Self::Continuous { bracket: Fraction::new(5, 100), acceleration: HIGH_ACCELERATION }
	}
}

/// What the target compares the price of kit with.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Tracking {
	/// quantity · index / price: kit follows the index.
	Index,
	/// quantity / price: kit follows the token it is traded for; the index is ignored.
	Token,
}

/// A direction.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum Rounding {
	/// Toward minus infinity.
	Down,
	/// Toward plus infinity.
	Up,
}

/// Which state of a burrow the least warranted proceeds of its slice are derived from (reference, section 4.1).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub enum MinKitRule {
	/// The burrow before liquidation: what the derivation says.
	BeforeLiquidation,
	/// The burrow after liquidation: what the reference shipped.
	AfterLiquidation,
}

/// How large a lot is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct LotRules {
	/// HUX that a lot may always have.
	pub minimum: u128,
	/// The part of the queue that a lot may have if that is more.
	pub queue_fraction: Fraction,
	/// The part of circulating kit, at the liquidation price, above which no lot goes: it must be payable. `None`: no
	/// such bound.
	pub circulating_fraction: Option<Fraction>,
	/// How many lots are on offer at once.
	pub open: u32,
}

/// How lots are sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct AuctionRules {
	/// The part of the asked price that goes every second while nobody bids.
	pub decay_per_second: Fraction,
	/// What the next bid must add.
	pub bid_improvement: Fraction,
	/// A bid wins after more than this many blocks, and
	pub interval_blocks: u32,
	/// after more than this many seconds.
	pub interval_seconds: u64,
}

/// When the values that an oracle's members feed make one value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct FeedRules {
	/// A value counts while it is younger than this, in seconds.
	pub maximum_age: u64,
	/// With fewer members there is no quorum.
	pub minimum_members: u32,
	/// With fewer values there is no quorum; nor with half of the members or fewer.
	pub minimum_values: u32,
	/// Two values alone may lie this far apart, as a part of the lower one.
	pub pair_spread: Fraction,
	/// From this many values on the median is trusted however far apart they lie.
	pub many_values: u32,
	/// Fewer values than `many_values` may lie this far apart, as a part of the lowest.
	pub few_spread: Fraction,
}

impl FeedRules {
	/// Public networks: at least 5 members and 3 values.
	pub const fn public() -> Self {
		Self {
			maximum_age: 600,
			minimum_members: 5,
			minimum_values: 3,
			pair_spread: Fraction::new(1, 100),
			many_values: 5,
			few_spread: Fraction::new(5, 100),
		}
	}

	/// Development: one member is enough.
	pub const fn development() -> Self {
		Self { minimum_members: 1, minimum_values: 1, ..Self::public() }
	}
}

/// When the pool's price of kit may steer the controller.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct MarketRules {
	/// HUX that the pool must hold.
	pub minimum_depth: u128,
	/// The part of circulating kit that the pool must hold, in kit.
	pub circulating_fraction: Fraction,
	/// For how many seconds without a break.
	pub window: u64,
	/// How many closing prices the median is taken of,
	pub closings: u32,
	/// and how many seconds lie between them.
	pub closing_interval: u64,
	/// What the pool keeps of a trade.
	pub exchange_fee: Fraction,
}

impl MarketRules {
	/// This chain: 100 000 HUX and 2 % of circulating kit within the last hour; 15 closing prices, one a minute.
	pub const fn public() -> Self {
		Self {
			minimum_depth: 100_000 * UNIT,
			circulating_fraction: Fraction::new(2, 100),
			window: 3_600,
			closings: 15,
			closing_interval: 60,
			exchange_fee: Fraction::new(2, 1000),
		}
	}

	/// Development: 1 000 HUX are deep enough.
	pub const fn development() -> Self {
		Self { minimum_depth: 1_000 * UNIT, ..Self::public() }
	}
}

/// Everything that is constant while a chain runs.
///
/// A `const` value: nothing is read from storage. [`Parameters::checker`] has the constants and the rules of the
/// reference (its section 2), bit for bit, and [`Parameters::huxian`] those of this chain.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
pub struct Parameters {
	/// Collateral over debt from which on a burrow may mint and withdraw.
	pub minting_factor: Fraction,
	/// Collateral over debt below which a burrow is liquidated.
	pub liquidation_factor: Fraction,
	/// What debts grow by in a year.
	pub burrow_fee: Fraction,
	/// Seconds in a year.
	pub seconds_per_year: u64,
	/// Rate per year over relative imbalance.
	pub imbalance_slope: Fraction,
	/// The rate per year at which it saturates, either way.
	pub imbalance_cap: Fraction,
	/// In how many seconds the protected index can, at its pace, move by the whole of itself.
	pub protected_index_inverse_epsilon: u64,
	/// How the target accelerates the drift.
	pub drift_curve: DriftCurve,
	/// What the drift never exceeds, either way, per second. `None`: unbounded.
	pub drift_cap: Option<Fixed>,
	/// What the drift loses per second, every second, while the index is stale or there is no market. `None`: the
	/// reference's rule, that a missing index is the old one and a price of kit is always there.
	pub drift_decay: Option<Fixed>,
	/// The longest time, in seconds, that one update goes through; the rest is for the next ones. `None`: any.
	pub maximum_step: Option<u64>,
	/// What the target compares with.
	pub tracking: Tracking,
	/// What a warranted slice loses of its proceeds.
	pub liquidation_penalty: Fraction,
	/// Over how many blocks penalties drip to the exchange. 0: they are burned.
	pub penalty_drip_blocks: u32,
	/// What the marking of a burrow is rewarded with, of its collateral, on top of the creation deposit.
	pub reward_fraction: Fraction,
	/// HUX that an active burrow locks on top of its collateral.
	pub creation_deposit: u128,
	/// KIT below which burning must not leave a debt, unless it leaves none.
	pub minimum_debt: u128,
	/// HUX below which liquidation sends nothing to auction, unless it empties the burrow.
	pub minimum_slice: u128,
	/// Where the least warranted proceeds come from.
	pub min_kit_rule: MinKitRule,
	/// How a growing debt is rounded: up is for the protocol, down is what the reference does.
	pub debt_rounding: Rounding,
	/// How large lots are.
	pub lots: LotRules,
	/// How lots are sold.
	pub auctions: AuctionRules,
	/// When values are one value.
	pub feeds: FeedRules,
	/// When the pool is a market.
	pub market: MarketRules,
}

impl Parameters {
	/// The reference: its constants and its rules. Its amounts have 6 decimals.
	///
	/// What it has no counterpart for (feeds, depth of the market) is as on this chain and is not read by any formula
	/// of the reference.
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
			maximum_step: None,
			tracking: Tracking::Index,
			liquidation_penalty: Fraction::new(1, 10),
			penalty_drip_blocks: 0,
			reward_fraction: Fraction::new(1, 1000),
			creation_deposit: 1_000_000,
			minimum_debt: 0,
			minimum_slice: 0,
			min_kit_rule: MinKitRule::AfterLiquidation,
			debt_rounding: Rounding::Down,
			lots: LotRules {
				minimum: 10_000_000_000,
				queue_fraction: Fraction::new(5, 100),
				circulating_fraction: None,
				open: 1,
			},
			auctions: AuctionRules {
				decay_per_second: Fraction::new(1, 6000),
				bid_improvement: Fraction::new(33, 10_000),
				interval_blocks: 20,
				interval_seconds: 1_200,
			},
			feeds: FeedRules::public(),
			market: MarketRules::public(),
		}
	}

	/// This chain. Amounts have 12 decimals.
	pub const fn huxian() -> Self {
		Self {
			// The seed's: saturates at an imbalance of 20 %, that is, a time constant of 4 years.
			imbalance_slope: Fraction::new(1, 4),
			drift_cap: Some(DRIFT_CAP),
			drift_decay: Some(LOW_ACCELERATION),
			maximum_step: Some(3_600),
			penalty_drip_blocks: 28_800,
			creation_deposit: 10 * UNIT,
			minimum_debt: 100 * UNIT,
			minimum_slice: 10 * UNIT,
			min_kit_rule: MinKitRule::BeforeLiquidation,
			debt_rounding: Rounding::Up,
			lots: LotRules {
				minimum: 10_000 * UNIT,
				queue_fraction: Fraction::new(5, 100),
				circulating_fraction: Some(Fraction::new(1, 100)),
				open: 16,
			},
			auctions: AuctionRules {
				decay_per_second: Fraction::new(1, 6000),
				bid_improvement: Fraction::new(33, 10_000),
				interval_blocks: 200,
				interval_seconds: 1_200,
			},
			..Self::checker()
		}
	}

	/// This chain's development preset: one feed is enough and a market of 1 000 HUX is one.
	pub const fn development() -> Self {
		Self { feeds: FeedRules::development(), market: MarketRules::development(), ..Self::huxian() }
	}
}
