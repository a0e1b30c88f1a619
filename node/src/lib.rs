//! The node: networking, consensus, storage, RPC and the command line around the runtime.
//!
//! - [`cli`]: the command line, and the defaults that differ from the SDK's.
//! - [`command`]: the commands.
//! - [`chain_spec`]: the built-in chains, and chains from a file.
//! - [`client`]: the types of executor, database, client and transaction pool.
//! - [`genesis`]: compares the genesis of a database with the chain specification.
//! - [`network`]: the chain specification of a public network, from a file.
//! - [`service`]: the parts of a running node, and their start.
//! - [`read_ahead`]: reads the entries that the next block may need from the disk.
//! - [`rpc`]: the JSON-RPC methods beside the SDK's.
//! - [`error`]: errors with advice.
//!
//! It is a library so that its parts can be tested without starting the binary.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod chain_spec;
pub mod cli;
pub mod client;
pub mod command;
pub mod error;
pub mod genesis;
pub mod network;
pub mod read_ahead;
pub mod rpc;
pub mod service;
