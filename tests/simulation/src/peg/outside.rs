//! The market outside of the chain: what dollars and gold cost there.

use super::cell::{Attack, Cell, Shock};
use crate::statistics::Dice;
use huxian_runtime::constants::token::{CEURT, CUSDC, CUSDT, XAU};
use huxian_traits::oracle::Feed;

/// The tokens behind PAN.
pub const DOLLARS: [u32; 4] = [CUSDT, CUSDC, 10_000, 10_001];
/// When something happens, in seconds since the beginning: not when a session begins, and right after a member has fed.
pub const MOMENT: u64 = 3_903;
/// How far a dollar's price usually lies from a dollar,
const WANDER: f64 = 0.000_1;
/// and how long it takes to come back, in seconds.
const RETURN: f64 = 3_600.0;
/// KIT in HUX, as the oracle's members see it,
const INDEX: f64 = 4.0;
/// and dollars for a HUX: those of a KIT that costs a dollar.
pub const HUX_PRICE: f64 = 1.0 / INDEX;
/// How far gold moves in a day.
const GOLD_DAY: f64 = 0.01;
/// A dollar within this of a dollar is healthy: the others say what turns cUSDC into dollars only as long as it is one of them.
const HEALTHY: f64 = 0.000_5;
/// Jumps in an hour of a rough market, and from where to where a dollar and gold jump.
const JUMPS: f64 = 1.0;
const DOLLAR_JUMP: (f64, f64) = (0.000_2, 0.004);
const GOLD_JUMP: (f64, f64) = (0.002, 0.015);

/// What tokens cost, in dollars.
#[derive(Clone)]
pub struct Outside {
	dice: Dice,
	/// How far each dollar is off, as a part.
	wander: [f64; 4],
	gold: f64,
	shock: Option<Shock>,
	attack: Option<Attack>,
	second: u64,
}

impl Outside {
	/// A market where all dollars cost a dollar.
	pub fn new(seed: u64, cell: &Cell) -> Self {
		let (shock, attack) = (cell.shock, cell.attack);
		Self { dice: Dice::new(seed, "outside"), wander: [0.0; 4], gold: 2_400.0, shock, attack, second: 0 }
	}

	/// Time passes until `second`.
	pub fn advance(&mut self, second: u64) {
		let passed = second.saturating_sub(self.second) as f64;
		self.second = second;
		let size = WANDER * (2.0 * passed / RETURN).sqrt();
		for off in &mut self.wander {
			*off += self.dice.bell() * size - *off * passed / RETURN;
		}
		self.gold *= 1.0 + self.dice.bell() * GOLD_DAY * (passed / 86_400.0).sqrt();
		if matches!(self.attack, Some(Attack::Oracle(..))) && self.dice.part() < JUMPS * passed / 3_600.0 {
			let up = if self.dice.part() < 0.5 { 1.0 } else { -1.0 };
			let (dollar, gold) = (DOLLAR_JUMP, GOLD_JUMP);
			let [_, usdc, ..] = &mut self.wander;
			*usdc += up * self.dice.between(dollar.0, dollar.1);
			self.gold *= 1.0 - up * self.dice.between(gold.0, gold.1);
		}
	}

	/// What a whole token costs.
	pub fn price(&self, asset: u32) -> f64 {
		match DOLLARS.iter().zip(self.wander).find(|(dollar, _)| **dollar == asset) {
			Some((_, off)) => (1.0 + off) * self.depth(asset),
			None if asset == XAU => self.gold,
			None => 1.0,
		}
	}

	/// What a shock or a fall leaves of a token's price.
	fn depth(&self, asset: u32) -> f64 {
		let hours = self.second.saturating_sub(MOMENT) as f64 / 3_600.0;
		let fell = match (self.shock, self.attack) {
			(Some(Shock::Sag), _) if asset == CUSDC => 0.02 * hours.min(4.0),
			(Some(Shock::Dip), _) if asset == CUSDC => (1.0 - (hours - 1.0).abs()).max(0.0),
			(_, Some(Attack::Jump)) if asset == CUSDT && self.second >= MOMENT => 1.0,
			(_, Some(Attack::Slide)) if asset == CUSDT => hours.min(1.0),
			_ => 0.0,
		};
		1.0 - 0.1 * fell
	}

	/// What turns a price in the first pool into dollars: the median of the healthy tokens behind PAN, and cUSDC's own price while that is
	/// none of them.
	pub fn unit(&self) -> f64 {
		let own = self.price(CUSDC);
		let is_healthy = |price: &f64| (price - 1.0).abs() <= HEALTHY;
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

	/// What the oracle's members see.
	pub fn seen(&self) -> Vec<(Feed, f64)> {
		let dollars = DOLLARS.map(|asset| (Feed::Asset(asset), self.price(asset)));
		let others = [(Feed::Index, INDEX), (Feed::XauUsd, self.gold), (Feed::Asset(CEURT), 1.1)];
		dollars.into_iter().chain(others).collect()
	}

	/// Whether nobody feeds.
	pub fn is_silent(&self) -> bool {
		self.shock == Some(Shock::Silence) && (MOMENT..MOMENT + 3_600).contains(&self.second)
	}
}
