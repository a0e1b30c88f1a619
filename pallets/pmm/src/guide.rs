//! Guide price of a pool: its source, its steps, and the confirmation of jumps.

use crate::{Config, Error, Pallet, PendingGuide, Pool, PriceSource, UnitPrice, MILLION};
use alloc::vec::Vec;
use frame::{
	arithmetic::{helpers_128bit::gcd, FixedU128},
	prelude::*,
};
use huxian_math::{curve::Guide, mul_div_ceil, mul_div_floor, peg::WHOLE, U256};
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	peg::TokenWorth,
	Moment,
};

/// Maximum distance of two medians of which the second confirms a jump, in millionths.
const CONFIRMATION_TOLERANCE: u32 = 5_000;

/// Step of a guide price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum GuideStep {
	/// No change.
	Unchanged,
	/// Accepted step, in millionths, rounded away from zero.
	Accepted(i32),
	/// Jump that waits for a second median.
	Pending,
}

/// Returns `weight` with the two reads of the worth of both tokens.
///
/// They are counted apart, because the measured weights have none.
pub(crate) fn guided<T: Config>(weight: Weight) -> Weight {
	weight.saturating_add(T::DbWeight::get().reads(2))
}

impl<T: Config> Pallet<T> {
	/// Updates `pool.guide` to the price at `now`.
	///
	/// A jump is an error here, because a failing call cannot record it. [`Pallet::observe_guide`]
	/// records it.
	///
	/// Errors: `StaleGuide`, `GuideJumped`, `ArithmeticOverflow`.
	pub(crate) fn update_guide(pool: &mut Pool, now: Moment) -> Result<GuideStep, Error<T>> {
		match Self::guide_step(pool, now)? {
			(GuideStep::Pending, _) => Err(Error::GuideJumped),
			(step, _) => Ok(step),
		}
	}

	/// Updates `pool.guide` as [`Pallet::update_guide`] does, but records a jump as pending.
	///
	/// The hook of a block calls this.
	pub(crate) fn observe_guide(pool: &mut Pool, now: Moment) -> Result<GuideStep, Error<T>> {
		let (step, guide) = Self::guide_step(pool, now)?;
		if step == GuideStep::Pending {
			// A known jump keeps its time, so that a median near it can confirm it. Another jump
			// starts anew.
			let known = match &pool.pending_guide {
				Some(pending) => is_within(&pending.guide, &guide, CONFIRMATION_TOLERANCE)?,
				None => false,
			};
			if known {
				return Ok(GuideStep::Unchanged);
			}
			pool.pending_guide = Some(PendingGuide { guide, noticed_at: now });
		}
		Ok(step)
	}

	/// Returns the step to the guide price at `now`, and that price. Applies an accepted step.
	fn guide_step(pool: &mut Pool, now: Moment) -> Result<(GuideStep, Guide), Error<T>> {
		let (guide, since, maximum_step) = match pool.params.source {
			PriceSource::Fixed(price) => {
				let guide = Self::guide_of(price.into_inner(), FixedU128::DIV, pool)?;
				let step = match &pool.guide {
					Some(last) if *last != guide => GuideStep::Accepted(signed_step(last, &guide)?),
					_ => GuideStep::Unchanged,
				};
				pool.guide = Some(guide);
				return Ok((step, guide));
			},
			PriceSource::Oracle { base, quote, maximum_age, maximum_step } => {
				let (base, quote, since) = Self::unit_prices(&base, &quote, now)?;
				ensure!(now.saturating_sub(since) <= maximum_age, Error::<T>::StaleGuide);
				(Self::guide_of(base, quote, pool)?, since, maximum_step)
			},
		};
		let Some(last) = pool.guide else {
			pool.guide = Some(guide);
			return Ok((GuideStep::Accepted(0), guide));
		};
		if last == guide {
			pool.pending_guide = None;
			return Ok((GuideStep::Unchanged, guide));
		}
		let step = signed_step(&last, &guide)?;
		let accepted = step.unsigned_abs() <= maximum_step
			|| match &pool.pending_guide {
				Some(pending) => {
					since > pending.noticed_at && is_within(&pending.guide, &guide, CONFIRMATION_TOLERANCE)?
				},
				None => false,
			};
		if !accepted {
			return Ok((GuideStep::Pending, guide));
		}
		pool.guide = Some(guide);
		pool.pending_guide = None;
		Ok((GuideStep::Accepted(step), guide))
	}

