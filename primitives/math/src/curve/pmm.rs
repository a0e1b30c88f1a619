//! The proactive market maker.

use super::{root::ratio, slope::Slope, Curve, Guide, Inventory, Side};
use crate::{
	error::MathError,
	exact::Exact,
	price::{Fraction, Ratio},
};
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// The proactive market maker (field survey, section 5): at target the price is the guide; while base is short it is
/// guide · (1 − k + k·(target/stock)²), and while quote is short guide / (1 − k + k·(target/stock)²).
///
/// k = 0 is a constant price, k = 1 a constant product around the targets.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Fraction", into = "Fraction"))]
pub struct Pmm {
	k: Fraction,
}

impl Pmm {
	/// Errors: `InvalidParameters` unless k lies in [0, 0.999] or is exactly 1 (also as 5/5). Between them prices would run
	/// away in the last unit.
	pub fn new(k: Fraction) -> Result<Self, MathError> {
		let (numerator, denominator) = (u64::from(k.numerator), u64::from(k.denominator));
		let below = numerator.saturating_mul(1000) <= denominator.saturating_mul(999);
		if denominator == 0 || !(below || numerator == denominator) {
			return Err(MathError::InvalidParameters);
		}
		Ok(Self { k })
	}

	/// How much of the constant product is in the curve.
	pub const fn k(&self) -> Fraction {
		self.k
	}

	/// The curve on which `short` is the token that is short.
	fn slope(&self, inventory: &Inventory, guide: &Guide, short: Side) -> Result<Slope, MathError> {
		let (target, stock) = (inventory.target(short), inventory.stock(short));
		Ok(Slope { k: self.k, target, stock, rate: guide.rate(short)? })
	}

	/// The same from where `short` is at its target.
	fn slope_from_target(&self, inventory: &Inventory, guide: &Guide, short: Side) -> Result<Slope, MathError> {
		let target = inventory.target(short);
		Ok(Slope { k: self.k, target, stock: target, rate: guide.rate(short)? })
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
		Self::new(Decode::decode(input)?).map_err(|_| "a slope that no pool may have".into())
	}
}

impl DecodeWithMemTracking for Pmm {}

/// Trades are against the targets that are stored: [`Curve::regress`] first where fees came in or the guide moved.
///
/// A pool that returns to its target gives its whole surplus for the whole shortage, so that the targets are met exactly,
/// and what is sold beyond is a trade from there. With regressed targets the surplus is what the curve gives, up to a
/// part of the worth of one unit of the short token that the pool had kept before.
impl Curve for Pmm {
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, pay: u128) -> Result<u128, MathError> {
		guide.ensure_valid()?;
		let bought = sold.other();
		let receive = if inventory.stance()?.short() == Some(sold) {
			let surplus = inventory.surplus(bought);
			match pay.checked_sub(inventory.shortage(sold)) {
				None => {
					let stock = inventory.stock(sold).checked_add(pay).ok_or(MathError::Overflow)?;
					let given = self.slope(inventory, guide, sold)?.floor_between(stock)?;
					given.min(surplus.into()).to_u128()?
				},
				Some(0) => surplus,
				Some(rest) => {
					let beyond = self.slope_from_target(inventory, guide, bought)?.leaving(rest)?;
					surplus.checked_add(beyond).ok_or(MathError::Overflow)?
				},
			}
		} else {
			self.slope(inventory, guide, bought)?.leaving(pay)?
		};
		if receive >= inventory.stock(bought) {
			return Err(MathError::Insufficient);
		}
		Ok(receive)
	}

	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, receive: u128) -> Result<u128, MathError> {
		let bought = sold.other();
		let left = inventory.stock(bought).checked_sub(receive).filter(|left| *left > 0);
		let left = left.ok_or(MathError::Insufficient)?;
		if inventory.stance()?.short() != Some(sold) {
			return self.slope(inventory, guide, bought)?.ceil_between(left)?.to_u128();
		}
		let shortage = inventory.shortage(sold);
		if left < inventory.target(bought) {
			let beyond = self.slope_from_target(inventory, guide, bought)?.ceil_between(left)?;
			return beyond.plus(shortage)?.to_u128();
		}
		// The whole shortage buys the whole surplus, whatever the curve says of its end.
		let Some(stock) = self.slope(inventory, guide, sold)?.entering(receive)? else { return Ok(shortage) };
		stock.minus(inventory.stock(sold))?.min(shortage.into()).to_u128()
	}

	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError> {
		guide.ensure_valid()?;
		let Some(short) = inventory.stance()?.short() else { return guide.ratio() };
		let slope = self.slope(inventory, guide, short)?;
		// Units of the short token for the other, at the guide; the steepness makes it so much dearer.
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
		// The price of what is bought rises to 1 + band, or to 1/(1 − band) = 1 + band/(1 − band), times the guide.
		let run = match sold {
			Side::Quote => band.denominator,
			Side::Base => band.denominator.saturating_sub(band.numerator),
		};
		let returning = inventory.stance()?.short() == Some(sold);
		let (slope, before) = match returning {
			true if inventory.target(bought) == 0 => {
				// Less than the whole shortage: that would empty the pool.
				let all = self.slope(inventory, guide, sold)?.entering(inventory.surplus(bought))?;
				let all =
					all.map_or(Ok(Exact::from(inventory.shortage(sold))), |all| all.minus(inventory.stock(sold)))?;
				return all.min(inventory.shortage(sold).into()).minus(1u32)?.max(Exact::ZERO).to_u128();
			},
			true => (self.slope_from_target(inventory, guide, bought)?, inventory.shortage(sold)),
			false => (self.slope(inventory, guide, bought)?, 0),
		};
		let least = slope.stock_at(band.numerator, run)?;
		if least >= slope.stock {
			return Ok(before);
		}
		slope.floor_between(least)?.plus(before)?.to_u128()
	}

	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		if inventory.stance()?.short() != Some(sold) {
			return Ok(0);
		}
		// The price of what is sold falls to 1 + band, or to 1/(1 − band), times the guide.
		let run = match sold {
			Side::Base => band.denominator,
			Side::Quote => band.denominator.saturating_sub(band.numerator),
		};
		let stock = self.slope(inventory, guide, sold)?.stock_at(band.numerator, run)?;
		// Nothing where the price is there already.
		Ok(stock.saturating_sub(inventory.stock(sold)))
	}

	/// The target of the short token becomes what the surplus of the other says (rounded down: see [`super`]), the other
	/// target stays. Where nothing is short, or what is short is worth less than a unit, both targets become the holdings.
	///
	/// Errors: `InvalidParameters` where both tokens are short; `Insufficient` where there is nothing left of one.
	fn regress(&self, inventory: &Inventory, guide: &Guide) -> Result<Inventory, MathError> {
		let short = match (inventory.shortage(Side::Base) > 0, inventory.shortage(Side::Quote) > 0) {
			(true, true) => return Err(MathError::InvalidParameters),
			(true, false) => Side::Base,
			(false, true) => Side::Quote,
			(false, false) => return Ok(inventory.centred()),
		};
		let target = self.slope(inventory, guide, short)?.regressed_target(inventory.surplus(short.other()))?;
		if target <= inventory.stock(short) {
			return Ok(inventory.centred());
		}
		Ok(inventory.aiming(short, target))
	}
}
