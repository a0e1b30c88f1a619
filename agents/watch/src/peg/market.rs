//! The market price of PAN.

use super::Peg;
use huxian_client::{
	amount::{format_units, Decimal, FIXED_PLACES},
	chain::{peg::Family, pools::Pool, PAN},
};

/// Band of the price of PAN around its unit, on either side, relative to the unit.
pub const BAND: f64 = 0.001;

/// Price of PAN in its pool, in units of the family, rounded down to 18 decimals.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Market {
	/// Price of the next infinitesimal trade.
	pub spot: Option<String>,
	/// Mean price of ten minutes.
	pub mean: Option<String>,
}

impl Peg {
	/// Returns the price of PAN: its price in a pool × the oracle's price of the other token.
	/// Prefers a pool with a price, then a public pool, then the lowest number.
	pub fn market(&self) -> Market {
		let Some(pan) = self.pan() else { return Market::default() };
		let pools = self.pools.iter().filter(|pool| pan.external(other(pool)).is_some() && pool.has(PAN));
		let Some(pool) = pools.min_by_key(|pool| (pool.mid.is_none(), pool.kind != "public", pool.id)) else {
			return Market::default();
		};
		let price = |text: &Option<String>| text.as_deref().and_then(|text| in_unit(pan, pool, text));
		Market { spot: price(&pool.mid), mean: price(&pool.twap) }
	}
}

/// Returns the token that `pool` trades against PAN.
fn other(pool: &Pool) -> u32 {
	if pool.base == PAN {
		pool.quote
	} else {
		pool.base
	}
}

/// Converts a price of `pool` into units of the family for one PAN; `None` without a fresh price of
/// the other token.
fn in_unit(pan: &Family, pool: &Pool, price: &str) -> Option<String> {
	let price: Decimal = price.parse().ok()?;
	let unit_price: Decimal = pan.external(other(pool))?.fresh_price()?.parse().ok()?;
	let units = if pool.base == PAN {
		price.times(&unit_price).units(FIXED_PLACES)
	} else {
		unit_price.over(&price, FIXED_PLACES)
	};
	units.map(|units| format_units(units, FIXED_PLACES))
}

#[cfg(test)]
mod tests {
	use super::*;
	use huxian_client::chain::peg::External;

	fn external(asset: u32, price: &str) -> External {
		External { asset, price: Some(price.into()), fresh: true, ..External::default() }
	}

	fn pool(id: u32, base: u32, quote: u32, mid: Option<&str>) -> Pool {
		let mid = mid.map(ToString::to_string);
		Pool { id, base, quote, kind: "public".into(), twap: mid.clone(), mid, ..Pool::default() }
	}

	fn spot(pools: Vec<Pool>) -> Option<String> {
		let externals = vec![external(20, "0.5"), external(21, "0.998")];
		let pan = Family { token: PAN, externals, ..Family::default() };
		Peg { families: vec![pan], pools, ..Peg::default() }.market().spot
	}

	#[test]
	fn the_price_is_that_in_the_pool_times_that_of_the_other_token() {
		// 1.002 × 0.998.
		assert_eq!(spot(vec![pool(0, PAN, 21, Some("1.002"))]), Some("0.999996".into()));
		// PAN is the quote token: 0.5 / 0.4.
		assert_eq!(spot(vec![pool(0, 20, PAN, Some("0.4"))]), Some("1.25".into()));
		assert_eq!(spot(vec![pool(0, 20, PAN, Some("0"))]), None);
	}

	#[test]
	fn a_public_pool_with_a_price_is_preferred() {
		let private = Pool { kind: "private".into(), ..pool(0, PAN, 21, Some("2")) };
		let pools = vec![private.clone(), pool(1, PAN, 21, None), pool(2, PAN, 20, Some("2"))];
		assert_eq!(spot(pools), Some("1".into()));
		assert_eq!(spot(vec![private, pool(1, PAN, 21, None)]), Some("1.996".into()));
		// Gold is no external of PAN, and the last pool does not trade PAN.
		assert_eq!(spot(vec![pool(0, PAN, 23, Some("0.0004")), pool(1, 20, 21, Some("1"))]), None);
	}

	#[test]
	fn without_a_fresh_price_of_the_other_token_there_is_none() {
		let stale = External { fresh: false, ..external(21, "1") };
		let pan = Family { token: PAN, externals: vec![stale], ..Family::default() };
		let peg = Peg { families: vec![pan], pools: vec![pool(0, PAN, 21, Some("1"))], ..Peg::default() };
		assert_eq!(peg.market(), Market::default());
		assert_eq!(Peg::default().market(), Market::default());
	}
}
