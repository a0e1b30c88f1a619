//! The node: networking, consensus, storage, RPC and the command line around the runtime.
//!
//! - [`cli`]: what may be asked on the command line, and which defaults of the SDK differ here.
//! - [`command`]: who answers it.
//! - [`chain_spec`]: the chains this binary carries, and how one is read from a file.
//! - [`service`]: the parts of a running node and how they are put together.
//! - [`ahead`]: reads from the disk what the next block may need.
//! - [`rpc`]: the JSON-RPC methods beside the SDK's own.
//! - [`error`]: why something did not work, and what to do about it.
//!
//! It is a library only so that its parts can be tested without starting the binary.

#![forbid(unsafe_code)]
#![warn(missing_docs)]

pub mod ahead;
pub mod chain_spec;
pub mod cli;
pub mod command;
pub mod error;
pub mod rpc;
pub mod service;
