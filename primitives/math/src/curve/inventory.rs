//! Reserves and targets of a pool.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use super::Side;
use crate::error::MathError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Reserves and targets of a pool, in smallest units of each token.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Inventory {
	/// Reserve of base.
	pub base: u128,
	/// Reserve of quote.
	pub quote: u128,
	/// Target of base: its reserve if the price were the guide.
	pub base_target: u128,
	/// Target of quote: its reserve if the price were the guide.
	pub quote_target: u128,
}

/// Side of the guide on which the price of a pool lies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
#[doc(alias = "RState")]
pub enum Stance {
	/// Both reserves at target: the price is the guide.
	One,
	/// Base short, quote in surplus: the price is above the guide.
	Above,
	/// Quote short, base in surplus: the price is below the guide.
	Below,
}

impl Stance {
	/// Returns the token whose reserve is below its target.
	pub const fn short(self) -> Option<Side> {
		match self {
			Self::One => None,
			Self::Above => Some(Side::Base),
			Self::Below => Some(Side::Quote),
		}
	}
}

impl Inventory {
	/// Returns an inventory whose targets equal its reserves.
	pub const fn at_target(base: u128, quote: u128) -> Self {
		Self { base, quote, base_target: base, quote_target: quote }
	}

	/// Returns the reserve of a token.
	#[doc(alias = "stock")]
	pub const fn reserve(&self, side: Side) -> u128 {
		match side {
			Side::Base => self.base,
			Side::Quote => self.quote,
		}
	}

	/// Returns the target of a token.
	pub const fn target(&self, side: Side) -> u128 {
		match side {
			Side::Base => self.base_target,
			Side::Quote => self.quote_target,
		}
	}

	/// Returns the part of a reserve above its target; 0 if it is not above.
	pub const fn surplus(&self, side: Side) -> u128 {
		self.reserve(side).saturating_sub(self.target(side))
	}

	/// Returns the part of a target that its reserve lacks; 0 if it lacks nothing.
	pub const fn shortage(&self, side: Side) -> u128 {
		self.target(side).saturating_sub(self.reserve(side))
	}

	/// Returns the side of the guide on which the price lies.
	///
	/// One token may be short while the other is exactly at its target: then the shortage was worth
	/// less than a unit.
	///
	/// Errors: `InvalidParameters` for inventories that no trade leads to. Either both tokens are
	/// short, or none is short and one has a surplus (a fee, a gift). [`super::Curve::regress`]
	/// repairs the latter.
	pub fn stance(&self) -> Result<Stance, MathError> {
		let short = (self.shortage(Side::Base) > 0, self.shortage(Side::Quote) > 0);
		match short {
			(true, false) => Ok(Stance::Above),
			(false, true) => Ok(Stance::Below),
			(false, false) if self.surplus(Side::Base) == 0 && self.surplus(Side::Quote) == 0 => Ok(Stance::One),
			_ => Err(MathError::InvalidParameters),
		}
	}

	/// Returns the inventory after a trade: `amount_in` of `sold` added, `amount_out` removed.
	///
	/// The targets stay. Errors: `Overflow`; `Insufficient` if nothing of the other token is left.
	pub fn traded(&self, sold: Side, amount_in: u128, amount_out: u128) -> Result<Self, MathError> {
		let more = self.reserve(sold).checked_add(amount_in).ok_or(MathError::Overflow)?;
		let less = self.reserve(sold.other()).checked_sub(amount_out).filter(|left| *left > 0);
		let less = less.ok_or(MathError::Insufficient)?;
		Ok(match sold {
			Side::Base => Self { base: more, quote: less, ..*self },
			Side::Quote => Self { base: less, quote: more, ..*self },
		})
	}

	/// Returns the same reserves with targets equal to them.
	pub(super) const fn recentred(&self) -> Self {
		Self::at_target(self.base, self.quote)
	}

	/// Returns the same inventory with another target of `side`.
	pub(super) const fn with_target(&self, side: Side, target: u128) -> Self {
		match side {
			Side::Base => Self { base_target: target, ..*self },
			Side::Quote => Self { quote_target: target, ..*self },
		}
	}
}
