//! The specification of the arithmetic, as tests: one module for each subject.
//!
//! Numbers are from the reference (its section 13) where it has them. Properties are checked
//! against exact big rationals.

#![allow(
	clippy::arithmetic_side_effects,
	clippy::as_conversions,
	clippy::expect_used,
	clippy::indexing_slicing,
	clippy::panic,
	clippy::unwrap_used
)]

mod auction;
mod burrow;
mod chain_rules;
mod common;
mod controller;
mod curve_linear;
mod curve_million;
mod curve_model;
mod curve_pmm;
mod curve_sequences;
mod curve_totality;
mod division;
mod feeds;
mod liquidation;
mod numbers;
mod outcomes;
mod peg;
mod ratio_index;
mod totality;
