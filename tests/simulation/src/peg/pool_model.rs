//! A model of a pool in whole tokens and floating point, by which actors choose their amounts.

use huxian_math::curve::{Curve, Shape};
use huxian_runtime::Runtime;
use huxian_traits::PoolId;
use pallet_pmm::{Pool, Pools, MILLION};

/// The state of a pool. Prices are whole quote tokens for a whole base token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PoolModel {
	pub guide: f64,
	pub k: f64,
	/// Fee, as a part of a trade.
	pub fee: f64,
	pub base: f64,
	pub quote: f64,
	pub base_target: f64,
	pub quote_target: f64,
	/// Trailing price: no trade has a better one.
	pub trailing: f64,
}

impl PoolModel {
	/// Reads the pool `id` at its guide price; `None` without a guide price or liquidity.
	pub fn read(id: PoolId) -> Option<Self> {
		let pool: Pool = Pools::<Runtime>::get(id)?;
		let guide = pool.guide.filter(|_| !pool.is_empty())?;
		let Shape::Pmm(curve) = pool.params.shape else { return None };
		let inventory = pool.params.shape.regress(&pool.inventory, &guide).ok()?;
		let whole = |amount: u128, decimals: u8| amount as f64 / 10_f64.powi(decimals.into());
		let shift = 10_f64.powi(i32::from(pool.base_decimals) - i32::from(pool.quote_decimals));
		Some(Self {
			guide: guide.numerator as f64 / guide.denominator as f64 * shift,
			k: f64::from(curve.k().numerator) / f64::from(curve.k().denominator),
			fee: f64::from(pool.params.fee) / f64::from(MILLION),
			base: whole(inventory.base, pool.base_decimals),
			quote: whole(inventory.quote, pool.quote_decimals),
			base_target: whole(inventory.base_target, pool.base_decimals),
			quote_target: whole(inventory.quote_target, pool.quote_decimals),
			trailing: pool.trailing?.price as f64 / 1e18,
		})
	}

	/// Returns the mid price: that of the next, very small trade.
	pub fn mid(&self) -> f64 {
		let bend = |target: f64, reserve: f64| 1.0 - self.k + self.k * (target / reserve).powi(2);
		if self.base < self.base_target {
			self.guide * bend(self.base_target, self.base)
		} else {
			self.guide / bend(self.quote_target, self.quote)
		}
	}

	/// Returns the quote to sell until the mid price is `price`; 0 if it is that or higher.
	pub fn quote_to_reach(&self, price: f64) -> f64 {
		if price <= self.mid() {
			return 0.0;
		}
		// First the shortage of quote is filled, then base leaves.
		let back = self.quote_target.min(self.reserve(self.quote_target, self.guide / price)) - self.quote;
		let begins = self.base.min(self.base_target);
		let ends = self.reserve(self.base_target, price / self.guide).min(begins);
		back.max(0.0) + self.guide * self.cost(self.base_target, begins, ends)
	}

	/// Returns the base to sell until the mid price is `price`; 0 if it is that or lower.
	pub fn base_to_reach(&self, price: f64) -> f64 {
		if price >= self.mid() {
			return 0.0;
		}
		let back = self.base_target.min(self.reserve(self.base_target, price / self.guide)) - self.base;
		let begins = self.quote.min(self.quote_target);
		let ends = self.reserve(self.quote_target, self.guide / price).min(begins);
		back.max(0.0) + self.cost(self.quote_target, begins, ends) / self.guide
	}

	/// Returns the reserve of a token whose price has risen by the factor `rise`.
	fn reserve(&self, target: f64, rise: f64) -> f64 {
		if rise <= 1.0 {
			return target;
		}
		target * (self.k / (rise - 1.0 + self.k)).sqrt()
	}

	/// Returns the cost of a token from one reserve to a smaller one, at a guide price of 1.
	fn cost(&self, target: f64, begins: f64, ends: f64) -> f64 {
		(begins - ends) * (1.0 - self.k + self.k * target * target / (begins * ends))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn model() -> PoolModel {
		let million = 1_000_000.0;
		PoolModel {
			guide: 1.0,
			k: 0.0045,
			fee: 0.0,
			base: million,
			quote: million,
			base_target: million,
			quote_target: million,
			trailing: 1.0,
		}
	}

	#[test]
	fn a_sale_moves_the_price_to_its_target() {
		// 11 000 of a million move the price by a basis point: by 2 k of their part.
		assert!((model().base_to_reach(0.9999) - 11_000.0).abs() < 250.0, "{}", model().base_to_reach(0.9999));
		assert_eq!((model().base_to_reach(1.0001), model().quote_to_reach(0.9999)), (0.0, 0.0));
	}

	#[test]
	fn a_round_trip_costs_nothing_without_a_fee() {
		let sold = model().base_to_reach(0.99);
		let ends = model().reserve(1_000_000.0, 1.0 / 0.99);
		let low = PoolModel { base: 1_000_000.0 + sold, quote: ends, ..model() };
		assert!((low.mid() - 0.99).abs() < 1e-12);
		assert!((low.quote_to_reach(1.0) - (1_000_000.0 - ends)).abs() < 1e-6);
		let beyond = low.quote_to_reach(1.01) - low.quote_to_reach(1.0);
		assert!((beyond - model().quote_to_reach(1.01)).abs() < 1e-6, "{beyond}");
	}
}
