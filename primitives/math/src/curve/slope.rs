//! One side of the PMM curve: the price of the short token in the other.

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

/// Curve while one token is short or at its target.
///
/// Reserve, target and amounts are those of that token, unless "other" is said. Let the guide be
/// r = a/b. With reserve V below target V₀, a unit costs (1/r)·(1 − k + k·(V₀/V)²) of the other
/// token. From reserve V₁ to V₂ the integral is, as in DODO,
///
/// (b/a) · (V₁ − V₂) · (1 − k + k·V₀²/(V₁·V₂)).
#[derive(Clone, Copy, Debug)]
pub(super) struct Slope {
	/// k = n/m, in [0, 1].
	pub k: Fraction,
	/// Target V₀, in smallest units.
	pub target: u128,
	/// Reserve V₁, in smallest units.
	pub reserve: u128,
	/// Guide r = a/b: units of this token for units of the other.
	pub rate: Rate,
}

impl Slope {
	/// Returns n, the numerator of k.
	fn k(&self) -> Exact {
		self.k.numerator.into()
	}

	/// Returns m, the denominator of k.
	fn one(&self) -> Exact {
		self.k.denominator.into()
	}

	/// Returns c = m − n, the numerator of 1 − k.
	fn complement(&self) -> Result<Exact, MathError> {
		self.one().minus(self.k())
	}

	/// Returns 1 − k + k·(V₀/V₁)², the price as a multiple of the guide.
	///
	/// Numerator and denominator have at most 289 bits.
	pub fn steepness(&self) -> Result<(Exact, Exact), MathError> {
		let (reserve, target) = (Exact::from(self.reserve), Exact::from(self.target));
		let square = reserve.times(reserve)?;
		let upper = self.complement()?.times(square)?.plus(self.k().times(target.times(target)?)?)?;
		Ok((upper, self.one().times(square)?))
	}

	/// Returns the cost in the other token of moving the reserve to `to`: the exact integral.
	///
	/// Numerator and denominator have at most 545 and 416 bits. Errors: `DivisionByZero` if either
	/// reserve is zero.
	fn between(&self, to: u128) -> Result<(Exact, Exact), MathError> {
		let product = Exact::from(self.reserve).times(to)?;
		let square = Exact::from(self.target).times(self.target)?;
		let mean = self.complement()?.times(product)?.plus(self.k().times(square)?)?;
		let moved = Exact::from(self.rate.lower).times(self.reserve.abs_diff(to))?;
		Ok((moved.times(mean)?, Exact::from(self.rate.upper).times(self.one())?.times(product)?))
	}

	/// Returns the floor of the integral between the reserve and `to`.
	pub fn floor_between(&self, to: u128) -> Result<Exact, MathError> {
		let (numerator, denominator) = self.between(to)?;
		numerator.floor_div(denominator)
	}

	/// Returns the ceiling of the integral between the reserve and `to`.
	pub fn ceil_between(&self, to: u128) -> Result<Exact, MathError> {
		let (numerator, denominator) = self.between(to)?;
		numerator.ceil_div(denominator)
	}

	/// Returns the amount that `paid` of the other token buys: the exact floor.
	///
	/// Errors: `Insufficient` if it is the whole reserve.
	pub fn amount_out(&self, paid: u128) -> Result<u128, MathError> {
		let left = match self.reserve_after(paid.into())? {
			Some(left) if left > Exact::ZERO => left.to_u128()?,
			_ => return Err(MathError::Insufficient),
		};
		// Never more than the reserve, because the curve falls.
		self.reserve.checked_sub(left).ok_or(MathError::Insufficient)
	}

	/// Returns the reserve at which `amount` of the other token has been bought: the exact ceiling.
	///
	/// `None` if the curve never gives that much.
	pub fn reserve_for(&self, amount: u128) -> Result<Option<Exact>, MathError> {
		self.reserve_after(Exact::from(amount).negated())
	}

