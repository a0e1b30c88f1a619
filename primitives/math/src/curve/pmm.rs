//! Proactive market maker (PMM).

use super::{root::ratio, slope::Slope, Curve, Guide, Inventory, Side};
use crate::{
	error::MathError,
	exact::Exact,
	price::{Fraction, Ratio},
};
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// Proactive market maker, as in DODO.
///
/// | state | price |
/// |---|---|
/// | both tokens at target | guide |
/// | base short | guide · (1 − k + k·(target/reserve)²) |
/// | quote short | guide / (1 − k + k·(target/reserve)²) |
///
/// k = 0 is a constant price, k = 1 a constant product around the targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Fraction", into = "Fraction"))]
pub struct Pmm {
	k: Fraction,
}

impl Pmm {
	/// Returns the curve with slope `k`.
	///
	/// Errors: `InvalidParameters` unless k lies in [0, 0.999] or is exactly 1 (also as 5/5).
	/// Between them the price of the last unit would grow without bound.
	pub fn new(k: Fraction) -> Result<Self, MathError> {
		let (numerator, denominator) = (u64::from(k.numerator), u64::from(k.denominator));
		let below = numerator.saturating_mul(1000) <= denominator.saturating_mul(999);
		if denominator == 0 || !(below || numerator == denominator) {
			return Err(MathError::InvalidParameters);
		}
		Ok(Self { k })
	}

	/// Returns k, the weight of the constant product in the curve.
	pub const fn k(&self) -> Fraction {
		self.k
	}

	/// Returns the side of the curve on which `short` is below its target.
	fn slope(&self, inventory: &Inventory, guide: &Guide, short: Side) -> Result<Slope, MathError> {
		let (target, reserve) = (inventory.target(short), inventory.reserve(short));
		Ok(Slope { k: self.k, target, reserve, rate: guide.rate(short)? })
	}

	/// Returns the same side, starting where `short` is at its target.
	fn slope_from_target(&self, inventory: &Inventory, guide: &Guide, short: Side) -> Result<Slope, MathError> {
		let target = inventory.target(short);
		Ok(Slope { k: self.k, target, reserve: target, rate: guide.rate(short)? })
	}
}

impl TryFrom<Fraction> for Pmm {
	type Error = MathError;

	fn try_from(k: Fraction) -> Result<Self, MathError> {
		Self::new(k)
	}
}

impl From<Pmm> for Fraction {
	fn from(curve: Pmm) -> Self {
		curve.k
	}
}

impl Decode for Pmm {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Self::new(Decode::decode(input)?).map_err(|_| "k is out of bounds".into())
	}
}

impl DecodeWithMemTracking for Pmm {}

