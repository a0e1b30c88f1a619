//! The arithmetic of kit and PAN: pure, total, without floats and without FRAME.
//!
//! - [`fixed`], [`price`], [`exact`], [`wide`]: numbers. [`Fixed`] is a signed 64.64 binary
//!   fraction, [`Ratio`] a lossless price, [`Exact`] an integer wide enough for every
//!   cross-multiplication in this crate.
//! - [`parameters`]: the constants. One code path serves two presets: [`Parameters::checker`] is
//!   the reference implementation, bit for bit, and [`Parameters::huxian`] is this chain.
//! - [`controller`]: quantity, drift, target, protected index, fees and imbalance over time.
//! - [`burrow`]: limits of a burrow, and its liquidation. [`ratio_index`]: the order in which
//!   burrows become unsafe.
//! - [`auction`]: lots, bids and the settlement of slices.
//! - [`curve`]: prices and amounts of a pool of two tokens.
//! - [`feeds`]: one value out of those of the oracle's members.
//! - [`peg`]: rate limits, fees and backing of tokens that are minted against others.
//!
//! Every function answers for every input: with the exact result, rounded once in the direction
//! that its documentation names, or with a [`MathError`]. None panics. Amounts are `u128` in the
//! smallest unit. KIT and HUX both have 12 decimals, so that no formula needs a scale factor.
//! Times are seconds unless said otherwise.
//!
//! The *reference* is Checker, the kit system on Tezos. The README lists its files by section.

#![cfg_attr(not(feature = "std"), no_std)]
#![warn(missing_docs)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

pub mod auction;
pub mod burrow;
pub mod controller;
pub mod curve;
pub mod error;
pub mod exact;
pub mod feeds;
pub mod fixed;
pub mod parameters;
pub mod peg;
pub mod price;
pub mod ratio_index;
pub mod wide;

pub use burrow::{Burrow, Liquidation, LiquidationKind};
pub use controller::{Observation, Outcome, State};
pub use error::MathError;
pub use exact::{Exact, SignedRatio};
pub use feeds::Combined;
pub use fixed::Fixed;
pub use parameters::Parameters;
pub use price::{Fraction, HuxPerKit, Prices, Ratio};
pub use wide::{mul_div_ceil, mul_div_floor, U256};
