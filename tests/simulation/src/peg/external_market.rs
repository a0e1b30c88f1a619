//! The external market: prices of dollars, gold and HUX outside of the chain.

use super::scenario::{Attack, Scenario, Shock};
use crate::statistics::Random;
use huxian_runtime::constants::token::{CEURT, CUSDC, CUSDT, XAU};
use huxian_traits::oracle::Feed;

/// Externals of PAN.
pub const DOLLARS: [u32; 4] = [CUSDT, CUSDC, 10_000, 10_001];
/// Time of a shock or an attack, in seconds since the start. No session begins then, and a member
/// has just fed.
pub const EVENT_TIME: u64 = 3_903;
/// Usual deviation of the price of a dollar token, as a part of it.
const DEVIATION: f64 = 0.000_1;
/// Time in which that deviation reverts, in seconds.
const REVERSION_TIME: f64 = 3_600.0;
/// Index that the members feed, in HUX per unit.
const INDEX: f64 = 4.0;
/// Price of a HUX in dollars, while a KIT costs a dollar.
pub const HUX_PRICE: f64 = 1.0 / INDEX;
/// Deviation of gold in a day, as a part of its price.
const GOLD_DAY: f64 = 0.01;
/// Deviation up to which a dollar token is healthy. Others price cUSDC only while it is healthy.
const MAX_HEALTHY_DEVIATION: f64 = 0.000_5;
/// Jumps of a rough market, per hour.
const JUMPS: f64 = 1.0;
/// Smallest and largest jump of a dollar token, as a part of its price.
const DOLLAR_JUMP: (f64, f64) = (0.000_2, 0.004);
/// Smallest and largest jump of gold, as a part of its price.
const GOLD_JUMP: (f64, f64) = (0.002, 0.015);

/// Prices of tokens, in dollars.
#[derive(Clone)]
pub struct ExternalMarket {
	random: Random,
	/// Deviation of each dollar token, as a part of its price.
	deviations: [f64; 4],
	gold: f64,
	shock: Option<Shock>,
	attack: Option<Attack>,
	second: u64,
}

impl ExternalMarket {
	/// Returns a market in which all dollar tokens cost a dollar.
	pub fn new(seed: u64, scenario: &Scenario) -> Self {
		let (shock, attack) = (scenario.shock, scenario.attack);
		Self { random: Random::new(seed, "outside"), deviations: [0.0; 4], gold: 2_400.0, shock, attack, second: 0 }
	}

	/// Advances the market to `second`.
	pub fn advance(&mut self, second: u64) {
		let passed = second.saturating_sub(self.second) as f64;
		self.second = second;
		let size = DEVIATION * (2.0 * passed / REVERSION_TIME).sqrt();
		for off in &mut self.deviations {
			*off += self.random.normal() * size - *off * passed / REVERSION_TIME;
		}
		self.gold *= 1.0 + self.random.normal() * GOLD_DAY * (passed / 86_400.0).sqrt();
		if matches!(self.attack, Some(Attack::OracleFrontRun(..))) && self.random.uniform() < JUMPS * passed / 3_600.0 {
			let up = if self.random.uniform() < 0.5 { 1.0 } else { -1.0 };
			let (dollar, gold) = (DOLLAR_JUMP, GOLD_JUMP);
			let [_, usdc, ..] = &mut self.deviations;
			*usdc += up * self.random.log_uniform(dollar.0, dollar.1);
			self.gold *= 1.0 - up * self.random.log_uniform(gold.0, gold.1);
		}
	}

	/// Returns the price of a whole token.
	pub fn price(&self, asset: u32) -> f64 {
		match DOLLARS.iter().zip(self.deviations).find(|(dollar, _)| **dollar == asset) {
			Some((_, off)) => (1.0 + off) * self.shock_factor(asset),
			None if asset == XAU => self.gold,
			None => 1.0,
		}
	}

	/// Returns the factor by which a shock or an attack lowers the price of a token.
	fn shock_factor(&self, asset: u32) -> f64 {
		let hours = self.second.saturating_sub(EVENT_TIME) as f64 / 3_600.0;
		let fell = match (self.shock, self.attack) {
			(Some(Shock::CusdcSag), _) if asset == CUSDC => 0.02 * hours.min(4.0),
			(Some(Shock::CusdcDip), _) if asset == CUSDC => (1.0 - (hours - 1.0).abs()).max(0.0),
			(_, Some(Attack::DepegJump)) if asset == CUSDT && self.second >= EVENT_TIME => 1.0,
			(_, Some(Attack::DepegSlide)) if asset == CUSDT => hours.min(1.0),
			_ => 0.0,
		};
		1.0 - 0.1 * fell
	}

	/// Returns the dollars of a cUSDC: the median price of the healthy externals, or its own price
	/// while it is not healthy.
	pub fn unit_price(&self) -> f64 {
		let own = self.price(CUSDC);
		let is_healthy = |price: &f64| (price - 1.0).abs() <= MAX_HEALTHY_DEVIATION;
		if !is_healthy(&own) {
			return own;
		}
		let mut healthy: Vec<f64> = DOLLARS.map(|asset| self.price(asset)).into_iter().filter(is_healthy).collect();
		healthy.sort_by(f64::total_cmp);
		let middle = healthy.len() / 2;
		match (healthy.get(middle), healthy.get(middle.saturating_sub(1))) {
			(Some(upper), Some(lower)) if healthy.len().is_multiple_of(2) => (upper + lower) / 2.0,
			(Some(upper), _) => *upper,
			_ => own,
		}
	}

	/// Returns the values that the oracle's members observe.
	pub fn feed_values(&self) -> Vec<(Feed, f64)> {
		let dollars = DOLLARS.map(|asset| (Feed::Asset(asset), self.price(asset)));
		let others = [(Feed::Index, INDEX), (Feed::XauUsd, self.gold), (Feed::Asset(CEURT), 1.1)];
		dollars.into_iter().chain(others).collect()
	}

	/// Returns whether no member feeds.
	pub fn is_oracle_down(&self) -> bool {
		self.shock == Some(Shock::OracleOutage) && (EVENT_TIME..EVENT_TIME + 3_600).contains(&self.second)
	}
}
