//! Exact curves around a guide price, for pools of two tokens (`pallet-pmm`).
//!
//! - [`Guide`]: the price around which a pool trades. [`Side`]: one of its two tokens.
//! - [`Inventory`]: reserves and targets. [`Stance`]: the token that is below its target.
//! - [`Curve`]: quotes. [`Pmm`] and [`Linear`] implement it; [`Shape`] is either of them.
//!   - [`Pmm`] is the proactive market maker of DODO: the price leaves the guide with the square
//!     of the shortage.
//!   - [`Linear`] moves the price in proportion to the shortage of base.
//!
//! # Rounding
//! Every rounding favours the pool. A trade of integers moves a pool along a curve of real numbers.
//! The trader gets the floor of the exact output, or pays the ceiling of the exact input. Nothing
//! is rounded before that. The guide stays a ratio, and nothing is divided by it.
//!
//! So a pool with fixed targets is always on its curve or above it, and no sequence of trades takes
//! out more than was there. That also holds if targets are regressed after each trade, because
//! [`Curve::regress`] rounds down. A target that was met exactly is found again, never a lower one,
//! so the curve of the pool moves outward only. If regression rounded up, the pool would pay for
//! base that it never had: each trade could take part of the value of a unit.
//!
//! # Width
//! Amounts and both numbers of the guide have 128 bits, both numbers of `k` 32. The widest
//! intermediates are the squares whose root is taken: 835 bits for [`Pmm`], 453 for [`Linear`].
//! A quote costs one root, of four divisions at most, and one or two divisions more.

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

/// Prices around a guide. Amounts are in smallest units and exclude fees.
///
/// Errors of all quotes:
/// - `DivisionByZero` if the guide contains a zero, or the reserve of a short token is zero.
/// - `InvalidParameters` if no trade leads to the inventory ([`Inventory::stance`]).
/// - `Insufficient` if the trade takes more than may leave. At least one unit always stays.
/// - `Overflow` if a result exceeds 128 bits.
pub trait Curve {
	/// Returns the amount of the other token that `amount_in` of `sold` buys.
	///
	/// It is the largest whole number for which the curve asks at most `amount_in`: rounded down,
	/// in favour of the pool.
	fn exact_in(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_in: u128) -> Result<u128, MathError>;

	/// Returns the amount of `sold` that buys `amount_out` of the other token.
	///
	/// It is the smallest such whole number: rounded up, in favour of the pool.
	fn exact_out(&self, inventory: &Inventory, guide: &Guide, sold: Side, amount_out: u128) -> Result<u128, MathError>;

	/// Returns the price of the next infinitesimal trade, quote per base in smallest units.
	///
	/// It is exact if it fits two numbers of 256 bits, else rounded down by less than one part in
	/// 2^254.
	fn mid(&self, inventory: &Inventory, guide: &Guide) -> Result<Ratio, MathError>;

	/// Returns how much of `sold` can be sold before the mid price passes `band`; 0 if it has.
	///
	/// The bound is guide · (1 + `band`) for quote sold, guide · (1 − `band`) for base sold.
	/// The amount bought is counted in whole units and its cost is rounded down: one unit more
	/// would pass the bound. If no trade reaches the bound, all that can be sold is returned.
	fn depth(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError>;

	/// Returns the smallest amount of `sold` that brings the mid price back to `band`.
	///
	/// The bound is guide · (1 + `band`) for base sold, guide · (1 − `band`) for quote sold. The
	/// amount is 0 if the price is not beyond it. This is the opposite direction of
	/// [`Curve::depth`], and it never crosses the guide.
	fn approach(&self, inventory: &Inventory, guide: &Guide, sold: Side, band: Fraction) -> Result<u128, MathError>;

	/// Returns the same reserves with targets that put them exactly on the curve at this guide.
	///
	/// So fees and moves of the guide are neither given away at the next return to target nor
	/// charged twice.
	fn regress(&self, inventory: &Inventory, guide: &Guide) -> Result<Inventory, MathError>;
}