	/// Returns the dollar prices of both tokens, and the time of the oldest value in them.
	///
	/// Prices are those of whole tokens, with 18 decimals. The oracle is read once.
	fn unit_prices(base: &UnitPrice, quote: &UnitPrice, now: Moment) -> Result<(u128, u128, Moment), Error<T>> {
		let feeds: Vec<Feed> = [base, quote].into_iter().filter_map(UnitPrice::feed).collect();
		let mut quotes = T::Prices::quotes_at(&feeds, now).into_iter();
		let mut price = |of: &UnitPrice| match of {
			UnitPrice::Dollar => Ok((FixedU128::DIV, now)),
			UnitPrice::Feed(_) => match quotes.next() {
				Some(Quote::Fresh { value, since }) => Ok((value.into_inner(), since)),
				_ => Err(Error::<T>::StaleGuide),
			},
		};
		let ((base, base_since), (quote, quote_since)) = (price(base)?, price(quote)?);
		Ok((base, quote, base_since.min(quote_since)))
	}

	/// Returns the guide price of a pool whose source says `base` / `quote`, both above zero.
	///
	/// A source knows the units of families, such as a dollar. Each side counts with its worth in
	/// its unit, rounded down. So no pool pays more for a family's token than it is backed by.
	///
	/// Errors: `StaleGuide` for a worthless token; `InvalidSource`, `ArithmeticOverflow`.
	fn guide_of(base: u128, quote: u128, pool: &Pool) -> Result<Guide, Error<T>> {
		let worth = |price: u128, asset| match T::Worth::worth(asset) {
			WHOLE => Ok(price),
			worth => mul_div_floor(price, worth.into(), WHOLE.into()),
		};
		let (base, quote) = (worth(base, pool.base)?, worth(quote, pool.quote)?);
		ensure!(base > 0 && quote > 0, Error::<T>::StaleGuide);
		Self::in_smallest_units(base, quote, pool)
	}

	/// Converts a price of whole tokens, `numerator` / `denominator`, into one of smallest units.
	fn in_smallest_units(numerator: u128, denominator: u128, pool: &Pool) -> Result<Guide, Error<T>> {
		ensure!(numerator > 0 && denominator > 0, Error::<T>::InvalidSource);
		let ten = |power: u8| 10u128.checked_pow(power.into());
		let (up, down) = (pool.quote_decimals, pool.base_decimals);
		let scaled = |numerator: u128, denominator: u128| {
			let (upper, lower) = (ten(up.saturating_sub(down))?, ten(down.saturating_sub(up))?);
			Some(Guide { numerator: numerator.checked_mul(upper)?, denominator: denominator.checked_mul(lower)? })
		};
		// Only a price with many digits, of tokens with very different decimals, must be reduced.
		scaled(numerator, denominator)
			.or_else(|| {
				let divisor = gcd(numerator, denominator);
				scaled(numerator.checked_div(divisor)?, denominator.checked_div(divisor)?)
			})
			.ok_or(Error::ArithmeticOverflow)
	}
}

/// Returns `new` / `old` − 1 in millionths, rounded away from zero.
///
/// It saturates at the bounds of the type, far above any maximum step.
fn signed_step<T>(old: &Guide, new: &Guide) -> Result<i32, Error<T>> {
	let upper = U256::from(new.numerator).checked_mul(old.denominator.into()).ok_or(Error::ArithmeticOverflow)?;
	let lower = U256::from(new.denominator).checked_mul(old.numerator.into()).ok_or(Error::ArithmeticOverflow)?;
	let (sign, difference) = if upper >= lower { (1, upper.abs_diff(lower)) } else { (-1, lower.abs_diff(upper)) };
	// Both numbers are shifted down together until the products fit. A step is far coarser than
	// the lost bits.
	let excess = (lower | difference).bits().saturating_sub(100);
	let magnitude = match (shifted(difference, excess), shifted(lower, excess)) {
		(Some(difference), Some(lower @ 1..)) => mul_div_ceil(difference, MILLION.into(), lower).unwrap_or(u128::MAX),
		_ => u128::MAX,
	};
	Ok(i32::try_from(magnitude).unwrap_or(i32::MAX).saturating_mul(sign))
}

/// Returns `number` without its lowest `bits`; `None` if the rest does not fit.
fn shifted(number: U256, bits: usize) -> Option<u128> {
	// At most 156 of 256 bits are dropped.
	#[allow(clippy::arithmetic_side_effects)]
	u128::try_from(number >> bits).ok()
}

/// Returns true if two prices differ by at most `millionths`.
fn is_within<T>(one: &Guide, other: &Guide, millionths: u32) -> Result<bool, Error<T>> {
	Ok(signed_step::<T>(one, other)?.unsigned_abs() <= millionths)
}
