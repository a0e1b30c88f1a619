//! Prices and imbalance of a market, as a step sees them.

use crate::types::*;
use frame::prelude::*;
use huxian_math::{
	mul_div_ceil, mul_div_floor,
	peg::{backing::value_at, fees::Deviation, Ppm, ONE, WHOLE},
	MathError,
};

/// A market before a step. Prices have 18 decimals.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct MarketView {
	/// Lower of two prices of the external, in units of the family. One is the median price of the
	/// open externals, the other one the price of the pool's own external.
	pub external_low: u128,
	/// Higher of the same two prices.
	pub external_high: u128,
	/// Backing of a token, in units of the family, at most 1.
	pub backing: u128,
	/// Time-weighted average price (TWAP), in external for a token.
	///
	/// `None` if it is not needed, or if the pool has no observation that old.
	pub twap: Option<u128>,
	/// Price in external for a token at the close of the last block.
	pub spot: u128,
	/// Share of the larger side of the pool, in millionths.
	pub imbalance: Ppm,
}

impl MarketView {
	/// Converts a `price` in external into units of the family.
	///
	/// There is a reading by each of the two prices of the external. The result is the reading
	/// nearer to the peg, and the peg itself if the readings lie on different sides of it. So an
	/// external that sags alone makes no AMO sell the token for it.
	pub fn in_family(&self, price: u128) -> u128 {
		let (low, high) = (value_at(price, self.external_low), value_at(price, self.external_high));
		ONE.max(low).min(high)
	}

	/// Returns the distance of a `price` in units of the family from the peg.
	///
	/// Above, it is the distance from the unit: tokens sold for less would be redeemed at par while
	/// no external has fallen. Below, it is the distance from the backing. A purchase above that
	/// would pay more than the PSM does, at the expense of all other holders.
	pub fn deviation(&self, price: u128) -> Deviation {
		// Without any backing no price is too low.
		let of_backing = mul_div_floor(price, ONE, self.backing).unwrap_or(u128::MAX);
		Deviation { above: Deviation::of(price).above, below: Deviation::of(of_backing).below }
	}

	/// Returns the TWAP in units of the family, if it is known.
	pub fn twap_in_family(&self) -> Option<u128> {
		self.twap.map(|twap| self.in_family(twap))
	}

	/// Returns the price in external down to which an expansion sells.
	///
	/// Errors: `DivisionByZero`, `Overflow`.
	pub fn expand_target(&self, params: &AmoParams) -> Result<FixedU128, MathError> {
		Self::target_price(ONE, WHOLE.saturating_add(params.exit_target), self.external_low)
	}

	/// Returns the price in external up to which a contraction buys: by the backing, so that no
	/// seller gets more than at the PSM.
	///
	/// Errors: `DivisionByZero`, `Overflow`.
	pub fn contract_target(&self, params: &AmoParams) -> Result<FixedU128, MathError> {
		Self::target_price(self.backing, WHOLE.saturating_sub(params.exit_target), self.external_high)
	}

	/// Returns true if the last close is within `max_spot_deviation` of the TWAP.
	///
	/// A price that was just pushed is not.
	pub fn is_spot_near_twap(&self, params: &AmoParams) -> bool {
		let near = |twap: u128| {
			let deviation = mul_div_ceil(self.spot.abs_diff(twap), WHOLE.into(), twap).unwrap_or(u128::MAX);
			deviation <= params.max_spot_deviation.into()
		};
		self.twap.is_some_and(near)
	}

	/// Returns the price in external at which the token costs `parts` millionths of `peg`, by the
	/// price `external`. Rounded down.
	///
	/// Errors: `DivisionByZero`, `Overflow`.
	fn target_price(peg: u128, parts: Ppm, external: u128) -> Result<FixedU128, MathError> {
		let units = mul_div_floor(peg, parts.into(), WHOLE.into())?;
		Ok(FixedU128::from_inner(mul_div_floor(units, ONE, external)?))
	}
}
