#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod chain;
mod oracle_members;
mod statistics;

pub mod crash;
pub mod peg;

pub use statistics::{mean, quantile};
