//! The parameters of a family.

use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use frame::prelude::ensure;
use huxian_math::peg::{Ppm, WHOLE};
use huxian_traits::{governance::GovernedParams, oracle::Feed, Balance, Moment};
use scale_info::TypeInfo;
use serde::{Deserialize, Serialize};

/// Parameters of a family.
///
/// Shares and fees are in millionths, amounts in the smallest unit of the family's token, times in
/// milliseconds.
///
/// In JSON (genesis) the names are camelCase, like `baseMintFee`, and a unit is written
/// `"unit": "EthUsd"`.
#[doc(alias = "FamilyRules")]
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
pub struct FamilyParams {
	/// Feed whose dollar value a whole token stands for; `None` for one dollar.
	pub unit: Option<Feed>,
	/// Fixed part of the mint fee.
	pub base_mint_fee: Ppm,
	/// Fixed part of the redemption fee.
	pub base_redeem_fee: Ppm,
	/// Mint fee with a full window, for an external at its unit.
	pub full_window_fee: Ppm,
	/// Deviation below the unit beyond which minting against an external is paused.
	pub pause_below: Ppm,
	/// Deviation below the unit beyond which an external has fallen.
	///
	/// While an external has fallen, a redemption into another one pays the haircut.
	pub haircut_below: Ppm,
	/// Deviation below the unit within which a paused external recovers.
	#[doc(alias = "calm_within")]
	pub recovery_band: Ppm,
	/// Time within `recovery_band` after which minting resumes without a call.
	#[doc(alias = "calm_period")]
	pub recovery_period: Moment,
	/// Backing below which nothing is minted.
	#[doc(alias = "mint_floor")]
	pub min_backing: Ppm,
	/// Share of the supply that may come in of one external within an hour.
	pub hourly_inflow_share: Ppm,
	/// Share of the supply that may come in of one external within a day.
	pub daily_inflow_share: Ppm,
	/// Amount per hour below which no limit falls, for the inflow of an external and for
	/// redemptions. The daily limit of an external is at least 24 times this amount.
	pub min_hourly_capacity: Balance,
	/// Share of the supply that may be redeemed within an hour without waiting.
	#[doc(alias = "gross_share")]
	pub hourly_outflow_share: Ppm,
	/// Share of the family's debt that one external may back.
	pub max_external_share: Ppm,
	/// Share of the family's debt that the externals of one domain may back.
	pub max_domain_share: Ppm,
	/// Debt that both shares are taken of while the family's debt is smaller.
	pub min_share_base: Balance,
}

impl FamilyParams {
	/// Returns the parameters of the specification, with amounts for the size of the family.
	pub const fn standard(unit: Option<Feed>, min_hourly_capacity: Balance, min_share_base: Balance) -> Self {
		Self {
			unit,
			base_mint_fee: 500,
			base_redeem_fee: 500,
			full_window_fee: 5_000,
			pause_below: 10_000,
			haircut_below: 30_000,
			recovery_band: 5_000,
			recovery_period: 3_600_000,
			min_backing: 980_000,
			hourly_inflow_share: 10_000,
			daily_inflow_share: 50_000,
			min_hourly_capacity,
			hourly_outflow_share: 250_000,
			max_external_share: 400_000,
			max_domain_share: 600_000,
			min_share_base,
		}
	}
}

/// At least one parameter of a family is out of its bounds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ParamsOutOfBounds;

impl GovernedParams for FamilyParams {
	type Context = ();
	type Invalid = ParamsOutOfBounds;

	/// Checks that every parameter is within its bounds.
	///
	/// | parameter | bounds |
	/// |---|---|
	/// | `base_mint_fee`, `base_redeem_fee` | 0 to 1 % |
	/// | `full_window_fee` | `base_mint_fee` to 2 % |
	/// | `pause_below` | 0.2 % to 5 % |
	/// | `haircut_below` | `pause_below` to 10 % |
	/// | `recovery_band` | above 0, below `pause_below` |
	/// | `recovery_period` | a minute to a day |
	/// | `min_backing` | 90 % to 100 % |
	/// | shares | above 0, at most 100 % |
	/// | `hourly_inflow_share` | at most `daily_inflow_share` |
	/// | `max_external_share` | at most `max_domain_share` |
	/// | `min_hourly_capacity` | above 0, at most 2^96 |
	/// | `min_share_base` | above 0 |
	fn validate(&self, (): ()) -> Result<(), ParamsOutOfBounds> {
		let shares = [
			self.hourly_inflow_share,
			self.daily_inflow_share,
			self.hourly_outflow_share,
			self.max_external_share,
			self.max_domain_share,
		];
		let is_within = self.base_mint_fee <= 10_000
			&& self.base_redeem_fee <= 10_000
			&& (self.base_mint_fee..=20_000).contains(&self.full_window_fee)
			&& (2_000..=50_000).contains(&self.pause_below)
			&& (self.pause_below..=100_000).contains(&self.haircut_below)
			&& (1..self.pause_below).contains(&self.recovery_band)
			&& (60_000..=86_400_000).contains(&self.recovery_period)
			&& (900_000..=WHOLE).contains(&self.min_backing)
			&& shares.iter().all(|share| (1..=WHOLE).contains(share))
			&& self.hourly_inflow_share <= self.daily_inflow_share
			&& self.max_external_share <= self.max_domain_share
			&& (1..=1 << 96).contains(&self.min_hourly_capacity)
			&& self.min_share_base > 0;
		ensure!(is_within, ParamsOutOfBounds);
		Ok(())
	}

	/// Returns true if minting becomes easier, earlier or cheaper, or if the terms of leaving
	/// change.
	///
	/// The terms of leaving are the unit, the redemption fee, the haircut and the redemption limit.
	/// Holders rely on them, so a change in either direction counts as looser.
	fn is_looser_than(&self, before: &Self) -> bool {
		// A destructuring without `..`: a new parameter does not compile until it is ranked here.
		let Self {
			unit,
			base_mint_fee,
			base_redeem_fee,
			full_window_fee,
			pause_below,
			haircut_below,
			recovery_band,
			recovery_period,
			min_backing,
			hourly_inflow_share,
			daily_inflow_share,
			min_hourly_capacity,
			hourly_outflow_share,
			max_external_share,
			max_domain_share,
			min_share_base,
		} = *self;
		let is_another_exit = unit != before.unit
			|| base_redeem_fee != before.base_redeem_fee
			|| haircut_below != before.haircut_below
			|| hourly_outflow_share != before.hourly_outflow_share
			// It bounds redemptions as well as the inflow.
			|| min_hourly_capacity != before.min_hourly_capacity;
		let cheaper = base_mint_fee < before.base_mint_fee || full_window_fee < before.full_window_fee;
		let sooner = pause_below > before.pause_below
			|| recovery_band > before.recovery_band
			|| recovery_period < before.recovery_period;
		let more = hourly_inflow_share > before.hourly_inflow_share
			|| daily_inflow_share > before.daily_inflow_share
			|| max_external_share > before.max_external_share
			|| max_domain_share > before.max_domain_share
			|| min_share_base > before.min_share_base;
		is_another_exit || cheaper || sooner || more || min_backing < before.min_backing
	}
}
