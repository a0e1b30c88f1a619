#![doc = include_str!("../README.md")]
#![cfg_attr(not(feature = "std"), no_std)]
#![cfg_attr(test, allow(clippy::arithmetic_side_effects, clippy::as_conversions))]

extern crate alloc;

mod audit;
mod edit;
mod id;
pub mod memory;
mod node;
mod queue;
mod store;
mod walk;
pub mod worst;

pub use audit::Unsound;
pub use id::{SliceId, KEY_LENGTH};
pub use node::{Child, Node, NodeId, Slice, CAPACITY, MERGE_AT};
pub use queue::{Queue, QueueError, Range, Taken};
pub use store::{Head, Store};
