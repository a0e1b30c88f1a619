//! What a pool of two tokens gives and asks (`pallet-pmm`): exact curves around a guide price.
//!
//! - [`Guide`], [`Side`], [`Inventory`], [`Stance`]: the price that a pool is led by, its two tokens, what it holds of
//!   them and what it aims at.
//! - [`Curve`]: quotes. [`Pmm`] is the proactive market maker (field survey, section 5): the price leaves the guide with
//!   the square of what is missing. [`Linear`] moves it in proportion to the shortage of base. [`Shape`] is either.
//!
//! # Who gets the last unit
//! The pool, always. A trade of integers moves a pool along a curve of real numbers: what the trader gets is the floor of
//! what the curve gives and what the trader is asked for is the ceiling of what the curve asks, both of the exact value;
//! nothing is rounded before. The guide stays a ratio and is never divided by.
//!
//! So a pool whose targets stay is always on its curve or beyond it, and the curve cannot be left toward less: no
//! sequence of trades takes out more than was there. That also holds when the targets are regressed after each trade,
//! because [`Curve::regress`] rounds down: a target that was met exactly is found again and never less than it, so the
//! pool's curve moves only outward. (Were it rounded up, the pool would pay for base that it never had: each trade could
//! take the worth of a part of a unit.)
//!
//! # How wide
//! Amounts and both sides of the guide have 128 bits, both sides of `k` 32. The widest numbers are those below the root:
//! 835 bits for [`Pmm`], 453 for [`Linear`]. A quote is one root, of four divisions at most, and one or two divisions
//! more.

mod guide;
mod inventory;
mod linear;
mod pmm;
mod root;
mod shape;
mod slope;

pub use guide::{Guide, Side};
pub use inventory::{Inventory, Stance};
pub use linear::Linear;
pub use pmm::Pmm;
pub use shape::Shape;

use crate::{
	error::MathError,
	price::{Fraction, Ratio},
};

/// A law of prices around a guide. Amounts are smallest units; fees are not its business.
///
/// Errors of all quotes: `DivisionByZero` for a guide with a zero or a short token of which there is nothing;
/// `InvalidParameters` for an inventory that makes no
/// sense ([`Inventory::stance`]); `Insufficient` where the trade would take more than may leave, and never less than one
/// unit stays; `Overflow` for results above 128 bits.
pub trait Curve {
	/// What `pay` of the `sold` token buys of the other: the largest whole number that the curve asks no more than `pay`
	/// for. Down: for the pool.
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, pay: u128) -> Result<u128, MathError>;

	/// The least whole number of `sold` that buys `receive` of the other token. Up: for the pool.
	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, receive: u128) -> Result<u128, MathError>;

	/// The price of the next infinitesimal trade, quote per base in smallest units. Exact if it can be written in 256 and
	/// 256 bits, else rounded down by less than one part in 2^254.
	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError>;

	/// How much of `sold` may be sold before the mid price is beyond guide · (1 + band), for quote sold, or
	/// guide · (1 − band), for base sold; 0 if it is there already.
	///
	/// What is taken out is counted in whole units, and what they cost is rounded down: one unit more would move the price
	/// beyond. Where the band is never reached, it is what can be sold at all.
	fn depth(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError>;

	/// The least of `sold` that brings the mid price back to guide · (1 + band), for base sold, or guide · (1 − band), for
	/// quote sold; 0 if it is not beyond. The way back of [`Curve::depth`]: it ends on this side of the guide.
	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError>;

	/// The same holdings with targets that put them on the curve exactly at this guide, so that fees and moves of the guide
	/// are neither given away at the next return to target nor asked for twice.
	fn regress(&self, inventory: &Inventory, guide: &Guide) -> Result<Inventory, MathError>;
}
