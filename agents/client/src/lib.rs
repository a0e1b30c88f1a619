//! Connects to a node, reads the chain and submits transactions. Pallets, calls, runtime APIs and
//! fields are found by their names in the node's metadata, so this crate has no type of the
//! runtime.

pub mod amount;
pub mod chain;
pub mod connection;
pub mod moment;
pub mod output;
pub mod signal;
