//! One side of the PMM curve: the short token against the other.

use super::{
	guide::Rate,
	root::{ceil_sqrt, ceil_sqrt_of_quotient, exact, floor_sqrt},
};
use crate::{
	error::MathError,
	exact::Exact,
	price::Fraction,
	wide::{U256, U512, U768, U896},
};

/// The curve while one token is short or at its target. All about that token unless "other" is said.
///
/// With stock V below target V₀, one unit costs (1/r)·(1 − k + k·(V₀/V)²) of the other token, r = a/b being the guide.
/// From stock V₁ to V₂ that is, integrated (field survey, section 5),
///
/// (b/a) · (V₁ − V₂) · (1 − k + k·V₀²/(V₁·V₂)).
#[derive(Clone, Copy, Debug)]
pub(super) struct Slope {
	/// n/m, between zero and one.
	pub k: Fraction,
	/// V₀.
	pub target: u128,
	/// V₁.
	pub stock: u128,
	/// a/b: units of this token for units of the other.
	pub rate: Rate,
}

impl Slope {
	/// n, the numerator of k.
	fn k(&self) -> Exact {
		self.k.numerator.into()
	}

	/// m, the denominator of k.
	fn one(&self) -> Exact {
		self.k.denominator.into()
	}

	/// c = m − n, the numerator of 1 − k.
	fn complement(&self) -> Result<Exact, MathError> {
		self.one().minus(self.k())
	}

	/// 1 − k + k·(V₀/V₁)²: how many times the guide the price is. Two factors of at most 289 bits.
	pub fn steepness(&self) -> Result<(Exact, Exact), MathError> {
		let (stock, target) = (Exact::from(self.stock), Exact::from(self.target));
		let square = stock.times(stock)?;
		let upper = self.complement()?.times(square)?.plus(self.k().times(target.times(target)?)?)?;
		Ok((upper, self.one().times(square)?))
	}

	/// What the curve asks or gives of the other token between the stock and `to`: the integral, as a fraction of 545 and
	/// 416 bits. Errors: `DivisionByZero` if either stock is nothing.
	fn between(&self, to: u128) -> Result<(Exact, Exact), MathError> {
		let product = Exact::from(self.stock).times(to)?;
		let square = Exact::from(self.target).times(self.target)?;
		let mean = self.complement()?.times(product)?.plus(self.k().times(square)?)?;
		let moved = Exact::from(self.rate.lower).times(self.stock.abs_diff(to))?;
		Ok((moved.times(mean)?, Exact::from(self.rate.upper).times(self.one())?.times(product)?))
	}

	/// The floor of the integral between the stock and `to`.
	pub fn floor_between(&self, to: u128) -> Result<Exact, MathError> {
		let (numerator, denominator) = self.between(to)?;
		numerator.floor_div(denominator)
	}

	/// The ceiling of the integral between the stock and `to`.
	pub fn ceil_between(&self, to: u128) -> Result<Exact, MathError> {
		let (numerator, denominator) = self.between(to)?;
		numerator.ceil_div(denominator)
	}

	/// What leaves when `pay` of the other token comes in: the exact floor. Errors: `Insufficient` if it is everything.
	pub fn leaving(&self, pay: u128) -> Result<u128, MathError> {
		let left = match self.stock_after(pay.into())? {
			Some(left) if left > Exact::ZERO => left.to_u128()?,
			_ => return Err(MathError::Insufficient),
		};
		// Never more than the stock: the curve falls.
		self.stock.checked_sub(left).ok_or(MathError::Insufficient)
	}

	/// What must come in for `receive` of the other token to leave, as a stock: the exact ceiling. `None` where the curve
	/// never gives that much.
	pub fn entering(&self, receive: u128) -> Result<Option<Exact>, MathError> {
		self.stock_after(Exact::from(receive).negated())
	}

