//! The types and traits that connect the pallets.
//!
//! A pallet of this chain never depends on another pallet. This crate declares what a pallet needs
//! from outside as a trait, and the runtime chooses the implementation.
//!
//! - [`oracle`]: the feeds, and prices that cannot be read without their age.
//! - [`kit`]: the controller for burrows, and the market of kit for the controller.
//! - [`auctions`]: liquidation, for the pallets on both sides of it.
//! - [`market`]: PMM pools, for protocol code that trades in them.
//! - [`peg`]: the peg stability module, for the pallets on both sides of it.
//! - [`governance`]: governed parameters, and the authority to loosen or tighten them.
//! - `testing`: fakes that the tests of several pallets share (feature `testing`).

#![cfg_attr(not(feature = "std"), no_std)]
// The codec's derive converts the numbers of enum variants with `as`.
#![allow(clippy::as_conversions)]

extern crate alloc;

pub mod auctions;
pub mod governance;
pub mod kit;
pub mod market;
pub mod oracle;
pub mod peg;
#[cfg(feature = "testing")]
pub mod testing;

/// Amount of a token in its smallest unit. KIT and HUX have 12 decimals.
pub type Balance = u128;
/// Point in time, in milliseconds since 1970 like `pallet-timestamp`.
pub type Moment = u64;
/// Number of a burrow, counted up from 0.
pub type BurrowId = u64;
/// Number of an auction, counted up from 0.
pub type AuctionId = u64;
/// Number of a token of the `assets` pallet.
pub type AssetId = u32;
/// Number of a PMM pool, counted up from 0. The token of its shares has the same number in
/// `pmm-shares`.
pub type PoolId = u32;
