//! Where the guide price comes from, and which steps of it are believed.

use crate::{
	Config, Error, Pallet, Pool, Source, Suspect, Terms, Worth, CONFIRMATION, FLATTEST_GUIDED, HIGHEST_FEE,
	HIGHEST_STEP, MILLION,
};
use alloc::vec::Vec;
use frame::{
	arithmetic::{helpers_128bit::gcd, FixedU128},
	prelude::*,
};
use huxian_math::{
	curve::{Guide, Shape},
	mul_div_ceil, U256,
};
use huxian_traits::{
	oracle::{Feed, FreshPrice, Quote},
	Moment,
};

/// The step of a guide price.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Step {
	/// It has not moved.
	None,
	/// It has moved by so many millionths, rounded away from zero, and this is believed.
	Taken(i32),
	/// It has jumped, and waits for a second median.
	Suspected,
}

impl<T: Config> Pallet<T> {
	/// Follows the guide price of a pool: after this `pool.guide` is that of now.
	///
	/// A jump is refused by an error here, because a call that fails cannot remember it; [`Pallet::watch_guide`] does.
	///
	/// Errors: `StaleGuide`, `GuideJumped`, `ArithmeticOverflow`.
	pub(crate) fn follow_guide(pool: &mut Pool, now: Moment) -> Result<Step, Error<T>> {
		match Self::step_of(pool, now)? {
			(Step::Suspected, _) => Err(Error::GuideJumped),
			(step, _) => Ok(step),
		}
	}

	/// As [`Pallet::follow_guide`], for the block's hook: a jump is remembered as suspect.
	pub(crate) fn watch_guide(pool: &mut Pool, now: Moment) -> Result<Step, Error<T>> {
		let (step, guide) = Self::step_of(pool, now)?;
		if step == Step::Suspected {
			// What is suspected already keeps its time, so that a median near it can confirm it; another jump begins anew.
			let known = match &pool.suspect {
				Some(suspect) => within(&suspect.guide, &guide, CONFIRMATION)?,
				None => false,
			};
			if known {
				return Ok(Step::None);
			}
			pool.suspect = Some(Suspect { guide, noticed: now });
		}
		Ok(step)
	}

	/// What the guide price is now and how it has come there. Takes a step that is believed.
	fn step_of(pool: &mut Pool, now: Moment) -> Result<(Step, Guide), Error<T>> {
		let (guide, since, maximum_step) = match pool.terms.source {
			Source::Fixed(price) => {
				let guide = Self::scaled(price.into_inner(), FixedU128::DIV, pool)?;
				pool.guide = Some(guide);
				return Ok((Step::None, guide));
			},
			Source::Oracle { base, quote, maximum_age, maximum_step } => {
				let (base, quote, since) = Self::worths(&base, &quote, now)?;
				ensure!(now.saturating_sub(since) <= maximum_age, Error::<T>::StaleGuide);
				(Self::scaled(base, quote, pool)?, since, maximum_step)
			},
		};
		let Some(last) = pool.guide else {
			pool.guide = Some(guide);
			return Ok((Step::Taken(0), guide));
		};
		if last == guide {
			pool.suspect = None;
			return Ok((Step::None, guide));
		}
		let step = signed_step(&last, &guide)?;
		let believed = step.unsigned_abs() <= maximum_step
			|| match &pool.suspect {
				Some(suspect) => since > suspect.noticed && within(&suspect.guide, &guide, CONFIRMATION)?,
				None => false,
			};
		if !believed {
			return Ok((Step::Suspected, guide));
		}
		pool.guide = Some(guide);
		pool.suspect = None;
		Ok((Step::Taken(step), guide))
	}

	/// Dollars of a whole token of each side with 18 places, and when the oldest value that went into them was fed. The oracle is asked once.
	fn worths(base: &Worth, quote: &Worth, now: Moment) -> Result<(u128, u128, Moment), Error<T>> {
		let feeds: Vec<Feed> = [base, quote].into_iter().filter_map(Worth::feed).collect();
		let mut words = T::Prices::quotes_at(&feeds, now).into_iter();
		let mut worth = |of: &Worth| match of {
			Worth::Dollar => Ok((FixedU128::DIV, now)),
			Worth::Feed(_) => match words.next() {
				Some(Quote::Fresh { value, since }) => Ok((value.into_inner(), since)),
				_ => Err(Error::<T>::StaleGuide),
			},
		};
		let ((base, base_since), (quote, quote_since)) = (worth(base)?, worth(quote)?);
		Ok((base, quote, base_since.min(quote_since)))
	}

