//! What a pool holds and what it aims at.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use super::Side;
use crate::error::MathError;
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// What a pool holds and what it aims at, in smallest units of each token.
#[derive(
	Clone, Copy, Debug, Default, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo,
)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub struct Inventory {
	/// Base that it holds.
	pub base: u128,
	/// Quote that it holds.
	pub quote: u128,
	/// Base that it would hold at the guide price.
	pub base_target: u128,
	/// Quote that it would hold at the guide price.
	pub quote_target: u128,
}

/// On which side of its guide price a pool stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Stance {
	/// Both tokens at target: the price is the guide.
	One,
	/// Base short, quote in surplus: the price is above the guide.
	Above,
	/// Quote short, base in surplus: the price is below the guide.
	Below,
}

impl Stance {
	/// The token that is short.
	pub const fn short(self) -> Option<Side> {
		match self {
			Self::One => None,
			Self::Above => Some(Side::Base),
			Self::Below => Some(Side::Quote),
		}
	}
}

impl Inventory {
	/// A pool that aims at what it holds.
	pub const fn at_target(base: u128, quote: u128) -> Self {
		Self { base, quote, base_target: base, quote_target: quote }
	}

	/// What it holds of a token.
	pub const fn stock(&self, side: Side) -> u128 {
		match side {
			Side::Base => self.base,
			Side::Quote => self.quote,
		}
	}

	/// What it aims at.
	pub const fn target(&self, side: Side) -> u128 {
		match side {
			Side::Base => self.base_target,
			Side::Quote => self.quote_target,
		}
	}

	/// How far a token is above its target, nothing if it is not.
	pub const fn surplus(&self, side: Side) -> u128 {
		self.stock(side).saturating_sub(self.target(side))
	}

	/// How far a token is below its target, nothing if it is not.
	pub const fn shortage(&self, side: Side) -> u128 {
		self.target(side).saturating_sub(self.stock(side))
	}

	/// Where it stands. A token may be short while the other is exactly at its target: what is missing was worth less
	/// than a unit.
	///
	/// Errors: `InvalidParameters` for what no trade leads to: both tokens short, or none short and one in surplus (a
	/// fee, a gift). [`super::Curve::regress`] brings the latter into order.
	pub fn stance(&self) -> Result<Stance, MathError> {
		let short = (self.shortage(Side::Base) > 0, self.shortage(Side::Quote) > 0);
		match short {
			(true, false) => Ok(Stance::Above),
			(false, true) => Ok(Stance::Below),
			(false, false) if self.surplus(Side::Base) == 0 && self.surplus(Side::Quote) == 0 => Ok(Stance::One),
			_ => Err(MathError::InvalidParameters),
		}
	}

	/// With `pay` of the `sold` token more and `receive` of the other less. The targets stay.
	///
	/// Errors: `Overflow`; `Insufficient` if nothing of the other token were left.
	pub fn traded(&self, sold: Side, pay: u128, receive: u128) -> Result<Self, MathError> {
		let more = self.stock(sold).checked_add(pay).ok_or(MathError::Overflow)?;
		let less = self.stock(sold.other()).checked_sub(receive).filter(|left| *left > 0);
		let less = less.ok_or(MathError::Insufficient)?;
		Ok(match sold {
			Side::Base => Self { base: more, quote: less, ..*self },
			Side::Quote => Self { base: less, quote: more, ..*self },
		})
	}

	/// Aiming at what it holds.
	pub(super) const fn centred(&self) -> Self {
		Self::at_target(self.base, self.quote)
	}

	/// With another target.
	pub(super) const fn aiming(&self, side: Side, target: u128) -> Self {
		match side {
			Side::Base => Self { base_target: target, ..*self },
			Side::Quote => Self { quote_target: target, ..*self },
		}
	}
}
