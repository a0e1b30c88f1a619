//! What PAN costs.

use super::Peg;
use crate::{
	amount::{format_units, Decimal, FIXED_PLACES},
	chain::{peg::Family, pools::Pool, PAN},
};

/// How far from its unit PAN may be, as a part of that.
pub const BAND: f64 = 0.001;

/// What PAN costs in its unit, by its pool; cut after 18 decimals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Market {
	/// At the next, very small trade.
	pub spot: Option<String>,
	/// In the mean of ten minutes.
	pub mean: Option<String>,
}

impl Peg {
	/// What PAN costs: the price in its pool times that of the other token there. A pool that everyone may trade with
	/// is taken before a private one, and one with a price before one without.
	pub fn market(&self) -> Market {
		let Some(pan) = self.pan() else { return Market::default() };
		let pools = self.pools.iter().filter(|pool| pan.external(other(pool)).is_some() && pool.has(PAN));
		let Some(pool) = pools.min_by_key(|pool| (pool.mid.is_none(), pool.kind != "public", pool.id)) else {
			return Market::default();
		};
		let price = |text: &Option<String>| text.as_deref().and_then(|text| in_unit(pan, pool, text));
		Market { spot: price(&pool.mid), mean: price(&pool.mean) }
	}
}

/// The token that PAN is traded against.
fn other(pool: &Pool) -> u32 {
	if pool.base == PAN {
		pool.quote
	} else {
		pool.base
	}
}

/// A price of the pool as units of the family for one PAN; `None` while nobody knows what the other token is worth.
fn in_unit(pan: &Family, pool: &Pool, price: &str) -> Option<String> {
	let price: Decimal = price.parse().ok()?;
	let worth: Decimal = pan.external(other(pool))?.fresh_price()?.parse().ok()?;
	let units =
		if pool.base == PAN { price.times(&worth).units(FIXED_PLACES) } else { worth.over(&price, FIXED_PLACES) };
	units.map(|units| format_units(units, FIXED_PLACES))
}

#[cfg(test)]
mod tests {
	use super::*;
	use crate::chain::peg::External;

	fn external(asset: u32, price: &str) -> External {
		External { asset, price: Some(price.into()), fresh: true, ..External::default() }
	}

	fn pool(id: u32, base: u32, quote: u32, mid: Option<&str>) -> Pool {
		let mid = mid.map(ToString::to_string);
		Pool { id, base, quote, kind: "public".into(), mean: mid.clone(), mid, ..Pool::default() }
	}

	fn spot(pools: Vec<Pool>) -> Option<String> {
		let externals = vec![external(20, "0.5"), external(21, "0.998")];
		let pan = Family { token: PAN, externals, ..Family::default() };
		Peg { families: vec![pan], pools, ..Peg::default() }.market().spot
	}

	#[test]
	fn pan_costs_its_price_in_the_pool_times_that_of_the_other_token() {
		// 1.002 × 0.998.
		assert_eq!(spot(vec![pool(0, PAN, 21, Some("1.002"))]), Some("0.999996".into()));
		// Priced the other way round: 0.5 / 0.4.
		assert_eq!(spot(vec![pool(0, 20, PAN, Some("0.4"))]), Some("1.25".into()));
		assert_eq!(spot(vec![pool(0, 20, PAN, Some("0"))]), None);
	}

	#[test]
	fn the_pool_is_one_with_a_price_that_everyone_may_trade_with() {
		let private = Pool { kind: "private".into(), ..pool(0, PAN, 21, Some("2")) };
		let pools = vec![private.clone(), pool(1, PAN, 21, None), pool(2, PAN, 20, Some("2"))];
		assert_eq!(spot(pools), Some("1".into()));
		assert_eq!(spot(vec![private, pool(1, PAN, 21, None)]), Some("1.996".into()));
		// Gold is nothing that PAN is minted against, and the last pool is none of PAN.
		assert_eq!(spot(vec![pool(0, PAN, 23, Some("0.0004")), pool(1, 20, 21, Some("1"))]), None);
	}

	#[test]
	fn without_a_fresh_price_of_the_other_token_there_is_none() {
		let noted = External { fresh: false, ..external(21, "1") };
		let pan = Family { token: PAN, externals: vec![noted], ..Family::default() };
		let peg = Peg { families: vec![pan], pools: vec![pool(0, PAN, 21, Some("1"))], ..Peg::default() };
		assert_eq!(peg.market(), Market::default());
		assert_eq!(Peg::default().market(), Market::default());
	}
}