	/// A price of whole tokens, numerator / denominator, in the smallest units of the pool's tokens.
	fn scaled(numerator: u128, denominator: u128, pool: &Pool) -> Result<Guide, Error<T>> {
		ensure!(numerator > 0 && denominator > 0, Error::<T>::BadSource);
		let ten = |power: u8| 10u128.checked_pow(power.into());
		let (up, down) = (pool.quote_decimals, pool.base_decimals);
		let scaled = |numerator: u128, denominator: u128| {
			let (upper, lower) = (ten(up.saturating_sub(down))?, ten(down.saturating_sub(up))?);
			Some(Guide { numerator: numerator.checked_mul(upper)?, denominator: denominator.checked_mul(lower)? })
		};
		// Only prices with many digits of tokens with very different decimals need to be reduced to fit.
		scaled(numerator, denominator)
			.or_else(|| {
				let divisor = gcd(numerator, denominator);
				scaled(numerator.checked_div(divisor)?, denominator.checked_div(divisor)?)
			})
			.ok_or(Error::ArithmeticOverflow)
	}

	/// What must hold of terms, whatever the pool.
	pub(crate) fn ensure_terms(kind: crate::Kind, terms: &Terms) -> DispatchResult {
		ensure!(terms.fee <= HIGHEST_FEE, Error::<T>::FeeTooHigh);
		match &terms.source {
			Source::Fixed(price) => ensure!(price.into_inner() > 0, Error::<T>::BadSource),
			Source::Oracle { base, quote, maximum_age, maximum_step } => {
				// Two dollars, or a feed over itself, would be a fixed price in disguise.
				ensure!(base != quote, Error::<T>::BadSource);
				ensure!(*maximum_age > 0, Error::<T>::BadSource);
				ensure!((1..=HIGHEST_STEP).contains(maximum_step), Error::<T>::BadSource);
			},
		}
		match (&terms.shape, &terms.source) {
			(Shape::Linear(_), _) => ensure!(kind == crate::Kind::Private, Error::<T>::WrongShape),
			(Shape::Pmm(pmm), Source::Oracle { .. }) => {
				let (k, least) = (pmm.k(), FLATTEST_GUIDED);
				let steep = u64::from(k.numerator).checked_mul(least.denominator.into())
					>= u64::from(least.numerator).checked_mul(k.denominator.into());
				ensure!(steep, Error::<T>::CurveTooFlat);
			},
			(Shape::Pmm(_), Source::Fixed(_)) => (),
		}
		Ok(())
	}
}

/// new / old − 1 in millionths, rounded away from zero; saturates at the bounds of the type, which is far above any maximum step.
fn signed_step<T>(old: &Guide, new: &Guide) -> Result<i32, Error<T>> {
	let upper = U256::from(new.numerator).checked_mul(old.denominator.into()).ok_or(Error::ArithmeticOverflow)?;
	let lower = U256::from(new.denominator).checked_mul(old.numerator.into()).ok_or(Error::ArithmeticOverflow)?;
	let (sign, difference) = if upper >= lower { (1, upper.abs_diff(lower)) } else { (-1, lower.abs_diff(upper)) };
	// Both sides are shifted down together until the products fit; the step is far coarser than what is lost.
	let excess = (lower | difference).bits().saturating_sub(100);
	let magnitude = match (shifted(difference, excess), shifted(lower, excess)) {
		(Some(difference), Some(lower @ 1..)) => mul_div_ceil(difference, MILLION.into(), lower).unwrap_or(u128::MAX),
		_ => u128::MAX,
	};
	Ok(i32::try_from(magnitude).unwrap_or(i32::MAX).saturating_mul(sign))
}

/// A number without its lowest bits; `None` if it still does not fit.
fn shifted(number: U256, bits: usize) -> Option<u128> {
	// Of 256 bits at most 156 go.
	#[allow(clippy::arithmetic_side_effects)]
	u128::try_from(number >> bits).ok()
}

/// Whether two prices lie at most so many millionths apart.
fn within<T>(one: &Guide, other: &Guide, millionths: u32) -> Result<bool, Error<T>> {
	Ok(signed_step::<T>(one, other)?.unsigned_abs() <= millionths)
}
