#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

mod feeders;
mod statistics;
mod world;

pub mod crash;
pub mod peg;

pub use statistics::{mean, quantile};
