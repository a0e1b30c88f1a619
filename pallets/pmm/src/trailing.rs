//! Trailing price of a pool: a bound on the price of every trade.
//!
//! Anybody who can predict a move of the mid price could buy before it and sell after it. It does
//! not matter if a step of the guide price or a trade moves it. So trades never get a better price
//! than the trailing price. It is constant within a block. Each block moves it a tenth of the way
//! to the close of the block before. Two properties follow:
//!
//! - **Within a block** nobody sells above the trailing price or buys below it. At that price no
//!   sequence of trades leaves an account with more than it had, in any order and around any other
//!   trade. (This holds for trades. Liquidity providers are on their other side.)
//! - **After the block** the way back is auctioned, from the old price down to the new one. The
//!   first taker gets least.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use crate::{Error, Pool, MAX_PRICE, MILLION};
use codec::{Decode, Encode, MaxEncodedLen};
use frame::{arithmetic::FixedU128, prelude::FixedPointNumber};
use huxian_math::{curve::Side, mul_div_floor, wide::scaled, U256};
use huxian_traits::Balance;
use scale_info::TypeInfo;

/// Number of blocks in which the trailing price reaches a constant mid price.
pub const TRAILING_BLOCKS: u8 = 10;
/// Minimum trailing price that binds, with 18 decimals.
///
/// Below it, 18 decimals cannot express millionths of the price. A price at or above [`MAX_PRICE`]
/// does not bind either, because it is not recorded exactly.
const MIN_BINDING_PRICE: u128 = 1_000_000;

/// Trailing price of a pool.
///
/// Prices are in whole quote tokens per whole base token, with 18 decimals, rounded down.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, MaxEncodedLen, TypeInfo)]
pub struct Trailing {
	/// Bound of all trades: base is never sold above it, and never bought at or below it.
	pub price: u128,
	/// Closing price of the last block, toward which `price` moves.
	pub close: u128,
	/// Blocks until `price` reaches `close`; 0 if it has.
	pub blocks_left: u8,
}

impl Trailing {
	/// Returns the trailing price of a pool that has always been at `price`.
	pub fn at(price: u128) -> Self {
		Self { price, close: price, blocks_left: 0 }
	}

	/// Returns the trailing price after another block, which closed at `close`.
	///
	/// The price moves toward the close of the block before, by the rest of the way divided by the
	/// blocks left. Another close starts the count anew.
	#[must_use]
	pub fn after_block(self, close: u128) -> Self {
		let Self { price, close: last, blocks_left } = self;
		// With no blocks left there is no way left.
		let way = last.abs_diff(price).checked_div(blocks_left.into()).unwrap_or_default();
		// Never beyond the last close, which fits.
		let price = if last >= price { price.saturating_add(way) } else { price.saturating_sub(way) };
		let blocks_left = if close == last { blocks_left.saturating_sub(1) } else { TRAILING_BLOCKS };
		Self { price, close, blocks_left }
	}

	/// Returns true if the count is within its bound, and the price is at the close at count 0.
	pub fn is_consistent(&self) -> bool {
		self.blocks_left <= TRAILING_BLOCKS && (self.blocks_left > 0 || self.price == self.close)
	}

	/// Returns true if the price is expressed finely enough to bound trades.
	fn binds(&self) -> bool {
		(MIN_BINDING_PRICE..MAX_PRICE).contains(&self.price)
	}

	/// Returns the maximum that `amount_in` of `sold` may buy, with the fee, rounded down.
	///
	/// Errors: `ArithmeticOverflow`.
	pub(crate) fn max_out<T>(&self, pool: &Pool, sold: Side, amount_in: Balance) -> Result<Balance, Error<T>> {
		if !self.binds() {
			return Ok(Balance::MAX);
		}
		let (upper, lower) = self.rate(pool, sold)?;
		// An amount that does not fit is no bound.
		Ok(Balance::try_from(scaled(amount_in, upper, lower)?.0).unwrap_or(Balance::MAX))
	}

	/// Returns the minimum of `sold` that buys `amount_out`, with the fee, rounded up.
	///
	/// Errors: `ArithmeticOverflow`.
	pub(crate) fn min_in<T>(&self, pool: &Pool, sold: Side, amount_out: Balance) -> Result<Balance, Error<T>> {
		if !self.binds() {
			return Ok(0);
		}
		let (upper, lower) = self.rate(pool, sold)?;
		let (whole, exact) = scaled(amount_out, lower, upper)?;
		let min = if exact { Some(whole) } else { whole.checked_add(1.into()) };
		min.and_then(|min| Balance::try_from(min).ok()).ok_or(Error::ArithmeticOverflow)
	}

	/// Returns the units bought per unit of `sold`, as a fraction.
	fn rate<T>(&self, pool: &Pool, sold: Side) -> Result<(U256, U256), Error<T>> {
		let units = |number: u128, decimals: u8| {
			let ten = 10u128.checked_pow(decimals.into()).ok_or(Error::<T>::ArithmeticOverflow)?;
			U256::from(number).checked_mul(ten.into()).ok_or(Error::ArithmeticOverflow)
		};
		match sold {
			Side::Base => Ok((units(self.price, pool.quote_decimals)?, units(FixedU128::DIV, pool.base_decimals)?)),
			// The price was rounded down, so buyers of base pay the next higher one. It is far from
			// the end of the type.
			Side::Quote => {
				let above = self.price.saturating_add(1);
				Ok((units(FixedU128::DIV, pool.base_decimals)?, units(above, pool.quote_decimals)?))
			},
		}
	}

	/// Returns the surcharge of an infinitesimal trade at the mid price `mid`.
	///
	/// It is in millionths of the amount bought, rounded down. Above zero sellers of base pay it,
	/// below zero sellers of quote.
	pub fn surcharge(&self, mid: u128) -> i32 {
		if !self.binds() {
			return 0;
		}
		let part = missing_part(mid.max(self.price), mid.min(self.price));
		// At most a million.
		let part = i32::try_from(part).unwrap_or(i32::MAX);
		if mid >= self.price {
			part
		} else {
			part.saturating_neg()
		}
	}
}

/// Returns the part of `whole` that `left` lacks, in millionths, rounded down; 0 of nothing.
pub(crate) fn missing_part(whole: u128, left: u128) -> u32 {
	let part = mul_div_floor(whole.saturating_sub(left), MILLION.into(), whole).unwrap_or_default();
	// At most a million.
	u32::try_from(part).unwrap_or(MILLION)
}
