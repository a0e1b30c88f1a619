//! Tests of the whole runtime. Every block ends with a check of the invariants of all pallets.

mod amo;
mod bad_debt;
mod classes;
mod crowd;
mod dollar;
mod fees;
mod fuzz;
mod genesis;
mod governance;
mod guards;
mod kit;
mod kit_market;
#[cfg(not(feature = "runtime-benchmarks"))]
mod kit_pool;
mod liquidation;
#[cfg(not(feature = "runtime-benchmarks"))]
mod metadata_hash;
mod migrations;
mod nonces;
mod notice;
mod oracle;
mod pauses;
mod peg;
mod ranks;
mod repayment;
mod story;
mod validators;
mod views;
mod weights;
mod world;
