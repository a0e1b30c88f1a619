//! Price in proportion to the shortage of base.

use super::{
	root::{exact, floor_sqrt, ratio},
	Curve, Guide, Inventory, Side,
};
use crate::{
	error::MathError,
	exact::Exact,
	price::{Fraction, Ratio},
};
use codec::{Decode, DecodeWithMemTracking, Encode, Error, Input, MaxEncodedLen};
use scale_info::TypeInfo;

/// Minimum reserve of a token, as a part of its target: at most 95 % is ever sold.
const MIN_RESERVE: Fraction = Fraction::new(1, 20);

/// Linear curve, for pools in which only the protocol trades.
///
/// The price of base is guide · (1 + k · (target − reserve)/target), and never below half the
/// guide. Reserve and target are those of base.
///
/// One price holds for both directions: quote is sold at the price at which base is bought. A curve
/// for each token, each dearer as its reserve falls, would lose money. With a share d of base sold,
/// the two prices multiply to (1 + k·d)·(1 − k·d) < 1. A round trip would take the difference.
///
/// The owner sets the targets, and they stay: [`Curve::regress`] changes nothing. The target of
/// quote only bounds how much quote may be sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Fraction", into = "Fraction"))]
pub struct Linear {
	k: Fraction,
}

impl Linear {
	/// Returns the curve with slope `k`. Errors: `InvalidParameters` unless k lies in [0, 1].
	pub fn new(k: Fraction) -> Result<Self, MathError> {
		if k.denominator == 0 || k.numerator > k.denominator {
			return Err(MathError::InvalidParameters);
		}
		Ok(Self { k })
	}

	/// Returns k, the rise of the price of base once all of it is sold, as a part of the guide.
	pub const fn k(&self) -> Fraction {
		self.k
	}
}

impl TryFrom<Fraction> for Linear {
	type Error = MathError;

	fn try_from(k: Fraction) -> Result<Self, MathError> {
		Self::new(k)
	}
}

impl From<Linear> for Fraction {
	fn from(curve: Linear) -> Self {
		curve.k
	}
}

impl Decode for Linear {
	fn decode<I: Input>(input: &mut I) -> Result<Self, Error> {
		Self::new(Decode::decode(input)?).map_err(|_| "k is out of bounds".into())
	}
}

impl DecodeWithMemTracking for Linear {}

/// Returns the minimum reserve of a token, rounded up; at least 1.
fn min_reserve(inventory: &Inventory, side: Side) -> Result<u128, MathError> {
	Ok(MIN_RESERVE.of_ceil(inventory.target(side))?.max(1))
}

/// Returns `amount` if the minimum reserve stays. Errors: `Insufficient` if it does not.
fn ensure_available(inventory: &Inventory, side: Side, amount: Exact) -> Result<u128, MathError> {
	let left = Exact::from(inventory.reserve(side)).minus(amount)?;
	if amount > Exact::ZERO && left < min_reserve(inventory, side)?.into() {
		return Err(MathError::Insufficient);
	}
	amount.to_u128()
}

/// Line of prices through a pool, in integers.
///
/// With k = n/m and t the target, let M = m·t and g = 2·(m·t + n·(t − reserve)). The price is
/// guide · g/(2M), but guide · ½ where g < M. A unit of base moves g by 2n.
///
/// Then ψ(g) = g², or M·(2g − M) where g < M, is an integral of the price, continuous with a
/// continuous slope. A trade between two reserves costs guide · Δψ/(8·n·M) of quote.
///
/// Bits: M 160, |g| 162, ψ 324.
struct Line {
	/// n, the numerator of k.
	k: Exact,
	/// M.
	target: Exact,
	/// g at the present reserve.
	here: Exact,
	/// Numerator of the guide, in quote.
	quote: Exact,
	/// Denominator of the guide, in base.
	base: Exact,
}

impl Line {
	fn new(curve: &Linear, inventory: &Inventory, guide: &Guide) -> Result<Self, MathError> {
		let rate = guide.rate(Side::Quote)?;
		let k = Exact::from(curve.k.numerator);
		let target = Exact::from(curve.k.denominator).times(inventory.base_target)?;
		if target.is_zero() {
			return Err(MathError::DivisionByZero);
		}
		let shortage = Exact::from(inventory.base_target).minus(inventory.base)?;
		let here = target.plus(k.times(shortage)?)?.times(2u32)?;
		Ok(Self { k, target, here, quote: rate.upper.into(), base: rate.lower.into() })
	}

	/// Returns ψ(g).
	fn integral(&self, g: Exact) -> Result<Exact, MathError> {
		if g >= self.target {
			return g.times(g);
		}
		self.target.times(g.times(2u32)?.minus(self.target)?)
	}

	/// Returns the change of ψ · quote for one unit of quote: 8·n·M · base, with 323 bits.
	fn scale(&self) -> Result<Exact, MathError> {
		self.k.times(self.target)?.times(self.base)?.times(8u32)
	}

	/// Returns g after `base` has left, or come in if it is negative.
	fn after(&self, base: Exact) -> Result<Exact, MathError> {
		self.here.plus(self.k.times(base)?.times(2u32)?)
	}

	/// Returns the quote that `base` costs, as a fraction.
	///
	/// A positive `base` leaves the pool. A negative one comes in, for negative quote.
	fn quote_for(&self, base: Exact) -> Result<(Exact, Exact), MathError> {
		if self.k.is_zero() {
			return Ok((self.quote.times(base)?, self.base));
		}
		let moved = self.integral(self.after(base)?)?.minus(self.integral(self.here)?)?;
		Ok((self.quote.times(moved)?, self.scale()?))
	}

