//! A pool of `pmm` as people reckon with it: in whole tokens and roughly. Nothing of it goes into the chain but amounts.

use huxian_math::curve::{Curve, Shape};
use huxian_runtime::Runtime;
use huxian_traits::PoolId;
use pallet_pmm::{Pool, Pools, MILLION};

/// A pool as it is now. Prices are whole quote tokens for a whole base token.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Market {
	pub guide: f64,
	pub k: f64,
	/// What it keeps of a trade, as a part.
	pub fee: f64,
	pub base: f64,
	pub quote: f64,
	pub base_target: f64,
	pub quote_target: f64,
	/// No trade has a better price than this.
	pub trailing: f64,
}

impl Market {
	/// The pool called `id`, at the guide price that it knows; `None` while it has none, or nobody provides.
	pub fn read(id: PoolId) -> Option<Self> {
		let pool: Pool = Pools::<Runtime>::get(id)?;
		let guide = pool.guide.filter(|_| !pool.is_empty())?;
		let Shape::Pmm(curve) = pool.terms.shape else { return None };
		let inventory = pool.terms.shape.regress(&pool.inventory, &guide).ok()?;
		let whole = |amount: u128, decimals: u8| amount as f64 / 10_f64.powi(decimals.into());
		let shift = 10_f64.powi(i32::from(pool.base_decimals) - i32::from(pool.quote_decimals));
		Some(Self {
			guide: guide.numerator as f64 / guide.denominator as f64 * shift,
			k: f64::from(curve.k().numerator) / f64::from(curve.k().denominator),
			fee: f64::from(pool.terms.fee) / f64::from(MILLION),
			base: whole(inventory.base, pool.base_decimals),
			quote: whole(inventory.quote, pool.quote_decimals),
			base_target: whole(inventory.base_target, pool.base_decimals),
			quote_target: whole(inventory.quote_target, pool.quote_decimals),
			trailing: pool.trailing?.price as f64 / 1e18,
		})
	}

	/// The price of the next, very small trade.
	pub fn mid(&self) -> f64 {
		let bend = |target: f64, stock: f64| 1.0 - self.k + self.k * (target / stock).powi(2);
		if self.base < self.base_target {
			self.guide * bend(self.base_target, self.base)
		} else {
			self.guide / bend(self.quote_target, self.quote)
		}
	}

	/// Quote to pay until the mid price is `price`; 0 when it is there already.
	pub fn buy_to(&self, price: f64) -> f64 {
		if price <= self.mid() {
			return 0.0;
		}
		// First what is short of quote comes back, then base leaves.
		let back = self.quote_target.min(self.stock(self.quote_target, self.guide / price)) - self.quote;
		let begins = self.base.min(self.base_target);
		let ends = self.stock(self.base_target, price / self.guide).min(begins);
		back.max(0.0) + self.guide * self.slope(self.base_target, begins, ends)
	}

	/// Base to sell until the mid price is `price`; 0 when it is there already.
	pub fn sell_to(&self, price: f64) -> f64 {
		if price >= self.mid() {
			return 0.0;
		}
		let back = self.base_target.min(self.stock(self.base_target, price / self.guide)) - self.base;
		let begins = self.quote.min(self.quote_target);
		let ends = self.stock(self.quote_target, self.guide / price).min(begins);
		back.max(0.0) + self.slope(self.quote_target, begins, ends) / self.guide
	}

	/// What is left of a token when it has become `rise` times as dear.
	fn stock(&self, target: f64, rise: f64) -> f64 {
		if rise <= 1.0 {
			return target;
		}
		target * (self.k / (rise - 1.0 + self.k)).sqrt()
	}

	/// What a token costs from one stock to a smaller one, at a guide price of 1.
	fn slope(&self, target: f64, begins: f64, ends: f64) -> f64 {
		(begins - ends) * (1.0 - self.k + self.k * target * target / (begins * ends))
	}
}

#[cfg(test)]
mod tests {
	use super::*;

	fn market() -> Market {
		let million = 1_000_000.0;
		Market {
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
	fn what_is_sold_moves_the_price_to_where_it_should() {
		// 11 000 of a million are a basis point: 2 k of its part.
		assert!((market().sell_to(0.9999) - 11_000.0).abs() < 250.0, "{}", market().sell_to(0.9999));
		assert_eq!((market().sell_to(1.0001), market().buy_to(0.9999)), (0.0, 0.0));
	}

	#[test]
	fn there_and_back_costs_nothing_without_a_fee() {
		let sold = market().sell_to(0.99);
		let ends = market().stock(1_000_000.0, 1.0 / 0.99);
		let low = Market { base: 1_000_000.0 + sold, quote: ends, ..market() };
		assert!((low.mid() - 0.99).abs() < 1e-12);
		assert!((low.buy_to(1.0) - (1_000_000.0 - ends)).abs() < 1e-6);
		let beyond = low.buy_to(1.01) - low.buy_to(1.0);
		assert!((beyond - market().buy_to(1.01)).abs() < 1e-6, "{beyond}");
	}
}
