//! The types and traits that the pallets speak through.
//!
//! A pallet of this chain never depends on another one: what it needs of the world stands here as a trait, and the runtime decides who
//! answers.
//!
//! - [`oracle`]: which values are fed, and a price that cannot be read without its age.
//! - [`kit`]: the controller as burrows see it, and the market as the controller sees it.
//! - [`auctions`]: liquidation, seen from both of its sides.
//! - [`market`]: a pool, as those see it who act in it for the protocol.
//! - [`peg`]: the door of the stability module, seen from both of its sides.
//! - [`governance`]: who may set terms, and in which direction.
//! - [`views`]: what the runtime APIs answer, ready for JSON.
//! - [`api`]: the runtime APIs themselves.

#![cfg_attr(not(feature = "std"), no_std)]
#![forbid(unsafe_code)]

extern crate alloc;

pub mod api;
pub mod auctions;
pub mod governance;
pub mod kit;
pub mod market;
pub mod oracle;
pub mod peg;
pub mod views;

/// An amount of a token in its smallest unit. KIT and HUX both have 12 decimals.
pub type Balance = u128;
/// A point in time: milliseconds since 1970, as `pallet-timestamp` keeps it.
pub type Moment = u64;
/// The identity of a burrow, counted up from 0.
pub type BurrowId = u64;
/// The identity of an auction, counted up from 0.
pub type AuctionId = u64;
/// A token of the `assets` pallet.
pub type AssetId = u32;
/// The identity of a PMM pool, counted up from 0; its shares have the same number among `pmm-shares`.
pub type PoolId = u32;
