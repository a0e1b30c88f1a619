//! Parameters of an AMO.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use huxian_math::peg::{Ppm, WHOLE};
use huxian_traits::{governance::GovernedParams, Balance, Moment};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Parameters of an AMO, within the bounds of [`AmoParams::validate`].
///
/// Shares, ratios and distances are in millionths, amounts in the smallest unit of the family's
/// token, times in milliseconds. The peg is the unit of the family.
#[doc(alias = "Terms")]
#[derive(
	Clone,
	Copy,
	Debug,
	PartialEq,
	Eq,
	Encode,
	Decode,
	DecodeWithMemTracking,
	MaxEncodedLen,
	TypeInfo,
	Serialize,
	Deserialize,
)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct AmoParams {
	/// Distance of the TWAP from the peg at which the AMO begins to act, in millionths.
	pub entry_threshold: Ppm,
	/// Distance from the peg at which the AMO leaves the price, in millionths.
	pub exit_target: Ppm,
	/// Maximum distance of the last close from the TWAP for a step, in millionths.
	pub max_spot_deviation: Ppm,
	/// Window of the time-weighted average price (TWAP), in milliseconds.
	pub twap_window: Moment,
	/// Maximum debt, in the family's token.
	pub mint_cap: Balance,
	/// Maximum growth of the debt within an hour, in millionths of the supply.
	pub hourly_expand_share: Ppm,
	/// Maximum amount burned within an hour, in millionths of the supply.
	pub hourly_contract_share: Ppm,
	/// Minimum time between two expansions, in milliseconds.
	pub cooldown: Moment,
	/// Minimum value that a trade brings, in millionths of the value given.
	pub min_output_ratio: Ppm,
	/// Maximum share of the pool's liquidity, in millionths.
	pub max_pool_share: Ppm,
	/// Minimum share of the supply that is redeemable at the PSM, in millionths.
	pub min_psm_share: Ppm,
	/// Minimum backing of the family for an expansion, in millionths.
	pub min_backing: Ppm,
	/// Maximum share of the pool's larger side for an expansion, in millionths.
	pub max_imbalance: Ppm,
	/// Distance of the pool's price below the guide price when its shares are valued under stress,
	/// in millionths.
	pub stress_discount: Ppm,
	/// Maximum shortfall of the value under stress, in millionths of the debt.
	pub shortfall_tolerance: Ppm,
	/// Minimum amount of an act, in the family's token; at least the minimum swap of the PSM.
	pub min_step: Balance,
	/// PSM debt of the external that redemptions of the AMO leave, in the family's token.
	pub residual_debt: Balance,
}

impl AmoParams {
	/// Returns the parameters of the specification, with the amounts that depend on the family.
	pub const fn standard(mint_cap: Balance, min_step: Balance, residual_debt: Balance) -> Self {
		Self {
			entry_threshold: 1_000,
			exit_target: 500,
			max_spot_deviation: 500,
			twap_window: 600_000,
			mint_cap,
			hourly_expand_share: 2_500,
			hourly_contract_share: 50_000,
			cooldown: 60_000,
			min_output_ratio: 995_000,
			max_pool_share: 500_000,
			min_psm_share: 600_000,
			min_backing: 990_000,
			max_imbalance: 800_000,
			stress_discount: 30_000,
			shortfall_tolerance: 10_000,
			min_step,
			residual_debt,
		}
	}
}

/// A parameter is out of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamsOutOfBounds;

impl GovernedParams for AmoParams {
	type Context = ();
	type Invalid = ParamsOutOfBounds;

	/// Checks the bounds of every parameter.
	///
	/// | parameter | bounds |
	/// |---|---|
	/// | `exit_target` | 0.01 % at least, below `entry_threshold` |
	/// | `entry_threshold` | at most 2 % |
	/// | `max_spot_deviation` | 0.01 % to `entry_threshold` |
	/// | `twap_window` | a minute to a day |
	/// | `hourly_expand_share` | at most 5 % |
	/// | `hourly_contract_share` | `hourly_expand_share` to 25 % |
	/// | `cooldown` | at most a day |
	/// | `min_output_ratio` | 95 % to 100 % |
	/// | `max_pool_share` | at most 75 % |
	/// | `min_psm_share` | 50 % to 100 % |
	/// | `min_backing` | 95 % to 100 % |
	/// | `max_imbalance` | 60 % to 90 % |
	/// | `stress_discount` | 1 % to 20 % |
	/// | `shortfall_tolerance` | at most 2 % |
	/// | `min_step` | above 0 |
	fn validate(&self, (): ()) -> Result<(), ParamsOutOfBounds> {
		let is_valid = (100..self.entry_threshold).contains(&self.exit_target)
			&& self.entry_threshold <= 20_000
			&& (100..=self.entry_threshold).contains(&self.max_spot_deviation)
			&& (60_000..=86_400_000).contains(&self.twap_window)
			&& self.hourly_expand_share <= 50_000
			&& (self.hourly_expand_share..=250_000).contains(&self.hourly_contract_share)
			&& self.cooldown <= 86_400_000
			&& (950_000..=WHOLE).contains(&self.min_output_ratio)
			&& self.max_pool_share <= 750_000
			&& (500_000..=WHOLE).contains(&self.min_psm_share)
			&& (950_000..=WHOLE).contains(&self.min_backing)
			&& (600_000..=900_000).contains(&self.max_imbalance)
			&& (10_000..=200_000).contains(&self.stress_discount)
			&& self.shortfall_tolerance <= 20_000
			&& self.min_step > 0;
		is_valid.then_some(()).ok_or(ParamsOutOfBounds)
	}

	/// Returns true if `self` lets the AMO mint earlier or more than `before`, or changes any
	/// parameter of contraction.
	///
	/// Both directions of the latter can hurt holders, so both need notice.
	fn is_looser_than(&self, before: &Self) -> bool {
		let Self {
			entry_threshold,
			exit_target,
			max_spot_deviation,
			twap_window,
			mint_cap,
			hourly_expand_share,
			hourly_contract_share,
			cooldown,
			min_output_ratio,
			max_pool_share,
			min_psm_share,
			min_backing,
			max_imbalance,
			stress_discount,
			shortfall_tolerance,
			min_step,
			residual_debt,
		} = *self;
		let changes_contraction = entry_threshold != before.entry_threshold
			|| exit_target != before.exit_target
			|| max_spot_deviation != before.max_spot_deviation
			|| twap_window != before.twap_window
			|| hourly_contract_share != before.hourly_contract_share
			|| min_output_ratio != before.min_output_ratio
			|| min_psm_share != before.min_psm_share
			|| stress_discount != before.stress_discount
			|| shortfall_tolerance != before.shortfall_tolerance
			|| min_step != before.min_step
			|| residual_debt != before.residual_debt;
		let expands_more = mint_cap > before.mint_cap
			|| hourly_expand_share > before.hourly_expand_share
			|| max_pool_share > before.max_pool_share
			|| max_imbalance > before.max_imbalance
			|| cooldown < before.cooldown
			|| min_backing < before.min_backing;
		changes_contraction || expands_more
	}
}