	/// Returns the ceiling of the reserve V₂ after `paid` of the other token has come in.
	///
	/// A negative `paid` has gone out. `None` if there is no such reserve.
	///
	/// After multiplication by m·b·V₁, the integral equals the payment where A·V₂² + B·V₂ = C with
	///
	/// - A = c·b·V₁ (288 bits),
	/// - B = n·b·V₀² + m·a·paid·V₁ − c·b·V₁² (417 bits),
	/// - C = n·b·V₀²·V₁.
	///
	/// C/A is not negative, so V₂ = (√D − B)/(2A) with D = B² + 4AC = B² + 4·c·n·(b·V₀·V₁)². D is
	/// below 2^834 + 2^832.
	///
	/// A and B are integers, so ⌈V₂⌉ = ⌈(⌈√D⌉ − B)/(2A)⌉ exactly. For an integer v, 2A·v + B ≥ √D
	/// if and only if 2A·v + B ≥ ⌈√D⌉. The floor of V₁ − V₂ is V₁ less that ceiling.
	fn reserve_after(&self, paid: Exact) -> Result<Option<Exact>, MathError> {
		let (upper, lower) = (Exact::from(self.rate.upper), Exact::from(self.rate.lower));
		let (target, reserve) = (Exact::from(self.target), Exact::from(self.reserve));
		let worth = upper.times(paid)?;
		if self.k.numerator == 0 {
			// The price is constant.
			return Ok(Some(lower.times(reserve)?.minus(worth)?.ceil_div(lower)?));
		}
		if self.reserve == 0 {
			return Err(MathError::Insufficient);
		}
		let complement = self.complement()?;
		let lower_target = lower.times(target)?;
		if complement.is_zero() {
			// A is zero: V₂ = C/B, with 512 and 385 bits.
			let square = lower_target.times(target)?;
			let divisor = square.plus(worth.times(reserve)?)?;
			let open = divisor > Exact::ZERO;
			return open.then(|| square.times(reserve)?.ceil_div(divisor)).transpose();
		}
		let pull = self.k().times(lower_target)?.times(target)?.plus(self.one().times(worth)?.times(reserve)?)?;
		let a = complement.times(lower)?.times(reserve)?;
		let b = pull.minus(a.times(reserve)?)?;
		let discriminant = sum_of_squares(b, complement.times(self.k())?, lower_target.times(reserve)?)?;
		let root = exact(ceil_sqrt(discriminant)?)?;
		root.minus(b)?.ceil_div(a.times(2u32)?).map(Some)
	}

	/// Returns the largest whole target at which the shortage is worth `surplus` of the other.
	///
	/// The condition (V₀ − V₁)·(1 − k + k·V₀/V₁) = r·surplus, times m·b·V₁, reads
	///
	/// n·b·V₀² + (m − 2n)·b·V₁·V₀ = c·b·V₁² + m·a·surplus·V₁.
	///
	/// Its discriminant D is m·b·V₁·(m·b·V₁ + 4·n·a·surplus), with 579 bits, and exactly
	///
	/// ⌊V₀⌋ = ⌊(⌊√D⌋ − (m − 2n)·b·V₁)/(2·n·b)⌋.
	pub fn regressed_target(&self, surplus: u128) -> Result<u128, MathError> {
		let (upper, lower) = (Exact::from(self.rate.upper), Exact::from(self.rate.lower));
		let worth = upper.times(surplus)?;
		if self.reserve == 0 {
			return Err(MathError::Insufficient);
		}
		if self.k.numerator == 0 {
			return worth.floor_div(lower)?.plus(self.reserve)?.to_u128();
		}
		let lower_reserve = lower.times(self.reserve)?;
		let scaled = self.one().times(lower_reserve)?;
		let discriminant = scaled.times(scaled.plus(self.k().times(worth)?.times(4u32)?)?)?;
		let root = exact(floor_sqrt(discriminant.magnitude().into())?)?;
		let twice_k = self.k().times(2u32)?;
		let linear = self.one().minus(twice_k)?.times(lower_reserve)?;
		root.minus(linear)?.floor_div(twice_k.times(lower)?)?.to_u128()
	}

	/// Returns the smallest reserve at which the price is at most 1 + rise/run times the guide.
	///
	/// It is at least one unit. The condition 1 − k + k·(V₀/V)² ≤ 1 + rise/run holds where
	/// V² ≥ V₀²·n·run/(n·run + m·rise). That is 320 bits divided by 65.
	pub fn reserve_at(&self, rise: u32, run: u32) -> Result<u128, MathError> {
		let upper = self.k().times(run)?;
		let lower = upper.plus(self.one().times(rise)?)?;
		if lower.is_zero() {
			// The price is constant, and no rise is allowed.
			return Ok(self.target);
		}
		let square = Exact::from(self.target).times(self.target)?.times(upper)?;
		ceil_sqrt_of_quotient(square, lower)?.to_u128().map(|reserve| reserve.max(1))
	}
}

/// Returns b² + 4·factor·w².
///
/// With b of 417, `factor` of 62 and w of 384 bits it has 835 bits. Most sums are narrow, and a
/// narrow product costs a third.
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
