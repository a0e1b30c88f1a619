//! The price that a pool has come from.
//!
//! Whatever moves the mid price of a pool, a step of its guide price or a trade, somebody gains by it who knew it before: he buys first and sells
//! after. So nobody trades at a better price than the trailing one. It stands still within a block, and each block brings it a tenth of the way
//! to where the last one has closed. Two things follow:
//!
//! - **Within a block** nobody sells above the trailing price and nobody buys below it: whatever one trades, in whatever order and around whomever, at
//!   that price he has no more at the end of the block than at its beginning. (By trades: who provides is on their other side.)
//! - **After it** the way back is auctioned, from the price that was there before down to the one that is there now. Who takes it first gets least.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{Error, Pool, HIGHEST_PRICE, MILLION};
use codec::{Decode, Encode, MaxEncodedLen};
use frame::{arithmetic::FixedU128, prelude::FixedPointNumber};
use huxian_math::{curve::Side, mul_div_floor, wide::scaled, U256};
use huxian_traits::Balance;
use scale_info::TypeInfo;

/// Over how many blocks the trailing price comes to a mid price that stays.
pub const TRAILING_BLOCKS: u8 = 10;
/// The lowest trailing price that binds: below it the 18 places of a price do not tell millionths of it. Nor does one bind that is too high to be remembered.
const LOWEST_BINDING: u128 = 1_000_000;

/// The price that a pool has come from. Prices are whole quote for whole base with 18 places, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Trailing {
	/// Nobody sells base above it, and nobody buys base at it or below.
	pub price: u128,
	/// What the last block has closed at: where the price is going.
	pub close: u128,
	/// In how many blocks it will be there; 0: it is.
	pub left: u8,
}

impl Trailing {
	/// That of a pool which has always been at this price.
	pub fn at(price: u128) -> Self {
		Self { price, close: price, left: 0 }
	}

	/// After another block, which has closed at `close`: nearer to what the block before has closed at, by the same part of the rest for each block that is
	/// left. Another close begins the count anew.
	#[must_use]
	pub fn followed(self, close: u128) -> Self {
		let Self { price, close: last, left } = self;
		let way = last.abs_diff(price).checked_div(left.into()).unwrap_or_default();
		// Not beyond the last close, which fits.
		let price = if last >= price { price.saturating_add(way) } else { price.saturating_sub(way) };
		let left = if close == last { left.saturating_sub(1) } else { TRAILING_BLOCKS };
		Self { price, close, left }
	}

	/// Whether it is there when nothing is left of the way.
	pub fn is_sound(&self) -> bool {
		self.left <= TRAILING_BLOCKS && (self.left > 0 || self.price == self.close)
	}

	/// Whether people are held to it: if it is told finely enough.
	fn binds(&self) -> bool {
		(LOWEST_BINDING..HIGHEST_PRICE).contains(&self.price)
	}

	/// The most that `paid` of the `sold` token may buy, fee included; down.
	///
	/// Errors: `ArithmeticOverflow`.
	pub(crate) fn most<T>(&self, pool: &Pool, sold: Side, paid: Balance) -> Result<Balance, Error<T>> {
		if !self.binds() {
			return Ok(Balance::MAX);
		}
		let (upper, lower) = self.terms(pool, sold)?;
		// What does not fit is no bound.
		Ok(Balance::try_from(scaled(paid, upper, lower)?.0).unwrap_or(Balance::MAX))
	}

	/// The least of the `sold` token that buys `bought`, fee included; up.
	///
	/// Errors: `ArithmeticOverflow`.
	pub(crate) fn least<T>(&self, pool: &Pool, sold: Side, bought: Balance) -> Result<Balance, Error<T>> {
		if !self.binds() {
			return Ok(0);
		}
		let (upper, lower) = self.terms(pool, sold)?;
		let (whole, exact) = scaled(bought, lower, upper)?;
		let least = if exact { Some(whole) } else { whole.checked_add(1.into()) };
		least.and_then(|least| Balance::try_from(least).ok()).ok_or(Error::ArithmeticOverflow)
	}

	/// Units bought for a unit of the `sold` token, as a fraction.
	fn terms<T>(&self, pool: &Pool, sold: Side) -> Result<(U256, U256), Error<T>> {
		let units = |number: u128, decimals: u8| {
			let ten = 10u128.checked_pow(decimals.into()).ok_or(Error::<T>::ArithmeticOverflow)?;
			U256::from(number).checked_mul(ten.into()).ok_or(Error::ArithmeticOverflow)
		};
		match sold {
			Side::Base => Ok((units(self.price, pool.quote_decimals)?, units(FixedU128::DIV, pool.base_decimals)?)),
			// It was rounded down: who buys base pays the next higher one. It is far from the end of the type.
			Side::Quote => {
				let above = self.price.saturating_add(1);
				Ok((units(FixedU128::DIV, pool.base_decimals)?, units(above, pool.quote_decimals)?))
			},
		}
	}

	/// What a very small trade at a mid price of `mid` leaves in the pool because of it, in millionths of what it buys, down: above zero who sells base,
	/// below who sells quote.
	pub fn surcharge(&self, mid: u128) -> i32 {
		if !self.binds() {
			return 0;
		}
		let part = kept(mid.max(self.price), mid.min(self.price));
		// At most a million.
		let part = i32::try_from(part).unwrap_or(i32::MAX);
		if mid >= self.price {
			part
		} else {
			part.saturating_neg()
		}
	}
}

/// What is kept when so much is left of a whole, in millionths of the whole, down.
pub(crate) fn kept(whole: u128, left: u128) -> u32 {
	let part = mul_div_floor(whole.saturating_sub(left), MILLION.into(), whole).unwrap_or_default();
	// Not above a million.
	u32::try_from(part).unwrap_or(MILLION)
}
