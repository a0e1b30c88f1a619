//! A price in proportion to the shortage of base.

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

/// What must stay of each token: a twentieth of its target, so that no more than 95 % is ever sold.
const STAYS: Fraction = Fraction::new(1, 20);

/// The seed's law (section 4), for pools where only the protocol trades: the price of base is
/// guide · (1 + k · (target − stock)/target), stock and target being those of base, and never below half the guide.
///
/// One law for both directions: quote is sold at the price at which base is bought. A law of its own for each token, each
/// dearer as its stock falls, would not do: with a share d of base sold, the prices of base and of quote multiply to
/// (1 + k·d)·(1 − k·d) < 1, and whoever trades to and fro takes the rest. The targets are the owner's and stay
/// ([`Curve::regress`] changes nothing), that of quote only says what must not be sold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[cfg_attr(feature = "serde", serde(try_from = "Fraction", into = "Fraction"))]
pub struct Linear {
	k: Fraction,
}

impl Linear {
	/// Errors: `InvalidParameters` unless k lies in [0, 1].
	pub fn new(k: Fraction) -> Result<Self, MathError> {
		if k.denominator == 0 || k.numerator > k.denominator {
			return Err(MathError::InvalidParameters);
		}
		Ok(Self { k })
	}

	/// How much dearer base is when all of it has been sold.
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
		Self::new(Decode::decode(input)?).map_err(|_| "a slope that no pool may have".into())
	}
}

impl DecodeWithMemTracking for Linear {}

/// The least that must stay of a token; never nothing.
fn stays(inventory: &Inventory, side: Side) -> Result<u128, MathError> {
	Ok(STAYS.of_ceil(inventory.target(side))?.max(1))
}

/// `receive`, if enough stays. Errors: `Insufficient`.
fn leaving(inventory: &Inventory, side: Side, receive: Exact) -> Result<u128, MathError> {
	let left = Exact::from(inventory.stock(side)).minus(receive)?;
	if receive > Exact::ZERO && left < stays(inventory, side)?.into() {
		return Err(MathError::Insufficient);
	}
	receive.to_u128()
}

/// The line through a pool, in numbers without fractions.
///
/// With k = n/m and t the target, let M = m·t and g = 2·(m·t + n·(t − stock)): the price is guide · g/(2M), but guide · ½
/// where g < M, and a unit of base moves g by 2n. Then ψ(g) = g², or M·(2g − M) where g < M, is an integral of the price
/// (continuous, with a continuous slope), and between two stocks the trade is guide · Δψ/(8·n·M) of quote. Bits: M 160,
/// |g| 162, ψ 324.
struct Line {
	/// n.
	k: Exact,
	/// M.
	target: Exact,
	/// g, where the pool stands.
	here: Exact,
	/// The guide's numerator: quote.
	quote: Exact,
	/// The guide's denominator: base.
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

	/// ψ.
	fn integral(&self, g: Exact) -> Result<Exact, MathError> {
		if g >= self.target {
			return g.times(g);
		}
		self.target.times(g.times(2u32)?.minus(self.target)?)
	}

	/// What ψ · the guide's quote moves by for a unit of quote: 8·n·M, times the guide's base; 323 bits.
	fn scale(&self) -> Result<Exact, MathError> {
		self.k.times(self.target)?.times(self.base)?.times(8u32)
	}

	/// Where g stands after `base` more (or less, if negative) has left.
	fn after(&self, base: Exact) -> Result<Exact, MathError> {
		self.here.plus(self.k.times(base)?.times(2u32)?)
	}

	/// Quote for `base` that leaves (what comes in is negative, for quote that goes out): a fraction.
	fn quote_for(&self, base: Exact) -> Result<(Exact, Exact), MathError> {
		if self.k.is_zero() {
			return Ok((self.quote.times(base)?, self.base));
		}
		let moved = self.integral(self.after(base)?)?.minus(self.integral(self.here)?)?;
		Ok((self.quote.times(moved)?, self.scale()?))
	}