/// Trades use the targets of the inventory. Call [`Curve::regress`] first if fees came in or the
/// guide moved.
///
/// A pool that returns to its target gives its whole surplus for the whole shortage, so it meets
/// the targets exactly. An amount sold beyond that is a trade from there. With regressed targets
/// the surplus exceeds the output of the curve by less than the value of one unit of the short
/// token. Earlier roundings left that in the pool.
impl Curve for Pmm {
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_in: u128) -> Result<u128, MathError> {
		guide.ensure_valid()?;
		let bought = sold.other();
		let amount_out = if inventory.stance()?.short() == Some(sold) {
			let surplus = inventory.surplus(bought);
			match amount_in.checked_sub(inventory.shortage(sold)) {
				None => {
					let reserve = inventory.reserve(sold).checked_add(amount_in).ok_or(MathError::Overflow)?;
					let given = self.slope(inventory, guide, sold)?.floor_between(reserve)?;
					given.min(surplus.into()).to_u128()?
				},
				Some(0) => surplus,
				Some(rest) => {
					let beyond = self.slope_from_target(inventory, guide, bought)?.amount_out(rest)?;
					surplus.checked_add(beyond).ok_or(MathError::Overflow)?
				},
			}
		} else {
			self.slope(inventory, guide, bought)?.amount_out(amount_in)?
		};
		if amount_out >= inventory.reserve(bought) {
			return Err(MathError::Insufficient);
		}
		Ok(amount_out)
	}

	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_out: u128) -> Result<u128, MathError> {
		let bought = sold.other();
		let left = inventory.reserve(bought).checked_sub(amount_out).filter(|left| *left > 0);
		let left = left.ok_or(MathError::Insufficient)?;
		if inventory.stance()?.short() != Some(sold) {
			return self.slope(inventory, guide, bought)?.ceil_between(left)?.to_u128();
		}
		let shortage = inventory.shortage(sold);
		if left < inventory.target(bought) {
			let beyond = self.slope_from_target(inventory, guide, bought)?.ceil_between(left)?;
			return beyond.plus(shortage)?.to_u128();
		}
		// The whole shortage buys the whole surplus, even if the curve would ask another amount.
		let Some(reserve) = self.slope(inventory, guide, sold)?.reserve_for(amount_out)? else { return Ok(shortage) };
		reserve.minus(inventory.reserve(sold))?.min(shortage.into()).to_u128()
	}

	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError> {
		guide.ensure_valid()?;
		let Some(short) = inventory.stance()?.short() else { return guide.ratio() };
		let slope = self.slope(inventory, guide, short)?;
		// Units of the short token for the other at the guide, times the steepness.
		let (upper, lower) = slope.steepness()?;
		let of_short = upper.times(slope.rate.lower)?;
		let of_other = lower.times(slope.rate.upper)?;
		match short {
			Side::Base => ratio(of_short, of_other),
			Side::Quote => ratio(of_other, of_short),
		}
	}

	fn depth(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		let bought = sold.other();
		// The price of the token bought rises to a multiple of the guide: 1 + band, or
		// 1/(1 − band) = 1 + band/(1 − band).
		let run = match sold {
			Side::Quote => band.denominator,
			Side::Base => band.denominator.saturating_sub(band.numerator),
		};
		let returning = inventory.stance()?.short() == Some(sold);
		let (slope, before) = match returning {
			true if inventory.target(bought) == 0 => {
				// Less than the whole shortage, which would empty the pool.
				let all = self.slope(inventory, guide, sold)?.reserve_for(inventory.surplus(bought))?;
				let all =
					all.map_or(Ok(Exact::from(inventory.shortage(sold))), |all| all.minus(inventory.reserve(sold)))?;
				return all.min(inventory.shortage(sold).into()).minus(1u32)?.max(Exact::ZERO).to_u128();
			},
			true => (self.slope_from_target(inventory, guide, bought)?, inventory.shortage(sold)),
			false => (self.slope(inventory, guide, bought)?, 0),
		};
		let lowest = slope.reserve_at(band.numerator, run)?;
		if lowest >= slope.reserve {
			return Ok(before);
		}
		slope.floor_between(lowest)?.plus(before)?.to_u128()
	}

	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		if inventory.stance()?.short() != Some(sold) {
			return Ok(0);
		}
		// The price of the token sold falls to 1 + band, or to 1/(1 − band), times the guide.
		let run = match sold {
			Side::Base => band.denominator,
			Side::Quote => band.denominator.saturating_sub(band.numerator),
		};
		let reserve = self.slope(inventory, guide, sold)?.reserve_at(band.numerator, run)?;
		// Zero if the price is there already.
		Ok(reserve.saturating_sub(inventory.reserve(sold)))
	}

	/// Derives the target of the short token from the surplus of the other, rounded down.
	///
	/// The other target stays. If no token is short, or the shortage is worth less than a unit,
	/// both targets become the reserves. See [`super`] for the rounding.
	///
	/// Errors: `InvalidParameters` if both tokens are short; `Insufficient` if a reserve is zero.
	fn regress(&self, inventory: &Inventory, guide: &Guide) -> Result<Inventory, MathError> {
		let short = match (inventory.shortage(Side::Base) > 0, inventory.shortage(Side::Quote) > 0) {
			(true, true) => return Err(MathError::InvalidParameters),
			(true, false) => Side::Base,
			(false, true) => Side::Quote,
			(false, false) => return Ok(inventory.recentred()),
		};
		let target = self.slope(inventory, guide, short)?.regressed_target(inventory.surplus(short.other()))?;
		if target <= inventory.reserve(short) {
			return Ok(inventory.recentred());
		}
		Ok(inventory.with_target(short, target))
	}
}
