#![doc = include_str!("../README.md")]
#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod cold;
pub mod count;
mod crafted;
pub mod database;
mod genesis;
pub mod measure;
pub mod population;
pub mod read_ahead;
mod records;
pub mod report;
pub mod state;
pub mod sweep;

use polkadot_sdk::sp_runtime::traits::HashingFor;

/// Block type of the node.
pub type Block = huxian_runtime::opaque::Block;
/// Hash function of the trie.
pub type Hashing = HashingFor<Block>;
