#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod ahead;
pub mod cold;
pub mod count;
mod crafted;
pub mod database;
mod genesis;
pub mod measure;
pub mod population;
mod records;
pub mod report;
pub mod state;
pub mod sweep;

use polkadot_sdk::sp_runtime::traits::HashingFor;

/// Blocks as the node keeps them.
pub type Block = huxian_runtime::opaque::Block;
/// What the trie is hashed with.
pub type Hashing = HashingFor<Block>;