	/// Returns the base that `quote` buys, rounded down. A negative `quote` has gone out.
	///
	/// The final ψ, `total`/quote, has at most 453 bits. If it is at least M², g is its root: the
	/// reserve is an integer, so the floor of the root is enough. Below M², ψ is linear.
	fn floor_base_for(&self, quote: Exact) -> Result<Exact, MathError> {
		if self.k.is_zero() {
			return quote.times(self.base)?.floor_div(self.quote);
		}
		let total = self.quote.times(self.integral(self.here)?)?.plus(self.scale()?.times(quote)?)?;
		let integral = total.floor_div(self.quote)?;
		let square = self.target.times(self.target)?;
		let there = if integral >= square {
			exact(floor_sqrt(integral.magnitude().into())?)?
		} else {
			integral.plus(square)?.floor_div(self.target.times(2u32)?)?
		};
		there.minus(self.here)?.floor_div(self.k.times(2u32)?)
	}

	/// Returns the base that buys `quote`, rounded up.
	fn ceil_base_for(&self, quote: Exact) -> Result<Exact, MathError> {
		Ok(self.floor_base_for(quote.negated())?.negated())
	}

	/// Returns the change of the base reserve that moves the price by `band`, rounded down.
	///
	/// k must be above zero.
	fn floor_span(&self, inventory: &Inventory, band: Fraction, curve: &Linear) -> Result<Exact, MathError> {
		let upper = Exact::from(band.numerator).times(curve.k.denominator)?.times(inventory.base_target)?;
		upper.floor_div(self.k.times(band.denominator)?)
	}
}

impl Curve for Linear {
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_in: u128) -> Result<u128, MathError> {
		let line = Line::new(self, inventory, guide)?;
		let amount_out = match sold {
			Side::Quote => line.floor_base_for(amount_in.into())?,
			Side::Base => {
				let (numerator, denominator) = line.quote_for(Exact::from(amount_in).negated())?;
				numerator.negated().floor_div(denominator)?
			},
		};
		ensure_available(inventory, sold.other(), amount_out)
	}

	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_out: u128) -> Result<u128, MathError> {
		let amount_out = ensure_available(inventory, sold.other(), amount_out.into())?;
		let line = Line::new(self, inventory, guide)?;
		match sold {
			Side::Quote => {
				let (numerator, denominator) = line.quote_for(amount_out.into())?;
				numerator.ceil_div(denominator)?.to_u128()
			},
			Side::Base => line.ceil_base_for(amount_out.into())?.to_u128(),
		}
	}

	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError> {
		let line = Line::new(self, inventory, guide)?;
		if line.k.is_zero() {
			return guide.ratio();
		}
		let price = line.here.max(line.target);
		ratio(line.quote.times(price)?, line.base.times(line.target)?.times(2u32)?)
	}

	fn depth(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		let line = Line::new(self, inventory, guide)?;
		let (reserve, target) = (Exact::from(inventory.base), Exact::from(inventory.base_target));
		if line.k.is_zero() && band.numerator == 0 {
			return Ok(0);
		}
		let available = Exact::from(inventory.reserve(sold.other())).minus(min_reserve(inventory, sold.other())?)?;
		if available <= Exact::ZERO {
			return Ok(0);
		}
		match sold {
			Side::Quote => {
				let span = if line.k.is_zero() { target } else { line.floor_span(inventory, band, self)? };
				let sellable = reserve.minus(target.minus(span)?)?.min(available).max(Exact::ZERO);
				let (numerator, denominator) = line.quote_for(sellable)?;
				numerator.floor_div(denominator)?.to_u128()
			},
			Side::Base => {
				// The most base that can be sold while the minimum reserve of quote stays.
				let most = line.ceil_base_for(available.plus(1u32)?)?.minus(1u32)?;
				// The price never falls below half the guide.
				let half = u64::from(band.numerator).saturating_mul(2) >= u64::from(band.denominator);
				if half || line.k.is_zero() {
					return most.to_u128();
				}
				let room = target.plus(line.floor_span(inventory, band, self)?)?.minus(reserve)?;
				room.max(Exact::ZERO).min(most).to_u128()
			},
		}
	}

	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		let line = Line::new(self, inventory, guide)?;
		// The price never falls below half the guide, and with k = 0 it is the guide.
		let half = u64::from(band.numerator).saturating_mul(2) >= u64::from(band.denominator);
		if line.k.is_zero() || (sold == Side::Quote && half) {
			return Ok(0);
		}
		let (reserve, target) = (Exact::from(inventory.base), Exact::from(inventory.base_target));
		let span = line.floor_span(inventory, band, self)?;
		match sold {
			Side::Base => target.minus(span)?.minus(reserve)?.max(Exact::ZERO).to_u128(),
			Side::Quote => {
				let bought = reserve.minus(target)?.minus(span)?.max(Exact::ZERO);
				let (numerator, denominator) = line.quote_for(bought)?;
				numerator.ceil_div(denominator)?.to_u128()
			},
		}
	}

	/// Returns the same inventory, because the owner sets the targets.
	fn regress(&self, inventory: &Inventory, _guide: &Guide) -> Result<Inventory, MathError> {
		Ok(*inventory)
	}
}
