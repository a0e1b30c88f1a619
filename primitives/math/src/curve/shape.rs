//! A curve of either kind, as pallets store it.

// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

use super::{Curve, Guide, Inventory, Linear, Pmm, Side};
use crate::{
	error::MathError,
	price::{Fraction, Ratio},
};
use codec::{Decode, DecodeWithMemTracking, Encode, MaxEncodedLen};
use scale_info::TypeInfo;

/// Kind and slope of the curve of a pool. Decoding checks the slope as construction does.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Encode, Decode, DecodeWithMemTracking, MaxEncodedLen, TypeInfo)]
#[cfg_attr(feature = "serde", derive(serde::Serialize, serde::Deserialize))]
pub enum Shape {
	/// Proactive market maker (PMM).
	Pmm(Pmm),
	/// Price in proportion to the shortage of base.
	Linear(Linear),
}

impl Shape {
	/// Returns the curve behind the variant.
	fn curve(&self) -> &dyn Curve {
		match self {
			Self::Pmm(curve) => curve,
			Self::Linear(curve) => curve,
		}
	}
}

impl Curve for Shape {
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_in: u128) -> Result<u128, MathError> {
		self.curve().exact_in(inventory, guide, sold, amount_in)
	}

	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_out: u128) -> Result<u128, MathError> {
		self.curve().exact_out(inventory, guide, sold, amount_out)
	}

	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError> {
		self.curve().mid(inventory, guide)
	}

	fn depth(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		self.curve().depth(inventory, guide, sold, band)
	}

	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError> {
		self.curve().approach(inventory, guide, sold, band)
	}

	fn regress(&self, inventory: &Inventory, guide: &Guide) -> Result<Inventory, MathError> {
		self.curve().regress(inventory, guide)
	}
}