	/// The base that leaves when `quote` has come in (negative: gone out), as the largest integer.
	///
	/// ψ at the end, T/quote, has 453 bits at most. Where it is above M², g is its root; the stock is an integer, so the
	/// root's floor decides like the root. Below, it is a line.
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

	/// The least base that buys `quote`.
	fn least_base_for(&self, quote: Exact) -> Result<Exact, MathError> {
		Ok(self.floor_base_for(quote.negated())?.negated())
	}

	/// The change of the stock of base, rounded down, at which the price is `band` from the guide; k is above zero.
	fn floor_span(&self, inventory: &Inventory, band: Fraction, curve: &Linear) -> Result<Exact, MathError> {
		let upper = Exact::from(band.numerator).times(curve.k.denominator)?.times(inventory.base_target)?;
		upper.floor_div(self.k.times(band.denominator)?)
	}
}

impl Curve for Linear {
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, pay: u128) -> Result<u128, MathError> {
		let line = Line::new(self, inventory, guide)?;
		let receive = match sold {
			Side::Quote => line.floor_base_for(pay.into())?,
			Side::Base => {
				let (numerator, denominator) = line.quote_for(Exact::from(pay).negated())?;
				numerator.negated().floor_div(denominator)?
			},
		};
		leaving(inventory, sold.other(), receive)
	}

	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, receive: u128) -> Result<u128, MathError> {
		let receive = leaving(inventory, sold.other(), receive.into())?;
		let line = Line::new(self, inventory, guide)?;
		match sold {
			Side::Quote => {
				let (numerator, denominator) = line.quote_for(receive.into())?;
				numerator.ceil_div(denominator)?.to_u128()
			},
			Side::Base => line.least_base_for(receive.into())?.to_u128(),
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
		let (stock, target) = (Exact::from(inventory.base), Exact::from(inventory.base_target));
		if line.k.is_zero() && band.numerator == 0 {
			return Ok(0);
		}
		let available = Exact::from(inventory.stock(sold.other())).minus(stays(inventory, sold.other())?)?;
		if available <= Exact::ZERO {
			return Ok(0);
		}
		match sold {
			Side::Quote => {
				let span = if line.k.is_zero() { target } else { line.floor_span(inventory, band, self)? };
				let sellable = stock.minus(target.minus(span)?)?.min(available).max(Exact::ZERO);
				let (numerator, denominator) = line.quote_for(sellable)?;
				numerator.floor_div(denominator)?.to_u128()
			},
			Side::Base => {
				// The most base that leaves what must stay.
				let most = line.least_base_for(available.plus(1u32)?)?.minus(1u32)?;
				// The price never falls below half the guide.
				let half = u64::from(band.numerator).saturating_mul(2) >= u64::from(band.denominator);
				if half || line.k.is_zero() {
					return most.to_u128();
				}
				let room = target.plus(line.floor_span(inventory, band, self)?)?.minus(stock)?;
				room.max(Exact::ZERO).min(most).to_u128()
			},
		}
	}

	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		if band.denominator == 0 {
			return Err(MathError::DivisionByZero);
		}
		let line = Line::new(self, inventory, guide)?;
		// The price of the half line is never as low as some bands, and that of a flat one is the guide.
		let half = u64::from(band.numerator).saturating_mul(2) >= u64::from(band.denominator);
		if line.k.is_zero() || (sold == Side::Quote && half) {
			return Ok(0);
		}
		let (stock, target) = (Exact::from(inventory.base), Exact::from(inventory.base_target));
		let span = line.floor_span(inventory, band, self)?;
		match sold {
			Side::Base => target.minus(span)?.minus(stock)?.max(Exact::ZERO).to_u128(),
			Side::Quote => {
				let bought = stock.minus(target)?.minus(span)?.max(Exact::ZERO);
				let (numerator, denominator) = line.quote_for(bought)?;
				numerator.ceil_div(denominator)?.to_u128()
			},
		}
	}

	/// The same inventory: the targets are the owner's.
	fn regress(&self, inventory: &Inventory, _guide: &Guide) -> Result<Inventory, MathError> {
		Ok(*inventory)
	}
}
