//! The reads that the chain offers: records ready for JSON, and the runtime APIs that return them.
//!
//! Node and clients depend on this crate; how pallets speak with each other stands in
//! `huxian-traits`.
//!
//! - [`views`]: the records.
//! - [`apis`]: the runtime APIs.

#![cfg_attr(not(feature = "std"), no_std)]

extern crate alloc;

pub mod apis;
pub mod views;