	/// The ceiling of the stock V₂ at which `paid` more of the other token has come in (or gone out, if negative); `None`
	/// if there is no such stock.
	///
	/// The integral equals the payment where A·V₂² + B·V₂ = C with, after multiplication by m·b·V₁,
	///
	/// A = c·b·V₁ (288 bits), B = n·b·V₀² + m·a·paid·V₁ − c·b·V₁² (417 bits), C = n·b·V₀²·V₁.
	///
	/// C/A is not negative, so V₂ = (√D − B)/(2A) with D = B² + 4AC = B² + 4·c·n·(b·V₀·V₁)²: below 2^834 + 2^832. And
	/// because B and A are integers, ⌈V₂⌉ = ⌈(⌈√D⌉ − B)/(2A)⌉ exactly: for an integer v, 2A·v + B ≥ √D if and only if it is
	/// at least ⌈√D⌉. A floor of stock − V₂ is the stock less that ceiling.
	fn stock_after(&self, paid: Exact) -> Result<Option<Exact>, MathError> {
		let (upper, lower) = (Exact::from(self.rate.upper), Exact::from(self.rate.lower));
		let (target, stock) = (Exact::from(self.target), Exact::from(self.stock));
		let worth = upper.times(paid)?;
		if self.k.numerator == 0 {
			// A price that does not move.
			return Ok(Some(lower.times(stock)?.minus(worth)?.ceil_div(lower)?));
		}
		if self.stock == 0 {
			return Err(MathError::Insufficient);
		}
		let complement = self.complement()?;
		let lower_target = lower.times(target)?;
		if complement.is_zero() {
			// A is zero: V₂ = C/B, of 512 and 385 bits.
			let square = lower_target.times(target)?;
			let divisor = square.plus(worth.times(stock)?)?;
			let open = divisor > Exact::ZERO;
			return open.then(|| square.times(stock)?.ceil_div(divisor)).transpose();
		}
		let pull = self.k().times(lower_target)?.times(target)?.plus(self.one().times(worth)?.times(stock)?)?;
		let a = complement.times(lower)?.times(stock)?;
		let b = pull.minus(a.times(stock)?)?;
		let discriminant = sum_of_squares(b, complement.times(self.k())?, lower_target.times(stock)?)?;
		let root = exact(ceil_sqrt(discriminant)?)?;
		root.minus(b)?.ceil_div(a.times(2u32)?).map(Some)
	}

	/// The largest whole target with which the surplus of the other token is what the curve gave for what is missing.
	///
	/// (V₀ − V₁)·(1 − k + k·V₀/V₁) = r·surplus, times m·b·V₁, is n·b·V₀² + (m − 2n)·b·V₁·V₀ = c·b·V₁² + m·a·surplus·V₁; its
	/// discriminant is m·b·V₁·(m·b·V₁ + 4·n·a·surplus), 579 bits, and ⌊V₀⌋ = ⌊(⌊√D⌋ − (m − 2n)·b·V₁)/(2·n·b)⌋ exactly.
	pub fn regressed_target(&self, surplus: u128) -> Result<u128, MathError> {
		let (upper, lower) = (Exact::from(self.rate.upper), Exact::from(self.rate.lower));
		let worth = upper.times(surplus)?;
		if self.stock == 0 {
			return Err(MathError::Insufficient);
		}
		if self.k.numerator == 0 {
			return worth.floor_div(lower)?.plus(self.stock)?.to_u128();
		}
		let lower_stock = lower.times(self.stock)?;
		let scaled = self.one().times(lower_stock)?;
		let discriminant = scaled.times(scaled.plus(self.k().times(worth)?.times(4u32)?)?)?;
		let root = exact(floor_sqrt(discriminant.magnitude().into())?)?;
		let twice_k = self.k().times(2u32)?;
		let linear = self.one().minus(twice_k)?.times(lower_stock)?;
		root.minus(linear)?.floor_div(twice_k.times(lower)?)?.to_u128()
	}

	/// The least stock, of one unit at least, at which the price is no more than 1 + rise/run times the guide.
	///
	/// 1 − k + k·(V₀/V)² ≤ 1 + rise/run where V² ≥ V₀²·n·run/(n·run + m·rise): 320 bits by 65.
	pub fn stock_at(&self, rise: u32, run: u32) -> Result<u128, MathError> {
		let upper = self.k().times(run)?;
		let lower = upper.plus(self.one().times(rise)?)?;
		if lower.is_zero() {
			// A price that does not move, and may not.
			return Ok(self.target);
		}
		let square = Exact::from(self.target).times(self.target)?.times(upper)?;
		ceil_sqrt_of_quotient(square, lower)?.to_u128().map(|stock| stock.max(1))
	}
}

/// b² + 4·factor·w² for b of 417, a factor of 62 and w of 384 bits: 835 bits. Most sums are narrow, and a narrow product
/// costs a third.
fn sum_of_squares(b: Exact, factor: Exact, w: Exact) -> Result<U896, MathError> {
	let (b, factor, w) = (b.magnitude(), factor.times(4u32)?.magnitude(), w.magnitude());
	if let (Ok(b), Ok(factor), Ok(w)) = (U256::try_from(b), U256::try_from(factor), U256::try_from(w)) {
		let (b, factor, w) = (U512::from(b), U512::from(factor), U512::from(w));
		let second = w.checked_mul(w).and_then(|square| square.checked_mul(factor));
		let sum = second.and_then(|second| b.checked_mul(b)?.checked_add(second));
		if let Some(sum) = sum {
			return Ok(sum.into());
		}
	}
	let square = |side: U768| U896::from(side).checked_mul(side.into()).ok_or(MathError::Overflow);
	let second = square(w)?.checked_mul(factor.into()).ok_or(MathError::Overflow)?;
	square(b)?.checked_add(second).ok_or(MathError::Overflow)
}
